"""Who judges? The same dish learned under three losses, and two ways to judge a stated chance."""

from functools import partial

import streamlit as st
from pandas import DataFrame

from core.judges import JUDGES, brier, trainings_under, voices
from core.losses import HUBER_THRESHOLD, absolute_error, huber, log_loss, log_loss_slope
from lessons.judges import films, presses, stills, tables, words
from lessons.judges.scene import Stage, stated
from lessons.judges.settings import CHANCES, Judges
from ui.kit.page import open_page
from ui.kitchen.clock import OUTCOME

page = open_page("judges", Judges)
text = page.text
with st.container(key=OUTCOME):
    bet = page.bet_on_runs(
        JUDGES,
        about=lambda run: run.order,
        settled=presses.settled,
        answers=words.bet_answers,
        truth=lambda run: words.bet_truth(text, run),
    )
cooked, before = page.runs.last, page.runs.before
order = (cooked or page.settings).order
stage = Stage(order, cooked.picky if cooked else None)
told = bet or cooked
key = page.offer("stated", CHANCES)


def hand() -> None:
    """The picky diner's wish: the films follow it, and moving it cooks nothing."""
    page.number("picky", form="%+.1f")
    again = partial(presses.cook, page)
    page.primary(text("cook"), key="cook", on_click=again, disabled=bet is None, width="stretch")
    if bet is None or page.settings.order != order:
        page.bet_first(bet, text("not_cooked"))


def followed() -> None:
    """What the films are told of it."""
    names = tuple(name for name in films.NAMES if name != "said" or told)
    page.follow((films.WISH, key), films=names, looks=films.note(text, stage, page.settings))


left, right = st.columns([4, 7], gap="medium")
with left:
    page.live(followed, controls=hand, films=(films.WISH, key), through=("stated",))
with right:
    stills.show_plates(page, stage)
if told:
    stills.show_clock(page, stage)
    stills.show_said(page, stage)
page.bridge()
if bet and page.seen():
    page.done()


with page.fold():
    with st.container(horizontal=True):
        page.choice("dish")
        page.choice("eaters")
    if cooked:
        stills.show_figures(page, cooked, before)
    st.header(text("send_back"), anchor=False)
    page.say(text("send_back.idea"))
    hearing, price = st.columns([4, 7], gap="large")
    with hearing:
        page.scale("stated")
        stills.say_price(page, key)
    with price:
        stills.show_costs(page, key)
    page.say(words.telling(text))


def numbers() -> dict[str, DataFrame]:
    """Every diner under every judge, and the price of a stated chance."""
    return {"judged": tables.complaints(text, stage.scene), "stated": tables.chances(text)}


surprise = stated(0.1)["cross_entropy"].loss
formulas = (trainings_under, voices, absolute_error, huber, brier, log_loss, log_loss_slope)
page.read_more(*formulas, tables=numbers, threshold=HUBER_THRESHOLD, surprise=surprise)
page.close()
