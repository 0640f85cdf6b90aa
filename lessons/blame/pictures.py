"""Pictures of *Blame slips*: the line with what is known of it so far, and its training as films."""

from functools import partial

import numpy as np
import streamlit as st

from core.arrays import Array
from core.slips import Slips, places
from lessons.blame import films, reel, scene, words
from lessons.blame.settings import BlameSlips
from lessons.blame.walk import BlamePage
from ui.draw.charts import Look
from ui.draw.network import NetworkPicture, Rows, network_svg
from ui.draw.show import look
from ui.kit.text import Text
from ui.kitchen import clock

WIDTH = 560

FORWARD, LAST, STATION, UPDATE = 1, 3, 4, 6
"""From which press on a part of the picture is known."""


def show_line(text: Text, settings: BlameSlips, which: int | None = None) -> None:
    """The line after so many presses. What is not known yet is a question mark; after the last, the new weights.

    Args:
        which: the place of a weight to mark.
    """
    drawn = picture_of(text, settings, which, look())
    st.image(network_svg(drawn), width=look().height(WIDTH), alt=text("alt.line"))


def picture_of(
    text: Text, settings: BlameSlips, which: int | None, look: Look, *, moving: bool = False
) -> NetworkPicture:
    """That line. `moving`: for a film."""
    new = settings.slip_press == UPDATE
    slips = scene.updated(settings) if new else scene.slips_of(settings)
    return _picture(text, slips, FORWARD if new else settings.slip_press, look, which, moving=moving)


def _picture(text: Text, slips: Slips, pressed: int, look: Look, which: int | None, *, moving: bool) -> NetworkPicture:
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
        moving=moving,
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
    text, now, before = page.text, run or page.settings.run, page.runs.before if run else None
    trained = run is not None
    page.film(reel.KEY, lambda: films.training_film(text, now, mine, trained=trained, before=before), still=_nothing)
    if run is None:
        return
    clock.show(page, films.frames(text, run, trained=True).rounds, key=reel.KEY, waits=text("waits"))
    page.film("said", lambda: films.said_film(text, run), still=_nothing)


def _nothing() -> None:
    """These films are at their last frame before they live: nothing stands in for them."""


def show_card(page: BlamePage, run: BlameSlips, mine: int) -> None:
    """The card of the chef at the round that is shown."""
    text, line = page.text, scene.trained_line(run, mine)
    state, own = text("card.state", rounds=run.slip_rounds), (mine, text("mine.short"))
    still = partial(page.card, text("card.whose"), line.sizes, line.weights, state=state, mine=own)
    page.film("machine", lambda: films.card_film(text, run, mine), still=still)
