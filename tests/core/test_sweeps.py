"""A shelf of learning rates: equal to its runs one by one, with the boiling edge where algebra puts it."""

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from core.landscapes import LANDSCAPES
from core.least_squares import bowl
from core.losses import absolute, taste_score
from core.optimizers import OPTIMIZERS, sgd
from core.sweeps import RATES, Shelf, arrivals, best_rates, shelf, shelves, side_by_side
from core.training import NEVER, train

BOWL = LANDSCAPES["bowl"]
BEST = float(taste_score(BOWL.lowest_loss))
every_optimizer = pytest.mark.parametrize("optimizer", OPTIMIZERS)


@every_optimizer
@pytest.mark.parametrize("name", LANDSCAPES)
def test_a_shelf_equals_its_runs_one_by_one(name: str, optimizer: str) -> None:
    """Burnt runs among them: they stay where they burnt while the others go on.

    Side by side, BLAS may add in another order. In a bowl that stays a rounding; off it, a run that is thrown about
    multiplies it.
    """
    landscape, rates = LANDSCAPES[name], RATES[::7]
    near = 1e-12 if name in ("bowl", "valley") else 1e-9
    together = shelf(landscape, optimizer, rates, rounds=25)
    for k, rate in enumerate(rates):
        alone = train(
            landscape.model,
            landscape.diners,
            landscape.loss,
            OPTIMIZERS[optimizer](rate),
            landscape.start,
            epochs=25,
        )
        end = alone.steps
        assert together.weights[: end + 1, k] == pytest.approx(alone.weights, rel=near, abs=near)
        assert together.scores[: end + 1, k] == pytest.approx(taste_score(alone.losses), abs=100 * near)
        assert together.burnt_at[k] == alone.burnt_at


@every_optimizer
def test_one_diner_at_a_time_all_meet_the_same_batches(optimizer: str) -> None:
    rates = [0.02, 0.1, 2.0]
    together = shelf(BOWL, optimizer, rates, rounds=6, batch_size=1, seed=3)
    for k, rate in enumerate(rates):
        rule = OPTIMIZERS[optimizer](rate)
        alone = train(BOWL.model, BOWL.diners, BOWL.loss, rule, BOWL.start, epochs=6, batch_size=1, seed=3)
        scores = taste_score(alone.losses)[:: alone.steps_per_epoch]
        assert together.scores[: len(scores), k] == pytest.approx(scores, rel=1e-9, abs=1e-9)
        steps = int(alone.burnt_at)
        assert together.burnt_at[k] == (NEVER if steps == NEVER else math.ceil(steps / 8))


def test_shapes_and_the_start() -> None:
    run = shelf(BOWL, "adam", RATES, rounds=60)
    assert run.rates.shape == (64,)
    assert run.rounds.tolist() == list(range(61))
    assert run.scores.shape == (61, 64)
    assert run.weights.shape == (61, 64, 2)
    assert np.ptp(run.scores[0]) == 0


def test_a_shelf_may_start_elsewhere_and_under_another_judge() -> None:
    run = shelf(replace(BOWL, loss=absolute), "sgd", [0.1], rounds=3, start=[2.0, 2.0])
    assert run.weights[0, 0].tolist() == [2.0, 2.0]
    alone = train(BOWL.model, BOWL.diners, absolute, OPTIMIZERS["sgd"](0.1), [2.0, 2.0], epochs=3)
    assert run.scores[:, 0] == pytest.approx(taste_score(alone.losses), rel=1e-12)


def test_the_boiling_edge_lies_at_two_over_the_largest_curvature() -> None:
    edge = bowl(BOWL.diners).boiling_point
    rates = edge * np.array([0.5, 0.9, 0.99, 1.01, 1.1, 2.0])
    run = shelf(BOWL, "sgd", rates, rounds=3000)
    assert (run.burnt_at == NEVER).tolist() == [True, True, True, False, False, False]
    assert run.scores[-1] == pytest.approx([BEST] * 3 + [0.0] * 3, abs=1e-3)


def test_when_all_are_burnt_the_map_still_has_every_round() -> None:
    run = shelf(BOWL, "sgd", [5.0, 10.0], rounds=40)
    assert run.scores.shape == (41, 2)
    assert (run.scores[-1] < 0.01).all()
    assert (run.weights[-1] == run.weights[run.burnt_at.max()]).all()


