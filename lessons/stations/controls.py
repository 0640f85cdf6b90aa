"""Widgets for the line of cooks: whom to look at, what it hears, and how much it heeds that."""

from functools import partial

import streamlit as st

from lessons.stations import cooks, edits, line, moving, words
from lessons.stations.films import TICKET
from lessons.stations.line import StationsPage
from lessons.stations.scene import KitchenLine
from ui.kit.films import Own


def menus(page: StationsPage, *, disabled: bool) -> None:
    """Who sets the weights, and all that there is to set; the ticket as well."""
    page.buttons("net_mode", named=False)
    with st.container():  # whatever comes and goes in it, what follows keeps its place
        if page.settings.net_mode == "hand":
            by_hand(page)
        else:
            by_machine(page, disabled=disabled)
    mover(page, disabled=disabled)
    with st.container(horizontal=True):
        for name in TICKET:
            page.amount(name)


def whose_map(page: StationsPage) -> None:
    """Whose map is shown, and what its colours mean."""
    now = page.settings
    with st.container(horizontal=True, vertical_alignment="bottom"):
        page.buttons("net_map", named=False)
        if now.net_map == "cook" and now.net_mode == "train":
            pick_cook(page)
    page.note(page.text(f"map_key.{now.net_map}"))


def by_machine(page: StationsPage, *, disabled: bool) -> None:
    """What the machine learns and with whom, and the button that trains."""
    page.choice("net_pattern")
    page.buttons("net_cooks")
    st.button(page.text("train"), key="train", on_click=lambda: line.train(page), disabled=disabled)
    layout(page)


def by_hand(page: StationsPage) -> None:
    """Whose weight the reader sets, and for whom."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        pick_cook(page)
        undo(page)
    now = page.settings
    page.choice("net_hears", options=cooks.heard(now), now=cooks.heard_most(now))
    if beyond := words.beyond(page.text, now, line.shown(page)):
        page.note(beyond)


def mover(page: StationsPage, *, disabled: bool) -> None:
    """The slider that moves the line: the weight picked, or the round of the run."""
    if page.settings.net_mode == "hand":
        weight(page, disabled=disabled)
    elif line.last_run(page):
        page.number("net_round", form="%d")


def pick_cook(page: StationsPage) -> None:
    """Whom to look at."""
    now = page.settings
    page.choice("net_cook", options=cooks.cooks(now), now=cooks.picked(now))


def layout(page: StationsPage) -> None:
    """How the line is laid out and how it starts, folded away."""
    with st.expander(page.text("layout"), key="layout"):
        page.buttons("net_stations")
        page.choice("net_rule")
        page.buttons("net_start")
        if page.settings.net_start != "ones":
            page.buttons("net_seed")


def undo(page: StationsPage) -> None:
    """A button that takes back all that was set by hand."""
    changed = page.settings.net_hand or page.settings.net_touch
    take_back = lambda: page.put(net_hand="", net_touch="")  # noqa: E731
    st.button(page.text("undo"), key="undo", on_click=take_back, disabled=not changed)


def offer_weight(page: StationsPage, shown: KitchenLine) -> None:
    """Tell the films of the slider of the weight picked, before it is drawn."""
    place = moving.weight_place(page.settings)

    def set_by_hand(value: float) -> None:
        """Note the number."""
        page.put(**{shown.hand: edits.write(edits.read(page.reader.values[shown.hand]) | {place: value})})

    page.own[moving.weight_key(place)] = Own(moving.WEIGHT, moving.shown_weight(shown, place), set_by_hand)


def weight(page: StationsPage, *, disabled: bool) -> None:
    """The slider of the weight picked; the reader's hand is the optimizer."""
    now, text = page.settings, page.text
    key = moving.weight_key(moving.weight_place(now))
    who, what = text.option("net_cook", cooks.picked(now)), text.option("net_hears", cooks.heard_most(now))
    name, kind = text("weight", hears=what, cook=who), moving.WEIGHT
    page.move(key, partial(st.slider, name, kind.low, kind.high, step=kind.step, format="%.1f", disabled=disabled))
