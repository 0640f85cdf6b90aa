"""The pictures of the line's page: points with their squares, and the walk of a fit on the stage."""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import Literal

import numpy as np
import streamlit as st

from core.arrays import Array
from core.lines import Points, Settled, misses, relative_score
from core.training import History
from ui import pictures, stage
from ui.datasets import Columns
from ui.line import charts as charts_line
from ui.line import runs as runs_line
from ui.line.charts import LINES, Window
from ui.settings import Line
from ui.text import Text

WINDOWS = (Window(3.0, 6.0, 7.0, 1.0), Window(0.0, 0.0, 24.0, 2.0), Window(0.0, 0.0, 120.0, 10.0))
"""What may be seen of the plane, the closest look first."""

ROOM_FOR_A_WORD = 0.1
"""How far apart, as a share of the window's reach, two answers must be for both to be written."""

SPOT = "line_plot"
STAGE_LEVELS = (10, 25, 50, 75, 90, 97)


def show_line(text: Text, given: Points, lines: dict[str, Array], asked: float, add: Callable[[], None]) -> None:
    """Points and lines by the names in `LINES`, the squares of the first, and the answers to the x asked about.

    A click calls `add`; the spot is then in the session's state.
    """
    window = window_of(given)
    names = tuple(name for name in LINES if name in lines)
    data: dict[str, Columns] = {
        "points": {"x": given.x, "y": given.y},
        "squares": squares(given, lines[names[0]]),
        "lines": _drawn(text, window, {name: lines[name] for name in names}),
        "asked": _answers(asked, lines, apart=window.reach * ROOM_FOR_A_WORD),
    }
    spec = charts_line.line(text, pictures.look(), window, names)
    pictures.draw(spec, data, key=SPOT, alt=text("alt.line"), on_select=add, selection_mode="spot")


def clicked() -> tuple[float, float] | None:
    """The spot that was clicked on last."""
    spots = st.session_state[SPOT]["selection"]["spot"]
    return (float(spots[-1]["x"]), float(spots[-1]["y"])) if spots else None


def window_of(given: Points) -> Window:
    """The closest look at the plane that shows all points."""
    for window in WINDOWS:
        away = [np.abs(given.x - window.x), np.abs(given.y - window.y)]
        if np.max(away, initial=0.0) <= window.reach:
            return window
    return WINDOWS[-1]


def squares(given: Points, weights: Array) -> dict[str, Array]:
    """Each miss as a square between its point and the line, on the side where the line runs away from it."""
    errors = misses(given, weights)
    sideways = errors if weights[0] >= 0 else -errors
    return {"x": given.x, "x2": given.x + sideways, "y": given.y, "y2": given.y + errors}


def _answers(x: float, lines: dict[str, Array], apart: float) -> dict[str, object]:
    """What the reader's line answers, and the machine's where the two words do not meet."""
    answers = [runs_line.answer(lines[name], x) for name in ("yours", "machine") if name in lines]
    shown = [y for y in answers if y == answers[0] or abs(y - answers[0]) > apart]
    return {"x": [x] * len(shown), "y": shown, "word": [f"{y:z.2f}" for y in shown]}


def _drawn(text: Text, window: Window, lines: dict[str, Array]) -> dict[str, object]:
    """Each line from beyond one side of what is seen to beyond the other."""
    x = window.x + window.reach * np.array([-4.0, 4.0])
    heights = [weights[0] * x + weights[1] for weights in lines.values()]
    names = [text(f"line.{name}") for name in lines for _ in x]
    return {"x": np.tile(x, len(lines)), "y": np.concatenate(heights), "line": names}


def show_walk(text: Text, run: Line, history: History, ghost: tuple[Line, History] | None) -> None:
    """The walk over the map of a and b, the fit before as a ghost, and the exact answer where there is one."""
    given = runs_line.points(run.dots)
    best = runs_line.exact(given)
    goal = best.weights if best.settled is Settled.UNIQUE else None
    walks = [history.weights, *([ghost[1].weights] if ghost else []), *([goal[np.newaxis]] if goal is not None else [])]
    a, b = runs_line.map_range(*walks)
    walkers = [_walker(given, history, text("line.machine"), "main")]
    if ghost:
        walkers.append(_walker(runs_line.points(ghost[0].dots), ghost[1], "", "ghost"))
    stage.show(
        stage.Field(a, b, runs_line.score_map(given, a, b), levels=STAGE_LEVELS),
        walkers,
        stage_labels(text),
        key="line_stage",
        height=pictures.look().height(pictures.STAGE_HEIGHT),
        goal=None if goal is None else (float(goal[0]), float(goal[1])),
    )


def _walker(given: Points, history: History, name: str, role: Literal["main", "ghost"]) -> stage.Run:
    scores = relative_score(given, history.losses)
    return stage.Run(name, history.weights, history.losses, scores, role, history.burnt)


@lru_cache(maxsize=16)
def stage_labels(text: Text) -> stage.Labels:
    """The stage's words, those of this page in place of the kitchen's; a or b below 0 is nothing special."""
    own = {name: text(f"stage.{name}") for name in ("x", "y", "now", "goal", "ghost", "map_description")}
    return replace(pictures.stage_labels(text), below_zero="", **own)
