"""Three plates side by side: what each master counts, what its chef put in, and the faces of those who eat it."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from core.arrays import Array
from core.judges import JUDGES, Dish
from core.losses import LOSSES
from lessons.judges.scene import Scene
from ui.draw import faces
from ui.draw.plate.svg import ellipse, n
from ui.kit.text import Text, minus
from ui.kitchen import words

COLUMN, HEIGHT = 118, 276
OFF: Final = (1.0, 3.0)
"""Complaints whose counts tell the masters apart."""

PINCH: Final = 0.1
"""Grams a mark."""

IN_A_ROW, MOST = 10, 50
SPACE = 8.6
HEAD, APART = 0.52, 28
SALT: Final = '<path d="M-3-3H3V3H-3z" fill="#FFF" stroke="#4F5662"/>'
SPICE: Final = '<circle r="2.5" fill="none" stroke="#D2301C" stroke-width="2"/>'


def plates_svg(text: Text, shown: Scene) -> str:
    """A column a master. Marks that were not there before diner 1 turned picky are ringed, those gone are dots."""
    width = COLUMN * len(JUDGES)
    columns = "".join(
        f'<g transform="translate({(place + 0.5) * COLUMN:g} 0)">{_column(text, shown, judge)}</g>'
        for place, judge in enumerate(JUDGES)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {HEIGHT}" font-size="12.5" '
        f'text-anchor="middle" aria-hidden="true">{columns}</svg>'
    )


def _column(text: Text, shown: Scene, judge: str) -> str:
    dish, calm = shown.dishes[judge], shown.calm.dishes[judge]
    before = calm.weights if shown.cooked and shown.picky else dish.weights
    drawn = [_words(16, text(f"judge.{judge}"), ' font-weight="700" font-size="15"')]
    drawn += [_words(34 + 15 * i, counted(text, judge, off), _QUIET) for i, off in enumerate(OFF)]
    drawn.append(ellipse(0, 100, 57, 40, "var(--ground)", ' stroke="var(--edge)" stroke-width="1.5"'))
    drawn.append(_marks(SALT, *_counts(before[0], dish.weights[0]), 78))
    drawn.append(_marks(SPICE, *_counts(before[1], dish.weights[1]), 118))
    drawn.append(_words(157, grams(text, dish), ""))
    drawn.append(_faces(shown, dish))
    drawn.append(_words(252, text("plate.own"), _QUIET))
    drawn.append(_words(269, own(shown, judge), ' font-weight="600"'))
    return "".join(drawn)


_QUIET: Final = ' fill-opacity=".75"'


def counted(text: Text, judge: str, off: float) -> str:
    """What a master makes of a complaint of so much."""
    return text("plate.counts", off=off, counts=float(LOSSES[judge].value(np.array([off]), np.zeros(1))))


def grams(text: Text, dish: Dish) -> str:
    """What is on a plate."""
    return minus(text("plate.grams", salt=float(dish.weights[0]), spice=float(dish.weights[1])))


def own(shown: Scene, judge: str) -> str:
    """How bad a dish is by the measure of its own master: before diner 1 turned picky, and now."""
    now = f"{shown.dishes[judge].loss:.2f}"
    return f"{shown.calm.dishes[judge].loss:.2f} → {now}" if shown.cooked and shown.picky else now


def described(text: Text, shown: Scene) -> str:
    """The drawing in words."""
    told = [f"{text(f'judge.{judge}')}: {grams(text, shown.dishes[judge])}; {own(shown, judge)}" for judge in JUDGES]
    return " ".join([text("alt.plates"), *(f"{one}." for one in told)])


def _counts(before: float, now: float) -> tuple[int, int]:
    """Pinches before and now; a plate holds from none to `MOST`."""
    return _pinches(before), _pinches(now)


def _pinches(amount: float) -> int:
    return min(MOST, max(0, round(float(amount) / PINCH)))


def _marks(mark: str, before: int, now: int, top: float) -> str:
    drawn = []
    for place in range(max(before, now)):
        row, column = divmod(place, IN_A_ROW)
        x, y = (column - (IN_A_ROW - 1) / 2) * SPACE, top + row * SPACE
        inside = mark if place < now else '<circle r="1.5" fill="var(--quiet)"/>'
        new = '<circle r="5.5" fill="none" stroke="var(--ink)" stroke-width="1.4"/>' if place >= before else ""
        drawn.append(f'<g transform="translate({n(x)} {n(y)})">{new}{inside}</g>')
    return "".join(drawn)


def _faces(shown: Scene, dish: Dish) -> str:
    kinds = [faces.tongue_of(share) for share in _salt_shares(shown.crowd.X)]
    drawn = []
    for diner, (error, kind) in enumerate(zip(dish.errors, kinds, strict=True)):
        x, y = (diner % 4 - 1.5) * APART, 184 + 37 * (diner // 4)
        face = faces.tilted(diner + 1, words.feeling(float(error)), kind)
        drawn.append(f'<g transform="translate({n(x)} {n(y)}) scale({HEAD})">{_first(diner)}{face}</g>')
    return "".join(drawn)


def _first(diner: int) -> str:
    """The ring about the diner who may be picky."""
    return "" if diner else '<circle r="28" fill="none" stroke="var(--now)" stroke-width="4"/>'


def _salt_shares(felt: Array) -> Sequence[float]:
    return [float(share) for share in felt[:, 0] / felt.sum(axis=1)]


def _words(y: float, said: str, more: str) -> str:
    return f'<text y="{n(y)}" fill="var(--ink)"{more}>{said}</text>'
