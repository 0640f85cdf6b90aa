"""What *Who sets the house rules?* shows: its controls, the stage with its clock, the sentence and the tally."""

from functools import partial

import streamlit as st

from core.search import KITCHENS
from lessons.house_rules import films
from lessons.house_rules.scene import Scene
from lessons.house_rules.settings import HouseRules
from ui.kit import presses
from ui.kit.page import Page
from ui.kitchen import clock

HouseRulesPage = Page[HouseRules]


def settles(page: HouseRulesPage) -> bool:
    """Whether a press settles the bet."""
    return page.settings.bet_on and not page.seen()


def show_controls(page: HouseRulesPage, bet: str | None) -> None:
    """How many trials, which kitchen, the search, and the way to the next kitchen."""
    text, run = page.text, page.runs.last
    stale = page.runs and page.runs.stale(page.settings)
    trials, kitchen, press = st.columns([4, 4, 8], gap="small", vertical_alignment="bottom")
    with trials:
        page.buttons("search_trials")
    with kitchen:
        slider = partial(page.number, films.SLIDER, form="%.0f")
        told = partial(page.follow, (films.SLIDER,), films=(films.CLOCK,), looks={})  # the stage shows where
        page.live(told, controls=slider, films=(films.SLIDER,), watch=partial(_shown, page))
    with press, st.container(horizontal=True, horizontal_alignment="right", gap="small"):
        onward = partial(_next, page)
        st.button(text("next_kitchen"), key="next_kitchen", on_click=onward, disabled=bet is None)
        label = text("cook_again" if run and not stale else "cook")
        search = partial(presses.press, page, settles=settles(page))
        page.cook_button(label, bet, stale=text("stale") if stale else "", on_click=search, width="content")


def _shown(page: HouseRulesPage) -> object:
    """What the page shows of the slider: whether another kitchen was searched; before that, where it would be."""
    return page.runs.stale(page.settings) if page.runs else page.settings.run


def _next(page: HouseRulesPage) -> None:
    """Search in the next kitchen; after the last comes the first."""
    page.put(search_kitchen=page.settings.search_kitchen % KITCHENS + 1)
    presses.press(page, settles=settles(page))


def show_stage(page: HouseRulesPage, run: HouseRules | None) -> None:
    """Both panels, their clock, the sentence and the tally; before the first search the map alone."""
    text, now, before = page.text, run or page.settings.run, page.runs.before if run else None
    cooked, ahead = run is not None, page.settings.search_trials
    page.film(films.CLOCK, lambda: films.stage_film(text, now, before, cooked=cooked, ahead=ahead), still=_nothing)
    if run is None:
        return
    clock.show(page, Scene(run).landed, key=films.CLOCK, waits=text("waits"))
    page.film(films.SAID, lambda: films.said_film(text, run), still=_nothing)
    page.film(films.TALLY, partial(films.tally_film, text, run, waits=presses.tells(page)), still=_nothing)


def _nothing() -> None:
    """These films are at their last frame before they live: nothing stands in for them."""
