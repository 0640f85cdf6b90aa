"""A film: a drawing whose parts look different at every place of some sliders, packed into one small message.

Every look of every part is worked out beforehand, for all places at once. The browser only looks it up.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ui.figures import FIGURES

MOST_PLACES = 100_000
MOST_LOOKS = 65_536
MARK = 12
"""Bytes before the deflated message: a checksum and its length, by which the browser knows what it has."""

_SLOT = re.compile("\ue000(.*?)\ue001(.*?)\ue002")


@dataclass(frozen=True)
class Axis:
    """One slider, or the time of a player: the key of its widget, and how many places or frames it has."""

    key: str
    places: int
    time: bool = False


class Coded(NamedTuple):
    """Looks out of a table: `words[codes]`, where the table is made once and is quicker than the looks themselves."""

    codes: NDArray[Any]
    words: Sequence[str]


Looks = ArrayLike | Coded

HIDDEN: Final = "display:none"
"""The `style` of a part that is not shown at a place."""


class Slot:
    """A gap in a sentence that the film fills: stands in a template in place of a value."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __format__(self, form: str) -> str:
        return f"\ue000{self.name}\ue001{form}\ue002"


@dataclass(frozen=True)
class Handle:
    """A part that can be dragged: it sets two sliders.

    Attributes:
        part: its id in the drawing.
        across, up: the keys of the sliders that it moves to the right and upwards.
        box: where their first places and their last lie, in units of the drawing: left, bottom, right, top.
    """

    part: str
    across: str
    up: str
    box: tuple[float, float, float, float]


@dataclass
class Film:
    """A drawing and what moves in it.

    Attributes:
        drawing: SVG or HTML of our own, whose moving parts have an id.
        axes: the sliders that it follows.
        handle: the part that can be dragged.
        at: where they stood when parts of it were cut.
    """

    drawing: str
    axes: Sequence[Axis]
    handle: Handle | None = None
    at: Sequence[int] = ()
    _tracks: list[dict[str, Any]] = field(default_factory=list)
    _rolls: dict[bytes, int] = field(default_factory=dict)
    _tables: dict[tuple[str, ...], int] = field(default_factory=dict)

    def part(self, name: str | Sequence[str], along: Sequence[str], *, cut: bool = False, **looks: Looks) -> None:
        """How one part looks at every place, or several of a kind.

        Args:
            name: its id in the drawing; or several, and then looks have one more axis, the first, in their order.
            along: the keys of the sliders that it depends on.
            cut: whether it depends on the others too, so that this holds only where they stand now.
            looks: by attribute of SVG, `_` for `-`; or `words` for its text, `**bold**` words among it; `drawn` for SVG
                of our own in it; `count` for how many of its children are shown; `shades` for a square canvas, as
                codes (…, dots) of colours, the first row on top.
                Numbers or words, in the shape of the places of those sliders. Numbers keep one decimal.

        Raises:
            ValueError: if the shape is another, or there are too many looks.
        """
        numbers = [next(i for i, axis in enumerate(self.axes) if axis.key == key) for key in along]
        many = () if isinstance(name, str) else (len(name),)
        shape = (*many, *(self.axes[number].places for number in numbers))
        for attribute, given in looks.items():
            try:
                words, codes = _dots(given, shape) if attribute == "shades" else _table(given, shape)
            except ValueError as error:
                raise ValueError(f"{name}.{attribute}: {error}") from error
            wide = len(words) > 256
            roll = _roll(codes, wide, axis=-2 if attribute == "shades" else -1)
            self._tracks.append(
                {
                    "parts": [name] if isinstance(name, str) else list(name),
                    "set": attribute.replace("_", "-"),
                    "along": numbers,
                    "cut": cut,
                    "wide": wide,
                    "row": codes.shape[-1],
                    "roll": self._rolls.setdefault(roll, len(self._rolls)),
                    "looks": self._tables.setdefault(tuple(words), len(self._tables)),
                }
            )

    def parts(self, along: str, everywhere: Sequence[Mapping[tuple[str, str], str]]) -> None:
        """How many parts look at every place of one slider, told place by place: by part and attribute."""
        for part, attribute in everywhere[0]:
            looks: dict[str, Any] = {attribute.replace("-", "_"): [each[part, attribute] for each in everywhere]}
            self.part(part, (along,), **looks)

    def sentence(self, name: str, template: str, along: Sequence[str], **values: Looks) -> str:
        """A sentence whose gaps follow the sliders, as HTML to stand in the drawing.

        Args:
            name: what the ids of its gaps begin with.
            template: its words, `**bold**` among them, with a `Slot` for each value.
            values: of each gap, as of a part: words, or numbers to be written in the gap's own form.
        """
        pieces = []
        for place, piece in enumerate(re.split(r"\*\*", template)):
            text = _SLOT.sub(lambda slot: self._gap(name, slot, along, values), _escaped(piece))
            pieces.append(f"<b>{text}</b>" if place % 2 else text)
        return "".join(pieces)

    def _gap(self, name: str, slot: re.Match[str], along: Sequence[str], values: Mapping[str, Looks]) -> str:
        given, form = values[slot[1]], slot[2]
        part = f"{name}-{slot[1]}"
        self.part(part, along, words=written(np.asarray(given), form) if form else given)
        return f'<span id="{part}"></span>'

    def packed(self, key: str, level: int = 7) -> bytes:
        """The message of the film with this key: a mark, then everything deflated.

        Args:
            level: how thoroughly; 9 takes up to four times as long as 7, to send at most 3 % less.
        """
        table = {
            "key": key,
            "drawing": self.drawing,
            "axes": [axis.key if axis.time else css(axis.key) for axis in self.axes],
            "clocks": [axis.time for axis in self.axes],
            "places": [axis.places for axis in self.axes],
            "at": list(self.at),
            "handle": self._handle(),
            "tracks": self._tracks,
            "tables": list(self._tables),
            "rolls": [len(roll) for roll in self._rolls],
        }
        head = json.dumps(table, ensure_ascii=False, separators=(",", ":")).encode()
        whole = len(head).to_bytes(4, "little") + head + b"".join(self._rolls)
        return (
            zlib.crc32(whole).to_bytes(4, "little")
            + len(whole).to_bytes(MARK - 4, "little")
            + zlib.compress(whole, level)
        )

    def _handle(self) -> dict[str, Any] | None:
        if self.handle is None:
            return None
        keys = [axis.key for axis in self.axes]
        axes = [keys.index(self.handle.across), keys.index(self.handle.up)]
        return {"part": self.handle.part, "axes": axes, "box": self.handle.box}


