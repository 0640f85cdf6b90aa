"""The picture of the habit: the same order again and again, what is expected next, and how that fades."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from core.counter import tokens_of, words_of
from lessons.remembers.chat import Lines, Shown, boxes
from lessons.remembers.drawing import BOLD, END, HALF, QUIET, Bars, Looks, Picture, line
from lessons.remembers.scene import HABIT_WINDOW, Habit, ordered
from lessons.remembers.settings import MOST_SAME, MOST_TALK


@dataclass(frozen=True)
class Words:
    """What is written in the picture.

    Attributes:
        sees: how many words are seen.
        next: over the chances; best: at the outlines.
        fades: over the chances later; since: what is counted below them.
    """

    sees: str
    next: str
    best: str
    fades: str
    since: str


def picture(language: str, habit: Habit | None, words: Words, alt: str) -> Picture:
    """Both halves, at every number of orders."""
    said = ordered(language, MOST_SAME)
    each = len(tokens_of(said[:2]))
    many = len(tokens_of(said))
    frames = [Shown((MOST_SAME - times) * each, many) for times in range(MOST_SAME + 1)]
    lines = Lines(boxes(said, open_at_end=False), MOST_SAME + 1, frames, HABIT_WINDOW, words.sees, None)
    return Picture(lines, Expected(language, habit, words), alt)


class Expected:
    """What is expected next, beside the best that can be known; and the first of it later."""

    TALL: Final = 74.0

    def __init__(self, language: str, habit: Habit | None, words: Words) -> None:
        self.words = words
        dishes = words_of(language).dishes
        empty = np.zeros((MOST_SAME + 1, len(dishes)))
        now, best = (habit.chances, habit.best) if habit else (empty, None)
        self.next = Bars("n", dishes, 0, now, best, 32, self.TALL)
        fading = np.broadcast_to(habit.fading if habit else np.zeros(MOST_TALK + 1), (MOST_SAME + 1, MOST_TALK + 1))
        self.later = Bars("l", [str(talk) for talk in range(MOST_TALK + 1)], None, fading, None, 170, 46.0)

    @property
    def high(self) -> float:
        """With what is counted below."""
        return self.later.foot + 34

    def drawn(self, room: str) -> str:
        """Both rows of bars."""
        quiet = f'<g font-size="11"{QUIET}>{{}}</g>'
        return (
            f"{line(0, 12, self.words.next, BOLD)}{self.next.drawn(room)}"
            + quiet.format(line(HALF, 26, self.words.best, END))
            + f"{line(0, 152, self.words.fades, BOLD)}{self.later.drawn(room)}"
            + quiet.format(line(HALF, self.later.foot + 30, self.words.since, END))
        )

    def looks(self, room: str, frame: int) -> Looks:
        """The bars; those below stay."""
        return self.next.looks(room, frame) | self.later.looks(room, frame)
