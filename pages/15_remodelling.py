"""Remodelling: two trained lines rounded, cut, taken to a new restaurant or grown, and what each costs."""

import streamlit as st
from pandas import DataFrame

from core.low_rank import SideTables
from core.remodel import pruned, quantized, with_unit
from lessons.remodelling import pictures, scene, tables, trying, words
from lessons.remodelling.settings import AMOUNTS, Remodel
from lessons.remodelling.taken import take_over
from ui.kit.page import open_page

page = open_page("remodelling", Remodel)
text = page.text
take_over(page)
own_runs = page.runs.only(lambda run: run.trained == page.settings.trained)
done = own_runs.last
place = st.empty()
with place:
    bet = page.bet_on_runs(
        tuple(map(str, words.OPTIONS)),
        about=lambda run: "bits",
        answers=words.answers,
        truth=lambda run: words.truth(text, run),
        settled=lambda run: run.bet_on,
    )
if done and not done.bet_on and page.seen():
    place.empty()  # it would stand over what it is not about
small, large = scene.remodelled(done) if done else scene.untouched(page.settings)
mine = words.own_place(small, page.settings.remodel_mine)


def hand() -> None:
    """What to do and how much of it. Moving one runs nothing."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        page.buttons("remodel_act", named=False)
        page.buttons(AMOUNTS[page.settings.remodel_act])
        stale = text("stale") if done and own_runs.stale(page.settings) else ""
        page.primary(text("cook"), key="cook", on_click=page.cook, disabled=bet is None, width="stretch")
    page.bet_first(bet, stale)


def numbers() -> dict[str, DataFrame]:
    """What came of it, and every number of the reader's chef."""
    return {"outcome": tables.outcome(text, done), "numbers": tables.numbers(text, small)} if done else {}


page.live(hand, moves=("remodel_act", *AMOUNTS.values()))
if done:
    page.say(words.said(text, done))
for column, change, name in zip(st.columns(2, gap="medium"), (small, large), ("small", "large"), strict=True):
    with column:
        own = mine if name == "small" else None
        drawn = pictures.chef_svg(text, done, change, name, own)
        page.drawing(name, drawn, pictures.alt(text, done, change, name), width=pictures.WIDE + 40)
if page.runs and page.seen():
    page.done()
page.once("moved", done is not None and done.remodel_act == "move")
state, own_number = words.state(text, done), (small.place_after(mine), text("mine.short"))
after = small.after
page.bridge(
    lambda: page.card(text("chef.small"), after.net.sizes, after.weights.tolist(), state=state, mine=own_number)
)
with page.fold():
    page.live(lambda: trying.draw(page), moves=("remodel_try",))
page.read_more(quantized, pruned, with_unit, SideTables.merged, tables=numbers)
page.close()
