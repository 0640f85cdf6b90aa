"""Trials: what each setting of two hyperparameters comes to, for all settings on a map of them at once.

One knob is the learning rate, over five decades; the other is the width of the one hidden layer. Each of the 121 · 13
networks is really trained, on the same examples from the same kind of start, and judged by examples that it never saw.
All of them are one call of `train`: a network of fewer units is a network of the widest layer whose further units have
weights of 0 on both sides. Such a unit says tanh 0 = 0, gets no slope and stays as it is, so nothing is changed by it.
"""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from core.arrays import Array, whole
from core.losses import binary_cross_entropy
from core.memo import kept
from core.network import Network
from core.optimizers import sgd
from core.patterns import crowd, yes_or_no
from core.starts import start
from core.training import train
from core.workspace import Workspace, fast

RATES: Final = np.geomspace(0.001, 100.0, 121)
"""The learning rates, each a 24th of a decade bolder than the one before."""

UNITS: Final = tuple(range(4, 17))
"""The widths of the hidden layer."""

EXAMPLES: Final = 100
UNSEEN: Final = 1000
EPOCHS: Final = 30
TOGETHER: Final = 121
"""So many networks are judged at a time."""


@dataclass(frozen=True, eq=False)
class Trials:
    """What came of all settings, r rates × u widths.

    Attributes:
        right: (r, u) on how many of `UNSEEN` examples each network is right.
    """

    right: NDArray[np.int64]

    @property
    def by_rate(self) -> Array:
        """(r,) the mean over all widths."""
        return self.right.mean(axis=1)

    @property
    def shares(self) -> tuple[float, float]:
        """How much of the variance over the map the rate alone explains, and how much the width alone."""
        total = self.right.var()
        return float(self.by_rate.var() / total), float(self.right.mean(axis=0).var() / total)


@kept(1)
def trials() -> Trials:
    """Train and judge every network of the map: plain gradient descent on the cross-entropy, all examples in a batch.

    Float64 throughout: at the boldest rates a difference of the last digit grows, and in single precision more of
    these networks would come out otherwise on another machine.
    """
    net, count = Network((2, UNITS[-1], 1)), len(RATES) * len(UNITS)
    starts = np.tile([widened(units) for units in UNITS], (len(RATES), 1))
    rates = np.repeat(RATES, len(UNITS)).reshape(count, 1)
    examples = crowd("ring", count=EXAMPLES)
    history = train(fast(net), examples, binary_cross_entropy, sgd(rates), starts, epochs=EPOCHS, record_every=EPOCHS)
    return Trials(_right(net, history.weights[-1]).reshape(len(RATES), len(UNITS)))


def widened(units: int) -> Array:
    """(d,) the first numbers of a network of so many units, as one of the widest layer: the further ones are 0.

    Raises:
        ValueError: unless 1 ≤ units ≤ the widest.
    """
    narrow = Network((2, whole("units", units, 1, UNITS[-1]), 1))
    wide = Network((2, UNITS[-1], 1))
    numbers = np.zeros(wide.parameter_count)
    (hidden, output), (into, out) = wide.layers(numbers), narrow.layers(start(narrow, "xavier"))
    hidden.weights[:units], output.weights[:, :units] = into.weights, out.weights
    return numbers


def _right(net: Network, weights: Array) -> NDArray[np.int64]:
    """(k,) on how many unseen examples each of k networks is right, a cacheful at a time."""
    exam = crowd("ring", count=UNSEEN, unseen=True)
    likes, found = yes_or_no("labels", exam.y), np.empty(len(weights), dtype=np.int64)
    space: Any = Workspace(net, (TOGETHER,), UNSEEN)
    for at in range(0, len(weights), TOGETHER):
        says = space.forward(weights[at : at + TOGETHER], exam.X) > 0
        found[at : at + TOGETHER] = np.sum(says == likes, axis=-1)
    return found
