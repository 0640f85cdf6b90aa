"""The picture of the counter: the chat, what is sent to the chef at each turn, and his answers."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from core.counter import words_of
from lessons.remembers.chat import Lines, Shown, boxes
from lessons.remembers.drawing import BOLD, END, HALF, QUIET, Bars, Looks, Picture, line
from lessons.remembers.scene import Chat
from ui.draw.plate.svg import n
from ui.figures import FIGURES

HELD: Final = 4
"""So many frames is a word held."""

TURN: Final = 12.5
BEGIN: Final = 58.0
REST: Final = 320.0
MOST_SENT: Final = 76
ROOM: Final = 6
"""So many rows there is always room for, that the picture does not grow at once."""


@dataclass(frozen=True)
class Words:
    """What is written in the picture.

    Attributes:
        back: how far back something stands, may hold {back}; sees: how many words are seen.
        sent: over the rows; turn: at one, may hold {turn}.
        inside, outside: what the two marks are.
        asked: over the answers; before: at the outlines.
    """

    back: str
    sees: str
    sent: str
    turn: str
    inside: str
    outside: str
    asked: str
    before: str


def ends(chat: Chat) -> tuple[int, ...]:
    """How many words have been said at each frame: the chat goes on from where it was, word by word."""
    asked = len(chat.said[-1].words) + 2
    added = sum(len(said.tokens) for said in chat.said[-3:-1]) if chat.talk else len(chat.tokens) - asked
    begun = len(chat.tokens) - asked - added
    return (*(end for end in range(begun, len(chat.tokens)) for _ in range(HELD)), len(chat.tokens))


def rows(chat: Chat) -> int:
    """How many rows the picture has."""
    return max(ROOM, len(chat.sent))


def picture(chat: Chat, words: Words, alt: str) -> Picture:
    """Both halves."""
    frames = ends(chat)
    told = [FIGURES.format(words.back, back=end - chat.at) if end > chat.at else "" for end in frames]
    shown = [Shown(0, end, each) for end, each in zip(frames, told, strict=True)]
    lines = Lines(boxes(chat.said, open_at_end=True), rows(chat), shown, chat.window, words.sees, chat.at)
    return Picture(lines, Sent(chat, words, frames), alt)


class Sent:
    """What is sent at each turn, a row a turn, and the answers."""

    def __init__(self, chat: Chat, words: Words, frames: tuple[int, ...]) -> None:
        self.chat, self.words, self.frames = chat, words, frames
        before = chat.earlier(chat.talk - 1).answers if chat.talk else np.zeros_like(chat.answers)
        now = np.stack([chat.answers if end == len(chat.tokens) else before for end in frames])
        first = np.broadcast_to(chat.earlier(0).answers, now.shape) if chat.talk else None
        y = 18 + rows(chat) * TURN + 60
        self.bars = Bars("a", words_of(chat.language).foods, chat.guest, now, first, y, 66.0)

    @property
    def high(self) -> float:
        """With the names below the bars."""
        return self.bars.foot + 20

    def drawn(self, room: str) -> str:
        """Rows, marks and bars."""
        y = 18 + rows(self.chat) * TURN + 12
        legend = (
            f'<g font-size="11.5"{QUIET}>{_mark(BEGIN + 4, y - 4, inside=True)}{line(BEGIN + 13, y, self.words.inside)}'
            f"{_mark(BEGIN + 118, y - 4, inside=False)}{line(BEGIN + 127, y, self.words.outside)}</g>"
        )
        turns = "".join(self._row(room, turn) for turn in range(len(self.chat.sent)))
        before = f'<g font-size="11"{QUIET}>{line(HALF, self.bars.y - 20, self.words.before, END)}</g>'
        before *= self.chat.talk > 0
        return (
            f"{line(0, 12, self.words.sent, BOLD)}{turns}{legend}"
            f"{line(0, self.bars.y - 20, self.words.asked, BOLD)}{before}{self.bars.drawn(room)}"
        )

    def _row(self, room: str, turn: int) -> str:
        """A turn: dashed what is not seen, in a frame what is."""
        sent, last = self.chat.sent[turn], turn == len(self.chat.sent) - 1
        cell = (REST - BEGIN) / MOST_SENT
        begin = max(0, sent - self.chat.window)
        y, x, end = 18 + (turn + 0.5) * TURN, BEGIN + begin * cell, BEGIN + sent * cell
        gone = f'<path d="M{n(BEGIN)} {n(y)}H{n(x)}" stroke="var(--quiet)" stroke-width="7" stroke-dasharray="1 2.4"/>'
        dashes = f"{n(cell - 0.8)} .8"
        kept = (
            f'<path d="M{n(x)} {n(y)}H{n(end)}" stroke="var(--band5)" stroke-width="7" stroke-dasharray="{dashes}"/>'
            f'<rect x="{n(x - 1)}" y="{n(y - 5)}" width="{n(end - x + 2)}" height="10" rx="3" fill="none" '
            f'stroke="var(--now)" stroke-width="{1.8 if last else 1}"/>'
        )
        mark = _mark(BEGIN + (self.chat.at + 0.5) * cell, y, inside=self.chat.at >= begin)
        named = line(BEGIN - 6, y + 4, self.words.turn.format(turn=turn + 1), END + (BOLD if last else QUIET))
        many = line(end + 6, y + 4, str(sent), BOLD if last else QUIET)
        return f'<g font-size="11.5" id="{room}turn{turn}">{gone * (begin > 0)}{kept}{mark}{named}{many}</g>'

    def looks(self, room: str, frame: int) -> Looks:
        """The turns so far, and the answers to the last question."""
        end = self.frames[frame]
        turns = {(f"{room}turn{turn}", "opacity"): str(int(sent <= end)) for turn, sent in enumerate(self.chat.sent)}
        return turns | self.bars.looks(room, frame)


def _mark(x: float, y: float, *, inside: bool) -> str:
    """The word that matters: full where it is seen, hollow where it is not."""
    fill = "var(--now)" if inside else "var(--page)"
    return (
        f'<path d="M{n(x - 5)} {n(y)}L{n(x)} {n(y - 5)}L{n(x + 5)} {n(y)}L{n(x)} {n(y + 5)}z" fill="{fill}" '
        'stroke="var(--ink)" stroke-width="1.2"/>'
    )
