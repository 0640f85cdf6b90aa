"""What stands behind a page: the real model, where the kitchen breaks, the mathematics with its code, the numbers."""

import inspect
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

import pandas as pd
import streamlit as st

from ui.kit.controls import drawn, give, key_of
from ui.kit.hand import sent
from ui.kit.session import Reader
from ui.kit.text import Term, Text, glossary, page_sections

Tables = Callable[[], dict[str, pd.DataFrame]]
EMPTY = "–"
"""A cell without a number: after a run has boiled over there is none."""

PARTS = ("real_model", "breaks", "mathematics", "numbers", "words")


@lru_cache(maxsize=64)
def _source(function: Callable[..., object]) -> str:
    return inspect.getsource(function)


@lru_cache(maxsize=64)
def met(language: str, page: str) -> tuple[Term, ...]:
    """The ideas of the glossary that a page speaks of."""
    sections = page_sections(language, page).items()
    told = "\n".join(words for (_, register), words in sections if register == "kitchen")
    words = _without_gaps(told)
    return tuple(
        idea
        for key, idea in glossary(language).items()
        if re.search(rf"\[\[{key}s?\]\]", told, re.IGNORECASE) or (page not in idea.elsewhere and _says(words, idea))
    )


def _without_gaps(told: str) -> str:
    """A gap is no word of the page, but one that it is one or many of is; bold and slanted are no letters."""
    told = re.sub(r"\{\w+:([^{}]*\|[^{}]*)\}", r"\1", told.replace("*", ""))
    return re.sub(r"\{[^{}]*\}", " ", told)


def _says(words: str, idea: Term) -> bool:
    """Whether the kitchen's word stands there, as a whole word or its plural."""
    said = "|".join(map(re.escape, (idea.kitchen, *idea.also)))
    return bool(re.search(rf"(?<![a-z])(?:{said})(?:e?s)?(?![a-z])", words, re.IGNORECASE))


def used(language: str, page: str) -> tuple[Term, ...]:
    """Those of them for which the kitchen has a word of its own."""
    return tuple(idea for idea in met(language, page) if idea.kitchen != idea.real)


def legend(text: Text) -> pd.DataFrame:
    """Every idea that a page has a kitchen's word for, with the field's word and what it is."""
    name, ideas = text.label, used(text.language, text.page)
    columns = {
        name("legend.kitchen"): [idea.kitchen for idea in ideas],
        name("legend.real"): [idea.real for idea in ideas],
        name("legend.meaning"): [idea.meaning for idea in ideas],
    }
    return pd.DataFrame(columns)


def code(function: Callable[..., object]) -> None:
    """The very code of a function, in one colour: Streamlit's own are too pale to read."""
    st.code(_source(function), language=None, wrap_lines=True)


@dataclass(frozen=True)
class More:
    """A row of names of which one at a time is open; only what is open is made and sent.

    Attributes:
        functions: those that ran, whose code stands below the mathematics.
        tables: makes the tables behind the picture, by name.
        values: what the words are filled with.
    """

    page: str
    reader: Reader
    text: Text
    functions: Sequence[Callable[..., object]]
    tables: Tables
    values: Mapping[str, object]

    def draw(self) -> None:
        """The row, and what is open. Opening something redraws this alone."""
        st.fragment(self._draw)()

    def _draw(self) -> None:
        key = key_of(self.reader, f"more.{self.page}")
        give(self.reader, key, self.reader.memory(self.page).part)

        def note_part() -> None:
            self.reader.memory(self.page).part = sent(key) if sent(key) in PARTS else None

        name, called = self.text.label("more"), self.text.label
        part = drawn(self.reader, key, partial(st.pills, name, PARTS, format_func=called, key=key, on_change=note_part))
        if part in PARTS:
            with st.container(border=True):
                self._show(part)

    def _show(self, part: str) -> None:
        if part == "numbers":
            tables = self.tables()
            for name, table in tables.items():
                self._table(name, table)
            if not tables:
                st.markdown(self.text.label("no_numbers"))
            return
        if part == "words":
            words = legend(self.text)
            if words.empty:
                st.markdown(self.text.label("no_words"))
            else:
                st.table(words, border="horizontal", hide_index=True)
            return
        st.markdown(self.text(part, **self.values))
        if part == "mathematics":
            for function in self.functions:
                code(function)

    def _table(self, name: str, table: pd.DataFrame) -> None:
        """A table to read and to download."""
        words = self.text.label(f"table.{name}")
        st.markdown(words)
        st.dataframe(table, hide_index=True, key=f"table.{name}", alt=words, placeholder=EMPTY)
        file = f"season-to-taste-{self.page}-{name}.csv"
        data = table.to_csv(index=False).encode("utf-8-sig")  # spreadsheets need the mark for Chinese
        st.download_button(self.text.label("download"), data, file, "text/csv", key=f"csv.{name}", on_click="ignore")
