"""The tables there are: cheeses and cakes with their columns named in the reader's language, and the reader's own."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from core.data import cheese
from core.data.cakes import CAKES
from core.tables import Table, read_bytes, read_text
from lessons.real_tasters.found import Found
from lessons.real_tasters.settings import LETTERS
from ui.kit.text import Text

SHOWN_LINES: Final = 4
LONGEST_LINE: Final = 60
TARGETS: Final = {"cheese": 0, "cakes": 2}
"""The column that a built-in table is usually asked for; of one's own it is the last one of numbers."""


@dataclass(frozen=True, eq=False)
class Source:
    """A table to learn from.

    Attributes:
        id: of `taster_table`.
        mark: by which a table of one's own is known again.
        lines: its first lines as they stand.
        table: what was understood.
        found: what has been learned from it, by target and whether all columns of words were used.
    """

    id: str
    mark: str
    lines: tuple[str, ...]
    table: Table
    found: dict[tuple[int, bool], Found] = field(default_factory=dict)


@lru_cache(maxsize=8)
def built_in(which: str, text: Text) -> Source:
    """The cheeses or the cakes."""
    rows: Sequence[Sequence[float]] = cheese.ROWS if which == "cheese" else [cake[1:] for cake in CAKES]
    names = [text(f"column.{name}") for name in columns(which)]
    written = "\n".join([",".join(names), *(",".join(map(str, row)) for row in rows)])
    return Source(which, "", _first_lines(written), read_text(written))


def columns(which: str) -> tuple[str, ...]:
    """What the columns of a built-in table are called in the content."""
    return (cheese.TASTE, *cheese.MEASURED) if which == "cheese" else ("minutes", "fahrenheit", "palatability")


def mark_of(given: bytes | str) -> str:
    """By what a table of the reader's own is known again."""
    return hashlib.sha256(_bytes(given)).hexdigest()[:LETTERS]


def _bytes(given: bytes | str) -> bytes:
    return given if isinstance(given, bytes) else given.encode(errors="replace")


def brought(given: bytes | str) -> Source:
    """A table of the reader's own, from a file or from what was pasted.

    Raises:
        TableError: if there is none in it, or one too large.
    """
    table = read_bytes(given) if isinstance(given, bytes) else read_text(given)
    start = (
        _bytes(given)[: 4 * SHOWN_LINES * LONGEST_LINE]
        .removeprefix(b"\xef\xbb\xbf")
        .decode(table.encoding or "utf-8", errors="ignore")
    )
    return Source("own", mark_of(given), _first_lines(start), table)


def _first_lines(written: str) -> tuple[str, ...]:
    lines = (line for line in written.splitlines() if line.strip())
    return tuple(line[:LONGEST_LINE] for line, _ in zip(lines, range(SHOWN_LINES), strict=False))
