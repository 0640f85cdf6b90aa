"""What *Too many spices* asks of `core`, kept between reruns."""

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.arrays import Array
from core.capacity import Capacity, capacity
from core.dropout import with_dropout
from core.losses import binary_cross_entropy
from core.network import Network
from core.patterns import MOST_GRAMS, best_round_accuracy, scaled
from core.stopping import Watched, let_go, watched
from core.workspace import fast
from lessons.too_many.settings import TooMany
from ui.kitchen import by_heart
from ui.kitchen.by_heart import REGULARS, ROUNDS, guests

EVERY: Final = 10
"""Rounds between two records."""

SMALL: Final = {"little": 0.0003, "right": 0.001, "much": 0.01}
SILENT: Final = {"little": 0.1, "right": 0.2, "much": 0.7}

CLOSE: Final = 30
"""So many records are all shown; of later ones every third."""

MAP_POINTS: Final = 41
ALL_RIGHT: Final = 20
"""The strict measure asks for so many strangers in a row."""


@dataclass(frozen=True, eq=False)
class Cooking:
    """A run, watched by the new diners at each of its records.

    Attributes:
        run: its settings.
        course: what was learned, and what they say of it, to the last round: that it turned is known only later.
        right, new_right: (R + 1,) how many of the regulars and of the new diners are judged right.
    """

    run: TooMany
    net: Network
    course: Watched
    right: NDArray[np.int64]
    new_right: NDArray[np.int64]
    number: int = 0

    @property
    def rounds(self) -> NDArray[np.int64]:
        """(R + 1,) the rounds of the records."""
        return self.course.history.recorded

    @property
    def end(self) -> int:
        """The record of the chef that is kept: the last, or that of the turn."""
        return self.course.turn if self.run.brake == "stop" else len(self.rounds) - 1

    @property
    def frames(self) -> tuple[int, ...]:
        """The records that are shown, each equally long."""
        every = {*range(min(CLOSE, self.end + 1)), *range(CLOSE, self.end + 1, 3), self.end}
        return tuple(sorted(every | ({self.course.turn} if self.course.turn < self.end else set())))

    @property
    def rests(self) -> int:
        """The frame of the turn; 0 if it is not on the way."""
        turn = self.course.turn
        return self.frames.index(turn) if turn in self.frames and self.course.turns else 0

    @cached_property
    def strangers_right(self) -> int:
        """How many strangers the chef that is kept judges right: the exam."""
        strangers = guests(self.number).strangers
        return int(np.sum(~let_go(self.net, self.course.history.weights[self.end], strangers)))


def cooked(run: TooMany, number: int = 0) -> Cooking:
    """The line, practised on the regulars of a restaurant."""
    if run.brake == "stop":  # the same practice; what is kept of it is another
        return replace(cooked(replace(run, brake="none"), number), run=run)
    return kept(run, number)


@lru_cache(maxsize=24)
def kept(run: TooMany, number: int) -> Cooking:
    """Every practice is kept for whoever comes next."""
    return practised(run, number)


@lru_cache(maxsize=8)
def uncooked(run: TooMany) -> Cooking:
    """The line before its first round."""
    return practised(run, 0, 0)


def practised(run: TooMany, number: int, rounds: int = ROUNDS, regulars: int = REGULARS) -> Cooking:
    """The line, practised for so many rounds on so many regulars; kept nowhere."""
    asked, new, _ = guests(number, regulars)
    net = Network((2, run.spice_cooks, 1), l2=SMALL[run.strength] if run.brake == "small" else 0.0)
    model = with_dropout(net, SILENT[run.strength]) if run.brake == "dropout" else fast(net)
    history = by_heart.practise(net, model, asked, rounds=rounds, every=EVERY)
    course = watched(net.model, history, new, binary_cross_entropy)
    right, new_right = (np.sum(~let_go(net, history.weights, who), axis=-1) for who in (asked, new))
    return Cooking(run, net, course, right, new_right, number)


def odd_ones() -> NDArray[np.bool_]:
    """(60,) the odd ones among the regulars: whom sixteen cooks let go that were stopped in time."""
    chef = cooked(TooMany(brake="stop"))
    return let_go(chef.net, chef.course.kept, guests().regulars)


@lru_cache(maxsize=1)
def best_round() -> float:
    """What share of the strangers the best rule of all that go by the distance from the middle judges right."""
    return best_round_accuracy(guests().strangers)


def verdicts(net: Network, weights: Array) -> Array:
    """(spice, salt) what the line adds up over all tickets; it says yes above 0."""
    axis = scaled(np.linspace(0.0, MOST_GRAMS, MAP_POINTS))
    salt, spice = np.meshgrid(axis, axis)
    everything = np.column_stack([salt.ravel(), spice.ravel()])
    return net.forward(weights, everything).prediction.reshape(salt.shape)


@lru_cache(maxsize=1)
def threshold() -> Capacity:
    """How often one to four cooks learn the disc at all, from many starts. Takes a second: never on a slider move."""
    return capacity()
