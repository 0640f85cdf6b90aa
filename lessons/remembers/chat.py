"""A chat as it is drawn: an exchange a row, a tile a word, and one frame round what the chef sees."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from core.counter import Said
from core.data.counter_words import CHEF
from lessons.remembers.drawing import END, HALF, Looks, line
from ui.draw.plate.svg import FACE_OUTLINE, letters, n

ROW: Final = 26.0
TILE: Final = 20.0
HEAD: Final = 20.0
LETTER: Final = 6.6
PAD: Final = 10.0
GAP: Final = 3.0
APART: Final = 10.0
"""Between guest and chef."""

_FACE: Final = (
    f'<circle r="7.5" fill="#F8D678" stroke="{FACE_OUTLINE}"/><path d="M-3-1.5v.1M3-1.5v.1M-3 2.2Q0 5 3 2.2" '
    'stroke="#4A2C17" stroke-width="1.4" stroke-linecap="round" fill="none"/>'
)
_HAT: Final = (
    f'<path d="M-6-4V-8A3.4 3.4 0 0 1-4-12 4 4 0 0 1 4-12 3.4 3.4 0 0 1 6-8V-4z" fill="#FFF" stroke="{FACE_OUTLINE}"/>'
)


@dataclass(frozen=True)
class Box:
    """Where a word stands; who speaks is a word, too."""

    row: int
    x: float
    wide: float
    word: str

    @property
    def y(self) -> float:
        """Its upper edge."""
        return 7 + self.row * ROW


def boxes(said: Sequence[Said], *, open_at_end: bool) -> list[Box]:
    """Where all words stand.

    Args:
        open_at_end: whether the chef is about to answer.
    """
    found: list[Box] = []
    for at, each in enumerate(said):
        row, x = at // 2, 3.0 if at % 2 == 0 else found[-1].x + found[-1].wide + APART
        for word in each.tokens:
            wide = HEAD if word == each.who else letters(word) * LETTER + PAD
            found.append(Box(row, x, wide, word))
            x += wide + GAP
    if open_at_end:
        last = found[-1]
        found.append(Box(last.row, last.x + last.wide + APART, HEAD, CHEF))
    return found


@dataclass(frozen=True)
class Shown:
    """What is there of a chat at a frame: its words from `begin` on, before `end`; `told` says how far something is."""

    begin: int
    end: int
    told: str = ""


class Lines:
    """A chat, with the frame of what is seen.

    Attributes:
        rows: so many there is room for.
        marked: the place of the word that matters, if there is one.
    """

    def __init__(
        self, boxes: Sequence[Box], rows: int, frames: Sequence[Shown], window: int, sees: str, marked: int | None
    ) -> None:
        self.boxes, self.rows, self.frames = boxes, rows, frames
        self.window, self.sees, self.marked = window, sees, marked

    @property
    def high(self) -> float:
        """With the line below."""
        return 7 + self.rows * ROW + 20

    def drawn(self, room: str) -> str:
        """All words, whether they are said by now or not."""
        tiles = "".join(self._tile(room, at) for at in range(len(self.boxes)))
        frame = f'<path fill="var(--now)" fill-opacity=".1" stroke="var(--now)" stroke-width="2" id="{room}frame"/>'
        first = self.boxes[0].y + 14
        return (
            f"{frame}{tiles}"
            f'<text x="{n(HALF)}" y="{n(first)}"{END} font-weight="650" id="{room}told"></text>'
            f'<g fill="var(--now)" font-weight="650">{line(1, self.boxes[-1].y + TILE + 17, self.sees)}</g>'
        )

    def _tile(self, room: str, at: int) -> str:
        box = self.boxes[at]
        if box.wide == HEAD and box.word.startswith("<"):
            hat, low = (_HAT, 3) if box.word == CHEF else ("", 0)
            place = f'transform="translate({n(box.x + HEAD / 2)} {n(box.y + TILE / 2 + low)}) scale(.9)"'
            return f'<g id="{room}t{at}"><g {place}>{_FACE}{hat}</g></g>'
        bold = ' font-weight="700"' if at == self.marked else ""
        return (
            f'<g id="{room}t{at}"><rect x="{n(box.x)}" y="{n(box.y)}" width="{n(box.wide)}" height="{n(TILE)}" rx="5" '
            f'fill="var(--page)" id="{room}r{at}"/><text x="{n(box.x + box.wide / 2)}" y="{n(box.y + 14.5)}" '
            f'text-anchor="middle"{bold} id="{room}w{at}">{escape(box.word)}</text></g>'
        )

    def looks(self, room: str, frame: int) -> Looks:
        """Which words are said, which of them are seen."""
        shown = self.frames[frame]
        first = max(shown.begin, shown.end - self.window)
        found: Looks = {
            (f"{room}told", "words"): shown.told,
            (f"{room}told", "fill"): "var(--ink)",
            (f"{room}frame", "d"): self._frame(first, shown.end),
        }
        for at, box in enumerate(self.boxes):
            seen, marked = at >= first, at == self.marked
            there = shown.begin <= at < shown.end
            found[f"{room}t{at}", "opacity"] = ("1" if seen else "0.75") if there else "0"
            if box.wide == HEAD and box.word.startswith("<"):
                continue
            found |= {
                (f"{room}r{at}", "stroke"): "var(--ink)" if marked else "var(--edge)" if seen else "var(--quiet)",
                (f"{room}r{at}", "stroke-dasharray"): "none" if seen else "3 2",
                (f"{room}r{at}", "stroke-width"): "1.8" if marked else "1",
                (f"{room}w{at}", "fill"): "var(--ink)" if seen or marked else "var(--quiet)",
            }
        return found

    def _frame(self, first: int, end: int) -> str:
        """One stepped frame round all that is seen."""
        if end <= first:
            return ""
        begin, last = self.boxes[first], self.boxes[end - 1]
        left, right = 1.0, max(box.x + box.wide for box in self.boxes[first:end]) + 3
        x, top, foot = begin.x - 2, begin.y - 3, last.y + TILE + 3
        if begin.row == last.row:
            return f"M{n(x)} {n(top)}H{n(right)}V{n(foot)}H{n(x)}z"
        step = top + ROW
        return f"M{n(x)} {n(top)}H{n(right)}V{n(foot)}H{n(left)}V{n(step)}H{n(x)}z"
