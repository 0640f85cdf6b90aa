"""Losses, each beside its derivative: a loss never travels without it."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.arrays import Array, in_range


class Loss(NamedTuple):
    """A way to judge predictions against targets.

    Attributes:
        value: (prediction (..., n), target (n,)) → (...): the mean over the n examples.
        slope: (prediction (..., n), target (n,)) → (..., n): ∂value/∂prediction, the 1/n of the mean included.

    A loss over classes judges predictions (..., n, c) instead, c logits for each example, with the id of the right
    class as target (n,). It still returns (...) and a slope in the shape of the prediction.
    """

    value: Callable[[Array, Array], Array]
    slope: Callable[[Array, Array], Array]


def squared_error(prediction: Array, target: Array) -> Array:
    """Mean squared error, `L = mean((ŷ − y)²)` over the last axis (Legendre 1805)."""
    return np.mean((prediction - target) ** 2, axis=-1)


def squared_error_slope(prediction: Array, target: Array) -> Array:
    """`∂L/∂ŷ_i = 2 · (ŷ_i − y_i) / n`."""
    return 2.0 * (prediction - target) / target.shape[-1]


def absolute_error(prediction: Array, target: Array) -> Array:
    """Mean absolute error, `L = mean(|ŷ − y|)` over the last axis (Boscovich 1757)."""
    return np.mean(np.abs(prediction - target), axis=-1)


def absolute_error_slope(prediction: Array, target: Array) -> Array:
    """`∂L/∂ŷ_i = sign(ŷ_i − y_i) / n`: as steep for a small error as for a large one, and 0 at the kink itself."""
    return np.sign(prediction - target) / target.shape[-1]


THRESHOLD_LIMITS = (1e-6, 1e6)
"""The smallest and largest threshold of the Huber loss, in the unit of the prediction."""

HUBER_THRESHOLD = 0.5
"""The threshold in `LOSSES`: above the regulars' disagreements (at most 0.36), far below a picky diner's."""


def huber(threshold: float) -> Loss:
    """Squared near the target, absolute far from it (Huber 1964, doi:10.1214/aoms/1177703732). With e = ŷ − y:

    `L = mean(e² / 2 where |e| ≤ δ, else δ · (|e| − δ / 2))`, and `∂L/∂ŷ_i = clip(e_i, −δ, δ) / n`.

    As δ grows it becomes half the squared error; as δ shrinks, L / δ becomes the absolute error.

    Args:
        threshold: δ, within `THRESHOLD_LIMITS`: from which error on a complaint pulls no harder.

    Raises:
        ValueError: for a threshold out of range.
    """
    delta = in_range("threshold", threshold, *THRESHOLD_LIMITS)

    def value(prediction: Array, target: Array) -> Array:
        size = np.abs(prediction - target)
        within = np.minimum(size, delta)  # never squares a far error, so nothing overflows early
        return np.mean(within * (size - 0.5 * within), axis=-1)

    def slope(prediction: Array, target: Array) -> Array:
        return np.clip(prediction - target, -delta, delta) / target.shape[-1]

    return Loss(value, slope)


def sigmoid(logit: Array) -> Array:
    """The probability of a logit, `σ(z) = 1 / (1 + e⁻ᶻ)`, without overflow on either side."""
    shrunk = np.exp(-np.abs(logit))
    return np.where(logit < 0, shrunk, 1.0) / (1.0 + shrunk)


def log_loss(logit: Array, target: Array) -> Array:
    """Binary cross-entropy, `L = −mean(y · ln σ(z) + (1 − y) · ln(1 − σ(z)))`, in nats (the score of Good 1952).

    It takes logits z (..., n), not probabilities, and is computed as `max(z, 0) − z · y + ln(1 + e^−|z|)`: that keeps
    every digit where σ(z) has already been rounded to 0 or 1, and nothing overflows.

    Raises:
        ValueError: if a target is not between 0 and 1.
    """
    _check_range("target", target, 0.0, 1.0)
    certain = np.maximum(logit, 0.0) - logit * target
    return np.mean(certain + np.log1p(np.exp(-np.abs(logit))), axis=-1)


def log_loss_slope(logit: Array, target: Array) -> Array:
    """`∂L/∂z_i = (σ(z_i) − y_i) / n`: never steeper than 1 / n, however wrong."""
    return (sigmoid(logit) - target) / target.shape[-1]


def softmax(logits: Array) -> Array:
    """Probabilities over the last axis, `p_j = e^z_j / Σ_k e^z_k`; taking the largest z off each changes nothing."""
    shares = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return shares / shares.sum(axis=-1, keepdims=True)


def softmax_log_loss(logits: Array, target: Array) -> Array:
    """Cross-entropy over c classes, `L = mean(ln Σ_k e^z_k − z_right)`, in nats: the mean surprise at what came.

    Args:
        logits: (..., n, c), the classes on the last axis.
        target: (n,) the id of the right class, 0 to c − 1.

    Raises:
        ValueError: if a target is not the id of a class.
    """
    right = np.take_along_axis(logits, _right_class(logits, target), axis=-1)
    highest = logits.max(axis=-1, keepdims=True)
    normaliser = np.log(np.exp(logits - highest).sum(axis=-1))
    return np.mean(normaliser + (highest - right)[..., 0], axis=-1)


def softmax_log_loss_slope(logits: Array, target: Array) -> Array:
    """`∂L/∂z_ij = (p_ij − [j is right]) / n`, (..., n, c); the slopes of one example add up to 0."""
    hit = np.arange(logits.shape[-1]) == np.asarray(target)[:, np.newaxis]
    return (softmax(logits) - hit) / target.shape[-1]


squared = Loss(squared_error, squared_error_slope)
absolute = Loss(absolute_error, absolute_error_slope)
binary_cross_entropy = Loss(log_loss, log_loss_slope)
softmax_cross_entropy = Loss(softmax_log_loss, softmax_log_loss_slope)

LOSSES = {
    "squared": squared,
    "absolute": absolute,
    "huber": huber(HUBER_THRESHOLD),
    "binary_cross_entropy": binary_cross_entropy,
    "softmax_cross_entropy": softmax_cross_entropy,
}
"""Every loss by its stable id. The first three judge amounts; the last two judge logits."""


def taste_score(loss: Array | float) -> Array:
    """The score shown to readers, `100 / (1 + loss)`: 100 at loss 0, 50 at loss 1, 0 where the loss is not finite."""
    judged = np.nan_to_num(np.asarray(loss, dtype=float), nan=np.inf, posinf=np.inf)
    return 100.0 / (1.0 + judged)


def _right_class(logits: Array, target: Array) -> NDArray[np.intp]:
    """The target as indices (..., n, 1) into the logits."""
    _check_range("target", target, 0, logits.shape[-1] - 1)
    ids = np.asarray(target).astype(np.intp)
    if (ids != target).any():
        raise ValueError(f"target must be whole numbers, ids of classes, got {target}")
    return np.broadcast_to(ids[:, np.newaxis], (*logits.shape[:-1], 1))


def _check_range(name: str, values: Array, low: float, high: float) -> None:
    inside = (values >= low) & (values <= high)  # NaN is not inside
    if not inside.all():
        raise ValueError(f"{name} must be between {low:g} and {high:g}, got {np.asarray(values)[~inside].flat[0]:g}")
