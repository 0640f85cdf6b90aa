"""Three plates side by side: what each master counts, what its chef put in, the faces of those who eat it, and how much
of all that the master hears is diner 1's.

What may move has an id and is told once, in `of_dish` and `of_wish`: a film looks it up where its sliders stand.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

import numpy as np

from core.arrays import Array
from core.judges import JUDGES, Dish
from core.losses import LOSSES
from lessons.judges.scene import Served, Stage, crowd
from ui.draw import faces
from ui.draw.plate.svg import ellipse, figure, n
from ui.figures import decimal, percent
from ui.kit.text import Text
from ui.kitchen import words
from ui.kitchen.settings import Order
from ui.kitchen.tongues import salt_shares

COLUMN, HEIGHT, WIDEST = 124, 296, 416
OFF: Final = (1.0, 3.0)
"""Complaints whose counts tell the masters apart."""

PINCH: Final = 0.1
"""Grams a mark."""

IN_A_ROW, MOST = 10, 50
SPACE = 8.6
HEAD, APART = 0.48, 29
BAR: Final = 116
SALT: Final = '<path d="M-3-3H3V3H-3z" fill="#FFF" stroke="#4F5662"/>'
SPICE: Final = '<circle r="2.5" fill="none" stroke="#D2301C" stroke-width="2"/>'
GONE: Final = '<circle r="1.5" fill="var(--quiet)"/>'
NEW: Final = '<circle r="5.5" fill="none" stroke="var(--ink)" stroke-width="1.4"/>'
FIRST: Final = '<circle r="28" fill="none" stroke="var(--now)" stroke-width="4"/>'
"""About the diner who may be picky."""

CHANGED: Final = '<circle r="28" fill="none" stroke="var(--ink)" stroke-width="2.6"/>'
"""About another one who says something else since."""

MARKS: Final = (("salt", SALT, 78), ("spice", SPICE, 118))
"""Each seasoning, its mark, and how far down on the plate its first row is."""

Looks = Mapping[tuple[str, str], str]
"""By part, without the number of its column, and attribute."""


# ---- what may move ----


def of_dish(text: Text, stage: Stage, judge: str, now: Served) -> dict[tuple[str, str], str]:
    """What follows from the dish alone: its marks, its grams, and what all but the first diner say of it."""
    calm = stage.scene.calm.dishes[judge]
    looks = {("grams", "words"): grams(text, now), ("unhappy", "words"): unhappy(text, stage, judge, now)}
    for at, (seasoning, _, _) in enumerate(MARKS):
        before, here = pinches(calm.weights[at]), pinches(now.grams[at])
        looks[seasoning, "count"] = str(here)
        looks[f"{seasoning}-gone", "count"] = str(max(0, before - here))
        looks[f"{seasoning}-new", "count"] = str(max(0, here - before))
    said, was = feelings(now.errors), feelings(calm.errors)
    for diner in range(1, len(said)):
        looks[f"face{diner}", "drawn"] = face(stage, diner, said[diner])
        looks[f"ring{diner}", "opacity"] = str(int(said[diner] != was[diner]))
    return looks


def of_wish(text: Text, stage: Stage, judge: str, picky: float, now: Served) -> dict[tuple[str, str], str]:
    """What follows from the first diner's wish, too: that face, the master's count, and how much of it is diner 1's."""
    return {
        ("face0", "drawn"): face(stage, 0, words.feeling(now.errors[0])),
        ("own", "words"): own(text, stage, judge, picky, now),
        ("voice", "width"): n(BAR * now.voice),
        ("share", "words"): _share(text, percent(now.voice)),
    }


def looks(text: Text, stage: Stage, judge: str, picky: float) -> dict[tuple[str, str], str]:
    """How a finished plate looks to a first diner who wishes for so much more."""
    now = stage.finished(judge, picky)
    return of_dish(text, stage, judge, now) | of_wish(text, stage, judge, picky, now)


