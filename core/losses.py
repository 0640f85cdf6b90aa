"""Losses, each beside its derivative: a loss never travels without it."""

from collections.abc import Callable
from math import isfinite
from typing import NamedTuple

import numpy as np
from numpy import ndarray
from numpy.typing import NDArray

from core.arrays import Array, in_range, numbers, shown


class Loss(NamedTuple):
    """A way to judge predictions against targets.

    Attributes:
        value: (prediction (..., n), target (n,)) → (...): the mean over the n examples.
        slope: (prediction (..., n), target (n,)) → (..., n): ∂value/∂prediction, the 1/n of the mean included.

    A loss over classes judges predictions (..., n, c) instead, c logits for each example, with the id of the right
    class as target (n,). It still returns (...) and a slope in the shape of the prediction.

    Both raise `ValueError` where the shapes do not fit or nothing is to be judged: a target (n, 1) is refused, not
    stretched. A target that a loss does not know `value` refuses, which training asks before its first step; a
    prediction may be anything, infinite too.
    """

    value: Callable[[Array, Array], Array]
    slope: Callable[[Array, Array], Array]


def squared_error(prediction: Array, target: Array) -> Array:
    """Mean squared error, `L = mean((ŷ − y)²)` over the last axis (Legendre 1805)."""
    _check_shapes(prediction, target)
    return np.mean((prediction - target) ** 2, axis=-1)


def squared_error_slope(prediction: Array, target: Array) -> Array:
    """`∂L/∂ŷ_i = 2 · (ŷ_i − y_i) / n`."""
    _check_shapes(prediction, target)
    return 2.0 * (prediction - target) / target.shape[-1]


def absolute_error(prediction: Array, target: Array) -> Array:
    """Mean absolute error, `L = mean(|ŷ − y|)` over the last axis (Boscovich 1757)."""
    _check_shapes(prediction, target)
    return np.mean(np.abs(prediction - target), axis=-1)


def absolute_error_slope(prediction: Array, target: Array) -> Array:
    """`∂L/∂ŷ_i = sign(ŷ_i − y_i) / n`: as steep for a small error as for a large one, and 0 at the kink itself."""
    _check_shapes(prediction, target)
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
        _check_shapes(prediction, target)
        size = np.abs(prediction - target)
        within = np.minimum(size, delta)  # never squares a far error, so nothing overflows early
        return np.mean(within * (size - 0.5 * within), axis=-1)

    def slope(prediction: Array, target: Array) -> Array:
        _check_shapes(prediction, target)
        return np.clip(prediction - target, -delta, delta) / target.shape[-1]

    return Loss(value, slope)


def sigmoid(logit: Array) -> Array:
    """The probability of a logit, `σ(z) = 1 / (1 + e⁻ᶻ)`, without overflow on either side."""
    shrunk = np.exp(-np.abs(logit))
    return np.where(logit < 0, shrunk, 1.0) / (1.0 + shrunk)


def log_loss(logit: Array, target: Array) -> Array:
    """Binary cross-entropy, `L = −mean(y · ln σ(z) + (1 − y) · ln(1 − σ(z)))`, in nats (the score of Good 1952).

    It takes logits z (..., n), not probabilities, and is computed as `max(z, 0) − z · y + ln(1 + e^−|z|)`: that keeps
    every digit where σ(z) has already been rounded to 0 or 1, and nothing overflows. An infinite logit costs nothing
    where it is right and infinitely much where it is wrong.

    Raises:
        ValueError: if a target is not between 0 and 1.
    """
    check_shares(logit, target)
    if not isfinite(np.vdot(logit, logit)):
        return _infinite_log_loss(logit, target)
    certain = np.maximum(logit, 0.0) - logit * target
    return np.mean(certain + np.log1p(np.exp(-np.abs(logit))), axis=-1)


def log_loss_slope(logit: Array, target: Array) -> Array:
    """`∂L/∂z_i = (σ(z_i) − y_i) / n`: never steeper than 1 / n, however wrong."""
    _check_shapes(logit, target)
    return (sigmoid(logit) - target) / target.shape[-1]


def softmax(logits: Array) -> Array:
    """Probabilities over the last axis, `p_j = e^z_j / Σ_k e^z_k`; taking the largest z off each changes nothing."""
    shares = np.exp(_below_highest(logits))
    return shares / shares.sum(axis=-1, keepdims=True)


