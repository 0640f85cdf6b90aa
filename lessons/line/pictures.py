"""The pictures of the line's page: rice and water with the lines and their squares, and the walk of a fit.

Nothing lies below zero: there is no negative rice. A square is drawn as high as its point misses the line, and as wide
in pixels; all squares together are one large square on the same scale. It is drawn twice, for a laptop and a phone.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from html import escape
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from core.arrays import Array
from core.lines import Points, Settled, misses, relative_score
from lessons.line.scene import Scene, answer, map_range, score_map, settles, total_of
from lessons.line.settings import Line
from ui import film
from ui.draw.plate.svg import figure, n
from ui.draw.show import look
from ui.figures import shortest
from ui.kit import presses
from ui.kit.page import Page
from ui.kit.text import Text
from ui.kitchen import clock
from ui.kitchen.pictures import player_labels

KEY: Final = "fit_player"
"""Of the clock."""

WINDOWS: Final = (8.0, 16.0, 40.0, 100.0)
"""How many cups of rice may be seen, and twice as many of water; the closest look first."""

LOOKS: Final = {"yours": ("var(--walk)", ' stroke-dasharray="7 5"'), "machine": ("var(--now)", "")}
"""Each line's colour and dash."""

HEIGHT = 240
"""Of the map of the walk, in pixels."""

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

FINE: Final = 2.0
"""A square grows by steps of so large a part of a laptop's pixel, which no eye can tell from growing smoothly."""

Looks = Mapping[tuple[str, str], str]
"""By part and attribute, as a film has them."""


def window_of(given: Points) -> float:
    """The closest look, in cups of rice, that shows all points."""
    farthest = float(max(np.max(given.x, initial=0.0), np.max(given.y, initial=0.0) / 2))
    return next((cups for cups in WINDOWS if farthest <= cups), WINDOWS[-1])


def plots(given: Points) -> list[Plot]:
    """Both drawings; a screen's width shows one of them."""
    return [Plot(shown, *size, window_of(given)) for shown, size in WIDTHS.items()]


def drawing(text: Text, now: Scene) -> str:
    """Both drawings as they are now."""
    return framed(text, now, [_drawn(text, now, plot, _now(text, now, plot)) for plot in plots(now.points)])


def moving(text: Text, now: Scene) -> str:
    """Both without what a film says of their parts: only the points, and whether a machine has fitted them, matter."""
    return framed(text, now, [_drawn(text, now, plot, None) for plot in plots(now.points)], "plot")


def framed(text: Text, now: Scene, drawn: Sequence[str], name: str = "") -> str:
    """The drawings in a frame with their words."""
    return figure("".join(drawn), told(text, now), width=WIDEST, name=name)


def told(text: Text, now: Scene) -> str:
    """The same in words; of the machine, what it has come to at the end, wherever the clock stands."""
    totals = [_sum(text, now, name) for name in drawn_lines(now)] if now.points_there else []
    if now.fitted and totals:
        totals[-1] = text("alt.ended", squares=totals[-1])
    return text.label("say.and").join([text("alt.line", count=len(now.points)), *totals])


def drawn_lines(now: Scene) -> dict[str, Array]:
    """The lines that are drawn: the reader's, and the machine's after a fit."""
    return {name: weights for name, weights in now.lines.items() if name in LOOKS}


def _sum(text: Text, now: Scene, name: str) -> str:
    return total(text, name, total_of(now.points, now.lines[name]))


def total(text: Text, name: str, squares: float | film.Slot) -> str:
    """All squares of a line in words."""
    return text(f"squares.{name}", total=squares)


# ---- how the parts look ----


def lifted(plot: Plot, b: float) -> str:
    """Where a line begins."""
    return f"translate(0 {n(-b * plot.unit)})"


def sloped(plot: Plot, a: float, b: float = 0.0) -> str:
    """A line from side to side."""
    ends = [(plot.across(rice), plot.height - BOTTOM - (a * rice + b) * plot.unit) for rice in (0.0, plot.cups)]
    (x0, y0), (x1, y1) = ends
    return f"M{n(x0)} {n(y0)}L{n(x1)} {n(y1)}"


