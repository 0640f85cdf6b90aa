"""8 Stations: a ticket goes down a line of cooks; the machine trains them, or the reader sets their weights by hand."""

from typing import cast

import streamlit as st

from core.network import Network
from core.patterns import best_linear_accuracy
from core.starts import ones, xavier
from ui import controls, pictures
from ui.settings import DEFAULTS, Stations
from ui.shell import open_page
from ui.stations import controls as stations_controls
from ui.stations import pictures as stations_pictures
from ui.stations import runs as runs_stations
from ui.stations import words as stations_words

BETS = ("1", "2", "3", "more")

page = open_page("stations")
reader, text = page.reader, page.text
settings = reader.settings(Stations)
kept = page.keep(about="line", structure=settings.structure, ring=False)
if kept["structure"] != settings.structure:  # another line: what was set by hand belonged to the old one
    kept["structure"] = settings.structure
    reader.values.update(net_hand="", net_touch="")
    settings = reader.settings(Stations)
runs = cast("tuple[Stations, ...]", reader.cooks.get("stations", ()))
kept["ring"] = kept["ring"] or any(run.net_pattern == "ring" for run in runs)

answer, truth = (stations_words.answer(), stations_words.truth(text)) if kept["ring"] else (None, "")
bet = page.bet("ring", BETS, answer=answer, truth=truth)


def train_line() -> None:
    """Note a run with the settings as they are when the button is pressed, and look at its end."""
    reader.values.update(net_touch="", net_round=DEFAULTS["net_round"])
    reader.cook("stations", reader.settings(Stations).run)


run = runs[-1] if runs and runs[-1] == settings.run else None
shown = runs_stations.line(settings, run)
hand, picture = st.columns([5, 6], gap="large")
with hand:
    controls.buttons(reader, text, "net_mode", named=False)
    page.hint("" if bet else text.label("bet_first"))
    if settings.net_mode == "train":
        controls.choice(reader, text, "net_pattern")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            controls.scale(reader, text, "net_cooks")
            page.primary(text("train"), key="train", on_click=train_line, disabled=bet is None)
        stations_controls.layout(reader, text, settings)
        if run:
            controls.number(reader, text, "net_round", form="%d")
    else:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            stations_controls.pick_cook(reader, text, settings)
            stations_controls.undo(reader, text)
        stations_controls.weight(reader, text, settings, shown, disabled=bet is None)
    stations_pictures.show_network(text, settings, shown, pictures.look())
    with st.container(horizontal=True):
        controls.amount(reader, text, "ticket_salt")
        controls.amount(reader, text, "ticket_spice")
with picture:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        controls.buttons(reader, text, "net_map", named=False)
        if settings.net_map == "cook" and settings.net_mode == "train":
            stations_controls.pick_cook(reader, text, settings)
    earlier = runs_stations.finished(runs[0]) if len(runs) > 1 and runs[0].net_pattern == settings.net_pattern else None
    stations_pictures.show_map(text, settings, shown, earlier, pictures.look())
    share = runs_stations.right(shown, runs_stations.tickets(settings.net_pattern))
    figures = {"loss": f"{runs_stations.loss(shown, settings.net_pattern):.3f}", "right": f"{100 * share:.0f} %"}
    page.figures({text(f"metric.{name}"): figure for name, figure in figures.items()})
    stations_pictures.show_small_maps(text, settings, shown, pictures.look())

page.say(stations_words.result(text, settings, shown))
page.say(stations_words.by_hand(text, settings, run, shown))
page.say(stations_words.copies(text, settings, shown))
page.say(stations_words.spoon(text, settings))
page.say(stations_words.ticket(text, stations_pictures.verdict(settings, shown)))
tables = {"net_weights": stations_words.weights_table(text, settings, shown)}
if run:
    page.done()
    tables["net_rounds"] = stations_words.rounds_table(text, run)
    if len(runs) > 1:
        page.say(stations_words.what_changed(text, runs[0], run))
if kept["ring"]:
    page.say(f"**{text('capacity')}**")
    st.table(stations_words.capacity_table(text), border="horizontal", hide_index=True)

page.read_more(Network.forward, Network.backward, xavier, ones, best_linear_accuracy)
page.numbers(tables)
page.close()
