"""Who judges? The same dish learned under three losses, and two ways to judge a stated chance."""

import streamlit as st
from pandas import DataFrame

from core.judges import JUDGES, brier, learn_under
from core.losses import HUBER_THRESHOLD, absolute_error, huber, log_loss, log_loss_slope
from lessons.judges import pictures, plates, tables, words
from lessons.judges.scene import PICKY_BET, Scene, stated
from lessons.judges.settings import Judges
from ui.kit.page import open_page

PLATES_WIDTH = 440

page = open_page("judges", Judges)
text = page.text
bet = page.bet_on_runs(
    JUDGES,
    words=text("bet", picky=PICKY_BET),
    about=lambda run: run.order,
    settled=lambda run: run.picky != 0,
    answers=lambda run: [words.bet_answer(run.order)],
    truth=lambda run: words.bet_truth(text, run.order),
)
cooked, before = page.runs.last, page.runs.before
run = cooked or page.settings.run
shown = Scene(run.order, run.picky, cooked=cooked is not None)


def hand() -> None:
    """The picky diner's wish. Moving it cooks nothing."""
    page.number("picky", form="%+.1f")
    page.cook_button(text("cook"), bet, stale=text("not_cooked") if page.runs.stale(page.settings) else "")


def stated_chance() -> None:
    """What a stated chance costs under two judges."""
    said, picture = st.columns([4, 7], gap="large")
    with said:
        page.scale("stated")
        page.say(words.said(text, page.settings.stated))
    with picture:
        pictures.show_stated(text, page.settings.stated)


left, right = st.columns([4, 7], gap="medium")
with left:
    page.live(hand, moves=("picky",) if cooked else ())
    with st.expander(text("kitchen"), key="kitchen"):
        page.choice("dish")
        page.choice("eaters")
with right:
    page.drawing("plates", plates.plates_svg(text, shown), plates.described(text, shown), width=PLATES_WIDTH)
if cooked:
    page.say(words.moves(text, shown), words.impossible(text, shown), words.below_zero(text, shown))
page.bridge()
if bet and page.seen():
    page.done()


def all_in_figures() -> None:
    """The three dishes on the map, who complains of which, and what the others pay."""
    pictures.show_dishes(text, shown)
    page.note(text("hollow") if shown.picky else "")
    pictures.show_judged(text, shown.dishes, Scene(before.order, before.picky).dishes if before else None)
    if before:
        page.note(text("ghost"))
        page.say(words.what_changed(text, before, run))
    page.table(tables.grams(text, shown.dishes))
    page.note(text("others_measure"))


with page.fold():
    if cooked:
        all_in_figures()
    st.header(text("send_back"), anchor=False)
    page.say(text("send_back.idea"))
    page.live(stated_chance, moves=("stated",))
    page.say(words.telling(text))


def numbers() -> dict[str, DataFrame]:
    """Every diner under every judge, and the price of a stated chance."""
    return {"judged": tables.complaints(text, shown), "stated": tables.chances(text)}


surprise = stated(0.1)["cross_entropy"].loss
formulas = (learn_under, absolute_error, huber, brier, log_loss, log_loss_slope)
page.read_more(*formulas, tables=numbers, threshold=HUBER_THRESHOLD, surprise=surprise)
page.close()
