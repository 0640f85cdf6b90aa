"""The line while it learns, as a film: each cook's own straight border in its circle, its slip, and every number."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from core.arrays import Array
from core.slips import Place, places
from lessons.blame.reel import Reel
from ui.draw.network import DASH, NEGATIVE, ON_COOK, POSITIVE, SLIP, fill, thickness, with_sign
from ui.draw.plate.svg import OUTLINE, n
from ui.figures import narrow
from ui.film import Coded, Film
from ui.kitchen import gram_map

REACH = 1.2
"""How much of the map lies within a cook's circle, as its radius in scaled units: from the middle to an edge is 1."""

MOVES_OVER = 5
"""A number's arrow says where it went within so many rounds."""

STILL = 0.005
LIKES, LIKES_NOT, MARKS = fill(0.8), fill(-0.8), "#2B211B"
PATCH, TAG = (46, 16), (52, 16)
"""How wide and high a number's patch on its line is, and a tag."""

NAME = 4.0
"""How far above its circle a cook's name stands."""

Spot = tuple[float, float]


@dataclass(frozen=True)
class Room:
    """How much room a drawing has, and where its columns stand.

    Attributes:
        ids: what the ids of its moving parts begin with.
        on_lines: where along its line a number stands: salt's, spice's and those to the last cook.
    """

    ids: str
    width: int
    inputs: float
    cooks: float
    last: float
    on_lines: tuple[float, float, float]
    height: int = 205
    middle: float = 104.0


LAPTOP = Room("w", 474, 40.0, 232.0, 420.0, (0.64, 0.34, 0.6))
PHONE = Room("p", 356, 24.0, 188.0, 308.0, (0.62, 0.33, 0.62))


class Names(NamedTuple):
    """Words in the drawing."""

    inputs: Sequence[str]
    cooks: Sequence[str]
    last: str


def radius(cooks: int) -> float:
    """Of the circles."""
    return 18.0 if cooks <= 3 else 11.5


def seats(cooks: int, room: Room) -> list[list[Spot]]:
    """Where inputs, cooks and the last cook stand."""
    row = 66.0 if cooks <= 3 else 50.5
    station = [(room.cooks, room.middle + (unit - (cooks - 1) / 2) * row) for unit in range(cooks)]
    return [[(room.inputs, 58.0), (room.inputs, 150.0)], station, [(room.last, room.middle)]]


def slip_seats(cooks: int, room: Room) -> list[list[Spot]]:
    """Where the slips lie: pinned to the cooks of the station at the right, and above the last cook."""
    size = radius(cooks)
    _, station, ((x, y),) = seats(cooks, room)
    return [[(at + 31.0, up - size) for at, up in station], [(x, y - size - 11.0)]]


def number_spots(layout: Sequence[Place], room: Room) -> list[Spot]:
    """Where every number stands: on its line, a base below its cook."""
    cooks = max(place.unit for place in layout) + 1
    at, size = seats(cooks, room), radius(cooks)
    spots = []
    for layer, unit, source in layout:
        x, y = at[layer][unit]
        if source is None:
            spots.append((x, y + size + 5))
            continue
        from_x, from_y = at[layer - 1][source]
        share = room.on_lines[2 if layer == 2 else source]
        spots.append((from_x + share * (x - from_x), from_y + share * (y - from_y)))
    return spots


