"""What the line that lost a number asks of `core`: its thirteen numbers, its verdicts and whether its border is closed.

It is judged as the line on *Blame slips* is, by the chance that a ticket is liked: a verdict is a logit.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import numpy as np

from core.arrays import Array
from core.capacity import TICKETS, UNSEEN_TICKETS
from core.examples import Examples
from core.losses import binary_cross_entropy, sigmoid
from core.network import Network
from core.optimizers import sgd
from core.patterns import MOST_GRAMS, accuracy, crowd, liked, scaled
from core.slips import first_weights
from core.training import evaluate, train
from core.workspace import fast
from lessons.stations import edits
from lessons.stations.settings import LOST, Stations

PATTERN: Final = "ring"
NET: Final = Network((2, 3, 1), "tanh")
SEED, RATE, ROUNDS = 0, 1.0, 300
"""The run that its other numbers come from, to a tenth."""

BORDER: Final = 0.0
MAP_POINTS: Final = 41
RIM_POINTS: Final = 601
"""So many tickets along each side of the map; between two of them the verdict is taken to run straight."""

SIDES: Final = ("below", "left", "above", "right")


def tickets() -> Examples:
    """Those that the line is judged by, the same as on *Blame slips*."""
    return crowd(PATTERN, count=TICKETS)


def exam() -> Examples:
    """Tickets of the same kind that its other numbers were not learned from."""
    return crowd(PATTERN, count=UNSEEN_TICKETS, unseen=True)


@lru_cache(maxsize=1)
def given() -> Array:
    """(13,) the line as the reader finds it: trained, brought to tenths, one number 0."""
    begun = first_weights(NET, SEED)
    history = train(fast(NET), tickets(), binary_cross_entropy, sgd(RATE), begun, epochs=ROUNDS)
    weights = np.round(history.weights[-1], 1)
    weights[LOST] = 0.0
    weights.setflags(write=False)
    return weights


def line(found: str) -> Array:
    """(13,) the line with numbers set by hand."""
    weights = np.array(given())
    for place, value in edits.read(found).items():
        weights[place : place + 1] = value
    return weights


def along(found: str, place: int, values: Sequence[float]) -> Array:
    """(values, 13) the same with one number at each of some values."""
    weights = np.repeat(line(found)[np.newaxis], len(values), axis=0)
    weights[:, place] = values
    return weights


def ticket(settings: Stations) -> Array:
    """(1, 2) the ticket, as the cooks hear it."""
    return scaled([[settings.ticket_salt, settings.ticket_spice]])


def passed_on(weights: Array, X: Array) -> Array:
    """(..., 4, n) what the three cooks and the last one pass on for tickets (n, 2), of one line or of many."""
    stations = NET.forward(weights, X).activations[1:]
    return np.concatenate([np.asarray(station) for station in stations], axis=-2)


def chance(verdict: Array) -> Array:
    """The chance that a ticket is liked."""
    return sigmoid(verdict)


def likes(settings: Stations) -> bool:
    """Whether the diner likes what is on the ticket, by the diner's own word."""
    return bool(liked(PATTERN, ticket(settings))[0])


def loss(weights: Array) -> Array:
    """(...) how far off: the mean cross-entropy over the tickets."""
    return np.asarray(evaluate(NET.model, tickets(), binary_cross_entropy, weights))


def right(weights: Array, diners: Examples) -> Array:
    """(...) how many of some tickets are judged right."""
    return np.rint(len(diners) * accuracy(passed_on(weights, diners.X)[..., -1, :], diners.y, BORDER)).astype(int)


def everywhere(points: int, reach: float = 1.0) -> Array:
    """(points², 2) tickets all over the map, as the cooks hear them; `reach` 1 is all of it and no more."""
    axis = np.linspace(-reach, reach, points)
    salt, spice = np.meshgrid(axis, axis)
    return np.column_stack([salt.ravel(), spice.ravel()])


def maps(weights: Array, points: int = MAP_POINTS, reach: float = 1.0) -> Array:
    """(..., 4, spice, salt) what every cook passes on for every ticket."""
    found = passed_on(weights, everywhere(points, reach))
    return found.reshape(*found.shape[:-1], points, points)


def open_sides(heights: Array) -> tuple[str, ...]:
    """On which sides of a map (spice, salt) the tickets that are liked run out of it."""
    edges = (heights[0], heights[:, 0], heights[-1], heights[:, -1])
    return tuple(side for side, edge in zip(SIDES, edges, strict=True) if bool((edge > BORDER).any()))


def gap(weights: Array) -> float:
    """How wide the border of a line is open in grams, along all four sides of the map, to a hundredth of a gram."""
    axis, end = np.linspace(-1.0, 1.0, RIM_POINTS), np.ones(RIM_POINTS)
    sides = ((axis, -end), (-end, axis), (axis, end), (end, axis))
    edges = [passed_on(weights, np.column_stack(side))[-1] for side in sides]
    return MOST_GRAMS / (RIM_POINTS - 1) * sum(map(_above, edges))


def _above(edge: Array) -> float:
    """How many steps of an edge lie above the border."""
    low, high = np.minimum(edge[:-1], edge[1:]) - BORDER, np.maximum(edge[:-1], edge[1:]) - BORDER
    level, apart = (low > 0).astype(float), high > low
    share = np.divide(np.maximum(high, 0) - np.maximum(low, 0), high - low, out=level, where=apart)
    return float(share.sum())


def closed(heights: Array) -> bool:
    """Whether the border is closed round what is liked."""
    return bool((heights > BORDER).any()) and not open_sides(heights)


def found(settings: Stations) -> bool:
    """Whether the reader's hand has closed it. As it is given it is open."""
    return bool(settings.net_found) and closed(maps(line(settings.net_found))[-1])
