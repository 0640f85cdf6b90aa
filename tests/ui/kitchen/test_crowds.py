"""The crowds of an order, their best scores and their map; nothing worked out twice."""

import numpy as np
import pytest

from core.diners import DISHES, EATERS, regulars
from lessons.practice.settings import Practice
from ui.kitchen import crowds
from ui.kitchen.settings import Order

ORDERS = [Order(dish, eaters) for dish in DISHES for eaters in EATERS]


def loss_of(grams: tuple[float, float], order: Order) -> float:
    crowd = regulars(order.dish, order.eaters)
    return float(np.mean((crowd.X @ np.array(grams) - crowd.y) ** 2))


@pytest.mark.parametrize("order", ORDERS, ids=str)
def test_the_crowd_is_the_orders(order: Order) -> None:
    ours, theirs = crowds.crowd(order), regulars(order.dish, order.eaters)
    assert np.array_equal(ours.X, theirs.X)
    assert np.array_equal(ours.y, theirs.y)


@pytest.mark.parametrize("order", ORDERS, ids=str)
def test_no_grams_beat_the_best_score(order: Order) -> None:
    best = crowds.best_score(crowds.crowd(order))
    bottom = crowds.bowl_of(crowds.crowd(order)).bottom
    assert best == pytest.approx(100 / (1 + loss_of((bottom[0], bottom[1]), order)))
    for nudge in ((0.01, 0), (-0.01, 0), (0, 0.01), (0, -0.01)):
        assert crowds.score(crowds.crowd(order), bottom + nudge) < best


def test_a_score_is_100_over_1_plus_the_loss() -> None:
    order = Order("congee", "heavy")
    assert crowds.score(crowds.crowd(order), (2.0, 1.5)) == pytest.approx(100 / (1 + loss_of((2.0, 1.5), order)))


def test_the_map_holds_the_score_of_each_pair_of_grams() -> None:
    crowd = crowds.crowd(Order("tomato_egg", "normal"))
    axis = np.linspace(*crowds.MAP_RANGE, crowds.MAP_POINTS)
    heights = crowds.score_map(crowd)
    assert heights.shape == (crowds.MAP_POINTS, crowds.MAP_POINTS)
    for i, j in ((0, 0), (10, 30), (-1, 3)):
        assert heights[i, j] == pytest.approx(crowds.score(crowd, (axis[j], axis[i])))


def test_what_is_worked_out_of_a_crowd_is_shared_by_every_page() -> None:
    crowd, again = crowds.crowd(Practice(rate=0.6)), crowds.crowd(Order())
    assert crowds.score_map(crowd) is crowds.score_map(again)
    assert crowds.bowl_of(crowd) is crowds.bowl_of(again)
    assert not crowds.score_map(crowd).flags.writeable
