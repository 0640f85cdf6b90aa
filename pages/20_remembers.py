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
from ui.kit.page import open_page
from ui.kitchen.clock import OUTCOME

page = open_page("remembers", Remembers)
text, tab = page.text, page.settings.rem_tab
order, slant = practising.chef(page), practising.last_slant(page)
now = slant if order.made and tab == "slant" else order

with st.container(key=OUTCOME):
    bet = page.bet_on_runs(
        ("quarter", "third", "half"),
        about=lambda run: "slant",
        answers=lambda run: practising.answers(page),
        truth=lambda run: practising.truth(page),
        settled=partial(practising.settles, page),
    )
with st.container(gap="xsmall"):
    tabs, control, button = st.columns([4, 5, 3], gap="small", vertical_alignment="top")
    with tabs:
        page.buttons("rem_tab", named=False)
    with control:
        shown.show_control(page, order.made, open_=bet is not None)
    with button:
        shown.show_button(page, order.made, slant.made, idle=bet is None or now.going)
        page.bet_first(bet)
    if practising.shows(now):
        practising.show_progress(page, now, partial(practising.look, page))
    shown.show_picture(page, order.made, slant.made)
if slant.made:
    page.done()
page.bridge(partial(shown.show_card, page, order.made, slant.made))


def numbers() -> dict[str, DataFrame]:
    """However far they talk; once there was practice, the habit, what opinions did, and the practice."""
    found = {"turns": tables.turns(text, shown.chat(page, order.made))}
    if order.made:
        found |= {"orders": tables.orders(text, order.made), "fading": tables.fading(text, order.made)}
        found["practice"] = tables.practice(text, order.made)
    return found | ({"leanings": tables.leanings(text, slant.made)} if slant.made else {})


with page.fold():
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
