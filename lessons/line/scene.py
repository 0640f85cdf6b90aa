"""What *Two numbers hold a line* asks of `core`: points, and the lines through them, kept between reruns."""

import math
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import numpy as np

from core.arrays import Array
from core.least_squares import loss_map
from core.lines import (
    PRESETS,
    Held,
    LineFit,
    Points,
    Settled,
    as_rows,
    descend,
    errors_of,
    fit,
    held,
    hits,
    misses,
    relative_score,
)
from core.training import History
from lessons.line import dots
from lessons.line.settings import ROUNDS, SLIDERS, Line

Range = tuple[float, float]

FAR = 7.0
"""The cups of rice that the bet is about, which nobody measured."""

ASKED_FAR = ("noisy", "two_points")
"""The points of which that is what the bet is about."""

AS_GOOD = 0.01
"""A line whose squares are larger by no more than this share is as good as the best to the eye."""

MAP_POINTS = 61
CLOSE = 9
"""Decimals to which the ends of the map are taken."""

MARGIN = 0.35
"""How much wider the map is than the walk and the exact answer, on each side, as a share of their spread."""


@dataclass(frozen=True)
class Scene:
    """The points and the lines through them.

    Attributes:
        settings: the reader's.
        fitted: the last fit of these points, if there is one.
    """

    settings: Line
    fitted: Line | None = None

    @property
    def points(self) -> Points:
        """The points."""
        return points(self.settings.dots)

    @property
    def points_there(self) -> bool:
        """Whether there are any."""
        return bool(len(self.points))

    @property
    def is_preset(self) -> bool:
        """Whether they are one of the sets on offer."""
        return self.settings.dots in PRESETS

    @property
    def best(self) -> LineFit:
        """The least-squares line."""
        return exact(self.points)

    @property
    def history(self) -> History:
        """The fit, round by round."""
        assert self.fitted
        return run(self.fitted)

    @cached_property
    def lines(self) -> dict[str, Array]:
        """The reader's line, and after a fit the machine's, and the exact one where there is only one."""
        known = {"yours": np.array(self.settings.weights)}
        if self.fitted:
            known["machine"] = self.history.weights[-1]
            if self.best.settled is Settled.UNIQUE:
                known["exact"] = self.best.weights
        return known

    @property
    def asked(self) -> str:
        """Whose line is asked, and has its misses drawn: the machine's once there is one."""
        return "machine" if self.fitted else "yours"

    @property
    def last(self) -> Array:
        """That line."""
        return self.lines[self.asked]

    @property
    def without_hand(self) -> "Scene":
        """The same wherever the sliders are that films follow."""
        return Scene(replace(Line(), dots=self.settings.dots), self.fitted)

    @property
    def typical(self) -> float:
        """By how many cups the machine's line typically misses."""
        return kept(self.points, self.history.weights[-1]).typical_error

    @property
    def arrived(self) -> bool:
        """Whether the machine's line is as good as the best."""
        return self.fitted is not None and as_good(self.points, self.history.weights[-1])

    @property
    def is_found(self) -> bool:
        """Whether what the best line answers has been seen: because the machine arrived, or because the reader's own is
        as good and was asked about the same.
        """
        if not self.points_there:
            return False
        asked = self.settings.ask_x == FAR or self.settings.dots not in ASKED_FAR
        return self.arrived or (asked and as_good(self.points, self.settings.weights))


def settles(run: Line) -> bool:
    """Whether a run answers the bet: the machine came to the best line, or walked as long as it can be sent."""
    found = Scene(run, run)
    return found.points_there and (found.arrived or run.fit_rounds == max(ROUNDS))


@lru_cache(maxsize=256)
def points(coded: str) -> Points:
    """The points of a setting, which are then the same object at every rerun."""
    return dots.read(coded)


@lru_cache(maxsize=256)
def exact(given: Points) -> LineFit:
    """The least-squares line."""
    return fit(given)


