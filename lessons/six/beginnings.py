"""Where the first changes would take each of the six at the boldness in the reader's hand: a small map that follows.

It shows no race, only how long a step is: the first changes at every rate on offer are worked out at once.
"""

from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

import numpy as np
from contourpy import FillType, contour_generator

from core.arrays import Array
from core.landscapes import Landscape
from lessons.six import scene
from lessons.six.legend import COLOURS, MARKS
from lessons.six.settings import RACE_RATES, Race
from ui.draw.plate.svg import n
from ui.figures import shortest
from ui.film import Axis, Film, Slot
from ui.kit.page import Page
from ui.kit.text import Text
from ui.settings import defaults, uneven

KEY = "beginnings"
"""Of the film."""

SIDE, EDGE = 164.0, 7.0
"""How large the map is drawn, and how near to its edge a mark that has left it stays."""

WIDE = "calc(clamp(104px,100vw - 640px,132px)*var(--scale,1))"
"""How large it is shown: on a phone slider, map and player fit on one screen."""

SMALL = 0.75
"""Size of a mark, beside the legend's."""

KEPT = 32


RATES = uneven(0.1, RACE_RATES)


def slider(page: Page[Race]) -> str:
    """Tell the films of the slider before it is drawn; its key."""
    return page.offer("race_rate", RATES)


def without_hand(settings: Race) -> Race:
    """The settings with the slider at some place, and of the rest only what a race depends on."""
    usual = defaults(Race)
    return replace(settings.run, race_rate=usual["race_rate"])


def show(page: Page[Race]) -> None:
    """The map, as it is while the slider moves."""
    text, still, key = page.text, without_hand(page.settings), slider(page)
    at = RATES.place_of(page.settings.race_rate)
    page.film(KEY, lambda: film(text, still, key), still=lambda: page.still(KEY, drawn(text, still, at)))


@lru_cache(maxsize=KEPT)
def film(text: Text, still: Race, key: str) -> bytes:
    """It, at every rate."""
    made = Film("", (Axis(key, RATES.count),))
    for each, paths in enumerate(scene.beginnings(still)):
        places = [on_map(still, path) for path in paths]
        made.part(f"way{each}", (key,), points=[_points(place) for place in places])
        made.part(f"end{each}", (key,), transform=[_moved(place) for place in places])
    said = text("begins", rate=Slot("rate"), changes=scene.CHANGES)
    told = made.sentence("begins", said, (key,), rate=[shortest(rate) for rate in RACE_RATES])
    away = [_away(text, still, at) for at in range(RATES.count)]
    made.part("away", (key,), words=away)
    made.drawing = _framed(text, still, told)
    return made.packed(KEY)


def drawn(text: Text, still: Race, at: int) -> str:
    """It, at one of them."""
    found = _framed(text, still, text("begins", rate=shortest(RACE_RATES[at]), changes=scene.CHANGES))
    for each, paths in enumerate(scene.beginnings(still)):
        place = on_map(still, paths[at])
        found = found.replace(f'id="way{each}"', f'points="{_points(place)}"')
        found = found.replace(f'id="end{each}"', f'transform="{_moved(place)}"')
    return found.replace('<span id="away"></span>', _away(text, still, at)).replace("**", "")


def _away(text: Text, still: Race, at: int) -> str:
    """How many of them are no more on the map."""
    low, high = scene.map_range(still)
    ends = scene.beginnings(still)[:, at, -1]
    gone = int((~((ends >= low) & (ends <= high)).all(axis=-1)).sum())
    return text.after(text("begins.away", count=gone)) if gone else ""


def on_map(still: Race, path: Array) -> Array:
    """(T, 2) places of the drawing; what lies beyond the map stays at its edge."""
    low, high = scene.map_range(still)
    shares = (np.nan_to_num(path, nan=low) - low) / (high - low) * SIDE
    across, up = np.clip(shares, EDGE, SIDE - EDGE).T
    return np.column_stack([across, SIDE - up])


def _points(place: Array) -> str:
    return " ".join(f"{n(x)},{n(y)}" for x, y in place.tolist())


def _moved(place: Array) -> str:
    x, y = place[-1].tolist()
    return f"translate({n(x)} {n(y)}) scale({SMALL})"


def _framed(text: Text, still: Race, told: str) -> str:
    """The map beside its sentence; below it where there is no room."""
    size = f"flex:0 0 {WIDE};max-width:{WIDE}"
    words = "flex:1 1 130px;font-size:14px;line-height:1.35;min-height:2.7em"
    return (
        '<div style="display:flex;flex-wrap:wrap;gap:4px 14px;align-items:center">'
        f'<div role="img" aria-label="{text("alt.begins")}" style="{size}">{_map(still)}</div>'
        f'<p style="{words}">{told}<span id="away"></span></p></div>'
    )


def _map(still: Race) -> str:
    """The landscape as the race has it, and all six at the start."""
    ((x, y),) = on_map(still, np.asarray(scene.landscape(still).start)[np.newaxis]).tolist()
    ways = "".join(
        f'<polyline id="way{each}" fill="none" stroke="var(--{colour})" stroke-width="2"/>'
        for each, colour in enumerate(COLOURS)
    )
    marks = zip(COLOURS, MARKS, strict=True)
    ends = "".join(
        f'<g id="end{each}" fill="var(--{colour})" stroke="var(--ink)" stroke-width="1.6">{mark}</g>'
        for each, (colour, mark) in enumerate(marks)
    )
    start = f'<circle cx="{n(x)}" cy="{n(y)}" r="4" fill="var(--page)" stroke="var(--ink)" stroke-width="1.6"/>'
    side = n(SIDE)
    return (
        f'<svg viewBox="0 0 {side} {side}" aria-hidden="true"><rect width="{side}" height="{side}" '
        f'fill="var(--band0)"/>{_ground(scene.landscape(still), *scene.map_range(still), still.landscape)}'
        f"{ways}{start}{ends}</svg>"
    )


@lru_cache(maxsize=KEPT)
def _ground(landscape: Landscape, low: float, high: float, name: str) -> str:
    """Bands of the score."""
    scores = scene.score_map(landscape, low, high)
    along = np.linspace(0.0, SIDE, len(scores))
    tracer = contour_generator(along, along[::-1], scores, fill_type=FillType.OuterOffset)
    levels = scene.levels(name)
    found = []
    for place, level in enumerate(levels, start=1):
        shade = round(place / len(levels) * 9)
        for points, offsets in zip(*tracer.filled(level, np.inf), strict=True):
            rings = [points[start:end] for start, end in pairwise(offsets)]
            d = "".join("M" + "L".join(f"{n(x)} {n(y)}" for x, y in ring.tolist()) + "Z" for ring in rings)
            found.append(f'<path d="{d}" fill="var(--band{shade})" fill-rule="evenodd"/>')
    return "".join(found)
