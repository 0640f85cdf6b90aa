"""Stations: a ticket goes down a line of cooks; the machine trains them, or the reader sets their weights by hand."""

from functools import partial

import streamlit as st
from pandas import DataFrame

from core.network import Network
from core.patterns import best_linear_accuracy
from core.starts import ones, xavier
from lessons.stations import controls, line, pictures, tables, words
from lessons.stations.scene import KitchenLine
from lessons.stations.settings import Stations
from ui.kit.page import open_page
from ui.settings import defaults

page = open_page("stations", Stations)
text = page.text
bet = page.bet_on_runs(
    ("1", "2", "3", "more"),
    about=lambda run: "ring",
    settled=lambda run: run.net_pattern == "ring",
    answers=lambda run: [words.answer()],
    truth=lambda run: words.truth(text),
    then=partial(line.try_first, page),
)


def hand_side(shown: KitchenLine) -> None:
    """The controls, and the line with the ticket on it."""
    page.buttons("net_mode", named=False)
    page.bet_first(bet)
    by_hand = page.settings.net_mode == "hand"
    with st.container():  # whatever comes and goes in it, what follows keeps its place
        if by_hand:
            controls.by_hand(page, shown, disabled=bet is None)
        else:
            controls.by_machine(page, disabled=bet is None)
    pictures.show_network(text, page.settings, shown)
    page.hint(text("net_key") if page.runs or by_hand else "")
    with st.container(horizontal=True):
        page.amount("ticket_salt")
        page.amount("ticket_spice")


def map_side(shown: KitchenLine) -> None:
    """What the line answers to every ticket."""
    now = page.settings
    with st.container(horizontal=True, vertical_alignment="bottom"):
        page.buttons("net_map", named=False)
        if now.net_map == "cook" and now.net_mode == "train":
            controls.pick_cook(page)
    page.note(text(f"map_key.{now.net_map}"))
    pictures.show_map(text, now, shown, line.before(page))
    page.say(page.figures(words.figures(text, now, shown)))
    pictures.show_small_maps(text, now, shown)


def line_of_cooks() -> None:
    """The line as it is now, and what it does."""
    shown, run = line.shown(page), line.last_run(page)
    hand, picture = st.columns([5, 6], gap="large")
    with hand:
        hand_side(shown)
    with picture:
        map_side(shown)
    page.say(words.said(text, page.settings, run, shown), words.what_changed(text, page.runs.before, run))
    if run:
        page.done()


def numbers() -> dict[str, DataFrame]:
    """Every weight as it is now, and the last training round by round."""
    run = line.last_run(page)
    weights = tables.weights(text, page.settings, line.shown(page))
    return {"net_weights": weights} | ({"net_rounds": tables.rounds(text, run)} if run else {})


page.live(line_of_cooks, moves=tuple(defaults(Stations)))
if page.seen():
    page.say(f"**{text('capacity')}**")
    page.table(tables.capacity(text))
page.read_more(Network.forward, Network.backward, xavier, ones, best_linear_accuracy, tables=numbers)
page.close()
