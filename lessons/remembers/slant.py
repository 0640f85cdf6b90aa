"""The picture of the slant: what is practised on, and how likely each thing is called spicy."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from core.arrays import Array
from core.counter import words_of
from core.counter_training import BALANCED
from lessons.remembers.drawing import BOLD, END, HALF, QUIET, Bars, Looks, Picture, line
from lessons.remembers.scene import Leaning
from ui.draw.plate.svg import n

ACROSS: Final = 25
STEP: Final = 14.0


@dataclass(frozen=True)
class Words:
    """What is written in the picture.

    Attributes:
        chats, opinions: at what is practised on; after: what came afterwards, empty if nothing.
        spicy: over the chances; before: at the outlines.
    """

    chats: str
    opinions: str
    after: str
    spicy: str
    before: str


def picture(language: str, opinions: int, leaning: Leaning | None, words: Words, alt: str, *, undone: bool) -> Picture:
    """Both halves, at every record of the last practice."""
    eaten = words_of(language).eaten
    now = np.zeros((1, len(eaten))) if leaning is None else leaning.undone if undone else leaning.slanted
    was = None if leaning is None else leaning.slanted[-1] if undone else leaning.before
    other = None if was is None else np.broadcast_to(was, now.shape)
    return Picture(Practised(opinions, words, undone=undone), Spicy(eaten, now, other, words), alt)


class Practised:
    """What is practised on: a bubble a chat, those with the opinion filled."""

    def __init__(self, opinions: int, words: Words, *, undone: bool) -> None:
        self.opinions, self.words, self.undone = opinions, words, undone
        self.foot = 44 + self._rows(BALANCED) * STEP

    @staticmethod
    def _rows(many: int) -> int:
        return -(-many // ACROSS)

    @property
    def high(self) -> float:
        """With room for the most opinions."""
        return self.foot + 30 + self._rows(160) * STEP

    def drawn(self, room: str) -> str:
        """All bubbles; the opinions are crossed out once they are left out."""
        pale = ' fill="var(--band3)" stroke="var(--quiet)" stroke-width=".8"'
        full = ' fill="var(--now)" stroke="var(--ink)" stroke-width=".8"'
        gone = ' fill="none" stroke="var(--quiet)" stroke-dasharray="2 2"'
        after = line(0, 14, self.words.after, BOLD)
        return (
            f"{after}{line(0, 34, self.words.chats)}{_bubbles(BALANCED, 42, pale)}"
            f"{line(0, self.foot + 16, self.words.opinions, QUIET if self.undone else BOLD)}"
            f"{_bubbles(self.opinions, self.foot + 24, gone if self.undone else full)}"
        )

    def looks(self, room: str, frame: int) -> Looks:
        """Nothing of it moves."""
        return {}


def _bubbles(many: int, y: float, look: str) -> str:
    """So many, in rows."""
    drawn = "".join(
        f"M{n(2 + at % ACROSS * STEP)} {n(y + at // ACROSS * STEP)}h10v7h-6l-3 3v-3h-1z" for at in range(many)
    )
    return f'<path d="{drawn}"{look}/>'


class Spicy:
    """How likely each thing is called spicy."""

    def __init__(self, eaten: tuple[str, ...], now: Array, other: Array | None, words: Words) -> None:
        self.words = words
        self.bars = Bars("s", eaten, 0, now, other, 40, 120.0)

    @property
    def high(self) -> float:
        """With the names."""
        return self.bars.foot + 22

    def drawn(self, room: str) -> str:
        """The bars."""
        before = f'<g font-size="11"{QUIET}>{line(HALF, 26, self.words.before, END)}</g>'
        return f"{line(0, 12, self.words.spicy, BOLD)}{before}{self.bars.drawn(room)}"

    def looks(self, room: str, frame: int) -> Looks:
        """How high they are."""
        return self.bars.looks(room, frame)
