"""One search, drawn: the map of all chefs with its trials, and below it what each of them came to.

From the map a line falls from each trial to its score, and on to its boldness. So one sees how many different values of
boldness were tried: that is what a search of two knobs comes to if one of them hardly matters.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final, TypeVar

import numpy as np

from core.arrays import Array
from core.search import Searched, Tried
from core.trials import RATES, UNITS, UNSEEN, trials
from lessons.house_rules.scene import Scene, best_so_far
from ui.draw.palette import BANDS
from ui.draw.plate.svg import n
from ui.figures import shortest
from ui.film import Film

LOWEST: Final = 440
"""Chefs that guess are right on about half of the diners; nobody is right on fewer than this."""

POWERS: Final = range(-3, 3)
LEVELS: Final = (500, 750, 1000)
SHOWN_UNITS: Final = (16, 10, 4)
STEPS: Final = 24
"""So many values of boldness to a power of ten."""

FIRST: Final = float(np.log10(RATES[0]))
DIAMOND: Final = "M0 -8L8 0L0 8L-8 0Z"

Place = TypeVar("Place", float, Array)


@dataclass(frozen=True)
class Room:
    """How large a panel is drawn.

    Attributes:
        id: what the ids of its parts begin with.
        height: of the map; fall: from the map's foot to the top of the scores; scores: their height.
    """

    id: str
    width: int
    left: float
    height: int
    fall: int
    scores: int
    dot: float

    @property
    def top(self) -> float:
        """Of the map."""
        return 6.0

    @property
    def foot(self) -> float:
        """Of the map."""
        return self.top + self.height

    @property
    def roof(self) -> float:
        """Of the scores."""
        return self.foot + self.fall

    @property
    def ground(self) -> float:
        """The scores' foot: the axis of boldness."""
        return self.roof + self.scores

    @property
    def all(self) -> float:
        """With what is written below the axis."""
        return self.ground + 29

    @property
    def cell(self) -> tuple[float, float]:
        """Of the map: how wide and how high a chef is."""
        return (self.width - self.left - 3) / len(RATES), self.height / len(UNITS)

    def x(self, place: Place) -> Place:
        """The middle of a chef, by the place of its boldness."""
        return self.left + (place + 0.5) * self.cell[0]

    def y(self, units: Place) -> Place:
        """Its middle, by the place of its cooks; most cooks on top."""
        return self.foot - (units + 0.5) * self.cell[1]

    def score(self, right: float) -> float:
        """How high a score stands."""
        return self.ground - (right - LOWEST) / (UNSEEN - LOWEST) * self.scores


LAPTOP: Final = Room("w", 384, 40, 78, 10, 70, 5.2)
PHONE: Final = Room("p", 356, 36, 58, 8, 60, 5.0)


@dataclass(frozen=True)
class Names:
    """What is written on a panel.

    Attributes:
        cooks, right: along the sides; average: what the hill is, a line each.
    """

    cooks: str
    right: str
    average: Sequence[str]


