"""The line while it learns, as a film: each cook's own straight border in its circle, and what every number does."""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from core.arrays import Array
from core.slips import Place, places
from lessons.blame.scene import Training
from ui.draw.network import DASH, NEGATIVE, POSITIVE, fill, short, thickness, with_sign
from ui.draw.plate.svg import OUTLINE, n
from ui.film import Axis, Coded, Film
from ui.kitchen import gram_map

WIDTH, HEIGHT = 462, 206
INPUTS_X, COOKS_X, LAST_X = 40.0, 245.0, 412.0
MIDDLE = 104.0
REACH = 1.2
"""How much of the map lies within a cook's circle, as its radius in scaled units: from the middle to an edge is 1."""

MOVES_OVER = 5
"""A number's arrow says where it went within so many rounds."""

STILL = 0.005
LIKES, LIKES_NOT, MARKS = fill(0.8), fill(-0.8), "#2B211B"


class Names(NamedTuple):
    """Words in the drawing."""

    inputs: Sequence[str]
    cooks: Sequence[str]
    last: str


def radius(cooks: int) -> float:
    """Of the circles."""
    return 18.0 if cooks <= 3 else 14.0


def seats(cooks: int) -> list[list[tuple[float, float]]]:
    """Where inputs, cooks and the last cook stand."""
    row = 66.0 if cooks <= 3 else 49.0
    station = [(COOKS_X, MIDDLE + (unit - (cooks - 1) / 2) * row) for unit in range(cooks)]
    return [[(INPUTS_X, 58.0), (INPUTS_X, 150.0)], station, [(LAST_X, MIDDLE)]]


def _words(x: float, y: float, said: str = "", *, name: str = "", bold: bool = False) -> str:
    """Words with a rim of the page's colour."""
    called = f' id="{name}"' if name else ""
    weight = ' font-weight="600"' if bold else ""
    return (
        f'<text{called} x="{n(x)}" y="{n(y)}" fill="var(--ink)" stroke="var(--page)" stroke-width="4" '
        f'stroke-linejoin="round" paint-order="stroke"{weight}>{said}</text>'
    )


def drawing(layout: Sequence[Place], names: Names, mine: int, ids: str) -> str:
    """The line. Every moving part has an id, all of them with the same beginning."""
    cooks = len(names.cooks)
    at, size = seats(cooks), radius(cooks)
    lines, numbers, tags = [], [], []
    for place, (layer, unit, source) in enumerate(layout):
        x, y = at[layer][unit]
        if source is None:
            tags.append(_tag(f"{ids}n{place}", x, y + size + 5, mine=place == mine))
            continue
        from_x, from_y = at[layer - 1][source]
        share = 0.5 if layer == 2 else 0.62 if source == 0 else 0.36
        way = f'd="M{n(from_x)} {n(from_y)}L{n(x)} {n(y)}" fill="none"'
        if place == mine:
            lines.append(f'<path {way} stroke="var(--ink)" stroke-opacity=".2" stroke-width="13"/>')
        lines.append(f'<path id="{ids}l{place}" {way}/>')
        spot = from_x + share * (x - from_x), from_y + share * (y - from_y) + 4
        numbers.append(_words(*spot, name=f"{ids}n{place}", bold=place == mine))
    heads = [_input(x, y, name) for (x, y), name in zip(at[0], names.inputs, strict=True)]
    heads += [_cook(x, y, size, name, f"{ids}c{unit}") for unit, ((x, y), name) in enumerate(_named(at[1], names))]
    heads.append(_last(*at[2][0], size, names.last, f"{ids}ring"))
    body = "".join([*lines, *numbers, *heads, *tags])
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" font-size="12" text-anchor="middle" '
        f'aria-hidden="true">{body}</svg>'
    )


def _named(seats: Sequence[tuple[float, float]], names: Names) -> list[tuple[tuple[float, float], str]]:
    return list(zip(seats, names.cooks, strict=True))


def _input(x: float, y: float, name: str) -> str:
    circle = f'<circle cx="{n(x)}" cy="{n(y)}" r="21" fill="var(--ground)" stroke="{OUTLINE}" stroke-width="1.5"/>'
    return f'{circle}<text x="{n(x)}" y="{n(y + 4)}" font-weight="600" fill="var(--ink)">{name}</text>'


