"""What *Too many spices* shows: its controls, the stage with its clock, and the exam."""

from functools import partial

import streamlit as st

from lessons.too_many import exam, films, scene, words
from lessons.too_many.settings import TooMany
from ui.kit.page import Page
from ui.kitchen import clock


def show_controls(page: Page[TooMany]) -> None:
    """How many cooks, and what holds them back; how hard, where that can be set. The bet is about sixteen."""
    with st.container(horizontal=True):
        page.buttons("spice_cooks")
        page.buttons("brake")
        if page.settings.brakes:
            page.buttons("strength")
    page.hint(words.brake(page.text, page.settings))


def show_stage(page: Page[TooMany], run: TooMany | None) -> None:
    """Map, curves, their clock and the sentence of the round; before the first run the line as it begins."""
    text, now, before = page.text, run or page.settings.run, page.runs.before if run else None
    cooked = run is not None
    page.film(films.CLOCK, lambda: films.stage_film(text, now, before, cooked=cooked), still=_nothing)
    if run is None:
        return
    cooking = scene.cooked(run)
    rounds = [int(cooking.rounds[at]) for at in cooking.frames]
    clock.show(page, rounds, key=films.CLOCK, waits=text("waits"), rests=cooking.rests)
    page.film("said", lambda: films.said_film(text, run), still=_nothing)


def show_exam(page: Page[TooMany], run: TooMany) -> None:
    """The button, and what the exam says."""
    with st.container(border=True):
        press, says = st.columns([2, 3], gap="small", vertical_alignment="center")
        with press:
            exam.button(page, run)
        with says:
            seen = exam.looked_at(page)
            make = partial(films.exam_film, page.text, run, len(seen), looked=run.chef in seen, bet=page.seen())
            page.film(films.EXAM, make, still=_nothing)


def _nothing() -> None:
    """These films are at their last frame before they live: nothing stands in for them."""
