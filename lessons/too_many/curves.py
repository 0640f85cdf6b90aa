"""How far off by round: regulars and new diners on one axis of powers of ten, as far as the clock has come."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from core.arrays import Array
from ui.draw.plate.svg import n
from ui.figures import shortest
from ui.film import Film

LEAST, MOST = 1e-9, 1e9
"""Losses beyond these are drawn at them."""

GHOST = "6 4"
"""Dashes of the run before."""


@dataclass(frozen=True)
class Names:
    """What is written on it.

    Attributes:
        title: above; regulars, new: the curves; turn: where the new diners' curve turns; heart: between them.
        before: the new diners' curve of the run before.
    """

    title: str
    regulars: str
    new: str
    turn: str
    heart: Sequence[str]
    before: str


@dataclass(frozen=True)
class Room:
    """How large it is drawn, and how much of that is for the names at the right."""

    id: str
    width: int
    height: int
    right: int
    turn_named: bool


LAPTOP = Room("w", 490, 214, 118, True)
PHONE = Room("p", 150, 200, 60, False)
LEFT, TOP, FOOT = 36.0, 26.0, 22.0
APART = 38.0
"""So far apart stand the curves' names, two lines each."""

ROOM_FOR_WORDS = 60.0
"""So far apart are curves between which there is room for two lines."""


