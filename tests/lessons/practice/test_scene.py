"""What *Practice* asks of `core`: the right crowd, the right start, and nothing cooked twice."""

from dataclasses import replace

import numpy as np
import pytest

from core.diners import DISHES, EATERS, regulars, strangers
from core.examples import Examples
from core.least_squares import bowl
from core.training import NEVER
from lessons.practice.scene import Scene
from lessons.practice.settings import RATES, Practice

RUN = Practice(rate=0.2)


def same(ours: Examples, theirs: Examples) -> bool:
    return np.array_equal(ours.X, theirs.X) and np.array_equal(ours.y, theirs.y)


@pytest.mark.parametrize("dish", DISHES)
@pytest.mark.parametrize("eaters", EATERS)
def test_the_crowd_is_the_orders_and_so_is_the_one_never_met(dish: str, eaters: str) -> None:
    scene = Scene(replace(RUN, dish=dish, eaters=eaters))
    assert same(scene.crowd, regulars(dish, eaters))
    assert same(scene.unmet, strangers(dish, eaters))


def test_other_tongues_and_the_odd_diner_come_when_asked_for() -> None:
    alike = Scene(replace(RUN, tongues="alike"))
    assert same(alike.crowd, regulars("tomato_egg", alike=True))
    assert same(alike.unmet, strangers("tomato_egg", alike=True))
    assert same(Scene(replace(RUN, odd="yes")).crowd, regulars("tomato_egg", inconsistent=True))
    assert same(Scene(RUN).crowd, regulars("tomato_egg"))


def test_a_run_starts_where_the_machine_begins_and_lasts_its_rounds() -> None:
    for start, grams in (("mine", [2.0, 0.3]), ("first", [1.0, 1.0])):
        history = Scene(replace(RUN, start=start, salt=2.0, spice=0.3, rounds=10)).history
        assert history.weights[0].tolist() == grams
        assert history.steps == 10
        assert not history.weights.flags.writeable


def test_before_it_has_run_there_is_only_the_start() -> None:
    history = Scene(RUN, cooked=False).history
    assert history.steps == 0
    assert history.weights.tolist() == [[1.0, 1.0]]


def test_the_same_run_is_cooked_once_for_everybody() -> None:
    assert Scene(RUN).history is Scene(replace(RUN)).history
    assert Scene(RUN).history is Scene(replace(RUN, salt=4.0)).history


def test_the_scores_are_100_over_1_plus_the_loss_at_both_ends() -> None:
    scene = Scene(replace(RUN, start="mine", salt=4.0, rate=0.05, rounds=10))
    losses = [np.mean((scene.crowd.X @ grams - scene.crowd.y) ** 2) for grams in scene.history.weights]
    assert scene.start_score == pytest.approx(100 / (1 + losses[0]))
    assert scene.end_score == pytest.approx(100 / (1 + losses[-1]))
    assert scene.best == pytest.approx(100 / (1 + bowl(scene.crowd).lowest_loss))


@pytest.mark.parametrize("rate", RATES)
def test_the_rounds_to_arrive_are_those_of_the_run_itself(rate: float) -> None:
    scene = Scene(replace(RUN, rate=rate, rounds=1000))
    history, rounds = scene.history, scene.rounds_at(rate)
    assert rounds == scene.arrived
    near = 100 / (1 + history.losses) >= 100 / (1 + bowl(scene.crowd).lowest_loss) - 1
    if rounds == NEVER:
        assert history.burnt or not near[-1]
    else:
        assert near[rounds:].all()
        assert not rounds or not near[rounds - 1]


def test_the_boldest_rate_that_still_settles_is_not_always_the_fastest() -> None:
    scene = Scene(RUN)
    timid, middle, bold = scene.rounds_of_bets
    assert scene.fastest == ["0.2"]
    assert 0 < middle < timid
    assert bold == NEVER
    reached = {rate: scene.rounds_at(rate) for rate in RATES}
    fewest = min(rounds for rounds in reached.values() if rounds != NEVER)
    steepest = bowl(scene.crowd).curvatures[-1]
    for rate in (rate for rate, rounds in reached.items() if rounds == fewest):
        assert 1 / steepest < rate < 2 / steepest


def test_where_no_rate_arrives_none_is_the_fastest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lessons.practice.scene.BETS", (0.6, 0.9))
    assert Scene(RUN).fastest == []


def test_where_two_rates_arrive_together_both_are_the_fastest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lessons.practice.scene.BETS", (0.6, 0.2, 0.2))
    assert Scene(RUN).fastest == ["0.2"]
    best = bowl(Scene(RUN).crowd).bottom
    there = Practice(start="mine", salt=round(float(best[0]), 1), spice=round(float(best[1]), 1))
    monkeypatch.setattr("lessons.practice.scene.BETS", (0.02, 0.2, 0.6))
    assert Scene(there).fastest == ["0.02", "0.2"], "0.6 begins there and leaves"
