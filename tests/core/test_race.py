"""A race: equal to six runs, every fate told as it was, and luck called luck.

The races are run again in `Alone` below, from the formulas of the papers and with numpy alone.
"""

from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from core.arrays import Array
from core.landscapes import LANDSCAPES, Landscape, linear_landscape
from core.least_squares import bowl
from core.losses import taste_score
from core.optimizers import OPTIMIZERS, remembered
from core.race import FATES, NUDGES, Racer, hollows_apart, race, winners
from core.sweeps import CLOSE
from core.training import NEVER, evaluate, train

BOWL, HOLLOWS, SADDLE = (LANDSCAPES[name] for name in ("bowl", "two_hollows", "saddle"))


def run(landscape: str, rate: float, rounds: int = 100, **settings: Any) -> dict[str, Racer]:
    racers = race(LANDSCAPES[landscape], dict.fromkeys(OPTIMIZERS, rate), rounds=rounds, **settings)
    return {racer.optimizer: racer for racer in racers}


def test_each_racer_is_a_run_of_its_own() -> None:
    racers = race(BOWL, {"sgd": 0.3, "adam": 0.1}, rounds=20, batch_size=4, seed=6)
    for racer in racers:
        rule = OPTIMIZERS[racer.optimizer](racer.rate)
        alone = train(BOWL.model, BOWL.diners, BOWL.loss, rule, BOWL.start, epochs=20, batch_size=4, seed=6)
        assert racer.history.weights == pytest.approx(alone.weights, rel=1e-12)
        assert racer.history.gradients == pytest.approx(alone.gradients, rel=1e-9, abs=1e-12)
        assert racer.scores == pytest.approx(taste_score(alone.losses[::2]), rel=1e-12)
        assert len(racer.scores) == 21


def test_arrived_is_the_first_round_after_which_the_score_never_falls_short_again() -> None:
    best = float(taste_score(BOWL.lowest_loss))
    for racer in run("bowl", 0.1).values():
        if racer.arrived == NEVER:
            assert racer.end < best - CLOSE
        else:
            assert racer.fate == "arrived"
            assert (racer.scores[racer.arrived :] >= best - CLOSE).all()
            assert racer.scores[racer.arrived - 1] < best - CLOSE


def test_sgd_arrives_when_the_closed_form_says() -> None:
    """In the bowl the error along each axis is multiplied by 1 − lr·λ every round."""
    shape, rate = bowl(BOWL.diners), 0.1
    apart = shape.axes.T @ (np.asarray(BOWL.start) - shape.bottom)
    left = apart * (1 - rate * shape.curvatures) ** np.arange(101)[:, None]
    losses = shape.lowest_loss + 0.5 * (shape.curvatures * left**2).sum(axis=1)
    allowed = 100 / (100 / (1 + shape.lowest_loss) - CLOSE) - 1
    assert run("bowl", rate)["sgd"].arrived == int((losses <= allowed).argmax())