def drawing(layout: Sequence[Place], names: Names, mine: int, room: Room) -> str:
    """The line. Every moving part has an id, all of them with the same beginning."""
    cooks, ids = len(names.cooks), room.ids
    at, size, spots = seats(cooks, room), radius(cooks), number_spots(layout, room)
    lines, numbers, tags, travellers = [], [], [], []
    for place, ((layer, unit, source), (x, y)) in enumerate(zip(layout, spots, strict=True)):
        own = place == mine
        tags.append(_number(f"{ids}n{place}", x, y, base=source is None, mine=own)) if source is None else None
        if source is None:
            continue
        (from_x, from_y), (to_x, to_y) = at[layer - 1][source], at[layer][unit]
        way = f'd="M{n(from_x)} {n(from_y)}L{n(to_x)} {n(to_y)}" fill="none"'
        if own:
            lines.append(f'<path {way} stroke="var(--ink)" stroke-opacity=".2" stroke-width="13"/>')
        lines.append(f'<path id="{ids}l{place}" {way}/>')
        numbers.append(_number(f"{ids}n{place}", x, y, base=False, mine=own))
        travellers.append(f'<rect id="{ids}t{place}" width="13" height="10" rx="1" fill="#FBF3E6" stroke="{SLIP}"/>')
    heads = [_input(x, y, name) for (x, y), name in zip(at[0], names.inputs, strict=True)]
    named = zip(at[1], names.cooks, strict=True)
    heads += [_cook(x, y, size, name, f"{ids}c{unit}") for unit, ((x, y), name) in enumerate(named)]
    heads.append(_last(*at[2][0], size, names.last, f"{ids}ring"))
    slips = [_slip(f"{ids}s{layer}-{unit}") for layer, units in ((2, 1), (1, cooks)) for unit in range(units)]
    body = "".join([*lines, *numbers, *heads, *tags, *travellers, *slips])
    return (
        f'<svg viewBox="0 0 {room.width} {room.height}" width="{room.width}" height="{room.height}" font-size="12.5" '
        f'text-anchor="middle" aria-hidden="true">{body}</svg>'
    )


def _number(name: str, x: float, y: float, *, base: bool, mine: bool) -> str:
    """A number on a patch of the page's colour, so that no line runs through it; a base on a tag; one's own framed."""
    wide, high = TAG if base else PATCH
    edge = ' stroke="var(--ink)" stroke-width="1.8"' if mine else f' stroke="{OUTLINE}"' if base else ""
    box = f'x="{n(x - wide / 2)}" y="{n(y - high / 2)}" width="{wide}" height="{high}" rx="{7 if base else 4}"'
    weight = ' font-weight="650"' if mine else ""
    return (
        f'<rect {box} fill="var(--page)"{edge}/>'
        f'<text id="{name}" x="{n(x)}" y="{n(y + 4.5)}" fill="var(--ink)"{weight}></text>'
    )


def _slip(name: str) -> str:
    """A slip of paper; a film says where it is and what stands on it."""
    return (
        f'<g id="{name}"><rect x="-22" y="-8" width="44" height="16" rx="1" fill="#FBF3E6" stroke="{SLIP}" '
        f'stroke-width="1.5"/><text id="{name}-said" y="4.5" fill="{ON_COOK}" font-weight="600"></text></g>'
    )


def _name(x: float, y: float, said: str, anchor: str = "middle") -> str:
    return f'<text x="{n(x)}" y="{n(y)}" fill="var(--ink)" font-weight="600" text-anchor="{anchor}">{said}</text>'


def _input(x: float, y: float, name: str) -> str:
    circle = f'<circle cx="{n(x)}" cy="{n(y)}" r="22" fill="var(--ground)" stroke="{OUTLINE}" stroke-width="1.5"/>'
    first, _, rest = name.partition(" ")  # “x₁ salt” stands in two lines
    if not rest:
        return circle + _name(x, y + 4.5, name)
    return circle + _name(x, y - 2, first) + _name(x, y + 12, rest)


def _cook(x: float, y: float, size: float, name: str, part: str) -> str:
    """A cook's circle: the side that it speaks for is warm, and its own border parts it from the other."""
    rim = f'r="{n(size)}" stroke="{OUTLINE}" stroke-width="1.5"'
    return (
        f'<g transform="translate({n(x)} {n(y)})"><circle {rim} fill="{LIKES_NOT}"/>'
        f'<path id="{part}s" fill="{LIKES}"/><path id="{part}b" stroke="{MARKS}" stroke-width="2.6"/>'
        f'<circle {rim} fill="none"/></g>{_name(x + 6, y - size - NAME, name, "end")}'
    )


