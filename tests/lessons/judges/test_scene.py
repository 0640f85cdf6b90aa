"""Three dishes for one crowd: each the best that its judge can ask for, and how far one diner draws it."""

import numpy as np
import pytest

from core.diners import regulars
from core.judges import JUDGES
from lessons.judges import scene
from lessons.judges.scene import Scene, apart
from lessons.judges.settings import STATED
from ui.kitchen.settings import Order

ORDER = Order("congee", "heavy")


def test_the_first_diner_turns_picky_and_nobody_else() -> None:
    calm = regulars("congee", "heavy")
    picky = Scene(ORDER, 2.5).crowd
    assert picky.y - calm.y == pytest.approx([2.5, *[0.0] * 7])
    assert np.array_equal(picky.X, calm.X)
    assert np.array_equal(Scene(ORDER, 2.5).calm.crowd.y, calm.y)


def test_before_the_cook_all_three_hold_one_gram_of_everything() -> None:
    dishes = Scene(ORDER, 3.0, cooked=False).dishes
    assert list(dishes) == list(JUDGES)
    crowd = Scene(ORDER, 3.0).crowd
    for dish in dishes.values():
        assert dish.weights.tolist() == [1.0, 1.0]
        assert dish.errors == pytest.approx(crowd.X.sum(axis=1) - crowd.y)


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
    for judge, rows in curves.groupby("judge"):
        assert (rows["percent"].min(), rows["percent"].max()) == (STATED[0], STATED[-1])
        p = rows["percent"] / 100
        wanted = -np.log(p) if judge == "cross_entropy" else (1 - p) ** 2
        assert rows["loss"].to_numpy() == pytest.approx(wanted.to_numpy())
    assert set(curves["judge"]) == {"brier", "cross_entropy"}
