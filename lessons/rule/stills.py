"""What *Rule or model?* shows: its films, each with what stands in its place until it lives, and their clock."""

import streamlit as st

from lessons.rule import films, pictures, scene, words
from lessons.rule.films import TIME
from lessons.rule.hand import RulePage, held
from lessons.rule.settings import Rule
from ui.kitchen import clock


def show_people(page: RulePage, trained: Rule, earlier: Rule | None) -> None:
    """The same people twice; and below them the clock of the last training."""
    text, here = page.text, page.settings
    stage = films.stage(here, trained, earlier, held=held(page))
    drawn = lambda: page.still("people", pictures.people(text, here, trained, earlier))  # noqa: E731
    with st.container(gap=None):  # nothing moves up when what stood in its place is gone
        page.film("people", lambda: films.picture_film(text, stage), still=drawn)
        clock.show(page, scene.rounds(earlier), key=TIME, waits=text("waits"), ran=earlier is not None)


def show_said(page: RulePage, trained: Rule, earlier: Rule | None, *, bet: bool) -> None:
    """What each gets wrong; before the bet and any training only who gets more, which no film follows."""
    text, here, told = page.text, page.settings, page.seen()
    if not bet and earlier is None:
        page.say(words.before(text, here, trained))
        return
    stage = films.stage(here, trained, earlier, held=held(page))
    said = lambda: page.say(words.outcome(text, here, trained, told=told))  # noqa: E731
    with st.container(gap=None):
        page.film("said", lambda: films.said_film(text, stage, told=told), still=said)


def show_card(page: RulePage, trained: Rule, earlier: Rule | None) -> None:
    """The model's card."""
    text, stage = page.text, films.stage(page.settings, trained, earlier)
    state, layers = text(f"card.state.{trained.rule_place}"), (len(trained.features), 1)
    numbers = words.card(text, trained, earlier)
    still = lambda: page.card(text("card.whose"), layers, numbers, state=state)  # noqa: E731
    page.film("learned", lambda: films.card_film(text, stage), still=still)
