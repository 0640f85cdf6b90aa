"""What the app remembers of one reader while the tab is open. Nobody else ever sees it.

Everything is kept in one object in Streamlit's session, apart from the widgets: a widget's own value can be lost when
its page is left or its words change, so each is given its value from here before it is drawn and copied back on change.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from secrets import token_hex
from typing import Any

import streamlit as st

from ui.kit.hand import Hand
from ui.kit.memory import Kept, Memory
from ui.kit.text import LANGUAGES, REGISTERS
from ui.settings import Group, Settings, defaults, gather, kinds, legacy, links, shared

RUNS = ("ghost", "cook", "first")
"""What a link calls the run before the last, the last, and the one in which its bet was settled."""

SKIPPED = "skip"
"""The choice of a reader who would rather be shown."""


@dataclass(frozen=True)
class Bet:
    """A reader's bet on one question.

    Attributes:
        choice: the option.
        answers: all that are right, once that has been seen.
        run: the settings in which it was seen, if that was kept.
        told: those that were right as far as the tab remembers, until the page has been asked again.
    """

    choice: str
    answers: tuple[str, ...] | None = None
    run: Settings | None = None
    told: tuple[str, ...] | None = field(default=None, compare=False)

    @property
    def right(self) -> tuple[str, ...] | None:
        """All options that were right, as far as that is known."""
        return self.told if self.answers is None else self.answers


@dataclass(frozen=True)
class Refusal:
    """Something a link asked for that is not possible."""

    name: str
    asked: str


@dataclass(frozen=True)
class Asleep:
    """What the tab kept of an earlier session and no page has taken up yet, as it is written.

    Attributes:
        values: settings by name.
        pages: what each page remembered.
    """

    values: dict[str, str] = field(default_factory=dict)
    pages: dict[str, dict[str, Any]] = field(default_factory=dict)


@dataclass
class Reader:
    """One reader's state.

    Attributes:
        full: whether the full menu is followed, side dishes and all, or the tasting menu.
        answer: what the reader would have said at dinner before coming here, in a line of their own; answer_now: what
            they say at the end.
        values: every setting that was ever set, by name; all others are at their default.
        link: the query of this visit's link; a presenter's *Start again* returns to it.
        here: the page last drawn to its end; arrived: whether this run is the first on another.
        opened: the page that the link opened, which its bet is about.
        refusals: what it asked for in vain, until said once.
        bets: by (page, question). Kept for the recipe log.
        pages: what each page remembers.
        kept: what one page leaves for others, one of a type. *Start again* leaves it alone.
        progress: the pages visited, and whether their main job was done.
        redrawn: the number for whose sake the page was last drawn again, until it is drawn to its end.
        misread: whether a message of a widget was not understood, likewise.
        forgotten: the widgets whose messages were forgotten for it, likewise.
        drawn: what the page showed of all this when it was drawn last.
        usual: every setting's default, of the pages visited; groups: their settings.
        visit: tells this session from others of the same tab.
        asks: whether the tab may still have something of an earlier session.
        asleep: what it had and no page has taken up yet; back: whether that is still to be said; said_back: whether the
            page has just said so.
        hand: what the reader's hand does on sliders that tell of it only at rest.
        sharing: the page whose links are shown in a dialog, until it is closed.
        noted: whether a live part has told the tab what to keep while it was drawn.
    """

    language: str
    register: str = "kitchen"
    presenting: bool = False
    full: bool = False
    answer: str = ""
    answer_now: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    link: Mapping[str, str] = field(default_factory=dict)
    here: str = ""
    arrived: bool = True
    opened: str = ""
    refusals: list[Refusal] = field(default_factory=list)
    bets: dict[tuple[str, str], Bet] = field(default_factory=dict)
    pages: dict[str, Memory] = field(default_factory=dict)
    kept: dict[type, object] = field(default_factory=dict)
    progress: dict[str, bool] = field(default_factory=dict)
    asked_language: str = ""
    redrawn: tuple[str, float] | None = None
    misread: bool = False
    forgotten: set[str] = field(default_factory=set)
    drawn: Mapping[str, object] = field(default_factory=dict)
    usual: dict[str, Any] = field(default_factory=dict, compare=False)
    groups: dict[str, type[Settings]] = field(default_factory=dict, compare=False)
    visit: str = field(default_factory=lambda: token_hex(4), compare=False)
    asks: bool = True
    asleep: Asleep = field(default_factory=Asleep)
    back: bool = False
    said_back: bool = field(default=False, compare=False)
    hand: Hand = field(default_factory=Hand, compare=False)
    sharing: str = field(default="", compare=False)
    noted: bool = field(default=False, compare=False)

    def settings(self, group: type[Group]) -> Group:
        """The settings of one page as they are now."""
        self.hear()
        return gather(group, self.values)

    def hear(self) -> None:
        """Take over what was moved on sliders that tell of it only at rest."""
        try:
            self.set_down(self.here, self.hand.hear())
        except ValueError:
            self.misread = True

    def set_down(self, page: str, values: Mapping[str, float]) -> None:
        """Take over what sliders of a page were moved to."""
        takers = self.hand.takers.get(page, {})
        for name, value in values.items():
            takers.get(name, partial(self.values.__setitem__, name))(value)

    def memory(self, page: str) -> Memory:
        """What a page remembers."""
        return self.pages.setdefault(page, Memory())

    def keep(self, thing: object) -> None:
        """Leave something for other pages, in place of an earlier one of its type."""
        self.kept[type(thing)] = thing

    def left(self, kind: type[Kept]) -> Kept | None:
        """What some page has left of this type."""
        found: Any = self.kept.get(kind)
        return found

    def start_again(self, page: str, group: type[Settings]) -> None:
        """Clear the page's bets, runs and notes and put its settings back; leave the other pages alone.

        For a presenter the page goes back to what the link shows, which is where every class begins.
        """
        self.hear()
        self.hand.begin(page)
        first = from_link(self.link if self.presenting else {}, self.language, page, group)
        for name in kinds(group).keys() - (frozenset() if self.presenting else shared(group)):
            self.values[name] = first.values.get(name, defaults(group)[name])
        self.bets = {key: bet for key, bet in self.bets.items() if key[0] != page}
        self.pages[page] = first.memory(page) if page == self.opened else Memory()


def reader(page: str, group: type[Settings]) -> Reader:
    """The reader of this session; on the first call of a visit, as its link asks."""
    if "reader" not in st.session_state:
        st.session_state.reader = from_link(st.query_params.to_dict(), st.context.locale, page, group)
    current: Reader = st.session_state.reader
    current.hear()
    current.arrived = current.here != page
    if current.arrived:
        current.hand.rest({})
    if current.sharing != page:
        current.sharing = ""
    _follow_language(current, st.query_params.get("lang", ""))
    return current


def from_link(query: Mapping[str, str], locale: str | None, page: str, group: type[Settings]) -> Reader:
    """A new reader, with all that the link asks for and is possible; what is not becomes a `Refusal`."""
    new = Reader(language=_spoken(locale or ""), link=query, opened=page)
    new.register = query.get("terms", "") if query.get("terms") in REGISTERS else "kitchen"
    new.presenting = query.get("present") == "1"
    new.full = query.get("menu") == "full"
    _take_settings(new, group, legacy.with_start(page, query))
    memory = new.memory(page)
    for name in RUNS:
        if name in query:
            _take_run(new, memory, name, query[name], group)
    memory.linked_bet = query.get("bet")
    return new


def _spoken(locale: str) -> str:
    """The language of a browser, where the app speaks it; else English, the first."""
    english, *others = LANGUAGES
    return next((language for language in others if locale.lower().startswith(language)), english)


def _take_settings(new: Reader, group: type[Settings], query: Mapping[str, str]) -> None:
    for name in kinds(group):
        if name in query:
            try:
                new.values |= links.parse(group, {name: query[name]})
            except ValueError:
                new.refusals.append(Refusal(name, query[name]))


def _take_run(new: Reader, memory: Memory, name: str, asked: str, group: type[Settings]) -> None:
    try:
        run = links.read(new.opened, group, asked)
    except ValueError:
        new.refusals.append(Refusal(name, asked))
        return
    if name == "first":
        memory.linked_run = run
    else:
        memory.cook(run)


def _follow_language(current: Reader, asked: str) -> None:
    """A link's `?lang=` wins when it changes; between changes the reader's own switch does."""
    if asked in LANGUAGES and asked != current.asked_language:
        current.language = asked
    current.asked_language = asked
