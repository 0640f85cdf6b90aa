"""Blame slips: one ticket down the line and its blame back up, press by press; then the line is trained."""

from functools import partial

import streamlit as st
from pandas import DataFrame

from core.losses import log_loss_slope
from core.network import Network, nudge
from core.optimizers import sgd
from ui import controls, pictures
from ui.settings import BlameSlips
from ui.shell import open_page
from ui.slips import memory
from ui.slips import pictures as slip_pictures
from ui.slips import runs as runs_slips
from ui.slips import tables as slip_tables
from ui.slips import words as slip_words
from ui.slips.memory import ALL, SLOPES_SEEN
from ui.slips.words import PRESSES

page = open_page("blame")
reader, text = page.reader, page.text
count = memory.ticket_asked_for(reader).slip_cooks
seen = memory.judged(reader)
shown = seen or runs_slips.slips_of(memory.ticket_asked_for(reader))
bet = page.bet(
    str(count),
    [str(cook + 1) for cook in range(count)],
    seen=seen is not None,
    answers=lambda: [str(shown.biggest + 1)],
    truth=lambda: slip_words.truth(text, shown),
)


def presses(settings: BlameSlips) -> None:
    """The button that goes on, what the last press did, and what can be changed."""
    press = settings.slip_press
    button = st.button if memory.ready(reader) else page.primary
    name = text(f"press.{PRESSES[press]}") if press < ALL else text("press.again")
    go_on = partial(memory.press_next, reader)
    button(name, key="slip_press", on_click=go_on, disabled=bet is None, width="stretch")
    page.bet_first(bet)
    steps = [text(f"step.{step}") for step in PRESSES]
    st.markdown(" → ".join(f"**{step}**" if i == press - 1 else step for i, step in enumerate(steps)))
    ticket = slip_words.ticket(text, settings, runs_slips.slips_of(settings))
    page.say(slip_words.press(text, settings) if press else ticket)
    with st.expander(text("kitchen"), key="kitchen"):
        controls.amount(reader, text, "slip_salt")
        controls.amount(reader, text, "slip_spice")
        for setting in ("slip_pattern", "slip_cooks", "slip_seed"):
            controls.buttons(reader, text, setting)


def one_ticket() -> None:
    """One ticket down the line, and its blame back up."""
    settings = memory.ticket_asked_for(reader)
    slips = runs_slips.slips_of(settings)
    which = min(settings.slip_weight, slips.net.parameter_count - 1) if settings.slip_press == SLOPES_SEEN else None
    hand, picture = st.columns([4, 7], gap="large")
    with hand:
        presses(settings)
    with picture:
        slip_pictures.show_line(text, settings, pictures.look(), which)
        if which is not None:
            controls.choice(reader, text, "slip_weight", said=slip_words.weights(text, slips))
            page.say(slip_words.nudged(text, settings, which))
    if settings.slip_press:
        page.table(slip_tables.of_press(text, settings))
        page.note(text("rounded"))
    if which is not None:
        page.say(text("say.cost"))
        page.table(slip_tables.cost(text, slips))


def whole_crowd() -> None:
    """The line trained on everybody's tickets."""
    cooks = memory.trainings(reader)
    settings = reader.settings(BlameSlips)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        controls.buttons(reader, text, "slip_rate")
        controls.buttons(reader, text, "slip_rounds")
        page.primary(text("train"), key="train", on_click=page.cook)
    page.hint("" if cooks and cooks[-1] == settings.run else text("not_trained"))
    if cooks:
        training = runs_slips.training(cooks[-1])
        reader.trained_line = runs_slips.trained_line(cooks[-1])
        slip_pictures.show_training(text, cooks, pictures.look())
        page.note(text("map_key"))
        change = slip_words.what_changed(text, *cooks) if len(cooks) > 1 else ""
        page.say(slip_words.trained(text, cooks[-1], training), change)


def numbers() -> dict[str, DataFrame]:
    """Everything on the slips, and the last training round by round."""
    slips, cooks = runs_slips.slips_of(memory.ticket_asked_for(reader)), memory.trainings(reader)
    rounds = {"training": slip_tables.rounds(text, runs_slips.training(cooks[-1]))} if cooks else {}
    return {"slips": slip_tables.everything(text, slips)} | rounds


page.live(one_ticket, outside=partial(memory.around, reader))
if memory.ready(reader):
    page.done()
    settings = reader.settings(BlameSlips)
    st.header(text("train.title"), anchor=False)
    page.say(text(f"say.crowd.{settings.slip_pattern}", tickets=len(runs_slips.tickets_of(settings))))
    page.live(whole_crowd, outside=lambda: reader.values["slip_rate"])  # one ticket is adjusted as boldly

page.read_more(Network.forward, log_loss_slope, Network.backward, nudge, sgd, tables=numbers)
page.close()
