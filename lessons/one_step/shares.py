"""Whose fault: a row of bars for each seasoning, its share of every complaint, and the slope that they add up to."""

from html import escape
from typing import Final

import numpy as np

from core.diners import SEASONINGS
from lessons.one_step.scene import Scene
from lessons.one_step.svg import FILLS, figure, lines, mark, nought, quiet, signed, words
from lessons.one_step.tasters import NARROW, SMALLEST_LABEL, WIDE, Row
from ui.draw.plate.svg import n
from ui.figures import decimal
from ui.kit.text import Text
from ui.kitchen.tongues import by_tongue

WIDE_TOPS: Final = (124, 222)
NARROW_TOPS: Final = (154, 250)
"""Where the bars of either seasoning begin."""

WIDE_HEIGHT: Final = 312
NARROW_HEIGHT: Final = 312

_ROOM: Final = {WIDE: 58, NARROW: 42}
"""How high the longest bars may be, both ways together."""


def wide(text: Text, now: Scene) -> str:
    """Both rows for a laptop, the slope at the right of each."""
    return "".join(_wide(text, now, which) for which in range(len(SEASONINGS)))


def narrow(text: Text, now: Scene) -> str:
    """Both rows for a phone, the slope above the bars."""
    return "".join(_narrow(text, now, which) for which in range(len(SEASONINGS)))


def way(slope: float) -> str:
    """What a slope says: the id of a word."""
    return "level" if nought(slope) else "less" if slope > 0 else "more"


def _wide(text: Text, now: Scene, which: int) -> str:
    name, top, slope = SEASONINGS[which], WIDE_TOPS[which], now.slope(which)
    return (
        f'<path d="M0 {n(top - 11)}H791" stroke="var(--edge)"/>{mark(name, 22, top + 9)}'
        f"{words(14, top + 38, text(f'row.{name}'), bold=True)}"
        f"{lines(14, top + 56, text('row.share', seasoning=text.label(f'seasoning.{name}')))}"
        f"{_bars(now, which, WIDE, top)}{quiet(612, top + 10, _mean(text, now, which))}"
        f"{words(612, top + 42, signed(slope, 2), size=26, bold=True)}"
        f"{words(612, top + 66, text(f'row.{way(slope)}'), size=13, fill='var(--now)', bold=True)}"
    )


def _narrow(text: Text, now: Scene, which: int) -> str:
    name, top, slope = SEASONINGS[which], NARROW_TOPS[which], now.slope(which)
    arrow = {"more": " ▲", "less": " ▼", "level": ""}[way(slope)]
    return (
        f"{mark(name, 10, top - 16)}{words(26, top - 11, text(f'row.{name}'), bold=True)}"
        f"{_bars(now, which, NARROW, top)}"
        f'<text x="354" y="{n(top - 11)}" font-size="12" fill="var(--quiet)" text-anchor="end">'
        f"{escape(_mean(text, now, which))} {figure(signed(slope, 2), 14)}"
        f'<tspan fill="var(--now)">{arrow}</tspan></text>'
    )


def _mean(text: Text, now: Scene, which: int) -> str:
    """The mean with three decimals: twice that, rounded to two, is always the slope as it is shown."""
    return text("row.mean", mean=decimal(now.mean_share(which), 3, sign=True, largest=1e4))


def _bars(now: Scene, which: int, row: Row, top: float) -> str:
    """A bar a diner, hanging under the face or standing up to it: the miss times how strongly that tongue feels it."""
    order, _ = by_tongue(now.crowd)
    shares = now.tasting.shares[order]
    highest, lowest = np.maximum(shares.max(axis=0), 0), np.minimum(shares.min(axis=0), 0)
    scale = _ROOM[row] / max(float((highest - lowest).max()), 1e-12)
    up = float(highest[which])
    foot = top + up * scale + (SMALLEST_LABEL if up else 0)
    half, (fill, edge) = row.cell * 0.17, FILLS[SEASONINGS[which]]
    first, last = row.at(0) - row.cell / 2, row.at(len(order) - 1) + row.cell / 2
    drawn = [f'<path d="M{n(first)} {n(foot)}H{n(last)}" stroke="var(--ink)"/>']
    for place, share in enumerate(shares[:, which].tolist()):
        x, high = row.at(place), abs(share) * scale
        above = foot - high if share > 0 else foot
        label = above - 4 if share > 0 else foot + high + 12
        drawn.append(
            f'<rect x="{n(x - half)}" y="{n(above)}" width="{n(2 * half)}" height="{n(high)}" rx="2" fill="{fill}" '
            f'stroke="{edge}"/>'
        )
        drawn.append(words(x, label, signed(share), size=11.5, anchor="middle"))
    return "".join(drawn)
