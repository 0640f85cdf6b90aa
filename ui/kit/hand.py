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
        plain: whether the browser has said that it unzips nothing.
        sliders: those on the page shown that call nobody, and their kinds.
        takers: by page, what is done with the value of a slider that is no setting.
        heard: what each of them had sent when that was last asked.
        followed: by page, the sliders that its films follow.
        begun: how often the reader has started again: what the hand did before is told no more.
        counted: the number of the last move that was told. Each is told again until it is known to be counted.
        ends: by page, where each move has ended since the page last asked.
    """

    lives: set[str] = field(default_factory=set)
    plain: bool = False
    sliders: Numbers = field(default_factory=dict)
    takers: dict[str, Mapping[str, Taker]] = field(default_factory=dict)
    heard: dict[str, Any] = field(default_factory=dict)
    followed: dict[str, Numbers] = field(default_factory=dict)
    begun: int = 0
    counted: int = 0
    ends: dict[str, list[Place]] = field(default_factory=dict)

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

    def take(self, page: str, told: Any) -> dict[str, float]:
        """Take in the moves of the hand on a page that are told for the first time; where they left its sliders.

        What names no place of these sliders is no move, nor is what names others, which stood there when it was made;
        a move is counted wherever it was made.
        """
        listed = told.get("ends") if isinstance(told, Mapping) else None
        moves = [move for move in listed if _is_move(move)] if isinstance(listed, list) else []
        numbers, before = self.followed.get(page, {}), self.counted
        self.counted = max([before, *(number for number, *_ in moves)])
        new = [
            tuple(where)
            for number, where, *named in moves
            if number > before and _are_places(where, numbers) and named in ([], [list(numbers)])
        ]
        places = new[-MOST_PLACES:]
        if not places:
            return {}
        self.ends[page] = [*self.ends.get(page, []), *places][-MOST_PLACES:]
        return {name: kind.values[at] for (name, kind), at in zip(numbers.items(), places[-1], strict=True)}

    def moves(self, page: str) -> list[Place]:
        """The ends of the moves since the page last asked."""
        return self.ends.pop(page, [])


def _is_move(told: Any) -> bool:
    """Whether this is a number and places, and perhaps the names of the sliders."""
    return isinstance(told, list) and len(told) in (2, 3) and type(told[0]) is int and isinstance(told[1], list)


def _are_places(where: list[Any], numbers: Numbers) -> bool:
    """Whether each of these sliders has such a place."""
    pairs = zip(where, numbers.values(), strict=False)
    return len(where) == len(numbers) > 0 and all(type(at) is int and 0 <= at < kind.count for at, kind in pairs)
