"""Stopping in time: a run watched by examples that it does not learn from.

The loss on what is learned falls to the end. The loss on watchers falls as long as what is learned is true of them too,
and turns up once it is not; the weights of that round are kept (Morgan & Bourlard 1990; Prechelt 1998,
doi:10.1007/3-540-49430-8_3). Watchers have then had a say in which weights are kept, and are no fair judges of them.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.arrays import Array
from core.examples import Examples
from core.losses import Loss
from core.models import Model
from core.network import Network
from core.patterns import yes_or_no
from core.training import History, evaluate

A_TURN = 0.01
"""By less than this share of the lowest loss a curve has not turned: so much is jitter, and narrower than its line."""


@dataclass(frozen=True, eq=False)
class Watched:
    """A run of one model, and what its watchers say of it at each of its R + 1 records.

    Attributes:
        history: of the run.
        losses: (R + 1,) on the watchers; infinite where it is no number.
    """

    history: History
    losses: Array

    @property
    def turn(self) -> int:
        """The record at which the watchers' loss is lowest, the first of several: none after it is any better."""
        return int(self.losses.argmin())

    @property
    def turns(self) -> bool:
        """Whether it is higher again at the end, by more than `A_TURN` of the lowest."""
        return bool(self.losses[-1] > (1.0 + A_TURN) * self.losses[self.turn])

    @property
    def kept(self) -> Array:
        """(d,) the weights of the turn."""
        return self.history.weights[self.turn]


def watched(model: Model, history: History, watchers: Examples, loss: Loss) -> Watched:
    """Let examples that a model did not learn from judge it at each record of its run. No weight changes.

    Raises:
        ValueError: for a history of several models side by side, or watchers that do not fit the model.
    """
    if history.losses.ndim != 1:
        raise ValueError(f"a run of one model is watched, got losses {history.losses.shape}")
    losses = evaluate(model, watchers, loss, history.weights)
    return Watched(history, np.where(np.isnan(losses), np.inf, losses))


def let_go(net: Network, weights: Array, examples: Examples) -> NDArray[np.bool_]:
    """(..., n) the examples that a network of one logit leaves on the wrong side of its border.

    Of a network that was stopped in time these are the odd ones: what most of the others have in common is not true of
    them. A network that goes on learns them by heart.

    Args:
        weights: (..., d).

    Raises:
        ValueError: for more than one output, labels other than 0 and 1, or shapes that do not fit.
    """
    if net.sizes[-1] != 1:
        raise ValueError(f"a border needs one output, got {net.sizes[-1]}")
    wrong: NDArray[np.bool_] = (net.forward(weights, examples.X).prediction > 0) != yes_or_no("labels", examples.y)
    return wrong
