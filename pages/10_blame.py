"""Blame slips: the line is trained and its border closes; behind the fold one ticket's blame, press by press."""

from functools import partial

import streamlit as st
from pandas import DataFrame

from core.losses import log_loss_slope
from core.network import Network, nudge
from core.optimizers import sgd
from lessons.blame import border, pictures, scene, tables, walk, words
from lessons.blame.settings import BlameSlips
from ui.kit.page import open_page

page = open_page("blame", BlameSlips)
text = page.text

bet_here, button_here = st.columns([5, 2], gap="small", vertical_alignment="center")
with bet_here:
    bet = page.bet_on_runs(
        ("open", "half", "round"),
        about=lambda run: run.slip_pattern,
        answers=lambda run: [border.how_far(scene.training(run).closed[-1])],
        truth=partial(words.truth, text),
    )
with button_here:
    stale = page.runs and page.runs.stale(page.settings)
    again = "train_again" if page.runs and not stale else "train"
    page.cook_button(
        text(again), bet, stale=text("not_trained") if stale else "", key="train", on_click=walk.train(page)
    )

run, mine = page.runs.last, walk.mine(page)
pictures.show_training(page, run, mine)
if run:
    page.done()
    page.reader.keep(scene.trained_line(run, mine))
    page.bridge(partial(pictures.show_card, page, run, mine))
    page.say(text("stop"))


def presses() -> None:
    """The button that goes on, what the last press did, and what can be changed."""
    now = walk.settings_of(page)
    st.button(words.button(text, now), key="slip_press", on_click=partial(walk.press_next, page), width="stretch")
    page.say(words.way(text, now.slip_press), words.said(text, now))
    page.amount("slip_salt")
    page.amount("slip_spice")


def one_ticket() -> None:
    """One ticket down the line, and its blame back up."""
    now, which, slips = walk.settings_of(page), walk.nudged(page), scene.slips_of(walk.settings_of(page))
    hand, picture = st.columns([4, 7], gap="large")
    with hand:
        presses()
    with picture:
        pictures.show_line(text, now, which)
        if which is not None:
            names = words.weights(text, slips.net)
            page.choice("slip_weight", options=range(len(names)), words=lambda place: names[int(place)])
            page.say(words.nudged(text, now, which))
    if now.slip_press:
        page.table(tables.of_press(text, now))
        page.note(text("rounded"))
    if which is not None:
        page.say(text("say.cost"))
        page.table(tables.cost(text, slips))


def numbers() -> dict[str, DataFrame]:
    """Everything on the slips, and the last training round by round."""
    rounds = {"training": tables.rounds(text, scene.training(run))} if run else {}
    return {"slips": tables.everything(text, scene.slips_of(walk.settings_of(page)))} | rounds


with page.fold():
    page.say(words.what_changed(text, page.runs.before, run), words.crowd(text, page.settings))
    numbered = dict(enumerate(words.weights(text, scene.net_of(page.settings))))
    page.choice("slip_mine", options=range(len(numbered)), words=lambda place: numbered.get(int(place), ""))
    for setting in ("slip_rate", "slip_rounds", "slip_pattern", "slip_cooks", "slip_seed"):
        page.buttons(setting)
    st.header(text("slips.title"), anchor=False)
    moves = ("slip_salt", "slip_spice", "slip_weight", "slip_press", "slip_updates")
    page.live(one_ticket, moves=moves)

page.read_more(Network.forward, log_loss_slope, Network.backward, nudge, sgd, tables=numbers)
page.close()
