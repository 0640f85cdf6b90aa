"""The frame of every page: settings of the window, menu, languages, bet, sentence, *Read more*, next and previous."""

import gc
import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Literal
from urllib.parse import urlencode, urlsplit, urlunsplit

import pandas as pd
import streamlit as st

from ui import controls, menu, session, settings
from ui.session import SKIPPED, Bet, Reader, Refusal
from ui.settings import DEFAULTS, PAGE_SETTINGS
from ui.text import LANGUAGES, Text

ASKED_LENGTH = 24
"""How much of an impossible wish from a link is repeated to the reader."""


@st.cache_resource(show_spinner=False)
def _settle() -> None:
    """Take the imports out of every later garbage collection: they are the largest part of the heap and never die."""
    gc.collect()
    gc.freeze()


@lru_cache(maxsize=64)
def _source(function: Callable[..., object]) -> str:
    """The very code of a function."""
    return inspect.getsource(function)


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
    opened = Page(menu.entry(page), reader, text)
    if reader.presenting:
        opened.draw_presenter_bar()
    opened.draw_head()
    return opened


@dataclass(frozen=True)
class Page:
    """A page being drawn."""

    entry: menu.Entry
    reader: Reader
    text: Text

    # ---- what every page shows above and below its own content ----

    def draw_head(self) -> None:
        """Where we are, the title, the idea in one sentence, and what the link asked for in vain."""
        with st.container(gap=None):
            if self.entry.section:
                place = menu.SECTIONS[self.entry.section]
                section = self.text.label(f"section.{self.entry.section}")
                where = {"section": section, "number": place.index(self.entry.id) + 1, "count": len(place)}
                self.note(self.text.label("where", **where))
            st.title(self.text.label(f"page.{self.entry.id}"), anchor=False)
        st.markdown(self.text("idea"))
        for refusal in self.reader.refusals:
            self._refuse(refusal)
        self.reader.refusals = []

    def draw_sidebar(self) -> None:
        """The menu, the language and the register."""
        with st.sidebar:
            st.page_link("streamlit_app.py", label=f"**{self.text.label('app')}**", query_params=self._query())
            self._language_button()
            self._register_toggle()
            for section, pages in menu.SECTIONS.items():
                with st.expander(self._section_name(section), expanded=section == (self.entry.section or "chef")):
                    self.draw_links(pages)

    def draw_presenter_bar(self) -> None:
        """What a presenter needs without the sidebar."""
        with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center"):
            self._register_toggle()
            self._language_button()

    def draw_menu(self) -> None:
        """The menu of all pages, a fold a section."""
        for section, pages in menu.SECTIONS.items():
            open_yet = any(menu.entry(page).exists for page in pages)
            with st.expander(self._section_name(section), expanded=open_yet):
                st.markdown(self.text.label(f"about.{section}"))
                self.draw_links(pages)

    def draw_links(self, pages: Sequence[str]) -> None:
        """Links to pages, with a mark at those visited; pages to come are plain text, in one piece."""
        entries = [menu.entry(page) for page in pages]
        for entry in entries:
            if entry.exists:
                st.page_link(entry.file, label=self._entry_name(entry), query_params=self._query())
        to_come = [self._to_come(entry) for entry in entries if not entry.exists]
        if to_come:
            self.note("\n\n".join(to_come))

    def close(self) -> None:
        """End a page: *Start again*, *Share*, previous and next; and the menu, which knows by now what was done."""
        if not self.reader.presenting:
            self.draw_sidebar()
        st.space("small")
        before, after = menu.neighbours(self.entry.id)
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            if before:
                self._neighbour(before, "previous")
            if self.entry.section:
                st.button(
                    self.text.label("start_again"), key="start_again", type="tertiary", on_click=self._start_again
                )
            if st.button(self.text.label("share"), key="share", type="tertiary"):
                self._share_dialog()
            if after:
                self._neighbour(after, "next")
            elif self.entry.number < len(menu.PAGES):
                self.note(self._to_come(menu.PAGES[self.entry.number]))
        self.reader.arrived = False

    # ---- the anatomy of a page ----

    def live(self, draw: Callable[[], object], *, outside: Callable[[], object] = tuple) -> None:
        """Draw a part of the page that follows the reader's hand by itself: what is moved in it redraws it alone.

        Args:
            draw: draws the part.
            outside: what the rest of the page shows of the reader's state. When a move in the part has changed that,
                all of the page is drawn again; and so it is with every move while the numbers are unfolded.
        """
        known, drawn = outside(), False

        @st.fragment
        def part() -> None:
            nonlocal drawn
            if drawn and (outside() != known or st.session_state.get("numbers")):
                st.rerun()
            drawn = True
            draw()

        part()

    def bet(self, question: str, options: Sequence[str], *, answer: str | None = None, truth: str = "") -> str | None:
        """Ask for a bet and return the choice, `SKIPPED`, or None while the question is open.

        Args:
            question: tells this question from others of the page; a new dish is a new question.
            options: stable ids; their words are the sections `bet.<id>` of the page.
            answer: the right option once the reader has seen what happens, else None. A page whose live part sees it
                happen says it there, by `settled`.
            truth: the answer in a sentence.
        """
        key = (self.entry.id, question)
        self.reader.notes[self.entry.id, "question"] = key
        self._take_linked_bet(key, options)
        bet = self.reader.bets.get(key)
        with st.container(border=True):
            st.markdown(f"**{self.text.label('your_bet')}** {self.text('bet')}")  # bold ends only before a space
            with st.container(horizontal=True, vertical_alignment="center"):
                for option in (*options, SKIPPED):
                    self._bet_button(key, option, chosen=bet is not None and bet.choice == option)
            if bet and answer:
                st.markdown(self.settled(answer, truth))
        return bet.choice if bet else None

    def settled(self, answer: str, truth: str) -> str:
        """How the reader's bet came out; it is closed with that, and kept with its answer. Nothing without a bet."""
        key = self.reader.notes[self.entry.id, "question"]
        bet = self.reader.bets.get(key)
        if not bet:
            return ""
        self.reader.bets[key] = replace(bet, answer=answer)
        return self._bet_result(self.reader.bets[key], truth)

    def say(self, sentence: str) -> None:
        """A sentence that the state computes; nothing where there is nothing to say."""
        if sentence:
            st.markdown(sentence)

    def note(self, words: str) -> None:
        """A small quiet line. Streamlit's own captions are too pale to read on the light page."""
        st.markdown("\n\n".join(f":small[:gray[{paragraph}]]" for paragraph in words.split("\n\n")))

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
        """The very code of a function, in one colour: Streamlit's own are too pale to read."""
        st.code(_source(function), language=None, wrap_lines=True)

    def figures(self, figures: dict[str, str]) -> None:
        """A line of named numbers. As widgets, four of them would take the browser as long as a chart."""
        pairs = [f":gray[{name}] **{figure}**".replace(" ", "\u00a0") for name, figure in figures.items()]
        st.markdown(" &emsp;".join(pairs))

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

    def read_more(self, *functions: Callable[..., object], **values: object) -> None:
        """What this is in a real model, where the kitchen breaks, and the mathematics with the very code that ran."""
        with st.expander(self.text.label("real_model")):
            st.markdown(self.text("real_model", **values))
        with st.expander(self.text.label("breaks")):
            st.markdown(self.text("breaks", **values))
        with st.expander(self.text.label("mathematics")):
            st.markdown(self.text("mathematics", **values))
            for function in functions:
                self.code(function)

    def numbers(self, tables: Callable[[], dict[str, pd.DataFrame]]) -> None:
        """The numbers behind the picture, to read and to download; made only when asked for."""
        with st.expander(self.text.label("numbers"), key="numbers", on_change="rerun") as opened:
            if not opened.open:
                return
            for name, table in tables().items():
                st.markdown(self.text.label(f"table.{name}"))
                st.dataframe(table, hide_index=True, key=f"table.{name}")
                file = f"season-to-taste-{self.entry.id}-{name}.csv"
                data = table.to_csv(index=False).encode("utf-8-sig")  # spreadsheets need the mark for Chinese
                st.download_button(
                    self.text.label("download"), data, file, "text/csv", key=f"csv.{name}", on_click="ignore"
                )

    def keep(self, about: object, **fresh: Any) -> dict[str, Any]:
        """A page's own small memory; it begins again as `fresh` when what it is `about` changes or by *Start again*."""
        key = (self.entry.id, "kept")
        if self.reader.notes.get(key, (None,))[0] != about:
            self.reader.notes[key] = (about, fresh)
        kept: dict[str, Any] = self.reader.notes[key][1]
        return kept

    def go(self, page: str) -> None:
        """Go to another page, as a link there would."""
        st.switch_page(menu.entry(page).file, query_params=self._query())

    def done(self) -> None:
        """Note that the page's main job was done."""
        self.reader.progress[self.entry.id] = True

    # ---- the details ----

    def _query(self) -> dict[str, str]:
        """What a link inside the app carries on."""
        query = {"lang": self.reader.language}
        return query | {"present": "1"} if self.reader.presenting else query

    def _section_name(self, section: str) -> str:
        seen = [page for page in menu.SECTIONS[section] if page in self.reader.progress]
        name = self.text.label(f"section.{section}")
        return f"{name} {self.text.label('progress.section', seen=len(seen), count=len(menu.SECTIONS[section]))}"

    def _entry_name(self, entry: menu.Entry) -> str:
        name = self.text.label("menu_entry", number=entry.number, page=self.text.label(f"page.{entry.id}"))
        if entry.id not in self.reader.progress:
            return name
        mark = "done" if self.reader.progress[entry.id] else "seen"
        return f"{name} {self.text.label(f'progress.{mark}')}"

    def _to_come(self, entry: menu.Entry) -> str:
        return self.text.label("to_come", page=self._entry_name(entry))

    def _neighbour(self, entry: menu.Entry, direction: str) -> None:
        label = self.text.label(direction, page=self.text.label(f"page.{entry.id}"))
        st.page_link(entry.file, label=label, query_params=self._query())

    def _language_button(self) -> None:
        """A button that names the other language, in that language."""
        (other,) = LANGUAGES.keys() - {self.reader.language}

        def switch() -> None:
            self.reader.language = self.reader.asked_language = other
            st.query_params["lang"] = other

        st.button(LANGUAGES[other], key="language", on_click=switch)

    def _register_toggle(self) -> None:
        controls.give(self.reader, "_register", self.reader.register == "real")

        def switch() -> None:
            self.reader.register = "real" if st.session_state["_register"] else "kitchen"

        st.toggle(self.text.label("register"), key="_register", on_change=switch, help=self.text.label("register_help"))

    def _start_again(self) -> None:
        self.reader.start_again(self.entry.id)

    def _bet_button(self, key: tuple[str, str], option: str, *, chosen: bool) -> None:
        name = self.text.label("just_show_me") if option == SKIPPED else self.text(f"bet.{option}")
        kind: Literal["tertiary", "secondary"] = "tertiary" if option == SKIPPED else "secondary"
        label = self.text.label("chosen", option=name) if chosen else name
        st.button(label, key=f"bet.{option}", type=kind, on_click=self._place_bet, args=(key, option))

    def _bet_result(self, bet: Bet, truth: str) -> str:
        if bet.choice == SKIPPED:
            return truth
        outcome = "bet_kept" if bet.choice == bet.answer else "bet_missed"
        return self.text.label(outcome, choice=self.text(f"bet.{bet.choice}"), truth=truth)

    def _place_bet(self, key: tuple[str, str], option: str) -> None:
        """Take a bet; once the answer has been seen it can no longer be changed."""
        earlier = self.reader.bets.get(key)
        if not (earlier and earlier.answer):
            self.reader.bets[key] = Bet(option)

    def _refuse(self, refusal: Refusal) -> None:
        """Say what a link asked for in vain: quoted as code, so that it stays mere letters."""
        asked = "".join(c for c in refusal.asked if c.isprintable() and c not in "`\\")[:ASKED_LENGTH]
        name = self.text.label(f"setting.{refusal.name}")
        st.info(self.text.label("refusal", name=name, asked=asked or " "))

    def _take_linked_bet(self, key: tuple[str, str], options: Sequence[str]) -> None:
        """The bet that a shared link carries is placed on the first question it fits."""
        linked = self.reader.notes.pop((self.entry.id, "linked_bet"), None)
        if linked in (*options, SKIPPED):
            self.reader.bets.setdefault(key, Bet(linked))
        elif linked is not None:
            self._refuse(Refusal("bet", linked))

    def _share_dialog(self) -> None:
        @st.dialog(self.text.label("share"))
        def dialog() -> None:
            st.markdown(self.text.label("share_words"))
            st.code(self.link(), language=None, wrap_lines=True)
            st.markdown(self.text.label("present_words"))
            st.code(self.link(present="1"), language=None, wrap_lines=True)

        dialog()

    def link(self, **extra: str) -> str:
        """The full link of what is on screen: page, language, every setting, the bet, both cooks."""
        group = PAGE_SETTINGS[self.entry.id]
        query = {"lang": self.reader.language, "terms": self.reader.register}
        query |= {n: str(self.reader.values[n]) for n in settings.names(group) if self.reader.values[n] != DEFAULTS[n]}
        bet = self.reader.bets.get(self.reader.notes.get((self.entry.id, "question"), ("", "")))
        query |= {"bet": bet.choice} if bet else {}
        cooks = self.reader.cooks.get(self.entry.id, ())
        query |= dict(zip(("cook", "ghost"), map(settings.encode, reversed(cooks)), strict=False))
        base = urlsplit(st.context.url or "")
        return urlunsplit((base.scheme, base.netloc, base.path, urlencode(query | extra), ""))
