"""What stands around every page: where it is, the menu, the languages, *Share*, *Start again*, previous and next."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st

from ui.kit import menu, notes
from ui.kit.controls import drawn, give
from ui.kit.hand import sent
from ui.kit.menu import Entry
from ui.kit.session import Reader
from ui.kit.text import LANGUAGES, Text
from ui.settings import Settings, links


@dataclass(frozen=True)
class Frame:
    """The frame of one page, for one reader."""

    entry: Entry
    reader: Reader
    text: Text
    group: type[Settings]

    def head(self) -> None:
        """Where we are, the title, the idea in one sentence, and what the link asked for in vain."""
        if self.reader.presenting:
            self._presenter_bar()
        with st.container(gap=None):
            if self.entry.section:
                place = menu.SECTIONS[self.entry.section]
                section = self.text.label(f"section.{self.entry.section}")
                where = {"section": section, "number": place.index(self.entry.id) + 1, "count": len(place)}
                notes.note(self.text.label("where", **where))
            st.title(self.text.title(self.entry.id), anchor=False)
        st.markdown(self.text("idea"))
        refused, self.reader.refusals = self.reader.refusals, []
        notes.refuse(self.text, refused)
        if self.reader.misread:
            st.info(self.text.label("misread"))
        if self.reader.back:
            notes.note(self.text.label("back_again"))

    def sidebar(self) -> None:
        """The language, the register and the menu: a heading a section, and a line for those not open yet.

        Nothing in it folds: to the browser a fold costs as much, at every move of a slider, as a dozen links.
        """
        with st.sidebar:
            st.page_link("streamlit_app.py", label=f"**{self.text.label('app')}**", query_params=self._query())
            self._language_button()
            self._register_toggle()
            to_come = []
            for section, pages in menu.SECTIONS.items():
                if any(menu.entry(page).exists for page in pages):
                    with st.container(gap="xxsmall"):
                        st.markdown(f"**{self._section_name(section)}**")
                        self._links(pages)
                else:
                    to_come.append(self._section_name(section))
            if to_come:
                notes.note("\n\n".join(to_come))

    def all_pages(self) -> None:
        """The menu of all pages, a fold a section."""
        for section, pages in menu.SECTIONS.items():
            open_yet = any(menu.entry(page).exists for page in pages)
            with st.expander(self._section_name(section), expanded=open_yet):
                st.markdown(self.text.label(f"about.{section}"))
                self._links(pages)

    def foot(self) -> None:
        """*Start again* and *Share*, and below them the way back and on: side by side on a phone too."""
        before, after = menu.neighbours(self.entry.id)
        with st.container(horizontal=True):
            if self.entry.section:
                begin = partial(self.reader.start_again, self.entry.id, self.group)
                st.button(self.text.label("start_again"), key="start_again", type="tertiary", on_click=begin)
            if st.button(self.text.label("share"), key="share", type="tertiary"):
                self._share_dialog()
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            if before:
                self._neighbour(before, "previous")
            if after:
                self._neighbour(after, "next")
            elif self.entry.number < len(menu.PAGES):
                notes.note(self._to_come(menu.PAGES[self.entry.number]))

    def go(self, page: str) -> None:
        """Go to another page, as a link there would."""
        st.switch_page(menu.entry(page).file, query_params=self._query())

    def address(self, **extra: str) -> str:
        """The full link of what is on screen: page, language, every setting, the bet and its run, both cooks."""
        reader, page = self.reader, self.entry.id
        memory, query = reader.memory(page), {"lang": reader.language, "terms": reader.register}
        query |= links.query_of(reader.settings(self.group))
        bet = reader.bets.get((page, memory.question))
        query |= {"bet": bet.choice} if bet else {}
        query |= dict(zip(("cook", "ghost"), map(links.write, reversed(memory.runs)), strict=False))
        if bet and bet.run and bet.run not in memory.runs:
            query["first"] = links.write(bet.run)
        base = urlsplit(st.context.url or "")
        return urlunsplit((base.scheme, base.netloc, base.path, urlencode(query | extra), ""))

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

        label, told = self.text.label("register"), self.text.label("register_help")
        drawn(self.reader, "_register", partial(st.toggle, label, key="_register", on_change=switch, help=told))

    def _links(self, pages: Sequence[str]) -> None:
        """Links to pages, with a mark at those visited; pages to come are plain text, neighbours in one piece."""
        for exists, entries in groupby(map(menu.entry, pages), key=lambda entry: entry.exists):
            if exists:
                for entry in entries:
                    st.page_link(entry.file, label=self._entry_name(entry), query_params=self._query())
            else:
                notes.note("\n\n".join(map(self._to_come, entries)))

    def _query(self) -> dict[str, str]:
        """What a link inside the app carries on."""
        query = {"lang": self.reader.language}
        return query | {"present": "1"} if self.reader.presenting else query

    def _section_name(self, section: str) -> str:
        pages, name = menu.SECTIONS[section], self.text.label(f"section.{section}")
        if not any(menu.entry(page).exists for page in pages):
            return self.text.label("to_come", page=name)
        done = sum(self.reader.progress.get(page, False) for page in pages)
        return f"{name} {self.text.label('progress.section', done=done, count=len(pages))}"

    def _entry_name(self, entry: Entry) -> str:
        name = self.text.label("menu_entry", number=entry.number, page=self.text.title(entry.id))
        if entry.id not in self.reader.progress:
            return name
        mark = "done" if self.reader.progress[entry.id] else "seen"
        return f"{name} {self.text.label(f'progress.{mark}')}"

    def _to_come(self, entry: Entry) -> str:
        return self.text.label("to_come", page=self._entry_name(entry))

    def _neighbour(self, entry: Entry, direction: str) -> None:
        label = self.text.label(direction, page=self.text.title(entry.id))
        st.page_link(entry.file, label=label, query_params=self._query())

    def _share_dialog(self) -> None:
        @st.dialog(self.text.label("share"))
        def dialog() -> None:
            st.markdown(self.text.label("share_words"))
            st.code(self.address(), language=None, wrap_lines=True)
            st.markdown(self.text.label("present_words"))
            st.code(self.address(present="1"), language=None, wrap_lines=True)

        dialog()
