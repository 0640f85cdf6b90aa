"""Stations: a ticket goes down a line of cooks; the machine trains them, or the reader sets their weights by hand."""

import streamlit as st
from pandas import DataFrame

from core.network import Network
from core.patterns import best_linear_accuracy
from core.starts import ones, xavier
from ui import controls, pictures
from ui.settings import DEFAULTS, Stations
from ui.shell import open_page
from ui.stations import controls as stations_controls
from ui.stations import memory
from ui.stations import pictures as stations_pictures
from ui.stations import runs as runs_stations
from ui.stations import words as stations_words
from ui.stations.runs import Line

BETS = ("1", "2", "3", "more")

page = open_page("stations")
reader, text = page.reader, page.text


def try_first(cooks: str) -> None:
    """Begin with as many cooks as were bet on, unless the line was laid out or run already."""
    settings = reader.settings(Stations)
    if not (memory.trainings(reader) or settings.net_hand or settings.net_cooks != DEFAULTS["net_cooks"]):
        reader.values["net_cooks"] = int(cooks) if cooks.isdigit() else runs_stations.COOKS_ASKED[-1]


bet = page.bet(
    "ring",
    BETS,
    seen=memory.ring_seen(reader),
    answers=lambda: [stations_words.answer()],
    truth=lambda: stations_words.truth(text),
    then=try_first,
)


def hand_side(settings: Stations, shown: Line) -> None:
    """The controls, and the line with the ticket on it."""
    controls.buttons(reader, text, "net_mode", named=False)
    page.bet_first(bet)
    with st.container():  # whatever comes and goes in it, what follows keeps its place
        if settings.net_mode == "train":
            controls.choice(reader, text, "net_pattern")
            with st.container(horizontal=True, vertical_alignment="bottom"):
                controls.scale(reader, text, "net_cooks")
                page.primary(text("train"), key="train", on_click=lambda: memory.train(reader), disabled=bet is None)
            stations_controls.layout(reader, text, settings)
            if memory.trained(reader, settings):
                controls.number(reader, text, "net_round", form="%d")
        else:
            with st.container(horizontal=True, vertical_alignment="bottom"):
                stations_controls.pick_cook(reader, text, settings)
                stations_controls.undo(reader, text)
            stations_controls.weight(reader, text, settings, shown, disabled=bet is None)
    stations_pictures.show_network(text, settings, shown, pictures.look())
    page.hint(text("net_key") if memory.trainings(reader) or settings.net_mode == "hand" else "")
    with st.container(horizontal=True):
        controls.amount(reader, text, "ticket_salt")
        controls.amount(reader, text, "ticket_spice")


def map_side(settings: Stations, shown: Line) -> None:
    """What the line answers to every ticket."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        controls.buttons(reader, text, "net_map", named=False)
        if settings.net_map == "cook" and settings.net_mode == "train":
            stations_controls.pick_cook(reader, text, settings)
    before = [run for run in memory.trainings(reader)[:-1] if run.net_pattern == settings.net_pattern]
    earlier = runs_stations.finished(before[0]) if before else None
    page.note(text(f"map_key.{settings.net_map}"))
    stations_pictures.show_map(text, settings, shown, earlier, pictures.look())
    share = runs_stations.right(shown, runs_stations.tickets(settings.net_pattern))
    figures = {"loss": f"{runs_stations.loss(shown, settings.net_pattern):.3f}", "right": f"{share:.0%}"}
    page.say(page.figures({text(f"metric.{name}"): figure for name, figure in figures.items()}))
    stations_pictures.show_small_maps(text, settings, shown, pictures.look())


def line_of_cooks() -> None:
    """The line as it is now, and what it does."""
    settings = memory.line_asked_for(reader)
    run = memory.trained(reader, settings)
    shown = runs_stations.line(settings, run)
    hand, picture = st.columns([5, 6], gap="large")
    with hand:
        hand_side(settings, shown)
    with picture:
        map_side(settings, shown)
    runs = memory.trainings(reader) if run else ()
    change = stations_words.what_changed(text, *runs) if len(runs) > 1 else ""
    page.say(stations_words.said(text, settings, run, shown), change)
    if run:
        page.done()


def numbers() -> dict[str, DataFrame]:
    """Every weight as it is now, and the last training round by round."""
    settings = memory.line_asked_for(reader)
    run = memory.trained(reader, settings)
    weights = stations_words.weights_table(text, settings, runs_stations.line(settings, run))
    return {"net_weights": weights} | ({"net_rounds": stations_words.rounds_table(text, run)} if run else {})


page.live(line_of_cooks, outside=lambda: memory.ring_seen(reader))
if memory.ring_seen(reader):
    page.say(f"**{text('capacity')}**")
    page.table(stations_words.capacity_table(text))
page.read_more(Network.forward, Network.backward, xavier, ones, best_linear_accuracy, tables=numbers)
page.close()