def counted(text: Text, judge: str, off: float) -> str:
    """What one complaint of this size counts for this master."""
    counts = float(LOSSES[judge].value(np.array([off]), np.zeros(1)))
    return text("plate.counts", off=off, counts=counts)


def grams(text: Text, now: Served) -> str:
    """Salt and spice."""
    return text("plate.grams", salt=float(now.grams[0]), spice=float(now.grams[1]))


def unhappy(text: Text, stage: Stage, judge: str, now: Served) -> str:
    """How many of the other diners complain; once cooked for a picky one, also how many did before."""
    calm, here = (complaining(errors) for errors in (stage.scene.calm.dishes[judge].errors, now.errors))
    return _unhappy(text, f"{calm} → {here}" if stage.scene.picky else str(here), len(now.errors) - 1)


def complaining(errors: Array) -> int:
    """How many diners but the first complain."""
    return sum(said != "about_right" for said in feelings(errors)[1:])


def own(text: Text, stage: Stage, judge: str, picky: float, now: Served) -> str:
    """How bad the dish is by its own master's count, per diner; and before diner 1 turned picky."""
    here = decimal(now.loss, 2)
    if not (stage.cooked or picky):
        return _own(text, here)
    return _own(text, f"{decimal(stage.scene.calm.dishes[judge].loss, 2)} → {here}")


def feelings(errors: Array) -> list[str]:
    """What each diner says."""
    return [words.feeling(float(error)) for error in errors]


def face(stage: Stage, diner: int, said: str) -> str:
    """A diner's face, with the tongue that goes with it."""
    return _face(diner, said, faces.tongue_of(tongues(stage.order)[diner]))


# A film asks for thousands of looks, of which few differ.


@lru_cache(maxsize=4096)
def _own(text: Text, count: str) -> str:
    return text("plate.own", count=count)


@lru_cache(maxsize=1024)
def _share(text: Text, share: str) -> str:
    return text("plate.voice", share=share)


@lru_cache(maxsize=256)
def _unhappy(text: Text, number: str, others: int) -> str:
    return text("plate.unhappy", number=number, others=others)


@lru_cache(maxsize=128)
def _face(diner: int, said: str, kind: str) -> str:
    return faces.tilted(diner + 1, said, kind)


@lru_cache(maxsize=32)
def tongues(order: Order) -> tuple[float, ...]:
    """The share of salt in all that each diner feels."""
    return tuple(salt_shares(crowd(order, 0.0)).tolist())


def pinches(amount: float) -> int:
    """How many marks so many grams are; a plate holds from none to `MOST`."""
    return min(MOST, max(0, round(float(amount) / PINCH)))


# ---- the drawing ----


def still(text: Text, stage: Stage, picky: float) -> str:
    """The finished plates, with their words."""
    columns = [looks(text, stage, judge, picky) for judge in JUDGES]
    return framed(drawing(text, stage, columns), described(text, stage, picky))


def framed(drawn: str, alt: str = "") -> str:
    """The drawing with its words."""
    return figure(drawn, alt, width=WIDEST, name="plates")


def drawing(text: Text, stage: Stage, columns: Sequence[Looks]) -> str:
    """A column a master, each with its looks. What changed since diner 1 turned picky has a thin ring; marks that are
    gone are dots. As many marks are drawn as the looks count.
    """
    drawn = "".join(
        f'<g transform="translate({n((place + 0.5) * COLUMN)} 0)">{_column(text, stage, place, columns[place])}</g>'
        for place in range(len(JUDGES))
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {COLUMN * len(JUDGES)} {HEIGHT}" font-size="12.5" '
        f'text-anchor="middle" aria-hidden="true">{drawn}</svg>'
    )


_QUIET: Final = ' fill-opacity=".75"'


