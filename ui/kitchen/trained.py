"""The chef that *Blame slips* trains and later pages open and remodel."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from core.arrays import Array
from core.capacity import TICKETS
from core.examples import Examples
from core.losses import binary_cross_entropy
from core.network import Network
from core.optimizers import sgd
from core.patterns import crowd
from core.slips import first_weights
from core.training import train
from core.workspace import fast
from ui.kit.page import Page
from ui.settings import Group

MINE = 7
"""The place of the number that is a reader's own unless another is chosen: where spice meets the third cook, the one
that was lost on *Stations*."""

GUESTS = 1000
"""So many come at a time, none of whom it has met before."""

EXAM_SEED = 99
"""Of the guests that judge what a change has done; nobody is ever trained on them."""


@dataclass(frozen=True)
class TrainedLine:
    """A line of cooks as last trained.

    Attributes:
        sizes, activation: of its `Network`, as in `Network(sizes, activation)`.
        weights: all its numbers in the order of the network's flat vector.
        pattern: the id of the crowd it learned from, `crowd(pattern, count=100)`.
        seed: of its first weights.
        mine: the place in it of the number that the reader calls their own.
        rate, rounds: the learning rate and the epochs of plain gradient descent, all tickets in one batch.
    """

    sizes: tuple[int, ...]
    activation: str
    weights: tuple[float, ...]
    pattern: str
    seed: int
    rate: float
    rounds: int
    mine: int = MINE


@lru_cache(maxsize=32)
def trained(sizes: tuple[int, ...], pattern: str, seed: int, rate: float, rounds: int) -> TrainedLine:
    """A line trained as *Blame slips* does it, from its first weights."""
    net = Network(sizes, "tanh")
    weights = _learned(net, crowd(pattern, count=TICKETS), seed, rate, rounds)
    return TrainedLine(sizes, net.activation, tuple(map(float, weights)), pattern, seed, rate, rounds)


def _learned(net: Network, tickets: Examples, seed: int, rate: float, rounds: int) -> Array:
    start, optimizer = first_weights(net, seed), sgd(rate)
    run = train(fast(net), tickets, binary_cross_entropy, optimizer, start, epochs=rounds, record_every=rounds)
    return run.weights[-1]


@lru_cache(maxsize=32)
def alike(
    sizes: tuple[int, ...], pattern: str, seed: int, rate: float, rounds: int, *, crowds: int
) -> tuple[float, ...]:
    """For each of so many other crowds a line trained as this one is: the share of an exam that it judges alike."""
    net, come = Network(sizes, "tanh"), exam(pattern).X

    def likes(weights: Array) -> NDArray[np.bool_]:
        return net.forward(weights, come).prediction > 0

    own = likes(np.array(trained(sizes, pattern, seed, rate, rounds).weights))
    others = (crowd(pattern, count=TICKETS, seed=number) for number in range(1, crowds + 1))
    return tuple(float(np.mean(likes(_learned(net, met, seed, rate, rounds)) == own)) for met in others)


def guests(pattern: str, seed: int) -> Examples:
    """A thousand guests of a kind."""
    return crowd(pattern, count=GUESTS, seed=seed, unseen=True)


def exam(pattern: str) -> Examples:
    """Those that judge what a change has done."""
    return guests(pattern, EXAM_SEED)


def arriving(page: Page[Group]) -> TrainedLine | None:
    """The chef trained last, if the reader comes from there and this page has not had it yet."""
    left = page.reader.left(TrainedLine)
    if not page.reader.arrived or left is None or left is page.memory.recall(TrainedLine):
        return None
    page.memory.keep(left)
    return left
