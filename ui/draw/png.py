"""A picture of indexed colours as a data address: a few hundred bytes of PNG, made of the numbers themselves."""

import base64
import struct
import zlib

import numpy as np
from numpy.typing import NDArray


def png(indices: NDArray[np.uint8], palette: bytes) -> str:
    """The address of a picture.

    Args:
        indices: (rows, columns) the colour of every dot, the top row first.
        palette: three bytes a colour, at most 256 colours.
    """
    rows, columns = indices.shape
    lines = np.hstack([np.zeros((rows, 1), np.uint8), indices]).tobytes()  # each line begins with its filter: none
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", columns, rows, 8, 3, 0, 0, 0)),
        (b"PLTE", palette),
        (b"IDAT", zlib.compress(lines, 9)),
        (b"IEND", b""),
    )
    data = b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, body) for kind, body in parts)
    return f"data:image/png;base64,{base64.b64encode(data).decode('ascii')}"


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
