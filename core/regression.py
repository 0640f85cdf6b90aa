"""A weighted sum of measurements, fitted exactly and by gradient descent, and judged on rows that it never saw.

    ŷ_i = bias + Σ_j w_j · x_ij,   weights that make mean((ŷ − y)²) smallest.

Columns are standardised first, `z = (x − mean) / standard deviation`: the best predictions stay the same, and the bowl
of the loss becomes rounder, so that gradient descent needs fewer rounds. Leaving each row out in turn has a closed form
for least squares: the miss is `(ŷ_i − y_i) / (1 − h_i)` with the leverage `h_i` of the row, the i-th on the diagonal
of `X·(XᵀX)⁻¹·Xᵀ` (Allen 1974, doi:10.1080/00401706.1974.10489157).
"""

from dataclasses import dataclass
from functools import cached_property
from itertools import combinations_with_replacement
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.arrays import Array, finite, whole
from core.examples import Examples, check_rows
from core.least_squares import bowl, gradient_descent_path

FEW_ROWS: Final = 200
"""Below this many rows each is left out once; from here on a share of them is held out."""

HELD_OUT: Final = 0.2
MOST_POWERS: Final = 3
ROUNDS: Final = 1000
ALONE: Final = 1e-9
"""A row whose leverage is this close to 1 settles a weight by itself."""

MOST_ROUNDS: Final = 10**15
"""What takes longer is not counted to its end."""


@dataclass(frozen=True, eq=False)
class Scale:
    """How columns are standardised.

    Attributes:
        center: (d,) the mean of each.
        spread: (d,) its standard deviation over n; 1 for a column that is the same in every row.
    """

    center: Array
    spread: Array

    def apply(self, X: Array) -> Array:
        """(n, d) the same measurements in standard deviations from the mean."""
        return (X - self.center) / self.spread


def scale_of(X: Array) -> Scale:
    """The scale on which these rows (n, d) have mean 0 and standard deviation 1.

    Raises:
        ValueError: for what is no such rows of finite numbers.
    """
    numbers = finite("X", X)
    if numbers.ndim != 2 or not numbers.size:
        raise ValueError(f"a scale needs rows of columns, got {numbers.shape}")
    spread = numbers.std(axis=0)
    same = (np.ptp(numbers, axis=0) == 0) | (spread == 0)
    return Scale(numbers.mean(axis=0), np.where(same, 1.0, spread))


@dataclass(frozen=True, eq=False)
class Fit:
    """A fitted sum.

    Attributes:
        scale: of the inputs.
        standard: (d + 1,) the bias and the weights of standardised inputs.
    """

    scale: Scale
    standard: Array

    @cached_property
    def weights(self) -> Array:
        """(d,) what one more unit of each column adds."""
        return self.standard[1:] / self.scale.spread

    @cached_property
    def bias(self) -> float:
        """What is said where every column is 0."""
        return float(self.standard[0] - self.weights @ self.scale.center)

    @property
    def steps(self) -> Array:
        """(d,) what a usual step of each column, one standard deviation, adds."""
        return self.standard[1:]

    def predict(self, X: Array) -> Array:
        """(n,) what it says of rows (n, d)."""
        return self.standard[0] + self.scale.apply(X) @ self.standard[1:]


def standardised(examples: Examples) -> tuple[Examples, Scale]:
    """The same examples with a column of ones in front and all others standardised, and on which scale."""
    check_rows(examples)
    scale = scale_of(examples.X)
    return Examples(with_ones(scale.apply(examples.X)), examples.y), scale


def with_ones(X: Array) -> Array:
    """(n, d + 1) the same rows behind a column of ones."""
    return np.column_stack([np.ones(len(X)), X])


def fit(examples: Examples) -> Fit:
    """The exact answer, by least squares; the smallest weights in standard deviations where rows leave a choice."""
    rows, scale = standardised(examples)
    return Fit(scale, bowl(rows).bottom)


def descend(examples: Examples, rounds: int = ROUNDS) -> Fit:
    """The answer of gradient descent from weights of 0, at half the boiling point `1 / λmax`.

    The target is measured in its own size while the bowl is walked, since a run counts as burnt by its loss: weights
    are as many times larger as the target is.
    """
    rows, scale = standardised(examples)
    size = float(np.sqrt(np.mean(rows.y**2))) or 1.0
    small = Examples(rows.X, rows.y / size)
    path = gradient_descent_path(small, np.zeros(rows.X.shape[1]), bowl(small).boiling_point / 2, rounds)
    return Fit(scale, path.weights[-1] * size)


def rounds_needed(examples: Examples, above: float = 0.01) -> int:
    """Rounds of gradient descent from 0 at half the boiling point until the loss is at most `(1 + above) · lowest`.

    At that rate no axis of the bowl is overshot and the loss only falls, so that the round is found by halving, without
    walking there; `MOST_ROUNDS` stands for so many or more, as good as never. The columns are taken as they stand: see
    `standardised`.
    """
    shape = bowl(examples)
    offset, curvatures = shape.axes.T @ shape.bottom, shape.curvatures
    share_a_round = np.clip(curvatures * shape.boiling_point / 2, 0.0, 1.0)  # of the way that is left along an axis
    with np.errstate(divide="ignore"):
        shrinks = np.log1p(-share_a_round)  # not log(1 − share), which has lost the digits of a small share

    def is_there(rounds: int) -> bool:
        left = offset * np.exp(rounds * shrinks) if rounds else offset
        return bool(0.5 * curvatures @ left**2 <= above * shape.lowest_loss)

    low, high = -1, 1
    while not is_there(high):
        if high >= MOST_ROUNDS:
            return MOST_ROUNDS
        low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if is_there(middle) else (middle, high)
    return high


