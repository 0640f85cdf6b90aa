"""The pictures of *Practice*: a run in the player, over a map in fog, and what each learning rate is good for."""

from dataclasses import replace
from functools import lru_cache

import numpy as np
import pandas as pd

from core.arrays import Array
from core.examples import Examples
from core.least_squares import loss_map
from core.losses import taste_score
from core.zones import ZONES
from lessons.practice import charts
from lessons.practice.rival import Rival
from lessons.practice.scene import Scene
from ui import film
from ui.draw.show import draw, look
from ui.kit.text import Text
from ui.kitchen import crowds
from ui.kitchen.pictures import player_labels

KEY = "run"
"""Of the player."""

HEIGHT = 248
REACH = 0.3
"""Grams to either side of its path that the machine has felt."""

LEVELS = (10, 25, 50, 75, 90)
"""Scores whose lines are drawn on the map."""

Range = tuple[float, float]
NEAR: tuple[Range, Range] = ((0.5, 3.5), (0.0, 3.0))
"""Grams of salt and of spice on the map while all paths stay on it."""


def show_rates(text: Text, scene: Scene, marks: list[tuple[float, str]]) -> None:
    """The zones of the learning rate, with marks."""
    names = [text.label(f"zone.{zone}") for zone in ZONES]
    zones = pd.DataFrame({"start": scene.zones.starts, "end": scene.zones.ends, "zone": names})
    rows = pd.DataFrame([(rate, word, row) for row, (rate, word) in enumerate(marks)], columns=["rate", "word", "row"])
    draw(charts.rates(text, look()), {"zones": zones, "marks": rows}, key="rates", alt=text.label("alt.rates"))


def show_run(
    text: Text, now: Scene, ghost: Scene | None, own: Rival | None, veiled: tuple[str, str] = ("", "")
) -> None:
    """The run to be played over a fogged map, the reader's own walk and the last cook beside it; and its losses.

    Args:
        veiled: what is unseen until it has been played, and what is said meanwhile.
    """
    x_range, y_range, scores = ground(now, ghost, own)
    lowest = now.bowl.lowest_loss
    film.play(
        film.Field(x_range, y_range, scores, levels=LEVELS),
        walkers(text, now, ghost),
        _labels(text, goes_on=now.cooked and now.settles),
        key=KEY,
        loss_panel=True,
        height=height(),
        fog=film.Fog(REACH, text("fog")),
        own=film.Own(own.path, text("own_walk"), text("you")) if own else None,
        floor=film.Floor(lowest, text("best_possible", loss=lowest)),
        plays=True,
        tells=veiled[0],
        waits=veiled[1],
    )


def height() -> int:
    """Of the player, for whoever looks at it."""
    return look().height(HEIGHT)


def ground(now: Scene, ghost: Scene | None, own: Rival | None) -> tuple[Range, Range, Array]:
    """The map, near while all paths stay on it, else far: its two ranges, and the score on it, (spice, salt)."""
    scenes, diners = [now, *([ghost] if ghost else [])], now.crowd
    paths = [*(scene.history.weights for scene in scenes), *([own.path] if own else [])]
    inside = all(
        low <= path[:, way].min() and path[:, way].max() <= high
        for path in paths
        for way, (low, high) in enumerate(NEAR)
    )
    if not inside:
        return crowds.MAP_RANGE, crowds.MAP_RANGE, crowds.score_map(diners)
    return *NEAR, _near(diners)


@lru_cache(maxsize=64)
def _near(diners: Examples) -> Array:
    across, up = (np.linspace(*each, crowds.MAP_POINTS) for each in NEAR)
    scores = np.asarray(taste_score(loss_map(diners, across, up)))
    scores.flags.writeable = False
    return scores


@lru_cache(maxsize=16)
def _labels(text: Text, *, goes_on: bool) -> film.Labels:
    said = {"now": text("player.now" if goes_on else "player.now_burnt"), "loss": text("player.loss")}
    return replace(player_labels(text), **said, map_description=text("player.map_description"))


def walkers(text: Text, now: Scene, ghost: Scene | None) -> list[film.Run]:
    """The run and the one before it, which goes no further than a run that has boiled over."""
    main, history = now.history, ghost.history if ghost else None
    named = film.Run(
        text("machine"),
        main.weights,
        main.losses,
        taste_score(main.losses),
        "main",
        main.burnt,
        next_steps=now.next_steps if now.cooked else None,  # until then the first step is drawn as long as it is
    )
    if history is None:
        return [named]
    steps = slice(len(main.losses) if main.burnt else None)
    path, losses = history.weights[steps], history.losses[steps]
    burnt = history.burnt and len(losses) == len(history.losses)
    return [named, film.Run("", path, losses, taste_score(losses), "ghost", burnt)]
