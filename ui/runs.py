"""What the pages ask of `core` for the settings of a reader, kept so that a rerun does not cook again.

Everything kept is immutable and depends on its arguments alone, so readers may share it.
"""

from dataclasses import replace
from functools import lru_cache

import numpy as np

from core import zones
from core.arrays import Array
from core.diners import SEASONINGS, Diners, regulars, strangers
from core.least_squares import Bowl, bowl, loss_map
from core.losses import squared, taste_score
from core.models import linear, random_weights
from core.optimizers import sgd
from core.sweeps import arrivals
from core.training import NEVER, History, evaluate, train
from ui.settings import RATES, SETTINGS, Number, Order, Practice

UNTRAINED_SEED = 5
"""The untrained chef of Home: its grams are random, and the same at every visit."""

HOME_RATE, HOME_EPOCHS = 0.2, 200
MAP_RANGE = (-1.5, 6.5)
MAP_POINTS = 41


def grams_range() -> tuple[float, float]:
    """The range of the reader's sliders, in grams."""
    salt = SETTINGS["salt"]
    assert isinstance(salt, Number)
    return salt.low, salt.high


def crowd(order: Order) -> Diners:
    """The regulars who taste this order; a page may ask for other tongues."""
    alike, odd = getattr(order, "tongues", "usual") == "alike", getattr(order, "odd", "no") == "yes"
    return regulars(order.dish, order.eaters, alike=alike, inconsistent=odd)


def new_crowd(order: Order) -> Diners:
    """The crowd never met in training, with tongues of the same kind."""
    return strangers(order.dish, order.eaters, alike=getattr(order, "tongues", "usual") == "alike")


@lru_cache(maxsize=128)
def bowl_of(diners: Diners) -> Bowl:
    """The bowl of a crowd."""
    return bowl(diners)


@lru_cache(maxsize=128)
def best_score(diners: Diners) -> float:
    """The best taste score that any grams can reach with this crowd."""
    return float(taste_score(bowl_of(diners).lowest_loss))


def untrained() -> Array:
    """The grams of a chef who has never tasted anything."""
    return random_weights(len(SEASONINGS), *grams_range(), UNTRAINED_SEED)


@lru_cache(maxsize=32)
def home_training(diners: Diners) -> History:
    """The training of the chef on Home, from the untrained one's grams."""
    return train(linear, diners, squared, sgd(HOME_RATE), untrained(), epochs=HOME_EPOCHS)


@lru_cache(maxsize=64)
def practice(run: Practice) -> History:
    """A run of the practice page."""
    return train(linear, crowd(run), squared, sgd(run.rate), run.grams, epochs=run.rounds)


def before_practice(run: Practice) -> History:
    """A run of no rounds: the start alone."""
    return practice(replace(run, rounds=0))


def score(diners: Diners, weights: Array | tuple[float, ...]) -> float:
    """The taste score of finished weights with a crowd."""
    return _score(diners, tuple(map(float, weights)))


@lru_cache(maxsize=4096)
def _score(diners: Diners, weights: tuple[float, ...]) -> float:
    return float(taste_score(evaluate(linear, diners, squared, np.array(weights))))


@lru_cache(maxsize=64)
def score_map(diners: Diners) -> Array:
    """The taste score over the whole map, (spice, salt)."""
    axis = np.linspace(*MAP_RANGE, MAP_POINTS)
    return np.asarray(taste_score(loss_map(diners, axis, axis)))


@lru_cache(maxsize=256)
def rounds_to_arrive(diners: Diners, start: tuple[float, float], rate: float) -> int:
    """Rounds until a learning rate is within one point of the best score for good; `NEVER` if it is not in time."""
    return zones.rounds_to_arrive(diners, start, rate)


@lru_cache(maxsize=64)
def rate_zones(diners: Diners, start: tuple[float, float]) -> zones.Zones:
    """The zones of the learning rates on offer."""
    return zones.rate_zones(diners, start, RATES)


def arrival(history: History, diners: Diners) -> int:
    """The round from which a run stays within one point of the best score, `NEVER` if it does not."""
    return int(arrivals(taste_score(history.losses), best_score(diners)))


def fastest(diners: Diners, start: tuple[float, float], rates: tuple[float, ...]) -> tuple[float, ...]:
    """Those of some learning rates that arrive in the fewest rounds; none if none arrives."""
    rounds = {rate: rounds_to_arrive(diners, start, rate) for rate in rates}
    fewest = min((r for r in rounds.values() if r != NEVER), default=NEVER)
    return tuple(rate for rate, r in rounds.items() if r == fewest != NEVER)
