"""The border between liked and not liked: whether it goes all the way round the middle, and since when."""

import math

import numpy as np

from core.arrays import Array
from core.network import Network

DIRECTIONS = 180
"""Ways out of the middle of the map along which a border is looked for."""

STEPS = 60
STRAIGHT = 0.5
"""A straight border stands in no larger share of the ways: what is in no more of them hardly goes round at all."""


def _ways_out() -> Array:
    """(DIRECTIONS · STEPS, 2) scaled tickets from next to the middle to the edge of the map."""
    angles = 2 * math.pi * np.arange(DIRECTIONS) / DIRECTIONS
    ends = np.column_stack([np.cos(angles), np.sin(angles)])
    ends /= np.abs(ends).max(axis=1, keepdims=True)
    shares = np.arange(1, STEPS + 1) / STEPS
    ways: Array = (ends[:, np.newaxis] * shares[:, np.newaxis]).reshape(-1, 2)
    return ways


def closed_share(net: Network, weights: Array) -> float:
    """Out of how many of all directions a border is met on the way from the middle of the map to its edge, 0 to 1.

    A border lies between liked and not liked, whichever of the two the middle is.
    """
    likes = net.forward(weights, _ways_out()).prediction.reshape(DIRECTIONS, STEPS) > 0
    in_the_middle = net.forward(weights, np.zeros((1, 2))).prediction[0] > 0
    return float((likes != in_the_middle).any(axis=1).mean())


def how_far(share: float) -> str:
    """How far round the border goes, as an option of the bet."""
    return "round" if share == 1 else "half" if share > STRAIGHT else "open"


def closes_at(shares: Array) -> int | None:
    """The round from which on the border is closed to the end; None if it is not closed at the end."""
    still_open = np.flatnonzero(shares < 1)
    first = int(still_open[-1]) + 1 if len(still_open) else 0
    return first if first < len(shares) else None


def frames(rounds: int, closes: int | None) -> tuple[int, ...]:
    """The rounds that are shown, each equally long: around that in which the border closes three times as many.

    So the player, whose frames take the same time each, goes there at a third of its speed.
    """
    step = max(1, rounds // 300)
    near = range(0, 0) if closes is None else range(closes - 23 * step, closes + 28 * step)
    dense = (at for at in range(0, rounds + 1, step) if at in near) if rounds > 100 else range(rounds + 1)
    return tuple(sorted({*range(0, rounds + 1, 3 * step), *dense, *((closes,) if closes is not None else ()), rounds}))


def ghosts(rounds: int, closes: int | None) -> tuple[int, ...]:
    """Earlier rounds whose borders stay on the map, the last just before the border closes."""
    until = rounds if closes is None else closes
    return tuple(sorted({round(share * until) for share in (0.4, 0.8, 0.95)} - {0, until}))
