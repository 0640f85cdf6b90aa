"""What the chef remembers: a counter where a guest talks on, a habit, and a slant by many opinions."""

from functools import partial

import streamlit as st
from pandas import DataFrame

from core.counter import chats, window
from core.counter_training import next_word, practise, slanted
from core.generations import write_many
from core.habit import next_order
from lessons.remembers import practising, shown, tables, words
from lessons.remembers.settings import Remembers
from ui.kit.bets import Question
from ui.kit.page import open_page
from ui.kitchen import anew
from ui.kitchen.clock import OUTCOME

page = open_page("remembers", Remembers)
text, tab = page.text, page.settings.rem_tab
order, slant = practising.chef(page), practising.last_slant(page)
now = slant if order.made and tab == "slant" else order

with st.container(key=OUTCOME):
    question = Question(
        "gone", ("sure", "half", "guess"), partial(practising.answers, page), partial(practising.truth, page)
    )
    bet = page.bet(question, seen=partial(practising.seen, page))
with st.container(gap="xsmall"):
    tabs, control, button = st.columns([5, 4, 3], gap="small", vertical_alignment="top")
    with tabs:
        page.buttons("rem_tab", named=False)
    with control:
        shown.show_control(page, order.made, open_=bet is not None)
    with button:
        shown.show_button(page, order.made, slant.made, idle=bet is None or now.going)
        page.bet_first(bet, practising.hint(page))
    if practising.shows(now):
        practising.show_progress(page, now, partial(practising.look, page), opinions=practising.opinions(page))
    shown.show_picture(page, order.made, slant.made)
if bet and practising.seen(page):
    page.done()
    page.once("leant", slant.made is not None)
page.bridge(partial(shown.show_card, page, order.made, slant.made))


def numbers() -> dict[str, DataFrame]:
    """However far they talk; once there was practice, the habit, what opinions did, and the practice."""
    found = {"turns": tables.turns(text, shown.chat(page, order.made))}
    if order.made:
        found |= {"orders": tables.orders(text, order.made), "fading": tables.fading(text, order.made)}
        found["practice"] = tables.practice(text, order.made)
    return found | ({"leanings": tables.leanings(text, slant.made)} if slant.made else {})


with page.fold():
    if order.made:
        anew.show(page, text.language, order)
    page.note(text("kept"))
    practising.try_more(page, idle=not practising.shows(now))
page.read_more(
    chats,
    practise,
    window,
    next_word,
    next_order,
    slanted,
    write_many,
    tables=numbers,
    **words.behind(text),
)
page.close()