# ---- judged on rows that it never saw ----


@dataclass(frozen=True, eq=False)
class Unseen:
    """What fits said of rows that they were not fitted to.

    Attributes:
        rows: (m,) which rows.
        predicted: (m,) what was said of them.
        mean: (m,) what guessing the mean of the others says.
        y: (m,) what was true.
        left_out: whether each row was left out in turn; else a share of them was held out once.
    """

    rows: NDArray[np.int64]
    predicted: Array
    mean: Array
    y: Array
    left_out: bool

    @property
    def rmse(self) -> float:
        """The root of the mean squared miss: what it typically misses by."""
        return root_mean_square(self.predicted - self.y)

    @property
    def rmse_of_mean(self) -> float:
        """The same of guessing the mean."""
        return root_mean_square(self.mean - self.y)

    @property
    def explained(self) -> float:
        """R², `1 − Σ miss² / Σ miss² of the mean`: 1 is perfect, 0 no better than the mean, below 0 worse."""
        return 1.0 - (self.rmse / self.rmse_of_mean) ** 2 if self.rmse_of_mean else 0.0


def root_mean_square(values: Array) -> float:
    """`√mean(v²)`."""
    return float(np.sqrt(np.mean(values**2)))


def explained(examples: Examples, predicted: Array) -> float:
    """R² on the rows a sum was fitted to: the share of the variance of y that it explains."""
    variance = float(np.var(examples.y))
    return 1.0 - float(np.mean((predicted - examples.y) ** 2)) / variance if variance else 0.0


def training_rows(count: int) -> int:
    """How many of so many rows each fit sees while it is judged."""
    return count - 1 if count < FEW_ROWS else count - _held(count)


def _held(count: int) -> int:
    return round(HELD_OUT * count)


def judge(examples: Examples, seed: int = 0) -> Unseen:
    """One honest score: each row left out in turn where rows are few, a share held out where they are many."""
    return leave_one_out(examples) if len(examples) < FEW_ROWS else hold_out(examples, _held(len(examples)), seed)


def leave_one_out(examples: Examples) -> Unseen:
    """Each row foretold by the fit to all others.

    Raises:
        ValueError: for fewer than two rows.
    """
    n = whole("rows", len(examples), 2, 10**9)
    basis = span(standardised(examples)[0]).basis
    misses = basis @ (basis.T @ examples.y) - examples.y
    free = 1.0 - np.sum(basis**2, axis=1)
    alone = free < ALONE
    predicted = examples.y + misses / np.where(alone, 1.0, free)
    for row in np.flatnonzero(alone):  # nothing else says what it settles: the smallest weights that fit the others
        others = np.delete(np.arange(n), row)
        predicted[row] = fit(only(examples, others)).predict(examples.X[row : row + 1])[0]
    mean = (examples.y.sum() - examples.y) / (n - 1)
    return Unseen(np.arange(n), predicted, mean, examples.y, left_out=True)


def settles(examples: Examples) -> bool:
    """Whether the rows settle the bias and every weight: no column follows from others."""
    return _is_whole(span(standardised(examples)[0]), examples)


def settles_each(examples: Examples) -> bool:
    """Whether they do, whichever one of them is left out."""
    found = span(standardised(examples)[0])
    return _is_whole(found, examples) and bool(np.all(1.0 - np.sum(found.basis**2, axis=1) >= ALONE))


def _is_whole(found: "Span", examples: Examples) -> bool:
    return found.basis.shape[1] == examples.X.shape[1] + 1


class Span(NamedTuple):
    """What bias and inputs span.

    Attributes:
        basis: (n, r) orthonormal columns; the leverages are the sums of squares of its rows.
        onto: (d + 1, r) what makes them of the column of ones and the standardised inputs, in other rows too.
    """

    basis: Array
    onto: Array


def span(rows: Examples) -> Span:
    """The span of rows as `standardised` gives them."""
    basis, singular, axes = np.linalg.svd(rows.X, full_matrices=False)
    there = singular > singular[0] * max(rows.X.shape) * np.finfo(float).eps
    return Span(basis[:, there], axes[there].T / singular[there])


def hold_out(examples: Examples, count: int, seed: int) -> Unseen:
    """`count` rows drawn by `seed` and foretold by the fit to all others.

    Raises:
        ValueError: unless at least one row is held and one is left.
    """
    held, others = _split(len(examples), whole("count", count, 1, len(examples) - 1), seed)
    seen = only(examples, others)
    predicted = fit(seen).predict(examples.X[held])
    return Unseen(held, predicted, np.full(count, seen.y.mean()), examples.y[held], left_out=False)


def held_and_seen(count: int, seed: int = 0) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Which of so many rows `judge` holds out where rows are many, and those it learns from."""
    return _split(count, _held(count), seed)


def _split(count: int, held: int, seed: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    order = np.random.default_rng(seed).permutation(count)
    return np.sort(order[:held]), np.sort(order[held:])


def only(examples: Examples, rows: NDArray[np.int64]) -> Examples:
    """The examples in these rows."""
    return Examples(examples.X[rows], examples.y[rows], examples.features)


def with_powers(examples: Examples, degree: int) -> Examples:
    """The examples with every product of up to `degree` of their standardised columns, each with itself too.

    Raises:
        ValueError: for a degree beyond `MOST_POWERS`.
    """
    z = scale_of(examples.X).apply(examples.X)
    columns = [
        z[:, list(factors)].prod(axis=1)
        for power in range(1, whole("degree", degree, 1, MOST_POWERS) + 1)
        for factors in combinations_with_replacement(range(z.shape[1]), power)
    ]
    return Examples(np.column_stack(columns), examples.y)
