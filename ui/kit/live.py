"""Parts of a page that follow the reader's hand by themselves, without the rest of the page being drawn again.

It is safe by default: a part names the settings that it moves for itself. Whatever else has changed, a value, a run, a
bet, what was done, is shown somewhere around it, so all of the page is drawn again. To forget a name costs speed only.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st

from ui import document
from ui.kit import tab
from ui.kit.session import Reader


def shown(reader: Reader, page: str, watched: tuple[object, ...]) -> dict[str, object]:
    """All of a reader's state that a page may show, by name. `watched`: what else it shows that follows from it."""
    memory = reader.memory(page)
    values = {f"value.{name}": value for name, value in reader.values.items()}
    done = {"bets": dict(reader.bets), "progress": dict(reader.progress), "runs": memory.runs, "watched": watched}
    seen = {"once": frozenset(memory.once), "lives": page in reader.hand.lives}
    return values | done | seen | {"said": (reader.language, reader.register, reader.misread)}


@dataclass(frozen=True)
class Live:
    """One part.

    Attributes:
        draw: draws it.
        moves: the names of settings that nothing around it shows.
        now: what the page may show of the reader's state, now.
        everything: whether something open elsewhere shows whatever moves.
    """

    reader: Reader
    draw: Callable[[], object]
    moves: frozenset[str]
    now: Callable[[], Mapping[str, object]]
    everything: Callable[[], bool]

    def begin(self) -> None:
        """Draw the part; from then on what is moved in it draws it alone, unless something around it has to follow."""
        drawn = False

        @st.fragment
        def part() -> None:
            nonlocal drawn
            if drawn:
                self.reader.noted = False
                self.reader.hear()
                self._follow()
            self.draw()
            if drawn:
                self._follow()
                self._moved()
                if not self.reader.noted:
                    document.remember(tab.write(self.reader, self.reader.here))
            drawn = True

        part()

    def _follow(self) -> None:
        """Draw all of the page again if anything has changed that the part does not move for itself."""
        own = {f"value.{name}" for name in self.moves}
        now, before = self.now(), self.reader.drawn
        changed = {name for name in {*now, *before} if now.get(name) != before.get(name)}
        if changed - own or (changed and self.everything()):
            st.rerun()

    def _moved(self) -> None:
        """What the part moves for itself is on screen by now."""
        self.reader.drawn = self.now()