def softmax_log_loss(logits: Array, target: Array) -> Array:
    """Cross-entropy over c classes, `L = mean(ln Σ_k e^z_k − z_right)`, in nats: the mean surprise at what came.

    Args:
        logits: (..., n, c), the classes on the last axis.
        target: (n,) the id of the right class, 0 to c − 1.

    Raises:
        ValueError: if a target is not the id of a class.
    """
    behind = _below_highest(logits)
    right = np.take_along_axis(behind, _right_class(logits, target), axis=-1)
    return np.mean(np.log(np.exp(behind).sum(axis=-1)) - right[..., 0], axis=-1)


def softmax_log_loss_slope(logits: Array, target: Array) -> Array:
    """`∂L/∂z_ij = (p_ij − [j is right]) / n`, (..., n, c); the slopes of one example add up to 0."""
    slope, right = softmax(logits), _right_class(logits, target)
    np.put_along_axis(slope, right, np.take_along_axis(slope, right, axis=-1) - 1, axis=-1)
    slope /= target.shape[-1]
    return slope


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


ROUNDING = 1e-6
"""By how much rounding may take a loss of 0 below it, where it is a sum of large numbers."""


def taste_score(loss: Array | float) -> Array:
    """The score shown to readers, `100 / (1 + loss)`: 100 at loss 0, 50 at loss 1, 0 where the loss is not finite.

    Raises:
        ValueError: for a loss below 0 by more than `ROUNDING`, which no loss here can have.
    """
    judged = numbers("loss", loss)
    if (judged < -ROUNDING).any():
        raise ValueError(f"loss must be 0 or above, got {judged[judged < 0].flat[0]}")
    return 100.0 / (1.0 + np.nan_to_num(judged.astype(float, copy=False), nan=np.inf, posinf=np.inf))


def _check_shapes(prediction: Array, target: Array) -> None:
    """Refuse what numpy would stretch until it fits, and masked arrays, of which it would leave out the hidden part.

    No value is looked at, for this is done at every step of training.
    """
    if type(prediction) is type(target) is ndarray and target.ndim and prediction.shape[-1:] == target.shape != (0,):  # noqa: SIM102
        if prediction.dtype.char in "fd" and (target.dtype is prediction.dtype or target.dtype.kind in "fiub"):
            return
    raise ValueError(f"predictions must be floats (..., n) and targets numbers (n,), got {prediction!r} and {target!r}")


def check_shares(logit: Array, target: Array) -> None:
    """Refuse targets that are no share between no and yes."""
    _check_shapes(logit, target)
    if not (target.min() >= 0 and target.max() <= 1):  # NaN is not inside
        inside = (target >= 0) & (target <= 1)
        raise ValueError(f"target must be between 0 and 1, got {shown(float(target[~inside][0]))}")


def _infinite_log_loss(logit: Array, target: Array) -> Array:
    """`log_loss` where some logits are infinite or nearly so, example by example: 0 · ∞ is 0 for who was right."""
    doubt = np.where(logit > 0, 1.0 - target, target)
    size = np.abs(logit)
    with np.errstate(over="ignore"):
        each = np.multiply(doubt, size, out=np.zeros_like(doubt + size), where=(doubt != 0) | np.isnan(size))
        return np.mean(each + np.log1p(np.exp(-size)), axis=-1)


def _below_highest(logits: Array) -> Array:
    """How far each logit is below the highest of its example; an infinite one is level with itself.

    A masked array is refused: numpy would reckon with what is hidden.
    """
    if type(logits) is not ndarray or not logits.ndim or not logits.shape[-1] or logits.dtype.char not in "fd":
        raise ValueError(f"logits must be floats (..., c) with a class at least, got {logits!r}")
    highest = logits.max(axis=-1, keepdims=True)
    with np.errstate(invalid="ignore", over="ignore"):
        behind = logits - highest
    return np.where((logits == highest) & np.isinf(logits), 0.0, behind) if np.isinf(highest).any() else behind


def _right_class(logits: Array, target: Array) -> NDArray[np.intp]:
    """The target as indices (..., n, 1) into the logits."""
    _check_shapes(logits[..., 0], target)
    highest = logits.shape[-1] - 1
    inside = (target >= 0) & (target <= highest) & (target == np.floor(target))
    if not inside.all():
        wrong = shown(float(target[~inside][0]))
        raise ValueError(f"target must be whole numbers between 0 and {highest}, ids of classes, got {wrong}")
    return np.broadcast_to(target.astype(np.intp)[:, np.newaxis], (*logits.shape[:-1], 1))
