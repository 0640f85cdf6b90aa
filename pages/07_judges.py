"""Who judges? The same dish learned under three losses, and two ways to judge a stated chance."""

import streamlit as st
from pandas import DataFrame

from core.judges import JUDGES, START, brier, learn_under
from core.losses import HUBER_THRESHOLD, absolute_error, huber, log_loss, log_loss_slope
from core.one_step import taste
from ui import controls, pictures
from ui.judges import pictures as judges_pictures
from ui.judges import runs as runs_judges
from ui.judges import words as judges_words
from ui.settings import Judges, Order
from ui.shell import open_page

page = open_page("judges")
reader, text = page.reader, page.text
settings = reader.settings(Judges)
order = reader.settings(Order)
cooks = reader.runs("judges", Judges)

seen = (order, True) in reader.firsts("judges", Judges, lambda run: (runs_judges.order_of(run), run.picky != 0))
bet = page.bet(
    str(order),
    JUDGES,
    words=text("bet", picky=runs_judges.PICKY_BET),
    seen=seen,
    answers=lambda: [judges_words.bet_answer(order)],
    truth=lambda: judges_words.bet_truth(text, order),
)


run = cooks[-1] if cooks else settings.run
ran = runs_judges.order_of(run)
dishes = (runs_judges.dishes if cooks else runs_judges.uncooked)(ran, run.picky)
earlier = cooks[0] if len(cooks) > 1 else None
before = runs_judges.dishes(runs_judges.order_of(earlier), earlier.picky) if earlier else None


def hand() -> None:
    """The picky diner's wish. Moving it cooks nothing."""
    controls.number(reader, text, "picky", form="%+.1f")
    page.primary(text("cook"), key="cook", on_click=page.cook, disabled=bet is None, width="stretch")
    stale = not cooks or run != reader.settings(Judges).run
    page.bet_first(bet, text("not_cooked") if stale else "")


def stated() -> None:
    """What a stated chance costs under two judges."""
    said, picture = st.columns([4, 7], gap="large")
    with said:
        controls.scale(reader, text, "stated")
        page.say(judges_words.said(text, reader.settings(Judges).stated))
    with picture:
        judges_pictures.show_stated(text, reader.settings(Judges).stated)


left, right = st.columns([4, 7], gap="large")
with left:
    page.live(hand, outside=lambda: (reader.runs("judges", Judges), () if cooks else reader.values["picky"]))
    if cooks:
        judges_pictures.show_dishes(text, ran, dishes, runs_judges.dishes(ran, 0.0) if run.picky else None)
        page.hint(text("hollow") if run.picky else "")
    with st.expander(text("kitchen"), key="kitchen"):
        controls.choice(reader, text, "dish")
        controls.choice(reader, text, "eaters")
with right:
    if cooks:
        judges_pictures.show_complaints(text, dishes, before)
    else:  # the same under every judge
        pictures.show_complaints(text, taste(runs_judges.crowd(order, settings.picky), START))
    if before:
        page.note(text("ghost"))

if cooks:
    page.say(
        judges_words.moves(text, ran, run.picky),
        judges_words.what_changed(text, earlier, run) if earlier else "",
        judges_words.impossible(text, ran, run.picky),
        judges_words.below_zero(text, dishes),
    )
    page.table(judges_words.grams_table(text, dishes))
if bet and seen:
    page.done()

if page.once("second half", bool(cooks) or settings != settings.run):  # the first was seen, or a link asks for it
    st.header(text("send_back"), anchor=False)
    page.say(text("send_back.idea"))
    page.live(stated)
    page.say(judges_words.telling(text))


def numbers() -> dict[str, DataFrame]:
    """Every diner under every judge, and the price of a stated chance."""
    judged = judges_words.complaint_table(text, ran, run.picky, dishes)
    return {"judged": judged, "stated": judges_words.stated_table(text)}


surprise = runs_judges.stated(0.1)["cross_entropy"].loss
formulas = (learn_under, absolute_error, huber, brier, log_loss, log_loss_slope)
page.read_more(*formulas, tables=numbers, threshold=HUBER_THRESHOLD, surprise=surprise)
page.close()
