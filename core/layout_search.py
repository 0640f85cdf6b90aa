"""A search of architectures: every layout is trained from several starts, and judged on examples kept apart."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from core.arrays import Array, whole
from core.examples import Examples
from core.losses import binary_cross_entropy
from core.network import Network
from core.optimizers import adam
from core.patterns import accuracy
from core.starts import start
from core.training import train
from core.workspace import fast

LEARNING_RATE = 0.02
STARTS_LIMIT = 64


class Tried(NamedTuple):
    """A layout that was tried.

    Attributes:
        weights: (starts, d) after training.
        apart: (starts,) the share of the examples kept apart that each is right about.
    """

    net: Network
    weights: Array
    apart: Array

    def right(self, examples: Examples) -> Array:
        """(starts,) the share of other examples that each is right about."""
        return _right(self.net, self.weights, examples)


def tried(net: Network, learned: Examples, apart: Examples, *, starts: int, epochs: int) -> Tried:
    """Train a layout from the starts 1 … `starts`, side by side, with Adam on the cross-entropy, all in one batch.

    Raises:
        ValueError: unless there are 1 to `STARTS_LIMIT` starts.
    """
    many = whole("starts", starts, 1, STARTS_LIMIT)
    first = np.stack([start(net, "xavier", seed) for seed in range(1, many + 1)])
    optimizer, seldom = adam(LEARNING_RATE), max(1, epochs)
    run = train(fast(net), learned, binary_cross_entropy, optimizer, first, epochs=epochs, record_every=seldom)
    weights = run.weights[-1]
    return Tried(net, weights, _right(net, weights, apart))


def best(found: Sequence[Tried]) -> Tried:
    """The one that is right about most of what was kept apart, on average over its starts; of equals the smallest.

    Raises:
        ValueError: if nothing was tried.
    """
    if not found:
        raise ValueError("a search needs 1 layout or more, got 0")
    return min(found, key=lambda each: (-round(float(each.apart.mean()), 9), each.net.parameter_count))


def _right(net: Network, weights: Array, examples: Examples) -> Array:
    return np.asarray(accuracy(net.forward(weights, examples.X).prediction, examples.y, border=0.0))
