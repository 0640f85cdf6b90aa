"""A map of numbers as a tiny picture: a few hundred bytes of PNG, one dot a number, which the browser smooths."""

import base64
import struct
import zlib

import numpy as np

from core.arrays import Array
from ui.stations.network_picture import fill

SHADES = 32
"""Colours from cool over quiet to warm, those that fill the cooks."""


def heat_url(values: Array) -> str:
    """A map (rows, columns) as a picture's address, the first row at the bottom. Beyond −1 and 1 no colour is fuller.

    Numbers that are not finite are as quiet as 0.
    """
    middle = (SHADES - 1) / 2
    shades = np.rint((np.clip(np.nan_to_num(values, posinf=0.0, neginf=0.0), -1.0, 1.0) + 1.0) * middle)
    rows = np.flipud(shades).astype(np.uint8)
    dots = np.hstack([np.zeros((len(rows), 1), np.uint8), rows])  # 0: the dots of a row are as they are
    palette = b"".join(bytes.fromhex(fill(shade / middle - 1.0)[1:]) for shade in range(SHADES))
    head = struct.pack(">IIBBBBB", rows.shape[1], rows.shape[0], 8, 3, 0, 0, 0)
    parts = ((b"IHDR", head), (b"PLTE", palette), (b"IDAT", zlib.compress(dots.tobytes(), 9)), (b"IEND", b""))
    png = b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in parts)
    return f"data:image/png;base64,{base64.b64encode(png).decode('ascii')}"


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
