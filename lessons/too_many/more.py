"""Behind the fold: three crowds kept apart, the literal spices, and how many cooks the disc takes at all."""

from functools import partial

import streamlit as st

from lessons.too_many import shelf, tables, words
from lessons.too_many.settings import TooMany
from ui.kit.page import Page


def show(page: Page[TooMany]) -> None:
    """All three."""
    text = page.text
    st.header(text("apart.title"), anchor=False)
    page.say(text("apart"), words.best_round(text))
    st.header(text("jars.header"), anchor=False)
    page.say(text("jars.idea"))
    jars = partial(page.number, shelf.SLIDER, form="%.0f")
    told = partial(page.follow, (shelf.SLIDER,), films=(shelf.KEY,), looks={})
    page.live(told, controls=jars, films=(shelf.SLIDER,))
    still = lambda: page.say(words.jars(text, int(page.settings.jars)))  # noqa: E731
    page.film(shelf.KEY, lambda: shelf.shelf_film(text), still=still)
    page.say(words.worse(text))
    st.header(text("threshold.header"), anchor=False)
    page.say(text("threshold.idea"))
    st.button(text("threshold.press"), key="threshold", on_click=partial(page.put, threshold="yes"))
    if page.settings.threshold == "yes":
        page.table(tables.threshold(text))
        page.say(words.threshold(text))
