"""One step, slowly: taste, how wrong, whose fault, adjust. One press each, true numbers at each press."""

import numpy as np
import streamlit as st

from core.diners import SEASONINGS
from core.losses import squared_error_slope, taste_score
from core.models import linear_backward
from core.one_step import adjust, nudge, taste
from core.optimizers import sgd
from ui import controls, explain, pictures, runs, tables
from ui.settings import SETTINGS, Order, Step
from ui.shell import open_page

PRESSES = ("taste", "wrong", "fault", "adjust")

page = open_page("one_step")
reader, text = page.reader, page.text
settings = reader.settings(Step)
order = reader.settings(Order)
crowd = runs.crowd(order)
if reader.turned_to("one_step", (order, settings.grams)):  # another order or seasoning: a new first step
    reader.values.update(press=0, pot="", nudged="no")
    settings = reader.settings(Step)
weights, press = settings.weights, settings.press
tasting = taste(crowd, weights)
first = taste(crowd, settings.grams)


def press_next() -> None:
    """Go on to the next of the four presses; after the last, begin again from the new grams."""
    if press == len(PRESSES):
        salt, spice = adjust(tasting, settings.step_rate)
        reader.values.update(press=0, nudged="no", pot=SETTINGS["pot"].parse(f"{salt},{spice}"))
    reader.values["press"] += 1


bet = page.bet(
    f"{order} {settings.grams}",
    SEASONINGS,
    seen=press == len(PRESSES) or bool(settings.pot),
    answers=lambda: [SEASONINGS[int(abs(first.gradient).argmax())]],
    truth=lambda: text("bet.truth", salt=first.gradient[0], spice=first.gradient[1]),
)

with st.container(horizontal=True, vertical_alignment="bottom"):
    name = text(f"press.{PRESSES[press]}") if press < len(PRESSES) else text("press.again")
    page.primary(name, key="press", on_click=press_next, disabled=bet is None)
    if press >= 3:
        controls.buttons(reader, text, "step_rate")
page.bet_first(bet)
steps = [text(f"step.{press}") for press in PRESSES]
st.markdown(" → ".join(f"**{step}**" if i == press - 1 else step for i, step in enumerate(steps)))

grams = {"salt": weights[0], "spice": weights[1]}
score = float(taste_score(tasting.loss))


def show(step: int) -> None:
    """What one press shows; before the first, what is in the pot."""
    match step:
        case 0:
            page.say(text("start" if not settings.pot else "go_on", **grams))
            pictures.show_plate(text, order.dish, weights, score)
        case 1:
            page.say(text("say.taste", **grams, complaints=explain.complaints(text, tasting)))
            pictures.show_plates(text, crowd, tasting)
            page.table(tables.tasted(text, crowd, tasting))
        case 2:
            page.say(
                text("say.wrong", loss=tasting.loss, score=score, total=tasting.loss * len(crowd), count=len(crowd))
            )
            page.table(tables.wrong(text, crowd, tasting))
        case 3:
            page.say(text("say.fault", salt=tasting.gradient[0], spice=tasting.gradient[1]))
            page.table(tables.fault(text, crowd, tasting))
            st.button(text("nudge"), key="nudge", on_click=lambda: reader.values.update(nudged="yes"))
            if settings.nudged == "yes":
                for which in range(len(SEASONINGS)):
                    page.say(explain.nudged(text, which, nudge(crowd, weights, which), tasting))
        case _:
            page.done()
            for which in range(len(SEASONINGS)):
                page.say(explain.slope(text, tasting, which, settings.step_rate))
            after = adjust(tasting, settings.step_rate)
            page.say(text("say.adjusted", before=score, after=runs.score(crowd, after), salt=after[0], spice=after[1]))
            page.say(explain.below_zero(text, after[np.newaxis]))
            pictures.show_plate(text, order.dish, after, runs.score(crowd, after))


show(press)
if press:
    page.note(text("rounded"))
for before in range(1, press):
    with st.expander(text(f"step.{PRESSES[before - 1]}"), key=f"step.{before}"):
        show(before)

page.read_more(
    squared_error_slope, linear_backward, sgd, tables=lambda: {"step": tables.everything(text, crowd, tasting)}
)
page.close()
