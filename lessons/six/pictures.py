"""The race in the player: six walkers on one map, and their losses beside it."""

from dataclasses import replace
from functools import lru_cache

from core.losses import taste_score
from core.race import Racer
from lessons.six import scene, words
from lessons.six.settings import Race
from ui import film
from ui.draw.charts import Look
from ui.kit.page import Page
from ui.kit.text import Text
from ui.kitchen import clock
from ui.kitchen.pictures import player_labels

HEIGHT = 190


def show_race(page: Page[Race], run: Race, racers: tuple[Racer, ...], favourite: str | None, look: Look) -> None:
    """All six from one start, the one bet on drawn bolder, off at once; before the race, the start alone."""
    text = page.text
    tells, waits = clock.veiled(page, text("waits"))
    landscape, span = scene.landscape(run), scene.map_range(run)
    goal = tuple(map(float, landscape.minima[0]))
    raced = bool(racers[0].history.steps)
    film.play(
        film.Field(span, span, scene.score_map(landscape, *span), levels=scene.levels(run.landscape)),
        [_walker(text, racer, favourite) for racer in racers],
        labels(text, run.landscape),
        key="race_player",
        goal=(goal[0], goal[1]) if raced else None,
        loss_panel=raced,
        height=look.height(HEIGHT),
        unit=max(racer.history.steps_per_epoch for racer in racers),
        plays=raced,
        tells=tells,
        waits=waits,
    )


def _walker(text: Text, racer: Racer, favourite: str | None) -> film.Run:
    history, name, bold = racer.history, words.name(text, racer.optimizer), racer.optimizer == favourite
    if bold:
        name = text("favourite", name=name)
    scores = taste_score(history.losses)
    return film.Run(name, history.weights, history.losses, scores, "racer", history.burnt, favourite=bold)


@lru_cache(maxsize=16)
def labels(text: Text, landscape: str) -> film.Labels:
    """The player's words. The saddle's two weights are no grams, and there nothing is wrong with being below zero."""
    alts = {"map_description": text("alt.map"), "loss_description": text("alt.losses")}
    words = replace(player_labels(text), value="{value}", **alts)
    if landscape != "saddle":
        return words
    return replace(words, x=text("axis.first"), y=text("axis.second"), below_zero="")
