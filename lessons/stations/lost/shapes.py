"""Areas and borders on a square of tickets, as SVG paths."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from contourpy import contour_generator

from core.arrays import Array
from lessons.stations.lost.scene import BORDER
from ui.draw.plate.svg import n

TICKET = "#A63C28"
"""The ticket's dot, as the light theme has *now*: maps are pale on either page."""

HIGH = 1e12
"""Above every verdict."""


@dataclass(frozen=True)
class Square:
    """Where a square of tickets lies in a drawing.

    Attributes:
        left, foot: its lower left corner, in units of the drawing; side: how long it is.
        reach: how far its ends are from the middle, as the cooks hear a ticket; 1 is all that a ticket may ask for.
    """

    left: float
    foot: float
    side: float
    reach: float = 1.0

    def across(self, salt: Array | float) -> Any:
        """Where salt lies, as the cooks hear it."""
        return self.left + (salt / self.reach + 1) / 2 * self.side

    def up(self, spice: Array | float) -> Any:
        """Where spice lies, likewise."""
        return self.foot - (spice / self.reach + 1) / 2 * self.side

    def area(self, heights: Array) -> str:
        """Where a map (spice, salt) is above the border."""
        polygons, rings = self._contours(heights).filled(BORDER, HIGH)
        pieces = []
        for points, offsets in zip(polygons, rings, strict=True):
            pieces += [self._path(points[a:b]) + "z" for a, b in pairwise(offsets)]
        return "".join(pieces)

    def border(self, heights: Array) -> str:
        """Where it is just there."""
        return "".join(map(self._path, self._contours(heights).lines(BORDER)))

    def _contours(self, heights: Array) -> Any:
        axis = np.linspace(-self.reach, self.reach, len(heights))
        return contour_generator(axis, axis, heights)

    def _path(self, points: Array) -> str:
        found: Callable[[Array], Array] = np.asarray
        xs, ys = found(self.across(points[:, 0])), found(self.up(points[:, 1]))
        return "M" + "L".join(f"{n(x)} {n(y)}" for x, y in zip(xs.tolist(), ys.tolist(), strict=True))
