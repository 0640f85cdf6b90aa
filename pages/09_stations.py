"""Stations: one number of a line of cooks is lost, and the reader's hand finds it; then any line, also trained."""

from functools import partial

import streamlit as st
from pandas import DataFrame

from core.network import Network
from core.patterns import best_linear_accuracy
from core.starts import ones, xavier
from lessons.stations import controls, line, shown, tables, words
from lessons.stations.lost import shown as finding
from lessons.stations.settings import Stations
from ui.kit.page import open_page

page = open_page("stations", Stations)
text = page.text
finding.settle(page)
bet = page.bet_on_runs(
    ("1", "2", "3", "more"),
    about=lambda run: "ring",
    settled=lambda run: run.net_pattern == "ring",
    answers=lambda run: [words.answer()],
    truth=lambda run: words.truth(text),
    then=partial(line.try_first, page),
)


def told() -> None:
    """Where all sliders stand that the pictures follow."""
    page.follow(shown.sliders(page), films=shown.KEYS, looks=shown.note(page), strips=lambda: shown.strips(page))


def any_line() -> None:
    """A line of the reader's own: laid out anew, trained, or set by hand; and the ticket in figures."""
    page.note(text("own"))
    hand, picture = st.columns([5, 6], gap="large")
    with hand:
        controls.menus(page, disabled=bet is None)
        shown.show_line(page)
        page.hint(text("net_key") if page.runs or page.settings.net_mode == "hand" else "")
    with picture:
        controls.whose_map(page)
        shown.show_map(page)
    shown.say(page)
    shown.card(page)
    if run := page.runs.last:
        page.say(words.many_starts(text, run))
        page.table(tables.capacity(text, run))


def numbers() -> dict[str, DataFrame]:
    """Every number of either line as it is now, and the last training round by round."""
    run, now = line.last_run(page), page.settings
    found = {"net_lost": tables.lost(text, now), "net_weights": tables.weights(text, now, line.shown(page))}
    return found | ({"net_rounds": tables.rounds(text, run)} if run else {})


finding.ask(page)
hand, picture = st.columns([3, 2], gap="medium")
with hand, st.container(gap=None):
    number, around = partial(finding.mover, page, disabled=bet is None), partial(shown.around, page)
    page.live(told, controls=number, films=shown.sliders(page), through=shown.THROUGH, watch=around)
    finding.show_line(page)
with picture:
    finding.show_map(page)
finding.say(page)
page.bridge(lambda: finding.card(page))
if line.last_run(page):
    page.done()
with st.expander(text.label("more_here"), key="more_here", expanded=line.laid_out(page)):
    any_line()
page.read_more(Network.forward, Network.backward, xavier, ones, best_linear_accuracy, tables=numbers)
page.close()
