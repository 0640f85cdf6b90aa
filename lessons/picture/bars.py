"""How many of a hundred new faces are told right in each of the three places, against a coin."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from core.stencils import ONE, SLIDING
from lessons.picture.settings import PLACES
from ui.draw.plate.svg import n, words

LOOKS: Final = {ONE: "■", SLIDING: "□"}
"""Of the bars of either layout, as a sign."""

WIDE: Final = 420
HIGH: Final = 149
LEFT: Final = 112.0
ROOM: Final = 258.0
"""So long is the bar of a hundred."""

COIN: Final = 50
TOP: Final = 24.0
STEP: Final = 35.0


@dataclass(frozen=True)
class Written:
    """What is written there.

    Attributes:
        names: of the three places.
        legend: whose bars are full and whose are hollow, where both are shown.
        coin: at the line of a coin.
        bet: below the bars, or nothing.
    """

    title: str
    names: Sequence[str]
    legend: str
    coin: str
    bet: str


def bars_svg(written: Written, one: Sequence[int], six: Sequence[int] | None, *, place: int) -> str:
    """The bars: how many are right, by place; of the six, where they are shown, hollow. `place`: the one looked at."""
    rows = [words(0, 13, escape(written.title), size=13.5, bold=True)]
    for at in PLACES:
        y, now = TOP + STEP * at, at == place
        rows.append(words(0, y + 15, escape(written.names[at]), size=13, bold=now))
        high = 13.0 if six else 20.0
        fill = "var(--now)" if now and not six else "var(--band5)"
        rows.append(_bar(y, high, one[at], f'fill="{fill}"') + _count(y + high / 2, one[at], bold=now))
        if six:
            hollow = f'fill="var(--page)" stroke="{"var(--now)" if now else "var(--ink)"}" stroke-width="1.4"'
            rows.append(_bar(y + 16, 12.0, six[at], hollow) + _count(y + 22, six[at], bold=now))
    if six:
        rows.append(words(WIDE, 13, escape(written.legend), size=12.5, anchor="end", fill="var(--quiet)"))
    x, foot = LEFT + ROOM * COIN / 100, TOP + STEP * len(PLACES)
    d = f"M{n(x)} {n(TOP - 4)}V{n(foot)}"
    line = f'<path d="{d}" stroke="var(--ink)" stroke-width="1.4" stroke-dasharray="4 3"/>'
    told = words(x, HIGH - 8, escape(written.coin), size=13, anchor="middle", fill="var(--quiet)")
    marked = words(0, HIGH - 8, escape(written.bet), size=13)
    return f'<svg viewBox="0 0 {WIDE} {HIGH}" fill="var(--ink)">{"".join(rows)}{line}{told}{marked}</svg>'


def _bar(y: float, high: float, count: int, look: str) -> str:
    return f'<rect x="{n(LEFT)}" y="{n(y)}" width="{n(ROOM * count / 100)}" height="{n(high)}" rx="2" {look}/>'


def _count(middle: float, count: int, *, bold: bool) -> str:
    halo = ' stroke="var(--page)" stroke-width="4" paint-order="stroke"'
    return words(LEFT + ROOM * count / 100 + 6, middle + 5, str(count), size=13, bold=bold, more=halo)
