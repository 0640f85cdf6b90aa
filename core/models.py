"""Models: how weights turn inputs into predictions, and how blame travels back from predictions to weights."""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.arrays import Array, whole
from core.losses import Loss


class Model(NamedTuple):
    """A differentiable model. Leading axes of the weights are models trained side by side.

    Attributes:
        forward: (weights (..., d), X (n, ...)) → (prediction, trace); the trace is whatever `backward` needs. The
            prediction is (..., n), or whatever else the loss judges, with the axes of the models first.
        backward: (weights (..., d), trace, slope = ∂loss/∂prediction) → gradient (..., d) = ∂loss/∂weights.
        gradient: another way to the gradient, (loss, weights (..., d), X, y) → (..., d): a faster one, or one that
            leaves something out on purpose (dropout). None is one forward and one backward pass.
    """

    forward: Callable[[Array, NDArray[Any]], tuple[Array, Any]]
    backward: Callable[[Array, Any, Array], Array]
    gradient: Callable[[Loss, Array, NDArray[Any], NDArray[Any]], Array] | None = None


def gradient_of(model: Model, loss: Loss, weights: Array, X: NDArray[Any], y: NDArray[Any]) -> Array:
    """The gradient (..., d) of the loss at `weights`, in the model's own way."""
    if model.gradient is not None:
        return model.gradient(loss, weights, X, y)
    prediction, trace = model.forward(weights, X)
    return model.backward(weights, trace, loss.slope(prediction, y))


def linear_forward(weights: Array, X: Array) -> tuple[Array, Array]:
    """`ŷ_i = Σ_j w_j · x_ij`; the trace is `X` itself."""
    if X.ndim != 2:
        raise ValueError(f"this model needs X (n, d), got {X.shape}")
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
