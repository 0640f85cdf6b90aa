"""Too many spices: sixteen cooks learn sixty regulars by heart; what that costs, and what holds them back."""

from functools import partial

import streamlit as st
from pandas import DataFrame

from core.dropout import dropout_masks
from core.jars import open_jars
from core.network import Network
from core.stopping import watched
from lessons.too_many import more, pictures, scene, tables, words
from lessons.too_many.settings import TooMany
from ui.kit import presses
from ui.kit.page import open_page
from ui.kitchen.clock import OUTCOME

page = open_page("too_many", TooMany)
text = page.text

run = page.runs.last
with st.container(gap="xsmall"):
    bet_here, button_here = st.columns([5, 2], gap="small", vertical_alignment="center")
    with bet_here, st.container(key=OUTCOME):
        bet = page.bet_on_runs(
            tuple(map(str, words.OPTIONS)),
            about=lambda run: "sixteen",
            answers=words.answers,
            truth=partial(words.truth, text),
            settled=lambda run: run.bet_on,
        )
    with button_here:
        stale = page.runs and page.runs.stale(page.settings)
        settles = page.settings.bet_on and not page.seen()
        label = text("cook_again" if run and not stale else "cook")
        press = partial(presses.press, page, settles=settles)
        page.cook_button(label, bet, stale=text("stale") if stale else "", on_click=press)
    pictures.show_controls(page)
    pictures.show_stage(page, run)
if page.seen():
    page.done()
if run:  # before, it would tell the answer
    page.bridge(partial(pictures.show_exam, page, run))


def numbers() -> dict[str, DataFrame]:
    """The last run round by round, and the jars."""
    rounds = {"rounds": tables.rounds(text, scene.cooked(run))} if run else {}
    return rounds | {"jars": tables.jars(text)}


with page.fold():
    if run:
        page.say(words.what_changed(text, page.runs.before, run))
    more.show(page)
page.read_more(Network.penalty, dropout_masks, watched, open_jars.__wrapped__, tables=numbers, **words.behind())
page.close()
