"""The pictures of *Practice*: a run in the player, its losses, and what each learning rate is good for."""

from typing import Literal

import numpy as np
import pandas as pd

from core.losses import taste_score
from core.training import History
from core.zones import ZONES
from lessons.practice import charts
from lessons.practice.scene import Scene
from ui import film
from ui.draw.show import draw, look
from ui.film.walks import MAX_FRAMES, thin
from ui.kit.text import Text
from ui.kitchen import crowds
from ui.kitchen.pictures import PLAYER_HEIGHT, player_labels

LEVELS = (10, 25, 50, 75, 90)
"""Scores whose lines are drawn on the map."""


def show_losses(text: Text, now: Scene, ghost: Scene | None) -> None:
    """The loss round by round, of this cook and of the last."""
    rows = [_loss_rows(now.history, text.label("cook.this"))]
    rows += [_loss_rows(ghost.history, text.label("cook.last"))] if ghost else []
    best = pd.DataFrame({"loss": [now.bowl.lowest_loss], "word": [text.label("best_possible")]})
    data = {"losses": pd.concat(rows), "best": best}
    draw(charts.loss_by_round(text, look(), ghost is not None), data, key="losses", alt=text.label("alt.losses"))


def _loss_rows(history: History, cook: str) -> pd.DataFrame:
    """At most 300 rounds of a run."""
    rounds = thin(len(history.losses), MAX_FRAMES)
    losses = np.nan_to_num(history.losses[rounds], nan=np.inf)
    return pd.DataFrame({"round": rounds, "loss": np.clip(losses, *charts.LOSS_RANGE).astype("float32"), "cook": cook})


def show_rates(text: Text, scene: Scene, marks: list[tuple[float, str]]) -> None:
    """The zones of the learning rate, with marks."""
    names = [text.label(f"zone.{zone}") for zone in ZONES]
    zones = pd.DataFrame({"start": scene.zones.starts, "end": scene.zones.ends, "zone": names})
    rows = pd.DataFrame([(rate, word, row) for row, (rate, word) in enumerate(marks)], columns=["rate", "word", "row"])
    draw(charts.rates(text, look()), {"zones": zones, "marks": rows}, key="rates", alt=text.label("alt.rates"))


def show_run(text: Text, now: Scene, ghost: Scene | None) -> None:
    """The run to be played, over the map of its crowd, the last cook as a ghost behind it; the best once it has run."""
    history = now.history
    score_map = crowds.score_map(now.crowd)
    walkers = [_walker(history, text.label("cook.this"), "main")]
    walkers += [_walker(ghost.history, "", "ghost")] if ghost else []
    salt, spice = map(float, now.bowl.bottom)
    film.play(
        film.Field(crowds.MAP_RANGE, crowds.MAP_RANGE, score_map, levels=LEVELS),
        walkers,
        player_labels(text),
        key="run",
        height=look().height(PLAYER_HEIGHT),
        goal=(salt, spice) if history.steps else None,
    )


def _walker(history: History, name: str, role: Literal["main", "ghost"]) -> film.Run:
    return film.Run(name, history.weights, history.losses, taste_score(history.losses), role, history.burnt)
