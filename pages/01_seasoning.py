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
    """The reader's hand at work. The films follow it by themselves."""
    page.bet_first(bet)
    with st.container(gap=None if bet is None else "small"):
        for seasoning in films.KEYS:
            page.amount(seasoning, disabled=bet is None)


def tasted() -> None:
    """Each move is a tasting."""
    now = hand.scene(page)
    if now.ended(bet):
        page.done()
    page.follow(films.KEYS, films=films.NAMES, looks=films.note(text, now, bet))


def numbers() -> dict[str, DataFrame]:
    """The diners at this moment, and every try so far."""
    now = hand.scene(page)
    return {"diners": tables.diners(text, now.crowd, now.tasting), "tries": tables.tries(text, now.walk, now.scores)}


now = hand.scene(page)
crowd, dish = now.crowd, now.settings.dish
left, right = st.columns([8, 13], gap="small")
with left.container(height="stretch", vertical_alignment="distribute", gap=None):
    page.live(tasted, controls=season, films=films.KEYS)
    page.film("plate", lambda: films.plate_film(text, crowd, dish), still=lambda: stills.dish(page))
with right:
    page.film("picture", lambda: films.picture_film(text, crowd), still=lambda: stills.picture(page, bet))
page.film("said", lambda: films.said_film(text, crowd), still=lambda: stills.said(page, bet))
page.bridge(lambda: page.film("card", lambda: films.card_film(text), still=lambda: stills.card(page)))

with page.fold():
    with st.container(horizontal=True):
        page.choice("dish")
        page.choice("eaters")
    page.say(words.much_salt(text, now))
page.read_more(linear_forward, squared_error, taste_score, loss_map, tables=numbers)
page.close()
