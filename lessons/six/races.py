"""What can be changed about a race of *Six apprentices*, besides the boldness."""

import streamlit as st

from lessons.six.settings import Race
from ui.kit.page import Page


def other_races(page: Page[Race]) -> None:
    """Where they race, how they are made even, by what plan, how many taste at a time; on the bowl whose dish it is."""
    page.choice("landscape")
    page.buttons("fair")
    page.buttons("plan")
    page.buttons("race_batch")
    if page.settings.landscape == "bowl":
        page.buttons("start")
        with st.container(horizontal=True):
            page.choice("dish")
            page.choice("eaters")
