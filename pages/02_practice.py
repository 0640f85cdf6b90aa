"""Practice: the reader against the machine, from the first attempt or from the reader's own seasoning."""

import streamlit as st

from core.losses import squared_error_slope
from core.optimizers import sgd
from core.training import train
from lessons.practice import films, pictures, tables, words
from lessons.practice.rival import PLAYED_ON, rival
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
    truth=lambda run: words.arrivals(text, Scene(run)),
    then=try_first,
)
cooked, before = page.runs.last, page.runs.before
shown = Scene(cooked) if cooked else Scene(page.settings, cooked=False)
ghost = Scene(before) if before else None
own = rival(page.memory_of(PLAYED_ON), shown.run.order)


def hand() -> None:
    """The controls. Moving one cooks nothing."""
    page.scale("rate")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        page.buttons("rounds")
        page.primary(text("cook"), key="cook", on_click=page.cook, disabled=bet is None, width="stretch")
    page.bet_first(bet, text("not_cooked") if page.runs.stale(page.settings) else "")


def more_here() -> None:
    """The kitchen may be changed, strangers may taste, and all values of boldness stand side by side."""
    page.say(words.start(text, Scene(page.settings)))
    page.buttons("start")
    with st.container(horizontal=True):
        page.choice("dish")
        page.choice("eaters")
    page.buttons("tongues")
    page.buttons("odd")
    if not cooked:
        return
    page.say(page.figures(words.figures(text, shown)))
    if page.once("strangers", st.button(text("invite"), key="invite")):
        page.say(words.strangers(text, shown))
    pictures.show_rates(text, shown, words.marks(text, bet, shown, ghost))
    page.say(words.boil(text, shown))


left, right = st.columns([3, 8], gap="small")
with left:
    page.live(hand, moves=("rate", "rounds"))
    page.say(words.match(text, shown, own))
with right:
    pictures.show_run(text, shown, ghost, own)
if cooked:
    page.done()
    page.say(
        words.run(text, shown),
        words.below_zero(text, shown),
        words.what_changed(text, ghost, shown) if ghost else "",
    )
still = lambda: page.card(text("card.whose"), films.LAYERS, films.amounts(text, shown))  # noqa: E731
page.bridge(lambda: page.film("machine", lambda: films.card_film(text, shown, ghost), still=still))
with page.fold():
    more_here()
page.read_more(
    sgd,
    squared_error_slope,
    train,
    tables=lambda: {"rounds": tables.rounds(text, shown.history)},
    boil=shown.bowl.boiling_point,
)
page.close()
