"""The line `y = a · x + b`: the linear model with two weights (a, b), whose inputs are x and 1.

Least squares has a closed form here, also where the points do not settle the line: then infinitely many lines are best,
and the fit says along which direction of (a, b) one may move without losing anything.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike

from core.arrays import Array, finite, numbers, vector
from core.examples import Examples
from core.least_squares import bowl
from core.losses import squared, taste_score
from core.models import linear
from core.optimizers import sgd
from core.training import History, train

COORDINATE_LIMIT = 100.0
"""The largest x or y accepted, either side of 0."""

POINTS_LIMIT = 500
"""The largest number of points accepted."""

WEIGHTS = ("slope", "intercept")
"""Ids of the two weights a and b."""

TOUCH = 0.005
"""A line goes through a point if it misses by less than this: a miss that would be written 0.00."""

ALIKE = 1e-9
"""x closer together than this share of their size (or than this, below 1) count as equal."""


class Settled(StrEnum):
    """How far the points settle the line."""

    NO_POINT = "no_point"
    ONE_POINT = "one_point"
    ALL_X_EQUAL = "all_x_equal"
    UNIQUE = "unique"


@dataclass(frozen=True, eq=False)
class Points:
    """Points in the plane; there may be none.

    Attributes:
        x: (n,).
        y: (n,).

    Raises:
        ValueError: if a coordinate is not finite or beyond `COORDINATE_LIMIT`, the lengths differ or n is beyond
            `POINTS_LIMIT`.
    """

    x: Array
    y: Array

    def __post_init__(self) -> None:
        for name in ("x", "y"):
            values = finite(name, getattr(self, name))
            if values.size and np.abs(values).max() > COORDINATE_LIMIT:
                worst = values.flat[np.abs(values).argmax()]
                limits = f"{-COORDINATE_LIMIT:g} and {COORDINATE_LIMIT:g}"
                raise ValueError(f"{name} must be between {limits}, got {worst:g}")
            values.flags.writeable = False
            object.__setattr__(self, name, values)
        if self.x.ndim != 1 or self.x.shape != self.y.shape:
            raise ValueError(f"points need as many x as y, got {self.x.shape} and {self.y.shape}")
        if len(self) > POINTS_LIMIT:
            raise ValueError(f"points must number between 0 and {POINTS_LIMIT}, got {len(self)}")

    def __len__(self) -> int:
        return len(self.x)


def points(*pairs: tuple[float, float]) -> Points:
    """The points (x, y) given one by one.

    Raises:
        ValueError: as `Points` does, and for what is no pair of numbers.
    """
    table = np.array([vector("point", pair, 2) for pair in pairs]).reshape(-1, 2)
    return Points(table[:, 0], table[:, 1])


PRESETS = {
    "two_points": points((1, 2), (3, 6)),
    "on_the_line": points((1, 2), (2, 4), (3, 6), (4, 8), (5, 10)),
    "noisy": points(
        (0.5, 0.8), (1, 3.4), (1.5, 2.9), (2, 5.1), (2.5, 3.9), (3, 7.1), (3.5, 7.4), (4, 6.8), (4.5, 10.1), (5, 9.4)
    ),
    "outlier": points((1, 2), (2, 4), (3, 6), (4, 8), (5, 10), (6, 2)),
    "curve": points((0, 9), (1, 4), (2, 1), (3, 0), (4, 1), (5, 4), (6, 9)),
}
"""Sets of points by their stable ids, none of them below zero. The curve is y = (x − 3)², of which the best line
explains nothing.
"""


def as_rows(given: Points) -> Examples:
    """The points as data of the linear model: X (n, 2) holds x and 1, y (n,) the targets.

    Raises:
        ValueError: if there is no point: nothing can be learned from none.
    """
    if not len(given):
        raise ValueError(f"points must number between 1 and {POINTS_LIMIT} to learn from, got 0")
    return Examples(np.column_stack([given.x, np.ones(len(given))]), given.y, WEIGHTS)


@dataclass(frozen=True, eq=False)
class LineFit:
    """A least-squares line.

    Attributes:
        weights: (2,) a and b; where infinitely many are best, the pair nearest to (0, 0).
        settled: how far the points settle the line.
        freedom: (2, f) orthonormal directions of (a, b), one a column, along which every line is as good: f is 0 for a
            unique line, 1 for a single x, 2 for no point.
    """

    weights: Array
    settled: Settled
    freedom: Array


def fit(given: Points) -> LineFit:
    """The exact least-squares line (Legendre 1805), by the centred normal equations:

    `a = Σ(x − x̄)(y − ȳ) / Σ(x − x̄)²`, `b = ȳ − a · x̄`. At a single x every line through (x, ȳ) is best.
    """
    settled = how_settled(given)
    if settled is Settled.NO_POINT:
        return LineFit(np.zeros(2), settled, np.eye(2))
    x, y = given.x.mean(), given.y.mean()
    if settled is not Settled.UNIQUE:
        normal = np.array([x, 1.0])
        return LineFit(y * normal / (normal @ normal), settled, np.array([[1.0], [-x]]) / np.hypot(1.0, x))
    a = ((given.x - x) @ (given.y - y)) / ((given.x - x) @ (given.x - x))
    return LineFit(np.array([a, y - a * x]), settled, np.empty((2, 0)))


def how_settled(given: Points) -> Settled:
    """How far the points settle the line; several points at one x settle no more than their mean."""
    if not len(given):
        return Settled.NO_POINT
    if len(given) == 1:
        return Settled.ONE_POINT
    alike = np.ptp(given.x) <= ALIKE * max(1.0, np.abs(given.x).max())
    return Settled.ALL_X_EQUAL if alike else Settled.UNIQUE


def distance(weights: ArrayLike, exact: LineFit) -> float:
    """How far (a, b) lies from the nearest best line: the part along `freedom` does not count.

    Raises:
        ValueError: unless the weights are two finite numbers.
    """
    apart = vector("weights", weights, len(WEIGHTS)) - exact.weights
    with np.errstate(over="ignore", invalid="ignore"):  # huge weights are infinitely far away
        away = float(np.linalg.norm(apart - exact.freedom @ (exact.freedom.T @ apart)))
    return away if np.isfinite(away) else float("inf")


def misses(given: Points, weights: ArrayLike) -> Array:
    """The errors `a · x_i + b − y_i`, (n,): how far each point is missed, above 0 where the line runs above it.

    Raises:
        ValueError: unless the weights are two finite numbers.
    """
    slope, intercept = vector("weights", weights, len(WEIGHTS))
    with np.errstate(over="ignore"):
        return slope * given.x + intercept - given.y


def errors_of(given: Points, weights: ArrayLike) -> Array:
    """The errors of many lines at once, (…, n), as `misses` has them; `weights`: (…, 2) a and b of each.

    Raises:
        ValueError: for numbers that are not finite.
    """
    lines = finite("weights", weights)
    return lines[..., :1] * given.x + lines[..., 1:] - given.y


def hits(given: Points, weights: ArrayLike) -> int:
    """How many points the line goes through, to `TOUCH`."""
    return int(np.sum(np.abs(misses(given, weights)) < TOUCH))


def relative_score(given: Points, loss: Array | float) -> Array:
    """The score of a loss on these points, `100 / (1 + loss / variance of y)`: answering the mean scores 50.

    Where all y are equal, or there is none, there is nothing to compare with and it is `100 / (1 + loss)`.
    """
    return taste_score(numbers("loss", loss) / (_spread(given) or 1.0))


def _spread(given: Points) -> float:
    """The variance of y; exactly 0 where all y are equal, which rounding would hide, or there is none."""
    return float(np.var(given.y)) if len(given) and np.ptp(given.y) > 0 else 0.0


@dataclass(frozen=True)
class Held:
    """How well two numbers hold n: given every x, the line gives back every y with some error.

    Attributes:
        count: n, how many y are given back.
        ratio: n / 2, how many measured numbers each of the two stands for.
        loss: mean squared error.
        typical_error: root of the loss, in the unit of y.
        largest_error: the largest |error|.
        r_squared: 1 − Σ error² / Σ(y − ȳ)²: 1 is exact, 0 no better than the mean; NaN where all y are equal.
    """

    count: int
    ratio: float
    loss: float
    typical_error: float
    largest_error: float
    r_squared: float


def held(given: Points, weights: ArrayLike) -> Held:
    """What the line with these weights (a, b) keeps of the points.

    Raises:
        ValueError: if there is no point or the weights are not two finite numbers.
    """
    rows, spread = as_rows(given), _spread(given)
    with np.errstate(over="ignore"):  # huge weights miss by infinitely much, and that is the answer
        errors = linear.forward(vector("weights", weights, len(WEIGHTS)), rows.X)[0] - rows.y
        loss = float(np.mean(errors**2))
    return Held(
        count=len(rows),
        ratio=len(rows) / len(WEIGHTS),
        loss=loss,
        typical_error=float(np.sqrt(loss)),
        largest_error=float(np.abs(errors).max()),
        r_squared=1.0 - loss / spread if spread > 0 else float("nan"),
    )


def safe_learning_rate(given: Points) -> float:
    """Half the boiling point, `1 / λmax`: below it the loss never rises, however far out the x lie."""
    return 0.5 * bowl(as_rows(given)).boiling_point


def descend(
    given: Points, start: ArrayLike = (0.0, 0.0), *, epochs: int, learning_rate: float | None = None
) -> History:
    """Gradient descent on (a, b) from `start`; without a learning rate, at `safe_learning_rate`.

    Raises:
        ValueError: if there is no point, or for numbers that are not finite or out of range.
    """
    rate = safe_learning_rate(given) if learning_rate is None else learning_rate
    return train(linear, as_rows(given), squared, sgd(rate), start, epochs=epochs)
