"""Models: how weights turn inputs into predictions, and how blame travels back from predictions to weights."""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from core.arrays import Array, whole


class Model(NamedTuple):
    """A differentiable model. Leading axes of the weights are models trained side by side.

    Attributes:
        forward: (weights (..., d), X (n, k)) → (prediction (..., n), trace); the trace is whatever `backward` needs.
        backward: (weights (..., d), trace, slope (..., n) = ∂loss/∂prediction) → gradient (..., d) = ∂loss/∂weights.
    """

    forward: Callable[[Array, Array], tuple[Array, Any]]
    backward: Callable[[Array, Any, Array], Array]


def linear_forward(weights: Array, X: Array) -> tuple[Array, Array]:
    """`ŷ_i = Σ_j w_j · x_ij`; the trace is `X` itself."""
    if weights.shape[-1] != X.shape[1]:
        raise ValueError(f"this model needs {X.shape[1]} weights, got {weights.shape[-1]}")
    return weights @ X.T, X


def linear_backward(weights: Array, X: Array, slope: Array) -> Array:
    """`∂L/∂w_j = Σ_i ∂L/∂ŷ_i · x_ij`: each example's slope is shared out by how strongly it feels each weight."""
    return slope @ X


def random_weights(count: int, low: float, high: float, seed: int) -> Array:
    """The weights (count,) of an untrained model, drawn evenly between `low` and `high`; same seed, same weights."""
    return np.random.default_rng(seed).uniform(low, high, size=whole("count", count, 1, 1_000_000))


linear = Model(linear_forward, linear_backward)
