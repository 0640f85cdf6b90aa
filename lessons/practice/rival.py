"""The reader as the machine's rival: the walk of their own hand on *Season it yourself*, for the same order."""

from dataclasses import dataclass

import numpy as np

from core.arrays import Array
from core.examples import Examples
from ui.kit.memory import Memory
from ui.kitchen import crowds
from ui.kitchen.settings import Order

PLAYED_ON = "seasoning"
"""The page where the reader has played."""

Grams = tuple[float, float]


@dataclass(frozen=True)
class Rival:
    """The best that the reader's hand has tasted, and the way there.

    Attributes:
        walk: the grams tasted, the start first, the best last.
    """

    walk: tuple[Grams, ...]

    @property
    def path(self) -> Array:
        """(n, 2) the walk."""
        return np.array(self.walk)

    @property
    def moves(self) -> int:
        """How many moves it took."""
        return len(self.walk) - 1

    def score(self, diners: Examples) -> float:
        """What the best of it scores with some diners."""
        return crowds.score(diners, self.walk[-1])


def rival(memory: Memory, order: Order, diners: Examples) -> Rival | None:
    """The reader's own walk for an order, up to the try that these diners like best; nothing if no hand has moved.

    Args:
        memory: of the page where they played.
        diners: whom the machine cooks for.
    """
    tried = memory.tries.get(order, [])
    if len(tried) < 2:
        return None
    scores = [crowds.score(diners, grams) for grams in tried]
    return Rival(tuple(tried[: int(np.argmax(scores)) + 1]))
