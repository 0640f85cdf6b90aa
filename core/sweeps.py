"""A shelf: many learning rates and optimizers trained at once, the model as the leading axis of every array."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.arrays import Array, finite, in_range, numbers, one_of, vector, whole
from core.landscapes import Landscape
from core.losses import taste_score
from core.optimizers import OPTIMIZERS, Optimizer
from core.training import EPOCHS_LIMIT, NEVER, History, train

RATES = np.geomspace(0.001, 10.0, 64)
"""From far too timid to far past boiling, each 16 % bolder than the one before."""

RATES_LIMIT = 1024
"""The largest number of models on a shelf."""

CLOSE = 1.0
"""A run has arrived when its score stays within so many points of the best."""


@dataclass(frozen=True, eq=False)
class Shelf:
    """k runs of one optimizer, one a learning rate.

    Attributes:
        rates: (k,).
        rounds: (R + 1,) epochs passed at each recorded score.
        scores: (R + 1, k) taste scores; a burnt model keeps its last one to the end.
        weights: (R + 1, k, d).
        burnt_at: (k,) the round at whose end a model was burnt, `NEVER` if it was not.
    """

    rates: Array
    rounds: NDArray[np.int64]
    scores: Array
    weights: Array
    burnt_at: NDArray[np.int64]

    def until(self, rounds: int) -> "Shelf":
        """Its first rounds alone: who burnt later has not burnt yet."""
        burnt = np.where(self.burnt_at <= rounds, self.burnt_at, NEVER)
        kept = slice(rounds + 1)
        return Shelf(self.rates, self.rounds[kept], self.scores[kept], self.weights[kept], burnt)

    def arrivals(self, best_score: float, rounds: int | None = None) -> NDArray[np.int64]:
        """(k,) the first round from which the score stays within `CLOSE` points of the best, `NEVER` if none.

        Args:
            rounds: how long a race is of which this is the watch: an arrival has to last for as long as that, or for
                all of a watch that is shorter, and who burnt has not arrived. Without it, staying to the end is enough.
        """
        found = arrivals(self.scores, best_score)
        if rounds is None:
            return found
        last = max(rounds, len(self.scores) - 1 - rounds)
        return np.where((self.burnt_at == NEVER) & (found <= last), found, NEVER)

    def fastest(self, best_score: float, rounds: int | None = None) -> NDArray[np.int64]:
        """Which rates arrive in the fewest rounds: several if they tie, none if none arrives in the race."""
        found, last = self.arrivals(best_score, rounds), len(self.scores) - 1 if rounds is None else rounds
        there = (found != NEVER) & (found <= last)
        return np.flatnonzero(there & (found == found[there].min(initial=last)))

    def highest(self) -> int:
        """Which rate has the highest score at the end among those that did not burn.

        Raises:
            ValueError: if all are burnt.
        """
        going = self.burnt_at == NEVER
        if not going.any():
            raise ValueError(f"rates must leave a run that does not burn, got {self.rates.min():g} and above")
        return int(np.where(going, self.scores[-1], -np.inf).argmax())


def arrivals(scores: Array, best_score: float, close: float = CLOSE) -> NDArray[np.int64]:
    """From scores (R + 1, ...) → (...): the first round from which a score stays at `best_score − close` or above.

    A score of NaN is short of everything.

    Raises:
        ValueError: if there is no score, or a number is not finite or out of range.
    """
    reached = numbers("scores", scores)
    if not reached.ndim or not len(reached):
        raise ValueError(f"scores must be those of the start and of each round, got {scores!r}")
    enough = in_range("best_score", best_score, 0.0, 100.0) - in_range("close", close, 0.0, 100.0)
    short = ~(reached >= enough)
    last_short = len(reached) - 1 - short[::-1].argmax(axis=0)
    first = np.where(short.any(axis=0), last_short + 1, 0)
    return np.where(first < len(reached), first, NEVER)


def side_by_side(optimizers: Sequence[Optimizer]) -> Optimizer:
    """Several optimizers as one: each moves its own equal share of the models on the first axis, memory and all.

    Raises:
        ValueError: for no optimizer, or models that cannot be shared out equally.
    """
    shares = len(optimizers)
    if not shares:
        raise ValueError("optimizers must be at least one, got none")

    def init(weights: Array) -> list[Any]:
        if not weights.ndim or len(weights) % shares:
            raise ValueError(f"models must be shared out equally among {shares} optimizers, got {weights.shape}")
        return [one.init(share) for one, share in zip(optimizers, np.split(weights, shares), strict=True)]

    def step(gradient: Array, memories: list[Any], weights: Array, round: int) -> tuple[Array, list[Any]]:
        moves = zip(optimizers, np.split(gradient, shares), memories, np.split(weights, shares), strict=True)
        taken = [one.step(share, memory, models, round) for one, share, memory, models in moves]
        return np.concatenate([update for update, _ in taken]), [memory for _, memory in taken]

    return Optimizer(init, step)


def shelves(
    landscape: Landscape,
    rates: ArrayLike = RATES,
    *,
    rounds: int,
    optimizers: Iterable[str] = tuple(OPTIMIZERS),
    start: ArrayLike | None = None,
    batch_size: int | None = None,
    seed: int = 0,
) -> dict[str, Shelf]:
    """Train one model a rate and optimizer, all in one call of `train`: equal to training them one by one.

    Args:
        landscape: what to train and on whom.
        rates: (k,) 1 to `RATES_LIMIT` learning rates, the same for each optimizer.
        rounds: epochs.
        optimizers: keys of `OPTIMIZERS`; each gets the rates as a column (k, 1).
        start: (d,) weights to start from, else the landscape's.
        batch_size, seed: as in `train`; all models meet the same batches.

    Returns:
        A shelf for each optimizer, by id.

    Raises:
        ValueError: for an unknown optimizer or numbers that are not finite or out of range.
    """
    names = [one_of("optimizer", name, OPTIMIZERS) for name in optimizers]
    if not names:
        raise ValueError(f"optimizer must be one of {', '.join(OPTIMIZERS)}, got none")
    tried = finite("rates", rates)
    if tried.ndim != 1:
        raise ValueError(f"rates must be numbers in a row, got {tried.shape}")
    in_range("number of rates", len(tried), 1, RATES_LIMIT)
    column = tried.reshape(-1, 1)
    begin = vector("start", landscape.start if start is None else start, len(landscape.start))
    history = train(
        landscape.model,
        landscape.diners,
        landscape.loss,
        side_by_side([OPTIMIZERS[name](column) for name in names]),
        np.tile(begin, (len(names) * len(column), 1)),
        epochs=(epochs := whole("rounds", rounds, 0, EPOCHS_LIMIT)),
        batch_size=batch_size,
        seed=seed,
    )
    return cut(history, names, tried, epochs)


def shelf(landscape: Landscape, optimizer: str, rates: ArrayLike = RATES, *, rounds: int, **settings: Any) -> Shelf:
    """The shelf of one optimizer; arguments and errors as for `shelves`."""
    return shelves(landscape, rates, rounds=rounds, optimizers=[optimizer], **settings)[optimizer]


def best_rates(
    landscape: Landscape, starts: ArrayLike, *, rounds: int, batch_size: int | None = None, seed: int = 0
) -> dict[str, float]:
    """For each optimizer the rate of `RATES` that arrives soonest in practice races, one from each of the starts.

    What counts is the sum of the rounds of arrival, a race without one as a round more than it lasts; among equals the
    mean score over all rounds. A rate chosen so may be judged in another race: it was not chosen for that one.

    Args:
        starts: (s, d) where the practice races begin.
        rounds: how long each is.
        batch_size: as in `train`.
        seed: of the order of tasting in the first practice race; each has one of its own.

    Raises:
        ValueError: for numbers that are not finite or out of range.
    """
    best, begun = float(taste_score(landscape.lowest_loss)), finite("starts", starts)
    races = [
        shelves(landscape, rounds=rounds, start=start, batch_size=batch_size, seed=seed + place)
        for place, start in enumerate(begun)
    ]
    chosen = {}
    for name in OPTIMIZERS:
        found = np.array([practice[name].arrivals(best) for practice in races])
        total = np.where(found == NEVER, rounds + 1, found).sum(axis=0)
        mean = np.mean([practice[name].scores.mean(axis=0) for practice in races], axis=0)
        chosen[name] = float(RATES[np.lexsort((-mean, total))[0]])
    return chosen


def cut(history: History, names: Sequence[str], rates: Array, rounds: int) -> dict[str, Shelf]:
    """The run of `side_by_side` as one shelf an optimizer, one row a round.

    Once all are burnt, the run has ended and the last row stands.
    """
    per_round, shares = history.steps_per_epoch, len(names)
    steps = np.minimum(np.arange(rounds + 1) * per_round, history.steps)
    burnt_at = np.where(history.burnt_at == NEVER, NEVER, -(-history.burnt_at // per_round))
    parts = zip(
        names,
        np.split(taste_score(history.losses[steps]), shares, axis=1),
        np.split(history.weights[steps], shares, axis=1),
        np.split(burnt_at, shares),
        strict=True,
    )
    return {name: Shelf(rates, np.arange(rounds + 1), scores, weights, burnt) for name, scores, weights, burnt in parts}
