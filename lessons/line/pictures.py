"""The pictures of the line's page: rice and water with the lines and their squares, and the walk of a fit.

Nothing lies below zero: there is no negative rice. A square is drawn as high as its point misses the line, and as wide
in pixels; all squares together are one large square on the same scale. It is drawn twice, for a laptop and a phone.
"""

import math
from dataclasses import dataclass, replace
from functools import lru_cache
from html import escape
from typing import Final, Literal

import numpy as np

from core.arrays import Array
from core.lines import Points, Settled, misses, relative_score
from lessons.line.scene import Scene, answer, map_range, score_map, total_of
from ui import film
from ui.draw.plate.svg import n
from ui.draw.show import look
from ui.kit.text import Text
from ui.kitchen.pictures import PLAYER_HEIGHT, player_labels

WINDOWS: Final = (8.0, 16.0, 40.0, 100.0)
"""How many cups of rice may be seen, and twice as many of water; the closest look first."""

LOOKS: Final = {"yours": ("var(--walk)", ' stroke-dasharray="7 5"'), "machine": ("var(--now)", "")}
"""Each line's colour and dash."""

WALK_LEVELS = (10, 25, 50, 75, 90, 97)
LEFT, TOP, RIGHT, BOTTOM = 30.0, 20.0, 8.0, 36.0


@dataclass(frozen=True)
class Plot:
    """One of the two drawings, in its own pixels, with so many cups of rice across and twice as many of water up."""

    shown: str
    width: float
    height: float
    cups: float

    @property
    def unit(self) -> float:
        """How many pixels high a cup of water is, and a square of one cup on each side."""
        return (self.height - TOP - BOTTOM) / (2 * self.cups)

    def across(self, rice: float) -> float:
        """Where so much rice is."""
        return LEFT + rice / self.cups * (self.width - LEFT - RIGHT)

    def up(self, water: float) -> float:
        """Where so much water is; what is out of sight stays just outside."""
        return self.height - BOTTOM - min(max(water, -self.cups), 3 * self.cups) * self.unit


WIDTHS: Final = {"laptop": (482.0, 350.0), "phone": (356.0, 292.0)}
WIDEST: Final = 490
"""So many pixels it takes at most, that all of it is in sight."""


def window_of(given: Points) -> float:
    """The closest look, in cups of rice, that shows all points."""
    farthest = float(max(np.max(given.x, initial=0.0), np.max(given.y, initial=0.0) / 2))
    return next((cups for cups in WINDOWS if farthest <= cups), WINDOWS[-1])


def drawing(text: Text, now: Scene) -> str:
    """Both drawings; a screen's width shows one of them."""
    cups = window_of(now.points)
    return "".join(_drawn(text, now, Plot(shown, *size, cups)) for shown, size in WIDTHS.items())


def told(text: Text, now: Scene) -> str:
    """The same in words."""
    totals = [_sum(text, now, name) for name in _lines(now)] if now.points_there else []
    return text.label("say.and").join([text("alt.line", count=len(now.points)), *totals])


def _lines(now: Scene) -> dict[str, Array]:
    """The lines that are drawn: the reader's, and the machine's after a fit."""
    return {name: weights for name, weights in now.lines.items() if name in LOOKS}


def _sum(text: Text, now: Scene, name: str) -> str:
    return text(f"squares.{name}", total=total_of(now.points, now.lines[name]))


def _drawn(text: Text, now: Scene, plot: Plot) -> str:
    lines, clip = _lines(now), f"plot-{plot.shown}"
    inside = (plot.width - LEFT - RIGHT, plot.height - TOP - BOTTOM)
    body = [_unmeasured(text, now, plot), _together(text, now, plot)]
    last = list(lines)[-1]
    body.append(_squares(now.points, lines[last], last, plot))
    body += [_line(weights, name, plot) for name, weights in lines.items()]
    body += [_dots(now.points, plot)]
    return (
        f'<svg class="{plot.shown}" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {n(plot.width)} {n(plot.height)}" '
        f'font-size="13" fill="var(--ink)" style="font-variant-numeric:tabular-nums"><clipPath id="{clip}">'
        f'<rect x="{n(LEFT)}" y="{n(TOP)}" width="{n(inside[0])}" height="{n(inside[1])}"/></clipPath>'
        f'{_axes(text, plot)}<g clip-path="url(#{clip})">{"".join(body)}</g>{_asked(text, now, plot)}</svg>'
    )


