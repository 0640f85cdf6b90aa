"""A chef's card: whose it is, the layout, how many numbers, and the numbers, in one small drawing as SVG text.

It is drawn twice, 320 × 86 for a laptop and in one line of 356 × 38 for a phone; a width of the window shows one of
them. Up to 13 numbers are written, more are shaded squares, read column by column, the palest lowest.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import Final

import numpy as np

from core.arrays import Array
from ui.draw.plate.svg import letters, n
from ui.figures import decimal

MOST_NAMED: Final = 3
"""So many numbers have their names on the card."""

MOST_WRITTEN: Final = 13
"""So many are written; of more, each is a square."""

MOST_SQUARES: Final = 400
"""With more numbers than that, a square stands for several."""

LINE_LETTERS: Final = 44
"""So many letters fit into the line."""

HEAD_LETTERS: Final = 48
"""So many fit into the head of the wide card; a state for which there is no room is left to the words beside it."""

MIDDLE: Final = (2, 98)
"""Between these percentiles shades tell numbers apart: a few that are far off would leave all others one grey."""

_EDGE: Final = '<path d="M82.5 36V78" stroke="var(--edge)"/>'
ROWS: Final = 8
IN_A_ROW: Final = 7


@dataclass(frozen=True)
class Amount:
    """A number that has a name.

    Attributes:
        digits: how many decimals are shown.
        next: how much it is about to change, if that is to be shown.
    """

    name: str
    value: float
    unit: str = ""
    digits: int = 1
    next: float | None = None

    @property
    def written(self) -> str:
        """The number as it is shown."""
        return decimal(self.value, self.digits)

    @property
    def change(self) -> str:
        """Which way it is about to change, and how much; nothing if that is not to be shown."""
        if self.next is None or (size := decimal(abs(self.next), 2)) == decimal(0.0, 2):
            return ""
        return f"{'▲' if self.next > 0 else '▼'}{size}"


@dataclass(frozen=True)
class Card:
    """What stands on a card, every word of it said.

    Attributes:
        whose: the chef.
        state: what there is to say of it besides.
        count: how many numbers, in words.
        between: from the lowest to the highest, in words, for more than `MOST_NAMED`.
        layers: how many units each layer has, the inputs first.
        named: the numbers, if they are at most `MOST_NAMED`; else
        numbers: all of them, in order.
        mine: the place of the one that the reader calls their own, and what it is called.
        side: of the square picture that the first numbers make, row by row; 0 if they make none.
        alt: all of it for whoever does not see it.
        keys: whether its parts can be addressed by a film: `card`, `card-state`, `card-wide0`, `card-line0` and so on.
    """

    whose: str
    state: str
    count: str
    layers: Sequence[int]
    alt: str
    named: Sequence[Amount] = ()
    numbers: Sequence[float] = ()
    between: str = ""
    mine: tuple[int, str] | None = None
    keys: bool = False
    side: int = 0


def card_svg(card: Card) -> str:
    """Both drawings, for a film's frame; see `Card`."""
    return framed(card.alt, wide_svg(card), line_svg(card), ' id="card"' if card.keys else "")


def framed(alt: str, wide: str, line: str, known: str = "") -> str:
    """A drawing for a laptop and one for a phone, of which a width of the window shows one."""
    return (
        f'<div class="card" role="img"{known} aria-label="{escape(alt)}">'
        f'<div class="laptop">{wide}</div><div class="phone">{line}</div></div>'
    )


def wide_svg(card: Card) -> str:
    """The card for a laptop, 320 × 86."""
    if card.named:
        body = _named(card)
    elif len(card.numbers) <= MOST_WRITTEN:
        body = _written(card)
    else:
        body = f"{_EDGE}{_picture(card, 110, 36, 44)}" if card.side else _squares(card.numbers)
    layout = _layout(card.layers, (20.0, 66.0 if len(card.layers) > 2 else 64.0), 57.0, 46.0)
    said = f"<tspan{_key(card, 'state')}>{escape(card.state)}</tspan>"
    fits = card.keys or letters(f"{card.whose} · {card.state} {card.count}") <= HEAD_LETTERS
    state = f'<tspan fill="var(--quiet)" font-size="13"> · {said}</tspan>' if card.state and fits else ""
    return wide_frame(card.whose, state, card.count, f"{layout}{body}")


