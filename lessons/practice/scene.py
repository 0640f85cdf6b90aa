"""What *Practice* asks of `core`: a run with all that is told of it, kept so that a rerun does not cook again."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from core.arrays import Array
from core.diners import regulars, strangers
from core.examples import Examples
from core.least_squares import Bowl
from core.losses import squared, taste_score
from core.models import linear
from core.one_step import Tasting, adjust, taste
from core.optimizers import sgd
from core.sweeps import arrivals
from core.training import NEVER, History, train
from core.zones import Zones, rate_zones, rounds_to_arrive
from lessons.practice.settings import RATES, Practice
from ui.kitchen import crowds

BETS = (0.02, 0.2, 0.6)
"""Learning rates that can be bet on."""

BOLDEST = BETS[-1]
"""The one that every usual crowd makes boil over."""

STILL, THERE = 0.002, 0.005
"""Grams: a step shorter than the one has no arrow on the map; nearer than the other, the grams shown are the best."""

SEEN = 0.01
"""Grams: two steps shorter than this lie on one another in the picture."""


@dataclass(frozen=True)
class Scene:
    """A run, or what it would start from.

    Attributes:
        cooked: whether it has run.
    """

    run: Practice
    cooked: bool = True

    @property
    def crowd(self) -> Examples:
        """Those who taste in the run."""
        return regulars(
            self.run.dish, self.run.eaters, alike=self.run.tongues == "alike", inconsistent=self.run.odd == "yes"
        )

    @property
    def unmet(self) -> Examples:
        """The crowd never met in training, with tongues of the same kind."""
        return strangers(self.run.dish, self.run.eaters, alike=self.run.tongues == "alike")

    @property
    def bowl(self) -> Bowl:
        """The bowl of the crowd."""
        return crowds.bowl_of(self.crowd)

    @property
    def history(self) -> History:
        """The run; before it, the start alone."""
        return _trained(self.crowd, self.run.grams, self.run.rate, self.run.rounds if self.cooked else 0)

    @property
    def next_steps(self) -> Array:
        """(T, 2) the step that comes after each place of the run, down the slope there; nothing after infinity."""
        return _next_steps(self.history, self.crowd, self.run.rate)

    @property
    def overshoot(self) -> float:
        """How many times too far each step goes along the steepest axis: learning rate × curvature there."""
        return self.run.rate * float(self.bowl.curvatures[-1])

    @property
    def turns_back(self) -> NDArray[np.bool_]:
        """(T - 1,) whether each step but the first goes back on the one before, as far as can be seen: then it is by
        overshooting that it is where it is.
        """
        steps = np.diff(self.history.weights, axis=0)
        back: NDArray[np.bool_] = (steps[1:] * steps[:-1]).sum(axis=-1) < -(SEEN**2)
        return back

    @property
    def settles(self) -> bool:
        """Whether the run would come to rest, however long: a bowl says so without waiting."""
        return self.run.rate < self.bowl.boiling_point

    @property
    def settled(self) -> bool:
        """Whether it has come to rest at the best grams: none of those shown would change any more."""
        left = np.linalg.norm(self.history.weights[-1] - self.bowl.bottom)
        return self.settles and bool(left < THERE and np.linalg.norm(self.next_steps[-1]) < STILL)

    @property
    def first_step(self) -> Array:
        """(2,) the grams that its first round changes, and how: a step down the slope at the start."""
        return adjust(_first_tasting(self.crowd, self.run.grams), self.run.rate) - np.array(self.run.grams)

    @property
    def first_score(self) -> float:
        """The score after its first round."""
        salt, spice = np.array(self.run.grams) + self.first_step
        return crowds.score(self.crowd, (float(salt), float(spice)))

    def same_table(self, other: "Scene") -> bool:
        """Whether the same diners taste in another run: only then can two scores be compared."""
        return self.run.same_table(other.run)

    @property
    def best(self) -> float:
        """The best score that any grams reach with this crowd."""
        return crowds.best_score(self.crowd)

    @property
    def start_score(self) -> float:
        """The score of the grams that the machine begins with."""
        return crowds.score(self.crowd, self.run.grams)

    @property
    def end_score(self) -> float:
        """The score of the grams that it ends with."""
        return float(taste_score(self.history.losses[-1]))

    @property
    def arrived(self) -> int:
        """The round from which the run stays within one point of the best score, `NEVER` if it does not."""
        return _arrival(self.history, self.crowd)

    @property
    def zones(self) -> Zones:
        """What the learning rates on offer are good for."""
        return _zones(self.crowd, self.run.grams)

    def rounds_at(self, rate: float) -> int:
        """Rounds until a learning rate is within one point of the best score for good; `NEVER` if it is not in time."""
        return _rounds_to_arrive(self.crowd, self.run.grams, rate)

    @property
    def rounds_of_bets(self) -> list[int]:
        """The same for those that can be bet on."""
        return [self.rounds_at(rate) for rate in BETS]

    @property
    def fastest(self) -> list[str]:
        """Those of the bets that get close, and stay, in the fewest rounds; none if none does."""
        rounds = dict(zip(BETS, self.rounds_of_bets, strict=True))
        fewest = min((r for r in rounds.values() if r != NEVER), default=NEVER)
        return [str(rate) for rate, r in rounds.items() if r == fewest != NEVER]


@lru_cache(maxsize=64)
def _trained(diners: Examples, start: tuple[float, float], rate: float, rounds: int) -> History:
    return train(linear, diners, squared, sgd(rate), start, epochs=rounds)


@lru_cache(maxsize=64)
def _first_tasting(diners: Examples, start: tuple[float, float]) -> Tasting:
    return taste(diners, start)


@lru_cache(maxsize=256)
def _rounds_to_arrive(diners: Examples, start: tuple[float, float], rate: float) -> int:
    return rounds_to_arrive(diners, start, rate)


@lru_cache(maxsize=64)
def _zones(diners: Examples, start: tuple[float, float]) -> Zones:
    return rate_zones(diners, start, RATES)


def _next_steps(history: History, diners: Examples, rate: float) -> Array:
    weights = history.weights
    known = np.isfinite(weights[-1]).all()
    last = adjust(taste(diners, weights[-1]), rate) - weights[-1] if known else np.zeros(2)
    return np.vstack([np.diff(weights, axis=0), last])


def _arrival(history: History, diners: Examples) -> int:
    return int(arrivals(taste_score(history.losses), crowds.best_score(diners)))
