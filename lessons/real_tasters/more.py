"""Behind the fold of *Real tasters*: columns of pure chance, products of columns, scaling, and what to take home."""

import streamlit as st

from core.files import CHEF
from lessons.real_tasters import tables, words
from lessons.real_tasters.found import Found
from lessons.real_tasters.scene import Scene
from lessons.real_tasters.settings import RealTasters
from ui.kit.page import Page


def draw(page: Page[RealTasters], now: Scene, learned: Found) -> None:
    """All of it."""
    text = page.text
    page.live(lambda: chance(page, now, learned), moves=("taster_chance",))
    if len(learned.bent) > 1:
        st.header(text("bent.title"), anchor=False)
        page.say(words.bent(text, now, learned))
        page.table(tables.bent(text, learned))
    st.header(text("more.title"), anchor=False)
    page.say(words.scaling(text, learned))
    st.header(text("home.title"), anchor=False)
    page.say(text("home.say"))
    with st.container(horizontal=True):
        chef, said = tables.chef(text, now, learned), tables.predictions(text, now, learned)
        st.download_button(text("home.chef"), chef, CHEF, "application/zip", key="taster_chef", on_click="ignore")
        st.download_button(text("home.said"), said, "foretold.csv", "text/csv", key="taster_said", on_click="ignore")


def chance(page: Page[RealTasters], now: Scene, learned: Found) -> None:
    """The slider, and what so many columns of chance do."""
    page.number("taster_chance", form="%.0f")
    page.say(words.chance(page.text, now, learned, int(page.settings.taster_chance)))
