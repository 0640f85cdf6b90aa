"""What stands around every page: where it is, the menu, the languages, *Share*, *Start again*, previous and next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

import streamlit as st

from ui import document
from ui.kit import address, menu, notes
from ui.kit.controls import drawn, give
from ui.kit.hand import sent
from ui.kit.menu import Entry
from ui.kit.session import Reader
from ui.kit.text import LANGUAGES, Text
from ui.kit.words import first_button
from ui.settings import Settings

HEAD = 14
"""Pixels between a title and what stands below it."""

HOME, INDENT = menu.HOME_ENTRY, "&emsp;&ensp;"

SEEN, DONE = ":material/circle:", ":material/check:"
"""A page's mark in the menu."""


@dataclass(frozen=True)
class Frame:
    """The frame of one page, for one reader."""

    entry: Entry
    reader: Reader
    text: Text
    group: type[Settings]

    def head(self, idea: str) -> None:
        """Where we are, the title, the idea in one sentence, and what the link asked for in vain."""
        document.dress()
        if self.reader.presenting:
            self._presenter_bar()
        with st.container(gap=None):
            notes.note(self._where())
            st.title(self.text("question") if self.entry.id == menu.HOME else self.text("title"), anchor=False)
            st.space(HEAD)
            if self.entry.section:  # Home says it beside its order
                st.markdown(idea)
        refused, self.reader.refusals = self.reader.refusals, []
        notes.refuse(self.text, refused)
        if self.reader.misread:
            st.info(self.text.label("misread"))
        if self.reader.back:
            notes.note(self.text.label("back_again"))

    def sidebar(self) -> None:
        """The language, the register and the menu that is followed.

        Nothing in it folds: to the browser a fold costs as much, at every move of a slider, as a dozen links.
        """
        with st.sidebar:
            with st.container(key="app"):
                st.page_link(HOME.file, label=f"**{self.text.label('app')}**", query_params=self._query())
            with st.container(horizontal=True, vertical_alignment="center"):
                self._language_button()
                self._register_toggle()
            with st.container(key="menu", gap=None):
                for section, pages in self._followed():
                    notes.note(f"**{self.text.label(f'section.{section}')}**")
                    self._links(pages)
            self._other_menu("menu")

    def all_pages(self) -> None:
        """The menu that is followed, a line that says what each section is about, and the other menu."""
        with st.container(key="pages", gap="xxsmall"):
            for section, pages in self._followed():
                st.markdown(f"**{self.text.label(f'section.{section}')}**")
                notes.note(self.text.label(f"about.{section}"))
                self._links(pages)
        self._other_menu("pages")

    def foot(self, *, leads_on: bool = False) -> None:
        """*Start again* and *Share*, the side dishes that belong here, and the way back and on: side by side on a phone
        too.

        Args:
            leads_on: whether the way on is what is left to press first.
        """
        before, after = menu.neighbours(self.entry.id, full=self.reader.full)
        self._more_of_this()
        with st.container(horizontal=True):
            if self.entry.section:
                begin = partial(self.reader.start_again, self.entry.id, self.group)
                st.button(self.text.label("start_again"), key="start_again", type="tertiary", on_click=begin)
            if st.button(self.text.label("share"), key="share", type="tertiary"):
                self.reader.sharing = self.entry.id
        if self.reader.sharing == self.entry.id:  # each time the page is drawn: else that would close it
            self._share_dialog()
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            if before:
                self._neighbour(before, "previous")
            if after and leads_on and self.entry.section:  # Home has a button of its own
                self._lead_on(after)
            elif after:
                self._neighbour(after, "next")
            elif coming := menu.to_come(self.entry.id):
                notes.note(self.text.label("to_come", page=self.text.title(coming.id)))
            elif self.entry.section:
                self._neighbour(HOME, "next")

    def go(self, page: str) -> None:
        """Go to another page, as a link there would."""
        st.switch_page(menu.entry(page).file, query_params=self._query())

    def address(self, page: str = "", **extra: str) -> str:
        """The full link of what is on screen, or of what the reader has left on another page."""
        return address.of(self.reader, page or self.entry.id, self.entry.id, **extra)

    # ---- the details ----

    def _presenter_bar(self) -> None:
        """What a presenter needs without the sidebar."""
        with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center"):
            self._register_toggle()
            self._language_button()

    def _language_button(self) -> None:
        """A button that names the next language, in that language."""
        codes = list(LANGUAGES)
        other = codes[(codes.index(self.reader.language) + 1) % len(codes)]

        def switch() -> None:
            self.reader.language = self.reader.asked_language = other
            st.query_params["lang"] = other

        st.button(LANGUAGES[other], key="language", on_click=switch)

    def _register_toggle(self) -> None:
        give(self.reader, "_register", self.reader.register == "real")

        def switch() -> None:
            self.reader.register = "real" if sent("_register") else "kitchen"

        with st.container(horizontal=True, vertical_alignment="center", width="content", gap="xxsmall", key="register"):
            drawn(
                self.reader,
                "_register",
                partial(st.toggle, self.text.label("register"), key="_register", on_change=switch),
            )
            # A help sign in the label of a switch would turn the switch when it is pressed.
            st.markdown("&nbsp;", help=self.text.label("register_help"), width="content")

    def _followed(self) -> Iterator[tuple[str, list[str]]]:
        """The sections of the menu that is followed, each with its pages there."""
        for section, pages in menu.SECTIONS.items():
            if listed := [page for page in pages if self.reader.full or menu.entry(page).place]:
                yield section, listed

    def _links(self, pages: Sequence[str]) -> None:
        """Links to pages, with a mark at those visited; pages to come are plain text, neighbours in one piece."""
        for exists, entries in groupby(map(menu.entry, pages), key=lambda entry: entry.exists):
            if exists:
                for entry in entries:
                    self._link(entry)
            else:
                notes.note("  \n".join(map(self._to_come, entries)))

    def _link(self, entry: Entry) -> None:
        done = self.reader.progress.get(entry.id)
        icon = None if done is None else DONE if done else SEEN
        name, query = self._entry_name(entry), self._query()
        name = name if entry.place else f":gray[{name}]"
        st.page_link(entry.file, label=name, icon=icon, icon_position="right", query_params=query)

    def _where(self) -> str:
        """The section, and the place in the tasting menu; on Home what this is."""
        if not self.entry.section:
            return self.text("where")
        section = self.text.label(f"section.{self.entry.section}")
        if self.entry.place is None:
            return self.text.label("side_dish", section=section)
        return self.text.label("where", section=section, number=self.entry.place, count=len(menu.TASTING))

    def _more_of_this(self) -> None:
        """The side dishes that belong to this page, on the tasting menu alone; at its end, all that were not tasted."""
        belong = menu.MORE_OF_THIS.get(self.entry.id, ())
        if self.entry.id == menu.TASTING[-1]:
            every = (side for sides in menu.MORE_OF_THIS.values() for side in sides)
            belong = tuple(side for side in every if not self.reader.progress.get(side))
        sides = [entry for entry in map(menu.entry, belong) if entry.exists]
        if sides and not self.reader.full:
            with st.container(horizontal=True, vertical_alignment="center", key="more_of_this"):
                notes.note(self.text.label("more_of_this"))
                for entry in sides:
                    st.page_link(entry.file, label=self.text.title(entry.id), query_params=self._query())

    def _other_menu(self, where: str) -> None:
        """A quiet button that turns to the other menu."""

        def turn() -> None:
            self.reader.full = not self.reader.full

        words = self.text.label("tasting_menu" if self.reader.full else "full_menu")
        st.button(words, key=f"other.{where}", type="tertiary", on_click=turn)

    def _query(self) -> dict[str, str]:
        """What a link inside the app carries on."""
        query = {"lang": self.reader.language}
        query |= {"menu": "full"} if self.reader.full else {}
        return query | {"present": "1"} if self.reader.presenting else query

    def _entry_name(self, entry: Entry) -> str:
        """A page's title, with its number where it has one."""
        if entry.place is None:
            return self.text.title(entry.id)
        number = self.text.label("menu_entry", number=entry.place, page=self.text.title(entry.id))
        return number.replace("&ensp;", "&ensp;" * (3 - len(str(entry.place))))

    def _to_come(self, entry: Entry) -> str:
        words = self.text.label("to_come", page=self._entry_name(entry))
        return words if entry.place else f"{INDENT}{words}"

    def link(self, page: str, words: str) -> None:
        """A link to another page, which keeps all that the reader has done."""
        st.page_link(menu.entry(page).file, label=words, query_params=self._query())

    def _neighbour(self, entry: Entry, direction: str) -> None:
        page = self.text.title(entry.id) if entry.section else self.text.label("home")
        label = self.text.label(direction, page=page)
        st.page_link(entry.file, label=label, query_params=self._query())

    def _lead_on(self, entry: Entry) -> None:
        """The way on as the page's primary button."""
        words = self.text.label("next", page=self.text.title(entry.id))
        if first_button(words, key="lead_on"):
            self.go(entry.id)

    def _share_dialog(self) -> None:
        @st.dialog(self.text.label("share"), on_dismiss=self._shared)
        def dialog() -> None:
            st.markdown(self.text.label("share_words"))
            st.code(self.address(), language=None, wrap_lines=True)
            st.markdown(self.text.label("present_words"))
            st.code(self.address(present="1"), language=None, wrap_lines=True)

        dialog()

    def _shared(self) -> None:
        self.reader.sharing = ""
