"""One ticket's slips on their way back along the new line, before the first round: the last cook's, those of the
station, and what they tell every number.
"""

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from core.arrays import Array
from core.examples import Examples
from core.slips import Slips, follow
from lessons.blame import scene
from lessons.blame.settings import BlameSlips

PARTS = ("asked", "last", "station", "numbers")
"""What happens, in the order in which it is computed."""

FRAMES = (26, 26, 34, 34)
"""How long each part is shown."""

ON_THE_WAY = 14
"""For so many frames of its part a slip travels, then it lies there to be read."""


class Moment(NamedTuple):
    """A frame of the trip.

    Attributes:
        part: which of `PARTS` goes on, from 0.
        share: how much of the way the slips of this part have come, from 0 to 1.
    """

    part: int
    share: float

    def come(self, part: int) -> float:
        """How much of their way the slips of a part have come."""
        return self.share if part == self.part else float(part < self.part)


ARRIVED = Moment(len(PARTS) - 1, 1.0)


def moments() -> tuple[Moment, ...]:
    """The trip, frame by frame."""
    return tuple(
        Moment(part, min(1.0, at / ON_THE_WAY)) for part, frames in enumerate(FRAMES) for at in range(1, frames + 1)
    )


@lru_cache(maxsize=64)
def ticket(run: BlameSlips) -> Examples:
    """The ticket that is followed: the one that the new line judges worst, the first of several."""
    training, tickets = scene.untrained(run), scene.tickets_of(run)
    logits = training.net.forward(training.history.weights[0], tickets.X).prediction
    worst = int(np.where(tickets.y > 0, logits, -logits).argmin())
    return Examples(tickets.X[[worst]], tickets.y[[worst]])


def slips(run: BlameSlips, weights: Array) -> Slips:
    """That ticket down the line with these weights, and its blame back."""
    return follow(scene.net_of(run), weights, ticket(run))
