"""Widgets for the line of cooks: whom to look at, what it hears, and how much it heeds that."""

from collections.abc import Sequence

import numpy as np
import streamlit as st

from ui import controls
from ui.session import Reader
from ui.settings import Stations
from ui.stations import cooks, edits
from ui.stations.runs import Line
from ui.text import Text

STEP = 0.1


def pick_cook(reader: Reader, text: Text, settings: Stations) -> None:
    """Whom to look at."""
    _pick(reader, text, "net_cook", cooks.cooks(settings), cooks.picked(settings))


def layout(reader: Reader, text: Text, settings: Stations) -> None:
    """How the line is laid out and how it starts, folded away."""
    with st.expander(text("layout"), key="layout"):
        controls.buttons(reader, text, "net_stations")
        controls.choice(reader, text, "net_rule")
        controls.buttons(reader, text, "net_start")
        controls.scale(reader, text, "net_seed", disabled=settings.net_start == "ones")


def undo(reader: Reader, text: Text) -> None:
    """A button that takes back all that was set by hand."""

    def take_back() -> None:
        reader.values.update(net_hand="", net_touch="")

    changed = reader.values["net_hand"] or reader.values["net_touch"]
    st.button(text("undo"), key="undo", on_click=take_back, disabled=not changed)


def weight(reader: Reader, text: Text, settings: Stations, shown: Line, *, disabled: bool) -> None:
    """Which weight of the cook picked to set, and the slider that sets it; the reader's hand is the optimizer."""
    hears = cooks.heard_most(settings)
    _pick(reader, text, "net_hears", cooks.heard(settings), hears)
    layer, unit = cooks.seat(settings, cooks.picked(settings))
    place = cooks.place(shown.net, layer, unit, cooks.heard(settings).index(hears))
    key = f"_weight.{place}"
    now = round(float(np.nan_to_num(shown.weights[place])), 1)
    controls.give(reader, key, float(np.clip(now, -edits.LIMIT, edits.LIMIT)))
    kept = "net_touch" if shown.trained else "net_hand"

    def set_by_hand() -> None:
        """Note the number; before training it belongs to the start, after it to what was learned."""
        changed = edits.read(reader.values[kept]) | {place: float(st.session_state[key])}
        reader.values[kept] = edits.write(changed)

    who = text.label(f"option.net_cook.{cooks.picked(settings)}")
    name = text("weight", hears=text.label(f"option.net_hears.{hears}"), cook=who)
    st.slider(name, -edits.LIMIT, edits.LIMIT, step=STEP, key=key, on_change=set_by_hand, disabled=disabled)


def _pick(reader: Reader, text: Text, name: str, options: Sequence[str], current: str) -> None:
    """A menu whose options depend on the line."""
    key = controls.key_of(reader, name)
    controls.give(reader, key, current)

    def copy_back() -> None:
        reader.values[name] = st.session_state[key]

    st.selectbox(
        text.label(f"setting.{name}"),
        options,
        format_func=lambda option: text.label(f"option.{name}.{option}"),
        key=key,
        on_change=copy_back,
    )
