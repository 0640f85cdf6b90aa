"""Blame slips: one ticket down the line and its blame back up, press by press; then the line is trained."""

from functools import partial

import streamlit as st
from pandas import DataFrame

from core.losses import log_loss_slope
from core.network import Network, nudge
from core.optimizers import sgd
from lessons.blame import pictures, scene, tables, walk, words
from lessons.blame.settings import BlameSlips
from ui.kit.bets import Question
from ui.kit.page import open_page

page = open_page("blame", BlameSlips)
text = page.text
count, ticket = walk.settings_of(page).slip_cooks, walk.bet_about(page)
about = scene.slips_of(ticket)
cooks = [str(cook + 1) for cook in range(count)]
question = Question(str(count), cooks, lambda: [cooks[about.biggest]], lambda: words.truth(text, about), ticket)
bet = page.bet(question, seen=partial(walk.seen, page))


def presses() -> None:
    """The button that goes on, what the last press did, and what can be changed."""
    now = walk.settings_of(page)
    button = st.button if walk.ready(page) else page.primary
    go_on = partial(walk.press_next, page)
    button(words.button(text, now), key="slip_press", on_click=go_on, disabled=bet is None, width="stretch")
    page.bet_first(bet)
    page.say(words.way(text, now.slip_press), words.said(text, now))
    with st.expander(text("kitchen"), key="kitchen"):
        page.amount("slip_salt")
        page.amount("slip_spice")
        for setting in ("slip_pattern", "slip_cooks", "slip_seed"):
            page.buttons(setting)


def one_ticket() -> None:
    """One ticket down the line, and its blame back up."""
    now, which, slips = walk.settings_of(page), walk.nudged(page), scene.slips_of(walk.settings_of(page))
    hand, picture = st.columns([4, 7], gap="large")
    with hand:
        presses()
    with picture:
        pictures.show_line(text, now, which)
        if which is not None:
            names = words.weights(text, slips)
            page.choice("slip_weight", options=range(len(names)), words=lambda place: names[int(place)])
            page.say(words.nudged(text, now, which))
    if now.slip_press:
        page.table(tables.of_press(text, now))
        page.note(text("rounded"))
    if which is not None:
        page.say(text("say.cost"))
        page.table(tables.cost(text, slips))


def whole_crowd() -> None:
    """The line trained on everybody's tickets."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        page.buttons("slip_rate")
        page.buttons("slip_rounds")
        page.primary(text("train"), key="train", on_click=page.cook)
    page.hint(text("not_trained") if page.runs.stale(page.settings) else "")
    if run := page.runs.last:
        page.reader.keep(scene.trained_line(run))
        pictures.show_training(text, page.runs.all)
        page.note(text("map_key"))
        page.say(words.trained(text, run), words.what_changed(text, page.runs.before, run))


def numbers() -> dict[str, DataFrame]:
    """Everything on the slips, and the last training round by round."""
    run = page.runs.last
    rounds = {"training": tables.rounds(text, scene.training(run))} if run else {}
    return {"slips": tables.everything(text, scene.slips_of(walk.settings_of(page)))} | rounds


moves = ("slip_salt", "slip_spice", "slip_weight", "slip_press", "slip_updates")
page.live(one_ticket, moves=moves, watch=partial(walk.ready, page))
if walk.ready(page):
    page.done()
    st.header(text("train.title"), anchor=False)
    page.say(words.crowd(text, page.settings))
    page.live(whole_crowd, moves=("slip_rounds",))

page.read_more(Network.forward, log_loss_slope, Network.backward, nudge, sgd, tables=numbers)
page.close()