def _axes(text: Text, plot: Plot) -> str:
    floor, parts = plot.height - BOTTOM, []
    for part in range(9):
        rice = plot.cups * part / 8
        x = n(plot.across(rice))
        parts.append(f'<text x="{x}" y="{n(floor + 15)}" text-anchor="middle">{rice:g}</text>')
    for part in range(5):
        water = plot.cups * part / 2
        y = plot.up(water)
        parts.append(
            f'<path d="M{n(LEFT)} {n(y)}H{n(plot.width - RIGHT)}" stroke="var(--edge)"/>'
            f'<text x="{n(LEFT - 6)}" y="{n(y + 4)}" text-anchor="end">{water:g}</text>'
        )
    return (
        f'<g font-size="12">{"".join(parts)}</g><text x="0" y="11">{escape(text("axis.y"))}</text>'
        f'<text x="{n(plot.width - RIGHT)}" y="{n(plot.height - 4)}" text-anchor="end">{escape(text("axis.x"))}</text>'
        f'<path d="M{n(LEFT)} {n(TOP)}V{n(floor)}H{n(plot.width - RIGHT)}" fill="none" stroke="var(--quiet)"/>'
    )


def _unmeasured(text: Text, now: Scene, plot: Plot) -> str:
    """Beyond the last measurement the ground is shaded, and says so where there is room beside what is asked."""
    last, end = plot.across(float(np.max(now.points.x, initial=0.0))), plot.width - RIGHT
    room, asked = end - last, min(max(plot.across(now.settings.ask_x), last), end)
    ground = f'<rect x="{n(last)}" y="{n(TOP)}" width="{n(room)}" height="{n(plot.height)}" fill="var(--ground)"/>'
    low, high = max((last, asked), (asked, end), key=lambda side: side[1] - side[0])
    if high - low < 64:
        return ground
    x, y = n((low + high) / 2), plot.height - BOTTOM
    words = text("nobody").split("\n")
    return ground + "".join(
        f'<text x="{x}" y="{n(y - 34 + 16 * row)}" text-anchor="middle" fill="var(--quiet)">{escape(word)}</text>'
        for row, word in enumerate(words)
    )


def _together(text: Text, now: Scene, plot: Plot) -> str:
    """One square as large as all squares together, the machine's inside the reader's."""
    if not now.points_there:
        return ""
    parts, x, y = [], n(LEFT + 8), n(TOP + 8)
    for row, (name, weights) in enumerate(_lines(now).items()):
        side = n(math.sqrt(total_of(now.points, weights)) * plot.unit)
        colour, dash = LOOKS[name]
        parts.append(
            f'<rect class="together" x="{x}" y="{y}" width="{side}" height="{side}" fill="{colour}" fill-opacity=".14" '
            f'stroke="{colour}" stroke-width="1.5"{dash}/>'
            f'<text x="{n(LEFT + 14)}" y="{n(TOP + 25 + 17 * row)}" fill="{colour}" stroke="var(--page)" '
            f'stroke-width="3" paint-order="stroke" font-weight="650">{escape(_sum(text, now, name))}</text>'
        )
    return "".join(parts)


def _squares(given: Points, weights: Array, name: str, plot: Plot) -> str:
    """Each miss as a square between its point and the line, on the side where the line runs away from it."""
    colour, parts = LOOKS[name][0], []
    for x, y, miss in zip(given.x.tolist(), given.y.tolist(), misses(given, weights).tolist(), strict=True):
        side = abs(miss) * plot.unit
        aside = side if (miss >= 0) == (weights[0] >= 0) else -side
        left, top = min(plot.across(x), plot.across(x) + aside), plot.up(max(y, y + miss))
        parts.append(
            f'<rect class="miss" x="{n(left)}" y="{n(top)}" width="{n(side)}" height="{n(side)}" fill="{colour}" '
            f'fill-opacity=".2" stroke="{colour}"/>'
        )
    return "".join(parts)


