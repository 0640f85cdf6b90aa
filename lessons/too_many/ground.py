"""The map of verdicts: where the line says yes, the regulars on it, and the chef that was stopped in time."""

from typing import Final, cast

import numpy as np
from contourpy import FillType, contour_generator
from numpy.typing import NDArray

from core.arrays import Array
from core.examples import Examples
from core.patterns import grams
from ui.draw.plate.svg import n
from ui.kitchen.gram_map import Square

WIDTH, HEIGHT = 380, 384
SQUARE: Final = Square(34.0, 26.0, 330.0)
SIZE: Final = 21
"""Of its words: on a phone the map is little more than half as wide as drawn."""

ACROSS, UP = (0, 2), (2, 4)
"""Grams that are named; beside the axes' names there is no room for more."""

LIKED: Final = "color-mix(in srgb,var(--strong) 42%,var(--page))"
DISLIKED: Final = "color-mix(in srgb,var(--weak) 16%,var(--page))"
STOPPED: Final = "2 6"
"""Dots of the chef that was stopped in time."""

BEFORE: Final = "9 6"
"""Dashes of the run before."""

NOTHING: Final = "M0 0"


def paths(logits: Array) -> tuple[str, str]:
    """The area in which the line says yes, and its border within the map, as paths of the drawing."""
    along = np.linspace(SQUARE.left, SQUARE.left + SQUARE.side, len(logits))
    tracer = contour_generator(along, along[::-1] - SQUARE.left + SQUARE.top, logits, fill_type=FillType.OuterOffset)
    polygons, offsets = cast("tuple[list[Array], list[Array]]", tracer.filled(0.0, np.inf))
    area = [
        _path(ring, closed=True)
        for points, cuts in zip(polygons, offsets, strict=True)
        for ring in np.split(points, np.asarray(cuts)[1:-1])
    ]
    border = [_path(np.asarray(piece), closed=_closed(np.asarray(piece))) for piece in tracer.lines(0.0)]
    return "".join(area) or NOTHING, "".join(border) or NOTHING


def _closed(points: Array) -> bool:
    return len(points) > 2 and bool(np.allclose(points[0], points[-1]))


def _path(points: Array, *, closed: bool) -> str:
    """A line through points."""
    few = points[:-1] if closed else points
    return "M" + "L".join(f"{n(x)} {n(y)}" for x, y in few) + ("Z" if closed else "")


def drawing(
    regulars: Examples, odd: NDArray[np.bool_], stopped: str, before: str, axes: tuple[str, str], key: str
) -> str:
    """The map; what moves in it has an id.

    Args:
        odd: (n,) the regulars that are ringed.
        stopped: the border of the chef that was stopped in time; before: that of the run before, if it is shown.
        axes: what is across, and what is up.
        key: what the marks mean.
    """
    places = [(SQUARE.across(salt), SQUARE.up(spice)) for salt, spice in grams(regulars.X)]
    rings = "".join(_ring(x, y) for (x, y), ringed in zip(places, odd, strict=True) if ringed)
    marks = "".join(_mark(x, y, likes=bool(likes)) for (x, y), likes in zip(places, regulars.y, strict=True))
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" font-size="{SIZE}" aria-hidden="true"><clipPath id="square"><rect '
        f'{SQUARE.attributes}/></clipPath><rect {SQUARE.attributes} fill="{DISLIKED}"/><g clip-path="url(#square)">'
        f'<path id="area" fill="{LIKED}" fill-rule="evenodd"/>'
        f'<path id="rim" fill="none" stroke="var(--page)" stroke-width="10" stroke-linejoin="round"/>'
        f'<path id="border" fill="none" stroke="var(--ink)" stroke-width="5" stroke-linejoin="round"/>'
        f'<path id="before" d="{before}" fill="none" stroke="var(--quiet)" stroke-width="3" '
        f'stroke-dasharray="{BEFORE}"/><path id="stopped" d="{stopped}" fill="none" stroke="var(--right)" '
        f'stroke-width="4.5" stroke-linecap="round" stroke-dasharray="{STOPPED}"/></g>'
        f'{rings}<g fill="none" stroke="var(--ink)" stroke-width="2">{marks}</g>{_axes(axes, key)}</svg>'
    )


def _mark(x: float, y: float, *, likes: bool) -> str:
    """A regular: a ring for a yes, a cross for a no."""
    if likes:
        return f'<circle cx="{n(x)}" cy="{n(y)}" r="4.5"/>'
    return f'<path d="M{n(x - 4)} {n(y - 4)}l8 8m0-8l-8 8"/>'


def _ring(x: float, y: float) -> str:
    """Round an odd one."""
    look = 'fill="var(--page)" stroke="var(--ink)" stroke-width="2.6"'
    return f'<circle class="odd" cx="{n(x)}" cy="{n(y)}" r="12" {look}/>'


def _axes(axes: tuple[str, str], key: str) -> str:
    across, up = axes
    level = [
        f'<text x="{n(SQUARE.across(at))}" y="{n(SQUARE.foot + 21)}" text-anchor="middle">{at}</text>' for at in ACROSS
    ]
    upright = [f'<text x="{n(SQUARE.left - 7)}" y="{n(SQUARE.up(at) + 6)}" text-anchor="end">{at}</text>' for at in UP]
    return (
        f'<g fill="var(--ink)">{"".join(level + upright)}<text x="4" y="18">{up}</text>'
        f'<text x="{n(SQUARE.left + SQUARE.side)}" y="18" text-anchor="end">{key}</text>'
        f'<text x="{n(SQUARE.left + SQUARE.side)}" y="{n(SQUARE.foot + 21)}" text-anchor="end">{across}</text></g>'
    )
