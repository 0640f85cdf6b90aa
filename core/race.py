"""A race: several optimizers from one start on one landscape, and what became of each of them.

A race is short and is watched for longer: what looks like an arrival may be a limit cycle that is passing by. And it is
run again from starts that differ by `NUDGE`: an outcome that such a difference changes is luck.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from core.arrays import Array, in_range, one_of, vector, whole
from core.landscapes import Landscape
from core.losses import taste_score
from core.optimizers import OPTIMIZERS
from core.schedules import LEARNING_RATE_LIMIT, Rate, constant
from core.sweeps import CLOSE, Shelf, cut, side_by_side
from core.training import EPOCHS_LIMIT, NEVER, History, evaluate, train

FATES = ("arrived", "burnt", "hollow", "circling", "stalled", "slow")
"""What can become of one of them: see `fate_of`."""

NUDGE = 1e-9
"""How far a start is moved to see whether the outcome depends on it."""

NUDGES = NUDGE * np.array([[0, 0], [1, 0], [-1, 0], [0, 1], [0, -1]])
"""(5, 2): the race itself, and its twins."""

ROUND_ABOUT = 10.0
"""A run is circling when its way is so many times as long as the distance it covers."""

STALLED = 0.1
"""A run that gains less than so many points in the last half of all that is watched has stalled: a tenth of that half
is averaged at either end, so that noise decides nothing."""

LEVEL = 0.05
"""Two scores so close are level: written with one digit behind the point they look alike."""

NUDGES.flags.writeable = False


@dataclass(frozen=True, eq=False)
class Racer:
    """One optimizer's run on a landscape.

    Attributes:
        optimizer: its id in `OPTIMIZERS`.
        rate: its learning rate.
        history: the race itself, step by step.
        rounds: how long the race is.
        watched: the race and its twins, (W + 1, 5) rounds × starts, W ≥ rounds.
    """

    optimizer: str
    rate: float
    landscape: Landscape
    history: History
    rounds: int
    watched: Shelf

    @property
    def scores(self) -> Array:
        """The taste score after each whole round of the race; a run that burnt has fewer."""
        return np.asarray(taste_score(self.history.losses[:: self.history.steps_per_epoch]))

    @property
    def end(self) -> float:
        """The score at the end of the race."""
        return float(taste_score(self.history.losses[-1]))

    @property
    def burnt_round(self) -> int:
        """The round in which the run burnt, while it was watched; `NEVER` if it did not."""
        return int(self.watched.burnt_at[0])

    @property
    def _best(self) -> float:
        """The score at the bottom of the deepest hollow."""
        return float(taste_score(self.landscape.lowest_loss))

    @cached_property
    def all_arrived(self) -> tuple[int, ...]:
        """The round of arrival from each of the starts, the race's own first; `NEVER` where there is none."""
        return tuple(map(int, self.watched.arrivals(self._best, self.rounds)))

    @property
    def arrived(self) -> int:
        """The round of the race from which the score stays within `CLOSE` points of the best; `NEVER` if none."""
        return self.all_arrived[0] if self.all_arrived[0] <= self.rounds else NEVER

    @property
    def arrives(self) -> int:
        """As `arrived`, but it may have come after the race's end."""
        return self.all_arrived[0]

    @property
    def reaches(self) -> int:
        """As `arrives`, but it may have come so late that it did not last for as long as an arrival has to."""
        return int(self.watched.arrivals(self._best)[0])

    @cached_property
    def fates(self) -> tuple[str, ...]:
        """What became of it from each of the starts, the race's own first."""
        return tuple(
            fate_of(self.landscape, self.watched, start, arrived, self.rounds)
            for start, arrived in enumerate(self.all_arrived)
        )

    @property
    def fate(self) -> str:
        """What became of it in the race: one of `FATES`."""
        return self.fates[0]

    @property
    def lucky(self) -> bool:
        """Whether it depends on the last digits of the start what becomes of it."""
        return len(set(self.fates)) > 1

    @property
    def about(self) -> bool:
        """Whether it depends on the last digits of the start in which round it arrives or burns."""
        rounds = self.watched.burnt_at if self.fate == "burnt" else np.array(self.all_arrived)
        return len(np.unique(rounds)) > 1

    @property
    def in_a_shallow_hollow(self) -> bool:
        """Whether all of the last half of the watch it stayed in a hollow that is not the deepest, shaken or not."""
        half, place = _half(self.watched), self.landscape
        scores, weights = self.watched.scores[half:, 0], self.watched.weights[half:, 0]
        nearest = {place.nearest_minimum(each) for each in weights}
        bottom, shallow = _bottom(place, min(nearest))
        return self.burnt_round == NEVER and len(nearest) == 1 and shallow and bool((scores <= bottom + CLOSE).all())

    @property
    def late(self) -> tuple[float, float]:
        """The lowest and the highest score in the last half of all that was watched."""
        scores = self.watched.scores[_half(self.watched) :, 0]
        return float(scores.min()), float(scores.max())

    @property
    def longest_step(self) -> float:
        """The longest of its steps in the race: up to its arrival, or to the end where it did not arrive."""
        steps = np.diff(self.history.weights, axis=0)
        if self.arrived != NEVER:
            steps = steps[: self.arrived * self.history.steps_per_epoch]
        return float(np.linalg.norm(steps, axis=-1).max(initial=0.0))

    @property
    def leapt(self) -> bool:
        """Whether it arrived after a step longer than unequal hollows lie apart: luck, since no slope shows so far."""
        apart = hollows_apart(self.landscape)
        return self.arrived != NEVER and 0 < apart < self.longest_step

    @property
    def fair(self) -> bool:
        """Whether it arrived in the race, and not by luck."""
        return self.fate == "arrived" and not self.lucky and not self.leapt

    def rounds_near(self, point: ArrayLike, radius: float) -> float:
        """How many rounds of the race it spent within `radius` of a point.

        Raises:
            ValueError: unless the point is as many finite numbers as there are weights and the radius 0 or more.
        """
        weights = self.history.weights[1:]
        near = in_range("radius", radius, 0.0, np.inf)
        away = np.linalg.norm(weights - vector("point", point, weights.shape[-1]), axis=-1)
        return float((away <= near).sum() / self.history.steps_per_epoch)


