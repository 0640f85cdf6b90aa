"""9 Blame slips: one ticket down the line and its blame back up, press by press; then the line is trained."""

from typing import cast

import streamlit as st

from core.losses import log_loss_slope
from core.network import Network, nudge
from core.optimizers import sgd
from ui import controls, pictures
from ui.settings import MOST_UPDATES, BlameSlips
from ui.shell import open_page
from ui.slips import pictures as slip_pictures
from ui.slips import runs as runs_slips
from ui.slips import tables as slip_tables
from ui.slips import words as slip_words
from ui.slips.words import PRESSES

SLIPS_SEEN, SLOPES_SEEN, ALL = 4, 5, len(PRESSES)

page = open_page("blame")
reader, text = page.reader, page.text
settings = reader.settings(BlameSlips)
begun = page.keep(about="begun", at=settings.asked, judged={})
if begun["at"] != settings.asked:  # another ticket or line: down the line again
    begun["at"] = settings.asked
    reader.values.update(slip_press=0, slip_updates=0)
    settings = reader.settings(BlameSlips)
press, slips = settings.slip_press, runs_slips.slips_of(settings)
cooks = cast("tuple[BlameSlips, ...]", reader.cooks.get("blame", ()))
ready = press == ALL or bool(settings.slip_updates or cooks)

question = str(settings.slip_cooks)
if press >= SLIPS_SEEN:
    begun["judged"].setdefault(question, slips)  # the bet is about the first slips that are seen
judged = begun["judged"].get(question)
answer, truth = (str(judged.biggest + 1), slip_words.truth(text, judged)) if judged else (None, "")
bet = page.bet(question, [str(n + 1) for n in range(settings.slip_cooks)], answer=answer, truth=truth)


def press_next() -> None:
    """Go on to the next press; after the last, send the same ticket again with the new weights."""
    again = int(press == ALL)
    reader.values["slip_updates"] = min(settings.slip_updates + again, MOST_UPDATES)
    reader.values["slip_press"] = 1 if again else press + 1


def cook() -> None:
    """Note a training with the settings as they are when the button is pressed."""
    reader.cook("blame", reader.settings(BlameSlips).run)


hand, picture = st.columns([4, 7], gap="large")
with hand:
    name = text(f"press.{PRESSES[press]}") if press < ALL else text("press.again")
    press_button = st.button if ready else page.primary
    press_button(name, key="slip_press", on_click=press_next, disabled=bet is None, width="stretch")
    page.hint("" if bet else text.label("bet_first"))
    steps = [text(f"step.{step}") for step in PRESSES]
    st.markdown(" → ".join(f"**{step}**" if i == press - 1 else step for i, step in enumerate(steps)))
    page.say(slip_words.press(text, settings) if press else slip_words.ticket(text, settings, slips))
    with st.expander(text("kitchen"), key="kitchen"):
        controls.amount(reader, text, "slip_salt")
        controls.amount(reader, text, "slip_spice")
        for setting in ("slip_pattern", "slip_cooks", "slip_seed"):
            controls.buttons(reader, text, setting)
which = min(settings.slip_weight, slips.net.parameter_count - 1) if press == SLOPES_SEEN else None
with picture:
    slip_pictures.show_line(text, settings, pictures.look(), which)
    if which is not None:
        controls.choice(reader, text, "slip_weight", said=slip_words.weights(text, slips))
        page.say(slip_words.nudged(text, settings, which))

if press:
    st.table(slip_tables.of_press(text, settings), border="horizontal", hide_index=True)
    page.note(text("rounded"))
if which is not None:
    page.say(text("say.cost"))
    st.table(slip_tables.cost(text, slips), border="horizontal", hide_index=True)

tables = {"slips": slip_tables.everything(text, slips)}
if ready:
    page.done()
    st.header(text("train.title"), anchor=False)
    page.say(text(f"say.crowd.{settings.slip_pattern}", tickets=len(runs_slips.tickets_of(settings))))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        controls.buttons(reader, text, "slip_rate")
        controls.buttons(reader, text, "slip_rounds")
        page.primary(text("train"), key="train", on_click=cook)
    if not cooks or cooks[-1] != settings.run:
        page.note(text("not_trained"))
if cooks:
    training = runs_slips.training(cooks[-1])
    reader.trained_line = runs_slips.trained_line(cooks[-1])
    slip_pictures.show_training(text, cooks, pictures.look())
    page.note(text("map_key"))
    page.say(slip_words.trained(text, cooks[-1], training))
    page.say(slip_words.what_changed(text, *cooks) if len(cooks) > 1 else "")
    tables["training"] = slip_tables.rounds(text, training)

page.read_more(Network.forward, log_loss_slope, Network.backward, nudge, sgd)
page.numbers(tables)
page.close()
