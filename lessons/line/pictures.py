"""The pictures of the line's page: points with their squares, and the walk of a fit in the player."""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import Literal

import numpy as np

from core.arrays import Array
from core.lines import COORDINATE_LIMIT, Points, Settled, misses, relative_score
from lessons.line import charts
from lessons.line.charts import LINES, Window
from lessons.line.scene import Scene, answer, map_range, score_map
from ui import film
from ui.draw.datasets import Columns
from ui.draw.show import draw, look
from ui.kit.hand import sent
from ui.kit.text import Text
from ui.kitchen.pictures import PLAYER_HEIGHT, player_labels

WINDOWS = (Window(3.0, 6.0, 7.0, 1.0), Window(0.0, 0.0, 24.0, 2.0), Window(0.0, 0.0, 120.0, 10.0))
"""What may be seen of the plane, the closest look first."""

ROOM_FOR_A_WORD = 0.1
"""How far apart, as a share of the window's reach, two answers must be for both to be written."""

SPOT = "line_plot"
WALK_LEVELS = (10, 25, 50, 75, 90, 97)


def show_line(text: Text, now: Scene, add: Callable[[], None]) -> None:
    """Points and lines by the names in `LINES`, the squares of the first, and the answers to the x asked about.

    A click calls `add`; the spot is then in the session's state.
    """
    given, lines = now.points, now.lines
    window = window_of(given)
    names = tuple(name for name in LINES if name in lines)
    data: dict[str, Columns] = {
        "points": {"x": given.x, "y": given.y},
        "squares": squares(given, lines[names[0]]),
        "lines": _drawn(text, window, {name: lines[name] for name in names}),
        "asked": _answers(now.settings.ask_x, lines, apart=window.reach * ROOM_FOR_A_WORD),
    }
    spec = charts.line(text, look(), window, names)
    draw(spec, data, key=SPOT, alt=text("alt.line"), on_select=add, selection_mode="spot")


def clicked() -> tuple[float, float] | None:
    """The spot that was clicked on last; none where it is none of the plane."""
    try:
        spot = sent(SPOT)["selection"]["spot"][-1]
        x, y = float(spot["x"]), float(spot["y"])
    except (IndexError, KeyError, TypeError, ValueError):
        return None
    return (x, y) if abs(x) <= COORDINATE_LIMIT and abs(y) <= COORDINATE_LIMIT else None  # not a number fails too


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
    answers = [answer(lines[name], x) for name in ("yours", "machine") if name in lines]
    shown = [y for y in answers if y == answers[0] or abs(y - answers[0]) > apart]
    return {"x": [x] * len(shown), "y": shown, "word": [f"{y:z.2f}" for y in shown]}


def _drawn(text: Text, window: Window, lines: dict[str, Array]) -> dict[str, object]:
    """Each line from beyond one side of what is seen to beyond the other."""
    x = window.x + window.reach * np.array([-4.0, 4.0])
    heights = [weights[0] * x + weights[1] for weights in lines.values()]
    names = [text(f"line.{name}") for name in lines for _ in x]
    return {"x": np.tile(x, len(lines)), "y": np.concatenate(heights), "line": names}


def show_walk(text: Text, now: Scene, ghost: Scene | None) -> None:
    """The walk over the map of a and b, the fit before as a ghost, and the exact answer where there is one."""
    goal = now.best.weights if now.best.settled is Settled.UNIQUE else None
    walks = [scene.history.weights for scene in (now, ghost) if scene]
    a, b = map_range(*walks, *([goal[np.newaxis]] if goal is not None else []))
    walkers = [_walker(now, text("line.machine"), "main"), *([_walker(ghost, "", "ghost")] if ghost else [])]
    film.play(
        film.Field(a, b, score_map(now.points, a, b), levels=WALK_LEVELS),
        walkers,
        labels(text),
        key="fit_player",
        height=look().height(PLAYER_HEIGHT),
        goal=None if goal is None else (float(goal[0]), float(goal[1])),
    )


def _walker(scene: Scene, name: str, role: Literal["main", "ghost"]) -> film.Run:
    history = scene.history
    scores = relative_score(scene.points, history.losses)
    return film.Run(name, history.weights, history.losses, scores, role, history.burnt)


@lru_cache(maxsize=16)
def labels(text: Text) -> film.Labels:
    """The player's words, those of this page in place of the kitchen's; a or b below 0 is nothing special."""
    own = {name: text(f"player.{name}") for name in ("x", "y", "now", "goal", "ghost", "map_description")}
    return replace(player_labels(text), below_zero="", **own)
