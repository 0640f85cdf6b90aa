"""Embeddings: a row of numbers for every word. Which words are alike, and the flat shadow that a cloud of them throws.

The shadow is that of principal component analysis (Pearson 1901): of all flat ones the one that keeps most of how far
the rows spread around their mean.
"""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from core.arrays import Array, finite, whole


@dataclass(frozen=True, eq=False)
class Shadow:
    """A plane to cast rows on.

    Attributes:
        axes: (2, d) its two directions, of length one and at right angles; the first keeps more of the spread.
    """

    axes: Array

    def cast(self, rows: ArrayLike, middle: ArrayLike) -> Array:
        """Where rows (n, d) fall on it, (n, 2), seen from a middle (d,)."""
        points: Array = (finite("rows", rows) - finite("middle", middle)) @ self.axes.T
        return points

    def kept(self, rows: ArrayLike) -> float:
        """The share of the spread of rows (n, d) that it keeps, 0 to 1: of their squared distances from their mean.

        Raises:
            ValueError: if all rows are one.
        """
        apart = _apart(rows)
        return float(np.square(apart @ self.axes.T).sum() / np.square(apart).sum())


def shadow(rows: ArrayLike) -> Shadow:
    """The plane that keeps most of the spread of rows (n, d), by their singular values.

    Which end of a direction is which means nothing: its largest number is made positive.

    Raises:
        ValueError: for fewer than two rows, fewer than two numbers a row, or rows that are all one.
    """
    apart = _apart(rows)
    if min(apart.shape) < 2:
        raise ValueError(f"a shadow needs two rows of two numbers or more, got {apart.shape}")
    axes = np.linalg.svd(apart, full_matrices=False)[2][:2]
    largest = axes[np.arange(2), np.abs(axes).argmax(axis=1)]
    return Shadow(axes * np.sign(largest)[:, np.newaxis])


def _apart(rows: ArrayLike) -> Array:
    """Rows seen from their mean."""
    array = finite("rows", rows).astype(float)
    if array.ndim != 2 or not len(array):
        raise ValueError(f"rows must be (n, d), got {array.shape}")
    apart: Array = array - array.mean(axis=0)
    if not apart.any():
        raise ValueError("rows that are all one have no spread")
    return apart


def directions(table: ArrayLike) -> Array:
    """Rows (n, d) brought to length one: what is left is which way they point.

    Raises:
        ValueError: for a row that is nothing but zeros.
    """
    rows = finite("table", table).astype(float)
    lengths = np.linalg.norm(rows, axis=-1, keepdims=True)
    if not lengths.all():
        raise ValueError("a row of zeros points nowhere")
    unit: Array = rows / lengths
    return unit


def nearest(pointing: Array, word: int, count: int, apart: Collection[int] = ()) -> list[tuple[int, float]]:
    """The rows that point most nearly the same way as one, and the cosine of the angle; of equal ones the first.

    Args:
        pointing: `directions` of a table.
        count: how many at most.
        apart: rows that are passed over, as the word itself is.

    Raises:
        ValueError: for a word that is none of the rows.
    """
    cosines = pointing @ pointing[whole("word", word, 0, len(pointing) - 1)]
    order = [int(each) for each in np.argsort(-cosines, kind="stable") if each != word and each not in apart]
    return [(each, float(cosines[each])) for each in order[:count]]
