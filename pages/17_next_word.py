"""What comes next: three guessers walk along a recipe, and a language model practises in front of the reader."""

from functools import partial

import streamlit as st
from pandas import DataFrame

from core.embeddings import nearest, shadow
from core.language_model import tempered
from core.losses import softmax_log_loss
from core.ngrams import Ngrams
from core.token_layers import attention
from core.transformer import Transformer
from lessons.next_word import films, practising, scene, shown, tables, trying, words
from lessons.next_word.settings import NextWord
from ui.kit.page import open_page
from ui.kit.presses import press
from ui.kitchen import anew

page = open_page("next_word", NextWord)
text = page.text
now = practising.order(page)
bet = page.bet_on_runs(
    scene.GUESSERS,
    about=lambda run: str(run.word_read),
    answers=lambda run: scene.answers(text.language, run.word_read, practising.made(page, run.word_read)),
    truth=lambda run: words.truth(text, run.word_read, practising.made(page, run.word_read)),
    settled=lambda run: practising.made(page, run.word_read) is not None,
)


def hand() -> None:
    """The sliders, which the rows and their sentence follow."""
    with st.container(gap=None):
        page.number("word_place", form=text("form.place"), disabled=bet is None)
        page.number("word_heat", disabled=bet is None)


def numbers() -> dict[str, DataFrame]:
    """Every word of the recipe, what more reading does, and the records of the practice."""
    counted = {"walk": tables.walk(text, page.settings.word_read, now.made), "reading": tables.reading(text)}
    return counted | ({"practice": tables.practice(text, now.made)} if now.made else {})


practise = None if bet is None or now.going else partial(press, page)
left, right = st.columns([5, 9], gap="medium")
with left, st.container(gap="xxsmall"):
    label = text("again" if now.made else "practise")
    page.primary(label, key="practise", on_click=practise, disabled=practise is None, width="stretch")
    page.bet_first(bet)
    practising.show_progress(page, now)
    told = partial(page.follow, films.SLIDERS, films=films.KEYS, looks={})
    page.live(told, controls=hand, films=films.SLIDERS)
with right:
    shown.show_rows(page, now.made)
if now.made:
    page.done()
shown.say(page, now.made)
page.bridge(partial(shown.show_card, page, now.made))
page.buttons("word_read")
practising.show_recording(page, now)
with page.fold():
    if now.made:
        anew.show(page, practising.named(page), now)
    page.live(partial(trying.draw, page, now.made, practise), moves=trying.MOVES)
page.read_more(
    Ngrams.chances,
    tempered,
    softmax_log_loss,
    Transformer.forward,
    attention,
    Transformer.backward,
    nearest,
    shadow,
    tables=numbers,
)
page.close()
