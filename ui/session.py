"""What the app remembers of one reader while the tab is open. Nobody else ever sees it.

Everything is kept in one object in Streamlit's session, apart from the widgets: a widget's own value can be lost when
its page is left or its words change, so each is given its value from here before it is drawn and copied back on change.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from ui import settings
from ui.settings import DEFAULTS, PAGE_SETTINGS, SETTINGS, SHARED, Group, Order, Settings
from ui.text import LANGUAGES, REGISTERS

WALK_LENGTH = 200
"""How many tastings by hand are remembered for an order."""

SKIPPED = "skip"
"""The choice of a reader who would rather be shown."""


@dataclass(frozen=True)
class Bet:
    """A reader's bet on one question.

    Attributes:
        choice: the option.
        answers: all that are right, once that has been seen.
        run: the last run when it was seen, if there was one.
    """

    choice: str
    answers: tuple[str, ...] | None = None
    run: Settings | None = None


@dataclass(frozen=True)
class Refusal:
    """Something a link asked for that is not possible."""

    name: str
    asked: str


@dataclass(frozen=True)
class TrainedLine:
    """The line of cooks as last trained on *Blame slips*. *What is in the file?* and *Remodelling* will open and remodel this very chef.

    Attributes:
        sizes, activation: of its `Network`, as in `Network(sizes, activation)`.
        weights: all its numbers in the order of the network's flat vector.
        pattern: the id of the crowd it learned from, `crowd(pattern)`.
        seed: of its first weights.
        rate, rounds: the learning rate and the epochs of plain gradient descent, all tickets in one batch.
    """

    sizes: tuple[int, ...]
    activation: str
    weights: tuple[float, ...]
    pattern: str
    seed: int
    rate: float
    rounds: int


@dataclass
class Reader:
    """One reader's state.

    Attributes:
        values: every setting by name.
        link: the query of this visit's link; a presenter's *Start again* returns to it.
        here: the page last drawn to its end; arrived: whether this run is the first on another.
        opened: the page that the link opened, which its bet is about.
        refusals: what it asked for in vain, until said once.
        bets: by (page, question). Kept for the recipe log.
        cooks: for each page, the settings of the last run and of the one before it, newest last.
        tries: for each order, the grams the reader has tasted by hand, in order.
        trained_line: the line of cooks trained last; None until there is one. *Start again* leaves it alone.
        progress: the pages visited, and whether their main job was done.
        notes: small facts that one page keeps for itself, by (page, name).
    """

    language: str
    register: str = "kitchen"
    presenting: bool = False
    values: dict[str, Any] = field(default_factory=lambda: dict(DEFAULTS))
    link: Mapping[str, str] = field(default_factory=dict)
    here: str = ""
    arrived: bool = True
    opened: str = ""
    refusals: list[Refusal] = field(default_factory=list)
    bets: dict[tuple[str, str], Bet] = field(default_factory=dict)
    cooks: dict[str, tuple[Settings, ...]] = field(default_factory=dict)
    tries: dict[Order, list[tuple[float, float]]] = field(default_factory=dict)
    trained_line: TrainedLine | None = None
    progress: dict[str, bool] = field(default_factory=dict)
    notes: dict[tuple[str, str], Any] = field(default_factory=dict)
    asked_language: str = ""

    def settings(self, group: type[Group]) -> Group:
        """The settings of one page as they are now."""
        return settings.gather(group, self.values)

    def runs(self, page: str, group: type[Group]) -> tuple[Group, ...]:
        """The last run of a page and the one before it, newest last."""
        return tuple(run for run in self.cooks.get(page, ()) if isinstance(run, group))

    def firsts(self, page: str, group: type[Group], about: Callable[[Group], Hashable]) -> Mapping[Hashable, Group]:
        """The first run of a page about each thing: what its bets rest on. A linked bet's own comes before all others.

        They are kept, however many runs follow, until *Start again*.
        """
        kept: dict[Hashable, Group] = self.notes.setdefault((page, "firsts"), {})
        linked = self.notes.get((page, "linked_run"))
        for run in (*([linked] if isinstance(linked, group) else []), *self.runs(page, group)):
            kept.setdefault(about(run), run)
        return kept

    def turned_to(self, page: str, about: object) -> bool:
        """Whether a page is about something else than when this was last asked; never at the first time."""
        before = self.notes.setdefault((page, "about"), about)
        self.notes[page, "about"] = about
        return bool(before != about)

    def cook(self, page: str, run: Settings) -> None:
        """Note a run with these settings. Pressing *Cook* again with the same ones is not a new run."""
        run, earlier = run.run, self.cooks.get(page, ())
        if not earlier or earlier[-1] != run:
            self.cooks[page] = (*earlier, run)[-2:]

    def taste(self, order: Order, grams: tuple[float, float]) -> list[tuple[float, float]]:
        """Note what the reader's hand has put in the pot; every change is a tasting. Returns the walk so far."""
        walk = self.tries.setdefault(order, [])
        if not walk or walk[-1] != grams:
            walk.append(grams)
            del walk[1 : len(walk) - WALK_LENGTH]  # the start stays
        return walk

    def start_again(self, page: str) -> None:
        """Clear the page's bets, runs and notes and put its seasoning back; leave the other pages alone.

        For a presenter the page goes back to what the link shows, which is where every class begins.
        """
        first = from_link(self.link if self.presenting else {}, self.language, page)
        for name in set(settings.names(PAGE_SETTINGS[page])) - (frozenset() if self.presenting else SHARED):
            self.values[name] = first.values[name]
        self.bets = {key: bet for key, bet in self.bets.items() if key[0] != page}
        self.notes = {key: note for key, note in self.notes.items() if key[0] != page}
        self.cooks = {key: runs for key, runs in self.cooks.items() if key != page}
        if page == self.opened:
            self.notes |= first.notes
            self.cooks |= first.cooks
        if page == "seasoning":
            self.tries.clear()


