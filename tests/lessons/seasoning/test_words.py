"""What is said on *Season it yourself*: what would help, and how the hand has done."""

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
    assert TEXT.label("hint.none") in words.said(TEXT, now)


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


def test_the_figures_are_those_of_now_and_of_the_best_try() -> None:
    now = scene(NEAR, FAR)
    loss = taste(now.crowd, FAR).loss
    assert list(words.figures(TEXT, now).values()) == [
        f"{100 / (1 + loss):.0f}",
        f"{loss:.2f}",
        "1",
        f"{100 / (1 + taste(now.crowd, NEAR).loss):.0f}",
    ]
