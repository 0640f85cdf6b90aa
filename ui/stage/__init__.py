"""The stage: a taste map, the paths walked on it and the controls to play them, as one Streamlit component.

Everything a run needs travels in one message; the browser then plays it alone and never answers.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

import streamlit as st

from ui.code import read, zipped
from ui.stage.packing import Field, Run, pack

__all__ = ["Field", "Labels", "Run", "show"]

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Labels:
    """Every word the stage shows or speaks, already translated.

    `now` and `now_many` (used when no run is the main one) may hold {round}, {rounds}, {step}, {steps}; `now` also
    {x}, {y}, {value}, {loss} of the main run.
    """

    play: str
    pause: str
    back: str
    forward: str
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
    map_description: str
    loss_description: str


def show(
    field: Field,
    runs: Sequence[Run],
    labels: Labels,
    *,
    key: str,
    goal: tuple[float, float] | None = None,
    bet: float | None = None,
    loss_panel: bool = False,
    loss_scale: Literal["log", "linear"] = "log",
    height: int = 360,
    unit: int = 1,
) -> None:
    """Draw the stage. `goal`: a point; `bet`: a value of x; `unit`: steps in one round; `height`: pixels.

    Raises ValueError for no runs, too many racers, or a setting out of range.
    """
    panel = loss_scale if loss_panel else None
    packed = pack(field, runs, goal=goal, bet=bet, panel=panel, height=height, unit=unit)
    _component(key=key, data={**packed, "labels": asdict(labels)})


STYLE = f"const STYLE = {json.dumps(read(HERE / 'stage.css'))};"
HTML, CODE = read(HERE / "stage.html"), zipped(f"{STYLE}\n{read(HERE / 'stage.js')}")
_component = st.components.v2.component("stage", html=HTML, js=CODE)
