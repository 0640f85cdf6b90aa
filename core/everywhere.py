"""A linear model of two weights at every place of two sliders: what all examples say there, and what would help."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.arrays import Array, finite
from core.examples import Examples
from core.losses import squared
from core.models import linear
from core.one_step import Move, Tasting, taste

TIE = 1e-12
"""Losses that differ by less, relative to 1 + loss, are the same: what is left is rounding."""


class BestMoves(NamedTuple):
    """The change of one weight alone that lowers the loss most, from each of (p, q) places.

    Attributes:
        which: the weight; the other keeps its place.
        to: the place along its axis.
        helps: whether that lowers the loss at all.
    """

    which: NDArray[np.intp]
    to: NDArray[np.intp]
    helps: NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Everywhere:
    """What n examples say at each of p places of the first weight and q of the second.

    Attributes:
        firsts, seconds: (p,) and (q,) the weights there.
        predictions: (p, q, n).
        errors: (p, q, n) `ŷ − y`.
        losses: (p, q) mean of the squared errors.
    """

    examples: Examples
    firsts: Array
    seconds: Array
    predictions: Array
    errors: Array
    losses: Array

    def at(self, first: int, second: int) -> Tasting:
        """The tasting at one pair of places, to the last digit that of the arrays here.

        A product of one place and a product of all differ in the last digit; what is drawn from these arrays and said
        of one place has to agree.
        """
        there = taste(self.examples, [self.firsts[first], self.seconds[second]])
        place = first, second
        return replace(
            there,
            predictions=self.predictions[place],
            errors=self.errors[place],
            loss=float(self.losses[place]),
        )

    @cached_property
    def best_moves(self) -> BestMoves:
        """From each place the best of all others that differ in one weight. Of changes that come out the same the
        smallest is taken, then the first weight's, then the lower place.
        """
        losses = self.losses
        least = np.minimum(losses.min(axis=0)[np.newaxis, :], losses.min(axis=1)[:, np.newaxis])
        enough = least + TIE * (1 + least)
        first, first_size = _nearest(losses, self.firsts, enough)
        second, second_size = (each.T for each in _nearest(losses.T, self.seconds, enough.T))
        which = (second_size < first_size).astype(np.intp)
        rows, columns = np.indices(losses.shape)
        reached = np.where(which == 0, losses[first, columns], losses[rows, second])
        return BestMoves(which, np.where(which == 0, first, second), reached < losses)

    def move(self, first: int, second: int) -> Move | None:
        """The best move from one pair of places; None where none lowers the loss."""
        moves, place = self.best_moves, (first, second)
        if not moves.helps[place]:
            return None
        which, to = int(moves.which[place]), int(moves.to[place])
        along = (self.firsts, self.seconds)[which]
        there = (to, second) if which == 0 else (first, to)
        return Move(which, float(np.round(along[to] - along[place[which]], 10)), float(self.losses[there]))


def _nearest(losses: Array, along: Array, enough: Array) -> tuple[NDArray[np.intp], Array]:
    """From each place of losses (p, q), the nearest in the same column at which the loss is low enough, (p, q); and how
    far it is, infinity where there is none.
    """
    far = np.abs(along[:, np.newaxis] - along)  # from × to
    low = losses.T[np.newaxis] <= enough[:, :, np.newaxis]  # from × column × to
    distances = np.where(low, np.round(far, 10)[:, np.newaxis, :], np.inf)
    return distances.argmin(axis=2), distances.min(axis=2)


def taste_everywhere(examples: Examples, firsts: ArrayLike, seconds: ArrayLike) -> Everywhere:
    """Let every example taste every pair of weights, in one product.

    Raises:
        ValueError: if the model has not two weights, or for places that are no finite numbers in a row, increasing.
    """
    if examples.X.shape[1] != 2:
        raise ValueError(f"two sliders need two weights, got {examples.X.shape[1]}")
    p, q = _places("firsts", firsts), _places("seconds", seconds)
    weights = np.stack(np.meshgrid(p, q, indexing="ij"), axis=-1)
    predictions, _ = linear.forward(weights, examples.X)
    return Everywhere(
        examples=examples,
        firsts=p,
        seconds=q,
        predictions=predictions,
        errors=predictions - examples.y,
        losses=squared.value(predictions, examples.y),
    )


def _places(name: str, given: ArrayLike) -> Array:
    along = finite(name, given)
    if along.ndim != 1 or not len(along) or not (np.diff(along) > 0).all():
        raise ValueError(f"{name} must be increasing numbers in a row, got {along}")
    return along
