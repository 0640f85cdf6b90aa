"""Any table of numbers that somebody has, read: from a file's bytes or from what was pasted."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from typing import Final

from core.columns import Column, read
from core.encodings import Decoded, decode
from core.number_styles import Style
from core.separators import Rows, split
from core.table_errors import TableError

MOST_BYTES: Final = 5 * 1024 * 1024
MOST_ROWS: Final = 10_000
MOST_COLUMNS: Final = 50


@dataclass(frozen=True, eq=False)
class Table:
    """A table, and how it was understood.

    Attributes:
        columns: in the order of the table; of those that share a name the later ones have a number behind it.
        rows: how many there are.
        separator: what parts the cells.
        encoding: what the bytes were read as; empty for pasted text.
        marked: whether a byte-order mark said so.
        unreadable: characters that the encoding has none for.
        has_header: whether the columns have names.
        above: lines above the header, as they stood.
        padded, dropped: rows too short, which got empty cells, and rows too long, which were left out.
    """

    columns: tuple[Column, ...]
    rows: int
    separator: str
    encoding: str
    marked: bool
    unreadable: int
    has_header: bool
    above: tuple[str, ...]
    padded: int
    dropped: int


def read_bytes(data: bytes) -> Table:
    """The table in a file.

    Raises:
        TableError: if there is none, or it is larger than may be.
    """
    _check_size(len(data))
    return _read(decode(data))


def read_text(text: str) -> Table:
    """The table in what was pasted.

    Raises:
        TableError: likewise.
    """
    _check_size(len(text.encode(errors="replace")))
    if "\0" in text:
        raise TableError("no_text")
    return _read(Decoded(text.removeprefix("\ufeff"), ""))


def _check_size(given: int) -> None:
    if given > MOST_BYTES:
        raise TableError("too_large", given, MOST_BYTES)


def _read(decoded: Decoded) -> Table:
    found = split(decoded.text, MOST_ROWS, MOST_COLUMNS)
    names = distinct(found.names) or ("",) * found.width
    cells = list(zip(*found.rows, strict=True)) or [()] * found.width
    columns = read(names, cells, _usual(found))
    return Table(
        columns,
        len(found.rows),
        found.separator,
        decoded.encoding,
        decoded.marked,
        decoded.unreadable,
        bool(found.names),
        found.above,
        found.padded,
        found.dropped,
    )


def distinct(names: Sequence[str]) -> tuple[str, ...]:
    """Names that tell columns apart: the second `tip` is `tip (2)`. A column without a name stays without."""
    told: list[str] = []
    for name in names:
        twins = (f"{name} ({number})" for number in count(2))
        told.append(next(twin for twin in twins if twin not in {*names, *told}) if name and name in told else name)
    return tuple(told)


def _usual(found: Rows) -> Style:
    """How 1,234 is meant in doubt: semicolons part cells where commas stand in numbers."""
    return Style.DECIMAL_COMMA if found.separator == ";" else Style.THOUSANDS_COMMA
