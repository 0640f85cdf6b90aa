"""The films of *Season it yourself* at all 61 × 61 seasonings, against a crowd worked out by hand."""

import re

import numpy as np
import pytest

from lessons.seasoning import films, words
from lessons.seasoning.scene import Scene
from lessons.seasoning.settings import Seasoning
from tests import films as sent
from tests.ui.kitchen import oracle as kitchen
from ui.draw import faces, plate
from ui.kit.text import LANGUAGES, REGISTERS, Text
from ui.kitchen import crowds
from ui.kitchen.settings import Order
from ui.kitchen.tongues import COLOURS

GRAMS = [place / 10 for place in range(61)]
ORDERS = [Order(), Order("congee", "light"), Order("mapo_tofu", "heavy")]
EN = Text("en", "kitchen", "seasoning")
THRESHOLDS = (kitchen.CONTENT_WITHIN, 0.05)


def number(words: str) -> float:
    return float(words.replace("−", "-"))


@pytest.mark.parametrize("order", ORDERS, ids=str)
def test_the_faces_say_what_each_diner_says_at_every_place(order: Order) -> None:
    shown, by_hand = sent.read(films.picture_film(EN, crowds.crowd(order))), kitchen.crowd(order)
    for i, salt in enumerate(GRAMS):
        for j, spice in enumerate(GRAMS):
            looks = shown.at(salt=i, spice=j)
            for diner, error in enumerate(by_hand.errors((salt, spice))):
                assert abs(number(looks[f"error{diner}", "words"]) - error) <= 0.05 + 1e-9
                if abs(abs(error) - kitchen.CONTENT_WITHIN) > 1e-9:  # else it is rounding that decides
                    feeling = kitchen.feeling(error)
                    assert looks[f"word{diner}", "words"] == EN.label(f"feeling.{feeling}")
                    assert looks[f"word{diner}", "fill"] == COLOURS[feeling]
                    assert faces._EYES[feeling] in looks[f"face{diner}", "drawn"]


@pytest.mark.parametrize("order", ORDERS, ids=str)
def test_the_plate_has_the_salt_the_spice_the_score_and_the_loss_of_every_place(order: Order) -> None:
    shown = sent.read(films.plate_film(EN, crowds.crowd(order), order.dish))
    by_hand = kitchen.crowd(order)
    for i, salt in enumerate(GRAMS):
        for j, spice in enumerate(GRAMS):
            looks, loss = shown.at(salt=i, spice=j), by_hand.loss((salt, spice))
            assert abs(number(looks["score-now", "words"]) - 100 / (1 + loss)) <= 0.5 + 1e-9
            assert abs(number(looks["loss-now", "words"]) - loss) <= 0.005 + 1e-9
            assert abs(int(looks["salt", "count"]) - 12 * salt) <= 0.5 + 1e-9
            assert abs(int(looks["spice", "count"]) - 7 * spice) <= 0.5 + 1e-9
            near = 100 / (1 + loss) // 2 * 2
            assert looks["steam", "drawn"] in (plate.steam(order.dish, near), plate.steam(order.dish, near + 2))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("register", REGISTERS)
def test_the_sentence_of_every_place_is_the_one_said_of_it(language: str, register: str) -> None:
    text, order = Text(language, register, "seasoning"), ORDERS[0]
    shown = sent.read(films.said_film(text, crowds.crowd(order)))
    template = re.search('<p>(.*?)<span id="wait"', shown.drawing)
    assert template is not None
    for i, salt in enumerate(GRAMS):
        for j, spice in enumerate(GRAMS):
            looks = shown.at(salt=i, spice=j)
            filled = re.sub(r'<span id="(.*?)"></span>', lambda gap, now=looks: now[gap[1], "words"], template[1])
            now = Scene(Seasoning(salt=salt, spice=spice), ((salt, spice),))
            assert filled.replace("<b>", "**").replace("</b>", "**") == words.said(text, now)


def test_the_dot_lies_where_the_sliders_stand_and_its_handle_reaches_their_ends() -> None:
    shown = sent.read(films.picture_film(EN, crowds.crowd(ORDERS[0])))
    assert shown.handle == {"part": "spice", "axes": [0, 1], "box": [26, 202, 204, 24]}
    x = [number(re.findall(r"[\d.]+", shown.at(salt=at, spice=0)["salt", "transform"])[0]) for at in range(61)]
    y = [number(re.findall(r"[\d.]+", shown.at(salt=0, spice=at)["spice", "transform"])[1]) for at in range(61)]
    assert x == pytest.approx(np.linspace(26, 204, 61), abs=0.05)
    assert y == pytest.approx(np.linspace(202, 24, 61), abs=0.05)


def test_what_depends_on_the_reader_is_not_in_a_film_but_in_the_note() -> None:
    walk = ((1.0, 1.0), (2.0, 1.0), (2.0, 3.0))
    now = Scene(Seasoning(salt=2.0, spice=3.0), walk)
    looks = films.note(EN, now, "all")
    assert looks["picture", "walk", "points"] == "55.7,172.3 85.3,172.3 85.3,113"
    assert looks["plate", "tries", "words"] == "2"
    assert looks["plate", "best", "words"] == f"{max(kitchen.crowd(ORDERS[0]).score(each) for each in walk):.0f}"
    assert looks["said", "ending", "words"] == ""
    assert (looks["said", "say-hint", "style"], looks["said", "wait", "style"]) == ("", "display:none")
    assert looks["picture", "veil", "style"] == "display:none"
    assert looks["card", "card-state", "words"] == EN.label("card.by_hand")
    assert "salt 2.0 g, spice 3.0 g" in looks["card", "card", "aria-label"]
    done = Scene(Seasoning(salt=3.0, spice=0.8), (*walk, (3.0, 0.8)))
    assert films.note(EN, done, "all")["said", "ending", "words"] == words.ending(EN, done)
    begun = films.note(EN, Scene(Seasoning(), ((1.0, 1.0),)), None)
    assert (begun["said", "say-hint", "style"], begun["said", "wait", "style"]) == ("display:none", "")
    assert begun["picture", "veil", "style"] == ""
    assert begun["card", "card-state", "words"] == EN.label("card.first")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_card_has_the_grams_of_the_sliders_in_both_its_forms(language: str) -> None:
    shown = sent.read(films.card_film(Text(language, "kitchen", "seasoning")))
    for salt, spice in ((0, 60), (24, 14), (60, 0)):
        looks = shown.at(salt=salt, spice=spice)
        for form in ("wide", "line"):
            assert looks[f"card-{form}0", "words"] == f"{salt / 10:.1f}"
            assert looks[f"card-{form}1", "words"] == f"{spice / 10:.1f}"
