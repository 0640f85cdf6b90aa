"""A picture, in 65 numbers: faces to draw, one stencil that learns to tell them apart, and six that slide."""

from functools import partial

import streamlit as st
from pandas import DataFrame

from core.convolution import backward, slide
from core.drawings import lowered
from core.losses import log_loss
from core.network import Network
from core.stencils import practise
from lessons.picture import hand, scene, tables, words
from lessons.picture.scene import Scene
from lessons.picture.settings import Picture
from ui.kit.page import open_page

page = open_page("picture", Picture)
text = page.text
run = page.runs.last

with st.container(gap="xsmall"):
    bet_here, button_here = st.columns([5, 2], gap="small", vertical_alignment="center")
    with bet_here:
        bet = page.bet_on_runs(
            tuple(scene.BANDS), about=lambda run: "lower", answers=scene.answers, truth=partial(words.truth, text)
        )
    with button_here:
        stale = run is not None and page.runs.stale(page.settings)
        label = text("again" if run and not stale else "practise")
        page.cook_button(label, bet, stale=text("stale") if stale else "", key="practise")
    page.live(partial(hand.show, page, bet), moves=hand.MOVES)
if run:
    page.done()
page.bridge(partial(hand.show_card, page) if run else None)
hand.show_practised(page)


def numbers() -> dict[str, DataFrame]:
    """The weights at work on the drawing; and once there was practice, how many are told right."""
    counted = {"right": tables.right(text, run)} if run else {}
    return {"numbers": tables.numbers(text, Scene(page.settings, run))} | counted


with page.fold():
    page.note(text("more.draw"))
    page.buttons("pic_set")
    page.say(*words.further(text, run))
page.read_more(Network.forward, log_loss, slide, backward, lowered, practise, tables=numbers)
page.close()