def size_of(errors: Array, plot: Plot) -> NDArray[np.int64]:
    """How large squares of these errors are, counted in the steps they grow by."""
    return np.rint(errors * FINE * plot.unit).astype(np.int64)


def which_turn(errors: Array, falls: NDArray[np.bool_], given: Points) -> NDArray[np.bool_]:
    """Which squares of these errors (…, n) lie on the other side than a rising line's would: those of a line that
    falls, so that it runs away from them, and those that would be out of sight there and are not here, on both screens.
    """
    turn = np.broadcast_to(falls[..., np.newaxis], errors.shape)

    def is_in_sight(way: Array) -> NDArray[np.bool_]:
        seen = np.ones(errors.shape, dtype=bool)
        for plot in plots(given):
            ends = np.array([plot.across(x) for x in given.x.tolist()]) + way * plot.unit
            seen &= (ends >= LEFT - RIGHT) & (ends <= plot.width)
        return seen

    there = np.where(turn, -errors, errors)
    return turn ^ (~is_in_sight(there) & is_in_sight(-there))


def grown(size: int, plot: Plot, wide: Plot, *, turned: bool = False) -> str:
    """A square of one pixel to the right of its point and above it, as large as its miss, and on its side.

    Args:
        size: counted as on `wide`, the laptop's plot.
        turned: whether it lies on the other, as of `which_turn`.
    """
    side = size / FINE * plot.unit / wide.unit
    return f"scale({n(-side)} {n(side)})" if turned else f"scale({n(side)})"


def side_of(squares: float, plot: Plot) -> float:
    """The side of one square as large as all squares together."""
    return round(math.sqrt(squares) * plot.unit, 1)


def shifted(plot: Plot, rice: float) -> str:
    """To the rice that is asked about."""
    return f"translate({n(plot.across(rice))} 0)"


def answered(plot: Plot, water: float) -> str:
    """To what a line answers, as far as it is in sight."""
    return f"translate(0 {n(_in_sight(plot, water))})"


def seen(plot: Plot, water: float) -> str:
    """Whether an answer is in sight."""
    return "inline" if 0 <= water <= 2 * plot.cups else "none"


def above(plot: Plot, water: float) -> str:
    """How far from an answer its words stand."""
    return n(max(-8, TOP + 12 - _in_sight(plot, water)))


def aside(plot: Plot, rice: float) -> tuple[str, str]:
    """On which side of an answer its words stand, and how far."""
    return ("end", "-10") if plot.across(rice) > LEFT + 90 else ("start", "10")


def _in_sight(plot: Plot, water: float) -> float:
    return min(max(plot.up(water), TOP), plot.height - BOTTOM)


def unmeasured(plot: Plot, given: Points, rice: float) -> tuple[str, str]:
    """Where it says that nobody measured there, beside what is asked; and whether there is room."""
    last, end = plot.across(float(np.max(given.x, initial=0.0))), plot.width - RIGHT
    asked = min(max(plot.across(rice), last), end)
    low, high = max((last, asked), (asked, end), key=lambda side: side[1] - side[0])
    return f"translate({n((low + high) / 2)} 0)", "none" if high - low < 64 else "inline"


def _now(text: Text, now: Scene, plot: Plot) -> Looks:
    """How every part looks now."""
    wide, rice, given = plots(now.points)[0], now.settings.ask_x, now.points
    a, b = now.settings.weights
    looks = {("lift", "transform"): lifted(plot, b), ("yours", "d"): sloped(plot, a)}
    for name, weights in drawn_lines(now).items():
        if name == "machine":
            looks["machine", "d"] = sloped(plot, *weights.tolist())
        if now.points_there:
            side = n(side_of(total_of(given, weights), plot))
            looks |= {(f"all-{name}", "width"): side, (f"all-{name}", "height"): side}
            looks[f"sum-{name}", "words"] = _sum(text, now, name)
    weights = now.last
    errors = misses(given, weights)
    aside = which_turn(errors, np.asarray(weights[0] < 0), given).tolist()
    for at, size in enumerate(size_of(errors, wide).tolist()):
        looks[f"miss{at}", "transform"] = grown(size, plot, wide, turned=aside[at])
    looks |= asked_looks(plot, given, rice)
    looks |= answer_looks(text, plot, answer(weights, rice)) | own_looks(plot, answer((a, b), rice))
    return looks


