"""One step, slowly: taste, how wrong, whose fault, adjust. One press each, true numbers at each press."""

import numpy as np
import streamlit as st

from core.diners import SEASONINGS
from core.losses import squared_error_slope
from core.models import linear_backward
from core.optimizers import sgd
from lessons.one_step import pictures, tables, words
from lessons.one_step.scene import PRESSES, Scene
from lessons.one_step.settings import OneStep
from ui.kit.bets import Question
from ui.kit.page import open_page
from ui.kitchen.words import below_zero

page = open_page("one_step", OneStep)
text = page.text
if page.turned_to((page.settings.order, page.settings.grams)):  # another order or seasoning: a new first step
    page.put(press=0, pot="", nudged="no")
now = Scene(page.settings)
press = now.settings.press
LAST = len(PRESSES)


def press_next() -> None:
    """Go on to the next of the four presses; after the last, begin again from the new grams."""
    if press == LAST:
        salt, spice = now.after
        page.put(press=0, nudged="no", pot=f"{salt},{spice}")
    page.put(press=page.settings.press + 1)


def nudging() -> None:
    """The reader's own check of the slopes; the step itself needs no try."""
    page.say(text("doubt"))
    page.drawing("slopes", pictures.slopes_drawing(text, now), text("alt.slopes"), width=pictures.SLOPES_WIDTH)
    st.button(text("nudge"), key="nudge", on_click=lambda: page.put(nudged="yes"))
    if now.settings.nudged == "yes":
        told = (words.nudged(text, which, now) for which in range(len(SEASONINGS)))
        page.say(*told, words.four_more(text, now))


def more_here() -> None:
    """How boldly, from where, and every number of the step on the way."""
    page.buttons("step_rate")
    page.buttons("start")
    if press >= 1:
        page.table(tables.tasted(text, now.crowd, now.tasting))
    if press >= 2:
        page.say(words.squares(text, now))
        page.table(tables.wrong(text, now.crowd, now.tasting))
    if press >= 3:
        page.say(words.shares(text, now))
        page.table(tables.fault(text, now.crowd, now.tasting))
        page.say(*(words.slope(text, which, now) for which in range(len(SEASONINGS))))
    page.note(text("rounded"))


bet = page.bet(
    Question(now.question, SEASONINGS, lambda: now.answers, lambda: words.truth(text, now)),
    seen=lambda: Scene(page.settings).seen,
)
with st.container(horizontal=True, vertical_alignment="center", gap="small"):
    if 0 < press < LAST:
        st.markdown(words.way(text, press), width="content")
    name = text(f"press.{PRESSES[press]}") if press < LAST else text("press.again")
    page.primary(name, key="press", on_click=press_next, disabled=bet is None)
page.bet_first(bet)
page.say(words.said(text, now), below_zero(text, now.after[np.newaxis]) if press == LAST else "")
page.drawing("step", pictures.step_drawing(text, now), words.alt(text, now))
if press == LAST:
    page.done()
state = text("card.after" if press == LAST else "card.before")
home = "bridge" if now.seen else "ahead"  # each press earns a word; the bridge gathers them
page.bridge(lambda: page.card(text("card.whose"), (2, 1), words.amounts(text, now), state=state), home)
if press >= 3:
    nudging()
with page.fold():
    more_here()
page.read_more(
    squared_error_slope, linear_backward, sgd, tables=lambda: {"step": tables.everything(text, now.crowd, now.tasting)}
)
page.close()
