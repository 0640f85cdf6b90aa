"""How a page is made: `open_page` first, then its anatomy piece by piece, and `Page.close` last."""

import gc
from collections.abc import Callable, Hashable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Literal

import streamlit as st

from core.heap import share_heaps
from ui import document
from ui.kit import address, live, menu, more, session, tab
from ui.kit.bets import Bets, Question
from ui.kit.films import Films
from ui.kit.frame import Frame
from ui.kit.memory import Memory
from ui.kit.runs import Runs, always
from ui.kit.text import Text
from ui.kit.words import Words
from ui.settings import Group, defaults


@st.cache_resource(show_spinner=False)
def _settle() -> None:
    """Once a process: two heaps for all threads, and no later garbage collection looks at what was imported.

    The imports are the largest part of the heap and never die.
    """
    share_heaps()
    gc.collect()
    gc.freeze()


def open_page(page: str, group: type[Group], idea: Callable[[Group], str] = lambda _: "idea") -> "Page[Group]":
    """Begin a page: everything above its own content. To be called first, and `Page.close()` last.

    Args:
        page: its id.
        group: all that can be set on it.
        idea: the section that says what it is about, by its settings.
    """
    reader = session.reader(page, group)
    tab.wake(reader, page, group)
    if reader.arrived:
        address.straighten(group)
    text = Text(reader.language, reader.register, page)
    title, app = text.title(page), text.label("app")
    st.set_page_config(
        page_title=title if title == app else text.label("page_title", page=title, app=app),
        page_icon="🧂",
        layout="wide",
        initial_sidebar_state="auto",
    )
    _settle()
    reader.usual |= defaults(group)
    reader.groups[page] = group
    reader.values = {**defaults(group), **reader.values}
    reader.progress.setdefault(page, False)
    opened = Page(reader, text, group, page, finished=reader.progress[page])
    opened.bring_films()
    opened.frame.head(text(idea(opened.settings)))
    return opened


def _never() -> bool:
    return False


