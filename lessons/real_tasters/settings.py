"""What can be set on *Real tasters*."""

import re
from dataclasses import dataclass
from typing import Final

from core.chance_columns import MOST_RANDOM
from core.tables import MOST_COLUMNS
from ui.settings import Choice, Number, Settings, setting

USUAL: Final = 0
"""The column that a table is usually asked for; any other number is a place among the columns, counted from 1."""

CHANCE: Final = Number(0.0, 0.0, float(MOST_RANDOM), 1.0)
"""How many columns of pure chance can be put beside the others."""

LETTERS: Final = 8
"""Of the mark by which a table of one's own is known again."""


@dataclass(frozen=True)
class Mark:
    """By what a table of the reader's own is known again: the beginning of its SHA-256, or nothing."""

    default: str = ""

    def parse(self, text: str) -> str:
        """The mark that a link names; the table itself is in no link.

        Raises:
            ValueError: if it is none.
        """
        if text and not re.fullmatch(f"[0-9a-f]{{{LETTERS}}}", text):
            raise ValueError(f"must be {LETTERS} letters of 0-9 and a-f, got {text!r}")
        return text


@dataclass(frozen=True)
class RealTasters(Settings):
    """Which table is learned from, and what of it is foretold.

    Attributes:
        taster_table: the cheeses, the cakes, or a table of the reader's own.
        taster_target: the column foretold, `USUAL` or its place counted from 1.
        taster_mark: of the reader's own table.
        taster_words: whether columns of words are used where they are many for so few rows, too.
        taster_chance: how many columns of pure chance are put beside the others.
    """

    taster_table: str = setting(Choice("cheese", ("cheese", "cakes", "own")))
    taster_target: int = setting(Choice(USUAL, tuple(range(MOST_COLUMNS + 1))))
    taster_mark: str = setting(Mark())
    taster_words: str = setting(Choice("no", ("no", "yes")))
    taster_chance: float = setting(CHANCE, looked_at=True)

    @property
    def idle(self) -> frozenset[str]:
        """Only a table of one's own has a mark, and columns of words."""
        return frozenset() if self.taster_table == "own" else frozenset({"taster_mark", "taster_words"})
