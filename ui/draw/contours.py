"""Lines of equal height over a map, for charts. The player draws its own."""

from functools import lru_cache
from typing import cast

import numpy as np
import pandas as pd
from contourpy import FillType, contour_generator

from core.arrays import Array

LEVELS = (10, 25, 50, 75, 90)
"""Taste scores at which a line is drawn."""


class Grid:
    """A map that can be remembered by: equal only to itself."""

    def __init__(self, low: float, high: float, heights: Array) -> None:
        self.low, self.high, self.heights = low, high, heights


@lru_cache(maxsize=64)
def rings(grid: Grid, levels: tuple[int, ...] = LEVELS) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The closed rings around all that is at least as high as each level, and a place for each level's name.

    Returns:
        `bands` (ring, order, salt, spice) and `levels` (level, salt, spice); coordinates to a hundredth.
    """
    axis = np.linspace(grid.low, grid.high, len(grid.heights))
    tracer = contour_generator(axis, axis, grid.heights, fill_type=FillType.OuterOffset)
    pieces: list[Array] = []
    names = []
    for level in levels:
        polygons = cast("list[Array]", tracer.filled(level, np.inf)[0])
        for points in polygons:
            pieces.append(points)
            top = points[np.argmax(points[:, 1])]
            names.append((level, top[0], top[1]))
    rows = [(ring, i, x, y) for ring, points in enumerate(pieces) for i, (x, y) in enumerate(points.round(2))]
    bands = pd.DataFrame(rows, columns=["ring", "order", "salt", "spice"])
    small = {"ring": "int16", "order": "int16", "salt": "float32", "spice": "float32"}
    return bands.astype(small), pd.DataFrame(names, columns=["level", "salt", "spice"])
