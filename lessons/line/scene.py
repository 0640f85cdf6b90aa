"""What *Two numbers hold a line* asks of `core`: points, and the lines through them, kept between reruns."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from core.arrays import Array
from core.least_squares import loss_map
from core.lines import PRESETS, Held, LineFit, Points, Settled, as_rows, descend, fit, held, hits, relative_score
from core.models import linear
from core.training import History
from lessons.line import dots
from lessons.line.settings import Line

Range = tuple[float, float]

FAR = 7.0
"""The cups of rice that the bet is about, which nobody measured."""

ASKED_FAR = ("noisy", "two_points")
"""The points of which that is what the bet is about."""

AS_GOOD = 0.01
"""A line whose squares are larger by no more than this share is as good as the best to the eye."""

MAP_POINTS = 61
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
    def typical(self) -> float:
        """By how many cups the machine's line typically misses."""
        return kept(self.points, self.history.weights[-1]).typical_error

    @property
    def is_found(self) -> bool:
        """Whether what the best line answers has been seen: after a fit, or because the reader's own is as good and
        was asked about the same.
        """
        if self.fitted or not self.points_there:
            return bool(self.fitted)
        yours, best = (kept(self.points, weights).loss for weights in (self.settings.weights, self.best.weights))
        asked = self.settings.ask_x == FAR or self.settings.dots not in ASKED_FAR
        return asked and yours - best <= AS_GOOD * (best + AS_GOOD)


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


def total_of(given: Points, weights: Array | tuple[float, ...]) -> float:
    """All squares of a line together."""
    held = kept(given, weights)
    return held.loss * held.count


def answer(weights: Array | tuple[float, ...], x: float) -> float:
    """What a line answers to an x."""
    return float(linear.forward(np.asarray(weights), np.array([[x, 1.0]]))[0][0])


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
    (a0, b0), (a1, b1) = np.floor(low - margin).tolist(), np.ceil(high + margin).tolist()
    return (a0, a1), (b0, b1)


@lru_cache(maxsize=64)
def score_map(given: Points, a: Range, b: Range) -> Array:
    """The score over the map, (b, a)."""
    losses = loss_map(as_rows(given), np.linspace(*a, MAP_POINTS), np.linspace(*b, MAP_POINTS))
    return relative_score(given, np.maximum(losses, 0.0))  # rounding may take a loss of 0 just below it
