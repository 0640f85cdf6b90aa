"""Tastes drift: the chef of two numbers cooks as before, while those who eat want more."""

from functools import lru_cache
from typing import NamedTuple

from core.arrays import Array
from core.diners import regulars, strangers
from core.examples import Examples
from core.least_squares import bowl
from core.losses import squared_error, taste_score


class Drift(NamedTuple):
    """The chef of two numbers while tastes grow.

    Attributes:
        grams: (2,) salt and spice, which stand still.
        before: the score that strangers gave it when it was trained; now: with today's tastes.
        retrained: the score after practising on what the regulars want today.
    """

    grams: Array
    before: float
    now: float
    retrained: float


@lru_cache(maxsize=32)
def drift(growth: float) -> Drift:
    """Tastes grow by so many percent, and tomato and egg is cooked as before: judged by 200 strangers."""
    own, others = regulars("tomato_egg"), strangers("tomato_egg")
    grams, factor = bowl(own).bottom, 1.0 + growth / 100.0
    today = Examples(others.X, factor * others.y)
    again = bowl(Examples(own.X, factor * own.y)).bottom
    return Drift(grams, _score(grams, others), _score(grams, today), _score(again, today))


def _score(grams: Array, asked: Examples) -> float:
    return float(taste_score(squared_error(asked.X @ grams, asked.y)))
