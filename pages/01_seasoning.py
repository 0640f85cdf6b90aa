"""Season it yourself: two sliders are the whole chef, and the reader's hand is the optimizer."""

import streamlit as st
from pandas import DataFrame

from core.least_squares import loss_map
from core.losses import squared_error, taste_score
from core.models import linear_forward
from lessons.seasoning import pictures, tables, words
from lessons.seasoning.scene import BETS, Scene
from lessons.seasoning.settings import Seasoning
from ui.kit.bets import Question
from ui.kit.page import open_page
from ui.kitchen.pictures import show_complaints, show_plate

page = open_page("seasoning", Seasoning)
text = page.text


def scene() -> Scene:
    """The pot as it is now, with all that was in it before."""
    now = page.settings
    return Scene(now, tuple(page.memory.taste(now.order, now.grams)))


order = str(page.settings.order)
question = Question(order, tuple(BETS), lambda: scene().answers, lambda: words.truth(text, scene()))
bet = page.bet(question, seen=lambda: scene().tasted_enough)


def season() -> None:
    """The reader's hand at work: each move is a tasting."""
    hand, picture = st.columns([5, 7], gap="large")
    with hand:
        page.bet_first(bet)
        page.amount("salt", disabled=bet is None)
        page.amount("spice", disabled=bet is None)
        now = scene()
        show_plate(text, now.settings.dish, now.settings.grams, now.score)
        page.say(page.figures(words.figures(text, now)))
    with picture:
        page.buttons("view", named=False)
        if page.settings.view == "taste_map":
            pictures.show_taste_map(text, now.crowd, list(now.walk), BETS.get(bet or ""))
        else:
            show_complaints(text, now.tasting)
    done = bet is not None and now.tries > 0 and now.tasted_enough
    page.say(words.said(text, now), words.ending(text, now) if done else "")
    if done:
        page.done()


def numbers() -> dict[str, DataFrame]:
    """The diners at this moment, and every try so far."""
    now = scene()
    return {"diners": tables.diners(text, now.crowd, now.tasting), "tries": tables.tries(text, now.walk, now.scores)}


page.live(season, moves=("salt", "spice", "view"))
with st.container(horizontal=True):
    page.choice("dish")
    page.choice("eaters")

page.read_more(linear_forward, squared_error, taste_score, loss_map, tables=numbers)
page.close()