def asked_looks(plot: Plot, given: Points, rice: float) -> dict[tuple[str, str], str]:
    """What depends on the rice that is asked about."""
    (anchor, x), (place, room) = aside(plot, rice), unmeasured(plot, given, rice)
    return {
        ("ask", "transform"): shifted(plot, rice),
        ("ask-way", "transform"): shifted(plot, rice),
        ("said", "text-anchor"): anchor,
        ("said", "x"): x,
        ("nobody", "transform"): place,
        ("nobody", "display"): room,
    }


def answer_looks(text: Text, plot: Plot, water: float) -> dict[tuple[str, str], str]:
    """What depends on the answer of the line that is asked."""
    moved = answered(plot, water)
    return {
        ("way", "transform"): moved,
        ("answer", "transform"): moved,
        ("dot", "display"): seen(plot, water),
        ("said", "y"): above(plot, water),
        ("said", "words"): text("answer", y=water),
    }


def own_looks(plot: Plot, water: float) -> dict[tuple[str, str], str]:
    """What depends on the answer of the reader's line."""
    return {("own", "transform"): answered(plot, water), ("own", "display"): seen(plot, water)}


# ---- the drawing ----


@dataclass(frozen=True)
class Parts:
    """What is written into the parts of a drawing: how they look, or their ids for a film to say so."""

    plot: Plot
    looks: Looks | None

    def set(self, part: str) -> str:
        """The attributes of a part."""
        if self.looks is None:
            return f' id="{id_of(part, self.plot)}"'
        found = {name: look for (known, name), look in self.looks.items() if known == part and name != "words"}
        return "".join(f' {name}="{look}"' for name, look in found.items())

    def words(self, part: str) -> str:
        """What is written there."""
        return escape(self.looks[part, "words"]) if self.looks else ""


def id_of(part: str, plot: Plot) -> str:
    """The id of a part of one of the drawings."""
    return f"{part}-{plot.shown}"


def _drawn(text: Text, now: Scene, plot: Plot, looks: Looks | None) -> str:
    clip, parts = f"{'clip' if looks is None else 'still'}-{plot.shown}", Parts(plot, looks)
    inside = (plot.width - LEFT - RIGHT, plot.height - TOP - BOTTOM)
    body = [_unmeasured(text, now, parts), _together(now, parts), _squares(now, parts)]
    body += [_line(name, parts) for name in drawn_lines(now)]
    body += [_dots(now.points, plot), _way(now, parts)]
    return (
        f'<svg class="{plot.shown}" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {n(plot.width)} {n(plot.height)}" '
        f'font-size="13" fill="var(--ink)" style="font-variant-numeric:tabular-nums"><clipPath id="{clip}">'
        f'<rect x="{n(LEFT)}" y="{n(TOP)}" width="{n(inside[0])}" height="{n(inside[1])}"/></clipPath>'
        f'{_axes(text, plot)}<g clip-path="url(#{clip})">{"".join(body)}</g>{_asked(now, parts)}</svg>'
    )