@dataclass(frozen=True, eq=False)
class Curves:
    """The two of a run.

    Attributes:
        rounds: (R + 1,) of the records; last: the end of the axis.
        regulars, new: (R + 1,) losses.
        turn: the record at which the second turns, if it does.
        before: (Q + 1,) the second of the run before, if there was one.
    """

    room: Room
    names: Names
    rounds: NDArray[np.int64]
    last: int
    regulars: Array
    new: Array
    turn: int | None
    before: Array | None = None

    @cached_property
    def _powers(self) -> tuple[int, int]:
        """The powers of ten at the axis' ends."""
        fits = np.clip(
            np.concatenate([self.regulars, self.new, *([] if self.before is None else [self.before])]), LEAST, MOST
        )
        low, high = np.floor(np.log10(fits.min())), np.ceil(np.log10(fits.max()))
        return int(min(low, -1)), int(max(high, 0))

    def x(self, at: float) -> float:
        """Where a round lies."""
        return LEFT + at / self.last * (self.room.width - self.room.right - LEFT)

    def y(self, loss: float) -> float:
        """Where a loss lies."""
        low, high = self._powers
        share = (np.log10(min(max(loss, LEAST), MOST)) - low) / (high - low)
        return float(self.room.height - FOOT - share * (self.room.height - FOOT - TOP))

    def _way(self, losses: Array) -> str:
        return "L".join(
            f"{n(self.x(at))} {n(self.y(loss))}" for at, loss in zip(self.rounds, losses.tolist(), strict=False)
        )

    def drawing(self) -> str:
        """All of it; what is still to come lies under a pale cover."""
        room, key = self.room, self.room.id
        high = f'y="{n(TOP - 8)}" height="{n(room.height - FOOT - TOP + 9)}"'
        return (
            f'<svg viewBox="0 0 {room.width} {room.height}" font-size="13" aria-hidden="true">{self._axis()}'
            f"{self._heart()}{self._before()}"
            f'<path d="M{self._way(self.regulars)}" fill="none" stroke="var(--ink)" stroke-width="2.6"/>'
            f'<path d="M{self._way(self.new)}" fill="none" stroke="var(--now)" stroke-width="3.2"/>{self._turn()}'
            f'<rect id="{key}-cover" {high} fill="var(--page)" opacity=".72"/>'
            f'<path id="{key}-line" d="M0 {n(TOP - 8)}V{n(room.height - FOOT)}" stroke="var(--quiet)" '
            'stroke-dasharray="3 3"/>'
            f'<rect id="{key}-regulars" width="11" height="11" fill="var(--page)" stroke="var(--ink)" '
            f'stroke-width="2.2"/><circle id="{key}-new" r="6.5" fill="var(--now)" stroke="var(--page)" '
            f'stroke-width="1.6"/>{self._ends()}</svg>'
        )

    def _axis(self) -> str:
        room, (low, high) = self.room, self._powers
        levels = range(low, high + 1, max(1, -((low - high) // 5)))
        right, foot = room.width - room.right, room.height - FOOT
        lines = "".join(f'<path d="M{n(LEFT)} {n(self.y(10.0**at))}H{right}" stroke="var(--edge)"/>' for at in levels)
        named = "".join(
            f'<text x="{n(LEFT - 5)}" y="{n(self.y(10.0**at) + 4)}" text-anchor="end">{_power(at)}</text>'
            for at in levels
        )
        steps = (0, self.last // 2, self.last) if room.turn_named else (0, self.last)
        across = "".join(
            f'<text x="{n(self.x(at))}" y="{n(foot + 16)}" text-anchor="middle">{at}</text>' for at in steps
        )
        return (
            f'{lines}<g fill="var(--quiet)" font-size="12">{named}{across}</g>'
            f'<text x="0" y="12" font-weight="600" fill="var(--ink)">{self.names.title}</text>'
        )

    def _heart(self) -> str:
        """The area between the curves from the turn on: what is learned by heart."""
        if self.turn is None:
            return ""
        there = range(self.turn, len(self.rounds))
        up = [f"{n(self.x(self.rounds[at]))} {n(self.y(float(self.new[at])))}" for at in there]
        down = [f"{n(self.x(self.rounds[at]))} {n(self.y(float(self.regulars[at])))}" for at in reversed(there)]
        area = f'<path d="M{"L".join(up + down)}Z" fill="var(--spare)" opacity=".16"/>'
        middle = len(self.rounds) * 2 // 3
        x = self.x(self.rounds[middle])
        above, below = self.y(float(self.new[middle])), self.y(float(self.regulars[middle]))
        y = (above + below) / 2
        if not self.room.turn_named or below - above < ROOM_FOR_WORDS:
            return area
        lines = "".join(
            f'<text x="{n(x)}" y="{n(y + 16 * place)}" text-anchor="middle" fill="var(--ink)">{line}</text>'
            for place, line in enumerate(self.names.heart)
        )
        return area + lines

    def _before(self) -> str:
        """The new diners of the run before."""
        if self.before is None:
            return ""
        dashed = f'fill="none" stroke="var(--quiet)" stroke-width="1.8" stroke-dasharray="{GHOST}"'
        named = (
            f'<text x="{self.room.width}" y="12" text-anchor="end" fill="var(--quiet)">– – {self.names.before}</text>'
        )
        return f'<path id="{self.room.id}-before" d="M{self._way(self.before)}" {dashed}/>' + (
            named if self.room.turn_named else ""
        )

    def _turn(self) -> str:
        if self.turn is None:
            return ""
        x, y = self.x(self.rounds[self.turn]), self.y(float(self.new[self.turn]))
        foot = self.room.height - FOOT
        named = (
            f'<text x="{n(x + 11)}" y="{n(y + 4)}" font-weight="600" fill="var(--ink)" stroke="var(--page)" '
            f'stroke-width="4" paint-order="stroke">{self.names.turn}</text>'
        )
        return (
            f'<path d="M{n(x)} {n(TOP - 8)}V{n(foot)}" stroke="var(--right)" stroke-width="2.4" '
            f'stroke-dasharray="2 4"/>'
            f'<circle cx="{n(x)}" cy="{n(y)}" r="6" fill="var(--page)" stroke="var(--right)" stroke-width="3"/>'
            + (named if self.room.turn_named else "")
        )

    def _ends(self) -> str:
        """The curves' names, beside their ends, and how many are right."""
        key, x = self.room.id, self.room.width - self.room.right + 9
        ends = np.array([self.y(float(self.new[-1])), self.y(float(self.regulars[-1]))])
        if abs(ends[1] - ends[0]) < APART:
            ends = ends.mean() + np.array([-0.5, 0.5]) * (APART if ends[1] >= ends[0] else -APART)
        ends += min(0.0, self.room.height - FOOT - 14 - ends.max())
        new, regulars = ends + max(0.0, TOP + 4 - ends.min())
        return "".join(
            f'<text x="{n(x)}" y="{n(y)}" font-weight="600" fill="{colour}">{name}</text>'
            f'<text id="{key}-{who}-right" x="{n(x)}" y="{n(y + 16)}" fill="var(--ink)" font-size="12.5"></text>'
            for who, name, y, colour in (
                ("new", self.names.new, new, "var(--now)"),
                ("regulars", self.names.regulars, regulars, "var(--ink)"),
            )
        )

    def film_parts(
        self, film: Film, clock: str, frames: Sequence[int], right: Sequence[str], new: Sequence[str]
    ) -> None:
        """Where all is at each frame.

        Args:
            frames: the records.
            right, new: how many are right at each of them, in words.
        """
        key, xs = self.room.id, np.array([self.x(self.rounds[at]) for at in frames])
        above = np.array([self.y(float(self.new[at])) for at in frames])
        below = np.array([self.y(float(self.regulars[at])) for at in frames])
        end = self.room.width - self.room.right + 3
        film.part(f"{key}-cover", (clock,), x=xs, width=np.maximum(0.0, end - xs))
        film.part(f"{key}-line", (clock,), transform=[f"translate({n(x)} 0)" for x in xs])
        film.part(f"{key}-new", (clock,), cx=xs, cy=above)
        film.part(f"{key}-regulars", (clock,), x=xs - 5.5, y=below - 5.5)
        film.part(f"{key}-new-right", (clock,), words=new)
        film.part(f"{key}-regulars-right", (clock,), words=right)


def _power(at: int) -> str:
    """A power of ten, written out as long as there is room."""
    return shortest(10.0**at) if -3 <= at <= 3 else f"10{str(at).translate(_RAISED)}"


_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