@dataclass(frozen=True)
class Panel:
    """One search in one room."""

    room: Room
    name: str
    searched: Searched
    tried: Tried

    @property
    def key(self) -> str:
        """What the ids of its parts begin with."""
        return f"{self.room.id}-{self.name}"

    def at(self, trial: int) -> tuple[float, float, float]:
        """Where a trial stands across, on the map, and as a score."""
        room, tried = self.room, self.tried
        across = room.x(float(tried.rates[trial]))
        return across, room.y(float(tried.units[trial])), room.score(float(tried.right[trial]))

    # ---- what does not move ----

    def drawing(self, names: Names, before: Tried | None, ahead: int) -> str:
        """All of it, the parts that move in their groups; room for so many trials of the next search."""
        room = self.room
        return (
            f'<svg viewBox="0 0 {room.width} {n(room.all)}" font-size="12" fill="var(--ink)" aria-hidden="true">'
            f"{self._hatch()}{_map(room)}{self._frame()}{self._axes(names)}{_hill(room)}"
            f"{self._drops()}{self._about(names)}{self._marks()}{self._ahead(ahead)}{self._before(before)}{self._best()}</svg>"
        )

    def _hatch(self) -> str:
        return (
            f'<pattern id="{self.key}-hatch" width="7" height="7" patternUnits="userSpaceOnUse" '
            'patternTransform="rotate(45)"><path d="M0 0V7" stroke="var(--quiet)" stroke-width="1.6"/></pattern>'
        )

    def _frame(self) -> str:
        """Where this kitchen searches; hatched what it does not."""
        room, (wide, _) = self.room, self.room.cell
        begin, end = room.left, room.left + wide * len(RATES)
        left, right = (
            min(max(room.x((power - FIRST) * STEPS), begin), end) for power in (self.searched.low, self.searched.high)
        )
        sides = "".join(
            f'<rect x="{n(x)}" y="{n(room.top)}" width="{n(width)}" height="{room.height}" fill="{fill}"{more}/>'
            for x, width in ((begin, left - begin), (right, end - right))
            for fill, more in (("var(--page)", ' opacity=".75"'), (f"url(#{self.key}-hatch)", ' opacity=".5"'))
            if width > 0
        )
        return (
            f'{sides}<rect x="{n(left)}" y="{n(room.top)}" width="{n(right - left)}" height="{room.height}" '
            'fill="none" stroke="var(--ink)" stroke-width="2"/>'
        )

    def _axes(self, names: Names) -> str:
        room = self.room
        cooks = "".join(
            f'<text x="{n(room.left - 5)}" y="{n(room.y(units - UNITS[0]) + 4)}" text-anchor="end">{units}</text>'
            for units in SHOWN_UNITS
        )
        levels = "".join(
            f'<path d="M{n(room.left)} {n(room.score(level))}H{n(room.width - 3)}" stroke="var(--edge)"/>'
            f'<text x="{n(room.left - 5)}" y="{n(room.score(level) + 4)}" text-anchor="end">{level}</text>'
            for level in LEVELS
        )
        powers = "".join(
            f'<text x="{n(room.x((power - FIRST) * STEPS))}" y="{n(room.ground + 24)}" '
            f'text-anchor="{"end" if power == POWERS[-1] else "middle"}">{shortest(10.0**power)}</text>'
            for power in POWERS
        )
        sides = _side(10, (room.top + room.foot) / 2, names.cooks) + _side(
            10, (room.roof + room.ground) / 2, names.right
        )
        return (
            f'<g fill="var(--quiet)">{cooks}{levels}{powers}{sides if room is LAPTOP else ""}</g>'
            f'<path d="M{n(room.left)} {n(room.ground)}H{n(room.width - 3)}" stroke="var(--ink)" stroke-width="1.4"/>'
        )

    def _about(self, names: Names) -> str:
        """What the hill is, over the lines that fall."""
        room = self.room
        lines = "".join(
            f'<text x="{n(room.left + 8)}" y="{n(room.score(LEVELS[-1]) + 15 + 14 * at)}">{line}</text>'
            for at, line in enumerate(names.average)
        )
        return f'<g fill="var(--quiet)" stroke="var(--page)" stroke-width="4" paint-order="stroke">{lines}</g>'

    # ---- what does ----

    def _drops(self) -> str:
        lines = "".join(self._drop(trial, 1.0) for trial in range(len(self.tried.rates)))
        return f'<g id="{self.key}-drops">{lines}</g><g id="{self.key}-falling"></g>'

    def _drop(self, trial: int, share: float) -> str:
        """The line from a trial on the map, so much of it."""
        x, top, _ = self.at(trial)
        foot = top + share * (self.room.ground - top)
        dashes = f'stroke-dasharray="2 3" stroke-dashoffset="{n(top % 5)}"'  # those of one column fall into step
        return f'<path d="M{n(x)} {n(top)}V{n(foot)}" stroke="var(--ink)" stroke-width="1.2" {dashes}/>'

    def _marks(self) -> str:
        """Rings on the map, scores, and a triangle at each different boldness."""
        many, size = range(len(self.tried.rates)), self.room.dot
        ring = f'r="{n(size)}" fill="var(--page)" stroke="var(--ink)" stroke-width="2"'
        places = [self.at(trial) for trial in many]
        rings = "".join(f'<circle cx="{n(x)}" cy="{n(y)}" {ring}/>' for x, y, _ in places)
        scores = "".join(f'<circle cx="{n(x)}" cy="{n(y)}" {ring}/>' for x, _, y in places)
        foot = self.room.ground + 1
        below = "".join(
            f'<path d="M{n(x - 5.5)} {n(foot + 10)}L{n(x)} {n(foot)}L{n(x + 5.5)} {n(foot + 10)}Z"/>'
            for x, _, _ in places
        )
        key = self.key
        return f'<g id="{key}-below">{below}</g><g id="{key}-rings">{rings}</g><g id="{key}-scores">{scores}</g>'

    def _ahead(self, many: int) -> str:
        """Where the next search would look: a dashed ring a trial."""
        rings = "".join(ring(self.room.dot - 1, f' id="{self.key}-ahead{trial}"') for trial in range(many))
        return f'<g id="{self.key}-ahead" opacity="0">{rings}</g>'

    def _before(self, before: Tried | None) -> str:
        """The best of the run before, dashed."""
        if before is None:
            return ""
        best, room = before.best, self.room
        across = room.x(float(before.rates[best]))
        return "".join(
            f'<path d="{DIAMOND}" transform="translate({n(across)} {n(y)})" fill="none" stroke="var(--ink)" '
            'stroke-width="1.6" stroke-dasharray="3 2"/>'
            for y in (room.y(float(before.units[best])), room.score(float(before.right[best])))
        )

    def _best(self) -> str:
        key = self.key
        mark = f'd="{DIAMOND}" fill="var(--now)" stroke="var(--page)" stroke-width="1.6"'
        return (
            f'<path id="{key}-best-there" {mark}/><path id="{key}-best" {mark}/>'
            f'<text id="{key}-said" font-size="14" font-weight="600" stroke="var(--page)" stroke-width="4" '
            'paint-order="stroke"></text>'
        )

    def follow(self, film: Film, slider: str, kitchens: Sequence[Tried], *, here: int) -> None:
        """Where each kitchen would be searched, at every place of the slider; nothing is shown at the one shown."""
        rates, units = (np.array([getattr(each, name) for each in kitchens], float).T for name in ("rates", "units"))
        rings = [f"{self.key}-ahead{trial}" for trial in range(len(rates))]
        film.part(rings, (slider,), cx=self.room.x(rates), cy=self.room.y(units))
        film.part(f"{self.key}-ahead", (slider,), opacity=[float(at != here) for at in range(len(kitchens))])

    def parts(self, film: Film, clock: str, now: Scene, told: Sequence[str]) -> None:
        """How it looks at every frame.

        Args:
            told: what is written beside the best, at each frame.
        """
        key, landed, shown = self.key, now.landed, now.numbers
        film.part(f"{key}-rings", (clock,), count=shown)
        for part in ("drops", "scores", "below"):
            film.part(f"{key}-{part}", (clock,), count=landed)
        falling = [
            self._drop(done, frame % now.steps / now.steps) if frame % now.steps else ""
            for frame, done in enumerate(landed)
        ]
        film.part(f"{key}-falling", (clock,), drawn=falling)
        best = [best_so_far(self.tried, done) for done in landed]
        places = [self.at(trial or 0) for trial in best]
        film.part(f"{key}-best-there", (clock,), transform=[f"translate({n(x)} {n(y)})" for x, y, _ in places])
        film.part(f"{key}-best", (clock,), transform=[f"translate({n(x)} {n(y)})" for x, _, y in places])
        for part in ("best-there", "best", "said"):
            film.part(f"{key}-{part}", (clock,), opacity=[float(trial is not None) for trial in best])
        # On the side where there is more room, above everything else.
        right = [x < self.room.left + 0.55 * (self.room.width - self.room.left) for x, _, _ in places]
        film.part(f"{key}-said", (clock,), words=told)
        film.part(f"{key}-said", (clock,), text_anchor=["start" if side else "end" for side in right])
        film.part(
            f"{key}-said",
            (clock,),
            x=[x + (12 if side else -12) for (x, _, _), side in zip(places, right, strict=True)],
        )
        film.part(f"{key}-said", (clock,), y=[max(y - 3, self.room.roof + 10) for _, _, y in places])


