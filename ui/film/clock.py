"""A clock: the bar of a player without a picture of its own. Films of the page follow its frames."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from ui.code import read, zipped
from ui.film.player import Labels

HERE = Path(__file__).parent
NAMES = ("play", "pause", "back", "forward", "skip", "scrub", "speed")


def clock(rounds: Sequence[int], labels: Labels, *, key: str, shown: str, run: str) -> None:
    """Show a bar that plays the frames of films. A new run is played from its start by itself, once.

    Args:
        rounds: of each frame.
        key: of the films' axis of time.
        shown: what is said of a frame; may hold {round} and {rounds}.
        run: tells one run from another; empty for one that is not played by itself.
    """
    words = {name: getattr(labels, name) for name in NAMES} | {"now": shown}
    _component(key=f"clock-{key}", data={"key": key, "rounds": list(rounds), "run": run, "labels": words})


STYLE = f"const STYLE = {json.dumps(read(HERE / 'player.css'))};"
CODE = zipped("\n".join((STYLE, read(HERE / "clock.js"))))
_component = st.components.v2.component("clock", html=read(HERE / "clock.html"), js=CODE)
