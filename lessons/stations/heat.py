"""A map of numbers as a tiny picture, one dot a number, which the browser smooths."""

import numpy as np
from numpy.typing import NDArray

from core.arrays import Array
from ui.draw.network import fill
from ui.draw.png import png

SHADES = 32
"""Colours from cool over quiet to warm, those that fill the cooks."""


PALETTE = [fill(2 * shade / (SHADES - 1) - 1) for shade in range(SHADES)]
"""They, from cool to warm."""


def shades_of(values: Array) -> NDArray[np.uint8]:
    """Which of them each number has. Beyond −1 and 1 none is fuller; numbers that are not finite are as quiet as 0."""
    warmth = np.clip(np.nan_to_num(values, posinf=0.0, neginf=0.0), -1.0, 1.0)
    return np.rint((warmth + 1.0) * (SHADES - 1) / 2).astype(np.uint8)


def heat_url(values: Array) -> str:
    """A map (rows, columns) as a picture's address, the first row at the bottom."""
    palette = b"".join(bytes.fromhex(colour[1:]) for colour in PALETTE)
    return png(np.flipud(shades_of(values)), palette)
