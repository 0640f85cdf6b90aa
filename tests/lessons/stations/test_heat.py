"""The tiny picture of a map is a true PNG, the right way up and in the cooks' colours."""

from __future__ import annotations

import base64
import io

import numpy as np
from PIL import Image

from lessons.stations.heat import heat_url
from ui.draw.network import fill


def opened(url: str) -> Image.Image:
    """The picture behind an address."""
    return Image.open(io.BytesIO(base64.b64decode(url.removeprefix("data:image/png;base64,")))).convert("RGB")


def test_the_first_row_is_at_the_bottom() -> None:
    """As on a map whose second number grows upwards."""
    picture = opened(heat_url(np.array([[-1.0, 1.0, 1.0], [1.0, 1.0, 1.0]])))
    assert picture.size == (3, 2)
    assert "#{:02X}{:02X}{:02X}".format(*picture.getpixel((0, 1))) == fill(-1.0)  # type: ignore[misc]
    assert "#{:02X}{:02X}{:02X}".format(*picture.getpixel((0, 0))) == fill(1.0)  # type: ignore[misc]


def test_numbers_that_are_none_are_quiet_and_large_ones_full() -> None:
    """A run that boiled over has a map too."""
    picture = opened(heat_url(np.array([[np.nan, 0.0, 7.0]])))
    assert picture.getpixel((0, 0)) == picture.getpixel((1, 0))
    assert "#{:02X}{:02X}{:02X}".format(*picture.getpixel((2, 0))) == fill(1.0)  # type: ignore[misc]


def test_a_map_is_a_small_message() -> None:
    """Forty-one by forty-one in a few kilobytes."""
    axis = np.linspace(-3, 3, 41)
    assert len(heat_url(np.tanh(axis[:, np.newaxis] * axis))) < 3000
