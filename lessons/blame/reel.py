"""The frames of the stage: first one ticket's slips on their way back, then the rounds of the training."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from core.arrays import Array
from core.slips import Slips
from lessons.blame import scene, trip
from lessons.blame.scene import Training
from lessons.blame.settings import BlameSlips
from lessons.blame.trip import ARRIVED, Moment

KEY = "training"
"""Of the clock."""


@dataclass(frozen=True, eq=False)
class Reel:
    """What is shown at each of F frames.

    Attributes:
        training: of the run, or the line before its first round.
        moments: (F,) how far the slips have come.
        rounds: (F,) the round whose numbers are shown.
        on_slip: what a slip says.
    """

    run: BlameSlips
    training: Training
    moments: tuple[Moment, ...]
    rounds: tuple[int, ...]
    on_slip: Callable[[float], str] = str
    key: str = KEY

    @property
    def trip(self) -> int:
        """How many frames come before the first round."""
        return len(self.rounds) - len(self.training.frames) + 1 if self.training.history.steps else 1

    @cached_property
    def weights(self) -> Array:
        """(F, d)."""
        return self.training.history.weights[np.array(self.rounds)]

    @cached_property
    def followed(self) -> tuple[Slips, ...]:
        """(F,) the ticket that is followed, judged by the line of each frame."""
        kept = {at: trip.slips(self.run, self.training.history.weights[at]) for at in set(self.rounds)}
        return tuple(kept[at] for at in self.rounds)

    def slips(self, layer: int, unit: int) -> list[float]:
        """(F,) the slip of a cook."""
        return [float(each.slips(layer)[unit]) for each in self.followed]

    def moves(self, place: int, over: int) -> Array:
        """(F,) where a number went within some rounds; before the first only which way the ticket's slips send it."""
        rounds = np.array(self.rounds)
        history = self.training.history.weights[:, place]
        moved = history[rounds] - history[np.maximum(0, rounds - over)]
        told = np.array([moment == ARRIVED for moment in self.moments])
        told[self.trip :] = False
        return np.where(told, -np.sign(self.followed[0].blame.gradient[place].round(9)), moved)


def reel(run: BlameSlips, on_slip: Callable[[float], str], *, trained: bool) -> Reel:
    """The trip and the rounds; before the first training the one picture in which all slips have arrived."""
    if not trained:
        return Reel(run, scene.untrained(run), (ARRIVED,), (0,), on_slip)
    training, before = scene.training(run), trip.moments()
    rounds = training.frames[1:]
    return Reel(run, training, (*before, *[ARRIVED] * len(rounds)), (*[0] * len(before), *rounds), on_slip)
