"""The races of *Six apprentices*, run again by `core` and read with numpy alone."""

from dataclasses import dataclass
from functools import cache, cached_property
from math import cos, pi

import numpy as np

from core.arrays import Array
from core.diners import regulars
from core.landscapes import LANDSCAPES, Landscape, linear_landscape
from core.optimizers import OPTIMIZERS
from core.race import race
from core.schedules import Rate
from core.sweeps import Shelf, shelves
from core.training import History
from lessons.six.settings import Race

SEED, ROUNDS, CLOSE, NEVER = 6, 100, 1.0, -1


def scored(losses: Array) -> Array:
    """Taste scores; nothing for what is no number."""
    known = np.nan_to_num(losses, nan=np.inf, posinf=np.inf)
    scores: Array = 100.0 / (1.0 + known)
    return scores


@cache
def land(name: str, dish: str, eaters: str, grams: tuple[float, float]) -> Landscape:
    """Where they race; only the bowl is that of an order."""
    return linear_landscape(regulars(dish, eaters), grams) if name == "bowl" else LANDSCAPES[name]


def land_of(run: Race) -> Landscape:
    """The same of a run."""
    mine = run.start == "mine"
    grams = (run.salt, run.spice) if mine else (1.0, 1.0)
    bowl = run.landscape == "bowl"
    return land(run.landscape, run.dish if bowl else "", run.eaters if bowl else "", grams if bowl else (1.0, 1.0))


def loss_at(place: Landscape, weights: Array) -> float:
    """The mean of the squares there."""
    answers, _ = place.model.forward(weights, place.diners.X)
    return float(np.mean((answers - place.diners.y) ** 2))


@cache
def kept_shelves(place: Landscape, batch: int) -> dict[str, Shelf]:
    """64 rates of each."""
    return shelves(place, rounds=ROUNDS, batch_size=batch, seed=SEED)


@dataclass(frozen=True)
class Shown:
    """A shelf, read again."""

    shelf: Shelf
    best: float

    @cached_property
    def arrived(self) -> list[int]:
        """The round after the last one that is short, of each rate."""
        return [arrival(scores, self.best) for scores in self.shelf.scores.T]

    @cached_property
    def first(self) -> int:
        """The rate that arrives first; of several the one that was better on the way; else the best that is whole."""
        arriving = [k for k, when in enumerate(self.arrived) if when != NEVER]
        if arriving:
            return min(arriving, key=lambda k: (self.arrived[k], -self.shelf.scores[:, k].mean()))
        whole = [k for k, burnt in enumerate(self.shelf.burnt_at) if burnt == NEVER]
        return max(whole, key=lambda k: self.shelf.scores[-1, k])


def arrival(scores: Array, best: float) -> int:
    """From which round on a score stays within a point."""
    short = np.flatnonzero(~(scores >= best - CLOSE))
    after = int(short[-1]) + 1 if len(short) else 0
    return after if after < len(scores) else NEVER


@dataclass(frozen=True)
class Racer:
    """One of the six, read again."""

    name: str
    rate: float
    place: Landscape
    history: History

    @cached_property
    def scores(self) -> Array:
        """After each round."""
        return scored(self.history.losses[:: self.history.steps_per_epoch])

    @property
    def end(self) -> float:
        """At the end."""
        return float(scored(self.history.losses[-1:])[0])

    @property
    def best(self) -> float:
        """What can be had."""
        return 100.0 / (1.0 + loss_at(self.place, self.place.minima[0]))

    @property
    def burnt(self) -> int:
        """The round."""
        step = int(self.history.burnt_at)
        return NEVER if step < 0 else int(np.ceil(step / self.history.steps_per_epoch))

    @property
    def arrived(self) -> int:
        """The round."""
        return NEVER if self.burnt != NEVER else arrival(self.scores, self.best)

    @cached_property
    def fate(self) -> str:
        """What became of it."""
        if self.burnt != NEVER or self.arrived != NEVER:
            return "burnt" if self.burnt != NEVER else "arrived"
        nearest = min(self.place.minima, key=lambda m: float(np.hypot(*(m - self.history.weights[-1]))))
        hollow = 100.0 / (1.0 + loss_at(self.place, nearest))
        if hollow < self.best - CLOSE and abs(self.end - hollow) <= CLOSE:
            return "hollow"
        highest = float(max(self.scores))
        if highest <= self.end + CLOSE:
            return "short"
        return "restless" if highest > self.scores[0] + CLOSE else "worse"

    @cached_property
    def leap(self) -> float:
        """The last step over to the deepest hollow's side; 0 where it was always there."""
        walked, minima = self.history.weights, self.place.minima
        sides = [int(np.argmin([np.hypot(*(w - m)) for m in minima])) for w in walked]
        away = [i for i, side in enumerate(sides[:-1]) if side]
        return float(np.hypot(*(walked[away[-1] + 1] - walked[away[-1]]))) if away else 0.0

    @property
    def apart(self) -> float:
        """How far the shallower hollow is; 0 where all are as deep."""
        deep, *rest = self.place.minima
        lowest = loss_at(self.place, deep)
        return min((float(np.hypot(*(m - deep))) for m in rest if loss_at(self.place, m) > lowest + 1e-6), default=0.0)

    @property
    def sat(self) -> float:
        """Rounds within 0.3 of the saddle."""
        near = [float(np.hypot(*w)) <= 0.3 for w in self.history.weights[1:]]
        return sum(near) / self.history.steps_per_epoch


@cache
def raced(run: Race, rounds: int = ROUNDS) -> tuple[Racer, ...]:
    """All six; with no rounds, at the start."""
    place, rates = land_of(run), dict.fromkeys(OPTIMIZERS, run.race_rate if rounds else 0.0)
    if run.fair == "own" and rounds:
        rates = {name: shelf_rate(run, name) for name in OPTIMIZERS}
    steps = ROUNDS * 8 // run.race_batch
    planned = run.plan == "planned" and rounds > 0

    def plan(rate: float) -> Rate:
        """A tenth of the race upward, then half a cosine."""

        def at(step: int) -> float:
            rise = round(steps / 10)
            return rate * step / rise if step < rise else rate * (1 + cos(pi * (step - rise) / (steps - rise))) / 2

        return at if planned else rate

    batch = {"batch_size": run.race_batch, "seed": SEED} if rounds else {}
    ran = race(place, rates, rounds=rounds, plan=plan, **batch)
    return tuple(Racer(each.optimizer, rates[each.optimizer], place, each.history) for each in ran)


@cache
def shelf(run: Race, name: str) -> Shown:
    """Of one optimizer, for this race."""
    place = land_of(run)
    return Shown(kept_shelves(place, run.race_batch)[name], 100.0 / (1.0 + loss_at(place, place.minima[0])))


def shelf_rate(run: Race, name: str) -> float:
    """Its own best rate."""
    shown = shelf(run, name)
    return float(shown.shelf.rates[shown.first])


def two_figures(rate: float) -> str:
    """As on a label."""
    return f"{float(f'{rate:.1e}'):g}"