def test_the_best_rate_of_plain_descent_is_near_its_closed_form() -> None:
    """Both axes of the bowl shrink alike at 2 / (λmin + λmax)."""
    run = shelf(BOWL, "sgd", RATES, rounds=100)
    fastest = 2.0 / bowl(BOWL.diners).curvatures.sum()
    assert run.rates[run.fastest(BEST)] == pytest.approx(fastest, rel=0.2)


@every_optimizer
def test_with_its_own_best_rate_every_optimizer_arrives_in_the_bowl(optimizer: str) -> None:
    run = shelf(BOWL, optimizer, RATES, rounds=100)
    arrived = run.arrivals(BEST)
    soonest = arrived[arrived != NEVER].min()
    assert 0 < soonest <= 60
    assert run.fastest(BEST).tolist() == np.flatnonzero(arrived == soonest).tolist()
    for which in run.fastest(BEST):
        assert (run.scores[soonest:, which] >= BEST - 1).all()
        assert run.scores[soonest - 1, which] < BEST - 1


def test_arrival_is_for_good() -> None:
    scores = np.array([[10.0, 95.5, 10.0], [95.2, 80.0, 96.0], [96.0, 96.0, 50.0], [96.0, 96.0, 96.0]])
    assert arrivals(scores, 96.0).tolist() == [1, 2, 3]
    assert arrivals(scores[:3], 96.0).tolist() == [1, 2, NEVER]
    assert arrivals(np.array([[95.0], [96.0]]), 96.0).tolist() == [0]
    assert arrivals(np.array([[np.nan], [np.nan]]), 96.0).tolist() == [NEVER]


def test_where_none_arrives_the_best_is_the_highest_at_the_end() -> None:
    run = shelf(BOWL, "sgd", [1e-3, 5e-3, 1e-2, 10.0], rounds=5)
    assert (run.arrivals(BEST) == NEVER).all()
    assert len(run.fastest(BEST)) == 0
    assert run.highest() == 2


def test_no_round_at_all_is_the_start() -> None:
    run = shelf(BOWL, "momentum", [0.1], rounds=0)
    assert run.scores.shape == (1, 1)


def test_optimizers_side_by_side_are_each_alone() -> None:
    """Although some burn at once and others never do."""
    for name, together in shelves(BOWL, RATES[::5], rounds=40).items():
        alone = shelf(BOWL, name, RATES[::5], rounds=40)
        assert together.scores == pytest.approx(alone.scores, abs=1e-9)
        assert together.weights == pytest.approx(alone.weights, rel=1e-12, abs=1e-12)
        assert together.burnt_at.tolist() == alone.burnt_at.tolist()


def test_every_optimizer_has_its_shelf() -> None:
    assert list(shelves(BOWL, [0.1], rounds=2)) == list(OPTIMIZERS)
    assert list(shelves(BOWL, [0.1], rounds=2, optimizers=["adam"])) == ["adam"]


def test_what_cannot_be_trained_is_refused() -> None:
    with pytest.raises(ValueError, match=r"optimizer must be one of sgd, .*, got 'newton'"):
        shelf(BOWL, "newton", rounds=1)
    with pytest.raises(ValueError, match="got none"):
        shelves(BOWL, rounds=1, optimizers=[])
    with pytest.raises(ValueError, match="learning_rate must be between 0"):
        shelf(BOWL, "sgd", [-0.1], rounds=1)
    with pytest.raises(ValueError, match="rates must be finite"):
        shelf(BOWL, "sgd", [np.nan], rounds=1)
    with pytest.raises(ValueError, match="number of rates must be between 1 and 1024, got 0"):
        shelf(BOWL, "sgd", [], rounds=1)
    with pytest.raises(ValueError, match="rounds must be between 0"):
        shelf(BOWL, "sgd", [0.1], rounds=-1)


def test_where_all_are_burnt_no_rate_is_the_best() -> None:
    run = shelf(BOWL, "sgd", [5.0, 10.0], rounds=40)
    with pytest.raises(ValueError, match="rates must leave a run that does not burn, got 5 and above"):
        run.highest()


def test_the_best_where_none_arrives_is_not_one_that_burnt() -> None:
    """However high a burnt one's last score before it stopped being recorded."""
    scores = np.array([[10.0, 10.0], [20.0, 90.0]])
    one = Shelf(np.array([0.1, 9.0]), np.arange(2), scores, np.zeros((2, 2, 2)), np.array([NEVER, 1]))
    assert one.highest() == 0


