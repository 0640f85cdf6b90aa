"""Two layouts that learn to tell drawings apart, with about as many numbers: one stencil, and six that slide.

The one stencil is a network without hidden layers, 64 weights and a bias: the logistic regression of `core.people`,
here on squares. The six are those of `core.convolution`. Both are judged by binary cross-entropy, 1 is a smile.
"""

from typing import Final, NamedTuple

import numpy as np

from core.arrays import Array, one_of
from core.convolution import Sliding
from core.drawings import SQUARES, lowered
from core.examples import Examples
from core.losses import binary_cross_entropy
from core.models import Model
from core.network import Network
from core.optimizers import Optimizer, adam, sgd
from core.training import History, train

ONE, SLIDING = "one", "sliding"
LAYOUTS: Final = (ONE, SLIDING)

STENCIL: Final = Network((SQUARES, 1))
SIX: Final = Sliding(6)


ROUNDING: Final = 1e-9
"""A logit as near to 0 as this tells nothing: where a sum should be 0, rounding leaves that much of it."""


class Recipe(NamedTuple):
    """How a layout is trained."""

    model: Model
    optimizer: Optimizer
    rounds: int


RECIPES: Final = {ONE: Recipe(STENCIL.model, sgd(0.5), 300), SLIDING: Recipe(SIX.model(), adam(0.05), 400)}


def first_weights(layout: str, seed: int = 0) -> Array:
    """The weights (d,) before any practice: all 0 of the one stencil, drawn at random of those that slide.

    Raises:
        ValueError: for an unknown layout.
    """
    sliding = one_of("layout", layout, LAYOUTS) == SLIDING
    return SIX.first_weights(seed) if sliding else np.zeros(STENCIL.parameter_count)


def practise(layout: str, practised: Examples, seed: int = 0) -> History:
    """A run from its first weights over all rounds, with a record at the start and at the end.

    Args:
        practised: drawings X (n, 64), labels y (n,).
        seed: of the first weights of those that slide.

    Raises:
        ValueError: for an unknown layout, or drawings of another size.
    """
    start, recipe = first_weights(layout, seed), RECIPES[layout]
    return train(
        recipe.model,
        practised,
        binary_cross_entropy,
        recipe.optimizer,
        start,
        epochs=recipe.rounds,
        record_every=recipe.rounds,
    )


def logits(layout: str, weights: Array, drawings: Array) -> Array:
    """(n,) how far each of the drawings (n, 64) is on the side of a smile."""
    found, _ = RECIPES[one_of("layout", layout, LAYOUTS)].model.forward(weights, drawings)
    return found


def right(layout: str, weights: Array, asked: Examples, lower: int = 0) -> float:
    """The share of drawings told right, all of them so many squares lower; a logit of 0 tells nothing (`ROUNDING`)."""
    found = logits(layout, weights, lowered(asked.X, lower))
    return float(np.mean((np.abs(found) > ROUNDING) & ((found > 0) == (asked.y > 0.5))))
