"""Columns of pure chance put beside real ones: every one helps a fit on the rows it learned from.

They join one after another. With `Q` orthonormal columns that span bias and inputs, a column c adds the direction
`q = (c − Q·Qᵀ·c) / ‖c − Q·Qᵀ·c‖`; the residual loses `q·(qᵀ·y)` and the leverage of row i gains `q_i²`. So one pass of
Gram and Schmidt answers for every number of columns at once (Golub & Van Loan, *Matrix Computations*, section 5.2).
"""

from typing import Final, NamedTuple

import numpy as np

from core.arrays import Array, whole
from core.examples import Examples
from core.regression import (
    ALONE,
    FEW_ROWS,
    held_and_seen,
    leave_one_out,
    only,
    span,
    standardised,
    with_ones,
)

MOST_RANDOM: Final = 25
AGAIN: Final = 2
"""Twice is enough for directions to be orthogonal (Kahan, in Parlett, *The Symmetric Eigenvalue Problem*, 6.9)."""

SAME: Final = 1e-12
"""A column of which so small a share points anywhere new adds no direction."""


class Missed(NamedTuple):
    """What fits miss by with 0, 1, 2, … columns of chance: the root of the mean squared miss, (draws, most + 1) each.

    Attributes:
        own: on the rows they were fitted to; unseen: on rows they never saw, as `core.regression.judge` picks them.
    """

    own: Array
    unseen: Array


def random_columns(rows: int, seed: int) -> Array:
    """(rows, `MOST_RANDOM`) numbers drawn from the standard normal distribution, column by column."""
    return np.random.default_rng(seed).standard_normal((MOST_RANDOM, rows)).T


def with_random_columns(examples: Examples, count: int, seed: int) -> Examples:
    """The examples with columns of pure chance behind. With one seed fewer columns are the first of more.

    Raises:
        ValueError: for more than `MOST_RANDOM`.
    """
    count = whole("count", count, 0, MOST_RANDOM)
    return Examples(np.column_stack([examples.X, random_columns(len(examples), seed)[:, :count]]), examples.y)


def misses_by_count(examples: Examples, most: int, draws: int) -> Missed:
    """What fits to `with_random_columns(examples, k, seed)` miss by, for k from 0 to `most` and seeds below `draws`.

    Raises:
        ValueError: for more columns than `MOST_RANDOM`, or no draw.
    """
    most, n = whole("most", most, 0, MOST_RANDOM), len(examples)
    columns = np.stack([random_columns(n, seed)[:, :most] for seed in range(whole("draws", draws, 1, 10_000))])
    basis = span(standardised(examples)[0]).basis
    joined = _directions(basis, columns)
    residuals = _residuals(basis, joined, examples.y)
    own = _size(residuals)
    if n >= FEW_ROWS:
        return Missed(own, _held_out(examples, columns))
    leverages = np.sum(basis**2, axis=1) + _running(joined**2)
    free = 1.0 - leverages
    unseen = _size(residuals / np.where(free < ALONE, 1.0, free))
    for draw, count in np.argwhere((free < ALONE).any(axis=-1)):
        unseen[draw, count] = leave_one_out(with_random_columns(examples, int(count), int(draw))).rmse
    return Missed(own, unseen)


def _held_out(examples: Examples, columns: Array) -> Array:
    """(draws, most + 1) misses on the rows held out, of fits to the others."""
    held, seen = held_and_seen(len(examples))
    learned = only(examples, seen)
    rows, scale = standardised(learned)
    basis, onto = span(rows)
    extended = np.concatenate([basis, with_ones(scale.apply(examples.X[held])) @ onto])
    order, learns = np.concatenate([seen, held]), len(seen)
    joined = _directions(extended, columns[:, order], learns)
    return _size(_residuals(extended, joined, examples.y[order], learns)[..., learns:])


def _directions(basis: Array, columns: Array, learns: int | None = None) -> Array:
    """(draws, most, n) what each column adds, of length 1 and orthogonal on the first `learns` rows; 0 if nothing."""
    draws, n, most = columns.shape
    found = np.zeros((draws, basis.shape[1] + most, n))
    found[:, : basis.shape[1]] = basis.T
    for place in range(most):
        end = basis.shape[1] + place
        before, added = found[:, :end], columns[:, :, place].copy()
        size = _length(added[:, :learns])
        for _ in range(AGAIN):
            along = before[..., :learns] @ added[:, :learns, np.newaxis]
            added -= (along.swapaxes(1, 2) @ before)[:, 0]
        new = _length(added[:, :learns])
        found[:, end] = np.where(new > SAME * size, added / np.where(new > 0, new, 1.0), 0.0)
    return found[:, basis.shape[1] :]


def _residuals(basis: Array, joined: Array, y: Array, learns: int | None = None) -> Array:
    """(draws, most + 1, n) what is missed, as one direction after another is fitted to the first `learns` rows."""
    left = y - basis @ (basis[:learns].T @ y[:learns])
    along = joined[..., :learns] @ left[:learns]
    return left - _running(along[..., np.newaxis] * joined)


def _running(each: Array) -> Array:
    """Sums over the second axis of none, the first, the first two, …"""
    none = np.zeros((len(each), 1, each.shape[-1]))
    return np.concatenate([none, np.cumsum(each, axis=1)], axis=1)


def _length(vectors: Array) -> Array:
    return np.linalg.norm(vectors, axis=-1, keepdims=True)


def _size(misses: Array) -> Array:
    return np.sqrt(np.mean(misses**2, axis=-1))
