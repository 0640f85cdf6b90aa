"""The stage as films that follow the clock: map, curves and sentence together; and what the exam says at the end."""

from functools import lru_cache
from typing import Final

import numpy as np

from lessons.too_many import curves, exam, ground, scene, words
from lessons.too_many.scene import Cooking
from lessons.too_many.settings import TooMany
from ui.film import Axis, Film, one_sentence
from ui.kit.text import Text
from ui.kitchen.by_heart import ROUNDS, guests

CLOCK: Final = "cooking"
EXAM: Final = "exam_said"
KEPT: Final = 16
MAP_WIDE: Final = "flex:0 1 calc(238px*var(--scale,1));min-width:0"
ROW: Final = "display:flex;gap:14px;align-items:flex-start"
RING: Final = (
    '<svg viewBox="0 0 20 20" style="width:18px"><g fill="none" stroke="var(--ink)"><circle cx="10" cy="10" r="8" '
    'stroke-width="2"/><circle cx="10" cy="10" r="3" stroke-width="1.6"/></g></svg>'
)
"""An odd diner."""


@lru_cache(maxsize=KEPT)
def stage_film(text: Text, run: TooMany, before: TooMany | None, *, cooked: bool) -> bytes:
    """Map and curves, frame by frame. `before`: the run before this one."""
    cooking = scene.cooked(run) if cooked else scene.uncooked(run)
    earlier = scene.cooked(before) if before else None
    film = Film("", (Axis(CLOCK, len(cooking.frames), time=True),))
    drawn = _drawn(run, cooked=cooked)
    borders = [border for _, border in drawn]
    film.part("area", (CLOCK,), d=[area for area, _ in drawn])
    film.part("border", (CLOCK,), d=borders)
    film.part("rim", (CLOCK,), d=borders)
    turned = cooking.course.turns
    film.part("stopped", (CLOCK,), opacity=[float(at > cooking.course.turn and turned) for at in cooking.frames])
    both = [_curves(text, cooking, earlier, room) for room in (curves.LAPTOP, curves.PHONE)]
    for each in both:
        short = each.room is curves.PHONE
        told = [
            [words.right(text, int(counts[at]), short=short) for at in cooking.frames]
            for counts in (cooking.right, cooking.new_right)
        ]
        each.film_parts(film, CLOCK, cooking.frames, *told)
    wide, narrow = (each.drawing() for each in both)
    legend = _legend(text, cooking, earlier, cooked=cooked)
    film.drawing = (
        f'<div role="img" aria-label="{text("alt.stage")}" style="{ROW}">'
        f'<div style="{MAP_WIDE}">{_map(text, cooking, earlier, cooked=cooked)}</div>'
        f'<div style="flex:1 1 0;min-width:150px"><div class="laptop">{wide}{legend}</div>'
        f'<div class="phone">{narrow}</div></div></div><div class="phone">{legend}</div>'
    )
    return film.packed(CLOCK)


@lru_cache(maxsize=KEPT)
def _drawn(run: TooMany, *, cooked: bool) -> list[tuple[str, str]]:
    """Area and border at each frame, the same in every language."""
    cooking = scene.cooked(run) if cooked else scene.uncooked(run)
    weights = cooking.course.history.weights
    return [ground.paths(scene.verdicts(cooking.net, weights[at])) for at in cooking.frames]


def _curves(text: Text, cooking: Cooking, earlier: Cooking | None, room: curves.Room) -> curves.Curves:
    course, short = cooking.course, ".short" if room is curves.PHONE else ""
    names = curves.Names(
        title=text("curves.title"),
        regulars=text(f"curves.regulars{short}"),
        new=text(f"curves.new{short}"),
        turn=text("curves.turn", round=int(cooking.rounds[course.turn])),
        heart=text("curves.heart").split("\n"),
        before=text("curves.before"),
    )
    return curves.Curves(
        room,
        names,
        cooking.rounds,
        ROUNDS,
        course.history.losses,
        course.losses,
        course.turn if course.turns else None,
        earlier.course.losses if earlier else None,
    )


def _map(text: Text, cooking: Cooking, earlier: Cooking | None, *, cooked: bool) -> str:
    """The map; a chef that went on after the turn is held against it, all others against the run before."""
    regulars = guests().regulars
    odd = scene.odd_ones() if cooked else np.zeros(len(regulars), dtype=bool)
    stopped, before = _border(cooking, cooking.course.turn), ground.NOTHING
    if earlier and not _went_on(cooking):
        before = _border(earlier, earlier.end)
    axes = text("axis.salt"), text("axis.spice")
    return ground.drawing(regulars, odd, stopped, before, axes, text("map_key"))


def _border(cooking: Cooking, record: int) -> str:
    return ground.paths(scene.verdicts(cooking.net, cooking.course.history.weights[record]))[1]


def _went_on(cooking: Cooking) -> bool:
    """Whether the chef that is kept is one after the turn."""
    return cooking.course.turns and cooking.course.turn < cooking.end


def _legend(text: Text, cooking: Cooking, earlier: Cooking | None, *, cooked: bool) -> str:
    """What the lines on the map are; nothing before there are any."""
    if not cooked:
        return ""
    rows = [(_line("var(--ink)", 3.6), text("legend.now"))]
    if _went_on(cooking):
        rows.append((_line("var(--right)", 3.4, "2 5"), words.stopped_at(text, cooking)))
    elif earlier:
        rows.append((_line("var(--quiet)", 2.2, "7 5"), text("legend.before")))
    rows.append((RING, text("legend.odd")))
    shown = "".join(
        f'<span style="display:inline-flex;align-items:center;gap:6px">{sign}{name}</span>' for sign, name in rows
    )
    return f'<div style="display:flex;flex-wrap:wrap;gap:2px 16px;font-size:13px;line-height:1.4">{shown}</div>'


def _line(colour: str, wide: float, dashes: str = "none") -> str:
    return (
        f'<svg viewBox="0 0 30 12" style="width:30px"><path d="M2 6H28" stroke="{colour}" stroke-width="{wide}" '
        f'stroke-linecap="round" stroke-dasharray="{dashes}"/></svg>'
    )


@lru_cache(maxsize=KEPT)
def said_film(text: Text, run: TooMany) -> bytes:
    """What is said of the line after each round that is shown."""
    cooking = scene.cooked(run)
    told = [words.said(text, cooking, at) for at in cooking.frames]
    return one_sentence("said", Axis(CLOCK, len(told), time=True), told)


@lru_cache(maxsize=KEPT)
def exam_film(text: Text, run: TooMany, looks: int, *, looked: bool, bet: bool) -> bytes:
    """What the exam says of the chef that is kept, once its last round is shown.

    Args:
        looks: how often anybody has looked; looked: whether at this chef; bet: whether the first answered the bet.
    """
    cooking = scene.cooked(run)
    film = Film(exam.drawing(words.looks(text, looks, bet=bet), looks), (Axis(CLOCK, len(cooking.frames), time=True),))
    ends = [at == cooking.end for at in cooking.frames]
    film.part("exam", (CLOCK,), words=[words.exam(text, cooking, at_the_end=end, looked=looked) for end in ends])
    return film.packed(EXAM)
