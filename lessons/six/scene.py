"""What *Six apprentices* asks of `core`: a race, and shelves of learning rates, kept between reruns."""

from collections.abc import Callable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from core.arrays import Array
from core.landscapes import LANDSCAPES, Landscape, landscape_map, linear_landscape
from core.losses import taste_score
from core.optimizers import OPTIMIZERS, remembered
from core.orders import Ahead, who_is_ahead
from core.race import Racer, race
from core.schedules import Rate, warmup_cosine
from core.sweeps import Shelf, best_rates, shelves, side_by_side
from core.training import NEVER, train
from lessons.six.settings import RACE_RATES, Race
from ui.kitchen import crowds
from ui.kitchen.settings import Order

SEED = 6
"""Of the order in which the diners taste; all six meet the same order."""

ROUNDS = 100
WATCHED = {8: 1000, 4: 500, 1: 200}
"""For how many rounds a race is watched, by how many taste before each step: about as many steps in all."""

OTHER_ORDERS = range(100, 140)
"""Seeds of the orders in which a noisy race is run once more."""

PRACTICE_ROUNDS, PRACTICE_SEED = 200, 7
PRACTICE_STARTS = 0.5 * np.array([[1, 0], [-1, 0], [0, 1], [0, -1]])
"""Where the practice races begin in which each finds its own best rate: half a gram from where the race does."""

CHANGES = 3
"""So many changes of each are shown before the race."""

WARMUP = 0.1
"""Share of a race in which a rate that goes by plan rises."""

MAP_POINTS = 61
MAP_MARGIN = 1 / 12
"""How much wider the map is than the landscape's own domain, on each side."""

LEVELS = (10, 25, 40, 60, 75, 90)
LEVELS_OF_HOLLOWS = (10, 20, 30, 38, 55, 75, 90)
"""A ring at 38 keeps the two hollows apart: the shallow one reaches 41, the higher of the passes between them 36."""

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


def levels(landscape: str) -> tuple[int, ...]:
    """Scores at which the map has a ring."""
    return LEVELS_OF_HOLLOWS if landscape == "two_hollows" else LEVELS


@lru_cache(maxsize=16)
def score_map(landscape: Landscape, low: float, high: float) -> Array:
    """The score over the whole map, second weight × first."""
    axis = np.linspace(low, high, MAP_POINTS)
    return np.asarray(taste_score(landscape_map(landscape, axis, axis)))


@lru_cache(maxsize=16)
def _shelves(landscape: Landscape, batch: int) -> dict[str, Shelf]:
    """The shelves of all six, for as long as a race is watched."""
    return shelves(landscape, rounds=WATCHED[batch], batch_size=batch, seed=SEED)


def watched_shelf(settings: Race, name: str) -> Shelf:
    """64 learning rates of one optimizer, from the start and with the batches of this race, for all that is watched."""
    return _shelves(landscape(settings), settings.race_batch)[name]


def shelf(settings: Race, name: str) -> Shelf:
    """The same for as long as the race lasts."""
    return watched_shelf(settings, name).until(ROUNDS)


def arrivals(settings: Race, name: str) -> NDArray[np.int64]:
    """(64,) when each rate of a shelf arrives in the race, `NEVER` if it does not."""
    found = watched_shelf(settings, name).arrivals(best_score(settings), ROUNDS)
    return np.where(found <= ROUNDS, found, NEVER)


def fastest(settings: Race, name: str) -> NDArray[np.int64]:
    """Which rates of a shelf arrive in the fewest rounds; none if none arrives."""
    return watched_shelf(settings, name).fastest(best_score(settings), ROUNDS)


@lru_cache(maxsize=16)
def _own_rates(landscape: Landscape, batch: int) -> dict[str, float]:
    """The rate of each that was best in practice."""
    rounds = PRACTICE_ROUNDS if batch == len(landscape.diners) else ROUNDS
    starts = np.asarray(landscape.start) + PRACTICE_STARTS
    return best_rates(landscape, starts, rounds=rounds, batch_size=batch, seed=PRACTICE_SEED)


def rates(settings: Race) -> dict[str, float]:
    """The learning rate of each optimizer: the same for all, or each its own best from practice races."""
    if settings.fair == "same":
        return dict.fromkeys(OPTIMIZERS, settings.race_rate)
    return _own_rates(landscape(settings), settings.race_batch)


def watched(settings: Race) -> int:
    """For how many rounds a race is watched."""
    return WATCHED[settings.race_batch]


def _plan(settings: Race) -> Callable[[float], Rate]:
    """What becomes of a rate in the course of a race."""
    steps = ROUNDS * -(-len(landscape(settings).diners) // settings.race_batch)

    def plan(rate: float) -> Rate:
        return warmup_cosine(rate, round(WARMUP * steps), steps) if settings.plan == "planned" else rate

    return plan


@lru_cache(maxsize=32)
def racers(settings: Race) -> tuple[Racer, ...]:
    """The six after a race."""
    batches: dict[str, int] = {"batch_size": settings.race_batch, "seed": SEED}
    watch, plan = watched(settings), _plan(settings)
    return race(landscape(settings), rates(settings), rounds=ROUNDS, watched=watch, plan=plan, **batches)


@lru_cache(maxsize=32)
def ahead(settings: Race) -> Ahead:
    """Who is ahead of a noisy race in other orders of tasting."""
    return who_is_ahead(
        landscape(settings),
        rates(settings),
        rounds=ROUNDS,
        watched=watched(settings),
        batch_size=settings.race_batch,
        seeds=OTHER_ORDERS,
        plan=_plan(settings),
    )


@lru_cache(maxsize=32)
def before(settings: Race) -> tuple[Racer, ...]:
    """The six at the start, before they have moved."""
    return race(landscape(settings), dict.fromkeys(OPTIMIZERS, 0.0), rounds=0)


@lru_cache(maxsize=32)
def beginnings(settings: Race) -> Array:
    """(optimizers, rates, `CHANGES` + 1, 2) the start and the first changes of each, at every rate on offer."""
    place, plan = landscape(settings), _plan(settings)
    steps = -(-len(place.diners) // settings.race_batch)
    optimizers = [make(plan(rate)) for make in OPTIMIZERS.values() for rate in RACE_RATES]
    start = np.tile(np.asarray(place.start), (len(optimizers), 1))
    history = train(
        place.model,
        place.diners,
        place.loss,
        side_by_side(optimizers),
        start,
        epochs=-(-CHANGES // steps),
        batch_size=settings.race_batch,
        seed=SEED,
    )
    first = history.weights[: CHANGES + 1].reshape(CHANGES + 1, len(OPTIMIZERS), len(RACE_RATES), -1)
    return np.moveaxis(first, 0, 2)


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
