"""The slope underfoot, drawn: a cross-section of the loss over one seasoning, of which only the slope here is felt."""

import math
from dataclasses import dataclass

import numpy as np

from core.arrays import Array
from lessons.one_step.scene import Scene
from lessons.one_step.svg import nought
from ui.draw.plate.svg import n
from ui.figures import shortest

BEHIND, AHEAD = 1.0, 2.5
"""Grams shown uphill and downhill of here."""

ARROW = (-20.0, 26.0)
LEVEL = (-20.0, 20.0)
HEAD = 9.0
EDGE = 7.0
"""Of the head of a step that leaves the picture."""
MOST_TICKS = 6


@dataclass(frozen=True)
class Cut:
    """A cross-section within a box.

    Attributes:
        x, y, width, height: the box, its foot the axis of grams.
    """

    now: Scene
    which: int
    x: float
    y: float
    width: float
    height: float

    @property
    def here(self) -> float:
        """The grams of now."""
        return self.now.weights[self.which]

    @property
    def slope(self) -> float:
        """The slope there."""
        return float(self.now.tasting.gradient[self.which])

    @property
    def ends(self) -> tuple[float, float]:
        """The grams from and to which it is drawn: farther downhill than up."""
        behind, ahead = (BEHIND, AHEAD) if self.slope <= 0 else (AHEAD, BEHIND)
        return self.here - behind, self.here + ahead

    @property
    def curve(self) -> tuple[Array, Array]:
        """(k,) grams and (k,) losses along it: a parabola, known from its value, slope and curvature here."""
        grams = np.linspace(*self.ends, 36)
        away = grams - self.here
        bend = float(np.mean(self.now.crowd.X[:, self.which] ** 2))
        return grams, self.now.tasting.loss + self.slope * away + bend * away**2

    def across(self, grams: float) -> float:
        """Where grams lie."""
        low, high = self.ends
        return self.x + (grams - low) / (high - low) * self.width

    def up(self, loss: float) -> float:
        """Where a loss lies: the lowest of the curve just above the axis, the highest at the top."""
        losses = self.curve[1]
        low, high = float(losses.min()), float(losses.max())
        return self.y + self.height * (1 - 0.06 - 0.94 * (loss - low) / (high - low))

    def svg(self) -> str:
        """All of it."""
        return self._axis() + self._unseen() + self._arrow()

    def _axis(self) -> str:
        foot = self.y + self.height
        low, high = self.ends
        drawn = [f'<path d="M{n(self.x)} {n(foot)}h{n(self.width)}" stroke="var(--ink)"/>']
        for gram in range(math.ceil(low), math.floor(high) + 1)[:MOST_TICKS]:
            x = n(self.across(gram))
            drawn.append(f'<path d="M{x} {n(foot)}v-4" stroke="var(--ink)"/>')
            drawn.append(
                f'<text x="{x}" y="{n(foot + 13)}" text-anchor="middle" font-size="11" fill="var(--quiet)">'
                f"{shortest(gram)}</text>"
            )
        to = self.here + self.now.change(self.which)
        begin, end = self.across(self.here), self.across(min(max(to, low), high))
        drawn.append(f'<path d="M{n(begin)} {n(foot)}H{n(end)}" stroke="var(--now)" stroke-width="5"/>')
        if not low <= to <= high:  # it goes on beyond the picture
            way = math.copysign(EDGE, to - self.here)
            drawn.append(f'<path d="M{n(end)} {n(foot)}l{n(-way)} {n(-EDGE)}v{n(2 * EDGE)}z" fill="var(--now)"/>')
        return "".join(drawn)

    def _unseen(self) -> str:
        """The curve, and the way down to the axis: dotted."""
        grams, losses = self.curve
        points = " ".join(
            f"{n(self.across(gram))},{n(self.up(loss))}"
            for gram, loss in zip(grams.tolist(), losses.tolist(), strict=True)
        )
        x, y = n(self.across(self.here)), n(self.up(self.now.tasting.loss))
        return (
            f'<polyline points="{points}" fill="none" stroke="var(--quiet)" stroke-width="1.5" '
            'stroke-dasharray="1.5 4" stroke-linecap="round"/>'
            f'<path d="M{x} {y}V{n(self.y + self.height)}" stroke="var(--now)" stroke-dasharray="2 3"/>'
        )

    def _arrow(self) -> str:
        """The tangent at the disc, with its head downhill: never both ways. As good as level it is a bar, without."""
        x, y = self.across(self.here), self.up(self.now.tasting.loss)
        way = -1.0 if self.slope > 0 else 1.0
        dx = self.across(self.here + way) - x
        dy = self.up(self.now.tasting.loss + way * self.slope) - y
        long = math.hypot(dx, dy)
        ux, uy = dx / long, dy / long
        level = nought(self.slope)
        (x0, y0), (x1, y1) = ((x + far * ux, y + far * uy) for far in (LEVEL if level else ARROW))
        tip = f"{n(x1 + HEAD * ux)} {n(y1 + HEAD * uy)}"
        sides = (f"{n(x1 - turn * 5 * uy)} {n(y1 + turn * 5 * ux)}" for turn in (1, -1))
        head = "" if level else f'<path d="M{tip}L{"L".join(sides)}z" fill="var(--now)"/>'
        return (
            f'<path d="M{n(x0)} {n(y0)}L{n(x1)} {n(y1)}" stroke="var(--now)" stroke-width="3"/>{head}'
            f'<circle cx="{n(x)}" cy="{n(y)}" r="6.5" fill="var(--now)" stroke="var(--page)" stroke-width="2"/>'
        )
