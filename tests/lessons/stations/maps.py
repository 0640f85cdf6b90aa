"""Whether the maps of *Stations* are drawn as their numbers are: shades, borders, and each cook's own small one."""

import base64
import io
from collections.abc import Callable, Mapping, Sequence
from xml.etree import ElementTree

import numpy as np
import pandas as pd
from PIL import Image

from core.arrays import Array
from tests.oracle import Check
from ui.draw.network import PICKED, fill

SIDE = 6.0
"""Grams along each side of a map."""

SHADES, MIDDLE = 32, 15.5
"""Of a map, and where among them quiet lies."""

SVG = "{http://www.w3.org/2000/svg}"


def shaded(address: str, warmth: Array) -> None:
    """Assert that each dot of a picture has the shade of its number, the first row at the bottom."""
    picture = Image.open(io.BytesIO(base64.b64decode(address.partition(",")[2]))).convert("RGB")
    exact = (np.clip(warmth, -1, 1) + 1) * MIDDLE
    sure = np.abs(exact % 1 - 0.5) > 1e-6
    colours = np.array([list(bytes.fromhex(fill(shade / MIDDLE - 1)[1:])) for shade in range(SHADES)])
    dots = np.flipud(np.asarray(picture))
    assert dots.shape[:2] == warmth.shape, f"{dots.shape[:2]} dots, expected {warmth.shape}"
    assert (dots == colours[np.rint(exact).astype(int)])[sure].all(), "a dot has another shade than its number"


def heat(warmth: Array) -> Check:
    """The large map."""

    def check(table: pd.DataFrame) -> None:
        (address,) = table["url"]
        shaded(address, warmth)

    return check


def small_maps(maps: Mapping[str, Array], picked: str) -> Callable[[str], None]:
    """Below each name its cook's map, in a frame of the one colour where the cook is picked."""

    def check(svg: str) -> None:
        drawing = ElementTree.fromstring(svg)
        names, frames, pictures = (list(drawing.iter(SVG + tag)) for tag in ("text", "rect", "image"))
        assert [name.text for name in names] == list(maps), f"maps of {[name.text for name in names]}"
        assert len(frames) == len(pictures) == len(names), "not a map and a frame for each name"
        for name, frame, picture in zip(names, frames, pictures, strict=True):
            cook = name.text or ""
            assert (frame.get("stroke") == PICKED) == (cook == picked), f"{cook} in the frame of another"
            assert _beside(name, frame, picture), f"{cook}: name, frame and map lie apart"
            shaded(picture.get("href", ""), maps[cook])
        spots = [(frame.get("x"), frame.get("y")) for frame in frames]
        assert len(set(spots)) == len(spots), "two maps lie on each other"

    return check


def _beside(name: ElementTree.Element, frame: ElementTree.Element, picture: ElementTree.Element) -> bool:
    """Whether a map fills its frame, with its name above its middle."""
    x, y, width, height = (float(frame.get(side, "nan")) for side in ("x", "y", "width", "height"))
    filled = all(frame.get(side) == picture.get(side) for side in ("x", "y", "width", "height"))
    above = y - float(name.get("y", "nan"))
    return filled and float(name.get("x", "nan")) == x + width / 2 and 0 < above < height


def borders(lines: Sequence[tuple[str, Array, float]]) -> Check:
    """Each point of a border lies where its map passes the level, and wherever one does there is a point."""

    def check(table: pd.DataFrame) -> None:
        assert set(table["border"]) <= {words for words, _, _ in lines}, f"borders: {set(table['border'])}"
        for words, heights, level in lines:
            points = table[table["border"] == words][["salt", "spice"]].to_numpy(float)
            _follows(words, points, heights, level)

    return check


def _follows(words: str, points: Array, heights: Array, level: float) -> None:
    step = SIDE / (len(heights) - 1)
    crossed, distinct = _crossings(heights - level) * step, len(np.unique(points, axis=0))
    places = len(np.unique(crossed.round(2), axis=0))  # through a dot, two crossings are one place
    assert 0.8 * places - 2 <= distinct <= len(crossed) + 2, f"{words!r}: {distinct} points, {places} places"
    steepest = max(np.abs(np.diff(heights, axis=axis)).max() for axis in (0, 1)) / step
    apart = [abs(_between(heights, point) - level) for point in points]
    assert max(apart, default=0.0) <= 0.011 * steepest + 1e-6, f"{words!r} is off its level"


def _crossings(over: Array) -> Array:
    """(N, 2) places, in dots, where a line between two neighbouring dots passes 0."""
    found = []
    for turned in (over, over.T):  # along a row, along a column
        row, dot = np.nonzero((turned[:, 1:] > 0) != (turned[:, :-1] > 0))
        here, there = turned[row, dot], turned[row, dot + 1]
        along = dot + here / (here - there)
        found.append(np.column_stack([along, row] if turned is over else [row, along]))
    return np.concatenate(found)


def _between(heights: Array, point: Array) -> float:
    """A map's number at a place between its dots, linear along both ways."""
    last = len(heights) - 1
    x, y = np.clip(point / SIDE * last, 0, last - 1e-9)
    i, j = int(y), int(x)
    u, v = y - i, x - j
    low, high = ((1 - v) * heights[k, j] + v * heights[k, j + 1] for k in (i, i + 1))
    return float((1 - u) * low + u * high)
