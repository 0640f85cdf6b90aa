"""Pictures of *Blame slips*: the line with what is known of it so far, and its training as films."""

import numpy as np
import streamlit as st

from core.arrays import Array
from core.slips import Slips, places
from lessons.blame import films, scene, walk, words
from lessons.blame.settings import BlameSlips
from lessons.blame.walk import BlamePage
from ui import film
from ui.draw.charts import Look
from ui.draw.network import NetworkPicture, Rows, network_svg
from ui.draw.show import look
from ui.kit.text import Text
from ui.kitchen.pictures import player_labels

WIDTH = 560
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


def show_training(page: BlamePage, run: BlameSlips | None, mine: int) -> None:
    """The stage, the clock under it and the sentence of the round; before the first training the line as it begins."""
    text, now = page.text, run or page.settings.run
    page.film(films.KEY, lambda: films.training_film(text, now, mine, trained=run is not None), still=_nothing)
    if run is None:
        return
    training = scene.training(run)
    shown = text("clock.now")
    film.clock(training.frames, player_labels(text), key=films.KEY, shown=shown, run=walk.played(page))
    page.film("said", lambda: films.said_film(text, run), still=_nothing)


def _nothing() -> None:
    """These films are at their last frame before they live: nothing stands in for them."""


def show_card(page: BlamePage, run: BlameSlips, mine: int) -> None:
    """The card of the chef as trained."""
    text, line = page.text, scene.trained_line(run, mine)
    state = text("card.state", rounds=run.slip_rounds)
    page.card(text("card.whose"), line.sizes, line.weights, state=state, mine=(mine, text("mine.short")))