@dataclass(eq=False)
class Page(Films[Group], Words):
    """A page being drawn.

    Attributes:
        finished: whether its main job was done before this run.
        leads_on: whether the way on is to be pressed first, if not simply once the main job is done.
        seen: whether the reader has seen what its bet is about.
        resting: the sliders that films of its live parts follow.
        watched: what around its live parts follows from settings that they move.
    """

    finished: bool = False
    leads_on: bool | None = None
    seen: Callable[[], bool] = _never
    resting: tuple[str, ...] = ()
    watched: list[Callable[[], object]] = field(default_factory=list)

    @property
    def frame(self) -> Frame:
        """What stands around the page."""
        return Frame(menu.entry(self.id), self.reader, self.text, self.group)

    @property
    def memory(self) -> Memory:
        """What the page remembers until *Start again*."""
        return self.reader.memory(self.id)

    def memory_of(self, page: str) -> Memory:
        """What another page remembers, as far as its settings are among this page's own."""
        tab.wake(self.reader, page, self.group)
        return self.reader.memory(page)

    @property
    def runs(self) -> Runs[Group]:
        """What the page has run."""
        return Runs(self.memory)

    def close(self) -> None:
        """End a page: its foot; and the menu, which knows by now what was done."""
        if not self.reader.presenting:
            self.frame.sidebar()
        st.space("small")
        done = self.reader.progress[self.id]
        self.frame.foot(leads_on=done if self.leads_on is None else self.leads_on)
        self._tell_the_tab()
        self.reader.here, self.reader.arrived = self.id, False
        self.reader.redrawn, self.reader.misread = None, False
        self.reader.back, self.reader.said_back = False, self.reader.back
        self.reader.forgotten.clear()
        self.reader.drawn = self._shown()

    def _tell_the_tab(self) -> None:
        """Let the tab remember; and if this session is new, take up what it remembers of an earlier one."""
        reader = self.reader
        kept = document.show(
            language=reader.language,
            page=self.id,
            visit=reader.visit,
            waiting=self.text.label("waiting"),
            files={
                name: self.text.label(f"files.{name}", size="{size}", what="{what}") for name in document.WORDS_AT_FILES
            },
            memory=tab.write(reader, self.id),
            asks=reader.asks,
            counted=reader.hand.counted,
            on_left=self._left,
        )
        if kept is not None and reader.asks:
            memory, again = kept
            reader.asks = False
            reader.back = tab.read(reader, memory, self.group, again=again and not reader.presenting)
            st.rerun()

    def _shown(self) -> Mapping[str, object]:
        return live.shown(self.reader, self.id, (self.seen(), *(watch() for watch in self.watched)))

    def _numbers_open(self) -> bool:
        return self.memory.part == "numbers"

    # ---- the anatomy of a page ----

    def bet(self, question: Question, *, seen: Callable[[], bool]) -> str | None:
        """Ask for a bet and return the choice, `SKIPPED`, or None while the question is open.

        Args:
            question: what is bet on.
            seen: tells whether the reader has seen what happens; then the bet is closed.
        """
        self.seen = seen
        return Bets(self.id, self.reader, self.text).ask(question, seen=seen())

    def bet_on_runs(
        self,
        options: Sequence[str],
        *,
        about: Callable[[Group], Hashable],
        answers: Callable[[Group], Sequence[str]],
        truth: Callable[[Group], str],
        settled: Callable[[Group], bool] = always,
        words: str | None = None,
        then: Callable[[str], object] | None = None,
    ) -> str | None:
        """Ask for a bet that the first run about the same thing settles, and return it likewise.

        Args:
            options, words, then: as of a `Question`.
            about: what the question of some settings is about; a run about it settles the bet.
            settled: which runs about it do, if not all.
            answers, truth: as of a `Question`, for the run that settled it.
        """
        asked = about(self.settings)
        settling = self.runs.only(settled)
        run = settling.firsts(about).get(asked, self.settings.run)
        question = Question(str(asked), options, lambda: answers(run), lambda: truth(run), run, words, then)
        return self.bet(question, seen=lambda: asked in settling.firsts(about))

    def cook_button(
        self,
        words: str,
        bet: str | None,
        *,
        stale: str = "",
        key: str = "cook",
        on_click: Callable[[], None] | None = None,
        width: Literal["content", "stretch"] = "stretch",
    ) -> None:
        """The button that runs the machine with the settings as they are now, and a line that says what keeps it.

        Args:
            words: on the button.
            bet: without one it cannot be pressed.
            stale: says that the picture does not show the settings as they are now; nothing if it does.
            on_click: what to do in place of `cook`.
        """
        self.primary(words, key=key, on_click=on_click or self.cook, disabled=bet is None, width=width)
        self.bet_first(bet, stale)

    def live(
        self,
        draw: Callable[[], object],
        *,
        controls: Callable[[], object] | None = None,
        moves: Sequence[str] = (),
        films: Sequence[str] = (),
        through: Sequence[str] = (),
        watch: Callable[[], object] | None = None,
    ) -> None:
        """Draw a part of the page that follows the reader's hand by itself: what is moved in it redraws it alone.

        Args:
            draw: draws the part.
            controls: draws the sliders that the films follow, above the part. A slider that calls nobody need not be
                drawn again when the hand has rested: only what is told of it then.
            moves: the settings that nothing but this part shows. When anything else has changed, or while the numbers
                behind the page are open, all of the page is drawn again: to forget a name costs only speed.
            films: the sliders that the page's films follow: where those live, nothing else shows what they move.
            through: the settings that such a slider changes, if it is none itself.
            watch: what the page around it shows that follows from those settings, apart from how the bet came out.
        """
        self.watched += [watch] if watch else []
        self.resting = (*self.resting, *(name for name in films if name not in self.resting))
        self._rest(self.resting)
        if controls:
            controls()
        own = frozenset((*moves, *films, *through)) if self.lives else frozenset(moves)
        live.Live(self.reader, draw, own, self._shown, self._numbers_open).begin()

    def bet_first(self, bet: str | None, otherwise: str = "") -> None:
        """That the bet comes first, as long as there is none; afterwards what else there is to hint at.

        Args:
            otherwise: that the picture does not show the settings as they are now, if so: of a run before the bet, that
                it is the last one's.
        """
        first = "bet_first_again" if self.runs and otherwise else "bet_first"
        self.hint(otherwise if bet else self.text.label(first))

    def fold(self) -> AbstractContextManager[object]:
        """Second halves and side questions: the one fold of a page, closed at first, directly under the bridge."""
        return st.expander(self.text.label("more_here"), key="more_here")

    def read_more(self, *functions: Callable[..., object], tables: more.Tables, **values: object) -> None:
        """What this is in a real model, where the kitchen breaks, the mathematics with the very code that runs, and the
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
        if now:
            self.memory.once.add(what)
        return what in self.memory.once

    def turned_to(self, about: object) -> bool:
        """Whether the page is about something else than when this was last asked; never at the first time."""
        return self.memory.turned_to(about)

    def cook(self) -> None:
        """Note a run with the settings as they are now: what a button does, when it is pressed."""
        self.memory.cook(self.settings)

    def done(self) -> None:
        """Note that the page's main job was done."""
        self.reader.progress[self.id] = True

    def main_job_done(self, pressed: str) -> bool:
        """Whether the main job was done before, or has just been: what was bet on has now been seen."""
        return self.finished or (self.seen() and (bool(self.runs) or bool(st.session_state.get(pressed))))
