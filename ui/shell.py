"""How a page is made: `open_page` first, then its anatomy piece by piece, and `Page.close` last."""

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd
import streamlit as st

from ui import frame, menu, more, session
from ui.bets import Bets
from ui.frame import Frame
from ui.session import Reader
from ui.settings import PAGE_SETTINGS
from ui.text import Text, minus


@st.cache_resource(show_spinner=False)
def _settle() -> None:
    """Take the imports out of every later garbage collection: they are the largest part of the heap and never die."""
    gc.collect()
    gc.freeze()


def open_page(page: str) -> "Page":
    """Begin a page: everything above its own content. To be called first, and `Page.close()` last."""
    reader = session.reader(page)
    text = Text(reader.language, reader.register, page)
    st.set_page_config(
        page_title=text.label("page_title", page=text.label(f"page.{page}"), app=text.label("app")),
        page_icon="🧂",
        layout="wide",
        initial_sidebar_state="auto",
    )
    _settle()
    reader.progress.setdefault(page, False)
    opened = Page(page, reader, text)
    opened.frame.head()
    return opened


@dataclass(frozen=True)
class Page:
    """A page being drawn."""

    id: str
    reader: Reader
    text: Text

    @property
    def frame(self) -> Frame:
        """What stands around the page."""
        return Frame(menu.entry(self.id), self.reader, self.text)

    @property
    def _bets(self) -> Bets:
        return Bets(self.id, self.reader, self.text)

    def close(self) -> None:
        """End a page: its foot; and the menu, which knows by now what was done."""
        if not self.reader.presenting:
            self.frame.sidebar()
        st.space("small")
        self.frame.foot()
        self.reader.here, self.reader.arrived = self.id, False

    # ---- the anatomy of a page ----

    def bet(
        self,
        question: str,
        options: Sequence[str],
        *,
        words: str | None = None,
        seen: bool,
        answers: Callable[[], Sequence[str]],
        truth: Callable[[], str],
        then: Callable[[str], object] | None = None,
    ) -> str | None:
        """Ask for a bet and return the choice, `SKIPPED`, or None while the question is open.

        Args:
            question: tells this question from others of the page; a new dish is a new question.
            options: stable ids; their words are the sections `bet.<id>` of the page.
            words: what is asked, if it is not simply the section `bet`.
            seen: whether the reader has seen what happens; then the bet is closed.
            answers: the options that are right, or none; asked for once, when the bet is closed.
            truth: what happened, in a sentence.
            then: is told the option as soon as it is bet on, so that the first run can try it.
        """
        return self._bets.ask(question, options, words=words, seen=seen, answers=answers, truth=truth, then=then)

    def live(self, draw: Callable[[], object], *, outside: Callable[[], object] = tuple) -> None:
        """Draw a part of the page that follows the reader's hand by itself: what is moved in it redraws it alone.

        Args:
            draw: draws the part.
            outside: what the rest of the page shows of the reader's state. When a move in the part has changed that,
                all of the page is drawn again; and so it is with every move while the numbers are open.
        """
        known, drawn = outside(), False

        @st.fragment
        def part() -> None:
            nonlocal drawn
            if drawn and (outside() != known or more.open_part(self.reader, self.id) == "numbers"):
                st.rerun()
            drawn = True
            draw()

        part()

    def say(self, *sentences: str) -> None:
        """Sentences that the state computes, a paragraph each; nothing where there is nothing to say.

        What changes together is said together: to the browser one text is cheaper than two.
        """
        if any(sentences):
            st.markdown("\n\n".join(filter(None, sentences)))

    def note(self, words: str) -> None:
        """A small quiet line."""
        frame.note(words)

    def hint(self, words: str) -> None:
        """A quiet line that comes and goes. Its place stays, because whatever folds away below it would be built anew
        by the browser if it moved, and a slider built anew no longer keeps the address up to date.
        """
        with st.empty():
            if words:
                self.note(words)

    def bet_first(self, bet: str | None, otherwise: str = "") -> None:
        """That the bet comes first, as long as there is none; afterwards what else there is to hint at."""
        self.hint(otherwise if bet else self.text.label("bet_first"))

    def code(self, function: Callable[..., object]) -> None:
        """The very code of a function."""
        more.code(function)

    def table(self, rows: pd.DataFrame) -> None:
        """A small table to be read as part of the page."""
        typeset = rows.map(lambda cell: minus(cell) if isinstance(cell, str) else cell)
        st.table(typeset, border="horizontal", hide_index=True)

    def figures(self, figures: dict[str, str]) -> str:
        """A line of named numbers, to be said. As widgets, four would take the browser as long as a chart."""
        pairs = [f":gray[{name}] **{figure}**".replace(" ", "\u00a0") for name, figure in figures.items()]
        return " &emsp;".join(pairs)

    def primary(
        self,
        words: str,
        *,
        key: str,
        on_click: Callable[..., None] | None = None,
        disabled: bool = False,
        width: Literal["content", "stretch"] = "content",
    ) -> bool:
        """The one button of the page that is to be pressed first.

        Streamlit writes its words white in every theme, unreadable on the dark theme's pale primary colour. The theme's
        violet, which nothing else uses, is what can be read there.
        """
        shown = words if disabled else f":violet[{words}]"
        return st.button(shown, type="primary", key=key, on_click=on_click, disabled=disabled, width=width)

    def read_more(self, *functions: Callable[..., object], tables: more.Tables, **values: object) -> None:
        """What this is in a real model, where the kitchen breaks, the mathematics with the very code that ran, and the
        numbers behind the picture; each opened on demand.

        Args:
            functions: those that ran.
            tables: makes the tables of numbers, by name.
            values: what the words are filled with.
        """
        more.More(self.id, self.reader, self.text, functions, tables, values).draw()

    # ---- what a page remembers ----

    def once(self, what: str, now: bool) -> bool:
        """Whether something is so now or has been so before, since *Start again*."""
        noted = self.reader.notes
        noted[self.id, what] = now or noted.get((self.id, what), False)
        return bool(noted[self.id, what])

    def cook(self) -> None:
        """Note a run with the settings as they are now: what a button does, when it is pressed."""
        self.reader.cook(self.id, self.reader.settings(PAGE_SETTINGS[self.id]))

    def done(self) -> None:
        """Note that the page's main job was done."""
        self.reader.progress[self.id] = True
