"""A film read again from its message: how every part looks at every place."""

import json
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from core.arrays import Array

MARK = 12


@dataclass(frozen=True)
class Shown:
    """A film as a browser has it.

    Attributes:
        key, drawing, handle, axes, places: as sent; axes are the sliders, places how many each has.
        looks: by part and attribute: the sliders that it depends on, and the look at each of their places.
    """

    key: str
    drawing: str
    handle: Mapping[str, Any] | None
    axes: tuple[str, ...]
    places: tuple[int, ...]
    looks: Mapping[tuple[str, str], tuple[tuple[str, ...], Array]]

    def at(self, **places: int) -> dict[tuple[str, str], str]:
        """How every part looks where the sliders stand."""
        return {part: str(looks[tuple(places[axis] for axis in along)]) for part, (along, looks) in self.looks.items()}

    def words(self) -> list[str]:
        """Every text that may be read on it or is spoken, each once."""
        found = [*re.findall(r">([^<>]*[^<>\s][^<>]*)<", re.sub(r"<style>.*?</style>", "", self.drawing))]
        found += re.findall(r'aria-label="([^"]*)"', self.drawing)
        for (_, attribute), (_, looks) in self.looks.items():
            found += list(dict.fromkeys(looks.ravel().tolist())) if attribute == "words" else []
        return list(dict.fromkeys(text for text in found if text))


def read(message: bytes) -> Shown:
    """The inverse of `Film.packed`, written beside it.

    Raises:
        AssertionError: if the mark is not that of what follows.
    """
    whole = zlib.decompress(message[MARK:])
    assert message[:MARK] == zlib.crc32(whole).to_bytes(4, "little") + len(whole).to_bytes(8, "little")
    length = int.from_bytes(whole[:4], "little")
    table, rest = json.loads(whole[4 : 4 + length]), whole[4 + length :]
    rolls = []
    for size in table["rolls"]:
        rolls.append(rest[:size])
        rest = rest[size:]
    assert rest == b""
    looks = {}
    for track in table["tracks"]:
        shape = tuple(table["places"][axis] for axis in track["along"])
        steps = np.frombuffer(rolls[track["roll"]], "<u2" if track["wide"] else "u1").reshape(shape)
        codes = np.cumsum(steps, axis=-1, dtype=steps.dtype)
        words = np.array(table["tables"][track["looks"]], dtype=object)
        looks[track["part"], track["set"]] = (tuple(table["axes"][axis] for axis in track["along"]), words[codes])
    return Shown(table["key"], table["drawing"], table["handle"], tuple(table["axes"]), tuple(table["places"]), looks)