def _cook(x: float, y: float, size: float, name: str, part: str) -> str:
    """A cook's circle: the side that it speaks for is warm, and its own border parts it from the other."""
    rim = f'r="{n(size)}" stroke="{OUTLINE}" stroke-width="1.5"'
    return (
        f'<g transform="translate({n(x)} {n(y)})"><circle {rim} fill="{LIKES_NOT}"/>'
        f'<path id="{part}s" fill="{LIKES}"/><path id="{part}b" stroke="{MARKS}" stroke-width="2.6"/>'
        f'<circle {rim} fill="none"/></g>{_words(x, y - size - 5, name, bold=True)}'
    )


def _last(x: float, y: float, size: float, name: str, part: str) -> str:
    """The last cook's circle, with the border of the map in small."""
    scale = 2 * size / REACH / gram_map.SIDE
    middle_x, middle_y = gram_map.LEFT + gram_map.SIDE / 2, gram_map.TOP + gram_map.SIDE / 2
    there = f"translate({n(x)} {n(y)}) scale({scale:.4f}) translate({n(-middle_x)} {n(-middle_y)})"
    circle = f'<circle cx="{n(x)}" cy="{n(y)}" r="{n(size)}" fill="{LIKES_NOT}" stroke="{OUTLINE}" stroke-width="1.5"/>'
    ring = f'<path id="{part}" fill="{LIKES}" stroke="{MARKS}" stroke-width="{n(2.4 / scale)}"/>'
    return f'{circle}<g transform="{there}">{ring}</g>{_words(x, y - size - 7, name, bold=True)}'


def _tag(name: str, x: float, y: float, *, mine: bool) -> str:
    wide = ' stroke-width="2.2"' if mine else ""
    edge = "var(--ink)" if mine else OUTLINE
    box = f'x="{n(x - 26)}" y="{n(y - 7.5)}" width="52" height="15" rx="7"'
    return (
        f'<rect {box} fill="var(--page)" stroke="{edge}"{wide}/>'
        f'<text id="{name}" x="{n(x)}" y="{n(y + 4)}" fill="var(--ink)" font-size="11.5"></text>'
    )


def film_parts(film: Film, axis: Axis, training: Training, ids: str, borders: Sequence[str]) -> None:
    """How all of it looks at each frame."""
    shown, along = np.array(training.frames), (axis.key,)
    weights = training.history.weights
    for place, (layer, unit, source) in enumerate(places(training.net)):
        values = weights[shown, place]
        moved = values - weights[np.maximum(0, shown - MOVES_OVER), place]
        film.part(f"{ids}n{place}", along, words=_said(values, moved, sign=source is None))
        if source is not None:
            below = (values < 0).astype(int)
            film.part(
                f"{ids}l{place}",
                along,
                stroke=Coded(below, (POSITIVE, NEGATIVE)),
                stroke_width=[thickness(value) for value in values.tolist()],
                stroke_dasharray=Coded(below, ("none", DASH)),
            )
        elif layer == 1:
            own = weights[shown][:, 3 * unit : 3 * unit + 3]
            cuts = [_cut(row, radius(training.net.sizes[1])) for row in own]
            film.part(f"{ids}c{unit}s", along, d=[side for side, _ in cuts])
            film.part(f"{ids}c{unit}b", along, d=[chord for _, chord in cuts])
    film.part(f"{ids}ring", along, d=borders)


def _said(values: Array, moved: Array, *, sign: bool) -> list[str]:
    """Each number, and which way it goes."""
    written = with_sign if sign else short
    arrows = ["▲" if step > STILL else "▼" if step < -STILL else "" for step in moved.tolist()]
    return [f"{written(value)}{arrow}" for value, arrow in zip(values.tolist(), arrows, strict=True)]


def _cut(numbers: Array, size: float) -> tuple[str, str]:
    """The part of a circle in which a cook's sum is above zero, and the straight border that cuts it off."""
    a, b, base = (float(number) for number in numbers)
    length = math.hypot(a, b)
    share = -base / length / REACH if length else math.copysign(2.0, -base)
    if share <= -1:
        return f"M{n(-size)} 0A{n(size)} {n(size)} 0 1 0 {n(size)} 0A{n(size)} {n(size)} 0 1 0 {n(-size)} 0Z", "M0 0"
    if share >= 1:
        return "M0 0", "M0 0"
    towards, half = math.atan2(b, a), math.acos(share)
    (x, y), (to_x, to_y) = (
        (size * math.cos(angle), -size * math.sin(angle)) for angle in (towards - half, towards + half)
    )
    wide = int(half > math.pi / 2)
    start, end = f"M{n(x)} {n(y)}", f"{n(to_x)} {n(to_y)}"
    return f"{start}A{n(size)} {n(size)} 0 {wide} 0 {end}Z", f"{start}L{end}"
