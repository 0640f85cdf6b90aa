"""How a column writes its numbers: 1234.5, 1.234,5, 1,234.5 or 1 234,5, with $ or %, in brackets for less than 0.

A single cell cannot tell: 4,543 is four and a half to one writer and four thousand to another. So a style is a
column's, the one that reads most of its cells; where several read as many, the table's other columns tell.

How a cell reads depends on its *shape* alone, that is, on where digits and other characters stand. A column has few
shapes, so each is looked at once and the cells themselves only become floats.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np

from core.arrays import Array


class Style(StrEnum):
    """How numbers are written."""

    PLAIN = "plain"
    DECIMAL_COMMA = "decimal_comma"
    THOUSANDS_COMMA = "thousands_comma"
    THOUSANDS_SPACE = "thousands_space"


FORMS: Final = {
    Style.PLAIN: r"(?:[0-9]+\.?[0-9]*|\.[0-9]+)",
    Style.DECIMAL_COMMA: r"(?:(?:[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]*)?|,[0-9]+)",
    Style.THOUSANDS_COMMA: r"(?:(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]*)?|\.[0-9]+)",
    Style.THOUSANDS_SPACE: r"(?:(?:[1-9][0-9]{0,2}(?:[ '][0-9]{3})+|[0-9]+)(?:[.,][0-9]*)?)",
}
"""A number without its sign, as each style writes it."""

GROUPS: Final = {Style.PLAIN: "", Style.DECIMAL_COMMA: ".", Style.THOUSANDS_COMMA: ",", Style.THOUSANDS_SPACE: " '"}
"""What stands between groups of three digits."""

MARKS: Final = ("US$", "EUR", "USD", "CNY", "RMB", "$", "€", "£", "¥", "元", "%")
"""Signs of money and the percent sign: they stand before or after a number and change nothing of it."""

MISSING: Final = frozenset({"", "-", "–", "—", "?", "n/a", "N/A", "#N/A", "nan", "NaN", "null", "NULL"})
"""Cells that say in any column that nothing was measured. NA is not among them: it may be North America."""

LARGEST: Final = 1e15
"""What lies further from 0 is no measurement: a product of two such would still be exact to a few digits."""

SMALLEST: Final = 1e-100
"""What lies closer to 0, and is not 0, is none either: of two such a product would be 0."""

LONGEST: Final = 64
"""A longer cell is no number."""

BETWEEN: Final = "\0"
"""A letter that no cell holds: text with one in it is no text."""

WIDE: Final = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {
    ord(written): meant
    for written, meant in (
        *(("\u3000", " "), ("\u00a0", " "), ("\u202f", " "), ("\u2009", " ")),
        *(("−", "-"), ("’", "'"), ("￥", "¥")),
    )
}
"""Full-width characters, spaces of other widths, a true minus and a curly apostrophe, each as a keyboard has it."""

_MARK: Final = "|".join(map(re.escape, MARKS))
_NUMBERS: Final = {
    style: re.compile(
        rf"(?P<open>\()?\s*(?P<sign>[+-]?)\s*(?P<before>{_MARK})?\s*(?P<inner>[+-]?)\s*(?P<digits>{form})"
        rf"(?P<power>[eE][+-]?[0-9]{{1,3}})?\s*(?P<after>{_MARK})?(?P<behind>-?)\s*(?P<close>\))?"
    )
    for style, form in FORMS.items()
}


class _Digits(dict[int, str]):
    """A translation that drops whatever it does not name."""

    def __missing__(self, letter: int) -> str:
        return ""


_SHAPE: Final[dict[int, str]] = (
    {letter: chr(meant) if isinstance(meant, int) else meant for letter, meant in WIDE.items()}
    | {ord(digit): "1" for digit in "23456789"}
    | {ord("０") + digit: "1" if digit else "0" for digit in range(10)}
)
_KEPT: Final = {
    style: _Digits(
        {ord(digit): digit for digit in "0123456789" + BETWEEN}
        | {ord("０") + digit: str(digit) for digit in range(10)}
        | {ord(point): "." for point in (".．" if style is not Style.DECIMAL_COMMA else "")}
        | {ord(point): "." for point in (",，" if style in (Style.DECIMAL_COMMA, Style.THOUSANDS_SPACE) else "")}
    )
    for style in Style
}
"""What each style keeps of a cell: digits, and the point as Python writes it."""


class Reading(NamedTuple):
    """How a cell of some shape reads as a number.

    Attributes:
        digits: its shape as Python writes numbers, without sign and groups.
        below: whether it lies below 0.
        mark: the sign it carries, or nothing.
    """

    digits: str
    below: bool
    mark: str


@dataclass(frozen=True, eq=False)
class Written:
    """A column's cells read as numbers.

    Attributes:
        style: how they are written.
        values: (n,), NaN where a cell is none.
        share: of the cells that are not missing, how many read.
        mark: the sign most of them carry; empty if most carry none.
        example: the place of the first cell that shows the style, one that another style does not read so; of the
            first that reads if there is none.
        told: whether the cells themselves tell the style.
    """

    style: Style
    values: Array
    share: float
    mark: str
    example: int
    told: bool


def plain(cell: str) -> str:
    """A cell without what only its look depends on."""
    return cell.translate(WIDE).strip()


def is_missing(cell: str) -> bool:
    """Whether a cell says that nothing was measured."""
    return plain(cell) in MISSING


def number(cell: str, style: Style) -> float:
    """The number that a cell is in a style; NaN if it is none, or one beyond `LARGEST` or below `SMALLEST`."""
    reading = _reading(plain(cell), style)
    if reading is None:
        return float("nan")
    value = float(reading.digits)
    return float(_measured(np.array(-value if reading.below else value)))


def _measured(values: Array) -> Array:
    """Numbers as they are, and NaN for those that are no measurement."""
    sizes = np.abs(values)
    return np.where((sizes == 0) | ((sizes >= SMALLEST) & (sizes <= LARGEST)), values, np.nan)


def any_number(cell: str) -> bool:
    """Whether a cell is a number in some style."""
    return any(_reading(plain(cell), style) for style in Style)


def read_columns(columns: Iterable[Sequence[str]], usual: Style = Style.THOUSANDS_COMMA) -> list[Written]:
    """Each column in the style that reads most of it; where styles tie, in the one that most others tell.

    Where no other column tells either, 1.234 is taken as it stands, and 1,234 as `usual` has it.

    Args:
        columns: of cells, none of which may hold `BETWEEN`.
    """
    candidates = [_candidates(cells) for cells in columns]
    votes = Counter(found[0].style for found in candidates if found[0].told)
    return [
        max(found, key=lambda each: (votes[each.style], each.style is Style.PLAIN, each.style is usual))
        for found in candidates
    ]


def _reading(cell: str, style: Style) -> Reading | None:
    found = _NUMBERS[style].fullmatch(cell) if len(cell) <= LONGEST else None
    if found is None or bool(found["open"]) != bool(found["close"]):
        return None
    signs = [found["sign"], found["inner"], found["behind"], found["open"] or ""]
    if sum(map(bool, signs)) > 1:
        return None
    digits = found["digits"]
    for between in GROUPS[style]:
        digits = digits.replace(between, "")
    digits = digits.replace(",", ".") + (found["power"] or "")
    return Reading(digits, any(sign in ("-", "(") for sign in signs), found["before"] or found["after"] or "")


@lru_cache(maxsize=4096)
def _readings(shape: str) -> dict[Style, Reading]:
    """How cells of a shape read in each style that reads them."""
    if not any(digit in shape for digit in "01"):
        return {}
    return {style: reading for style in Style if (reading := _reading(shape, style))}


def _candidates(cells: Sequence[str]) -> list[Written]:
    """The column in every style that reads most of it, without those that read the same numbers as one before."""
    shapes = [shape.strip() for shape in _translated(cells, _SHAPE)]
    readings = {shape: _readings(shape) for shape in shapes}
    often = Counter(shapes)
    counts = {style: sum(often[shape] for shape, found in readings.items() if style in found) for style in Style}
    best = [style for style in Style if counts[style] == max(counts.values())]
    ways = {style: {shape: found.get(style) for shape, found in readings.items()} for style in Style}
    different = [style for place, style in enumerate(best) if all(ways[style] != ways[each] for each in best[:place])]
    told = len(different) == 1 and any(way != ways[different[0]] for way in ways.values())
    present = max(1, len(cells) - sum(often[missing] for missing in MISSING))
    return [
        Written(
            style,
            values := _values(cells, shapes, ways[style], style),
            float(np.isfinite(values).sum()) / present,
            _mark(often, ways[style]),
            _shows(shapes, ways[style], readings),
            told,
        )
        for style in different
    ]


def _values(cells: Sequence[str], shapes: list[str], way: dict[str, Reading | None], style: Style) -> Array:
    """(n,) the cells as floats: of each what its shape says is digits and point."""
    values = np.full(len(cells), np.nan)
    for place, (digits, shape) in enumerate(zip(_translated(cells, _KEPT[style]), shapes, strict=True)):
        if reading := way[shape]:
            if "e" in reading.digits or "E" in reading.digits:
                values[place] = number(cells[place], style)
            else:
                values[place] = -float(digits) if reading.below else float(digits)
    return _measured(values)


def _translated(cells: Sequence[str], letters: dict[int, str]) -> list[str]:
    """All cells translated, at once: one call of `translate` looks up each letter once."""
    return BETWEEN.join(cells).translate(letters).split(BETWEEN) if cells else []


def _mark(often: Counter[str], way: dict[str, Reading | None]) -> str:
    """The sign that most numbers carry."""
    marks: Counter[str] = Counter()
    for shape, reading in way.items():
        if reading:
            marks[reading.mark] += often[shape]
    return max(marks, key=marks.__getitem__, default="")


def _shows(shapes: list[str], way: dict[str, Reading | None], readings: dict[str, dict[Style, Reading]]) -> int:
    """The first cell that some other style reads otherwise or not at all; the first that reads if there is none."""
    showing = {
        shape for shape, mine in way.items() if mine and any(readings[shape].get(style) != mine for style in Style)
    }
    first = (place for place, shape in enumerate(shapes) if shape in showing)
    reads = (place for place, shape in enumerate(shapes) if way[shape])
    return next(first, next(reads, 0))
