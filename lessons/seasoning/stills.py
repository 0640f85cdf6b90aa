"""What the films of *Season it yourself* show, as it is now, for a browser in which none lives and until one does."""

import streamlit as st

from lessons.seasoning import pictures, words
from lessons.seasoning.hand import SeasoningPage, scene
from ui.draw import palette
from ui.draw.show import look
from ui.kitchen.pictures import show_plate


def plate(page: SeasoningPage) -> None:
    """The plate, and the numbers under it."""
    now = scene(page)
    show_plate(page.text, now.settings.dish, now.settings.grams, now.score)
    page.say(page.figures(words.figures(page.text, now)))


def picture(page: SeasoningPage, bet: float | None) -> None:
    """The faces or the map."""
    now, text = scene(page), page.text
    if now.settings.view == "taste_map":
        drawn, said = pictures.map_svg(text, now.crowd, now.walk, bet), text("alt.taste_map")
    else:
        drawn, said = pictures.faces_svg(text, now.crowd, now.tasting.errors.tolist()), text("alt.faces")
    st.image(palette.still(drawn, dark=look().dark), width="stretch", alt=said)


def said(page: SeasoningPage, bet: str | None) -> None:
    """The sentences."""
    now = scene(page)
    page.say(words.said(page.text, now), words.ending(page.text, now) if now.ended(bet) else "")
