"""A race: several optimizers from one start on one landscape, and how each of them fared."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from core.arrays import Array, in_range, one_of, vector
from core.landscapes import Landscape
from core.losses import taste_score
from core.optimizers import OPTIMIZERS
from core.schedules import LEARNING_RATE_LIMIT, Rate, constant
from core.sweeps import CLOSE, arrivals
from core.training import NEVER, History, evaluate, train

FATES = ("arrived", "burnt", "worse", "hollow", "restless", "short")
"""How a race can end for one of them: see `Racer.fate`."""

LEAP = 0.5
"""A single step longer than this share of the way between two hollows is a leap: no slope has shown where it lands."""


@dataclass(frozen=True, eq=False)
class Racer:
    """One optimizer's run on a landscape.

    Attributes:
        optimizer: its id in `OPTIMIZERS`.
        rate: its learning rate.
    """

    optimizer: str
    rate: float
    landscape: Landscape
    history: History

    @cached_property
    def scores(self) -> Array:
        """(rounds + 1,) the taste score after each whole round."""
        return np.asarray(taste_score(self.history.losses[:: self.history.steps_per_epoch]))

    @property
    def end(self) -> float:
        """The score at the end."""
        return float(taste_score(self.history.losses[-1]))

    @property
    def burnt_round(self) -> int:
        """The round in which the run burnt, `NEVER` if it did not."""
        step = int(self.history.burnt_at)
        return NEVER if step == NEVER else -(-step // self.history.steps_per_epoch)

    @property
    def arrived(self) -> int:
        """The first round from which the score stays within `CLOSE` points of the best, `NEVER` if none."""
        best = float(taste_score(self.landscape.lowest_loss))
        return NEVER if self.history.burnt else int(arrivals(self.scores, best))

    @property
    def fate(self) -> str:
        """Arrived; burnt; settled in a hollow that is not the deepest; restless: once better; worse; or short of it."""
        if self.arrived != NEVER:
            return "arrived"
        if self.history.burnt:
            return "burnt"
        nearest = self.landscape.minima[self.landscape.nearest_minimum(self.history.weights[-1])]
        bottom = float(taste_score(_loss(self.landscape, nearest)))
        if bottom < float(taste_score(self.landscape.lowest_loss)) - CLOSE and abs(self.end - bottom) <= CLOSE:
            return "hollow"
        if self.scores.max() - self.end <= CLOSE:
            return "short"
        return "restless" if self.scores.max() - self.scores[0] > CLOSE else "worse"

    @property
    def crossing(self) -> float:
        """The length of the step that took it to the deepest hollow's side for good; 0 if it was there all along."""
        weights, minima = self.history.weights, self.landscape.minima
        nearest = np.linalg.norm(weights[:, np.newaxis] - minima, axis=-1).argmin(axis=-1)
        elsewhere = np.flatnonzero(nearest[:-1])
        return float(np.linalg.norm(weights[elsewhere[-1] + 1] - weights[elsewhere[-1]])) if len(elsewhere) else 0.0

    @property
    def leapt(self) -> bool:
        """Whether it reached the deepest of several unequal hollows by being thrown: luck, not skill."""
        apart = hollows_apart(self.landscape)
        return self.arrived != NEVER and apart > 0 and self.crossing > LEAP * apart

    def rounds_near(self, point: ArrayLike, radius: float) -> float:
        """How many rounds it spent within `radius` of a point.

        Raises:
            ValueError: unless the point is as many finite numbers as there are weights and the radius 0 or more.
        """
        weights = self.history.weights[1:]
        near = in_range("radius", radius, 0.0, np.inf)
        away = np.linalg.norm(weights - vector("point", point, weights.shape[-1]), axis=-1)
        return float((away <= near).sum() / self.history.steps_per_epoch)


def race(
    landscape: Landscape,
    rates: Mapping[str, float],
    *,
    rounds: int,
    plan: Callable[[float], Rate] = constant,
    **settings: Any,
) -> tuple[Racer, ...]:
    """Let each optimizer named in `rates` train at its own rate from the same start, all meeting the same batches.

    Args:
        plan: makes the schedule of a racer out of its rate.
        settings: `batch_size` and `seed` of `train`.

    Raises:
        ValueError: as `train` does, for an unknown optimizer and a learning rate that is not one number in range; a
            run that diverges is no error.
    """
    checked = {
        one_of("optimizer", name, OPTIMIZERS): in_range("learning_rate", rate, 0.0, LEARNING_RATE_LIMIT)
        for name, rate in rates.items()
    }
    model, diners, loss = landscape.model, landscape.diners, landscape.loss
    return tuple(
        Racer(
            name,
            rate,
            landscape,
            train(model, diners, loss, OPTIMIZERS[name](plan(rate)), landscape.start, epochs=rounds, **settings),
        )
        for name, rate in checked.items()
    )


def winners(racers: tuple[Racer, ...]) -> tuple[str, ...]:
    """The optimizers that arrived first; where none arrived, those whose score is the highest at the end.

    Who burnt wins nothing, so where all are burnt, or nobody raced, there is no winner.
    """
    arrived = [racer for racer in racers if racer.arrived != NEVER]
    first = min((racer.arrived for racer in arrived), default=NEVER)
    if arrived:
        return tuple(racer.optimizer for racer in arrived if racer.arrived == first)
    whole = [racer for racer in racers if not racer.history.burnt]
    highest = max((racer.end for racer in whole), default=0.0)
    return tuple(racer.optimizer for racer in whole if racer.end == highest)


def hollows_apart(landscape: Landscape) -> float:
    """How far the deepest hollow is from the nearest shallower one; 0 where there is none."""
    shallower = [m for m in landscape.minima[1:] if _loss(landscape, m) > landscape.lowest_loss + 1e-6]
    return min((float(np.linalg.norm(m - landscape.minima[0])) for m in shallower), default=0.0)


def _loss(landscape: Landscape, weights: Array) -> float:
    return float(evaluate(landscape.model, landscape.diners, landscape.loss, weights))
