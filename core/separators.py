"""Text as rows of cells: what parts the cells, where the table begins, and rows that are longer or shorter than it."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from core.number_styles import any_number, is_missing
from core.table_errors import TableError

SEPARATORS: Final = (";", "\t", "|", ",", " ")
"""What may part cells, in the order in which equal ones are taken; a space stands for any number of them."""

SNIFFED: Final = 1000
"""So many lines are looked at to find the separator and where the table begins."""

LONGEST_CELL: Final = 20
"""A quoted cell of more lines than this is a quotation mark that nobody closed: then none is heeded."""

_ANNOUNCED: Final = re.compile(r"sep=([;\t|,])\n", re.IGNORECASE)
_LINE: Final = re.compile(r"\r\n?")
_SPACES: Final = re.compile(r"\s+")


@dataclass(frozen=True)
class Rows:
    """A text's table, not yet understood.

    Attributes:
        separator: one of `SEPARATORS`, or what the first line announced.
        names: of the columns; none if the table has no header.
        rows: of as many cells each as there are columns.
        above: lines above the table, as they stood.
        padded: how many rows were shorter and got empty cells.
        dropped: how many rows were longer, and left out.
    """

    separator: str
    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    above: tuple[str, ...] = ()
    padded: int = 0
    dropped: int = 0

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(self.rows[0]) if self.rows else len(self.names)


@dataclass(frozen=True)
class _Parted:
    """The first rows of a text, parted in one way.

    Attributes:
        width: cells of most rows.
        begin: the first row of so many cells that is not mostly empty.
        explained: cells in all rows so long, counted twice if the first row holds no number.
        convincing: whether it holds none, and half of the rows are so long.
    """

    separator: str
    width: int
    begin: int
    explained: int
    convincing: bool


def split(text: str, most_rows: int, most_columns: int) -> Rows:
    """The table in a text.

    A separator explains the cells of those rows that are as long as most; the one that explains most parts the text,
    and it counts twice if the first of these rows holds no number and so is a header. A space is asked last, where no
    other is convincing: it stands in names too.

    Raises:
        TableError: if there is none, or one with more rows or columns than may be.
    """
    text = _LINE.sub("\n", text)
    announced = _ANNOUNCED.match(text)
    text = text[announced.end() :] if announced else text
    head = "".join(islice(io.StringIO(text), SNIFFED))
    *marks, space = SEPARATORS
    parted = [_parted(head, separator) for separator in ([announced[1]] if announced else marks)]
    if not announced and not any(each and each.convincing for each in parted):
        parted.append(_parted(head, space))
    best = max(filter(None, parted), key=lambda each: each.explained, default=None)
    if best is None:
        raise TableError("no_table")
    if best.width > most_columns:
        raise TableError("too_many_columns", best.width, most_columns)
    return _rows(text, best, most_rows)


def _parted(text: str, separator: str) -> _Parted | None:
    """How a separator parts the first rows; None where it parts nothing."""
    rows = list(_cells(text, separator))
    lengths = Counter(len(row) for row in rows)
    width = max(lengths, key=lambda length: (length > 1, lengths[length], length), default=0)
    if width < 2:
        return None
    begin = next((at for at, row in enumerate(rows) if len(row) == width and _is_filled(row)), 0)
    named = not any(map(any_number, rows[begin]))
    explained = width * lengths[width] * (2 if named else 1)
    return _Parted(separator, width, begin, explained, named and 2 * lengths[width] >= len(rows))


def _is_filled(row: Sequence[str]) -> bool:
    """Whether at most half of the cells are empty: exports pad the lines above a table to its width."""
    return 2 * sum(not cell for cell in row) <= len(row)


def _rows(text: str, parted: _Parted, most_rows: int) -> Rows:
    width, found = parted.width, _cells(text, parted.separator)
    above = list(islice(found, parted.begin))
    rows: list[tuple[str, ...]] = []
    padded = dropped = 0
    for row in found:
        if len(row) > width:
            dropped += 1
        else:
            padded += len(row) < width
            rows.append((*row, *[""] * (width - len(row))))
        if len(rows) > most_rows + 1:  # a header is no row
            raise TableError("too_many_rows", most_rows + 1, most_rows)
    if not rows:  # as it may be where the beginning alone closed its quotation marks
        raise TableError("no_table")
    if names := _short_header(above, rows):
        above.pop()
    elif _is_header(rows[0], rows[1:]):
        names = rows.pop(0)
    if len(rows) > most_rows:
        raise TableError("too_many_rows", len(rows), most_rows)
    lines = tuple(" ".join(filter(None, row)) for row in above)
    return Rows(parted.separator, names, tuple(rows), lines, padded, dropped)


def _short_header(above: Sequence[Sequence[str]], rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The header if it is one cell short, else nothing.

    Its rows end in a separator then, or begin with a name that has no heading.
    """
    last, first = above[-1] if above else (), rows[0]
    if len(last) != len(first) - 1 or len(last) < 2 or any(map(any_number, last)) or not any(map(any_number, first)):
        return ()
    return ("", *last) if any(row[-1] for row in rows) else (*last, "")


def _is_header(row: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Whether a row holds no number, or some text in it stands above numbers."""
    return not any(map(any_number, row)) or any(
        _heads(name, [each[at] for each in below]) for at, name in enumerate(row)
    )


def _heads(name: str, cells: Sequence[str]) -> bool:
    """Whether a text stands above what are mostly numbers."""
    if is_missing(name) or any_number(name):
        return False
    present = [cell for cell in cells[:SNIFFED] if not is_missing(cell)]
    return bool(present) and sum(map(any_number, present)) >= 0.9 * len(present)


def _cells(text: str, separator: str) -> Iterator[list[str]]:
    """The rows of a text with anything in them, their cells without the space around them and the lines within them."""
    if separator == " ":
        yield from (_SPACES.split(line.strip()) for line in text.split("\n") if line.strip())
        return
    quoted = not _is_unclosed(text, separator)
    try:
        for row in _read(text, separator, quoted=quoted):
            cells = [" ".join(cell.split()) for cell in row]
            if any(cells):
                yield cells
    except csv.Error as error:  # a cell longer than any that csv takes
        raise TableError("no_table") from error


def _is_unclosed(text: str, separator: str) -> bool:
    try:
        return any(cell.count("\n") > LONGEST_CELL for row in _read(text, separator, quoted=True) for cell in row)
    except csv.Error:
        return True


def _read(text: str, separator: str, *, quoted: bool) -> Iterator[list[str]]:
    lines = io.StringIO(text)
    if quoted:
        return csv.reader(lines, delimiter=separator, skipinitialspace=True)
    return csv.reader(lines, delimiter=separator, skipinitialspace=True, quoting=csv.QUOTE_NONE)
