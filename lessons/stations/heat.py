"""A map of numbers as a tiny picture, one dot a number, which the browser smooths."""

import numpy as np

from core.arrays import Array
from ui.draw.network import fill
from ui.draw.png import png

SHADES = 32
"""Colours from cool over quiet to warm, those that fill the cooks."""


def heat_url(values: Array) -> str:
    """A map (rows, columns) as a picture's address, the first row at the bottom. Beyond −1 and 1 no colour is fuller.

    Numbers that are not finite are as quiet as 0.
    """
    middle = (SHADES - 1) / 2
    shades = np.rint((np.clip(np.nan_to_num(values, posinf=0.0, neginf=0.0), -1.0, 1.0) + 1.0) * middle)
    palette = b"".join(bytes.fromhex(fill(shade / middle - 1.0)[1:]) for shade in range(SHADES))
    return png(np.flipud(shades).astype(np.uint8), palette)
