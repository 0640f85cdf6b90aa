"""A film along time: a map, the paths walked on it, their losses, and the controls to play them.

Everything a run needs travels in one message; the browser then plays it alone and never answers. It shows the end until
it is played, to whoever wants no motion too. Films of the page may follow its frames as they follow a slider.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

import streamlit as st

from ui.code import read, zipped
from ui.film.walks import Field, Run, pack

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Labels:
    """Every word that is shown or spoken, already translated.

    `now` and `now_many` (used when no run is the main one) may hold {round}, {rounds}, {step}, {steps}; `now` also
    {x}, {y}, {value}, {loss} of the main run.
    """

    play: str
    pause: str
    back: str
    forward: str
    skip: str
    scrub: str
    speed: str
    x: str
    y: str
    loss: str
    round: str
    now: str
    now_many: str
    value: str  # beside each racer in the legend; may hold {value}, {loss}
    below_zero: str
    goal: str
    bet: str
    ghost: str
    burnt: str
    own: str  # at the end of the reader's own walk
    fog: str
    map_description: str
    loss_description: str


def play(
    field: Field,
    runs: Sequence[Run],
    labels: Labels,
    *,
    key: str,
    goal: tuple[float, float] | None = None,
    bet: float | None = None,
    loss_panel: bool = False,
    loss_scale: Literal["log", "linear"] = "log",
    own: Sequence[tuple[float, float]] = (),
    fog: float | None = None,
    height: int = 360,
    unit: int = 1,
) -> None:
    """Show runs that can be played. `goal`: a point; `bet`: a value of x; `unit`: steps in one round; `height`: pixels.

    `own`: a walk of the reader's own on the same map, shown whole. `fog`: how far to either side of the main run's way,
    in units of x, the map is seen; without it all of it is.

    Raises ValueError for no runs, too many racers, or a setting out of range.
    """
    panel = loss_scale if loss_panel else None
    packed = pack(field, runs, goal=goal, bet=bet, panel=panel, own=own, fog=fog, height=height, unit=unit)
    _component(key=key, data={"key": key, **packed, "labels": asdict(labels)})


STYLE = f"const STYLE = {json.dumps(read(HERE / 'player.css'))};"
HTML = read(HERE / "player.html")
CODE = zipped("\n".join((STYLE, read(HERE / "landscape.js"), read(HERE / "player.js"))))
_component = st.components.v2.component("player", html=HTML, js=CODE)
