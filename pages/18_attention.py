"""Which words matter?: a word of two meanings, where a trained chef looks to tell them apart, and what hiding does."""

from functools import partial

import streamlit as st
from pandas import DataFrame

from core.attention import EMBEDDING, QUERY, Layout, backward, look
from core.attention_training import word_drop
from core.losses import log_loss
from lessons.attention import own, reading, scene, tables, words
from lessons.attention.settings import WhichWords
from ui.kit.page import open_page
from ui.kitchen import anew
from ui.kitchen.clock import OUTCOME

page = open_page("attention", WhichWords)
text = page.text
order = reading.order(page)
run = page.runs.last if order.made else None

with st.container(key=OUTCOME):
    bet = page.bet_on_runs(
        ("50", "75", "95"),
        about=lambda run: "tricky",
        answers=partial(words.answer, text),
        truth=partial(words.truth, text),
        settled=partial(reading.settles, page),
    )
with st.container(gap="xsmall"):
    sentence_here, look_here, button_here = st.columns([6, 4, 3], gap="small", vertical_alignment="top")
    with sentence_here:
        page.choice("att_sentence", named=False)
    with look_here:
        page.buttons("att_look", named=False)
    with button_here:
        stale = run is not None and page.runs.stale(page.settings)
        label = text("again" if run and not stale else "practise")
        press, idle = partial(reading.practise, page), bet is None or order.going
        page.primary(label, key="practise", on_click=press, disabled=idle, width="stretch")
        page.bet_first(bet, text("stale") if stale else "")
        reading.show_progress(page, order)
    now = reading.shown(page)
    reading.show(page, now)
if run:
    page.done()


def card() -> None:
    """All numbers of the chef that has practised."""
    numbers = scene.chef(text.language, run.att_clues).history.weights[-1] if run else None
    if numbers is not None:
        page.card(text("card.whose"), (EMBEDDING, QUERY, 1), numbers.tolist())


page.bridge(card if run else None)


def numbers() -> dict[str, DataFrame]:
    """The sentence word by word; and once there was practice, the exam and how the practice went."""
    practised = {"exams": tables.exams(text, run), "practice": tables.practice(text, run)} if run else {}
    return {"reading": tables.reading(text, now)} | practised


with page.fold():
    if run:
        anew.show(page, reading.named(page, run), order)
    st.header(text("own.title"), anchor=False)
    own.show(page, run)
    if run:
        st.header(text("fail.title"), anchor=False)
        page.note(text("fail.idea"))
        page.table(tables.failures(text, run))
        page.say(words.cause(text, run))
    st.header(text("clues.title"), anchor=False)
    page.buttons("att_clues", named=False)
    page.say(words.practised(text, [each for each in page.runs.all if reading.made(page, each)]))
page.read_more(look, backward, Layout.parts, log_loss, word_drop, tables=numbers, **words.behind(text))
reading.hear(page)
page.close()
