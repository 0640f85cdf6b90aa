"""Stencils that slide: a convolution with a max over all places and a logistic, small enough to be read.

After Fukushima (1980, doi:10.1007/BF00344251) and LeCun et al. (1989, doi:10.1162/neco.1989.1.4.541). Each of K
stencils of 3 × 3 weights is laid on every place t of a drawing with a border of one empty square round it, and only its
strongest answer counts, where it is above 0; one weight each and a bias make a logit of these:

`answer_kt = S_k · window_t + b_k`, `h_k = max(0, max_t answer_kt)`, `logit = Σ_k s_k · h_k + c`

Where on the sheet the strongest answer was makes no difference any more.
"""

from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from core.arrays import Array, vector, whole
from core.drawings import SIDE, SQUARES
from core.models import Model

REACH: Final = 3
"""A stencil is so many squares wide and high."""

WINDOW: Final = REACH * REACH
MOST_STENCILS: Final = 64


class Parts(NamedTuple):
    """The weights: (K, 9) S the stencils, row by row; (K,) b their biases; (K,) s how much each counts; (1,) c."""

    stencils: Array
    biases: Array
    spoon: Array
    base: Array


@dataclass(frozen=True)
class Sliding:
    """A layout with so many stencils; its numbers are kept apart, in a flat vector.

    Raises:
        ValueError: for a number of stencils out of range.
    """

    count: int = 6

    def __post_init__(self) -> None:
        whole("count", self.count, 1, MOST_STENCILS)

    @property
    def parameter_count(self) -> int:
        """Nine weights and a bias a stencil, one more for how much it counts, and a last bias."""
        return self.count * (WINDOW + 2) + 1

    def parts(self, weights: Array) -> Parts:
        """The parts of the weights (d,), as views.

        Raises:
            ValueError: if there are not so many, or one of them is not finite.
        """
        if weights.shape != (self.parameter_count,):
            vector("weights", weights, self.parameter_count)
        ends = np.cumsum([self.count * WINDOW, self.count, self.count])
        stencils, *others = np.split(weights, ends)
        return Parts(stencils.reshape(self.count, WINDOW), *others)

    def first_weights(self, seed: int) -> Array:
        """The weights (d,) before any practice: biases 0, all else normal, of a third in the nine of a stencil."""
        dice = np.random.default_rng(whole("seed", seed, 0, 2**32 - 1))
        weights = np.zeros(self.parameter_count)
        parts = self.parts(weights)
        parts.stencils[...] = dice.normal(0.0, 1 / REACH, parts.stencils.shape)
        parts.spoon[...] = dice.normal(0.0, 1 / REACH, parts.spoon.shape)
        return weights

    def model(self) -> Model:
        """As `train()` takes it."""

        def forward(weights: Array, X: NDArray[Any]) -> tuple[Array, Slide]:
            slid = slide(self, weights, X)
            return slid.logit, slid

        return Model(forward, backward)


class Slide(NamedTuple):
    """What stencils find on n drawings, and all that their gradient needs.

    Attributes:
        windows: (n, 64, 9) what lies under a stencil at each place.
        place: (n, K) where each answers strongest, the first of such places.
        strongest: (n, K) that answer, be it below 0.
    """

    layout: Sliding
    parts: Parts
    windows: Array
    place: NDArray[np.intp]
    strongest: Array

    @property
    def passed_on(self) -> Array:
        """(n, K) h."""
        return np.maximum(self.strongest, 0.0)

    @property
    def logit(self) -> Array:
        """(n,): above 0 a smile."""
        return self.passed_on @ self.parts.spoon + self.parts.base[0]


def windows(X: Array) -> Array:
    """(n, 64, 9) the squares round each square of drawings (n, 64), itself in the middle; beyond the edge all are 0.

    Raises:
        ValueError: for drawings of another size.
    """
    if X.ndim != 2 or X.shape[1] != SQUARES:
        raise ValueError(f"drawings must be (n, {SQUARES}), got {X.shape}")
    framed = np.pad(X.reshape(-1, SIDE, SIDE), ((0, 0), (1, 1), (1, 1)))
    return sliding_window_view(framed, (REACH, REACH), axis=(1, 2)).reshape(len(X), SQUARES, WINDOW)


def slide(layout: Sliding, weights: Array, X: Array) -> Slide:
    """The forward pass.

    Args:
        weights: (d,).
        X: (n, 64) drawings.

    Raises:
        ValueError: if the weights are not so many, or the drawings of another size.
    """
    parts, under = layout.parts(weights), windows(X)
    answers = parts.stencils @ under.reshape(-1, WINDOW).T + parts.biases[:, np.newaxis]  # (K, n · 64)
    answers = answers.reshape(layout.count, len(X), SQUARES)
    place = answers.argmax(axis=-1)
    strongest = np.take_along_axis(answers, place[..., np.newaxis], axis=-1)[..., 0]
    return Slide(layout, parts, under, place.T, strongest.T)


def backward(weights: Array, slid: Slide, slope: Array) -> Array:
    """∂L/∂weights (d,) from ∂L/∂logit (n,): only the place of the strongest answer, where it is above 0, is blamed."""
    blame = slope[:, np.newaxis] * slid.parts.spoon * (slid.strongest > 0)  # (n, K), on the answers that counted
    found = np.take_along_axis(slid.windows, slid.place[..., np.newaxis], axis=1)  # (n, K, 9)
    on_stencils = np.einsum("nk,nkw->kw", blame, found)
    return np.concatenate([on_stencils.ravel(), blame.sum(axis=0), slope @ slid.passed_on, [slope.sum()]])
