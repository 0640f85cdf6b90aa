"""What else there is to try: practising on after a change, and forgetting with its cure; each runs when pressed."""

from functools import partial

import streamlit as st

from lessons.remodelling import tables
from lessons.remodelling.settings import Remodel
from ui.kit.page import Page


def draw(page: Page[Remodel]) -> None:
    """Two things to press, and what came of the one pressed last."""
    text, settings = page.text, page.settings
    with st.container(horizontal=True):
        for name in ("on", "forget"):
            st.button(
                text(f"option.remodel_try.{name}"), key=f"try_{name}", on_click=partial(page.put, remodel_try=name)
            )
    if settings.remodel_try == "on":
        page.table(tables.practised_on(text, settings))
        page.say(text("on.said"))
    if settings.remodel_try == "forget":
        page.table(tables.forgetting(text, settings))
        page.say(text("forget.said"))