def kept(given: Points, weights: Array | tuple[float, ...]) -> Held:
    """What a line keeps of the points."""
    return held(given, np.asarray(weights))


def as_good(given: Points, weights: Array | tuple[float, ...]) -> bool:
    """Whether a line is as good as the best to the eye; among small differences in y, to as small a part of those."""
    best = kept(given, exact(given).weights).loss
    return kept(given, weights).loss - best <= AS_GOOD * (best + AS_GOOD * fineness(given) ** 2)


def fineness(given: Points) -> float:
    """How large the differences in y are, as far as that is less than 1; 1 where all y are equal."""
    return min(1.0, float(np.std(given.y))) if np.ptp(given.y) > 0 else 1.0


def total_of(given: Points, weights: Array | tuple[float, ...]) -> float:
    """All squares of a line together."""
    return round(loss_of(misses(given, weights)) * len(given), 9)


def loss_of(errors: Array) -> float:
    """The mean squared error of (n,) errors."""
    return float(losses_of(errors))


def losses_of(errors: Array) -> Array:
    """That of (…, n), of many lines at once; 0 without points."""
    return np.asarray(np.sum(errors**2, axis=-1) / max(errors.shape[-1], 1))


def typical_of(given: Points, weights: Array | tuple[float, ...]) -> float:
    """By how many cups a line typically misses."""
    return math.sqrt(loss_of(misses(given, weights)))


def answer(weights: Array | tuple[float, ...], x: float) -> float:
    """What a line answers to an x."""
    return float(answers_of(np.asarray(weights), np.array([x]))[0])


def answers_of(weights: Array, x: Array) -> Array:
    """What lines (…, 2) answer to all x, (…, n): to nine decimals, so that 0.1 + 0.2 is said as 0.3 is."""
    return np.round(weights[..., :1] * x + weights[..., 1:], 9)


@dataclass(frozen=True, eq=False)
class Everywhere:
    """The lines at all places of the sliders of a, b and the rice that is asked about.

    Attributes:
        errors: (a, b, n); losses: (a, b); answers: (a, b, rice).
    """

    errors: Array
    losses: Array
    answers: Array


@lru_cache(maxsize=32)
def everywhere(given: Points) -> Everywhere:
    """That, for these points."""
    slopes, intercepts, asked = (np.array(number.values) for number in SLIDERS)
    lines = np.stack(np.meshgrid(slopes, intercepts, indexing="ij"), axis=-1)
    errors = errors_of(given, lines)
    return Everywhere(errors, losses_of(errors), answers_of(lines, asked))


def gone_through(given: Points) -> str:
    """Whether the best line goes through all of the points, some or none: the id of a bet."""
    count = hits(given, exact(given).weights)
    return "all" if count == len(given) else "some" if count else "none"


@lru_cache(maxsize=64)
def run(settings: Line) -> History:
    """Gradient descent from the reader's line."""
    return descend(points(settings.dots), settings.weights, epochs=settings.fit_rounds)


def map_range(*walks: Array) -> tuple[Range, Range]:
    """The ranges of a and b that hold all walks (T, 2) with a margin, to whole numbers."""
    walked = np.concatenate(walks)
    low, high = walked.min(axis=0), walked.max(axis=0)
    margin = np.maximum(1.0, MARGIN * (high - low))
    # An end that is a whole number up to the last digits of a sum is that number, on every machine.
    low, high = np.round(low - margin, CLOSE), np.round(high + margin, CLOSE)
    (a0, b0), (a1, b1) = np.floor(low).tolist(), np.ceil(high).tolist()
    return (a0, a1), (b0, b1)


@lru_cache(maxsize=64)
def score_map(given: Points, a: Range, b: Range) -> Array:
    """The score over the map, (b, a)."""
    losses = loss_map(as_rows(given), np.linspace(*a, MAP_POINTS), np.linspace(*b, MAP_POINTS))
    return relative_score(given, np.maximum(losses, 0.0))  # rounding may take a loss of 0 just below it
