"""Blame slips: the line is trained and its border closes; behind the fold one ticket's blame, press by press."""

from functools import partial

import streamlit as st
from pandas import DataFrame

from core.losses import log_loss_slope
from core.network import Network, nudge
from core.optimizers import sgd
from lessons.blame import border, pictures, scene, tables, ticket, walk, words
from lessons.blame.settings import BlameSlips
from ui.kit.page import open_page
from ui.kitchen.clock import OUTCOME

page = open_page("blame", BlameSlips)
text = page.text

bet_here, button_here = st.columns([5, 2], gap="small", vertical_alignment="center")
run, mine = page.runs.last, walk.mine(page)
pictures.show_training(page, run, mine)  # before the bet: the clock knows that what it came to is not to be seen yet
walk.forget_old_bet(page)
with bet_here, st.container(key=OUTCOME):
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

if run:
    page.done()
    page.reader.keep(scene.trained_line(run, mine))
    page.bridge(partial(pictures.show_card, page, run, mine))
    page.say(*words.stop(text))


def numbers() -> dict[str, DataFrame]:
    """Everything on the slips, and the last training round by round."""
    rounds = {"training": tables.rounds(text, scene.training(run))} if run else {}
    return {"slips": tables.everything(text, scene.slips_of(walk.settings_of(page)))} | rounds


with page.fold():
    page.say(
        words.starts(text, run),
        words.what_changed(text, page.runs.before, run),
        words.crowd(text, page.settings),
    )
    numbered = dict(enumerate(words.weights(text, scene.net_of(page.settings))))
    page.choice("slip_mine", options=range(len(numbered)), words=lambda place: numbered.get(int(place), ""))
    for setting in ("slip_rate", "slip_rounds", "slip_pattern", "slip_cooks", "slip_seed"):
        page.buttons(setting)
    st.header(text("slips.title"), anchor=False)
    ticket.show(page)

page.read_more(Network.forward, log_loss_slope, Network.backward, nudge, sgd, tables=numbers)
page.close()
