"""Pictures of *Blame slips*: the line with what is known of it so far, and its training in the player."""

from dataclasses import replace
from functools import lru_cache

import numpy as np
import streamlit as st

from core.arrays import Array
from core.patterns import MOST_GRAMS, grams
from core.slips import Slips, places
from lessons.blame import scene, words
from lessons.blame.scene import Training
from lessons.blame.settings import BlameSlips
from ui import film
from ui.draw.charts import Look
from ui.draw.network import NetworkPicture, Rows, network_svg
from ui.draw.show import look
from ui.kit.text import Text
from ui.kitchen.pictures import player_labels

TRAINING_HEIGHT = 340
WIDTH = 560
LEVELS = (10.0, 25.0, 50.0, 75.0, 90.0)
BORDER = 50.0
"""The chance in percent at which yes turns into no."""

FORWARD, LAST, STATION, UPDATE = 1, 3, 4, 6
"""From which press on a part of the picture is known."""


def show_line(text: Text, settings: BlameSlips, which: int | None = None) -> None:
    """The line after so many presses. What is not known yet is a question mark; after the last, the new weights.

    Args:
        which: the place of a weight to mark.
    """
    new = settings.slip_press == UPDATE
    slips = scene.updated(settings) if new else scene.slips_of(settings)
    drawn = _picture(text, slips, FORWARD if new else settings.slip_press, look(), which)
    st.image(network_svg(drawn), width=look().height(WIDTH), alt=text("alt.line"))


def _picture(text: Text, slips: Slips, pressed: int, look: Look, which: int | None) -> NetworkPicture:
    sizes, layers = slips.net.sizes, slips.net.layers(slips.parameters)
    told = ((1, pressed >= STATION), (2, pressed >= LAST))
    return NetworkPicture(
        activations=_rows([_known(slips.passed_on(n), n == 0 or pressed >= FORWARD) for n in range(len(sizes))]),
        weights=tuple(_rows(layer.weights) for layer in layers),
        biases=_rows([layer.biases for layer in layers]),
        inputs=(text("name.salt"), text("name.spice")),
        output=text("name.last"),
        slips=_rows([_known(slips.slips(n), known) for n, known in told]) if pressed >= LAST else None,
        dark=look.dark,
        names=(tuple(words.cook(text, 1, unit) for unit in range(sizes[1])),),
        picked_line=_line(slips, which),
    )


def _known(values: Array, known: bool) -> Array:
    return values if known else np.full(len(values), np.nan)


def _rows(arrays: list[Array] | Array) -> Rows:
    return tuple(tuple(map(float, row)) for row in arrays)


def _line(slips: Slips, which: int | None) -> tuple[int, int, int] | None:
    """The line of a weight; a bias has none."""
    if which is None:
        return None
    layer, unit, source = places(slips.net)[which]
    return None if source is None else (layer, unit, source)


def show_training(text: Text, cooks: tuple[BlameSlips, ...]) -> None:
    """The decision map and the loss of the last run, round by round; the run before as a ghost among the losses."""
    training, tickets = scene.training(cooks[-1]), scene.tickets_of(cooks[-1])
    field = film.Field(
        (0.0, MOST_GRAMS),
        (0.0, MOST_GRAMS),
        training.maps,
        levels=LEVELS,
        keyframes=training.keyframes,
        border=BORDER,
        rings=grams(tickets.X[tickets.y > 0.5]),
        crosses=grams(tickets.X[tickets.y < 0.5]),
    )
    runs = [_walker(text.label("cook.this"), training)]
    runs += [replace(_walker("", scene.training(run)), role="ghost") for run in cooks[:-1]]
    film.play(field, runs, labels(text), key="training", loss_panel=True, height=look().height(TRAINING_HEIGHT))


def _walker(name: str, training: Training) -> film.Run:
    """A run with losses and no place on a map of tickets."""
    history = training.history
    nowhere = np.full((len(history.losses), 2), MOST_GRAMS / 2)
    return film.Run(name, nowhere, history.losses, training.right, burnt=history.burnt, walks=False)


@lru_cache(maxsize=16)
def labels(text: Text) -> film.Labels:
    """The player's words: here the map is of tickets, and moves."""
    return replace(
        player_labels(text),
        x=text("axis.salt"),
        y=text("axis.spice"),
        now=text("player.now"),
        map_description=text("alt.map"),
        loss_description=text("alt.losses"),
    )
