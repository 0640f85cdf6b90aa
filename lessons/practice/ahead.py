"""The first step, drawn upon the player's map: where the path would begin, and how far it goes at a learning rate.

It lies over the map of `ui/film`, whose measures stand here once more: a browser test holds both together.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from lessons.practice.pictures import Range
from lessons.practice.scene import Scene
from ui.draw.plate.svg import n
from ui.film import HIDDEN
from ui.kit.text import Text

SIDE = 100.0
"""Of the map, in units of the drawing."""

HEAD, WIDE = 6.0, 0.5
"""How long the head of the arrow is at most, and how far it opens, as an angle."""

LEFT, TOP = 38, 28
"""Pixels from the corner of the player to that of its map."""

AROUND = 70
"""Pixels by which the map is less high than the picture around it."""

LINES = ("ahead-rim", "ahead-line")

STYLE = (
    "<style>.ahead{{container-type:inline-size;position:relative;height:0;z-index:1;pointer-events:none}}"
    ".ahead div{{position:absolute;left:{left}px;top:{top}px;width:calc(min({height}px,66cqw) - {around}px)}}"
    ".ahead path{{fill:none;stroke-linecap:round;stroke-linejoin:round;vector-effect:non-scaling-stroke}}"
    ".ahead text{{paint-order:stroke;stroke:var(--page);stroke-width:2px;fill:var(--ink);font-size:7.5px}}</style>"
)


@dataclass(frozen=True)
class Ground:
    """The part of the map that is shown, in grams of salt and of spice."""

    across: Range
    up: Range

    def place(self, salt: float, spice: float) -> tuple[float, float]:
        """Where grams lie in the drawing."""
        (left, right), (low, high) = self.across, self.up
        return (salt - left) / (right - left) * SIDE, (high - spice) / (high - low) * SIDE


def looks(text: Text, ground: Ground, now: Scene) -> Mapping[tuple[str, str], str]:
    """How each part of the arrow looks, by part and attribute."""
    (x, y), (dx, dy) = _way(ground, now)
    share = _inside(x, y, dx, dy)
    end_x, end_y = x + share * dx, y + share * dy
    beside = end_y + (12.0 if dy > 0 else -5.0)
    return {
        **{(part, "d"): _arrow((x, y), (end_x, end_y)) for part in LINES},
        ("ahead-score", "x"): n(min(max(end_x, 18.0), SIDE - 18.0)),
        ("ahead-score", "y"): n(min(max(beside, 8.0), SIDE - 3.0)),
        ("ahead-score", "words"): text("first.score", score=now.first_score),
    }


def drawing(text: Text, ground: Ground, now: Scene, height: int, *, shown: bool) -> str:
    """The arrow over the map of a player of this height. Whoever does not see it is told the same in words."""
    look = looks(text, ground, now)
    style = STYLE.format(left=LEFT, top=TOP, around=AROUND, height=height)
    colours = (("var(--page)", 6), ("var(--now)", 2.5))
    lines = "".join(
        f'<path id="{part}" d="{look[part, "d"]}" stroke="{colour}" stroke-width="{wide}"/>'
        for part, (colour, wide) in zip(LINES, colours, strict=True)
    )
    said = escape(look["ahead-score", "words"])
    words = f'<text id="ahead-score" x="{look["ahead-score", "x"]}" y="{look["ahead-score", "y"]}">{said}</text>'
    svg = f'<svg viewBox="0 0 100 100" text-anchor="middle">{lines}{words}</svg>'
    hidden = "" if shown else HIDDEN
    return f'{style}<div class="ahead" aria-hidden="true"><div id="ahead" style="{hidden}">{svg}</div></div>'


def _way(ground: Ground, now: Scene) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where the first step begins in the drawing, and how far it goes."""
    salt, spice = now.run.grams
    x, y = ground.place(salt, spice)
    end_x, end_y = ground.place(salt + float(now.first_step[0]), spice + float(now.first_step[1]))
    return (x, y), (end_x - x, end_y - y)


def _inside(x: float, y: float, dx: float, dy: float) -> float:
    """How much of a step stays on the map: all of it, or up to the edge."""
    room = [((SIDE if step > 0 else 0.0) - from_) / step for from_, step in ((x, dx), (y, dy)) if abs(step) > 1e-9]
    return max(0.0, min([1.0, *room]))


def _arrow(start: tuple[float, float], end: tuple[float, float]) -> str:
    """A line with an open head; of a step too short for one, the dot that is left."""
    (x, y), (to_x, to_y) = start, end
    length, turn = math.hypot(to_x - x, to_y - y), math.atan2(to_y - y, to_x - x)
    head = min(HEAD, length)
    sides = [(to_x - head * math.cos(turn + open_), to_y - head * math.sin(turn + open_)) for open_ in (WIDE, -WIDE)]
    (ax, ay), (bx, by) = sides
    tip = f"{n(to_x)} {n(to_y)}"
    return f"M{n(x)} {n(y)}L{tip}M{n(ax)} {n(ay)}L{tip}L{n(bx)} {n(by)}"