def wide_frame(whose: str, state: str, count: str, body: str) -> str:
    """The card for a laptop around a body: whose it is, what there is to say besides as markup, how many numbers."""
    head = (
        '<rect x=".5" y=".5" width="319" height="85" rx="9" fill="var(--page)" stroke="var(--quiet)" '
        'stroke-opacity=".55"/><path d="M.5 29.5H319.5" stroke="var(--now)" stroke-width="1.4"/>'
        '<circle cx="15" cy="15" r="4" fill="var(--ground)" stroke="var(--quiet)" stroke-opacity=".7"/>'
        f'<text x="27" y="20"><tspan font-weight="650">{escape(whose)}</tspan>{state}</text>'
        f'<text x="308" y="20" text-anchor="end" font-weight="650">{escape(count)}</text>'
    )
    return _svg(320, 86, f"{head}{body}")


def line_svg(card: Card) -> str:
    """The card for a phone, one line of 356 × 38."""
    glance = "" if card.side else _at_a_glance(card)
    room = LINE_LETTERS - letters(card.whose) - letters(re.sub("<[^>]*>", "", glance))
    count = f'<tspan fill="var(--quiet)" font-size="13.5"> · {escape(card.count)}</tspan>'
    count *= room >= letters(f" · {card.count} ")  # where all of it does not fit
    picture = _picture(card, 304, 5, 28) if card.side else ""
    return line_frame(f"{_layout(card.layers, (28.0, 50.0), 19.0, 26.0)}{picture}", card.whose, count, glance)


def line_frame(layout: str, whose: str, count: str, glance: str) -> str:
    """The line for a phone around a layout: whose it is, how many numbers and what stands at its end as markup."""
    edge = "M9.5.5H12V37.5H9.5A9 9 0 0 1 .5 28.5V9.5A9 9 0 0 1 9.5.5z"
    return _svg(
        356,
        38,
        '<rect x=".5" y=".5" width="355" height="37" rx="9" fill="var(--page)" stroke="var(--quiet)" '
        f'stroke-opacity=".55"/><path d="{edge}" fill="var(--now)"/>{layout}'
        f'<text x="61" y="24"><tspan font-weight="650">{escape(whose)}</tspan>{count}</text>'
        f'<text x="346" y="24" text-anchor="end">{glance}</text>',
    )


def _svg(width: int, height: int, body: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-size="14" fill="var(--ink)" '
        f'style="font-variant-numeric:tabular-nums">{body}</svg>'
    )


def _at_a_glance(card: Card) -> str:
    """At the end of the line: the named numbers, the reader's own, or from the lowest to the highest."""
    if card.named:
        names = [f'<tspan fill="var(--quiet)">{escape(each.name)}</tspan> ' for each in card.named]
        needed = sum(letters(f"{each.name} {each.written} ") for each in card.named)
        if needed + letters(card.whose) > LINE_LETTERS:
            names = [""] * len(names)
        return " ".join(
            f'{name}<tspan font-weight="650"{_key(card, f"line{at}")}>{each.written}</tspan>'
            for at, (name, each) in enumerate(zip(names, card.named, strict=True))
        )
    if card.mine:
        place, name = card.mine
        return (
            f'<tspan fill="var(--quiet)">{escape(name)}</tspan> '
            f'<tspan font-weight="650">{decimal(card.numbers[place], 2)}</tspan>'
        )
    return f'<tspan font-weight="650">{escape(card.between)}</tspan>'


def _key(card: Card, name: str) -> str:
    return f' id="card-{name}"' if card.keys else ""


def _named(card: Card) -> str:
    """Up to three numbers with their names, a rule before each."""
    step, size = (78, 19) if len(card.named) == MOST_NAMED else (110, 24)
    parts = []
    for at, each in enumerate(card.named):
        x = 76.5 + at * step
        after = f"<tspan> {escape(each.unit)}</tspan>" if each.unit else ""
        after += f'<tspan font-size="11"> {each.change}</tspan>' if each.change else ""
        parts.append(
            f'<path d="M{n(x)} 36V78" stroke="var(--edge)"/>'
            f'<text x="{n(x + 11)}" y="47" font-size="13" fill="var(--quiet)">{escape(each.name)}</text>'
            f'<text x="{n(x + 11)}" y="74" font-size="13" fill="var(--quiet)"><tspan font-size="{size}" '
            f'font-weight="650" fill="var(--ink)"{_key(card, f"wide{at}")}>{each.written}</tspan>{after}</text>'
        )
    return "".join(parts)


