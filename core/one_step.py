"""One step of gradient descent taken apart: every number between tasting and the new weights."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from core.arrays import Array, finite, whole
from core.examples import Examples
from core.losses import squared
from core.models import linear
from core.optimizers import sgd


@dataclass(frozen=True, eq=False)
class Tasting:
    """What n diners say of a linear model with d weights.

    Attributes:
        weights: (d,).
        parts: (n, d) what each weight brings to each plate, `x_ij · w_j`.
        predictions: (n,) strength on the plate, the sum of the parts.
        errors: (n,) `ŷ_i − y_i`: above 0 too strong, below 0 too weak.
        loss: mean of the squared errors.
        shares: (n, d) `error_i · x_ij`: each error shared out by how strongly that tongue feels a gram of each.
        gradient: (d,) `2 · mean(shares)` by the model's own backward pass.
    """

    weights: Array
    parts: Array
    predictions: Array
    errors: Array
    loss: float
    shares: Array
    gradient: Array


def taste(diners: Examples, weights: ArrayLike) -> Tasting:
    """Let every diner taste once.

    Raises:
        ValueError: if a weight is not finite, or there is not one for each feature.
    """
    w = finite("weights", weights)
    if w.shape != diners.X.shape[1:]:
        raise ValueError(f"weights must be {diners.X.shape[1:]}, one a feature, got {w.shape}")
    with np.errstate(over="ignore", invalid="ignore"):  # huge weights taste infinitely bad, and that is the answer
        predictions, trace = linear.forward(w, diners.X)
        errors = predictions - diners.y
        return Tasting(
            weights=w,
            parts=diners.X * w,
            predictions=predictions,
            errors=errors,
            loss=float(squared.value(predictions, diners.y)),
            shares=errors[:, np.newaxis] * diners.X,
            gradient=linear.backward(w, trace, squared.slope(predictions, diners.y)),
        )


@dataclass(frozen=True)
class Nudge:
    """The loss a little either side of one weight, and the slope that follows, `(above − below) / (2 · size)`."""

    size: float
    above: float
    below: float

    @property
    def slope(self) -> float:
        """The two-sided slope: exact for a squared loss, up to rounding."""
        return (self.above - self.below) / (2 * self.size)


def nudge(diners: Examples, weights: ArrayLike, which: int, size: float = 0.01) -> Nudge:
    """Taste with `size` more and with `size` less of one weight, and nothing else changed.

    Raises:
        ValueError: if a number is not finite, `size` is not above 0 or there is no weight `which`.
    """
    if not finite("size", size) > 0:
        raise ValueError(f"size must be above 0, got {size}")
    w = finite("weights", weights)
    shift = size * np.eye(len(w))[whole("which", which, 0, len(w) - 1)]
    return Nudge(size, above=taste(diners, w + shift).loss, below=taste(diners, w - shift).loss)


def adjust(tasting: Tasting, learning_rate: float) -> Array:
    """The weights after one step: `w − learning_rate · gradient`.

    Raises:
        ValueError: if the learning rate is out of range.
    """
    weights, optimizer = tasting.weights, sgd(learning_rate)
    update, _ = optimizer.step(tasting.gradient, optimizer.init(weights), weights, 1)
    return weights + update


@dataclass(frozen=True)
class Move:
    """A change of one weight by hand: `weights[which] += amount` brings the loss to `loss`."""

    which: int
    amount: float
    loss: float
