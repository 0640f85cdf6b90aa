"""What the pages ask of `core`: the right crowd, and nothing cooked twice."""

from dataclasses import replace

import numpy as np
import pytest

from core.diners import DISHES, EATERS, regulars, strangers
from core.least_squares import bowl
from core.training import NEVER
from lessons.practice.settings import RATES, Practice
from ui import runs
from ui.kitchen.settings import Order

RUN = Practice("tomato_egg", "normal", 1.0, 1.0, "usual", "no", 0.2, 100)
ORDERS = [Order(dish, eaters) for dish in DISHES for eaters in EATERS]


def loss_of(grams: tuple[float, float], order: Order) -> float:
    crowd = regulars(order.dish, order.eaters)
    return float(np.mean((crowd.X @ np.array(grams) - crowd.y) ** 2))


def test_the_readers_grams_go_from_0_to_6() -> None:
    assert runs.grams_range() == (0.0, 6.0)


@pytest.mark.parametrize("order", ORDERS, ids=str)
def test_the_crowd_is_the_orders_and_so_is_the_one_never_met(order: Order) -> None:
    for ours, theirs in (
        (runs.crowd(order), regulars(order.dish, order.eaters)),
        (runs.new_crowd(order), strangers(order.dish, order.eaters)),
    ):
        assert np.array_equal(ours.X, theirs.X)
        assert np.array_equal(ours.y, theirs.y)


def test_other_tongues_and_the_odd_diner_come_when_asked_for() -> None:
    assert np.array_equal(runs.crowd(replace(RUN, tongues="alike")).X, regulars("tomato_egg", alike=True).X)
    assert np.array_equal(runs.new_crowd(replace(RUN, tongues="alike")).X, strangers("tomato_egg", alike=True).X)
    assert np.array_equal(runs.crowd(replace(RUN, odd="yes")).y, regulars("tomato_egg", inconsistent=True).y)
    assert np.array_equal(runs.crowd(RUN).y, regulars("tomato_egg").y)


@pytest.mark.parametrize("order", ORDERS, ids=str)
def test_no_grams_beat_the_best_score(order: Order) -> None:
    best = runs.best_score(runs.crowd(order))
    bottom = runs.bowl_of(runs.crowd(order)).bottom
    assert best == pytest.approx(100 / (1 + loss_of((bottom[0], bottom[1]), order)))
    for nudge in ((0.01, 0), (-0.01, 0), (0, 0.01), (0, -0.01)):
        assert runs.score(runs.crowd(order), bottom + nudge) < best


def test_a_score_is_100_over_1_plus_the_loss() -> None:
    order = Order("congee", "heavy")
    assert runs.score(runs.crowd(order), (2.0, 1.5)) == pytest.approx(100 / (1 + loss_of((2.0, 1.5), order)))


def test_the_untrained_chef_is_random_but_the_same_at_every_visit_and_within_the_sliders() -> None:
    assert np.array_equal(runs.untrained(), runs.untrained())
    assert runs.untrained().shape == (2,)
    assert np.all((runs.untrained() >= 0) & (runs.untrained() <= 6))


@pytest.mark.parametrize("order", ORDERS, ids=str)
def test_the_chef_on_home_ends_far_better_than_the_untrained_one(order: Order) -> None:
    history = runs.home_training(runs.crowd(order))
    assert np.array_equal(history.weights[0], runs.untrained())
    assert runs.score(runs.crowd(order), history.weights[-1]) == pytest.approx(
        runs.best_score(runs.crowd(order)), abs=0.05
    )
    assert runs.score(runs.crowd(order), runs.untrained()) < 60


def test_a_practice_run_starts_from_the_readers_grams_and_lasts_its_rounds() -> None:
    history = runs.practice(replace(RUN, salt=2.0, spice=0.3, rounds=10))
    assert history.weights[0].tolist() == [2.0, 0.3]
    assert history.steps == 10
    assert not history.weights.flags.writeable


def test_before_practice_there_is_only_the_start() -> None:
    history = runs.before_practice(RUN)
    assert history.steps == 0
    assert history.weights.tolist() == [[1.0, 1.0]]


def test_the_same_run_is_cooked_once_for_everybody() -> None:
    assert runs.practice(RUN) is runs.practice(replace(RUN))
    assert runs.score_map(runs.crowd(RUN)) is runs.score_map(runs.crowd(Order("tomato_egg", "normal")))


def test_the_map_holds_the_score_of_each_pair_of_grams() -> None:
    crowd = runs.crowd(RUN)
    axis = np.linspace(*runs.MAP_RANGE, runs.MAP_POINTS)
    heights = runs.score_map(crowd)
    assert heights.shape == (runs.MAP_POINTS, runs.MAP_POINTS)
    for i, j in ((0, 0), (10, 30), (-1, 3)):
        assert heights[i, j] == pytest.approx(runs.score(crowd, (axis[j], axis[i])))


@pytest.mark.parametrize("rate", RATES)
def test_the_rounds_to_arrive_are_those_of_the_run_itself(rate: float) -> None:
    crowd = runs.crowd(RUN)
    rounds = runs.rounds_to_arrive(crowd, RUN.grams, rate)
    history = runs.practice(replace(RUN, rate=rate, rounds=1000))
    near = 100 / (1 + history.losses) >= runs.best_score(crowd) - 1
    if rounds == NEVER:
        assert history.burnt or not near[-1]
    else:
        assert near[rounds:].all()
        assert not rounds or not near[rounds - 1]


def test_the_boldest_rate_that_still_settles_is_not_always_the_fastest() -> None:
    crowd = runs.crowd(RUN)
    assert runs.fastest(crowd, RUN.grams, (0.02, 0.2, 0.6)) == (0.2,)
    assert runs.fastest(crowd, RUN.grams, (0.02, 0.6)) == (0.02,)
    for rate in runs.fastest(crowd, RUN.grams, RATES):
        assert 1 / bowl(crowd).curvatures[-1] < rate < 2 / bowl(crowd).curvatures[-1]


def test_where_no_rate_arrives_none_is_the_fastest() -> None:
    assert runs.fastest(runs.crowd(RUN), RUN.grams, (0.6, 0.9)) == ()
