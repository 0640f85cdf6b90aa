"""What *Season it yourself* asks of `core`: the pot as it is now, and all that the reader's hand has tried."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from core.arrays import Array
from core.everywhere import Everywhere
from core.examples import Examples
from core.losses import taste_score
from core.one_step import Move, Tasting
from lessons.seasoning.settings import Seasoning
from ui.kitchen import crowds
from ui.kitchen.settings import FIRST_ATTEMPT, GRAMS
from ui.kitchen.words import feeling

BETS = {"all": 8, "most": 6, "few": 0}
"""What can be bet on: so many diners, or more, are happy at the best seasoning."""

GOAL = 90.0
TRIES = 8
"""Whoever has passed the goal, or moved more often than this, knows what the bet is about."""

Grams = tuple[float, float]


@dataclass(frozen=True)
class Scene:
    """One moment.

    Attributes:
        walk: the grams tasted so far for this order, the start first and those of now last. The hand tastes where it
            rests, not what it passes on its way.
    """

    settings: Seasoning
    walk: tuple[Grams, ...]

    @cached_property
    def crowd(self) -> Examples:
        """Who tastes."""
        return crowds.crowd(self.settings)

    @property
    def everywhere(self) -> Everywhere:
        """What they say at every place of the sliders: all that is drawn, said and tabled is looked up here."""
        return crowds.everywhere(self.crowd)

    @cached_property
    def tasting(self) -> Tasting:
        """What they say now."""
        return self.everywhere.at(*spot(self.settings.grams))

    @property
    def score(self) -> float:
        """The taste score of now."""
        return self.score_at(self.settings.grams)

    def score_at(self, grams: Grams) -> float:
        """The taste score of some grams."""
        return float(scores(self.crowd)[spot(grams)])

    @cached_property
    def scores(self) -> list[float]:
        """The taste score of each try."""
        return [self.score_at(grams) for grams in self.walk]

    @property
    def best(self) -> float:
        """The best score that the hand has tasted so far."""
        return max(self.scores)

    @property
    def tries(self) -> int:
        """How often the hand has moved."""
        return len(self.walk) - 1

    @property
    def passed(self) -> int | None:
        """After how many moves the goal was first passed, if it was: later moves do not change that."""
        return next((move for move, score in enumerate(self.scores) if score >= GOAL), None)

    def veiled(self, bet: str | None) -> bool:
        """Whether the map and the hint, which would give the bet away, are kept back: it comes first, and a move."""
        return bet is None or (not self.tries and self.settings.grams == FIRST_ATTEMPT)

    @property
    def tasted_enough(self) -> bool:
        """Whether the hand has found what diners want, or tried long enough to be told."""
        return len(self.walk) > TRIES or self.best >= GOAL

    def ended(self, bet: str | None) -> bool:
        """Whether the hand is told how it has done: it has bet, moved, and tasted enough."""
        return bet is not None and self.tries > 0 and self.tasted_enough

    @property
    def happy(self) -> int:
        """How many diners are happy where the score is highest."""
        return happy_at_best(self.crowd)

    @property
    def answers(self) -> list[str]:
        """The bet on that."""
        return [next(option for option, least in BETS.items() if self.happy >= least)]

    @property
    def unsurpassed(self) -> bool:
        """Whether no place of the two sliders scores higher than this one."""
        return self.score >= highest(self.crowd)

    @cached_property
    def move(self) -> Move | None:
        """The change of one slider that would help most."""
        return self.everywhere.move(*spot(self.settings.grams))


def spot(grams: Grams) -> tuple[int, int]:
    """The places of the two sliders."""
    salt, spice = grams
    return GRAMS.place_of(salt), GRAMS.place_of(spice)


@lru_cache(maxsize=64)
def scores(crowd: Examples) -> Array:
    """The taste score at every place of the two sliders, (salt, spice)."""
    return taste_score(crowds.everywhere(crowd).losses)


def top(crowd: Examples) -> tuple[int, int]:
    """The places of the two sliders that score highest."""
    salt, spice = np.unravel_index(scores(crowd).argmax(), scores(crowd).shape)
    return int(salt), int(spice)


def highest(crowd: Examples) -> float:
    """The highest taste score that the two sliders reach."""
    return float(scores(crowd).max())


def happy_at_best(crowd: Examples) -> int:
    """How many of a crowd are happy where its score is highest."""
    errors = crowds.everywhere(crowd).at(*top(crowd)).errors
    return [feeling(error) for error in errors].count("about_right")
