"""The reader's own walk on *Season it yourself*, for the pages on which the machine walks beside it."""

from dataclasses import dataclass

from ui.kit.session import Reader
from ui.kitchen import crowds
from ui.kitchen.settings import Order

WALKED_ON = "seasoning"


@dataclass(frozen=True)
class Walk:
    """What the hand has tried for an order.

    Attributes:
        stops: the grams tasted, the first attempt first, up to the best of them.
        moves: how many moves the hand has made.
        best: the best score that it has met.
    """

    stops: tuple[tuple[float, float], ...]
    moves: int
    best: float


def own_walk(reader: Reader, order: Order) -> Walk | None:
    """The reader's walk for this order; None if no hand has moved yet."""
    memory = reader.memory(WALKED_ON)
    tried = memory.tries.get(order, [])
    if len(tried) < 2:
        return None
    crowd, met = crowds.crowd(order), memory.met.get(order)
    scores = [crowds.score(crowd, grams) for grams in tried]
    best = max(scores)
    stops = tuple(tried[: scores.index(best) + 1])
    if met is not None and crowds.score(crowd, met) > best:
        stops, best = (*tried, met), crowds.score(crowd, met)
    return Walk(stops, len(tried) - 1, best)
