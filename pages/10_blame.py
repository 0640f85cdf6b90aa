"""Blame slips: one ticket down the line and its blame back up, press by press; then the line is trained."""

import streamlit as st
from pandas import DataFrame

from core.losses import log_loss_slope
from core.network import Network, nudge
from core.optimizers import sgd
from lessons.blame import pictures, scene, tables, words
from lessons.blame.scene import ALL, PRESSES, SLIPS_SEEN, SLOPES_SEEN
from lessons.blame.settings import MOST_UPDATES, BlameSlips
from ui.kit.bets import Question
from ui.kit.page import open_page

page = open_page("blame", BlameSlips)
text = page.text
NAMED = ("slip_pattern", "slip_cooks", "slip_seed")


def now() -> BlameSlips:
    """The settings now. Another ticket, or another line, begins at the first press."""
    if page.turned_to(page.settings.asked):
        page.put(slip_press=0, slip_updates=0)
    return page.settings


def seen() -> bool:
    """Whether the slips of so many cooks were seen, be it of this ticket or of another: the bet is about the first."""
    if now().slip_press >= SLIPS_SEEN:
        page.memory.first(now().slip_cooks, now())
    return now().slip_cooks in page.memory.firsts


def ready() -> bool:
    """Whether the reader has seen every press, so that the line may be trained."""
    return now().slip_press == ALL or bool(now().slip_updates or page.runs)


count, seen_now = now().slip_cooks, seen()
about = scene.slips_of(page.memory.first_of(count, now()))
options = [str(cook + 1) for cook in range(count)]
question = Question(str(count), options, lambda: [str(about.biggest + 1)], lambda: words.truth(text, about))
bet = page.bet(question, seen=seen)


def press_next() -> None:
    """Go on to the next press; after the last, send the same ticket again with the new weights."""
    again = int(now().slip_press == ALL)
    updates = min(now().slip_updates + again, MOST_UPDATES)
    page.put(slip_press=1 if again else now().slip_press + 1, slip_updates=updates)


def presses(settings: BlameSlips) -> None:
    """The button that goes on, what the last press did, and what can be changed."""
    press = settings.slip_press
    button = st.button if ready() else page.primary
    name = text(f"press.{PRESSES[press]}") if press < ALL else text("press.again")
    button(name, key="slip_press", on_click=press_next, disabled=bet is None, width="stretch")
    page.bet_first(bet)
    page.say(words.way(text, press))
    page.say(words.press(text, settings) if press else words.ticket(text, settings, scene.slips_of(settings)))
    with st.expander(text("kitchen"), key="kitchen"):
        page.amount("slip_salt")
        page.amount("slip_spice")
        for setting in NAMED:
            page.buttons(setting)


def one_ticket() -> None:
    """One ticket down the line, and its blame back up."""
    settings = now()
    slips = scene.slips_of(settings)
    which = min(settings.slip_weight, slips.net.parameter_count - 1) if settings.slip_press == SLOPES_SEEN else None
    hand, picture = st.columns([4, 7], gap="large")
    with hand:
        presses(settings)
    with picture:
        pictures.show_line(text, settings, which)
        if which is not None:
            names = words.weights(text, slips)
            page.choice("slip_weight", options=range(len(names)), words=lambda place: names[int(place)])
            page.say(words.nudged(text, settings, which))
    if settings.slip_press:
        page.table(tables.of_press(text, settings))
        page.note(text("rounded"))
    if which is not None:
        page.say(text("say.cost"))
        page.table(tables.cost(text, slips))


def whole_crowd() -> None:
    """The line trained on everybody's tickets."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        page.buttons("slip_rate")
        page.buttons("slip_rounds")
        page.primary(text("train"), key="train", on_click=page.cook)
    page.hint(text("not_trained") if page.runs.stale(page.settings) else "")
    if page.runs.last:
        page.reader.keep(scene.trained_line(page.runs.last))
        pictures.show_training(text, page.runs.all)
        page.note(text("map_key"))
        change = words.what_changed(text, page.runs.before, page.runs.last) if page.runs.before else ""
        page.say(words.trained(text, page.runs.last, scene.training(page.runs.last)), change)


def numbers() -> dict[str, DataFrame]:
    """Everything on the slips, and the last training round by round."""
    last = page.runs.last
    rounds = {"training": tables.rounds(text, scene.training(last))} if last else {}
    return {"slips": tables.everything(text, scene.slips_of(now()))} | rounds


page.live(one_ticket, moves=("slip_salt", "slip_spice", "slip_weight", "slip_press", "slip_updates"), watch=ready)
if ready():
    page.done()
    st.header(text("train.title"), anchor=False)
    page.say(text(f"say.crowd.{now().slip_pattern}", tickets=len(scene.tickets_of(now()))))
    page.live(whole_crowd, moves=("slip_rounds",))

page.read_more(Network.forward, log_loss_slope, Network.backward, nudge, sgd, tables=numbers)
page.close()
