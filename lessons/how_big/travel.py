"""The way up the ladder on its page: the slider, and what follows it."""

from functools import partial

import streamlit as st

from lessons.how_big import card, films, scene, shown, words
from lessons.how_big.scene import Own
from lessons.how_big.settings import ROUTE, HowBig
from ui.kit.controls import key_of
from ui.kit.films import Own as OwnSlider
from ui.kit.page import Page
from ui.kitchen.settings import GRAMS
from ui.kitchen.trained import TrainedLine, trained
from ui.settings import Number

HowBigPage = Page[HowBig]
RUNGS = len(ROUTE)
PLACES = Number(0.0, 0.0, RUNGS - 1.0, 1.0)
YI_RUNG = 4
"""As links number it."""


def own(page: HowBigPage) -> Own:
    """What the reader brings along."""
    values, line = page.reader.values, page.reader.left(TrainedLine)
    grams = (float(values.get("salt", GRAMS.default)), float(values.get("spice", GRAMS.default)))
    return Own(grams, line or trained(scene.SMALL, *scene.USUAL), theirs=line is not None)


def offer(page: HowBigPage) -> str:
    """Tell the films of the slider before it is drawn; its key."""
    key = key_of(page.reader, "big_travel")

    def take(value: float) -> None:
        page.put(big_travel=ROUTE[int(value)])

    page.own[key] = OwnSlider(PLACES, float(page.settings.rung), take)
    return key


def slider(page: HowBigPage, key: str) -> None:
    """The slider, its places called as the rungs are."""
    brought = own(page)
    names = [words.name(page.text, rung, brought) for rung in scene.rungs(brought)]
    label = page.text.label("setting.big_travel")
    page.move(key, partial(st.select_slider, label, PLACES.values, format_func=lambda at: names[int(at)]))


def double(page: HowBigPage) -> None:
    """What the button does: whoever has not set out yet is carried to the model that is doubled."""
    if page.settings.big_travel == 0:
        page.put(big_travel=YI_RUNG)
    page.cook()


def show_ladder(page: HowBigPage, key: str) -> None:
    """The ladder."""
    text, brought, here = page.text, own(page), page.settings.rung
    still = lambda: page.still("ladder", shown.ladder_html(text, brought, here))  # noqa: E731
    page.film("ladder", lambda: films.ladder_film(text, key, brought), still=still)


def say(page: HowBigPage, key: str) -> None:
    """How many numbers, how heavy, how many bytes."""
    text, brought, now = page.text, own(page), page.settings
    rung = scene.rungs(brought)[now.rung]
    still = lambda: page.say(words.said(text, rung, now.big_bits))  # noqa: E731
    page.film("big_said", lambda: films.said_film(text, key, brought, now.big_bits), still=still)


def show_jars(page: HowBigPage, key: str) -> None:
    """The memories."""
    text, brought, now = page.text, own(page), page.settings
    still = lambda: page.still("jars", shown.jars_html(text, brought, now.rung, now.big_bits))  # noqa: E731
    page.film("jars", lambda: films.jars_film(text, key, brought, now.big_bits), still=still)


def show_card(page: HowBigPage, key: str) -> None:
    """The card that travels along."""
    text, brought = page.text, own(page)
    rung = scene.rungs(brought)[page.settings.rung]
    still = lambda: page.still("card", card.card_html(text, rung, brought))  # noqa: E731
    page.film("card", lambda: films.card_film(text, key, brought), still=still)


def show_bars(page: HowBigPage, bet: str | None, *, seen: bool) -> None:
    """The doublings."""
    alt = words.doublings(page.text) if seen else page.text("alt.bars_before")
    page.drawing("bars", shown.bars_html(page.text, bet or "", seen=seen), alt, width=440)
