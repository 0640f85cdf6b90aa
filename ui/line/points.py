"""Choosing points: a menu of presets, a small table to edit, a click on the picture. The table is the main way.

The table shows the reader's rows as typed, also those that are no points yet; only what can be used becomes the
setting. So nothing that was typed is lost, and each row that is left out is named in a sentence.
"""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
import streamlit as st

from core.lines import COORDINATE_LIMIT, PRESETS
from ui import controls
from ui.line import dots
from ui.line import pictures as line_pictures
from ui.line.dots import MOST_POINTS, Pair
from ui.session import Reader
from ui.text import Text, harmless

COLUMNS = ("x", "y")
OWN = "own"
SHOWN_LENGTH = 12
"""How much of a cell that is no number is repeated."""

Cells = tuple[str, str]

_tables = itertools.count()


@dataclass(frozen=True)
class Table:
    """A table on screen: its rows when it was drawn first, and the rows and points it has come to since.

    To Streamlit the same table in another language is another widget, which knows nothing of the edits so far.
    """

    key: str
    base: tuple[Cells, ...]
    rows: tuple[Cells, ...]
    coded: str
    language: str


@dataclass(frozen=True)
class Problem:
    """Why a row is left out: the id of a sentence, the number of the row and what it holds."""

    why: str
    row: int
    shown: str


def preset(coded: str) -> str:
    """The id of the preset that these points are, or `OWN`."""
    return coded if coded in PRESETS else OWN


def choose(reader: Reader, text: Text) -> None:
    """A menu of the presets; points of one's own are an entry of it while there are any."""
    current = preset(reader.values["dots"])
    key = controls.key_of(reader, "preset")
    controls.give(reader, key, current)

    def take() -> None:
        if st.session_state[key] != OWN:
            reader.values["dots"] = st.session_state[key]

    options = [*PRESETS, *([OWN] if current == OWN else [])]
    st.selectbox(
        text.label("setting.dots"), options, format_func=lambda name: text(f"preset.{name}"), key=key, on_change=take
    )


def edit(reader: Reader, text: Text) -> None:
    """The table of points, to edit."""
    table = _current(reader)
    st.data_editor(
        pd.DataFrame(list(table.base), columns=list(COLUMNS), dtype="object"),
        key=table.key,
        num_rows="dynamic",
        height=230,
        column_config={name: st.column_config.TextColumn(name, width="small") for name in COLUMNS},
        on_change=lambda: _take(reader, table),
        alt=text("alt.points"),
    )


def say_problems(reader: Reader, text: Text) -> None:
    """A sentence for each row that is left out."""
    for problem in understand(_current(reader).rows)[1]:
        words = {"row": problem.row, "shown": problem.shown, "limit": COORDINATE_LIMIT, "most": MOST_POINTS}
        st.warning(text(f"left_out.{problem.why}", **words))


def add_clicked(reader: Reader) -> None:
    """Add the spot that the reader clicked on; a point that is there already is not added again."""
    spot, now = line_pictures.clicked(), dots.pairs(reader.values["dots"])
    if spot and spot not in now and len(now) < MOST_POINTS:
        table = _current(reader)
        reader.values["dots"] = dots.write([*now, spot])
        cells: Cells = (f"{spot[0]:g}", f"{spot[1]:g}")
        _remember(reader, (*table.rows, cells), reader.values["dots"])


# ---- the table behind the table ----


def _current(reader: Reader) -> Table:
    """The table to show: a new one where the points were changed elsewhere or the page was left in between."""
    table: Table | None = reader.notes.get(("line", "table"))
    if table is None or table.coded != reader.values["dots"]:
        rows = tuple((f"{x:.6g}", f"{y:.6g}") for x, y in dots.pairs(reader.values["dots"]))
        return _remember(reader, rows, reader.values["dots"])
    if table.language != reader.language or (table.rows != table.base and table.key not in st.session_state):
        return _remember(reader, table.rows, table.coded)
    return table


def _remember(reader: Reader, rows: tuple[Cells, ...], coded: str) -> Table:
    table = Table(f"_table.{next(_tables)}", rows, rows, coded, reader.language)
    reader.notes["line", "table"] = table
    return table


def _take(reader: Reader, table: Table) -> None:
    """Take over what was edited. The widget goes on from the rows it was drawn with."""
    rows = edited(table.base, st.session_state[table.key])
    reader.values["dots"] = dots.write(understand(rows)[0])
    reader.notes["line", "table"] = replace(table, rows=rows, coded=reader.values["dots"])


def edited(base: Sequence[Cells], changes: Mapping[str, Any]) -> tuple[Cells, ...]:
    """Rows with the changes that Streamlit's table reports: cells edited, rows deleted, rows added."""
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in base]
    for place, cells in changes.get("edited_rows", {}).items():
        rows[int(place)].update(cells)
    gone = set(changes.get("deleted_rows", ()))
    rows = [row for place, row in enumerate(rows) if place not in gone] + list(changes.get("added_rows", ()))
    return tuple((_cell(row.get("x")), _cell(row.get("y"))) for row in rows)


def _cell(value: object) -> str:
    return "" if value is None else str(value).strip()


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
            return "text", harmless(cell, SHOWN_LENGTH)
        if not abs(number) <= COORDINATE_LIMIT:
            return ("text" if number != number else "far"), cell[:SHOWN_LENGTH]
    return "", ""


def _number(cell: str) -> float:
    """A number as people write it: a comma or a full stop before the decimals, any minus sign."""
    if "_" in cell:
        raise ValueError(f"must be a number, got {cell!r}")
    return float(cell.replace(",", ".").replace("，", ".").replace("．", ".").replace("−", "-").replace("－", "-"))
