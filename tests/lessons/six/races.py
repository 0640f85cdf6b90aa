"""The races of *Six apprentices*, run again by `core` and read with numpy alone."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from math import cos, pi

import numpy as np

from core.arrays import Array
from core.diners import regulars
from core.landscapes import LANDSCAPES, Landscape, linear_landscape
from core.optimizers import OPTIMIZERS
from core.orders import Ahead, who_is_ahead
from core.race import race
from core.schedules import Rate
from core.sweeps import Shelf, best_rates, shelves
from core.training import History
from lessons.six.settings import Race

SEED, ROUNDS, CLOSE, NEVER = 6, 100, 1.0, -1
WATCHED = {8: 1000, 4: 500, 1: 200}


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
    """64 rates of each, watched to the end."""
    return shelves(place, rounds=WATCHED[batch], batch_size=batch, seed=SEED)


@dataclass(frozen=True)
class Shown:
    """A shelf, read again."""

    watched: Shelf
    best: float

    @property
    def rates(self) -> Array:
        """All 64."""
        return self.watched.rates

    @property
    def scores(self) -> Array:
        """In the race."""
        return self.watched.scores[: ROUNDS + 1]

    @property
    def burnt(self) -> list[int]:
        """When each burnt in the race."""
        return [int(when) if when <= ROUNDS else NEVER for when in self.watched.burnt_at]

    @cached_property
    def arrived(self) -> list[int]:
        """The round after the last one that is short, of each rate that then stays for long and is not burnt."""
        found = [arrival(scores, self.best) for scores in self.watched.scores.T]
        burnt = self.watched.burnt_at
        return [when if when <= ROUNDS and burnt[k] == NEVER else NEVER for k, when in enumerate(found)]

    @property
    def fastest(self) -> list[int]:
        """The rates that arrive first."""
        arriving = [when for when in self.arrived if when != NEVER]
        return [k for k, when in enumerate(self.arrived) if arriving and when == min(arriving)]

    @property
    def highest(self) -> int:
        """The rate that is whole and the best at the end of the race."""
        return max((k for k, when in enumerate(self.burnt) if when == NEVER), key=lambda k: self.scores[-1, k])


def arrival(scores: Array, best: float) -> int:
    """From which round on a score stays within a point."""
    short = np.flatnonzero(~(scores >= best - CLOSE))
    after = int(short[-1]) + 1 if len(short) else 0
    return after if after < len(scores) else NEVER


@dataclass(frozen=True)
class Racer:
    """One of the six, read again. `watched`: the race and four twins, for all that was watched."""

    name: str
    rate: float
    place: Landscape
    history: History
    watched: Shelf

    @cached_property
    def scores(self) -> Array:
        """After each round."""
        return scored(self.history.losses[:: self.history.steps_per_epoch])

    @property
    def end(self) -> float:
        """At the end of the race."""
        return float(scored(self.history.losses[-1:])[0])

    @property
    def best(self) -> float:
        """What can be had."""
        return 100.0 / (1.0 + loss_at(self.place, self.place.minima[0]))

    @property
    def burnt(self) -> int:
        """The round, as long as it was watched."""
        return int(self.watched.burnt_at[0])

    @property
    def is_burnt(self) -> bool:
        """In the race."""
        return 0 <= self.burnt <= ROUNDS

    @cached_property
    def arrivals(self) -> list[int]:
        """From each start; it has to last as long as the race, or for what is watched after it."""
        longest, found = len(self.watched.scores) - 1, []
        for scores, burnt in zip(self.watched.scores.T, self.watched.burnt_at, strict=True):
            when = arrival(scores, self.best)
            lasts = longest - when >= ROUNDS or when <= ROUNDS
            found.append(when if burnt == NEVER and lasts else NEVER)
        return found

    @property
    def reached(self) -> int:
        """By the race itself, however short it lasts."""
        return arrival(self.watched.scores[:, 0], self.best)

    @property
    def arrived(self) -> int:
        """The round of the race."""
        return self.arrivals[0] if self.arrivals[0] <= ROUNDS else NEVER

    @cached_property
    def fates(self) -> list[str]:
        """From each start."""
        return [self._fate(k) for k in range(len(self.arrivals))]

    @property
    def fate(self) -> str:
        """What became of it."""
        return self.fates[0]

    def _fate(self, k: int) -> str:
        if self.arrivals[k] != NEVER:
            return "slow" if self.arrivals[k] > ROUNDS else "arrived"
        if self.watched.burnt_at[k] != NEVER:
            return "burnt"
        half = len(self.watched.scores) // 2
        late, walked = self.watched.scores[half:, k], self.watched.weights[half:, k]
        nearest = min(self.place.minima, key=lambda m: float(np.hypot(*(m - walked[-1]))))
        bottom = 100.0 / (1.0 + loss_at(self.place, nearest))
        if bottom < self.best - CLOSE and max(abs(late - bottom)) <= CLOSE:
            return "hollow"
        way = sum(float(np.hypot(*(b - a))) for a, b in pairwise(walked))
        if way > 10 * max(1e-9, float(np.hypot(*(walked[-1] - walked[0])))):
            return "circling"
        tenth = max(1, len(late) // 10)
        return "stalled" if np.mean(late[-tenth:]) - np.mean(late[:tenth]) < 0.1 else "slow"

    @property
    def kept(self) -> bool:
        """In the last half always nearest to one and the same hollow, not the deepest, and never better than there."""
        late = range(len(self.watched.scores) // 2, len(self.watched.scores))
        hollows = {
            min(range(len(self.place.minima)), key=lambda m: float(np.hypot(*(self.place.minima[m] - w))))
            for w in (self.watched.weights[k, 0] for k in late)
        }
        bottom = 100.0 / (1.0 + loss_at(self.place, self.place.minima[max(hollows)]))
        best = max(float(self.watched.scores[k, 0]) for k in late)
        return len(hollows) == 1 and bottom < self.best - CLOSE and best <= bottom + CLOSE

    @property
    def lucky(self) -> bool:
        """Whether a billionth decides."""
        return any(fate != self.fate for fate in self.fates)

    @property
    def fair(self) -> bool:
        """Arrived, not by luck."""
        return self.fate == "arrived" and not self.lucky and not self.leapt

    @property
    def leapt(self) -> bool:
        """Thrown over."""
        return bool(self.fate == "arrived" and self.apart and self.leap > self.apart)

    @property
    def late(self) -> tuple[float, float]:
        """The least and the most of the last half."""
        scores = self.watched.scores[len(self.watched.scores) // 2 :, 0]
        return float(min(scores)), float(max(scores))

    @cached_property
    def leap(self) -> float:
        """The longest step on the way to where it arrived."""
        until = self.arrived * self.history.steps_per_epoch + 1
        return max((float(np.hypot(*(b - a))) for a, b in pairwise(self.history.weights[:until])), default=0.0)

    @property
    def apart(self) -> float:
        """How far the shallower hollow is; 0 where all are as deep."""
        deep, *rest = self.place.minima
        lowest = loss_at(self.place, deep)
        return min((float(np.hypot(*(m - deep))) for m in rest if loss_at(self.place, m) > lowest + 1e-6), default=0.0)

    @property
    def sat(self) -> float:
        """Rounds within 0.3 of the saddle."""
        near = [math.hypot(x, y) <= 0.3 for x, y in self.history.weights[1:].tolist()]
        return sum(near) / self.history.steps_per_epoch


def leading(racers: Sequence[Racer]) -> list[Racer]:
    """Who won: first from each of the starts; where none arrived at all, highest at the end from each of them."""
    fair = [racer for racer in racers if racer.fair]
    if fair:
        first = [min(racer.arrivals[k] for racer in fair) for k in range(5)]
        return [racer for racer in fair if racer.arrivals == first]
    if any(racer.fate == "arrived" for racer in racers):
        return []
    whole = [racer for racer in racers if not racer.is_burnt]
    ends = {racer.name: racer.watched.scores[ROUNDS] for racer in whole if len(racer.watched.scores) > ROUNDS}
    highest = np.max(list(ends.values()), axis=0) if ends else 0.0
    return [racer for racer in whole if (ends[racer.name] >= highest - 0.05).all()]


def plan_of(run: Race) -> Callable[[float], Rate]:
    """A tenth of the race upward, then half a cosine; or always the same."""
    steps = ROUNDS * 8 // run.race_batch

    def plan(rate: float) -> Rate:
        def at(step: int) -> float:
            rise = round(steps / 10)
            share = step / rise if step < rise else (1 + cos(pi * min(1.0, (step - rise) / (steps - rise)))) / 2
            return rate * share

        return at if run.plan == "planned" else rate

    return plan


def rates_of(run: Race) -> dict[str, float]:
    """The same for all, or the best of four practice races around."""
    if run.fair == "same":
        return dict.fromkeys(OPTIMIZERS, run.race_rate)
    return own_rates(land_of(run), run.race_batch)


@cache
def own_rates(place: Landscape, batch: int) -> dict[str, float]:
    """Half a gram away on each side."""
    x, y = place.start
    starts = [(x + 0.5, y), (x - 0.5, y), (x, y + 0.5), (x, y - 0.5)]
    return best_rates(place, starts, rounds=200 if batch == 8 else 100, batch_size=batch, seed=7)


@cache
def raced(run: Race, rounds: int = ROUNDS) -> tuple[Racer, ...]:
    """All six; with no rounds, at the start."""
    place = land_of(run)
    if not rounds:
        ran = race(place, dict.fromkeys(OPTIMIZERS, 0.0), rounds=0)
    else:
        batches: dict[str, int] = {"batch_size": run.race_batch, "seed": SEED}
        watched = WATCHED[run.race_batch]
        ran = race(place, rates_of(run), rounds=rounds, watched=watched, plan=plan_of(run), **batches)
    return tuple(Racer(each.optimizer, each.rate, place, each.history, each.watched) for each in ran)


@cache
def begun(run: Race) -> dict[str, Array]:
    """(4, 2) of each the start and its first three changes, in a race of its own; a burnt one stays where it was."""
    batches: dict[str, int] = {"batch_size": run.race_batch, "seed": SEED}
    rates = dict.fromkeys(OPTIMIZERS, run.race_rate)
    ran = race(land_of(run), rates, rounds=3, plan=plan_of(run), **batches)
    paths = {each.optimizer: each.history.weights[:4] for each in ran}
    return {name: np.pad(path, ((0, 4 - len(path)), (0, 0)), mode="edge") for name, path in paths.items()}


@cache
def ahead(run: Race) -> Ahead:
    """In forty other orders."""
    return who_is_ahead(
        land_of(run),
        rates_of(run),
        rounds=ROUNDS,
        watched=WATCHED[run.race_batch],
        batch_size=run.race_batch,
        seeds=range(100, 140),
        plan=plan_of(run),
    )


@cache
def shelf(run: Race, name: str) -> Shown:
    """Of one optimizer, for this race."""
    place = land_of(run)
    return Shown(kept_shelves(place, run.race_batch)[name], 100.0 / (1.0 + loss_at(place, place.minima[0])))


def two_figures(rate: float) -> str:
    """As on a label."""
    return f"{float(f'{rate:.1e}'):g}"