def _last(x: float, y: float, size: float, name: str, part: str) -> str:
    """The last cook's circle, with the border of the map in small."""
    scale = 2 * size / REACH / gram_map.SIDE
    middle_x, middle_y = gram_map.LEFT + gram_map.SIDE / 2, gram_map.TOP + gram_map.SIDE / 2
    there = f"translate({n(x)} {n(y)}) scale({scale}) translate({n(-middle_x)} {n(-middle_y)})"
    circle = f'<circle cx="{n(x)}" cy="{n(y)}" r="{n(size)}" fill="{LIKES_NOT}" stroke="{OUTLINE}" stroke-width="1.5"/>'
    ring = f'<path id="{part}" fill="{LIKES}" stroke="{MARKS}" stroke-width="{n(2.4 / scale)}"/>'
    return f'{circle}<g transform="{there}">{ring}</g>{_name(x, y - size - 24, name)}'


def film_parts(film: Film, reel: Reel, room: Room, borders: Sequence[str]) -> None:
    """How all of it looks at each frame."""
    net, ids, along = reel.training.net, room.ids, (reel.key,)
    weights = reel.weights
    for place, (layer, unit, source) in enumerate(places(net)):
        values = weights[:, place]
        film.part(f"{ids}n{place}", along, words=_said(values, reel.moves(place, MOVES_OVER), sign=source is None))
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
            own = weights[:, 3 * unit : 3 * unit + 3]
            cuts = [_cut(row, radius(net.sizes[1])) for row in own]
            film.part(f"{ids}c{unit}s", along, d=[side for side, _ in cuts])
            film.part(f"{ids}c{unit}b", along, d=[chord for _, chord in cuts])
    film.part(f"{ids}ring", along, d=borders)
    _slips(film, reel, room)
    _travellers(film, reel, room)


def _slips(film: Film, reel: Reel, room: Room) -> None:
    """The slips: the last cook's appears, those of the station come from there."""
    cooks = reel.training.net.sizes[1]
    station, (source,) = slip_seats(cooks, room)
    come = {part: np.array([moment.come(part) for moment in reel.moments]) for part in (1, 2)}
    for layer, unit, seat in [(2, 0, source), *((1, unit, seat) for unit, seat in enumerate(station))]:
        name, there = f"{room.ids}s{layer}-{unit}", come[3 - layer]
        share = there if layer == 1 else np.ones_like(there)
        ways = [f"translate({n(x)} {n(y)})" for x, y in _between(source, seat, share)]
        film.part(name, (reel.key,), transform=ways, opacity=(there > 0).astype(float))
        film.part(f"{name}-said", (reel.key,), words=[reel.on_slip(value) for value in reel.slips(layer, unit)])


def _travellers(film: Film, reel: Reel, room: Room) -> None:
    """Small slips on their way from a cook to the numbers on the lines to it."""
    layout = places(reel.training.net)
    cooks = reel.training.net.sizes[1]
    at = seats(cooks, room)
    share = np.array([moment.come(3) for moment in reel.moments])
    seen = ((share > 0) & (share < 1)).astype(float)
    for place, (spot, (layer, unit, source)) in enumerate(zip(number_spots(layout, room), layout, strict=True)):
        if source is not None:
            xy = np.array(_between(at[layer][unit], spot, share))
            film.part(f"{room.ids}t{place}", (reel.key,), x=xy[:, 0] - 6.5, y=xy[:, 1] - 5, opacity=seen)


def _between(start: Spot, end: Spot, shares: Array) -> list[Spot]:
    (x, y), (to_x, to_y) = start, end
    return [(x + share * (to_x - x), y + share * (to_y - y)) for share in shares.tolist()]


def _said(values: Array, moved: Array, *, sign: bool) -> list[str]:
    """Each number, and which way it goes."""
    written = with_sign if sign else narrow
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
