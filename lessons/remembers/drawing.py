"""What the three pictures share: looks of parts that move, a frame for laptop and phone, lines of words and bars."""

from collections.abc import Sequence
from html import escape
from typing import Final, Protocol

from core.arrays import Array
from ui.draw.plate.svg import figure, n
from ui.figures import percent

Looks = dict[tuple[str, str], str]
"""By part and attribute."""

HALF: Final = 356.0
"""How wide each half of a picture is: side by side on a laptop, one below the other on a phone."""

BESIDE: Final = 791.0 - HALF
BETWEEN: Final = 14.0


class Half(Protocol):
    """One half of a picture."""

    @property
    def high(self) -> float:
        """How high it is."""

    def drawn(self, room: str) -> str:
        """What of it does not depend on the frame, its parts with ids that begin with those of the room."""

    def looks(self, room: str, frame: int) -> Looks:
        """How all that moves looks."""


class Picture:
    """Two halves, drawn for a laptop and for a phone."""

    def __init__(self, left: Half, right: Half, alt: str) -> None:
        self.halves, self.alt = (left, right), alt

    def looks(self, frame: int) -> Looks:
        """How all that moves looks at a frame."""
        return {key: look for room in "wp" for half in self.halves for key, look in half.looks(room, frame).items()}

    def html(self, looks: Looks) -> str:
        """All of it, with what moves looking so."""
        left, right = self.halves
        wide = (791.0, max(left.high, right.high), BESIDE, 0.0)
        tall = (HALF, left.high + BETWEEN + right.high, 0.0, left.high + BETWEEN)
        drawn = self._svg("w", "laptop", *wide) + self._svg("p", "phone", *tall)
        return figure(_set(drawn, looks), self.alt)

    def _svg(self, room: str, shown: str, wide: float, high: float, x: float, y: float) -> str:
        left, right = self.halves
        return (
            f'<div class="{shown}" aria-hidden="true"><svg viewBox="0 0 {n(wide)} {n(high)}" font-size="13" '
            f'fill="var(--ink)" style="max-width:calc({n(wide + 20)}px*var(--scale,1))">{left.drawn(room)}'
            f'<g transform="translate({n(x)} {n(y)})">{right.drawn(room)}</g></svg></div>'
        )


def _set(drawn: str, looks: Looks) -> str:
    """Parts that move, as they look now: each is drawn as `<… id="part"/>` or `<… id="part"></…>`."""
    attributes: dict[str, str] = {}
    for (part, name), look in looks.items():
        if name == "words":
            drawn = drawn.replace(f'id="{part}"></text>', f'id="{part}">{escape(look)}</text>')
        else:
            attributes[part] = attributes.get(part, "") + f' {name}="{escape(look)}"'
    for part, told in attributes.items():
        drawn = drawn.replace(f'id="{part}"', f'id="{part}"{told}')
    return drawn


def line(x: float, y: float, words: str, more: str = "") -> str:
    """A line of words."""
    return f'<text x="{n(x)}" y="{n(y)}"{more}>{escape(words)}</text>'


QUIET: Final = ' fill="var(--quiet)"'
BOLD: Final = ' font-weight="650"'
MIDDLE: Final = ' text-anchor="middle"'
END: Final = ' text-anchor="end"'


class Bars:
    """Upright bars of chances on one scale to 100 %, with others as dashed outlines.

    Attributes:
        key: what the ids of its parts begin with.
        names: below them; marked: the place of the one that is coloured, if one is.
        now, other: (F, k) at every frame.
        y: where their box begins; tall: how high 100 % is.
    """

    def __init__(
        self, key: str, names: Sequence[str], marked: int | None, now: Array, other: Array | None, y: float, tall: float
    ) -> None:
        self.key, self.names, self.marked, self.now, self.other, self.tall = key, names, marked, now, other, tall
        self.y, self.foot = y, y + tall

    def drawn(self, room: str) -> str:
        """The scale, the bars and their names."""
        half = self.y + self.tall / 2
        scale = (
            f'<path d="M34 {n(self.y)}H{n(HALF)}M34 {n(half)}H{n(HALF)}" stroke="var(--edge)"/>'
            f'<path d="M34 {n(self.foot)}H{n(HALF)}" stroke="var(--quiet)"/>'
            f'<g font-size="11" fill="var(--quiet)" text-anchor="end">{line(30, self.y + 4, "100%")}'
            f"{line(30, half + 4, '50%')}</g>"
        )
        return scale + "".join(self._bar(room + self.key, at) for at in range(len(self.names)))

    def _middle(self, at: int) -> float:
        return 34 + (HALF - 34) * (at + 0.5) / len(self.names)

    def _bar(self, key: str, at: int) -> str:
        x, marked = self._middle(at), at == self.marked
        fill, bold = ("var(--now)", BOLD) if marked else ("var(--band5)", "")
        name = f"◆{self.names[at]}" if marked else self.names[at]
        outline = (
            f'<path fill="none" stroke="var(--ink)" stroke-width="1.2" stroke-dasharray="3 3" id="{key}o{at}"/>'
            if self.other is not None
            else ""
        )
        return (
            f'<rect x="{n(x - 10)}" width="20" fill="{fill}" stroke="var(--quiet)" stroke-width=".6" '
            f'id="{key}b{at}"/>{outline}'
            f'<text x="{n(x)}" font-size="11.5"{MIDDLE}{bold} stroke="var(--page)" stroke-width="3" '
            f'paint-order="stroke" id="{key}c{at}"></text>' + line(x, self.foot + 15, name, MIDDLE + bold)
        )

    def looks(self, room: str, frame: int) -> Looks:
        """How high they are, and what is written on them."""
        found: Looks = {}
        for at, chance in enumerate(self.now[frame].tolist()):
            key, high = room + self.key, chance * self.tall
            found |= {
                (f"{key}b{at}", "y"): n(self.foot - high),
                (f"{key}b{at}", "height"): n(high),
                (f"{key}c{at}", "y"): n(self.foot - high - 3),
                (f"{key}c{at}", "words"): f"{percent(chance)}%" if chance else "",
            }
            if self.other is not None:
                up = n(float(self.other[frame, at]) * self.tall)
                found[f"{key}o{at}", "d"] = f"M{n(self._middle(at) - 13)} {n(self.foot)}v-{up}h26v{up}"
        return found
