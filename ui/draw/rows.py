"""A small table in a film, to be read as part of the page: any of its cells may follow a slider."""

from collections.abc import Sequence
from html import escape
from typing import Final, NamedTuple

TABLE: Final = "width:100%;border-collapse:collapse;margin-top:10px;font-size:.9em;line-height:1.4"
HEAD: Final = "padding:4px 10px 4px 0;text-align:left;vertical-align:bottom;color:var(--quiet);font-weight:400"
CELL: Final = "padding:4px 10px 4px 0;border-top:1px solid var(--edge)"


class Cell(NamedTuple):
    """What stands in a cell: words, or the part of the film with this id."""

    words: str = ""
    part: str = ""


def rows_html(heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> str:
    """Return the table as HTML.

    Raises:
        ValueError: if a row is not as long as the headings.
    """
    if ragged := [row for row in rows if len(row) != len(heads)]:
        raise ValueError(f"a row must have {len(heads)} cells, one has {len(ragged[0])}")
    named = "".join(f'<th scope="col" style="{HEAD}">{escape(head)}</th>' for head in heads)
    body = "".join(f"<tr>{''.join(map(_drawn, row))}</tr>" for row in rows)
    return f'<table style="{TABLE}"><thead><tr>{named}</tr></thead><tbody>{body}</tbody></table>'


def _drawn(cell: Cell) -> str:
    part = f' id="{cell.part}"' if cell.part else ""
    return f'<td{part} style="{CELL}">{escape(cell.words)}</td>'
