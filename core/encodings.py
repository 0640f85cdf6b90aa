"""Bytes as text: which encoding a table was saved in, told by what its bytes can be.

A byte-order mark settles it. Text that is valid UTF-8 is UTF-8: other text hardly ever is by chance. What is left comes
from older programs: a Chinese one writes GBK, of which GB18030 is the superset, two bytes a character, so that its high
bytes come in runs of even length; a western one writes Windows-1252, whose ä and é mostly stand alone, and where they
do not, as in Größe, they would be rare characters. Guessers that count letters call a small Chinese menu Korean.
"""

import re
from typing import Final, NamedTuple

from core.table_errors import TableError

MARKS: Final = {
    b"\xef\xbb\xbf": "utf-8",
    b"\xff\xfe\x00\x00": "utf-32-le",
    b"\x00\x00\xfe\xff": "utf-32-be",
    b"\xff\xfe": "utf-16-le",
    b"\xfe\xff": "utf-16-be",
}
"""Byte-order marks and what they announce; a longer one before its own beginning."""

SPREADSHEETS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How the files of Excel and its likes begin, the newer and the older."""

EVEN_SHARE: Final = 0.8
"""From this share of runs of even length on, high bytes are pairs."""

COMMON: Final = frozenset((*range(0xA1, 0xAA), *range(0xB0, 0xD8)))
"""How the pairs of marks and of the 3,755 common characters begin (GB 2312-80): at least half of any text's."""

_HIGH_RUNS: Final = re.compile(rb"[\x80-\xff]+")


class Decoded(NamedTuple):
    """A file's text.

    Attributes:
        encoding: `utf-8`, `utf-16-le`, `gb18030`, `cp1252`, …
        marked: whether a byte-order mark said so.
        unreadable: characters that the encoding has none for; each became U+FFFD.
    """

    text: str
    encoding: str
    marked: bool = False
    unreadable: int = 0


def decode(data: bytes) -> Decoded:
    """The text of a file.

    Raises:
        TableError: for a spreadsheet's own file, and for bytes that are no text.
    """
    if data.startswith(SPREADSHEETS):
        raise TableError("spreadsheet")
    mark = next((mark for mark in MARKS if data.startswith(mark)), b"")
    encoding = MARKS[mark] if mark else _unmarked(data)
    text = data[len(mark) :].decode(encoding, errors="replace")
    if "\0" in text:
        raise TableError("no_text")
    return Decoded(text, encoding, bool(mark), text.count("\ufffd"))


def _unmarked(data: bytes) -> str:
    if _is(data, "utf-8"):
        return "utf-8"
    return "gb18030" if _comes_in_pairs(data) and _is(data, "gb18030") else "cp1252"


def _comes_in_pairs(data: bytes) -> bool:
    """Whether high bytes are pairs, and common ones."""
    runs = _HIGH_RUNS.findall(data)
    even = [run for run in runs if len(run) % 2 == 0]
    first = b"".join(run[::2] for run in even)
    return len(even) >= EVEN_SHARE * len(runs) and 2 * sum(byte in COMMON for byte in first) >= len(first)


def _is(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
