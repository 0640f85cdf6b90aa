"""What a table's columns are: numbers to learn from, words that sort the rows, and what is left out and why."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.arrays import Array
from core.number_styles import Style, Written, is_missing, plain, read_columns

READS: Final = 0.9
"""From this share of its cells on a column is what they are: numbers, or dates."""

FEWEST_LEVELS, MOST_LEVELS = 2, 8
"""Text with so many different values sorts the rows."""

OFTEN: Final = 2
"""A far-off value that comes so often is a sign for *missing*, not a measurement."""


class Kind(StrEnum):
    """What a column is."""

    NUMBER = "number"
    CATEGORY = "category"
    DATE = "date"
    TEXT = "text"
    CONSTANT = "constant"
    ROW_NUMBER = "row_number"
    EMPTY = "empty"


USABLE: Final = (Kind.NUMBER, Kind.CATEGORY)
"""What can be learned from; all others are left out."""

_TIME: Final = r"(?:[T ]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?: ?[AaPp][Mm]|Z|[+-][0-9]{2}:?[0-9]{2})?)?"
_DATE: Final = re.compile(
    r"(?:[0-9]{4}([-/.])[0-9]{1,2}\1[0-9]{1,2}|[0-9]{1,2}([-/.])[0-9]{1,2}\2(?:[0-9]{4}|[0-9]{2})"
    r"|[0-9]{4}年[0-9]{1,2}月(?:[0-9]{1,2}日)?)" + _TIME
)


@dataclass(frozen=True, eq=False)
class Column:
    """One column.

    Attributes:
        name: its heading; empty if it has none.
        kind: what it is.
        values: (n,) of numbers, NaN where one is missing; of a category the place of each row's level, or NaN.
        levels: of a category, the most frequent first.
        style, mark: how its numbers are written and the sign they carry; of anything else PLAIN and nothing.
        example: a cell that shows the style, or the first that is there.
    """

    name: str
    kind: Kind
    values: Array
    levels: tuple[str, ...] = ()
    style: Style = Style.PLAIN
    mark: str = ""
    example: str = ""

    @property
    def missing(self) -> NDArray[np.bool_]:
        """(n,) where nothing was measured; of what cannot be used nothing is known."""
        return np.isnan(self.values)

    @property
    def stand_in(self) -> float | None:
        """A number far from all others that comes again and again, as −200 does for *missing*; None without one.

        Far is: further from the nearest of the others than these lie apart.
        """
        if self.kind is not Kind.NUMBER:
            return None
        found, counts = np.unique(self.values[~self.missing], return_counts=True)
        if len(found) < 4:
            return None
        for outer, near, rest in ((0, 1, found[1:]), (-1, -2, found[:-1])):
            away, spread = abs(found[outer] - found[near]), float(np.ptp(rest))
            if counts[outer] >= OFTEN and away > spread:
                return float(found[outer])
        return None


def read(names: Sequence[str], columns: Sequence[Sequence[str]], usual: Style) -> tuple[Column, ...]:
    """The columns of a table, each with what it is.

    Args:
        names: one a column, empty ones where it has no header.
        columns: their cells.
        usual: how 1,234 is meant where nothing in the table tells.
    """
    written = read_columns(columns, usual)
    return tuple(map(_column, names, columns, written))


def _column(name: str, cells: Sequence[str], written: Written) -> Column:
    present = [cell for cell in cells if not is_missing(cell)]
    if not present:
        return Column(name, Kind.EMPTY, np.full(len(cells), np.nan))
    if written.share >= READS:
        kind = _kind_of_numbers(written.values)
        return Column(name, kind, written.values, (), written.style, written.mark, cells[written.example])
    levels = Counter(present)
    if len(levels) == 1:
        kind = Kind.CONSTANT
    elif sum(_DATE.fullmatch(plain(cell)) is not None for cell in present) >= READS * len(present):
        kind = Kind.DATE
    elif FEWEST_LEVELS <= len(levels) <= MOST_LEVELS and len(levels) < len(present):
        return _category(name, cells, tuple(level for level, _ in levels.most_common()), present[0])
    else:
        kind = Kind.TEXT
    return Column(name, kind, np.full(len(cells), np.nan), example=present[0])


def _kind_of_numbers(values: Array) -> Kind:
    known = values[~np.isnan(values)]
    if np.ptp(known) == 0:
        return Kind.CONSTANT
    is_count = len(known) == len(values) and known[0] in (0, 1) and bool(np.all(np.diff(known) == 1))
    return Kind.ROW_NUMBER if is_count else Kind.NUMBER


def _category(name: str, cells: Sequence[str], levels: tuple[str, ...], example: str) -> Column:
    places = {level: float(place) for place, level in enumerate(levels)}
    values = np.array([places.get(cell, np.nan) for cell in cells])
    return Column(name, Kind.CATEGORY, values, levels, example=example)
