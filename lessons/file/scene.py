"""What *What is in the file?* asks of `core`: its chef as it was saved and is now, a number changed, other places."""

from dataclasses import replace
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np

from core.arrays import Array
from core.files import tensors
from core.slips import first_weights
from lessons.file.settings import WeightsFile
from ui.kitchen.served import Chef, chef_after

SHUFFLES: Final = 200
SHUFFLE_SEED: Final = 0


def saved(settings: WeightsFile) -> Chef:
    """The chef as it was saved."""
    return chef_after(replace(settings.run, file_days=""))


def chef(settings: WeightsFile) -> Chef:
    """The chef after all that it has done since."""
    return chef_after(settings.run)


def with_number(now: Chef, place: int, value: float) -> Chef:
    """The chef with one number set by hand."""
    weights = now.weights.copy()
    weights[place] = value
    return Chef(now.config, weights)


class Places(NamedTuple):
    """What the same numbers are worth elsewhere in the same layout: shares of an exam judged right.

    Attributes:
        saved: where they belong.
        swapped: two cooks of the station changed over, with all that belongs to them.
        half_swapped: their numbers in the station changed over, but not what the last cook makes of them.
        turned: the station's weights read the other way, column by column.
        shuffled: the mean of `SHUFFLES` shuffles of all numbers.
        school: the layout alone, with first weights drawn by chance: the mean of as many draws.
    """

    saved: float
    swapped: float
    half_swapped: float
    turned: float
    shuffled: float
    school: float


@lru_cache(maxsize=16)
def places(run: WeightsFile) -> Places:
    """The same numbers where they belong and elsewhere."""
    now = chef_after(run)
    draw = np.random.default_rng(SHUFFLE_SEED)
    shuffled = [draw.permutation(now.weights) for _ in range(SHUFFLES)]
    school = [first_weights(now.net, seed) for seed in range(SHUFFLES)]
    moved = np.array([_swapped(now, last=True), _swapped(now, last=False), _turned(now)])
    swapped, half, turned = map(float, now.right_with(moved))
    means = (float(now.right_with(np.array(each)).mean()) for each in (shuffled, school))
    return Places(now.right, swapped, half, turned, *means)


def _swapped(now: Chef, *, last: bool) -> Array:
    weights = now.weights.copy()
    station, verdict = now.net.blocks(weights)
    station[[0, 1]] = station[[1, 0]]
    if last:
        verdict[:, [0, 1]] = verdict[:, [1, 0]]
    return weights


def _turned(now: Chef) -> Array:
    weights = now.weights.copy()
    block = now.net.blocks(weights)[0]
    turned = tensors(now.net, now.weights)["station_1.weight"].T
    block[:, :-1] = turned.reshape(block[:, :-1].shape)
    return weights
