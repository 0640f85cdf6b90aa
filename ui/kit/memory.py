"""What the app remembers of one reader on one page, until *Start again*."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from ui.settings import Settings

WALK_LENGTH = 200
"""How many tastings by hand are remembered for an order."""

Kept = TypeVar("Kept")


@dataclass
class Memory:
    """What one page remembers until *Start again*.

    Attributes:
        question: the question of its bet asked last.
        linked_bet, linked_run: what a link brings of a bet, and of the run in which it was settled, until placed.
        runs: the settings of the last run and of the one before it, newest last.
        known: in what settings something was seen in an earlier session of the tab.
        firsts: the first settings about each thing: what its bets rest on.
        about: what it was about when that was last asked.
        tries: for each thing, what the reader's hand has tried, in order.
        once: what has been so at least once.
        kept: objects of the page's own, one of a type.
        part: which of the parts behind the page is open.
    """

    question: str = ""
    linked_bet: str | None = None
    linked_run: Settings | None = None
    runs: tuple[Settings, ...] = ()
    known: tuple[Settings, ...] = ()
    firsts: dict[Hashable, Settings] = field(default_factory=dict)
    about: object = None
    tries: dict[Hashable, list[tuple[float, float]]] = field(default_factory=dict)
    once: set[str] = field(default_factory=set)
    kept: dict[type, object] = field(default_factory=dict)
    part: str | None = None

    @property
    def told(self) -> tuple[Settings, ...]:
        """In what settings something was seen before this session, as a link says and the tab: the first firsts."""
        return (*((self.linked_run,) if self.linked_run else ()), *self.known)

    def cook(self, run: Settings) -> None:
        """Note a run with these settings. Pressing *Cook* again with the same ones is not a new run."""
        run = run.run
        if self.runs[-1:] != (run,):
            self.runs = (*self.runs, run)[-2:]

    def first(self, about: Hashable, state: Settings) -> None:
        """Note that this is known of something; only the first time counts."""
        self.firsts.setdefault(about, state)

    def taste(self, about: Hashable, grams: tuple[float, float]) -> list[tuple[float, float]]:
        """Note what the reader's hand has put in the pot; every change is a tasting. Returns the walk so far."""
        walk = self.tries.setdefault(about, [])
        if not walk or walk[-1] != grams:
            walk.append(grams)
            del walk[1 : len(walk) - WALK_LENGTH]  # the start stays
        return walk

    def keep(self, thing: object) -> None:
        """Keep something of the page's own, in place of an earlier one of its type."""
        self.kept[type(thing)] = thing

    def recall(self, kind: type[Kept]) -> Kept | None:
        """What was kept of this type."""
        found: Any = self.kept.get(kind)
        return found

    def turned_to(self, about: object) -> bool:
        """Whether the page is about something else than when this was last asked; never at the first time."""
        before, self.about = self.about, about
        return before is not None and before != about
