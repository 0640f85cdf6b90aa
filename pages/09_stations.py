"""Stations: a ticket goes down a line of cooks; the machine trains them, or the reader sets their weights by hand."""

import streamlit as st
from pandas import DataFrame

from core.network import Network
from core.patterns import best_linear_accuracy
from core.starts import ones, xavier
from lessons.stations import controls, pictures, scene, tables, words
from lessons.stations.scene import KitchenLine
from lessons.stations.settings import Stations
from ui.kit.page import open_page
from ui.settings import defaults

BETS = ("1", "2", "3", "more")

page = open_page("stations", Stations)
text = page.text


def now() -> Stations:
    """The settings now. Numbers set by hand belong to one line only: another line forgets them."""
    if page.turned_to(page.settings.structure):
        page.put(net_hand="", net_touch="")
    return page.settings


def try_first(cooks: str) -> None:
    """Begin with as many cooks as were bet on, unless the line was laid out or run already."""
    if not (page.runs or now().net_hand or now().net_cooks != defaults(Stations)["net_cooks"]):
        page.put(net_cooks=int(cooks) if cooks.isdigit() else scene.COOKS_ASKED[-1])


bet = page.bet_on_runs(
    BETS,
    about=lambda run: "ring",
    settled=lambda run: run.net_pattern == "ring",
    answers=lambda run: [words.answer()],
    truth=lambda run: words.truth(text),
    then=try_first,
)


def train() -> None:
    """Note a training with the settings as they are now, to be looked at from its end."""
    page.put(net_touch="", net_round=defaults(Stations)["net_round"])
    page.cook()


def last_run() -> Stations | None:
    """The last training, if it was with the settings as they are now."""
    return None if page.runs.stale(page.settings) else page.runs.last


def hand_side(shown: KitchenLine) -> None:
    """The controls, and the line with the ticket on it."""
    page.buttons("net_mode", named=False)
    page.bet_first(bet)
    by_hand = page.settings.net_mode == "hand"
    with st.container():  # whatever comes and goes in it, what follows keeps its place
        if by_hand:
            with st.container(horizontal=True, vertical_alignment="bottom"):
                controls.pick_cook(page)
                controls.undo(page)
            controls.weight(page, shown, disabled=bet is None)
        else:
            page.choice("net_pattern")
            with st.container(horizontal=True, vertical_alignment="bottom"):
                page.scale("net_cooks")
                page.primary(text("train"), key="train", on_click=train, disabled=bet is None)
            controls.layout(page)
            if last_run():
                page.number("net_round", form="%d")
    pictures.show_network(text, page.settings, shown)
    page.hint(text("net_key") if page.runs or by_hand else "")
    with st.container(horizontal=True):
        page.amount("ticket_salt")
        page.amount("ticket_spice")


def map_side(shown: KitchenLine) -> None:
    """What the line answers to every ticket."""
    settings, before = page.settings, page.runs.before
    with st.container(horizontal=True, vertical_alignment="bottom"):
        page.buttons("net_map", named=False)
        if settings.net_map == "cook" and settings.net_mode == "train":
            controls.pick_cook(page)
    page.note(text(f"map_key.{settings.net_map}"))
    alike = before is not None and before.net_pattern == settings.net_pattern
    pictures.show_map(text, settings, shown, scene.finished(before) if before and alike else None)
    page.say(page.figures(words.figures(text, settings, shown)))
    pictures.show_small_maps(text, settings, shown)


def line_of_cooks() -> None:
    """The line as it is now, and what it does."""
    settings, run = now(), last_run()
    shown = scene.line(settings, run)
    hand, picture = st.columns([5, 6], gap="large")
    with hand:
        hand_side(shown)
    with picture:
        map_side(shown)
    change = words.what_changed(text, page.runs.before, run) if run and page.runs.before else ""
    page.say(words.said(text, settings, run, shown), change)
    if run:
        page.done()


def numbers() -> dict[str, DataFrame]:
    """Every weight as it is now, and the last training round by round."""
    settings, run = now(), last_run()
    weights = tables.weights(text, settings, scene.line(settings, run))
    return {"net_weights": weights} | ({"net_rounds": tables.rounds(text, run)} if run else {})


page.live(line_of_cooks, moves=tuple(defaults(Stations)))
if page.seen():
    page.say(f"**{text('capacity')}**")
    page.table(tables.capacity(text))
page.read_more(Network.forward, Network.backward, xavier, ones, best_linear_accuracy, tables=numbers)
page.close()
