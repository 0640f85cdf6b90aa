"""What *Season it yourself* asks of `core`: the pot as it is now, and all that the reader's hand has tried."""

from dataclasses import dataclass
from functools import cached_property

from core.examples import Examples
from core.losses import taste_score
from core.one_step import Move, Tasting, best_move, taste
from lessons.seasoning.settings import Seasoning
from ui.kitchen import crowds
from ui.kitchen.settings import GRAMS

BETS = {"1": 1.0, "3": 3.0, "5": 5.0}
"""Grams of salt that can be bet on."""

GOAL = 90.0
TRIES = 8
"""Whoever has passed the goal, or moved more often than this, knows what the bet is about."""


@dataclass(frozen=True)
class Scene:
    """One moment.

    Attributes:
        walk: the grams tasted so far for this order, the start first and those of now last.
    """

    settings: Seasoning
    walk: tuple[tuple[float, float], ...]

    @cached_property
    def crowd(self) -> Examples:
        """Who tastes."""
        return crowds.crowd(self.settings)

    @cached_property
    def tasting(self) -> Tasting:
        """What they say."""
        return taste(self.crowd, self.settings.grams)

    @property
    def score(self) -> float:
        """The taste score of now."""
        return float(taste_score(self.tasting.loss))

    @cached_property
    def scores(self) -> list[float]:
        """The taste score of each try."""
        return [crowds.score(self.crowd, grams) for grams in self.walk]

    @property
    def best(self) -> float:
        """The best score so far."""
        return max(self.scores)

    @property
    def tries(self) -> int:
        """How often the hand has moved."""
        return len(self.walk) - 1

    @property
    def tasted_enough(self) -> bool:
        """Whether the hand has found what diners want, or tried long enough to be told."""
        return len(self.walk) > TRIES or self.best >= GOAL

    @property
    def wanted(self) -> float:
        """The grams of salt at which the crowd is happiest."""
        return float(crowds.bowl_of(self.crowd).bottom[0])

    @property
    def answers(self) -> list[str]:
        """The bet nearest to that."""
        return [min(BETS, key=lambda option: abs(BETS[option] - self.wanted))]

    @cached_property
    def move(self) -> Move | None:
        """The change of one slider that would help most."""
        return best_move(self.crowd, self.settings.grams, GRAMS.low, GRAMS.high, GRAMS.step)
