"""Where a reader brings a table: pasted, or as a file. It is kept in this tab's memory and nowhere else."""

from dataclasses import dataclass
from functools import partial
from typing import Final

import streamlit as st

from core.table_errors import TableError
from core.tables import MOST_BYTES, MOST_COLUMNS, MOST_ROWS
from lessons.real_tasters.settings import RealTasters
from lessons.real_tasters.sources import Source, brought, mark_of
from lessons.real_tasters.words import MEGABYTE
from ui.kit.controls import drawn, give, key_of
from ui.kit.hand import sent
from ui.kit.page import Page

STAYS: Final = 20_000
"""A pasted table of so many letters at most stays in its field; a longer one is read all the same."""

FILES: Final = ["csv", "tsv", "txt", "tab", "dat", "xlsx", "xls"]
"""What may be chosen; spreadsheets' own files are, so that it can be said how to save them as text."""

PASTE, FILE = "taster_paste", "taster_file"


@dataclass(frozen=True)
class Waiting:
    """What was brought and has not been read yet; nothing once it is."""

    given: bytes | str | None


@dataclass(frozen=True)
class Refused:
    """Why what was brought last cannot be read; nothing if it can."""

    error: TableError | None


@dataclass(frozen=True)
class Pasted:
    """What stands in the field."""

    text: str


def paste(page: Page[RealTasters]) -> None:
    """The field for a table that was copied."""
    text, key = page.text, key_of(page.reader, PASTE)
    give(page.reader, key, (page.memory.recall(Pasted) or Pasted("")).text)
    area = partial(
        st.text_area,
        text("own.paste"),
        key=key,
        height=80,
        placeholder=text("own.example"),
        label_visibility="collapsed",
        on_change=lambda: _take_pasted(page, str(sent(key) or "")),
    )
    drawn(page.reader, key, area)


def upload(page: Page[RealTasters]) -> None:
    """The place for a file, and what may be brought. The widget takes more, so that the page can refuse it in words."""
    text = page.text
    file = partial(
        st.file_uploader,
        text("own.file"),
        type=FILES,
        key=FILE,
        label_visibility="collapsed",
        on_change=lambda: _take_file(page),
    )
    drawn(page.reader, FILE, file)
    page.note(text("own.limits", megabytes=MOST_BYTES // MEGABYTE, rows=MOST_ROWS, columns=MOST_COLUMNS))


def _take_pasted(page: Page[RealTasters], given: str) -> None:
    """Put aside what was pasted; an emptied field brings nothing."""
    page.memory.keep(Pasted(given if len(given) <= STAYS else ""))
    if given.strip():
        page.memory.keep(Waiting(given))


def _take_file(page: Page[RealTasters]) -> None:
    """Put aside what was brought; of a file that is too large not a byte is read."""
    given = sent(FILE)
    if given is None:
        return
    page.memory.keep(Pasted(""))
    if given.size > MOST_BYTES:
        page.memory.keep(Refused(TableError("too_large", given.size, MOST_BYTES)))
    else:
        page.memory.keep(Waiting(given.getvalue()))


def read(page: Page[RealTasters]) -> Source | None:
    """The reader's own table, read if it has just been brought; one that cannot be read takes nobody's place."""
    waiting = page.memory.recall(Waiting)
    if waiting and waiting.given is not None:
        page.memory.keep(Waiting(None))
        page.memory.keep(_read(page, waiting.given))
    return page.memory.recall(Source)


def _read(page: Page[RealTasters], given: bytes | str) -> Refused:
    """Read it and keep it, or say why not. The table that is here already keeps what was learned from it."""
    here = page.memory.recall(Source)
    try:
        if here is not None and here.mark == mark_of(given):
            source = here
        else:
            with st.spinner(page.text("own.reading")):
                source = brought(given)
    except TableError as error:
        return Refused(error)
    page.memory.keep(source)
    page.put(taster_mark=source.mark, taster_target=0)
    return Refused(None)


def refused(page: Page[RealTasters]) -> TableError | None:
    """Why what was brought last cannot be read."""
    return (page.memory.recall(Refused) or Refused(None)).error
