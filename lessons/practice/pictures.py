"""The pictures of *Practice*: a run in the player, the reader's own walk beside it, and what each rate is good for."""

from collections.abc import Sequence
from typing import Literal

import numpy as np
import pandas as pd

from core.arrays import Array
from core.losses import taste_score
from core.training import History
from core.zones import ZONES
from lessons.practice import charts
from lessons.practice.scene import Scene
from ui import film
from ui.draw.show import draw, look
from ui.kit.text import Text
from ui.kitchen import crowds
from ui.kitchen.pictures import player_labels

LEVELS = (10, 25, 50, 75, 90)
"""Scores whose lines are drawn on the map."""

Range = tuple[float, float]
NEAR: tuple[Range, Range] = ((0.5, 3.5), (0.0, 3.0))
"""Grams of salt and of spice that the map shows while both paths lie there."""

FELT = 0.3
"""Grams to either side of its way that the machine has felt."""

HEIGHT = 240


def show_rates(text: Text, scene: Scene, marks: list[tuple[float, str]]) -> None:
    """The zones of the learning rate, with marks."""
    names = [text.label(f"zone.{zone}") for zone in ZONES]
    zones = pd.DataFrame({"start": scene.zones.starts, "end": scene.zones.ends, "zone": names})
    rows = pd.DataFrame([(rate, word, row) for row, (rate, word) in enumerate(marks)], columns=["rate", "word", "row"])
    draw(charts.rates(text, look()), {"zones": zones, "marks": rows}, key="rates", alt=text.label("alt.rates"))


def show_run(text: Text, now: Scene, ghost: Scene | None, own: Sequence[tuple[float, float]]) -> None:
    """The run to be played, over the map of its crowd in fog, the last cook as a ghost behind it, and the reader's own
    walk; the best once it has run.
    """
    history = now.history
    walkers = [_walker(history, text.label("cook.this"), "main")]
    walkers += [_walker(ghost.history, "", "ghost")] if ghost else []
    salt, spice = map(float, now.bowl.bottom)
    across, up = _ranges([each.path for each in walkers], own)
    film.play(
        film.Field(across, up, crowds.score_map(now.crowd, across, up), levels=LEVELS),
        walkers,
        player_labels(text),
        key="run",
        height=look().height(HEIGHT),
        goal=(salt, spice) if history.steps else None,
        loss_panel=bool(history.steps),
        own=own,
        fog=FELT,
    )


def _ranges(paths: Sequence[Array], own: Sequence[tuple[float, float]]) -> tuple[Range, Range]:
    """What the map shows: the middle of the kitchen while everybody stays there, else all of it."""
    places = np.concatenate([*paths, np.reshape(own, (-1, 2))])
    (low, high), (floor, top) = NEAR
    inside = (places >= (low, floor)).all() and (places <= (high, top)).all()
    return NEAR if inside else (crowds.MAP_RANGE, crowds.MAP_RANGE)


def _walker(history: History, name: str, role: Literal["main", "ghost"]) -> film.Run:
    return film.Run(name, history.weights, history.losses, taste_score(history.losses), role, history.burnt)
