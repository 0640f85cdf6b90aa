"""Yi-6B and its three doublings, drawn against the dashed line of exactly twice."""

from collections.abc import Mapping
from html import escape
from typing import Final, NamedTuple

from core.doublings import DOUBLINGS
from ui.draw.plate.svg import n

WIDE, TOP, ROW = 400, 50.0, 24.0
LEFT: Final = 96.0
ROOM: Final = 190.0
"""Pixels for the largest of them."""

ROOM_FOR_FIGURE: Final = 40.0
"""A figure that the dashed line would cross stands behind it."""


class Words(NamedTuple):
    """What is written.

    Attributes:
        head: above all; twice: at the dashed line.
        names, figures: of Yi-6B (`""`) and of each doubling.
        mine: at the reader's bet.
    """

    head: str
    twice: str
    names: Mapping[str, str]
    figures: Mapping[str, str]
    mine: str


def bars_svg(words: Words, counts: Mapping[str, int], bet: str, closest: str) -> str:
    """The bars; a doubling that is not in `counts` is a question.

    Args:
        counts: of Yi-6B (`""`) and of the doublings seen.
        bet: the reader's, if it is one of them.
        closest: the one that comes closest, once seen.
    """
    unit = ROOM / (max(counts.values()) if len(counts) > 1 else 4 * counts[""])
    dashed, foot = LEFT + 2 * counts[""] * unit, TOP + 4 * ROW
    bars, told = "", ""
    for at, what in enumerate(("", *DOUBLINGS)):
        y, bold = TOP + ROW * at, ' font-weight="650"' if what == closest and closest else ""
        told += f'<text x="0" y="{n(y + 14)}"{bold}>{escape(words.names[what])}</text>'
        if what in counts:
            colour, end = "var(--now)" if bold else "var(--band4)", LEFT + counts[what] * unit
            bars += f'<rect x="{n(LEFT)}" y="{n(y)}" width="{n(end - LEFT)}" height="18" rx="2" fill="{colour}"/>'
            beside = dashed if end <= dashed < end + ROOM_FOR_FIGURE else end
            figure = words.figures[what] + (" ✓" if bold else "")
        else:
            beside, figure = LEFT, "?"
        figure += f" · {words.mine}" if what == bet and bet else ""
        told += f'<text x="{n(beside + 6)}" y="{n(y + 14)}"{bold}>{escape(figure)}</text>'
    line = f'<path d="M{n(dashed)} 39V{n(foot)}" stroke="var(--ink)" stroke-width="1.6" stroke-dasharray="5 4"/>'
    return (
        f'<svg viewBox="0 0 {WIDE} {n(foot + 4)}" font-size="13" fill="var(--ink)" aria-hidden="true">'
        f'<text x="0" y="13" font-weight="650">{escape(words.head)}</text>'
        f'<text x="{n(dashed)}" y="34" text-anchor="middle">{escape(words.twice)}</text>'
        f"{bars}{line}{told}</svg>"
    )
