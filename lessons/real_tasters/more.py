"""Behind the fold of *Real tasters*: columns of pure chance, products of columns, scaling, and what to take home."""

from functools import partial

import streamlit as st

from core.files import CHEF
from lessons.real_tasters import films, tables, words
from lessons.real_tasters.found import Found
from lessons.real_tasters.scene import Scene
from lessons.real_tasters.settings import RealTasters
from ui.kit.page import Page


def draw(page: Page[RealTasters], now: Scene, learned: Found) -> None:
    """All of it. The files are written when they are asked for: of the largest table one takes a second."""
    text = page.text
    chance(page, now, learned)
    if len(learned.bent) > 1:
        st.header(text("bent.title"), anchor=False)
        page.say(words.bent(text, now, learned))
        page.table(tables.bent(text, learned))
        page.say(words.peak(text, now))
    st.header(text("more.title"), anchor=False)
    page.say(words.scaling(text, learned))
    st.header(text("home.title"), anchor=False)
    page.say(text("home.say"))
    with st.container(horizontal=True):
        chef, said = partial(tables.chef, text, now, learned), partial(tables.predictions, text, now, learned)
        st.download_button(text("home.chef"), chef, CHEF, "application/zip", key="taster_chef", on_click="ignore")
        st.download_button(text("home.said"), said, "foretold.csv", "text/csv", key="taster_said", on_click="ignore")


def chance(page: Page[RealTasters], now: Scene, learned: Found) -> None:
    """The slider, and what so many columns of chance do."""
    text, row = page.text, words.row_word(page.text, now)
    told = partial(page.follow, (films.SLIDER,), films=(films.KEY,), looks={})
    page.live(told, controls=partial(page.number, films.SLIDER, form="%.0f"), films=(films.SLIDER,))

    def still() -> None:
        page.say(words.chance(text, row, learned, int(page.settings.taster_chance)))

    page.film(films.KEY, lambda: films.chance_film(text, row, learned), still=still)
