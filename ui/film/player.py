"""A film along time: a map, the paths walked on it, their losses, and the controls to play them.

Everything a run needs travels in one message; the browser then plays it alone and never answers. It shows the end until
it is played, to whoever wants no motion too. Films of the page may follow its frames as they follow a slider.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

import streamlit as st

from ui.code import read
from ui.film.played import program, with_bar
from ui.film.walks import Field, Floor, Fog, Own, Run, pack

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Labels:
    """Every word that is shown or spoken, already translated.

    `now` and `now_many` (used when no run is the main one) may hold {round} and {rounds}; `now` also
    {x}, {y}, {value}, {loss} of the main run, and {dx}, {dy} of its next step, with their signs.
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
    height: int = 360,
    unit: int = 1,
    fog: Fog | None = None,
    own: Own | None = None,
    floor: Floor | None = None,
    plays: bool = False,
    tells: str = "",
    waits: str = "",
    clock: str = "",
) -> None:
    """Show runs that can be played. `goal`: a point; `bet`: a value of x; `unit`: steps in one round; `height`: pixels.

    With `fog` the map is square and stands beside the losses, on a phone too; `own` and `floor` go with it alone.
    `plays`: a new run plays at once after the press, but for whoever comes to it from elsewhere or wants no motion.
    `tells`, `waits`: as of a clock, until a run that plays so has ended.
    `clock`: the key of a clock of the page whose frames are those of `timeline`; it plays this, which has no bar then.

    Raises ValueError for no runs, too many racers, or a setting out of range.
    """
    panel = loss_scale if loss_panel else None
    seen: dict[str, Any] = {"fog": fog, "own": own, "floor": floor, "plays": plays}
    packed = pack(field, runs, goal=goal, bet=bet, panel=panel, height=height, unit=unit, **seen)
    show, told = _in_fog if fog else _component, {"tells": tells, "waits": waits, "clock": clock}
    show(key=key, data={"key": key, **packed, "labels": asdict(labels), **told})


def _code(*, fog: bool) -> str:
    """The program, with its style. What draws fog travels with a fogged map alone."""
    style = read(HERE / "player.css") + (read(HERE / "fog.css") if fog else "")
    return program(style, "landscape.js", *(["fog.js"] if fog else []), "player.js")


HTML = with_bar("player.html")
CODE = _code(fog=False)
_component = st.components.v2.component("player", html=HTML, js=CODE)
_in_fog = st.components.v2.component("player_in_fog", html=HTML, js=_code(fog=True))
