"""The crowds of an order, their bowls and their scores, kept so that a rerun does not cook again.

Everything kept is immutable and depends on its arguments alone, so readers may share it.
"""

from functools import lru_cache

import numpy as np

from core.arrays import Array
from core.diners import regulars
from core.everywhere import Everywhere, taste_everywhere
from core.examples import Examples
from core.least_squares import Bowl, bowl, loss_map
from core.losses import squared, taste_score
from core.models import linear
from core.training import evaluate
from ui.kitchen.settings import GRAMS, Order

MAP_RANGE = (-1.5, 6.5)
"""Grams of salt, and of spice, on every map of the kitchen."""

MAP_POINTS = 41


def crowd(order: Order) -> Examples:
    """The regulars who taste this order."""
    return regulars(order.dish, order.eaters)


@lru_cache(maxsize=128)
def bowl_of(diners: Examples) -> Bowl:
    """The bowl of a crowd."""
    return bowl(diners)


@lru_cache(maxsize=128)
def best_score(diners: Examples) -> float:
    """The best taste score that any grams can reach with this crowd."""
    return float(taste_score(bowl_of(diners).lowest_loss))


def score(diners: Examples, weights: Array | tuple[float, ...]) -> float:
    """The taste score of finished weights with a crowd."""
    return _score(diners, tuple(map(float, weights)))


@lru_cache(maxsize=4096)
def _score(diners: Examples, weights: tuple[float, ...]) -> float:
    return float(taste_score(evaluate(linear, diners, squared, np.array(weights))))


@lru_cache(maxsize=64)
def score_map(diners: Examples, across: tuple[float, float] = MAP_RANGE, up: tuple[float, float] = MAP_RANGE) -> Array:
    """The taste score over a map of salt across and spice up, (spice, salt)."""
    salt, spice = (np.linspace(*side, MAP_POINTS) for side in (across, up))
    scores = np.asarray(taste_score(loss_map(diners, salt, spice)))
    scores.flags.writeable = False
    return scores


@lru_cache(maxsize=64)
def everywhere(diners: Examples) -> Everywhere:
    """What a crowd says at every place of the two sliders, (salt, spice)."""
    return taste_everywhere(diners, GRAMS.values, GRAMS.values)