def ring(size: float, more: str = "") -> str:
    """Where a trial of the next search would be."""
    return f'<circle{more} r="{n(size)}" fill="none" stroke="var(--now)" stroke-width="1.8" stroke-dasharray="3 2"/>'


def _side(x: float, y: float, said: str) -> str:
    """A name along a side."""
    return f'<text transform="translate({n(x)} {n(y)}) rotate(-90)" text-anchor="middle">{said}</text>'


@cache
def _map(room: Room) -> str:
    """All chefs, the more orange the more diners they are right on; cells of one shade in a row are one stroke."""
    right, (wide, high) = trials().right, room.cell
    shades = np.clip((right - 475) * BANDS // (950 - 475), 0, BANDS - 1)
    paths: list[list[str]] = [[] for _ in range(BANDS)]
    for row in range(len(UNITS)):
        here = shades[:, row]
        edges = [0, *(np.flatnonzero(np.diff(here)) + 1).tolist(), len(here)]
        for begin, end in pairwise(edges):
            x, y = room.left + begin * wide, room.foot - (row + 1) * high
            paths[here[begin]].append(f"M{n(x)} {n(y)}h{n((end - begin) * wide)}v{n(high)}h-{n((end - begin) * wide)}z")
    shades_used = ((f"var(--band{band})", "".join(each)) for band, each in enumerate(paths) if each)
    return "".join(f'<path d="{d}" fill="{shade}" stroke="{shade}" stroke-width=".4"/>' for shade, d in shades_used)


@cache
def _hill(room: Room) -> str:
    """The average over all cooks at each boldness."""
    mean = trials().by_rate
    line = "L".join(f"{n(room.x(at))} {n(room.score(float(right)))}" for at, right in enumerate(mean))
    first, last = n(room.x(0)), n(room.x(len(mean) - 1))
    return (
        f'<path d="M{first} {n(room.ground)}L{line}L{last} {n(room.ground)}Z" fill="var(--band3)" opacity=".6"/>'
        f'<path d="M{line}" fill="none" stroke="var(--band8)" stroke-width="1.4"/>'
    )