def fate_of(landscape: Landscape, watched: Shelf, run: int, arrived: int, rounds: int) -> str:
    """What became of one of the runs watched.

    Args:
        run: its place among them.
        arrived: the round in which it arrived, `NEVER` if it did not.
        rounds: how long the race was.

    Returns:
        *arrived* in the race · *burnt* · in a *hollow* that is not the deepest for all of the last half of the watch ·
        *circling*: in that half its way is `ROUND_ABOUT` times as long as the distance it covers · *stalled*: it gains
        less than `STALLED` points there · else *slow*: it arrived after the race, or gets better still.
    """
    if arrived != NEVER:
        return "arrived" if arrived <= rounds else "slow"
    if watched.burnt_at[run] != NEVER:
        return "burnt"
    half = _half(watched)
    scores, weights = watched.scores[half:, run], watched.weights[half:, run]
    bottom, shallow = _bottom(landscape, landscape.nearest_minimum(weights[-1]))
    if shallow and (abs(scores - bottom) <= CLOSE).all():
        return "hollow"
    way = float(np.linalg.norm(np.diff(weights, axis=0), axis=-1).sum())
    if way > ROUND_ABOUT * max(float(np.linalg.norm(weights[-1] - weights[0])), NUDGE):
        return "circling"
    tenth = max(1, len(scores) // 10)
    return "stalled" if scores[-tenth:].mean() - scores[:tenth].mean() < STALLED else "slow"


def race(
    landscape: Landscape,
    rates: Mapping[str, float],
    *,
    rounds: int,
    watched: int | None = None,
    plan: Callable[[float], Rate] = constant,
    **settings: Any,
) -> tuple[Racer, ...]:
    """Let each optimizer named in `rates` train at its own rate from the same start, all meeting the same batches.

    Args:
        rounds: how long the race is.
        watched: for how many rounds they go on, to see who has really arrived; as many as the race if not given.
        plan: makes the schedule of a racer out of its rate.
        settings: `batch_size` and `seed` of `train`.

    Raises:
        ValueError: as `train` does, for an unknown optimizer, a learning rate that is not one number in range, and a
            watch shorter than the race; a run that diverges is no error.
    """
    checked = {
        one_of("optimizer", name, OPTIMIZERS): in_range("learning_rate", rate, 0.0, LEARNING_RATE_LIMIT)
        for name, rate in rates.items()
    }
    length = whole("rounds", rounds, 0, EPOCHS_LIMIT)
    longer = length if watched is None else whole("watched", watched, length, EPOCHS_LIMIT)
    if not checked:
        return ()
    history = train(
        landscape.model,
        landscape.diners,
        landscape.loss,
        side_by_side([OPTIMIZERS[name](plan(rate)) for name, rate in checked.items()]),
        np.tile(np.asarray(landscape.start) + NUDGES, (len(checked), 1)),
        epochs=longer,
        **settings,
    )
    shelves = cut(history, list(checked), np.zeros(len(NUDGES)), longer)
    return tuple(
        Racer(name, rate, landscape, _of_the_race(history, place * len(NUDGES), length), length, shelves[name])
        for place, (name, rate) in enumerate(checked.items())
    )


def _of_the_race(history: History, model: int, rounds: int) -> History:
    """One model's run up to the end of the race, or to where it burnt."""
    burnt, steps = int(history.burnt_at[model]), min(rounds * history.steps_per_epoch, history.steps)
    burnt = burnt if burnt <= steps else NEVER
    end = steps if burnt == NEVER else burnt
    return History(
        weights=history.weights[: end + 1, model],
        losses=history.losses[: end + 1, model],
        gradients=history.gradients[:end, model],
        burnt_at=np.asarray(burnt),
        steps_per_epoch=history.steps_per_epoch,
    )


def winners(racers: tuple[Racer, ...]) -> tuple[str, ...]:
    """The optimizers that arrived first; where none arrived, those whose score is the highest at the end.

    Nobody wins by luck: who leapt, who arrives from some of the starts alone, and who is first from some of them alone
    does not. Nor does who burnt. So there may be no winner.
    """
    fair = [racer for racer in racers if racer.fair]
    if fair:
        rounds = np.array([racer.all_arrived for racer in fair])
        ahead = rounds == rounds.min(axis=0)
    elif any(racer.fate == "arrived" for racer in racers):
        return ()
    else:
        fair = [racer for racer in racers if not racer.history.burnt]
        ends = np.array([racer.watched.scores[racer.rounds] for racer in fair]).reshape(len(fair), len(NUDGES))
        ahead = ends >= ends.max(axis=0, initial=0.0) - LEVEL
    return tuple(racer.optimizer for racer, first in zip(fair, ahead.all(axis=1), strict=True) if first)


def hollows_apart(landscape: Landscape) -> float:
    """How far the deepest hollow is from the nearest shallower one; 0 where there is none."""
    shallower = [m for m in landscape.minima[1:] if _loss(landscape, m) > landscape.lowest_loss + 1e-6]
    return min((float(np.linalg.norm(m - landscape.minima[0])) for m in shallower), default=0.0)


def _bottom(landscape: Landscape, minimum: int) -> tuple[float, bool]:
    """The score at the bottom of one of the hollows, and whether a deeper one is better by more than `CLOSE`."""
    score = float(taste_score(_loss(landscape, landscape.minima[minimum])))
    return score, score < float(taste_score(landscape.lowest_loss)) - CLOSE


def _loss(landscape: Landscape, weights: Array) -> float:
    return float(evaluate(landscape.model, landscape.diners, landscape.loss, weights))


def _half(watched: Shelf) -> int:
    """The round with which the last half of all that is watched begins."""
    return len(watched.scores) // 2