def _written(card: Card) -> str:
    """Up to thirteen numbers in two rows of seven, the reader's own in a frame."""
    one_row = len(card.numbers) <= IN_A_ROW
    parts = ['<path d="M80.5 36V78" stroke="var(--edge)"/>']
    for at, number in enumerate(card.numbers):
        row, column = divmod(at, IN_A_ROW)
        x, y = 116 + 32 * column, 62 if one_row else 51 + 22 * row
        if card.mine and card.mine[0] == at:
            parts.append(
                f'<rect x="{x - 29}" y="{y - 15}" width="33" height="20" rx="4" fill="none" stroke="var(--ink)" '
                'stroke-width="2.2"/>'
            )
        parts.append(f'<text x="{x}" y="{y}" font-size="13" text-anchor="end">{decimal(number, 1)}</text>')
    return "".join(parts)


def _picture(card: Card, left: float, top: float, size: float) -> str:
    """A square a number, where it stands in the picture; those that are no part of it apart, at the right."""
    side, pitch = card.side, size / card.side
    places = [divmod(at, side) for at in range(side * side)]
    places += [(side - 1, side + 1 + at) for at in range(len(card.numbers) - len(places))]
    square = f"h{n(pitch - 0.5)}v{n(pitch - 0.5)}h-{n(pitch - 0.5)}z"
    return "".join(
        f'<path d="M{n(left + pitch * column)} {n(top + pitch * row)}{square}" fill-opacity="{shade:.2f}"/>'
        for (row, column), shade in zip(places, _shades(np.asarray(card.numbers)), strict=True)
    )


def _shades(numbers: Array) -> Array:
    """How dark each number is, the lowest palest."""
    low, high = np.percentile(numbers, MIDDLE) if np.ptp(numbers) else (0.0, 1.0)
    shades: Array = 0.08 + 0.82 * np.clip((numbers - low) / ((high - low) or 1.0), 0, 1)
    return shades


def _squares(numbers: Sequence[float]) -> str:
    """A square a number, or one for several; eight rows, read column by column."""
    each = -(-len(numbers) // MOST_SQUARES)
    groups = np.array([np.mean(numbers[at : at + each]) for at in range(0, len(numbers), each)])
    shades = _shades(groups)
    pitch = min(5.0, 216 / -(-len(groups) // ROWS))
    side = n(pitch - 0.7)
    squares = [
        f'<path d="M{n(92 + pitch * (at // ROWS))} {n(38 + 5 * (at % ROWS))}h{side}v4.3h-{side}z" '
        f'fill-opacity="{shade:.2f}"/>'
        for at, shade in enumerate(shades)
    ]
    return _EDGE + "".join(squares)


def _layout(layers: Sequence[int], across: tuple[float, float], middle: float, high: float) -> str:
    """The layers as columns of dots, the inputs hollow, and a line a number; at most six dots a column."""
    shown = [min(units, 6) for units in layers]
    left, right = across
    steps = np.linspace(left, right, len(shown))
    gap = min(high / 2, high / (max(shown) - 1 or 1) * 0.8)
    radius = 3.0 * min(1.0, high / 46 + 0.2, gap / 8)
    places = [
        [(float(x), middle + gap * (unit - (units - 1) / 2)) for unit in range(units)]
        for x, units in zip(steps, shown, strict=True)
    ]
    lines = "".join(
        f"M{n(x)} {n(y)}L{n(to_x)} {n(to_y)}"
        for before, after in pairwise(places)
        for x, y in before
        for to_x, to_y in after
    )
    thin = "1" if sum(shown) <= 8 else ".5"
    dots = "".join(
        f'<circle cx="{n(x)}" cy="{n(y)}" r="{n(radius)}" fill="{"var(--page)" if not layer else "var(--ink)"}"/>'
        for layer, column in enumerate(places)
        for x, y in column
    )
    return (
        f'<path d="{lines}" stroke="var(--quiet)" stroke-width="{thin}" fill="none"/>'
        f'<g stroke="var(--ink)" stroke-width="1.3">{dots}</g>'
    )