def _axes(text: Text, plot: Plot) -> str:
    floor, parts = plot.height - BOTTOM, []
    for part in range(9):
        rice = plot.cups * part / 8
        x = n(plot.across(rice))
        parts.append(f'<text x="{x}" y="{n(floor + 15)}" text-anchor="middle">{shortest(rice)}</text>')
    for part in range(5):
        water = plot.cups * part / 2
        y = plot.up(water)
        parts.append(
            f'<path d="M{n(LEFT)} {n(y)}H{n(plot.width - RIGHT)}" stroke="var(--edge)"/>'
            f'<text x="{n(LEFT - 6)}" y="{n(y + 4)}" text-anchor="end">{shortest(water)}</text>'
        )
    return (
        f'<g font-size="12">{"".join(parts)}</g><text x="0" y="11">{escape(text("axis.y"))}</text>'
        f'<text x="{n(plot.width - RIGHT)}" y="{n(plot.height - 4)}" text-anchor="end">{escape(text("axis.x"))}</text>'
        f'<path d="M{n(LEFT)} {n(TOP)}V{n(floor)}H{n(plot.width - RIGHT)}" fill="none" stroke="var(--quiet)"/>'
    )


def _unmeasured(text: Text, now: Scene, parts: Parts) -> str:
    """Before the first measurement and beyond the last the ground is shaded; beyond, it says so where there is room."""
    plot, rice = parts.plot, now.points.x
    first, last = (plot.across(float(side)) for side in ((rice.min(), rice.max()) if rice.size else (0.0, 0.0)))
    y, room = plot.height - BOTTOM, plot.width - RIGHT - last
    ground = "".join(
        f'<rect class="unmeasured" x="{n(begin)}" y="{n(TOP)}" width="{n(wide)}" height="{n(plot.height)}" '
        'fill="var(--ground)"/>'
        for begin, wide in ((plot.across(0.0), first - plot.across(0.0)), (last, room))
    )
    words = "".join(
        f'<text y="{n(y - 34 + 16 * row)}" text-anchor="middle" fill="var(--quiet)">{escape(word)}</text>'
        for row, word in enumerate(text("nobody").split("\n"))
    )
    return f"{ground}<g{parts.set('nobody')}>{words}</g>" if room >= 64 else ground


def _together(now: Scene, parts: Parts) -> str:
    """One square as large as all squares together, the machine's inside the reader's."""
    if not now.points_there:
        return ""
    drawn, x, y = [], n(LEFT + 8), n(TOP + 8)
    for row, name in enumerate(drawn_lines(now)):
        colour, dash = LOOKS[name]
        drawn.append(
            f'<rect class="together"{parts.set(f"all-{name}")} x="{x}" y="{y}" fill="{colour}" fill-opacity=".14" '
            f'stroke="{colour}" stroke-width="1.5"{dash}/>'
            f'<text{parts.set(f"sum-{name}")} x="{n(LEFT + 14)}" y="{n(TOP + 25 + 17 * row)}" fill="{colour}" '
            f'stroke="var(--page)" stroke-width="3" paint-order="stroke" font-weight="650">'
            f"{parts.words(f'sum-{name}')}</text>"
        )
    return "".join(drawn)


def _squares(now: Scene, parts: Parts) -> str:
    """Each miss as a square between its point and the line."""
    plot, colour = parts.plot, LOOKS[now.asked][0]
    return "".join(
        f'<g transform="translate({n(plot.across(x))} {n(plot.up(y))})"><path class="miss"{parts.set(f"miss{at}")} '
        f'd="M0 0H1V-1H0z" fill="{colour}" fill-opacity=".2" stroke="{colour}" vector-effect="non-scaling-stroke"/></g>'
        for at, (x, y) in enumerate(zip(now.points.x.tolist(), now.points.y.tolist(), strict=True))
    )


def _line(name: str, parts: Parts) -> str:
    colour, dash = LOOKS[name]
    path = f'<path class="{name}"{parts.set(name)} stroke="{colour}" stroke-width="3"{dash}/>'
    return f"<g{parts.set('lift')}>{path}</g>" if name == "yours" else path


def _dots(given: Points, plot: Plot) -> str:
    return "".join(
        f'<circle class="point" cx="{n(plot.across(x))}" cy="{n(plot.up(y))}" r="4.5" fill="var(--ink)" '
        f'stroke="var(--page)" stroke-width="1.5"/>'
        for x, y in zip(given.x.tolist(), given.y.tolist(), strict=True)
    )


