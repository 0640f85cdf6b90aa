"""Learning rates that follow a plan: a schedule says the rate of every step before training begins."""

import math
from collections.abc import Callable

from core.arrays import Array, finite, in_range, whole

LEARNING_RATE_LIMIT = 1e3
"""The largest learning rate accepted: far past the point where anything diverges."""

STEPS_LIMIT = 10**9
"""The longest plan accepted, in steps."""

FixedRate = float | Array
"""One learning rate, or one a model as an array that broadcasts against the gradient: (k, 1) for k models at once."""

Schedule = Callable[[int], FixedRate]
"""The number of a step, 1 for the first, → its learning rate."""

Rate = FixedRate | Schedule
"""What an optimizer takes for its learning rate."""


def constant(learning_rate: FixedRate) -> Schedule:
    """The same rate at every step.

    Raises:
        ValueError: for a rate that is not a number from 0 to `LEARNING_RATE_LIMIT`.
    """
    rate = _checked(learning_rate)
    return lambda round: rate


def warmup_cosine(peak: FixedRate, warmup: int, total: int, floor: float = 0.0) -> Schedule:
    """Start low, rise, then cool down along half a cosine (Loshchilov & Hutter 2017, arXiv:1608.03983):

    `peak · t / warmup` up to step t = warmup, then `peak · (floor + (1 − floor) · (1 + cos(π · s)) / 2)` with s from 0
    at the end of the warm-up to 1 at step `total`; after that it stays at `peak · floor`.

    Args:
        peak: the highest rate.
        warmup: how many steps the rise takes, 0 to total; 0 begins at the peak's side of the cosine.
        total: how many steps the whole plan takes, 1 to `STEPS_LIMIT`.
        floor: the rate at the end as a share of the peak, 0 to 1.

    Raises:
        ValueError: for a number out of range.
    """
    highest, last = _checked(peak), whole("total", total, 1, STEPS_LIMIT)
    rising, lowest = whole("warmup", warmup, 0, last), in_range("floor", floor, 0.0, 1.0)

    def schedule(round: int) -> FixedRate:
        if round < rising:
            return highest * (round / rising)
        cooled = min(1.0, (round - rising) / max(1, last - rising))
        return highest * (lowest + (1.0 - lowest) * (1.0 + math.cos(math.pi * cooled)) / 2.0)

    return schedule


def planned(learning_rate: Rate) -> Schedule:
    """Any rate as a schedule whose rates are checked: a fixed rate once and at once, a schedule's at every step.

    Raises:
        ValueError: for a rate that is not a number from 0 to `LEARNING_RATE_LIMIT`.
    """
    if not callable(learning_rate):
        return constant(learning_rate)
    schedule = learning_rate
    return lambda round: _checked(schedule(round))


def _checked(learning_rate: FixedRate) -> FixedRate:
    rate = finite("learning_rate", learning_rate)
    if rate.size and not 0 <= rate.min() <= rate.max() <= LEARNING_RATE_LIMIT:
        raise ValueError(f"learning_rate must be between 0 and {LEARNING_RATE_LIMIT:g}, got {learning_rate}")
    return rate if rate.ndim else float(rate)  # a plain float leaves float32 gradients float32
