"""One step, worked out by hand: where it begins, its slopes and where it leads."""

import numpy as np
import pytest

from core.diners import DISHES, regulars
from lessons.one_step.scene import PRESSES, Scene
from lessons.one_step.settings import OneStep
from tests.conftest import score_of


def slopes(dish: str, grams: tuple[float, float]) -> np.ndarray:
    """By differences of the loss a little to either side."""
    crowd = regulars(dish)

    def loss(w: np.ndarray) -> float:
        return float(np.mean((crowd.X @ w - crowd.y) ** 2))

    at, step = np.array(grams), 1e-5
    return np.array([(loss(at + step * way) - loss(at - step * way)) / (2 * step) for way in np.eye(2)])


@pytest.mark.parametrize("dish", DISHES)
@pytest.mark.parametrize("rate", [0.05, 0.4])
def test_a_step_goes_against_the_slope_by_the_rate(dish: str, rate: float) -> None:
    now = Scene(OneStep(dish=dish, start="mine", salt=2.0, spice=3.0, step_rate=rate))
    assert now.weights == (2.0, 3.0)
    after = np.array([2.0, 3.0]) - rate * slopes(dish, (2.0, 3.0))
    assert now.after == pytest.approx(after, abs=1e-6)
    assert now.score == pytest.approx(score_of(dish, 2.0, 3.0))
    assert now.score_after == pytest.approx(score_of(dish, *after), abs=1e-4)


def test_the_machine_begins_at_the_first_attempt_whatever_the_reader_has_found() -> None:
    assert Scene(OneStep(salt=4.0, spice=0.2)).weights == (1.0, 1.0)
    assert Scene(OneStep(start="mine", salt=4.0, spice=0.2)).weights == (4.0, 0.2)
    assert Scene(OneStep(start="mine", salt=4.0, spice=0.2, pot="3.5,-0.25")).weights == (3.5, -0.25)


def test_the_bet_is_about_the_first_step_however_many_were_taken() -> None:
    later = Scene(OneStep(dish="congee", pot="5,5"))
    steep = slopes("congee", (1.0, 1.0))
    assert later.first.gradient == pytest.approx(steep, abs=1e-6)
    assert later.tasting.gradient == pytest.approx(slopes("congee", (5.0, 5.0)), abs=1e-6)
    assert later.question == Scene(OneStep(dish="congee")).question
    assert later.question != Scene(OneStep(dish="mapo_tofu")).question
    assert later.question != Scene(OneStep(dish="congee", start="mine", salt=2.0)).question


@pytest.mark.parametrize("dish", DISHES)
@pytest.mark.parametrize("grams", [(1.0, 1.0), (3.0, 5.0), (6.0, 0.0)])
def test_the_seasoning_of_the_steeper_slope_is_the_right_bet(dish: str, grams: tuple[float, float]) -> None:
    now = Scene(OneStep(dish=dish, start="mine", salt=grams[0], spice=grams[1]))
    salt, spice = np.abs(slopes(dish, grams))
    assert now.answers == ["salt" if salt > spice else "spice"]


def test_the_first_step_is_seen_after_its_last_press_and_for_ever_after() -> None:
    seen = [Scene(OneStep(press=press)).seen for press in range(len(PRESSES) + 1)]
    assert seen == [False, False, False, False, True]
    assert Scene(OneStep(press=0, pot="2,2")).seen


@pytest.mark.parametrize("which", [0, 1])
def test_a_nudge_moves_one_seasoning_alone(which: int) -> None:
    nudge = Scene(OneStep(start="mine", salt=2.0, spice=3.0)).nudged(which)
    for loss, way in ((nudge.above, 1), (nudge.below, -1)):
        grams = [2.0, 3.0]
        grams[which] += way * nudge.size
        assert 100 / (1 + loss) == pytest.approx(score_of("tomato_egg", *grams))
    assert nudge.slope == pytest.approx(slopes("tomato_egg", (2.0, 3.0))[which], abs=1e-6)
