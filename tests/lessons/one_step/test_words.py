"""What is said of one step can be followed by hand."""

import numpy as np
import pytest

from core.diners import regulars
from core.one_step import adjust, nudge, taste
from lessons.one_step import words
from lessons.one_step.scene import PRESSES, Scene
from lessons.one_step.settings import OneStep
from tests.conftest import typed
from ui.kit.text import Text

STEP = Text("en", "kitchen", "one_step")


def test_a_slope_is_told_so_that_it_can_be_followed_by_hand() -> None:
    scene = Scene(OneStep(dish="congee", start="mine", salt=1.0, spice=4.0, step_rate=0.1))
    tasting = taste(regulars("congee"), (1.0, 4.0))
    for which, name in enumerate(("salt", "spice")):
        said, slope = typed(words.slope(STEP, which, scene)), tasting.gradient[which]
        change = adjust(tasting, 0.1)[which] - tasting.weights[which]
        word = "put in" if change > 0 else "take out"
        feeling = "too strong by" if slope > 0 else "too weak by"
        assert f"{feeling} {abs(slope) / 2:.3f} where {name} is felt → twice that is the slope, {slope:+.3f}" in said
        assert f"{word} {abs(change):.2f} g of {name}" in said


def test_a_nudge_stands_beside_the_slope_by_blame() -> None:
    crowd = regulars("congee")
    tasting, tried = taste(crowd, (1.0, 4.0)), nudge(crowd, (1.0, 4.0), 1)
    said = words.nudged(STEP, 1, Scene(OneStep(dish="congee", start="mine", salt=1.0, spice=4.0)))
    assert f"with 0.01 g more, the dish is {tried.above:.5f} off; with 0.01 g less, {tried.below:.5f}." in said
    assert said.count(f"**{tasting.gradient[1]:+.4f}**") == 2


@pytest.mark.parametrize("press", range(len(PRESSES) + 1))
def test_the_press_last_made_is_bold_among_the_four(press: int) -> None:
    steps = words.way(STEP, press).split(" → ")
    assert [step.startswith("**") for step in steps] == [place == press for place in range(1, len(PRESSES) + 1)]


def test_where_the_step_begins_is_told_apart() -> None:
    starts = [
        words.start(STEP, Scene(settings))
        for settings in (OneStep(), OneStep(start="mine", salt=2.0), OneStep(pot="2,1.5"))
    ]
    assert len(set(starts)) == 3
    assert "2.0" in starts[1]
    assert "1.5" in starts[2]


def test_how_wrong_it_is_is_the_mean_of_the_squared_errors() -> None:
    crowd = regulars("congee")
    squared = (crowd.X @ np.ones(2) - crowd.y) ** 2
    said = words.wrong(STEP, Scene(OneStep(dish="congee")))
    for number in (f"{squared.sum():.3f}", f"{squared.mean():.3f}", str(len(squared))):
        assert number in said