def _line(weights: Array, name: str, plot: Plot) -> str:
    (a, b), (colour, dash) = weights, LOOKS[name]
    ends = [(plot.across(rice), plot.height - BOTTOM - (a * rice + b) * plot.unit) for rice in (0.0, plot.cups)]
    (x0, y0), (x1, y1) = ends
    path = f"M{n(x0)} {n(y0)}L{n(x1)} {n(y1)}"
    return f'<path class="{name}" d="{path}" stroke="{colour}" stroke-width="3"{dash}/>'


def _dots(given: Points, plot: Plot) -> str:
    return "".join(
        f'<circle class="point" cx="{n(plot.across(x))}" cy="{n(plot.up(y))}" r="4.5" fill="var(--ink)" '
        f'stroke="var(--page)" stroke-width="1.5"/>'
        for x, y in zip(given.x.tolist(), given.y.tolist(), strict=True)
    )


def _asked(text: Text, now: Scene, plot: Plot) -> str:
    """The rice that is asked about: a dotted way up to the line, and across to how much water it answers."""
    rice, floor = now.settings.ask_x, plot.height - BOTTOM
    x, parts = plot.across(rice), []
    answers = {name: answer(weights, rice) for name, weights in _lines(now).items()}
    last = list(answers)[-1]
    y = min(max(plot.up(answers[last]), TOP), floor)
    colour = LOOKS[last][0]
    parts.append(
        f'<path d="M{n(x)} {n(floor)}V{n(y)}H{n(LEFT)}" fill="none" stroke="{colour}" stroke-width="2" '
        f'stroke-dasharray="2 4"/>'
        f'<circle cx="{n(x)}" cy="{n(floor)}" r="5" fill="{colour}"/>'
    )
    for name, water in answers.items():
        if not 0 <= water <= 2 * plot.cups:
            continue
        fill = colour if name == "machine" else "var(--page)"
        parts.append(
            f'<circle class="answer" cx="{n(x)}" cy="{n(plot.up(water))}" r="5.5" fill="{fill}" '
            f'stroke="{LOOKS[name][0]}" stroke-width="2"/>'
        )
    said = escape(text("answer", y=answers[last]))
    anchor, aside = ("end", -10) if x > LEFT + 90 else ("start", 10)
    parts.append(
        f'<text x="{n(x + aside)}" y="{n(max(y - 8, TOP + 12))}" text-anchor="{anchor}" font-weight="650" '
        f'fill="{colour}" stroke="var(--page)" stroke-width="3" paint-order="stroke">{said}</text>'
    )
    return "".join(parts)


# ---- the walk of a fit ----


def show_walk(text: Text, now: Scene, ghost: Scene | None) -> None:
    """The walk over the map of a and b, the fit before as a ghost, and the exact answer where there is one."""
    goal = now.best.weights if now.best.settled is Settled.UNIQUE else None
    walks = [scene.history.weights for scene in (now, ghost) if scene]
    a, b = map_range(*walks, *([goal[np.newaxis]] if goal is not None else []))
    walkers = [_walker(now, text("line.machine"), "main"), *([_walker(ghost, "", "ghost")] if ghost else [])]
    film.play(
        film.Field(a, b, score_map(now.points, a, b), levels=WALK_LEVELS),
        walkers,
        labels(text),
        key="fit_player",
        height=look().height(PLAYER_HEIGHT),
        goal=None if goal is None else (float(goal[0]), float(goal[1])),
    )


def _walker(scene: Scene, name: str, role: Literal["main", "ghost"]) -> film.Run:
    history = scene.history
    scores = relative_score(scene.points, history.losses)
    return film.Run(name, history.weights, history.losses, scores, role, history.burnt)


@lru_cache(maxsize=16)
def labels(text: Text) -> film.Labels:
    """The player's words, those of this page in place of the kitchen's; a or b below 0 is nothing special."""
    own = {name: text(f"player.{name}") for name in ("x", "y", "now", "value", "goal", "ghost", "map_description")}
    return replace(player_labels(text), below_zero="", **own)