def _column(text: Text, stage: Stage, place: int, shown: Looks) -> str:
    judge = JUDGES[place]
    calm = stage.scene.calm.dishes[judge]

    def line(y: float, part: str, more: str) -> str:
        return _words(y, shown[part, "words"], f' id="{part}{place}"{more}')

    drawn = [_words(16, text(f"judge.{judge}"), ' font-weight="700" font-size="15"')]
    drawn += [_words(34 + 15 * i, counted(text, judge, off), _QUIET) for i, off in enumerate(OFF)]
    drawn.append(ellipse(0, 100, 59, 40, "var(--ground)", ' stroke="var(--edge)" stroke-width="1.5"'))
    drawn += [_marks(place, at, shown, calm) for at in range(len(MARKS))]
    drawn += [line(157, "grams", ""), _faces(place, shown), _voice(place, shown)]
    drawn += [line(272, "unhappy", ' font-weight="600"'), line(290, "own", _QUIET)]
    return "".join(drawn)


def _marks(place: int, at: int, shown: Looks, calm: Dish) -> str:
    """The marks of a seasoning; dots where some were, the last to go first; rings about those that came."""
    name, mark, top = MARKS[at]
    before = pinches(calm.weights[at])
    groups = ((f"{name}-gone", GONE, before - 1, -1), (name, mark, 0, 1), (f"{name}-new", NEW, before, 1))
    return "".join(
        f'<g id="{part}{place}">'
        + "".join(_at(first + step * number, top, what) for number in range(int(shown[part, "count"])))
        + "</g>"
        for part, what, first, step in groups
    )


def _at(number: int, top: float, what: str) -> str:
    row, column = divmod(number, IN_A_ROW)
    x, y = (column - (IN_A_ROW - 1) / 2) * SPACE, top + row * SPACE
    return f'<g transform="translate({n(x)} {n(y)})">{what}</g>'


def _faces(place: int, shown: Looks) -> str:
    drawn = []
    for diner in range(faces.HEADS):
        x, y = (diner % 4 - 1.5) * APART, 184 + 37 * (diner // 4)
        changed = shown.get((f"ring{diner}", "opacity"), "")
        ring = f'<g id="ring{diner}-{place}" opacity="{changed}">{CHANGED}</g>' if diner else FIRST
        face = f'<g id="face{diner}-{place}">{shown[f"face{diner}", "drawn"]}</g>'
        drawn.append(f'<g transform="translate({n(x)} {n(y)}) scale({HEAD})">{ring}{face}</g>')
    return "".join(drawn)


def _voice(place: int, shown: Looks) -> str:
    """A bar for all that this master hears, diner 1's part of it filled."""
    left = -BAR / 2
    inside = f'<rect id="voice{place}" x="{n(left)}" y="242" width="{shown["voice", "width"]}" height="15" '
    frame = f'<rect x="{n(left)}" y="242" width="{BAR}" height="15" fill="none" stroke="var(--edge)"/>'
    said = _words(253.5, shown["share", "words"], f' id="share{place}" font-size="11.5"')
    return f'{inside}fill="var(--now)" fill-opacity=".28"/>{frame}{said}'


def part_of(part: str, place: int) -> str:
    """The id of a part in the column at this place."""
    return f"{part}-{place}" if part.startswith(("face", "ring")) else f"{part}{place}"


def _words(y: float, said: str, more: str) -> str:
    return f'<text y="{n(y)}" fill="var(--ink)"{more}>{said}</text>'


# ---- the same in words ----


def described(text: Text, stage: Stage, picky: float) -> str:
    """The finished plates in words."""
    told = [text("alt.plate", judge=text(f"judge.{judge}"), told=_said(text, stage, judge, picky)) for judge in JUDGES]
    return text.together(text("alt.plates"), *told)


def _said(text: Text, stage: Stage, judge: str, picky: float) -> str:
    shown = looks(text, stage, judge, picky)
    return text.label("say.and").join(shown[part, "words"] for part in ("grams", "share", "unhappy", "own"))
