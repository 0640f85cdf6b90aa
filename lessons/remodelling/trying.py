"""What else there is to try, each when pressed: practising on after a change, forgetting and its cure, slim tables
learned beside the numbers, and a search of layouts.
"""

from functools import partial

import streamlit as st

from lessons.remodelling import tables, words
from lessons.remodelling.settings import TRIES, Remodel
from ui.kit.page import Page


def draw(page: Page[Remodel]) -> None:
    """What there is to press, and what came of the one pressed last."""
    text, settings = page.text, page.settings
    with st.container(horizontal=True):
        for name in TRIES:
            st.button(
                text(f"option.remodel_try.{name}"), key=f"try_{name}", on_click=partial(page.put, remodel_try=name)
            )
    if settings.remodel_try == "on":
        page.table(tables.practised_on(text, settings))
        page.say(text("on.said"))
    if settings.remodel_try == "forget":
        page.table(tables.forgetting(text, settings))
        page.say(text("forget.said"))
    if settings.remodel_try == "side":
        page.table(tables.beside(text, settings))
        page.say(words.beside(text, settings))
    if settings.remodel_try == "search":
        page.table(tables.searched(text, settings))
        page.say(words.searched(text, settings))
