"""A film: a picture that follows the sliders while they are moved, without a message to the server.

It leans on one thing of Streamlit's that is not written down: that a slider under the documented class `st-key-…` holds
an `input[type=range]`, and sets its attribute `value` at every place that it is moved to. A browser test holds it. If
that ends, or this program does not run, sliders call for a rerun as all others do, and the pictures follow those.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import streamlit as st

from ui.code import read, unzipping
from ui.draw import palette
from ui.film.clock import clock
from ui.film.packing import HIDDEN, Axis, Coded, Film, Handle, Slot, css, one_sentence, written
from ui.film.player import Labels, play
from ui.film.walks import Field, Floor, Fog, Own, Run, timeline

__all__ = [
    "HIDDEN",
    "PROGRAM_KEY",
    "Axis",
    "Coded",
    "Field",
    "Film",
    "Floor",
    "Fog",
    "Handle",
    "Labels",
    "Own",
    "Run",
    "Slot",
    "bring",
    "clock",
    "drawing",
    "note",
    "one_sentence",
    "play",
    "show",
    "timeline",
    "written",
]

HERE = Path(__file__).parent
PROGRAM_KEY = "film_program"


def bring(*, on_told: Callable[[], None]) -> None:
    """Bring the program and the style of all films and drawings, once a page and at its head: Streamlit would send them
    anew with each of these.

    Args:
        on_told: called in a browser that cannot unzip it, with `{"plain": true}`: drawings are to be sent as they are.
    """
    _program(key=PROGRAM_KEY, on_told_change=on_told, height=1)


def show(packed: bytes, *, key: str, on_told: Callable[[], None]) -> None:
    """Show a film. To stand in no part of the page that is drawn again by itself.

    Args:
        on_told: called once all films of the page follow, with `{"lives": true}`; then all of it is drawn again.
    """
    _film(key=key, data=packed, on_told_change=on_told)


def drawing(drawn: str, *, key: str, plain: bool) -> None:
    """Show a drawing as films show theirs, in the page's type and the theme's colours. It follows reruns, not the hand.

    Args:
        drawn: SVG in a frame with its words for screen readers. Parts of class `laptop` or `phone` show there alone.
        plain: whether it is for a browser that unzips nothing.
    """
    if plain:
        _plain(key=key, data=drawn)
    else:
        _drawing(key=key, data=zlib.compress(drawn.encode()))


def note(
    *,
    key: str,
    at: Mapping[str, int],
    films: Sequence[str],
    looks: Mapping[tuple[str, str, str], str],
    lives: bool,
    page: str,
    visit: str,
    big: bool,
    memory: str,
    counted: int,
    strips: Sequence[bytes],
    on_told: Callable[[], None],
) -> None:
    """What a rerun tells all films of the page. To stand in the part that the sliders draw again.

    Args:
        at: the places of the sliders, by key, for a browser in which they cannot be watched.
        films: the keys of the films that have to be there for all to follow.
        looks: by film, part and attribute: looks that depend on more than the sliders.
        lives: whether they have said already that they follow.
        page: its id.
        visit: for whom, on which page and since when: what the hand did then is told of no other.
        big: whether a whole room looks at it.
        memory: what the document is to keep from now on (see `ui/document`).
        counted: the number of the hand's last move that was told: up to there it is not told again.
        strips: films without a drawing, whose parts are spliced into those with their keys until the next note.
        on_told: called when the hand has rested, with the places where its moves have ended:
            `{"ends": [[number, places], …]}`.
    """
    data = {
        "at": {css(name): place for name, place in at.items()},
        "films": films,
        "looks": [[*part, look] for part, look in looks.items()],
        "lives": lives,
        "page": page,
        "visit": visit,
        "big": big,
        "memory": memory,
        "counted": counted,
        "strips": [base64.b64encode(each).decode("ascii") for each in strips],
    }
    # As one text: Streamlit looks for tables in anything else, which would take a third of the time of a move.
    _note(key=key, data=json.dumps(data, ensure_ascii=False, separators=(",", ":")), on_told_change=on_told, height=1)


STYLE = f".film{{{palette.in_document()}}}{read(HERE / 'film.css')}"
FRAME = '<div class="film"></div>'
PROGRAM = "\n".join([f"const STYLE = {json.dumps(STYLE)};", read(HERE / "film.js"), read(HERE / "drawing.js")])
NAME = f"program_{zlib.crc32(PROGRAM.encode()):x}"
"""A tab that outlives a change of the program waits for the new one."""


def _brought(what: str) -> str:
    """The program of a component that waits for the program of the page, and is one thing of it."""
    return read(HERE / "brought.js").replace("PROGRAM", NAME).replace("WHAT", what)


_program = st.components.v2.component(
    "film_program",
    js=read(HERE / "program.js").replace("UNZIPPING", unzipping(PROGRAM.replace("PROGRAM", NAME))),
)
_film = st.components.v2.component("film", html=FRAME, js=_brought("film"))
_drawing = st.components.v2.component("drawing", html=FRAME, js=_brought("drawing"))
_plain = st.components.v2.component("plain_drawing", html=FRAME, css=STYLE, js=read(HERE / "plain.js"))
_note = st.components.v2.component("film_note", js=read(HERE / "note.js"))
