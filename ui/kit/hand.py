"""What the reader's hand does on sliders that pictures follow by themselves: the server hears of it once it has rested.

Such a slider calls nobody. Its value arrives with whatever the browser sends next, and has to be asked for.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from ui.settings import Number

MOST_PLACES = 500
"""How many places of one message are looked at."""

Place = tuple[int, ...]

Numbers = dict[str, Number]

Taker = Callable[[float], object]


def sent(key: str) -> Any:
    """What a widget has sent last; nothing if there is none, or if its message was none that such a widget sends."""
    try:
        return st.session_state.get(key)
    except Exception:  # Streamlit reads a message only here, and a broken one may break it in any way
        return None


@dataclass
class Hand:
    """One reader's hand.

    Attributes:
        lives: the pages whose films have said that they follow.
        sliders: those on the page shown that call nobody, and their kinds.
        takers: by page, what is done with the value of a slider that is no setting.
        heard: what each of them had sent when that was last asked.
        followed: by page, the sliders that its films follow.
        begun: how often the reader has started again: what the hand did before is told no more.
        ends: by page, where each move has ended since the page last asked; passed: every place on the way.
    """

    lives: set[str] = field(default_factory=set)
    sliders: Numbers = field(default_factory=dict)
    takers: dict[str, Mapping[str, Taker]] = field(default_factory=dict)
    heard: dict[str, Any] = field(default_factory=dict)
    followed: dict[str, Numbers] = field(default_factory=dict)
    begun: int = 0
    ends: dict[str, list[Place]] = field(default_factory=dict)
    passed: dict[str, list[Place]] = field(default_factory=dict)

    def rest(self, kinds: Numbers) -> None:
        """From now on these sliders call nobody."""
        self.sliders = kinds

    def begin(self, page: str) -> None:
        """Forget what the hand did on a page until now."""
        self.begun += 1
        self.moves(page)

    def hear(self) -> dict[str, float]:
        """What they have sent since this was last asked, each brought onto its steps.

        Raises:
            ValueError: if one has sent something impossible; the next call goes on without it.
        """
        found: dict[str, float] = {}
        for name, kind in self.sliders.items():
            value = sent(name)
            if value is not None and value != self.heard.get(name):
                self.heard[name] = value
                found[name] = kind.parse(str(value))
        return found

    def take(self, page: str, told: Any) -> None:
        """Take in what a film tells of the hand, as far as the sliders of its page have such places."""
        numbers = self.followed.get(page)
        if numbers and isinstance(told, Mapping):
            counts = tuple(kind.count for kind in numbers.values())
            for kept, name in ((self.ends, "ends"), (self.passed, "passed")):
                kept[page] = [*kept.get(page, []), *_places(told.get(name), counts)][-MOST_PLACES:]

    def take_left(self, told: Any) -> dict[str, float]:
        """Take in what the hand did on a page that was left before it was told; where that left its sliders."""
        page = told.get("page") if isinstance(told, Mapping) else None
        if not isinstance(page, str):
            return {}
        self.take(page, told)
        last = self.ends.get(page, [])[-1:]
        return {
            name: kind.values[at]
            for place in last
            for (name, kind), at in zip(self.followed[page].items(), place, strict=True)
        }

    def moves(self, page: str) -> tuple[list[Place], list[Place]]:
        """The ends of the moves since the page last asked, and every place on the way."""
        return self.ends.pop(page, []), self.passed.pop(page, [])


def _places(told: Any, counts: tuple[int, ...]) -> list[Place]:
    listed = told[:MOST_PLACES] if isinstance(told, list) else []
    return [
        tuple(place)
        for place in listed
        if isinstance(place, list)
        and len(place) == len(counts)
        and all(type(at) is int and 0 <= at < count for at, count in zip(place, counts, strict=True))
    ]
