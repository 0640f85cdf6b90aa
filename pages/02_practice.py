"""Practice: the reader against the machine, from the first attempt or from the reader's own seasoning."""

from functools import partial

import streamlit as st

from core.losses import squared_error_slope
from core.optimizers import sgd
from core.training import train
from lessons.practice import films, pictures, stills, tables, words
from lessons.practice.presses import cook, try_boldest, try_first
from lessons.practice.rival import PLAYED_ON, rival
from lessons.practice.scene import BETS, BOLDEST, Scene
from lessons.practice.settings import Practice
from ui.kit.page import open_page
from ui.kitchen.clock import OUTCOME

page = open_page("practice", Practice)
text = page.text

with st.container(key=OUTCOME):
    bet = page.bet_on_runs(
        tuple(map(str, BETS)),
        about=lambda run: run.order,
        answers=lambda run: Scene(run).fastest,
        truth=lambda run: words.arrivals(text, Scene(run), page.settings),
        then=partial(try_first, page),
    )
here = page.settings
cooks = page.runs.while_last_is(lambda run: run.same_table(here) and run.grams == here.grams)
cooked, before = cooks.last, cooks.before
shown = Scene(cooked) if cooked else Scene(here, cooked=False)
earlier = Scene(before) if before else None
ghost = earlier if earlier and earlier.same_table(shown) else None
boiled = any(not Scene(run).settles for run in page.runs.all)
page.leads_on = boiled
own = rival(page.memory_of(PLAYED_ON), shown.run.order, shown.crowd)


def hand() -> None:
    """The controls. Moving one cooks nothing."""
    page.number("rate", form="%.2f")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        page.buttons("rounds")
        page.primary(text("cook"), key="cook", on_click=partial(cook, page), disabled=bet is None, width="stretch")
    if cooked and not boiled:
        page.lead(text("bolder", rate=BOLDEST), key="bolder", on_click=partial(try_boldest, page), width="stretch")
    page.bet_first(bet)


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
    page.say(words.boil(text, shown), text("curve"))


left, right = st.columns([3, 8], gap="small")
with left:
    told = partial(page.follow, (films.SLIDER,), films=films.NAMES, looks={})
    page.live(told, controls=hand, films=(films.SLIDER,))
    page.say(words.match(text, shown, own))
with right:
    stills.show_run(page, shown, ghost, own)
if cooked:
    page.done()
    page.say(
        words.run(text, shown),
        words.below_zero(text, shown),
        words.what_changed(text, earlier, shown) if earlier else "",
    )
page.bridge(lambda: stills.show_card(page, shown, ghost))
with page.fold():
    more_here()
numbers = lambda: {"rounds": tables.rounds(text, shown.history)}  # noqa: E731
page.read_more(sgd, squared_error_slope, train, tables=numbers, boil=shown.bowl.boiling_point)
page.close()
