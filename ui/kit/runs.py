"""The runs of one page: the last, the one before it, and the first about each thing."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, replace
from typing import Generic, cast

from ui.kit.memory import Memory
from ui.settings import Group


def always(run: object) -> bool:
    """Every run counts."""
    return True


@dataclass(frozen=True)
class Runs(Generic[Group]):
    """What a page has run. *A run* is a press of *Cook* with settings other than at the last press.

    Attributes:
        memory: of the page.
        about: which of the runs count.
        while_last: what the last run has to be for any to count.
    """

    memory: Memory
    about: Callable[[Group], bool] = always
    while_last: Callable[[Group], bool] = always

    @property
    def all(self) -> tuple[Group, ...]:
        """The last run and the one before it, newest last."""
        runs = cast("tuple[Group, ...]", self.memory.runs)
        return tuple(filter(self.about, runs)) if runs and self.while_last(runs[-1]) else ()

    @property
    def last(self) -> Group | None:
        """The run on screen."""
        return next(reversed(self.all), None)

    @property
    def before(self) -> Group | None:
        """The run before it, its ghost."""
        return self.all[0] if len(self.all) > 1 else None

    def __bool__(self) -> bool:
        return bool(self.all)

    def only(self, about: Callable[[Group], bool]) -> "Runs[Group]":
        """Those runs alone, of what the page is about now."""
        return replace(self, about=about)

    def while_last_is(self, such: Callable[[Group], bool]) -> "Runs[Group]":
        """All runs as long as the last is of this kind; else none."""
        return replace(self, while_last=such)

    def stale(self, now: Group) -> bool:
        """Whether the picture does not show these settings: nothing has run yet, or something else has."""
        return self.last != now.run

    def firsts(self, about: Callable[[Group], Hashable]) -> Mapping[Hashable, Group]:
        """The first run about each thing: what the bets rest on. A linked bet's own comes before all others, and what
        the tab knows of an earlier session next.

        They are kept, however many runs follow, until *Start again*.
        """
        told = (run.run for run in self.memory.told)
        for run in cast("tuple[Group, ...]", (*told, *self.memory.runs)):
            if self.about(run):
                self.memory.first(about(run), run)
        return cast("Mapping[Hashable, Group]", self.memory.firsts)
