"""What the page of the line asks of `core`, kept between reruns like `ui/runs.py`."""

from functools import lru_cache

import numpy as np

from core.arrays import Array
from core.least_squares import loss_map
from core.lines import Held, LineFit, Points, as_rows, descend, fit, held, hits, relative_score
from core.models import linear
from core.training import History
from ui.line import dots
from ui.settings import Line

Range = tuple[float, float]

MAP_POINTS = 61
MARGIN = 0.35
"""How much wider the map is than the walk and the exact answer, on each side, as a share of their spread."""


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


def score(given: Points, weights: Array | tuple[float, ...]) -> float:
    """The score of a line."""
    return float(relative_score(given, kept(given, weights).loss))


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
