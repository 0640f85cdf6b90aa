"""Stations: a ticket goes down a line of cooks; the machine trains them, or the reader sets their weights by hand."""

from functools import partial

import streamlit as st
from pandas import DataFrame

from core.network import Network
from core.patterns import best_linear_accuracy
from core.starts import ones, xavier
from lessons.stations import controls, films, line, shown, tables, words
from lessons.stations.settings import Stations
from ui.kit.page import open_page

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


def moved_by_hand() -> None:
    """The sliders that the pictures follow."""
    sliders = shown.sliders(page)
    controls.mover(page, disabled=bet is None)
    with st.container(horizontal=True):
        for name in films.TICKET:
            page.amount(name)
    page.follow(sliders, films=shown.KEYS, looks=shown.note(page), strips=lambda: shown.strips(page))


def hand_side() -> None:
    """The menus, and the line below them."""
    page.buttons("net_mode", named=False)
    page.bet_first(bet)
    with st.container():  # whatever comes and goes in it, what follows keeps its place
        if page.settings.net_mode == "hand":
            controls.by_hand(page)
        else:
            controls.by_machine(page, disabled=bet is None)
    around = lambda: shown.around(page)  # noqa: E731
    page.live(moved_by_hand, films=shown.sliders(page), through=("net_hand", "net_touch"), watch=around)
    shown.show_line(page)
    page.hint(text("net_key") if page.runs or page.settings.net_mode == "hand" else "")


def map_side() -> None:
    """What the line answers to every ticket."""
    now = page.settings
    with st.container(horizontal=True, vertical_alignment="bottom"):
        page.buttons("net_map", named=False)
        if now.net_map == "cook" and now.net_mode == "train":
            controls.pick_cook(page)
    page.note(text(f"map_key.{now.net_map}"))
    shown.show_map(page)


def numbers() -> dict[str, DataFrame]:
    """Every weight as it is now, and the last training round by round."""
    run = line.last_run(page)
    weights = tables.weights(text, page.settings, line.shown(page))
    return {"net_weights": weights} | ({"net_rounds": tables.rounds(text, run)} if run else {})


hand, picture = st.columns([5, 6], gap="large")
with hand:
    hand_side()
with picture:
    map_side()
shown.say(page)
if line.last_run(page):
    page.done()
if page.seen():
    page.say(f"**{text('capacity')}**")
    page.table(tables.capacity(text))
page.read_more(Network.forward, Network.backward, xavier, ones, best_linear_accuracy, tables=numbers)
page.close()
