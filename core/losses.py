"""Losses, each beside its derivative: a loss never travels without it."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from core.arrays import Array


class Loss(NamedTuple):
    """A way to judge predictions against targets.

    Attributes:
        value: (prediction (..., n), target (n,)) → (...): the mean over the n examples.
        slope: (prediction (..., n), target (n,)) → (..., n): ∂value/∂prediction, the 1/n of the mean included.
    """

    value: Callable[[Array, Array], Array]
    slope: Callable[[Array, Array], Array]


def squared_error(prediction: Array, target: Array) -> Array:
    """Mean squared error, `L = mean((ŷ − y)²)` over the last axis (Legendre 1805)."""
    return np.mean((prediction - target) ** 2, axis=-1)


def squared_error_slope(prediction: Array, target: Array) -> Array:
    """`∂L/∂ŷ_i = 2 · (ŷ_i − y_i) / n`."""
    return 2.0 * (prediction - target) / target.shape[-1]


squared = Loss(squared_error, squared_error_slope)

LOSSES = {"squared": squared}
"""Every loss by its stable id."""


def taste_score(loss: Array | float) -> Array:
    """The score shown to readers, `100 / (1 + loss)`: 100 at loss 0, 50 at loss 1, 0 where the loss is not finite."""
    judged = np.nan_to_num(np.asarray(loss, dtype=float), nan=np.inf, posinf=np.inf)
    return 100.0 / (1.0 + judged)
