"""Practice: the reader against the machine, from the first attempt or from the reader's own seasoning."""

import streamlit as st

from core.losses import squared_error_slope
from core.optimizers import sgd
from core.training import train
from lessons.practice import pictures, tables, words
from lessons.practice.scene import BETS, Scene
from lessons.practice.settings import Practice
from ui.kit.page import open_page
from ui.kitchen.own import own_walk
from ui.settings import defaults

page = open_page("practice", Practice)
text = page.text


def try_first(rate: str) -> None:
    """Begin with the boldness that was bet on, unless one was chosen."""
    if not page.runs and page.settings.rate == defaults(Practice)["rate"]:
        page.put(rate=float(rate))


bet = page.bet_on_runs(
    tuple(map(str, BETS)),
    about=lambda run: run.order,
    answers=lambda run: Scene(run).fastest,
    truth=lambda run: words.arrivals(text, Scene(run).rounds_of_bets),
    then=try_first,
)
cooked, before = page.runs.last, page.runs.before
shown = Scene(cooked) if cooked else Scene(page.settings, cooked=False)
ghost = Scene(before) if before else None
walk = own_walk(page.reader, shown.run.order)


def hand() -> None:
    """The controls. Moving one cooks nothing."""
    page.scale("rate")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        page.buttons("rounds")
        stale = text("not_cooked") if page.runs.stale(page.settings) else ""
        page.cook_button(text("cook"), bet, stale=stale)


left, right = st.columns([3, 8], gap="medium")
with left:
    page.live(hand, moves=("rate", "rounds"))
    page.say(words.match(text, walk, shown))
with right:
    pictures.show_run(text, shown, ghost, walk.stops if walk else ())

if cooked:
    page.done()
    page.say(words.run(text, shown), words.below_zero(text, shown))
    page.say(words.what_changed(text, ghost, shown) if ghost else "")
page.bridge(lambda: page.card(text("card.whose"), (2, 1), words.card(text, shown), state=words.card_state(text, shown)))

with page.fold():
    page.buttons("start")
    st.markdown(words.start(text, Scene(page.settings)))
    with st.container(horizontal=True):
        page.choice("dish")
        page.choice("eaters")
        page.buttons("tongues")
        page.buttons("odd")
    if cooked:
        if page.once("strangers", st.button(text("invite"), key="invite")):
            page.say(words.strangers(text, shown))
        pictures.show_rates(text, shown, words.marks(text, bet, shown, ghost))
        page.say(words.boil(text, shown))

page.read_more(
    sgd,
    squared_error_slope,
    train,
    tables=lambda: {"rounds": tables.rounds(text, shown.history)},
    boil=shown.bowl.boiling_point,
)
page.close()
