"""A race: equal to six runs, every fate told as it was, and luck called luck."""

from typing import Any

import numpy as np
import pytest

from core.landscapes import LANDSCAPES, linear_landscape
from core.least_squares import bowl
from core.losses import taste_score
from core.optimizers import OPTIMIZERS, remembered
from core.race import FATES, Racer, hollows_apart, race, winners
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
        assert np.array_equal(racer.history.weights, alone.weights)
        assert np.array_equal(racer.scores, taste_score(alone.losses[::2]))
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


def test_a_run_that_only_got_worse_is_not_told_as_one_that_was_better_once() -> None:
    """Past the boiling point of 0.484 the loss rises from the first round on, though 100 rounds are too few to burn."""
    worse = run("bowl", 0.5)["sgd"]
    assert worse.fate == "worse"
    assert worse.scores.argmax() == 0
    assert run("bowl", 1.0)["rmsprop"].fate == "restless"


def test_timid_steps_end_in_the_shallow_hollow_and_rolling_ones_in_the_deep_one() -> None:
    fates = {name: racer.fate for name, racer in run("two_hollows", 0.1).items()}
    assert {fates[name] for name in ("sgd", "adagrad", "rmsprop")} == {"hollow"}
    assert {fates[name] for name in ("momentum", "nesterov")} == {"arrived"}
    shallow = float(taste_score(evaluate(HOLLOWS.model, HOLLOWS.diners, HOLLOWS.loss, HOLLOWS.minima[1])))
    assert abs(run("two_hollows", 0.1)["sgd"].end - shallow) < CLOSE


def test_one_long_leap_into_the_deep_hollow_is_luck_and_rolling_over_the_pass_is_not() -> None:
    assert hollows_apart(HOLLOWS) == pytest.approx(np.linalg.norm(HOLLOWS.minima[0] - HOLLOWS.minima[1]))
    lucky = run("two_hollows", 2.3)["sgd"]
    assert lucky.fate == "arrived"
    assert lucky.leapt
    assert lucky.crossing == pytest.approx(np.linalg.norm(lucky.history.weights[1] - lucky.history.weights[0]))
    assert not run("two_hollows", 0.1)["momentum"].leapt


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
    assert first
    assert set(first) <= set(OPTIMIZERS)
    ends = {racer.optimizer: racer.end for racer in racers if not racer.history.burnt}
    if all(racer.arrived == NEVER for racer in racers):
        assert ends[first[0]] == max(ends.values())


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
    assert racer.crossing == 0


def test_an_unknown_optimizer_is_refused() -> None:
    with pytest.raises(ValueError, match=f"optimizer must be one of {', '.join(OPTIMIZERS)}, got 'lion'"):
        race(BOWL, {"lion": 0.1}, rounds=1)


@pytest.mark.parametrize(
    ("name", "numbers"), [("sgd", 0), ("momentum", 1), ("nesterov", 1), ("adagrad", 1), ("rmsprop", 1), ("adam", 2)]
)
def test_what_an_optimizer_remembers_grows_with_the_weights(name: str, numbers: int) -> None:
    assert remembered(OPTIMIZERS[name](0.1), 7) == 7 * numbers


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
