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
from ui.kitchen.pictures import show_plate
from ui.kitchen.words import below_zero

page = open_page("one_step", OneStep)
text = page.text
if page.turned_to((page.settings.order, page.settings.grams)):  # another order or seasoning: a new first step
    page.put(press=0, pot="", nudged="no")
now = Scene(page.settings)
press = now.settings.press


def press_next() -> None:
    """Go on to the next of the four presses; after the last, begin again from the new grams."""
    if press == len(PRESSES):
        salt, spice = now.after
        page.put(press=0, nudged="no", pot=f"{salt},{spice}")
    page.put(press=page.settings.press + 1)


def show(step: int) -> None:
    """What one press shows; before the first, what is in the pot."""
    match step:
        case 0:
            page.say(words.start(text, now))
            show_plate(text, now.settings.dish, now.weights, now.score)
        case 1:
            page.say(words.taste(text, now))
            pictures.show_plates(text, now.crowd, now.tasting)
            page.table(tables.tasted(text, now.crowd, now.tasting))
        case 2:
            page.say(words.wrong(text, now))
            page.table(tables.wrong(text, now.crowd, now.tasting))
        case 3:
            page.say(words.fault(text, now))
            page.table(tables.fault(text, now.crowd, now.tasting))
            st.button(text("nudge"), key="nudge", on_click=lambda: page.put(nudged="yes"))
            if now.settings.nudged == "yes":
                page.say(*(words.nudged(text, which, now) for which in range(len(SEASONINGS))))
        case _:
            page.done()
            page.say(*(words.slope(text, which, now) for which in range(len(SEASONINGS))))
            page.say(words.adjusted(text, now), below_zero(text, now.after[np.newaxis]))
            show_plate(text, now.settings.dish, now.after, now.score_after)


bet = page.bet(
    Question(now.question, SEASONINGS, lambda: now.answers, lambda: words.truth(text, now)),
    seen=lambda: Scene(page.settings).seen,
)
with st.container(horizontal=True, vertical_alignment="bottom"):
    name = text(f"press.{PRESSES[press]}") if press < len(PRESSES) else text("press.again")
    page.primary(name, key="press", on_click=press_next, disabled=bet is None)
    if press >= 3:
        page.buttons("step_rate")
page.bet_first(bet)
page.say(words.way(text, press))
show(press)
if press:
    page.note(text("rounded"))
for before in range(1, press):
    with st.expander(text(f"step.{PRESSES[before - 1]}"), key=f"step.{before}"):
        show(before)

page.buttons("start")
page.read_more(
    squared_error_slope, linear_backward, sgd, tables=lambda: {"step": tables.everything(text, now.crowd, now.tasting)}
)
page.close()
