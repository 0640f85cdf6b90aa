"""Season it yourself: two sliders are the whole chef, and the reader's hand is the optimizer."""

import streamlit as st
from pandas import DataFrame

from core.least_squares import loss_map
from core.losses import squared_error, taste_score
from core.models import linear_forward
from lessons.seasoning import films, hand, stills, tables, words
from lessons.seasoning.scene import BETS
from lessons.seasoning.settings import Seasoning
from ui.kit.bets import Question
from ui.kit.page import open_page

page = open_page("seasoning", Seasoning)
text = page.text
order = str(page.settings.order)
question = Question(order, tuple(BETS), lambda: hand.scene(page).answers, lambda: words.truth(text, hand.scene(page)))
bet = page.bet(question, seen=lambda: hand.scene(page).tasted_enough)


def season() -> None:
    """The reader's hand at work: each move is a tasting. The films follow it by themselves."""
    page.bet_first(bet)
    for seasoning in films.KEYS:
        page.amount(seasoning, disabled=bet is None)
    now = hand.scene(page)
    ended = now.ended(bet)
    ending = words.ending(text, now) if ended else ""
    if ended:
        page.done()
    page.follow(films.KEYS, films=films.NAMES, looks=films.note(text, now, BETS.get(bet or ""), ending))


def numbers() -> dict[str, DataFrame]:
    """The diners at this moment, and every try so far."""
    now = hand.scene(page)
    return {"diners": tables.diners(text, now.crowd, now.tasting), "tries": tables.tries(text, now.walk, now.scores)}


now = hand.scene(page)
crowd, dish = now.crowd, now.settings.dish
left, right = st.columns([5, 7], gap="large")
with left:
    page.live(season, films=films.KEYS)
    page.film("plate", lambda: films.plate_film(text, crowd, dish), still=lambda: stills.plate(page))
with right:
    page.buttons("view", named=False)
    make = films.map_film if now.settings.view == "taste_map" else films.faces_film
    page.film("picture", lambda: make(text, crowd), still=lambda: stills.picture(page, BETS.get(bet or "")))
page.film("said", lambda: films.said_film(text, crowd), still=lambda: stills.said(page, bet))
with st.container(horizontal=True):
    page.choice("dish")
    page.choice("eaters")

page.read_more(linear_forward, squared_error, taste_score, loss_map, tables=numbers)
page.close()
