"""Numbers of a network set by hand, as one short value of a link: `3_-1.5~7_2` puts −1.5 at place 3 and 2 at place 7.

A place counts through the network's flat vector.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from ui.settings import pairs

LIMIT: Final = 6.0
"""How far to either side of 0 a hand can set a weight."""

MOST_PLACES: Final = 105
"""The numbers of the largest network on offer, 2-8-8-1: a hand can set them all, and a link still holds it."""


@dataclass(frozen=True)
class Edits:
    """A setting that holds numbers set by hand."""

    default: str = ""

    def parse(self, text: str) -> str:
        """The numbers that a link asks for, in their shortest form.

        Raises:
            ValueError: if a place or a number is not possible, or a place is named twice.
        """
        return write(read(text))


def read(text: str) -> dict[int, float]:
    """The number at each place.

    Raises:
        ValueError: as `Edits.parse`.
    """
    edits: dict[int, float] = {}
    for place, value in pairs.read(text):
        if not place.is_integer() or int(place) in edits:
            raise ValueError(f"places must be whole numbers, each named once, got {text!r}")
        edits[int(place)] = value
    return edits


def write(edits: Mapping[int, float]) -> str:
    """The inverse of `read`, in the order of places, numbers to a tenth.

    Raises:
        ValueError: if a place or a number is out of range.
    """
    for place, value in edits.items():
        if not (0 <= place < MOST_PLACES and abs(value) <= LIMIT):  # NaN fails too
            raise ValueError(f"must be places 0 to {MOST_PLACES - 1} and numbers up to {LIMIT:g}, got {place}_{value}")
    return pairs.write((place, round(value, 1)) for place, value in sorted(edits.items()))
