"""Practice: the reader against the machine, from the first attempt or from the reader's own seasoning."""

import streamlit as st

from core.losses import squared_error_slope
from core.optimizers import sgd
from core.training import train
from lessons.practice import pictures, tables, words
from lessons.practice.scene import BETS, Scene
from lessons.practice.settings import Practice
from ui.kit.page import open_page
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


def hand() -> None:
    """The controls. Moving one cooks nothing."""
    page.scale("rate")
    page.buttons("rounds")
    stale = text("not_cooked") if page.runs.stale(page.settings) else ""
    page.cook_button(text("cook"), bet, stale=stale)
    page.buttons("start")
    st.markdown(words.start(text, Scene(page.settings)))
    with st.expander(text("kitchen"), key="kitchen"):
        page.choice("dish")
        page.choice("eaters")
        page.buttons("tongues")
        page.buttons("odd")


left, right = st.columns([4, 7], gap="large")
with left:
    page.live(hand, moves=("rate", "rounds", *(("start", "tongues", "odd") if cooked else ())))
with right:
    pictures.show_run(text, shown, ghost)

if cooked:
    page.done()
    page.say(
        words.run(text, shown),
        words.below_zero(text, shown),
        words.what_changed(text, ghost, shown) if ghost else "",
        page.figures(words.figures(text, shown)),
    )
    if page.once("strangers", st.button(text("invite"), key="invite")):
        page.say(words.strangers(text, shown))
    pictures.show_losses(text, shown, ghost)
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
