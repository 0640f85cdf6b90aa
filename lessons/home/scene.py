"""What Home asks of `core`: the two chefs who cook an order."""

from functools import lru_cache

import numpy as np

from core.arrays import Array
from core.diners import SEASONINGS
from core.examples import Examples
from core.losses import squared
from core.models import linear, random_weights
from core.optimizers import sgd
from core.training import History, evaluate, train
from ui.kitchen.settings import GRAMS

UNTRAINED_SEED = 57
"""The untrained chef of Home: its grams are random and the same at every visit, its score typical of such chefs."""

THROWN = 1000
"""So many untrained chefs it is compared with, of the seeds from 0 on."""

HOME_RATE, HOME_EPOCHS = 0.2, 200


def untrained() -> Array:
    """The grams of a chef who has never tasted anything."""
    return random_weights(len(SEASONINGS), GRAMS.low, GRAMS.high, UNTRAINED_SEED)


@lru_cache(maxsize=32)
def outscored(diners: Examples) -> int:
    """How many of the chefs that were thrown score lower than the untrained one of Home."""
    losses = evaluate(linear, diners, squared, _thrown())
    return int((losses > losses[UNTRAINED_SEED]).sum())


@lru_cache(maxsize=1)
def _thrown() -> Array:
    """(THROWN, 2) the grams of each."""
    return np.array([random_weights(len(SEASONINGS), GRAMS.low, GRAMS.high, seed) for seed in range(THROWN)])


@lru_cache(maxsize=32)
def home_training(diners: Examples) -> History:
    """The training of the chef on Home, from the untrained one's grams."""
    return train(linear, diners, squared, sgd(HOME_RATE), untrained(), epochs=HOME_EPOCHS)


def trained(diners: Examples) -> Array:
    """The grams that the training arrives at, weighed to the tenth that stands on the card: so the dish is served."""
    return np.round(home_training(diners).weights[-1], 1)
