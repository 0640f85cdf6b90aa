"""Three dishes for one crowd: each the best that its judge can ask for, and how far one diner draws it."""

import numpy as np
import pytest

from core.diners import regulars
from core.judges import JUDGES, learn_under
from lessons.judges import scene
from lessons.judges.scene import Scene, Stage, apart
from lessons.judges.settings import STATED
from tests.lessons.judges.oracle import COUNTS, heard
from tests.lessons.judges.oracle import cooked as cooked_by_hand
from ui.kitchen.settings import Order

ORDER = Order("congee", "heavy")


def test_the_first_diner_turns_picky_and_nobody_else() -> None:
    calm = regulars("congee", "heavy")
    picky = Scene(ORDER, 2.5).crowd
    assert picky.y - calm.y == pytest.approx([2.5, *[0.0] * 7])
    assert np.array_equal(picky.X, calm.X)
    assert np.array_equal(Scene(ORDER, 2.5).calm.crowd.y, calm.y)


@pytest.mark.parametrize("picky", [0.0, 3.0, -2.0])
def test_each_dish_is_the_best_under_its_own_judge(picky: float) -> None:
    """By hand: mean square, mean size, and half squares up to 0.5 and straight beyond, tried all round the dish."""

    def loss(judge: str, errors: np.ndarray) -> float:
        size = np.abs(errors)
        of = {"squared": size**2, "absolute": size, "huber": np.where(size <= 0.5, size**2 / 2, size / 2 - 0.125)}
        return float(of[judge].mean())

    now = Scene(ORDER, picky)
    for judge, dish in now.dishes.items():
        best = loss(judge, now.crowd.X @ dish.weights - now.crowd.y)
        for angle in np.linspace(0, 2 * np.pi, 16):
            away = dish.weights + 0.1 * np.array([np.cos(angle), np.sin(angle)])
            assert loss(judge, now.crowd.X @ away - now.crowd.y) > best


def test_how_far_a_dish_has_moved_is_measured_from_the_calm_one() -> None:
    now, calm = Scene(ORDER, 3.0), Scene(ORDER, 0.0)
    for judge, far in now.moved.items():
        salt, spice = now.dishes[judge].weights - calm.dishes[judge].weights
        assert far == pytest.approx(np.hypot(salt, spice))
    assert set(calm.moved.values()) == {0.0}
    assert apart(now, calm) == apart(calm, now)
    assert max(now.moved, key=lambda judge: now.moved[judge]) == "squared"


@pytest.mark.parametrize("percent", STATED)
def test_a_stated_chance_costs_what_a_pocket_calculator_says(percent: float) -> None:
    p, costs = percent / 100, scene.stated(percent)
    assert costs["cross_entropy"].loss == pytest.approx(-np.log(p))
    assert costs["cross_entropy"].slope == pytest.approx(p - 1)
    assert costs["brier"].loss == pytest.approx((1 - p) ** 2)
    assert costs["brier"].slope == pytest.approx(-2 * (1 - p) * p * (1 - p))


def test_the_curves_run_over_every_chance_on_offer() -> None:
    curves = scene.stated_curves()
    for judge, rows in curves.items():
        assert (rows[0, 0], rows[-1, 0]) == (STATED[0], STATED[-1])
        p = rows[:, 0] / 100
        assert rows[:, 1] == pytest.approx(-np.log(p) if judge == "cross_entropy" else (1 - p) ** 2)
    assert set(curves) == {"brier", "cross_entropy"}


# --- what has been cooked


@pytest.mark.parametrize("cooked", [3.0, 0.0, -2.5])
def test_a_cook_is_walked_from_one_gram_of_everything_to_the_very_dish_that_core_finds(cooked: float) -> None:
    stage = Stage(ORDER, cooked)
    assert stage.rounds[:20] == tuple(range(20))
    assert stage.rounds[-1] == 500
    for judge in JUDGES:
        walk, rounds = stage.walk(judge), cooked_by_hand(ORDER, cooked).rounds(judge)
        assert walk[0].tolist() == [1.0, 1.0]
        assert walk == pytest.approx(rounds[list(stage.rounds)], abs=1e-9)
        assert np.array_equal(walk[-1], learn_under(judge, Scene(ORDER, cooked).crowd).weights)


def test_before_the_first_cook_there_is_one_frame_and_nobody_was_picky() -> None:
    stage = Stage(ORDER, None)
    assert stage.rounds == (500,)
    for judge in JUDGES:
        assert np.array_equal(stage.walk(judge), [Scene(ORDER, 0.0).dishes[judge].weights])


@pytest.mark.parametrize("picky", [3.0, -1.5, 0.0])
def test_a_plate_is_tasted_by_the_diner_who_wishes_for_what_the_slider_says(picky: float) -> None:
    stage, calm = Stage(ORDER, 2.0), regulars(ORDER.dish, ORDER.eaters)
    for judge in JUDGES:
        for grams, now in zip(stage.walk(judge), stage.served(judge, picky), strict=True):
            errors = calm.X @ grams - calm.y
            errors[0] -= picky
            assert now.errors == pytest.approx(errors)
            assert now.loss == pytest.approx(COUNTS[judge](errors).mean())
            assert now.voice == pytest.approx(heard(judge, errors))


def test_where_it_was_cooked_for_this_wish_the_last_frame_is_the_dish_to_the_digit() -> None:
    for judge, dish in Scene(ORDER, 2.0).dishes.items():
        now = Stage(ORDER, 2.0).finished(judge, 2.0)
        assert np.array_equal(now.grams, dish.weights)
        assert now.loss == pytest.approx(dish.loss, rel=1e-12)
        assert now.errors == pytest.approx(dish.errors, rel=1e-12)
