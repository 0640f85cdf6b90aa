"""Choosing points: a menu of presets, and a small table to edit.

The table shows the reader's rows as typed, also those that are no points yet; only what can be used becomes the
setting. So nothing that was typed is lost, and each row that is left out is told.
"""

import itertools
from dataclasses import dataclass, replace
from functools import partial

import pandas as pd
import streamlit as st

from core.lines import COORDINATE_LIMIT, PRESETS
from lessons.line import dots
from lessons.line.dots import MOST_POINTS
from lessons.line.settings import Line
from lessons.line.typed import COLUMNS, Cells, edited, understand
from ui.kit.controls import drawn, give, key_of
from ui.kit.hand import sent
from ui.kit.notes import TOLD
from ui.kit.page import Page

MOST_ROWS = 1000
"""So many rows are kept of what was pasted."""

LinePage = Page[Line]

_tables = itertools.count()


@dataclass(frozen=True)
class Table:
    """A table on screen: its rows when it was drawn first, and the rows and points it has come to since.

    To Streamlit the same table in another language is another widget, which knows nothing of the edits so far.

    Attributes:
        cut: how many rows more were pasted than are kept.
    """

    key: str
    base: tuple[Cells, ...]
    rows: tuple[Cells, ...]
    coded: str
    language: str
    cut: int = 0


def choose(page: LinePage) -> None:
    """A menu of the presets; points of one's own are an entry of it while there are any."""
    current = dots.preset(page.settings.dots)
    key = key_of(page.reader, "preset")
    give(page.reader, key, current)

    def take() -> None:
        if sent(key) in PRESETS:
            page.put(dots=sent(key))

    options = [*PRESETS, *([dots.OWN] if current == dots.OWN else [])]
    name, called = page.text.label("setting.dots"), lambda option: page.text(f"preset.{option}")
    menu = partial(
        st.selectbox,
        name,
        options,
        index=options.index(current),
        format_func=called,
        key=key,
        on_change=take,
    )
    drawn(page.reader, key, menu)


def edit(page: LinePage) -> None:
    """The table of points, to edit."""
    table = _current(page)
    editor = partial(
        st.data_editor,
        pd.DataFrame(list(table.base), columns=list(COLUMNS), dtype="object"),
        key=table.key,
        num_rows="dynamic",
        height=230,
        column_config={name: st.column_config.TextColumn(page.text(f"axis.{name}"), width="small") for name in COLUMNS},
        on_change=lambda: _take(page, table),
        alt=page.text("alt.points"),
    )
    drawn(page.reader, table.key, editor)


def say_problems(page: LinePage) -> None:
    """A sentence for each of the first rows that are left out, and how many more there are."""
    table = _current(page)
    problems = understand(table.rows)[1]
    told = [
        page.text(f"left_out.{each.why}", row=each.row, shown=each.shown, limit=COORDINATE_LIMIT, most=MOST_POINTS)
        for each in problems[:TOLD]
    ]
    if len(problems) > TOLD:
        told.append(page.text("left_out.more", count=len(problems) - TOLD))
    if table.cut:
        told.append(page.text("left_out.cut", count=table.cut, most=MOST_ROWS))
    if told:
        st.warning("\n\n".join(told))


# ---- the table behind the table ----


def _current(page: LinePage) -> Table:
    """The table to show: a new one where the points were changed elsewhere or the page was left in between."""
    table, now = page.memory.recall(Table), page.settings.dots
    if table is None or table.coded != now:
        return _remember(page, tuple((f"{x:.6g}", f"{y:.6g}") for x, y in dots.pairs(now)))
    if table.language != page.reader.language or (table.rows != table.base and table.key not in st.session_state):
        return _remember(page, table.rows, table.cut)
    return table


def _remember(page: LinePage, rows: tuple[Cells, ...], cut: int = 0) -> Table:
    table = Table(f"_table.{next(_tables)}", rows, rows, page.settings.dots, page.reader.language, cut)
    page.memory.keep(table)
    return table


def _take(page: LinePage, table: Table) -> None:
    """Take over what was edited. The widget goes on from the rows it was drawn with.

    After a long paste it is made anew: it would add all that was pasted, row by row, at every run (20,000 in 15 s).
    """
    found = edited(table.base, sent(table.key))
    rows, cut = found[:MOST_ROWS], len(found[MOST_ROWS:])
    page.put(dots=dots.write(understand(rows)[0]))
    if len(found) > len(table.base) + MOST_POINTS:
        _remember(page, rows, cut)
    else:
        page.memory.keep(replace(table, rows=rows, coded=page.settings.dots, cut=cut))