def _way(now: Scene, parts: Parts) -> str:
    """From the rice that is asked about a dotted way up to the line, and across to how much water it answers."""
    return (
        f"<g{parts.set('ask-way')}><g{parts.set('way')}>"
        f'<path d="M0 {n(parts.plot.height)}V0H{n(-parts.plot.width)}" fill="none" '
        f'stroke="{LOOKS[now.asked][0]}" stroke-width="2" stroke-dasharray="2 4"/></g></g>'
    )


def _asked(now: Scene, parts: Parts) -> str:
    """The rice that is asked about, each line's answer, and the last one's in words."""
    colour, floor = LOOKS[now.asked][0], n(parts.plot.height - BOTTOM)
    own = f"<g{parts.set('own')}>{_ring('yours', 'var(--page)')}</g>" if now.asked == "machine" else ""
    fill = colour if now.asked == "machine" else "var(--page)"
    return (
        f"<g{parts.set('ask')}>"
        f'<circle cy="{floor}" r="5" fill="{colour}"/>{own}<g{parts.set("answer")}>'
        f"<g{parts.set('dot')}>{_ring(now.asked, fill)}</g>"
        f'<text{parts.set("said")} font-weight="650" fill="{colour}" stroke="var(--page)" stroke-width="3" '
        f'paint-order="stroke">{parts.words("said")}</text></g></g>'
    )


def _ring(name: str, fill: str) -> str:
    return f'<circle class="answer" r="5.5" fill="{fill}" stroke="{LOOKS[name][0]}" stroke-width="2"/>'


# ---- the walk of a fit ----


def fit_machine(page: Page[Line]) -> None:
    """Fit the points; the first fit that answers a bet settles it, where the hand has not."""
    presses.press(page, settles=not page.seen() and settles(page.settings))


def show_clock(page: Page[Line], now: Scene, ghost: Scene | None) -> None:
    """The clock of the last fit, which plays the line, the card and the walk."""
    clock.show(page, rounds(page.text, now, ghost), key=KEY, waits=page.text("waits"))


def show_walk(page: Page[Line], now: Scene, ghost: Scene | None) -> None:
    """The walk over the map of a and b, the fit before as a ghost, and the exact answer where there is one."""
    text = page.text
    goal = now.best.weights if now.best.settled is Settled.UNIQUE else None
    walks = [scene.history.weights for scene in (now, ghost) if scene]
    a, b = map_range(*walks, *([goal[np.newaxis]] if goal is not None else []))
    film.play(
        film.Field(a, b, score_map(now.points, a, b), levels=WALK_LEVELS),
        walkers(text, now, ghost),
        labels(text),
        key="walk",
        height=look().height(HEIGHT),
        goal=None if goal is None else (float(goal[0]), float(goal[1])),
        clock=KEY,
    )


def rounds(text: Text, now: Scene, ghost: Scene | None) -> list[int]:
    """The round that each frame tells: the last of this fit where the one before goes on for longer."""
    told: list[int] = np.minimum(steps(text, now, ghost), now.history.steps).tolist()
    return told


def steps(text: Text, now: Scene, ghost: Scene | None) -> NDArray[np.int64]:
    """The round of each frame, of the longer of both."""
    return film.timeline(walkers(text, now, ghost))


def walkers(text: Text, now: Scene, ghost: Scene | None) -> list[film.Run]:
    """The fit, and the one before."""
    return [_walker(now, text("line.machine"), "main"), *([_walker(ghost, "", "ghost")] if ghost else [])]


def _walker(scene: Scene, name: str, role: Literal["main", "ghost"]) -> film.Run:
    history = scene.history
    scores = relative_score(scene.points, history.losses)
    return film.Run(name, history.weights, history.losses, scores, role, history.burnt)


@lru_cache(maxsize=16)
def labels(text: Text) -> film.Labels:
    """The player's words, those of this page in place of the kitchen's; a or b below 0 is nothing special."""
    own = {name: text(f"player.{name}") for name in ("x", "y", "now", "value", "goal", "ghost", "map_description")}
    return replace(player_labels(text), below_zero="", **own)
