"""A clock: the bar of a player without a picture of its own. Films of the page follow its frames."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from ui.code import read
from ui.film.played import program, with_bar
from ui.film.player import Labels

HERE = Path(__file__).parent
NAMES = ("play", "pause", "back", "forward", "skip", "scrub", "speed")


def clock(
    rounds: Sequence[int],
    labels: Labels,
    *,
    key: str,
    shown: str,
    run: str,
    tells: str = "",
    waits: str = "",
    rests: int = 0,
) -> None:
    """Show a bar that plays the frames of films. A new run is played from its start by itself, once.

    Args:
        rounds: of each frame.
        key: of the films' axis of time.
        shown: what is said of a frame; may hold {round} and {rounds}.
        run: tells one run from another; empty for one that is not played by itself.
        tells: the key of what tells how it came out, if that is not to be seen before it has been played;
            `waits` stands in its place meanwhile.
        rests: the frame at which a new run pauses by itself, once; 0 if it does not.
    """
    words = {name: getattr(labels, name) for name in NAMES} | {"now": shown}
    data = {
        "key": key,
        "rounds": list(rounds),
        "run": run,
        "labels": words,
        "tells": tells,
        "waits": waits,
        "rests": rests,
    }
    _component(key=f"clock-{key}", data=data)


CODE = program(read(HERE / "player.css") + read(HERE / "clock.css"), "clock.js")
_component = st.components.v2.component("clock", html=with_bar("clock.html"), js=CODE)
