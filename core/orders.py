"""One race in many orders of tasting: who would have been ahead had chance fallen otherwise."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.arrays import Array, whole
from core.batches import Batch, Sampler
from core.landscapes import Landscape
from core.losses import Loss, taste_score
from core.optimizers import OPTIMIZERS
from core.race import LEVEL
from core.schedules import Rate, constant
from core.sweeps import Shelf, side_by_side
from core.training import NEVER, History, train


@dataclass(frozen=True)
class Ahead:
    """Who was ahead in how many orders.

    Attributes:
        orders: how many there were.
        ahead: by optimizer, in how many it arrived first or, where nobody arrived, had the highest score at the end of
            the race; a tie counts for all who tied.
        nobody: in how many nobody arrived.
    """

    orders: int
    ahead: Mapping[str, int]
    nobody: int


def who_is_ahead(
    landscape: Landscape,
    rates: Mapping[str, float],
    *,
    rounds: int,
    watched: int,
    batch_size: int,
    seeds: Sequence[int],
    plan: Callable[[float], Rate] = constant,
) -> Ahead:
    """Run a race once for each seed, all at once: every order of tasting is another model on the leading axis.

    Args:
        rounds, watched, batch_size, plan: as for `core.race.race`.
        seeds: one an order; each draws the batches that `train` would draw under it.

    Raises:
        ValueError: for numbers out of range.
    """
    size = whole("batch_size", batch_size, 1, len(landscape.diners))
    steps = -(-len(landscape.diners) // size)
    history = train(
        landscape.model,
        landscape.diners,
        _shared_out(landscape),
        side_by_side([OPTIMIZERS[name](plan(rate)) for name, rate in rates.items()]),
        np.tile(np.asarray(landscape.start), (len(rates) * len(seeds), 1)),
        epochs=watched * steps,
        sampler=_tasters(landscape, watched, size, seeds, len(rates)),
        record_every=steps,
    )
    watch = _by_round(history, watched, steps)
    return _counted(watch, float(taste_score(landscape.lowest_loss)), tuple(rates), rounds)


def _counted(watch: Shelf, best_score: float, names: tuple[str, ...], rounds: int) -> Ahead:
    """The runs, optimizer by optimizer, as who was ahead how often."""
    race, found = watch.until(rounds), watch.arrivals(best_score, rounds)
    arrived = np.where((found == NEVER) | (found > rounds), np.inf, found).reshape(len(names), -1)
    ends = np.where(race.burnt_at == NEVER, race.scores[-1], -np.inf).reshape(len(names), -1)
    soonest, highest = arrived.min(axis=0), ends.max(axis=0)
    nobody, all_burnt = np.isinf(soonest), np.isinf(highest)
    ahead = np.where(nobody, (ends >= highest - LEVEL) & ~all_burnt, arrived == soonest)
    counts = map(int, ahead.sum(axis=1))
    return Ahead(ahead.shape[1], dict(zip(names, counts, strict=True)), int(nobody.sum()))


def _shared_out(landscape: Landscape) -> Loss:
    """The landscape's loss, whose slope is that of a batch: the target of a step is how much each diner counts in it.

    The mean over a batch of b of the n diners is the mean over all of them in which who tastes counts n / b, and who
    does not counts nothing.
    """
    loss, wishes = landscape.loss, landscape.diners.y
    return Loss(loss.value, lambda prediction, counts: loss.slope(prediction, wishes) * counts)


def _tasters(landscape: Landscape, rounds: int, size: int, seeds: Sequence[int], copies: int) -> Sampler:
    """Each step, how much each diner counts in each order, (orders, n), once for each of the `copies`."""
    number = len(landscape.diners)
    orders = np.array([_order(number, rounds, seed) for seed in seeds])  # (orders, rounds, n)
    batches = iter(
        _counts(orders[:, round, begin : begin + size], number)
        for round in range(rounds)
        for begin in range(0, number, size)
    )

    def sampler(generator: np.random.Generator) -> Batch:
        return landscape.diners.X, np.tile(next(batches), (copies, 1))

    return sampler


def _order(number: int, rounds: int, seed: int) -> NDArray[np.int64]:
    """(rounds, number): who tastes when, as `core.batches.shuffled` draws it."""
    generator = np.random.default_rng(seed)
    return np.array([generator.permutation(number) for _ in range(rounds)]).reshape(rounds, number)


def _counts(rows: NDArray[np.int64], number: int) -> Array:
    """Rows (orders, b) of those who taste → (orders, n): n / b for them and 0 for the others."""
    counts = np.zeros((len(rows), number))
    np.put_along_axis(counts, rows, number / rows.shape[1], axis=1)
    return counts


def _by_round(history: History, rounds: int, steps: int) -> Shelf:
    """The run round by round: once all are burnt it has ended, and the last row stands."""
    rows = np.minimum(np.arange(rounds + 1), len(history.losses) - 1)
    burnt = np.where(history.burnt_at == NEVER, NEVER, -(-history.burnt_at // steps))
    scores = np.asarray(taste_score(history.losses[rows]))
    return Shelf(np.zeros(len(burnt)), np.arange(rounds + 1), scores, history.weights[rows], burnt)
