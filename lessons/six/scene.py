"""What *Six apprentices* asks of `core`: a race, and shelves of learning rates, kept between reruns."""

from functools import lru_cache

import numpy as np

from core.arrays import Array
from core.landscapes import LANDSCAPES, Landscape, landscape_map, linear_landscape
from core.losses import taste_score
from core.optimizers import OPTIMIZERS, remembered
from core.race import Racer, race
from core.schedules import Rate, warmup_cosine
from core.sweeps import Shelf, shelves
from lessons.six.settings import Race
from ui.kitchen import crowds
from ui.kitchen.settings import Order

SEED = 6
"""Of the order in which the diners taste; all six meet the same order."""

ROUNDS = 100
WARMUP = 0.1
"""Share of a race in which a rate that goes by plan rises."""

MAP_POINTS = 61
MAP_MARGIN = 1 / 12
"""How much wider the map is than the landscape's own domain, on each side."""

SADDLE_POINT, SADDLE_REACH = (0.0, 0.0), 0.3
"""Where the saddle is flat, and how near still counts as sitting on it."""

LARGE_MODEL = 7_000_000_000
"""Weights of the large model whose optimizer's memory is counted."""

BYTES_A_NUMBER = 4


def landscape(settings: Race) -> Landscape:
    """The landscape of a race; the bowl is that of an order, from the grams that the race begins with."""
    if settings.landscape != "bowl":
        return LANDSCAPES[settings.landscape]
    return _bowl(settings.order, settings.grams)


@lru_cache(maxsize=64)
def _bowl(order: Order, grams: tuple[float, float]) -> Landscape:
    return linear_landscape(crowds.crowd(order), grams)


def best_score(settings: Race) -> float:
    """The score at the bottom of the deepest hollow."""
    return float(taste_score(landscape(settings).lowest_loss))


def map_range(settings: Race) -> tuple[float, float]:
    """Both axes of the map."""
    low, high = landscape(settings).domain
    margin = MAP_MARGIN * (high - low)
    return low - margin, high + margin


@lru_cache(maxsize=16)
def score_map(landscape: Landscape, low: float, high: float) -> Array:
    """The score over the whole map, second weight × first."""
    axis = np.linspace(low, high, MAP_POINTS)
    return np.asarray(taste_score(landscape_map(landscape, axis, axis)))


@lru_cache(maxsize=16)
def _shelves(landscape: Landscape, batch: int) -> dict[str, Shelf]:
    """The shelves of all six."""
    return shelves(landscape, rounds=ROUNDS, batch_size=batch, seed=SEED)


def shelf(settings: Race, name: str) -> Shelf:
    """64 learning rates of one optimizer, from the start and with the batches of this race."""
    return _shelves(landscape(settings), settings.race_batch)[name]


def rates(settings: Race) -> dict[str, float]:
    """The learning rate of each optimizer: the same for all, or each its own best from the shelf."""
    if settings.fair == "same":
        return dict.fromkeys(OPTIMIZERS, settings.race_rate)
    best = best_score(settings)
    kept = {name: shelf(settings, name) for name in OPTIMIZERS}
    return {name: float(one.rates[one.best(best)]) for name, one in kept.items()}


@lru_cache(maxsize=32)
def racers(settings: Race) -> tuple[Racer, ...]:
    """The six after a race."""
    place, batch = landscape(settings), settings.race_batch
    steps = ROUNDS * -(-len(place.diners) // batch)

    def plan(rate: float) -> Rate:
        return warmup_cosine(rate, round(WARMUP * steps), steps) if settings.plan == "planned" else rate

    return race(place, rates(settings), rounds=ROUNDS, plan=plan, batch_size=batch, seed=SEED)


@lru_cache(maxsize=32)
def before(settings: Race) -> tuple[Racer, ...]:
    """The six at the start, before they have moved."""
    return race(landscape(settings), dict.fromkeys(OPTIMIZERS, 0.0), rounds=0)


def rounds_on_saddle(racer: Racer) -> float:
    """How long one sat where the saddle is flat."""
    return racer.rounds_near(SADDLE_POINT, SADDLE_REACH)


@lru_cache(maxsize=1)
def memory() -> dict[str, float]:
    """Numbers a weight that two of them remember, and what that comes to for a large model, in numbers and in GB."""
    counted: dict[str, float] = {"weights": LARGE_MODEL}
    for name in ("momentum", "adam"):
        numbers = remembered(OPTIMIZERS[name](0.1), LARGE_MODEL)
        counted |= {f"{name}_each": numbers / LARGE_MODEL, f"{name}_numbers": numbers}
        counted[f"{name}_gb"] = numbers * BYTES_A_NUMBER / 1e9
    return counted
