"""Cooks who practise on a few regulars, odd ones among them, until they know them by heart; and who comes besides."""

from functools import lru_cache
from typing import Final, NamedTuple

from core.examples import Examples
from core.losses import binary_cross_entropy
from core.models import Model
from core.network import Network
from core.optimizers import adam
from core.patterns import crowd
from core.starts import start
from core.training import History, train

COOKS: Final = 16
REGULARS: Final = 60
"""As many new diners come as there are regulars."""

STRANGERS: Final = 1000
NOISE: Final = 0.6
"""How far in grams a diner's ticket lies from what was judged: so some are odd."""

ROUNDS: Final = 2000
RATE: Final = 0.03


class Guests(NamedTuple):
    """Three crowds of one kind, never mixed: one is practised on, one says when to stop, one is the exam."""

    regulars: Examples
    new: Examples
    strangers: Examples


@lru_cache(maxsize=64)
def guests(number: int = 0, regulars: int = REGULARS) -> Guests:
    """Those of one restaurant, with so many regulars; the pages' own is 0."""
    return Guests(
        crowd("ring", count=regulars, noise=NOISE, seed=number),
        crowd("ring", count=REGULARS, noise=NOISE, seed=number, unseen=True),
        crowd("ring", count=STRANGERS, noise=NOISE, seed=10_000 + number, unseen=True),
    )


def practise(net: Network, model: Model, regulars: Examples, *, rounds: int = ROUNDS, every: int = ROUNDS) -> History:
    """A line's practice on its regulars.

    Args:
        model: the line as it is trained, with a brake perhaps.
        every: rounds between two records.
    """
    first = start(net, "xavier")
    return train(model, regulars, binary_cross_entropy, adam(RATE), first, epochs=rounds, record_every=every)
