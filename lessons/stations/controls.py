"""Widgets for the line of cooks: whom to look at, what it hears, and how much it heeds that."""

from functools import partial

import numpy as np
import streamlit as st

from lessons.stations import cooks, edits, line
from lessons.stations.line import StationsPage
from lessons.stations.scene import KitchenLine
from ui.kit.controls import drawn, give
from ui.kit.hand import sent

STEP = 0.1


def by_machine(page: StationsPage, *, disabled: bool) -> None:
    """What the machine learns and with whom, the button that trains, and the round to look at."""
    page.choice("net_pattern")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        page.scale("net_cooks")
        page.primary(page.text("train"), key="train", on_click=lambda: line.train(page), disabled=disabled)
    layout(page)
    if line.last_run(page):
        page.number("net_round", form="%d")


def by_hand(page: StationsPage, shown: KitchenLine, *, disabled: bool) -> None:
    """Whose weight the reader sets, and the slider that sets it."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        pick_cook(page)
        undo(page)
    weight(page, shown, disabled=disabled)


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
        page.scale("net_seed", disabled=page.settings.net_start == "ones")


def undo(page: StationsPage) -> None:
    """A button that takes back all that was set by hand."""
    changed = page.settings.net_hand or page.settings.net_touch
    take_back = lambda: page.put(net_hand="", net_touch="")  # noqa: E731
    st.button(page.text("undo"), key="undo", on_click=take_back, disabled=not changed)


def weight(page: StationsPage, shown: KitchenLine, *, disabled: bool) -> None:
    """Which weight of the cook picked to set, and the slider that sets it; the reader's hand is the optimizer."""
    now, text = page.settings, page.text
    hears = cooks.heard_most(now)
    page.choice("net_hears", options=cooks.heard(now), now=hears)
    layer, unit = cooks.seat(now, cooks.picked(now))
    place = cooks.place(shown.net, layer, unit, cooks.heard(now).index(hears))
    key = f"_weight.{place}"
    at = round(float(np.nan_to_num(shown.weights[place])), 1)
    give(page.reader, key, float(np.clip(at, -edits.LIMIT, edits.LIMIT)))
    kept = "net_touch" if shown.trained else "net_hand"

    def set_by_hand() -> None:
        """Note the number; before training it belongs to the start, after it to what was learned."""
        if isinstance(sent(key), float):
            page.put(**{kept: edits.write(edits.read(page.reader.values[kept]) | {place: sent(key)})})

    who, what = text.option("net_cook", cooks.picked(now)), text.option("net_hears", hears)
    name = text("weight", hears=what, cook=who)
    ends = (-edits.LIMIT, edits.LIMIT)
    slider = partial(st.slider, name, *ends, step=STEP, key=key, on_change=set_by_hand, disabled=disabled)
    drawn(page.reader, key, slider)