def reader(page: str) -> Reader:
    """The reader of this session; on the first call of a visit, as its link asks."""
    if "reader" not in st.session_state:
        st.session_state.reader = from_link(st.query_params.to_dict(), st.context.locale, page)
    current: Reader = st.session_state.reader
    current.arrived = current.here != page
    _follow_language(current, st.query_params.get("lang", ""))
    return current


def from_link(query: Mapping[str, str], locale: str | None, page: str) -> Reader:
    """A new reader, with all that the link asks for and is possible; what is not becomes a `Refusal`."""
    new = Reader(language="zh" if (locale or "").lower().startswith("zh") else "en", link=query, opened=page)
    new.register = query.get("terms", "") if query.get("terms") in REGISTERS else "kitchen"
    new.presenting = query.get("present") == "1"
    for name in filter(query.__contains__, SETTINGS):
        _try(new, name, query[name], lambda text, name=name: new.values.update({name: SETTINGS[name].parse(text)}))
    accept = {
        "ghost": lambda run: new.cook(page, run),
        "cook": lambda run: new.cook(page, run),
        "first": lambda run: new.notes.update({(page, "linked_run"): run.run}),
    }
    for name in filter(query.__contains__, accept):
        _try(new, name, query[name], lambda text, name=name: accept[name](settings.decode(PAGE_SETTINGS[page], text)))
    if "bet" in query:
        new.notes[page, "linked_bet"] = query["bet"]
    return new


def _try(new: Reader, name: str, asked: str, accept: Any) -> None:
    try:
        accept(asked)
    except ValueError:
        new.refusals.append(Refusal(name, asked))


def _follow_language(current: Reader, asked: str) -> None:
    """A link's `?lang=` wins when it changes; between changes the reader's own switch does."""
    if asked in LANGUAGES and asked != current.asked_language:
        current.language = asked
    current.asked_language = asked
