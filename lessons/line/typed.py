"""What was typed into the table of points: the rows it comes to, the points they hold, and why others hold none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from core.lines import COORDINATE_LIMIT
from lessons.line.dots import MOST_POINTS
from ui.kit.notes import quoted
from ui.settings.pairs import Pair

COLUMNS = ("x", "y")
SHOWN_LENGTH = 12
"""How much of a cell that is no number is repeated."""

CELL_LENGTH = 200
"""So much is kept of what was typed into a cell."""

Cells = tuple[str, str]


@dataclass(frozen=True)
class Problem:
    """Why a row is left out: the id of a sentence, the number of the row and what it holds."""

    why: str
    row: int
    shown: str


def edited(base: Sequence[Cells], changes: object) -> tuple[Cells, ...]:
    """Rows with the changes that Streamlit's table reports: cells edited, rows deleted, rows added.

    What is no such report, or names rows and columns that there are not, changes nothing.
    """
    report = changes if isinstance(changes, Mapping) else {}
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in base]
    for place, cells in _items(report.get("edited_rows")):
        if str(place).isdecimal() and int(place) < len(rows) and isinstance(cells, Mapping):
            rows[int(place)].update(cells)
    gone = {place for place in _list(report.get("deleted_rows")) if isinstance(place, int)}
    added = [dict(cells) for cells in _list(report.get("added_rows")) if isinstance(cells, Mapping)]
    kept = [row for place, row in enumerate(rows) if place not in gone] + added
    return tuple((_cell(row.get("x")), _cell(row.get("y"))) for row in kept)


def _items(found: object) -> list[tuple[Any, Any]]:
    return list(found.items()) if isinstance(found, Mapping) else []


def _list(found: object) -> list[Any]:
    return list(found) if isinstance(found, list | tuple) else []


def _cell(value: object) -> str:
    return "" if value is None else str(value).strip()[:CELL_LENGTH]


def understand(rows: Sequence[Cells]) -> tuple[list[Pair], list[Problem]]:
    """The points that rows of text hold, and why the other rows hold none. Rows with nothing in them are passed by."""
    found: list[Pair] = []
    problems: list[Problem] = []
    for number, cells in enumerate(rows, start=1):
        if not any(cells):
            continue
        why, shown = _objection(cells)
        if not why and len(found) == MOST_POINTS:
            why, shown = "many", ""
        if why:
            problems.append(Problem(why, number, shown))
        else:
            found.append((_number(cells[0]), _number(cells[1])))
    return found, problems


def _objection(cells: Cells) -> tuple[str, str]:
    """Why these two cells are no point, and the cell in question; nothing if they are one."""
    for cell in cells:
        if not cell:
            return "empty", ""
        try:
            number = _number(cell)
        except ValueError:
            return "text", quoted(cell, SHOWN_LENGTH)
        if not 0 <= number <= COORDINATE_LIMIT:
            return ("text" if number != number else "far"), quoted(cell, SHOWN_LENGTH)
    return "", ""


def _number(cell: str) -> float:
    """A number as people write it: a comma or a full stop before the decimals, any minus sign."""
    if "_" in cell:
        raise ValueError(f"must be a number, got {cell!r}")
    return float(cell.replace(",", ".").replace("，", ".").replace("．", ".").replace("−", "-").replace("－", "-"))