def test_a_bold_sgd_boils_over_and_says_in_which_round() -> None:
    racer = run("bowl", 1.0)["sgd"]
    assert (racer.fate, racer.arrived) == ("burnt", NEVER)
    assert racer.burnt_round == int(racer.history.burnt_at)
    noisy = run("bowl", 3.0, batch_size=1, seed=6)["sgd"]
    assert noisy.burnt_round == -(-int(noisy.history.burnt_at) // 8)


def alone(landscape: str, optimizer: str, rate: float, rounds: int) -> tuple[Array, Array]:
    """Weights and scores round by round, from the papers' own formulas; all diners taste before each step.

    Nesterov is worked out in its textbook form, two sequences, of which the one where the slope is taken is kept.
    """
    place = LANDSCAPES[landscape]
    w = np.array(place.start)
    v, s, m, way = np.zeros(2), np.zeros(2), np.zeros(2), [w]
    for t in range(1, rounds + 1):
        g = slope(place, w)
        if optimizer == "sgd":
            w = w - rate * g
        elif optimizer == "momentum":
            v = 0.9 * v + g
            w = w - rate * v
        elif optimizer == "nesterov":  # θ ← θ + v with v ← 0.9 v − rate · g(θ + 0.9 v); what is kept is θ + 0.9 v
            theta, v = w - 0.9 * v, 0.9 * v - rate * g
            w = theta + v + 0.9 * v
        elif optimizer == "adagrad":
            s = s + g * g
            w = w - rate * g / (np.sqrt(s) + 1e-8)
        elif optimizer == "rmsprop":
            s = 0.9 * s + 0.1 * g * g
            w = w - rate * g / (np.sqrt(s) + 1e-8)
        else:
            m, s = 0.9 * m + 0.1 * g, 0.999 * s + 0.001 * g * g
            w = w - rate * (m / (1 - 0.9**t)) / (np.sqrt(s / (1 - 0.999**t)) + 1e-8)
        way.append(w)
        if not np.isfinite(height(place, w)) or height(place, w) > 1e6:
            break
    walked = np.array(way)
    return walked, 100 / (1 + np.array([height(place, w) for w in walked]))


def slope(place: Landscape, w: Array) -> Array:
    """By nudging each weight: exact up to rounding where the loss is a polynomial of at most fourth degree."""
    found = []
    for step in 1e-3 * np.eye(2):
        near, far = (height(place, w + k * step) - height(place, w - k * step) for k in (1, 2))
        found.append((8 * near - far) / (12 * 1e-3))
    return np.array(found)


def height(place: Landscape, w: Array) -> float:
    answers, _ = place.model.forward(w, place.diners.X)
    return float(np.mean((answers - place.diners.y) ** 2))


WATCHED = 1000


@pytest.mark.parametrize(
    ("landscape", "optimizer", "rate", "fate"),
    [
        ("bowl", "nesterov", 0.1, "arrived"),
        ("bowl", "adagrad", 0.1, "slow"),
        ("bowl", "adagrad", 0.02, "slow"),
        ("bowl", "rmsprop", 0.2, "circling"),
        ("bowl", "rmsprop", 0.1, "slow"),
        ("bowl", "sgd", 1.0, "burnt"),
        ("bowl", "sgd", 0.5, "burnt"),
        ("valley", "rmsprop", 0.1, "circling"),
        ("valley", "sgd", 0.1, "slow"),
        ("valley", "sgd", 0.003, "stalled"),
        ("valley", "adagrad", 0.03, "stalled"),
        ("two_hollows", "sgd", 0.003, "hollow"),
        ("two_hollows", "adam", 0.1, "hollow"),
        ("two_hollows", "momentum", 0.1, "arrived"),
        ("saddle", "rmsprop", 0.1, "circling"),
        ("saddle", "sgd", 0.1, "arrived"),
    ],
)
def test_a_fate_is_what_the_run_did_while_it_was_watched(
    landscape: str, optimizer: str, rate: float, fate: str
) -> None:
    racer = run(landscape, rate, watched=WATCHED)[optimizer]
    assert racer.fate == fate
    place = LANDSCAPES[landscape]
    walked, scores = alone(landscape, optimizer, rate, WATCHED)
    late, best = scores[500:], 100 / (1 + height(place, place.minima[0]))
    within = scores >= best - 1
    way = np.hypot(*np.diff(walked[500:], axis=0).T).sum() if len(walked) > 501 else 0.0
    covered = float(np.hypot(*(walked[-1] - walked[min(500, len(walked) - 1)])))
    seen = {
        "arrived": within[100:].all() and len(scores) == WATCHED + 1,
        "burnt": len(scores) <= WATCHED,
        "hollow": len(place.minima) > 1
        and len(late)
        and (abs(late - 100 / (1 + height(place, place.minima[1]))) <= 1).all(),
        "circling": not within[100:].all() and way > 10 * covered,
        "stalled": not within.any() and way <= 10 * covered and len(late) and late[-1] - late[0] < 0.13,
        "slow": (not within[:100].all() and within[-800:].all() and len(late))
        or (not within.all() and way <= 10 * covered and len(late) and late[-1] - late[0] > 0.1),
    }
    assert seen[fate], seen


def test_an_arrival_has_to_last_and_a_limit_cycle_that_passes_by_is_none() -> None:
    """RMSProp at 0.15 is close at the end of the race, and never for long."""
    short, long = run("bowl", 0.15)["rmsprop"], run("bowl", 0.15, watched=WATCHED)["rmsprop"]
    assert "arrived" in short.fates, "where the race is not watched any longer, some start seems to arrive"
    assert set(long.fates) == {"circling"}
    _, scores = alone("bowl", "rmsprop", 0.15, WATCHED)
    assert scores[200:].max() < float(taste_score(BOWL.lowest_loss)) - CLOSE


def test_what_a_billionth_at_the_start_decides_is_luck() -> None:
    """RMSProp at 0.03 settles in round 81 or 125, as the last digits will have it."""
    racer = run("bowl", 0.03, watched=WATCHED)["rmsprop"]
    assert len(set(racer.fates)) > 1
    assert racer.lucky
    assert not racer.fair
    steady = run("bowl", 0.03, watched=WATCHED)["nesterov"]
    assert not steady.lucky
    assert len(set(steady.all_arrived)) == 1
    for start, twin in zip(NUDGES[1:], racer.watched.weights[0, 1:], strict=True):
        assert twin - racer.watched.weights[0, 0] == pytest.approx(start, rel=1e-5)


def test_whether_and_when_one_boils_over_may_be_luck_too() -> None:
    """One diner at a time: the last digits of the start are multiplied a billion times before the pot boils over."""
    told = []
    for rate in (0.15, 0.2, 0.3):
        for racer in run("two_hollows", rate, batch_size=1, seed=6, watched=200).values():
            burnt = [int(when) for when in racer.watched.burnt_at]
            assert racer.lucky == (len(set(racer.fates)) > 1)
            if racer.fate == "burnt":
                assert racer.about == (len(set(burnt)) > 1)
                told.append(racer.about)
    assert True in told
    assert False in told


def test_nobody_wins_by_luck() -> None:
    """By any start that is a billionth away the same win, or nobody does."""
    for rate in (0.03, 0.05, 0.07, 0.1, 0.15):
        for landscape in ("bowl", "valley", "saddle"):
            racers = tuple(run(landscape, rate, watched=WATCHED).values())
            for name in winners(racers):
                (racer,) = (racer for racer in racers if racer.optimizer == name)
                assert not racer.lucky
                assert not racer.leapt


def test_timid_steps_end_in_the_shallow_hollow_and_rolling_ones_in_the_deep_one() -> None:
    fates = {name: racer.fate for name, racer in run("two_hollows", 0.1, watched=WATCHED).items()}
    assert {fates[name] for name in ("sgd", "adagrad", "rmsprop", "adam")} == {"hollow"}
    assert {fates[name] for name in ("momentum", "nesterov")} == {"arrived"}
    shallow = float(taste_score(evaluate(HOLLOWS.model, HOLLOWS.diners, HOLLOWS.loss, HOLLOWS.minima[1])))
    assert abs(run("two_hollows", 0.1)["sgd"].end - shallow) < CLOSE


def test_one_long_leap_into_the_deep_hollow_is_luck_and_rolling_over_the_pass_is_not() -> None:
    assert hollows_apart(HOLLOWS) == pytest.approx(np.linalg.norm(HOLLOWS.minima[0] - HOLLOWS.minima[1]))
    racers = run("two_hollows", 2.0, watched=WATCHED)
    assert [name for name, racer in racers.items() if racer.fate == "arrived"] == ["adagrad", "adam"]
    for name in ("adagrad", "adam"):
        thrown = racers[name]
        walked, _ = alone("two_hollows", name, 2.0, thrown.arrived)
        steps = [float(np.hypot(*(after - before))) for before, after in pairwise(walked)]
        assert thrown.longest_step == pytest.approx(max(steps), rel=1e-6)
        assert max(steps) == pytest.approx(2 * np.sqrt(2), rel=1e-6), "the first step: the rate along either axis"
        assert thrown.leapt
    assert winners(tuple(racers.values())) == (), "the same leap wins for neither, however late its racer arrives"
    for rate in (0.01, 0.03, 0.1, 1.5):
        assert not any(racer.leapt for racer in run("two_hollows", rate, watched=WATCHED).values())


def test_a_leap_after_the_arrival_or_of_who_never_arrives_is_not_held_against_anybody() -> None:
    racer = run("two_hollows", 10.0, watched=WATCHED)["adam"]
    assert racer.arrived == NEVER
    assert racer.longest_step > hollows_apart(HOLLOWS)
    assert not racer.leapt


@pytest.mark.parametrize("landscape", ["bowl", "valley", "saddle"])
def test_where_all_bottoms_are_equally_deep_there_is_no_luck(landscape: str) -> None:
    assert hollows_apart(LANDSCAPES[landscape]) == 0
    assert not any(racer.leapt for racer in run(landscape, 1.0).values())


def test_the_saddle_holds_sgd_for_ten_rounds() -> None:
    racer = run("saddle", 0.1)["sgd"]
    assert racer.rounds_near((0, 0), 0.3) == 10
    assert racer.fate == "arrived"


@pytest.mark.parametrize("landscape", LANDSCAPES)
@pytest.mark.parametrize("rate", [0.001, 0.1, 10.0])
@pytest.mark.parametrize("batch", [1, 8])
def test_every_race_ends_in_a_known_way_with_somebody_ahead(landscape: str, rate: float, batch: int) -> None:
    racers = tuple(run(landscape, rate, rounds=30, batch_size=batch, seed=6).values())
    assert {racer.fate for racer in racers} <= set(FATES)
    first = winners(racers)
    assert first or any(racer.lucky or racer.leapt for racer in racers)
    assert set(first) <= set(OPTIMIZERS)
    ends = {racer.optimizer: racer.end for racer in racers if not racer.history.burnt}
    if all(racer.arrived == NEVER for racer in racers):
        assert all(ends[name] >= max(ends.values()) - 0.05 for name in first)


def test_from_the_bottom_timid_ones_are_first_at_once_and_a_bold_first_step_leaves_it() -> None:
    """AdaGrad's first step is as long as its rate, however small the slope."""
    x, y = bowl(BOWL.diners).bottom.round(3)
    there = linear_landscape(BOWL.diners, (float(x), float(y)))
    timid = race(there, dict.fromkeys(OPTIMIZERS, 0.001), rounds=5)
    assert winners(timid) == tuple(OPTIMIZERS)
    assert {racer.arrived for racer in timid} == {0}
    bold = {racer.optimizer: racer.arrived for racer in race(there, dict.fromkeys(OPTIMIZERS, 0.3), rounds=5)}
    assert bold["sgd"] == 0
    assert bold["adagrad"] != 0


def test_a_race_of_no_rounds_is_the_start_alone() -> None:
    racer = race(SADDLE, {"adam": 0.0}, rounds=0)[0]
    assert racer.history.weights.tolist() == [list(SADDLE.start)]
    assert racer.longest_step == 0


def test_an_unknown_optimizer_is_refused() -> None:
    with pytest.raises(ValueError, match=f"optimizer must be one of {', '.join(OPTIMIZERS)}, got 'lion'"):
        race(BOWL, {"lion": 0.1}, rounds=1)


@pytest.mark.parametrize(
    ("name", "numbers"), [("sgd", 0), ("momentum", 1), ("nesterov", 1), ("adagrad", 1), ("rmsprop", 1), ("adam", 2)]
)
def test_what_an_optimizer_remembers_grows_with_the_weights(name: str, numbers: int) -> None:
    assert remembered(OPTIMIZERS[name](0.1), 7) == 7 * numbers


def test_a_watch_is_no_shorter_than_the_race() -> None:
    with pytest.raises(ValueError, match="watched must be between 5 and"):
        race(BOWL, {"sgd": 0.1}, rounds=5, watched=4)


def test_the_race_is_the_first_part_of_what_is_watched() -> None:
    longer, plain = (run("bowl", 0.5, **more)["sgd"] for more in ({"watched": WATCHED}, {}))
    assert longer.history.weights.tolist() == plain.history.weights.tolist()
    assert not longer.history.burnt, "it boils over in the round after the race"
    assert longer.burnt_round == 101
    assert run("bowl", 0.5, rounds=101)["sgd"].history.burnt


def test_where_all_are_burnt_nobody_wins() -> None:
    racers = race(BOWL, {"sgd": 100.0, "momentum": 100.0}, rounds=50)
    assert {racer.fate for racer in racers} == {"burnt"}
    assert winners(racers) == ()
    assert winners(()) == ()


def test_who_burnt_does_not_win_over_who_did_not_arrive() -> None:
    racers = race(BOWL, {"sgd": 100.0, "adam": 1e-6}, rounds=5)
    assert winners(racers) == ("adam",)


def test_who_ended_level_without_arriving_wins_together() -> None:
    """At a rate of 0 nobody moves at all."""
    still = race(BOWL, dict.fromkeys(("sgd", "adam"), 0.0), rounds=3)
    assert winners(still) == ("sgd", "adam")


@pytest.mark.parametrize(
    ("rates", "message"),
    [
        ({"sgd": -0.1}, "learning_rate must be between 0 and 1000, got -0.1"),
        ({"sgd": np.array([0.1, 0.2])}, "learning_rate must be one number"),
        ({"sgd": "0.1"}, "learning_rate must be numbers, got '0.1'"),
        ({1: 0.1}, "optimizer must be one of"),
    ],
)
def test_a_race_is_run_at_rates_that_there_are(rates: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        race(BOWL, rates, rounds=1)


@pytest.mark.parametrize(("point", "radius"), [((0.0,), 1.0), ((0.0, np.nan), 1.0), ((0, 0), -1.0), ((0, 0), np.nan)])
def test_near_is_near_a_point(point: Any, radius: float) -> None:
    racer = race(SADDLE, {"sgd": 0.1}, rounds=2)[0]
    with pytest.raises(ValueError, match=r"(point|radius) must be"):
        racer.rounds_near(point, radius)
