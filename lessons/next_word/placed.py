"""Where words stand on their map: each name on its place or beside a dot there, as long as it touches no other."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.arrays import Array
from lessons.next_word.alike import COMMON, KEPT, Map
from ui.draw.plate.svg import letters, n
from ui.kitchen import recipes

WIDE, HIGH = 350, 350
MARGIN: Final = (34.0, 18.0)
SIZE: Final = 13.0
LETTER, LINE = 0.53 * SIZE, 1.05 * SIZE
"""How much room a letter takes, and a line."""

BETWEEN, ROUNDING = 2.0, 0.01
"""What stays free between two names side by side, and by how little a line may be missed."""

LIFTS: Final = (0.0, -LINE, LINE)
"""A name stands on its place, or above or below a dot there."""

NOT, PLAIN, NEAR, ASKED = range(4)


class Drawn(NamedTuple):
    """A map in units of its drawing.

    Attributes:
        places: (R, N, 2) where each word stands.
        stands: (R, L, N) which of `LIFTS` its name has, one more if it has no room.
        roles: (R, L, N) who it is on the map: `NOT` on it, `PLAIN`, `NEAR` the one asked about, or `ASKED`.
        lines: R × L paths from the word asked about to those most alike.
    """

    places: Array
    stands: NDArray[np.uint8]
    roles: NDArray[np.uint8]
    lines: list[list[str]]


@lru_cache(maxsize=KEPT)
def drawn(found: Map) -> Drawn:
    """All of it at every record and place."""
    low, high = found.points.min(axis=(0, 1)), found.points.max(axis=(0, 1))
    room = np.array([WIDE, HIGH]) - 2 * np.array(MARGIN)
    scale = (room / (high - low)).min()  # the same both ways: a map is not stretched
    places = np.array([WIDE, HIGH]) / 2 + scale * (found.points - (low + high) / 2) * [1, -1]
    named = recipes.recipes(found.language).vocabulary.decode(found.ids)
    halves = np.array([LETTER * letters(word) / 2 for word in named])
    where = {word: at for at, word in enumerate(found.ids)}
    stands = np.empty((len(places), len(found.asked), len(found.ids)), dtype=np.uint8)
    roles = np.zeros_like(stands) + np.where(np.arange(len(found.ids)) < COMMON, PLAIN, NOT).astype(np.uint8)
    lines = []
    for record, points in enumerate(places):
        hides = _hides(points, halves)
        lines.append([""] * len(found.asked))
        for place, word in enumerate(found.asked):
            asked, near = where[word], [where[each] for each in found.near[record, place].tolist()]
            roles[record, place, near], roles[record, place, asked] = NEAR, ASKED
            stands[record, place] = _stands(hides, dict.fromkeys((asked, *near, *range(COMMON))))
            lines[-1][place] = _lines(points, asked, near)
    return Drawn(places, stands, roles, lines)


def _hides(points: Array, halves: Array) -> list[list[int]]:
    """Of each word and lift, as bits: which names with which lifts it would touch."""
    (x, y), lifts = points.T, np.array(LIFTS)
    beside = np.abs(x[:, np.newaxis] - x) < halves[:, np.newaxis] + halves + BETWEEN
    apart = np.subtract.outer(np.add.outer(y, lifts), np.add.outer(y, lifts))
    over = beside[:, np.newaxis, :, np.newaxis] & (np.abs(apart) < LINE - ROUNDING)
    over = over.reshape(2 * (len(x) * len(lifts),))
    bits = [int.from_bytes(row.tobytes(), "little") for row in np.packbits(over, axis=1, bitorder="little")]
    return [bits[first : first + len(LIFTS)] for first in range(0, len(bits), len(LIFTS))]


def _stands(hides: list[list[int]], order: Iterable[int]) -> list[int]:
    """The first lift with which a name touches none before it in the order."""
    stands, taken = [len(LIFTS)] * len(hides), 0
    for word in order:
        for lift, touched in enumerate(hides[word]):
            if not taken & touched:
                stands[word] = lift
                taken |= 1 << (word * len(LIFTS) + lift)
                break
    return stands


def _lines(points: Array, asked: int, near: list[int]) -> str:
    return "".join("M" + "L".join(f"{n(x)} {n(y)}" for x, y in points[[asked, each]]) for each in near)
