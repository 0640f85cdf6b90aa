"""What *Who judges?* shows: its films, each with what stands in its place until it lives, and the clock."""

import streamlit as st

from lessons.judges import costs, films, pictures, plates, tables, words
from lessons.judges.presses import JudgesPage
from lessons.judges.scene import Scene, Stage
from lessons.judges.settings import Judges
from ui.kitchen import clock


def show_plates(page: JudgesPage, stage: Stage) -> None:
    """The plates."""
    text = page.text
    still = lambda: page.still("plates", plates.still(text, stage, page.settings.picky))  # noqa: E731
    with st.container(gap=None):  # nothing moves up when what stood in its place is gone
        page.film("plates", lambda: films.plates_film(text, stage), still=still)


def show_clock(page: JudgesPage, stage: Stage) -> None:
    """The clock of the last cook; there is nothing to be seen of it before the first."""
    clock.show(page, stage.rounds, key=films.TIME, waits=page.text("waits"), ran=stage.cooked is not None)


def show_said(page: JudgesPage, stage: Stage) -> None:
    """What is said of them."""
    text = page.text
    still = lambda: page.say(*words.now(text, stage, page.settings.picky))  # noqa: E731
    with st.container(gap=None):
        page.film("said", lambda: films.said_film(text, stage), still=still)


def show_figures(page: JudgesPage, cooked: Judges, before: Judges | None) -> None:
    """The last cook: its dishes on the map, who complains of which, and what the others pay; grey, the one before."""
    text, now = page.text, Scene(cooked.order, cooked.picky)
    earlier = Scene(before.order, before.picky) if before and before.order == cooked.order else None
    page.say(text("say.in_figures", picky=now.picky))
    pictures.show_dishes(text, now)
    page.note(text("hollow") if now.picky else "")
    pictures.show_judged(text, now.dishes, earlier.dishes if earlier else None)
    page.note(text("ghost") if earlier else "")
    page.say(words.what_changed(text, before, cooked) if before else "")
    page.table(tables.grams(text, now.dishes))
    page.note(text("others_measure"))


def show_costs(page: JudgesPage, key: str) -> None:
    """The price of the stated chance, drawn."""
    text = page.text
    still = lambda: page.still(films.COSTS, costs.still(text, page.settings.stated))  # noqa: E731
    page.film(films.COSTS, lambda: films.costs_film(text, key), still=still)


def say_price(page: JudgesPage, key: str) -> None:
    """And in words."""
    text = page.text
    still = lambda: page.say(words.said(text, page.settings.stated))  # noqa: E731
    page.film("price", lambda: films.price_film(text, key), still=still)
