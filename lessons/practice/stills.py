"""What *Practice* shows: the player and what lies upon it, each film with what stands in its place until it lives."""

import streamlit as st

from lessons.practice import ahead, films, pictures, words
from lessons.practice.films import Ahead
from lessons.practice.rival import Rival
from lessons.practice.scene import Scene
from lessons.practice.settings import Practice
from ui.kit.page import Page
from ui.kitchen.clock import veiled


def show_run(page: Page[Practice], now: Scene, ghost: Scene | None, own: Rival | None) -> None:
    """The run in the player; upon its map, and below it in words, the first step of one that is still to be cooked."""
    text, ranges = page.text, pictures.ground(now, ghost, own)[:2]
    stage = films.stage(page.settings, now.run if now.cooked else None, ahead.Ground(*ranges), pictures.height())
    with st.container(gap=None):
        page.film("ahead", lambda: films.ahead_film(text, stage), still=lambda: _arrow(page, stage))
        pictures.show_run(text, now, ghost, own, veiled(page, text("waits")))
        page.film("first", lambda: films.first_film(text, stage), still=lambda: _said(page, stage))


def _arrow(page: Page[Practice], stage: Ahead) -> None:
    rate = page.settings.rate
    page.still("ahead", ahead.drawing(page.text, stage.ground, stage.at(rate), stage.height, shown=stage.shown(rate)))


def _said(page: Page[Practice], stage: Ahead) -> None:
    rate = page.settings.rate
    if stage.shown(rate):
        page.say(words.first(page.text, stage.at(rate), cooked=stage.cooked is not None))


def show_card(page: Page[Practice], now: Scene, ghost: Scene | None) -> None:
    """The machine's card."""
    text = page.text
    still = lambda: page.card(text("card.whose"), films.LAYERS, films.amounts(text, now))  # noqa: E731
    page.film("machine", lambda: films.card_film(text, now, ghost), still=still)