def test_an_arrival_in_a_race_lasts_as_long_as_the_race_or_the_watch() -> None:
    """Six runs that are close: from round 2 on, from 3 on, until 4, at the very end, in a watch without end, burnt."""
    scores = np.full((9, 5), 50.0)
    for column, close in enumerate((range(2, 9), range(5, 9), range(2, 5), range(8, 9), range(9))):
        scores[list(close), column] = 96.0
    burnt = np.array([NEVER, NEVER, NEVER, NEVER, 8])
    watched = Shelf(np.arange(5.0), np.arange(9), scores, np.zeros((9, 5, 2)), burnt)
    assert watched.arrivals(96.0).tolist() == [2, 5, NEVER, 8, 0]
    assert watched.arrivals(96.0, 3).tolist() == [2, 5, NEVER, NEVER, NEVER], "for three rounds at least"
    assert watched.arrivals(96.0, 8).tolist() == [2, 5, NEVER, 8, NEVER]
    assert watched.fastest(96.0, 3).tolist() == [0]
    assert watched.until(3).arrivals(96.0).tolist() == [2, NEVER, 2, NEVER, 0]
    assert watched.until(7).burnt_at.tolist() == [NEVER] * 5
    assert watched.until(8).burnt_at.tolist() == burnt.tolist()


def test_rates_that_tie_are_all_the_fastest() -> None:
    scores = np.array([[10.0, 10.0, 10.0], [95.5, 20.0, 96.0], [96.0, 96.0, 96.0]])
    tied = Shelf(np.arange(3.0), np.arange(3), scores, np.zeros((3, 3, 2)), np.full(3, NEVER))
    assert tied.fastest(96.0).tolist() == [0, 2]


def test_a_rate_of_its_own_is_the_best_of_the_practice_races_and_not_of_another() -> None:
    """The sum of the rounds of arrival, worked out once more by hand from single shelves."""
    starts = np.array([[1.5, 1.0], [1.0, 0.5]])
    chosen = best_rates(BOWL, starts, rounds=60)
    for name in OPTIMIZERS:
        totals = np.zeros(len(RATES))
        means = np.zeros(len(RATES))
        for start in starts:
            scores = shelf(BOWL, name, rounds=60, start=start).scores
            for k, column in enumerate(scores.T):
                totals[k] += next((r for r in range(61) if min(column[r:]) >= BEST - 1), 61)
                means[k] += column.mean()
        best = min(range(len(RATES)), key=lambda k: (totals[k], -means[k]))
        assert chosen[name] == RATES[best]


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: arrivals(np.ones((0, 2)), 90.0), "scores must be those of the start"),
        (lambda: arrivals(np.float64(1.0), 90.0), "scores must be those of the start"),  # type: ignore[arg-type]
        (lambda: arrivals(np.ones(2), np.nan), "best_score must be finite"),
        (lambda: arrivals(np.ones(2), 101.0), "best_score must be between 0 and 100, got 101"),
        (lambda: arrivals(np.ones(2), 90.0, -1.0), "close must be between 0 and 100, got -1"),
        (lambda: arrivals(np.ones(2), 90.0, np.nan), "close must be finite"),
        (lambda: shelf(BOWL, "sgd", [[0.1, 0.2]], rounds=1), r"rates must be numbers in a row, got \(1, 2\)"),
        (lambda: shelf(BOWL, "sgd", 0.1, rounds=1), r"rates must be numbers in a row, got \(\)"),
        (lambda: shelf(BOWL, "sgd", [0.1], rounds=2.5), "rounds must be a whole number, got 2.5"),  # type: ignore[arg-type]
        (lambda: shelf(BOWL, "sgd", [0.1], rounds=1, start=[1.0]), "start must be 2 numbers in a row"),
        (lambda: shelf(BOWL, "sgd", [0.1], rounds=1, start=[[1.0, 2.0]]), "start must be 2 numbers in a row"),
        (lambda: shelf(BOWL, ["sgd"], [0.1], rounds=1), "optimizer must be one of"),  # type: ignore[arg-type]
        (lambda: side_by_side([]), "optimizers must be at least one, got none"),
        (lambda: side_by_side([sgd(0.1)] * 2).init(np.zeros((3, 2))), "shared out equally among 2"),
    ],
)
def test_a_shelf_takes_nothing_for_something_else(make: Callable[[], object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        make()
