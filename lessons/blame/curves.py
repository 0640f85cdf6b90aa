"""A number round by round, drawn as far as the clock has come."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from core.arrays import Array
from ui.draw.plate.svg import n
from ui.figures import decimal, shortest
from ui.film import Film

LEFT, TOP, FOOT = 30.0, 20.0, 16.0
GHOST = "5 4"
"""Dashes of the training before."""

LINE = 12.0
"""So far apart two numbers are readable."""


@dataclass(frozen=True, eq=False)
class Curve:
    """One number over all rounds.

    Attributes:
        id: what its parts begin with.
        values: (R + 1,).
        before: (Q + 1,) the same in the training before, as far as it can be laid under it.
        named: what that is called, if it is said here.
    """

    id: str
    name: str
    values: Array
    width: int
    height: int
    before: Array | None = None
    named: str = ""

    @cached_property
    def _all(self) -> Array:
        """What has to fit."""
        before = () if self.before is None else self.before[: len(self.values)]
        return np.array([*self.values, *before])

    @property
    def _low(self) -> float:
        return float(min(0.0, np.floor(self._all.min())))

    @property
    def _high(self) -> float:
        highest = float(self._all.max())
        tenths = 10 if highest < 1 else 1
        return max(0.0 if self._low else 0.1, float(np.ceil(highest * tenths) / tenths))

    def _x(self, at: float) -> float:
        return LEFT + at / max(1, len(self.values) - 1) * (self.width - LEFT - 12)

    def _y(self, value: float) -> float:
        share = (value - self._low) / (self._high - self._low)
        return self.height - FOOT - share * (self.height - FOOT - TOP)

    def drawing(self) -> str:
        """All of it; what is still to come lies under a cover."""
        last = len(self.values) - 1
        apart = [value for value in (self._low, self._high) if abs(self._y(value) - self._y(0.0)) >= LINE]
        levels = "".join(self._level(value) for value in (0.0, *apart))
        ends = f'<text x="{n(LEFT)}" y="{self.height - 3}">0</text>' + (
            f'<text x="{n(self._x(last))}" y="{self.height - 3}" text-anchor="end">{last}</text>' if last else ""
        )
        cover = f'y="{n(TOP - 6)}" height="{n(self.height - FOOT - TOP + 10)}" fill="var(--page)"'
        return (
            f'<svg viewBox="0 0 {self.width} {self.height}" font-size="11" aria-hidden="true" style="flex:1 1 0">'
            f'<text x="4" y="11" font-weight="600" fill="var(--ink)">{self.name}</text>'
            f'<path d="{self._way(self.values)}" fill="none" stroke="var(--now)" stroke-width="2.2"/>'
            f'<rect id="{self.id}-cover" {cover}/><g fill="var(--quiet)">{levels}{ends}{self._ghost()}</g>'
            f'<circle id="{self.id}-dot" r="4.5" fill="var(--now)"/>'
            f'<text id="{self.id}-said" font-weight="600" fill="var(--ink)" stroke="var(--page)" stroke-width="3" '
            f'paint-order="stroke"></text></svg>'
        )

    def _way(self, values: Array) -> str:
        """A line through them, as far as the rounds of this drawing go."""
        last = min(len(values), len(self.values)) - 1
        rounds = [*range(0, last, max(1, last // 100)), last]
        return "M" + "L".join(f"{n(self._x(at))} {n(self._y(float(values[at])))}" for at in rounds)

    def _ghost(self) -> str:
        """The training before, and what that is called."""
        if self.before is None:
            return ""
        dashed = f'fill="none" stroke="var(--quiet)" stroke-width="1.8" stroke-dasharray="{GHOST}"'
        way = f'<path id="{self.id}-before" d="{self._way(self.before)}" {dashed}/>'
        word = f'<text x="{self.width - 12}" y="11" text-anchor="end">– – {self.named}</text>' if self.named else ""
        return way + word

    def _level(self, value: float) -> str:
        y = self._y(value)
        written = shortest(value)
        return (
            f'<path d="M{n(LEFT)} {n(y)}H{self.width - 12}" stroke="var(--edge)"/>'
            f'<text x="{n(LEFT - 5)}" y="{n(y + 4)}" text-anchor="end">{written}</text>'
        )

    def film_parts(self, film: Film, key: str, frames: Sequence[int]) -> None:
        """Where its dot is at each frame, and what it says."""
        xs = np.array([self._x(at) for at in frames])
        ys = np.array([self._y(float(self.values[at])) for at in frames])
        film.part(f"{self.id}-cover", (key,), x=xs, width=np.maximum(0.0, self.width - xs))
        film.part(f"{self.id}-dot", (key,), cx=xs, cy=ys)
        turned = xs > 0.6 * self.width
        beside = np.where(turned, xs - 7, xs + 8)
        above = np.where(ys < TOP + 14, ys + 15, ys - 7)
        digits = [decimal(float(self.values[at]), 2) for at in frames]
        anchors = ["end" if each else "start" for each in turned]
        film.part(f"{self.id}-said", (key,), x=beside, y=above, text_anchor=anchors, words=digits)
