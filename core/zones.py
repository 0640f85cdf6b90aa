"""Zones of the learning rate: what becomes of plain gradient descent on the squared loss of a linear model."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from core.arrays import Array, finite, in_range
from core.examples import Examples
from core.least_squares import bowl, gradient_descent_path
from core.losses import taste_score
from core.schedules import LEARNING_RATE_LIMIT
from core.sweeps import arrivals

ZONES = ("timid", "good", "swings", "boils")
"""Ids of the zones, from small rates to large."""

GOOD_ROUNDS = 30
"""A learning rate is good if it arrives within this many rounds."""

PATIENCE = 1000
"""How many rounds a learning rate is given to arrive."""


@dataclass(frozen=True, eq=False)
class Zones:
    """Where each zone of `ZONES` ends and the next begins.

    Attributes:
        edges: (5,) ascending learning rates; zone z reaches from edge z to edge z + 1 and may be empty.
    """

    edges: Array

    @property
    def starts(self) -> Array:
        """(4,) the lower end of each zone."""
        return self.edges[:-1]

    @property
    def ends(self) -> Array:
        """(4,) the upper end of each zone."""
        return self.edges[1:]


def rate_zones(diners: Examples, start: ArrayLike, rates: ArrayLike) -> Zones:
    """Part a range of learning rates by what they lead to.

    It swings from `1 / λmax`, where the steepest axis of the bowl is crossed in one step exactly, and boils from
    `2 / λmax`; below, it is good from the first rate that arrives within `GOOD_ROUNDS` rounds, and else timid.

    Args:
        diners: whose bowl it is.
        start: (d,) weights to start from.
        rates: (k,) ascending learning rates: those tried, and with the first and the last the ends of the range.

    Raises:
        ValueError: for rates that do not ascend, or numbers that are not finite or out of range.
    """
    tried = _ascending(rates)
    exact = 0.5 * bowl(diners).boiling_point
    good = (rate for rate in tried if 0 <= rounds_to_arrive(diners, start, float(rate)) <= GOOD_ROUNDS)
    edges = [tried[0], next(good, exact), exact, 2.0 * exact, tried[-1]]
    return Zones(np.clip(np.maximum.accumulate(edges), tried[0], tried[-1]))


def rounds_to_arrive(diners: Examples, start: ArrayLike, rate: float) -> int:
    """Rounds until a learning rate is within one point of the best score for good; `NEVER` if not in `PATIENCE`.

    Raises:
        ValueError: for numbers that are not finite or out of range.
    """
    history = gradient_descent_path(diners, start, rate, PATIENCE)
    return int(arrivals(taste_score(history.losses), float(taste_score(bowl(diners).lowest_loss))))


def _ascending(rates: ArrayLike) -> Array:
    tried = finite("rates", rates)
    if tried.ndim != 1 or not len(tried) or (np.diff(tried) <= 0).any():
        raise ValueError(f"rates must be ascending numbers in a row, got {rates!r}")
    in_range("rates", tried[0], 0.0, LEARNING_RATE_LIMIT)
    in_range("rates", tried[-1], 0.0, LEARNING_RATE_LIMIT)
    return tried
