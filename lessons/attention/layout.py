"""Where everything stands in the picture of a sentence: tiles in rows, bars that hang from them, and the verdict."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from core.letters import beginning
from ui.draw.plate.svg import letters

TILE: Final = 38.0
UNDER: Final = 42.0
"""Below the longest bar: its percentage, and what the word says."""

HANGS: Final = {1: 116.0, 2: 62.0}
"""How far a bar of 100 % hangs, by the number of rows; with more rows, `SHORT`."""

SHORT: Final = 40.0

EVEN: Final = 8.0
"""Rows are made shorter in steps of so much, as long as they need not be more: so they come out about alike."""


@dataclass(frozen=True)
class Room:
    """A width to draw for.

    Attributes:
        id: what the ids of its parts begin with.
        wide: of the picture; left, right: between which the words stand.
        letter: how wide a letter is, a Chinese one twice of it.
        font: size of the words.
        pad: beside a word, on both sides together; gap: between two tiles.
        least: the narrowest tile.
    """

    id: str
    wide: float
    left: float
    right: float
    letter: float
    font: float
    pad: float
    gap: float
    least: float


LAPTOP: Final = Room("w", 791.0, 86.0, 590.0, 8.2, 16.0, 15.0, 5.0, 46.0)
PHONE: Final = Room("p", 356.0, 0.0, 356.0, 7.2, 15.0, 11.0, 3.0, 28.0)


@dataclass(frozen=True)
class Tile:
    """A word's place: its row, and its box."""

    row: int
    x: float
    y: float
    wide: float

    @property
    def middle(self) -> float:
        """The middle of its bar."""
        return self.x + self.wide / 2

    @property
    def foot(self) -> float:
        """Where its bar begins."""
        return self.y + TILE + 4


@dataclass(frozen=True)
class Plan:
    """Where the words of one sentence stand.

    Attributes:
        hangs: how far a bar of 100 % hangs.
        high: of all rows.
    """

    room: Room
    tiles: tuple[Tile, ...]
    hangs: float
    high: float


def width_of(word: str, room: Room) -> float:
    """How wide a tile is."""
    return max(room.least, min(room.right - room.left, letters(word) * room.letter + room.pad))


def fitted(word: str, room: Room) -> str:
    """A word as far as it fits into a row of its own."""
    most = int((room.right - room.left - room.pad) / room.letter)
    if letters(word) <= most:
        return word
    cut = (beginning(word, end) for end in range(len(word), -1, -1))
    return f"{next(begun for begun in cut if letters(begun) < most)}…"


def plan(words: Sequence[str], room: Room) -> Plan:
    """The words in rows of about the same length, so many as are needed."""
    widths = [width_of(word, room) for word in words]
    most = room.right - room.left
    many, widest = len(_rows(widths, most, room.gap)), max(widths)
    while many > 1 and most - EVEN >= widest and len(_rows(widths, most - EVEN, room.gap)) == many:
        most -= EVEN
    rows = _rows(widths, most, room.gap)
    hangs = HANGS.get(len(rows), SHORT)
    step, tiles = TILE + 4 + hangs + UNDER, []
    for number, row in enumerate(rows):
        x = room.left
        for wide in row:
            tiles.append(Tile(number, x, 2 + number * step, wide))
            x += wide + room.gap
    return Plan(room, tuple(tiles), hangs, len(rows) * step)


def _rows(widths: Sequence[float], most: float, gap: float) -> list[list[float]]:
    rows: list[list[float]] = [[]]
    for wide in widths:
        if rows[-1] and sum(rows[-1]) + gap * len(rows[-1]) + wide > most:
            rows.append([])
        rows[-1].append(wide)
    return rows
