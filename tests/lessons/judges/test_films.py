"""The films of the judges: every wish and every round tasted once more, another way; the last frame to the digit."""

import re
from functools import cache
from itertools import product

import numpy as np
import pytest

from core.diners import regulars
from core.judges import JUDGES, learn_under, with_picky_diner
from lessons.judges import costs, films, plates, words
from lessons.judges.scene import Stage
from lessons.judges.settings import PICKY, STATED
from tests import films as sent
from tests.lessons.judges.oracle import COUNTS, cooked, heard
from ui.draw import faces
from ui.kit.text import LANGUAGES, REGISTERS, Text
from ui.kitchen.settings import Order

TEXTS = [Text(language, register, "judges") for language, register in product(LANGUAGES, REGISTERS)]
TEXT = TEXTS[0]
FIRST, THREE, CALM = Stage(Order(), None), Stage(Order(), 3.0), Stage(Order("mapo_tofu", "heavy"), 0.0)
STAGES = [FIRST, THREE, CALM, Stage(Order("congee", "light"), -3.0)]
KEY = "_stated.en.kitchen"


@cache
def shown(stage: Stage) -> sent.Shown:
    """The plates, in English."""
    return sent.read(films.plates_film(TEXT, stage))


def frames(stage: Stage) -> list[int]:
    """Which rounds are shown."""
    return [500] if stage.cooked is None else [*range(20), *range(20, 501, 12)]


@pytest.mark.parametrize("stage", STAGES, ids=str)
def test_at_every_wish_and_in_every_round_a_plate_is_what_a_taster_finds(stage: Stage) -> None:
    calm = regulars(stage.order.dish, stage.order.eaters)
    assert shown(stage).places == (19, len(frames(stage)))
    for place, judge in enumerate(JUDGES):
        rounds = cooked(stage.order, stage.cooked or 0.0).rounds(judge)
        for (wish, picky), (frame, at) in product(enumerate(PICKY.values), enumerate(frames(stage))):
            looks = shown(stage).at(picky=wish, cooking=frame)
            grams = rounds[at]
            errors = calm.X @ grams - calm.y
            errors[0] -= picky
            for name, amount in zip(("salt", "spice"), grams.tolist(), strict=True):
                assert abs(int(looks[f"{name}{place}", "count"]) - max(0.0, 10 * amount)) <= 0.5 + 1e-9
            written = re.findall(r"−?[\d.]+", looks[f"grams{place}", "words"])
            assert [float(each.replace("−", "-")) for each in written] == pytest.approx(grams, abs=0.0051)
            assert float(looks[f"voice{place}", "width"]) == pytest.approx(116 * heard(judge, errors), abs=0.051)
            counted = looks[f"own{place}", "words"].split()[-1]
            assert float(counted) == pytest.approx(COUNTS[judge](errors).mean(), abs=0.0051)
            said = "about_right" if abs(errors[0]) < 0.25 else "too_strong" if errors[0] > 0 else "too_weak"
            kind = faces.tongue_of(calm.X[0, 0] / calm.X[0].sum())
            assert looks[f"face0-{place}", "drawn"] == faces.tilted(1, said, kind)


@pytest.mark.parametrize("stage", [THREE, STAGES[3]], ids=str)
def test_the_last_frame_is_the_dish_that_core_finds_to_the_digit(stage: Stage) -> None:
    assert stage.cooked is not None
    looks = shown(stage).at(picky=PICKY.place_of(stage.cooked), cooking=60)
    crowd = with_picky_diner(regulars(stage.order.dish, stage.order.eaters), stage.cooked)
    for place, judge in enumerate(JUDGES):
        dish = learn_under(judge, crowd)
        assert looks[f"grams{place}", "words"] == TEXT("plate.grams", salt=dish.weights[0], spice=dish.weights[1])
        assert looks[f"own{place}", "words"].endswith(f" {dish.loss:.2f}")
        unhappy = int((np.abs(dish.errors[1:]) >= 0.25).sum())
        assert looks[f"unhappy{place}", "words"].endswith(f"{unhappy} of 7 unhappy")
        still = plates.looks(TEXT, stage, judge, stage.cooked)
        assert {part: looks[plates.part_of(part[0], place), part[1]] for part in still} == still


@pytest.mark.parametrize("stage", STAGES, ids=str)
def test_the_drawing_has_room_for_every_mark_that_is_ever_counted(stage: Stage) -> None:
    film = shown(stage)
    for part, attribute, _, looks, _ in film.tracks:
        if attribute == "count":
            (inside,) = re.findall(rf'<g id="{part}">((?:<g [^>]*>(?:<path|<circle)[^>]*/></g>)*)</g>', film.drawing)
            assert inside.count("<g ") == max(map(int, looks.ravel().tolist())), part
        else:
            assert f'id="{part}"' in film.drawing


@pytest.mark.parametrize("text", TEXTS, ids=str)
@pytest.mark.parametrize("stage", STAGES, ids=str)
def test_one_sentence_is_read_at_a_time_and_it_is_the_one_that_is_true_there(text: Text, stage: Stage) -> None:
    film = sent.read(films.said_film(text, stage))
    last = len(frames(stage)) - 1
    for (wish, picky), frame in product(enumerate(PICKY.values), {0, last // 2, last}):
        looks = film.at(picky=wish, cooking=frame)
        read = [part for part in films.PARTS if "hidden" not in looks[part, "style"]]
        on_the_way, as_cooked = frame < last, picky == stage.cooked
        assert read == [{(1, 1): "begun", (1, 0): "away", (0, 1): "moved", (0, 0): "wished"}[on_the_way, as_cooked]]
        there = "" if stage.cooked is None else text("say.away", picky=picky, cooked=stage.cooked)
        assert looks["away", "words"] == there
        assert looks["wished", "words"] == words.wished(text, stage, picky)
        strength = regulars(stage.order.dish, stage.order.eaters).y[0] + picky
        assert bool(looks["impossible", "words"]) == (strength < 0)
        assert looks["below", "words"] == (words.below_zero(text, stage.scene) if frame == last else "")
    if stage.cooked is not None:
        plain = re.sub(r"<[^>]+>", "", film.drawing)
        assert words.moves(text, stage.scene).replace("**", "") in plain


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_what_is_said_of_a_wish_are_the_shares_on_the_bars(text: Text) -> None:
    for stage, picky in product((FIRST, THREE), (-2.0, 1.0, 6.0)):
        found = re.findall(r"(\d+)%", words.wished(text, stage, picky))
        bars = [plates.looks(text, stage, judge, picky)["share", "words"] for judge in ("squared", "huber", "absolute")]
        assert found == [re.findall(r"(\d+)%", bar)[0] for bar in bars]


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_the_price_of_every_chance_is_at_its_place(text: Text) -> None:
    drawn, told = (sent.read(make(text, KEY)) for make in (films.costs_film, films.price_film))
    for place, percent in enumerate(STATED):
        assert told.at(**{"_stated-en-kitchen": place})["told", "words"] == words.said(text, percent)
        assert drawn.at(**{"_stated-en-kitchen": place}) == costs.looks(percent)


def test_no_film_is_larger_than_it_need_be() -> None:
    assert len(films.plates_film(TEXT, FIRST)) < 5_000
    assert len(films.plates_film(TEXT, THREE)) < 15_000