def one_sentence(key: str, axis: Axis, told: Sequence[str], *, part: str = "said") -> bytes:
    """The message of a film that is one sentence, told at each place of a slider or of the time.

    Args:
        part: its id in the drawing.
    """
    film = Film(f'<p id="{part}"></p>', (axis,))
    film.part(part, (axis.key,), words=told)
    return film.packed(key)


def css(key: str) -> str:
    """The key of a widget as Streamlit writes it into the class `st-key-…`."""
    return re.sub(r"[^a-zA-Z0-9_-]", "-", key.strip())


def written(values: ArrayLike, form: str) -> Coded:
    """Numbers as words, each different one written once; as `ui.figures` writes them."""
    numbers = np.asarray(values)
    different, codes = np.unique(numbers, return_inverse=True)
    words = [FIGURES.format_field(value, form) for value in different.tolist()]
    kept: dict[str, int] = {}
    fewer = np.array([kept.setdefault(word, len(kept)) for word in words])
    return Coded(fewer[codes].reshape(numbers.shape), list(kept))


def _table(given: Looks, shape: tuple[int, ...]) -> tuple[Sequence[str], NDArray[Any]]:
    """The different looks, and which of them stands at each place."""
    if isinstance(given, Coded):
        codes, words = np.asarray(given.codes), list(given.words)
    else:
        array = np.asarray(given)
        if array.dtype.kind in "iufb":
            tenths, codes = np.unique(np.rint(array.astype(float) * 10), return_inverse=True)
            words = [f"{tenth / 10 + 0.0:g}" for tenth in tenths.tolist()]
        else:
            kept: dict[str, int] = {}
            codes = np.array([kept.setdefault(str(word), len(kept)) for word in array.ravel().tolist()])
            words = list(kept)
        codes = codes.reshape(array.shape)
    if codes.shape != shape or codes.size > MOST_PLACES:
        raise ValueError(f"shape {codes.shape}; need {shape}, at most {MOST_PLACES} places")
    if len(words) > MOST_LOOKS:
        raise ValueError(f"{len(words)} looks; at most {MOST_LOOKS}")
    return words, codes


def _roll(codes: NDArray[Any], wide: bool, axis: int) -> bytes:
    """One byte a code, or two; each the difference to the one at the place before, for neighbours are alike: so they
    deflate. Of dots that is the same dot, one axis further in front.
    """
    steps: NDArray[Any] = np.diff(codes.astype(np.int64), axis=axis, prepend=0)
    return (steps & 0xFFFF).astype("<u2").tobytes() if wide else (steps & 0xFF).astype("u1").tobytes()


def _dots(given: Looks, shape: tuple[int, ...]) -> tuple[Sequence[str], NDArray[Any]]:
    """Codes of colours, dot by dot, and the colours."""
    if not isinstance(given, Coded):
        raise ValueError("shades are told as codes of colours")
    codes = np.asarray(given.codes)
    if codes.ndim != len(shape) + 1 or codes.shape[:-1] != shape or not 0 < len(given.words) <= 256:
        raise ValueError(f"shape {codes.shape}; need {shape} and the dots, of at most 256 colours")
    return given.words, codes


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
