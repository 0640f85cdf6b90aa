"""A film read again from its message: how every part looks at every place."""

import json
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from core.arrays import Array

MARK = 12


class Track(NamedTuple):
    """How one attribute of one part looks at every place of the sliders `along`; `cut`: where the others stand now."""

    part: str
    attribute: str
    along: tuple[str, ...]
    looks: Array
    cut: bool


@dataclass(frozen=True)
class Shown:
    """A film as a browser has it.

    Attributes:
        key, drawing, handle, axes, places, standing, clocks: as sent; axes are the sliders, places how many each has,
            standing where they stood when it was cut, clocks whether they are time.
    """

    key: str
    drawing: str
    handle: Mapping[str, Any] | None
    axes: tuple[str, ...]
    places: tuple[int, ...]
    standing: Mapping[str, int]
    tracks: tuple[Track, ...]
    clocks: tuple[bool, ...] = ()

    def read_at_the_end(self) -> list[str]:
        """The sentences, no labels, of a film that follows time alone, as they stand at its last frame."""
        if not all(self.clocks):
            return []
        now = self.at(**{axis: places - 1 for axis, places in zip(self.axes, self.places, strict=True)})
        return [now[part, "words"] for part in re.findall(r'<p id="(\w+)"', self.drawing) if (part, "words") in now]

    def at(self, **places: int) -> dict[tuple[str, str], str]:
        """How every part looks where the sliders stand, as far as that is known; dots are told apart by commas."""
        found: dict[tuple[str, str], str] = {}
        for part, attribute, along, looks, cut in self.tracks:
            moved = {axis for axis in self.standing if places[axis] != self.standing[axis]}
            if not cut or moved <= set(along):
                look = looks[tuple(places[axis] for axis in along)]
                said = ",".join(look) if isinstance(look, np.ndarray) else str(look)
                assert found.setdefault((part, attribute), said) == said, (part, attribute, said)
        return found

    def words(self) -> list[str]:
        """Every text that may be read on it or is spoken, each once."""
        found = [*re.findall(r">([^<>]*[^<>\s][^<>]*)<", re.sub(r"<style>.*?</style>", "", self.drawing))]
        found += re.findall(r'aria-label="([^"]*)"', self.drawing)
        for track in self.tracks:
            found += list(dict.fromkeys(track.looks.ravel().tolist())) if track.attribute == "words" else []
        return list(dict.fromkeys(text for text in found if text))


def parts(drawing: str) -> dict[str, tuple[str, str]]:
    """Every part of a drawing by its id: its attributes after that, and the words in it."""
    found = re.findall(r'<[^<>]* id="([^"]*)"([^>]*)>([^<]*)', drawing)
    assert len({name for name, *_ in found}) == len(found), "an id names one part"
    return {name: (attributes, words) for name, attributes, words in found}


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
    tracks = []
    for track in table["tracks"]:
        shape = (len(track["parts"]), *(table["places"][axis] for axis in track["along"]))
        steps = np.frombuffer(rolls[track["roll"]], "<u2" if track["wide"] else "u1")
        dots = track["set"] == "shades"
        steps = steps.reshape((*shape, track["row"]) if dots else shape)
        codes = np.cumsum(steps, axis=-2 if dots else -1, dtype=steps.dtype)
        words = np.array(table["tables"][track["looks"]], dtype=object)
        along = tuple(table["axes"][axis] for axis in track["along"])
        for part, shown in zip(track["parts"], words[codes], strict=True):
            tracks.append(Track(part, track["set"], along, shown, track["cut"]))
    axes = tuple(table["axes"])
    standing = dict(zip(axes, table["at"], strict=False))
    places, clocks = tuple(table["places"]), tuple(table["clocks"])
    return Shown(table["key"], table["drawing"], table["handle"], axes, places, standing, tuple(tracks), clocks)
