"""What is said on *Season it yourself*: what would help, and how the hand has done."""

import numpy as np
import pytest

from core.one_step import taste
from lessons.seasoning import words
from lessons.seasoning.scene import GOAL, Scene
from lessons.seasoning.settings import Seasoning
from ui.kit.text import Text

TEXT = Text("en", "kitchen", "seasoning")
FAR, NEAR = (1.0, 1.0), (3.0, 0.8)


def scene(*walk: tuple[float, float]) -> Scene:
    salt, spice = walk[-1]
    return Scene(Seasoning(salt=salt, spice=spice), walk)


def test_a_hint_names_the_way_the_amount_and_the_seasoning() -> None:
    assert words.hint(TEXT, "salt", 1.0) == "1 g more salt would help most"
    assert words.hint(TEXT, "spice", -0.5) == "0.5 g less spice would help most"


def test_where_nothing_helps_that_is_said() -> None:
    now = scene((3.0, 0.8))
    assert now.move is None
    assert TEXT("hint.none") in words.said(TEXT, now)


def test_the_hint_helps_indeed() -> None:
    before = scene(FAR)
    assert before.move is not None
    grams = list(FAR)
    grams[before.move.which] += before.move.amount
    assert words.hint(TEXT, ("salt", "spice")[before.move.which], before.move.amount) in words.said(TEXT, before)
    assert scene((grams[0], grams[1])).score > before.score


@pytest.mark.parametrize(
    ("walk", "told"), [((FAR, NEAR), "you_did_it"), ((NEAR, FAR), "you_did_it"), ((FAR,), "you_tried")]
)
def test_who_has_once_passed_the_goal_is_told_so(walk: tuple[tuple[float, float], ...], told: str) -> None:
    now = scene(*walk)
    assert (now.best >= GOAL) == (told == "you_did_it")
    assert words.ending(TEXT, now) == TEXT(told, tries=len(walk) - 1, best=now.best)


@pytest.mark.parametrize(
    ("grams", "said"),
    [
        ((1.0, 1.0), "Salt tongues: 4 too weak. Spice tongues: 4 too weak."),
        ((2.4, 1.4), "Salt tongues: 4 too weak. Spice tongues: 3 too strong."),
        ((6.0, 6.0), "Salt tongues: 4 too strong. Spice tongues: 4 too strong."),
        ((2.7, 0.9), "Salt tongues: 3 too weak. Spice tongues: all content."),
    ],
)
def test_each_half_of_the_tongues_is_told_apart(grams: tuple[float, float], said: str) -> None:
    assert said in words.said(TEXT, scene(grams))


def test_a_half_that_is_content_or_of_two_minds_is_told_so() -> None:
    assert words.half(TEXT, 0, 0) == "all content"
    assert words.half(TEXT, 1, 2) == "1 too weak, 2 too strong"


def test_ten_grams_of_salt_are_too_much_whatever_the_spice() -> None:
    now = scene((3.0, 0.8))
    bottom = np.linalg.lstsq(now.crowd.X, now.crowd.y, rcond=None)[0]
    loss = taste(now.crowd, (10.0, bottom[1])).loss
    assert words.much_salt(TEXT, now) == TEXT("much_salt", salt=10.0, spice=bottom[1], score=100 / (1 + loss))


@pytest.mark.parametrize(("walk", "state"), [(((1.0, 1.0),), "first attempt"), ((FAR, NEAR), "changed by hand")])
def test_the_card_says_whether_a_hand_has_changed_it(walk: tuple[tuple[float, float], ...], state: str) -> None:
    card = words.card(TEXT, scene(*walk))
    assert card.state == state
    assert [each.value for each in card.named] == list(walk[-1])


def test_the_figures_are_those_of_now_and_of_the_best_try() -> None:
    now = scene(NEAR, FAR)
    loss = taste(now.crowd, FAR).loss
    assert list(words.figures(TEXT, now).values()) == [
        f"{100 / (1 + loss):.0f}",
        f"{loss:.2f}",
        "1",
        f"{100 / (1 + taste(now.crowd, NEAR).loss):.0f}",
    ]
