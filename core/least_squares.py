"""What can be known about the squared loss of a linear model without training: a bowl has closed forms.

For `L(w) = mean((X·w − y)²)` the gradient is `H·(w − w*)` with the constant Hessian `H = 2·XᵀX / n` and a bottom `w*`,
so each step of gradient descent multiplies the distance from the bottom along each eigenvector of `H` by
`1 − learning_rate · λ` (see Goh 2017, "Why Momentum Really Works", doi:10.23915/distill.00006).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from core.arrays import Array, finite, in_range, shown, whole
from core.examples import Examples, check_rows
from core.schedules import LEARNING_RATE_LIMIT
from core.training import BURNT_LOSS, EPOCHS_LIMIT, NEVER, History


@dataclass(frozen=True, eq=False)
class Bowl:
    """The squared loss of a linear model over its weights, `L(w) = lowest_loss + (w − bottom)ᵀ·H·(w − bottom) / 2`.

    Attributes:
        bottom: (d,) the least-squares weights; the smallest such where the data leave a choice.
        lowest_loss: the loss there.
        curvatures: (d,) eigenvalues λ of H, ascending: how steeply the slope grows along each axis of the bowl.
        axes: (d, d) the eigenvectors, one a column.
    """

    bottom: Array
    lowest_loss: float
    curvatures: Array
    axes: Array

    @property
    def boiling_point(self) -> float:
        """The learning rate `2 / λmax` from which gradient descent no longer settles; it depends on `X` alone."""
        return 2.0 / float(self.curvatures[-1]) if self.curvatures[-1] > 0 else np.inf

    @property
    def condition_number(self) -> float:
        """`λmax / λmin`: how much longer than wide the bowl is; infinite where the data leave a choice."""
        return float(self.curvatures[-1]) / float(self.curvatures[0]) if self.curvatures[0] > 0 else np.inf


SIZE_LIMIT = 1e75
"""The largest number, either side of 0, of which a loss is computed: no product of four such overflows."""

FLAT = 1e-8
"""Below this share of the largest curvature an eigenvalue of XᵀX has lost half its digits, and X itself is asked."""


def bowl(diners: Examples) -> Bowl:
    """The bowl of a crowd, by least squares and the eigenvalues of its Hessian.

    Where the data leave a choice, all tongues in one proportion say, a curvature is exactly 0 and not what rounding
    leaves of it; a flat one is taken from the singular values of X, since squaring X loses it.

    Raises:
        ValueError: for a number beyond `SIZE_LIMIT`.
    """
    check_rows(diners)
    _check_size("X", diners.X)
    _check_size("y", diners.y)
    bottom, _, rank, singular = np.linalg.lstsq(diners.X, diners.y)
    lowest = float(np.mean((diners.X @ bottom - diners.y) ** 2))
    curvatures, axes = np.linalg.eigh(2.0 * diners.X.T @ diners.X / len(diners))
    if curvatures[0] <= FLAT * curvatures[-1]:
        exact = np.zeros_like(curvatures)
        exact[len(exact) - rank :] = 2.0 * singular[:rank][::-1] ** 2 / len(diners)
        curvatures = np.where(curvatures > FLAT * curvatures[-1], curvatures, exact)
    return Bowl(bottom, lowest, curvatures, axes)


def _check_size(name: str, values: Array) -> None:
    if float(np.vdot(values, values)) <= SIZE_LIMIT**2:  # then each is small enough, and no more need be looked at
        return
    worst = float(values.flat[np.abs(values).argmax()])
    if abs(worst) > SIZE_LIMIT:
        raise ValueError(f"{name} must be between {-SIZE_LIMIT:g} and {SIZE_LIMIT:g}, got {shown(worst)}")


def gradient_descent_path(diners: Examples, start: ArrayLike, learning_rate: float, epochs: int) -> History:
    """The exact path of full-batch gradient descent on the squared loss, without walking it.

    In the axes of the bowl round t is `e_t = (1 − learning_rate·λ)ᵗ · e_0`, so all rounds are powers of d numbers,
    and the loss is `lowest_loss + Σ λ·e_t² / 2`. Equal to `train(linear, diners, squared, sgd(learning_rate), …)` up
    to rounding, and likewise ends where it is burnt.

    Raises:
        ValueError: for numbers that are not finite or out of range.
    """
    rate = in_range("learning_rate", learning_rate, 0.0, LEARNING_RATE_LIMIT)
    rounds = whole("epochs", epochs, 0, EPOCHS_LIMIT)
    weights = finite("start", start)
    if weights.shape != diners.X.shape[1:]:
        raise ValueError(f"start must be {diners.X.shape[1]} weights, got {start!r}")
    shape = bowl(diners)
    with np.errstate(over="ignore", invalid="ignore"):  # a diverging run is data, not a warning
        offset = (weights - shape.bottom) @ shape.axes
        distances = _geometric(offset, 1.0 - rate * shape.curvatures, rounds)
        losses = shape.lowest_loss + 0.5 * shape.curvatures @ distances**2
        burnt = np.flatnonzero(~(losses <= BURNT_LOSS))
        end = int(burnt[0]) if len(burnt) else rounds
        distances, losses = distances[:, : end + 1], losses[: end + 1]
        return History(
            weights=(shape.axes @ distances + shape.bottom[:, np.newaxis]).T,
            losses=losses,
            gradients=((shape.axes * shape.curvatures) @ distances[:, :-1]).T,
            burnt_at=np.array(end if len(burnt) else NEVER),
        )


def _geometric(first: Array, factors: Array, rounds: int) -> Array:
    """(d, rounds + 1): `first · factorsᵗ` for every round t, by doubling: all known rounds at once, one power further.

    One row an axis, so that numpy's inner loop runs along the rounds and not along two numbers.
    """
    factors = np.where(first == 0.0, 0.0, factors)  # a distance of 0 stays 0: 0 · ∞ would be NaN
    terms = np.empty((len(first), rounds + 1))
    terms[:, 0] = first
    known = 1
    while known <= rounds:
        new = min(known, rounds + 1 - known)
        np.multiply(terms[:, :new], (factors**known)[:, np.newaxis], out=terms[:, known : known + new])
        known += new
    return terms


def loss_map(diners: Examples, salts: ArrayLike, spices: ArrayLike) -> Array:
    """The squared loss at every pair of two weights, (len(spices), len(salts)), as one small product.

    With two weights the loss is a polynomial of degree two in each, `[1, p, p²] · C · [1, s, s²]ᵀ`, and its six
    coefficients are means over the diners: the size of the crowd no longer matters. Where all are pleased, rounding may
    end just below 0.

    Raises:
        ValueError: if the model has not two weights, or for a number that is not finite or beyond `SIZE_LIMIT`.
    """
    if diners.X.shape[1] != 2:
        raise ValueError(f"a loss map needs two weights, got {diners.X.shape[1]}")
    _check_size("X", diners.X)
    _check_size("y", diners.y)
    (a, b), y, n = diners.X.T, diners.y, len(diners)
    coefficients = np.array([[y @ y, -2 * a @ y, a @ a], [-2 * b @ y, 2 * a @ b, 0.0], [b @ b, 0.0, 0.0]]) / n
    return _powers("spices", spices) @ coefficients @ _powers("salts", salts).T


def _powers(name: str, grams: ArrayLike) -> Array:
    """(k, 3) 1, w and w² of each of k weights."""
    along = finite(name, grams).astype(float, copy=False)  # a square of float32 overflows early
    if along.ndim != 1:
        raise ValueError(f"{name} must be numbers in a row, got {along.shape}")
    _check_size(name, along)
    return np.vander(along, 3, increasing=True)
