"""One ticket of *Blame slips*, press by press, as far as the fold shows it: the pictures follow its sliders."""

from functools import partial

import streamlit as st

from lessons.blame import following, pictures, scene, tables, walk, words
from lessons.blame.walk import BlamePage


def show(page: BlamePage) -> None:
    """One ticket down the line, and its blame back up."""
    hand, picture = st.columns([4, 7], gap="large")
    with hand:
        page.live(partial(_told, page), controls=partial(_hand, page), films=following.TICKET)
        _presses(page)
    with picture:
        _line(page)
    _said(page)


def _hand(page: BlamePage) -> None:
    """What is on the ticket."""
    for slider in following.TICKET:
        page.amount(slider)


def _told(page: BlamePage) -> None:
    """What the films are told of it."""
    now = walk.settings_of(page)
    page.follow(following.TICKET, films=following.KEYS, looks={}, strips=lambda: following.strips(page.text, now))


def _presses(page: BlamePage) -> None:
    """The button that goes on, how far that is, and once there are slopes which of them is checked."""
    text, now, which = page.text, walk.settings_of(page), walk.nudged(page)
    st.button(words.button(text, now), key="slip_press", on_click=partial(walk.press_next, page), width="stretch")
    page.say(words.way(text, now.slip_press))
    if which is not None:
        names = words.weights(text, scene.net_of(now))
        page.choice("slip_weight", options=range(len(names)), words=lambda place: names[int(place)])


def _line(page: BlamePage) -> None:
    """The line, with what is known so far."""
    text, now, which = page.text, walk.settings_of(page), walk.nudged(page)
    still = partial(pictures.show_line, text, now, which)
    page.film(following.LINE, lambda: following.line_film(text, following.without_hand(now)), still=still)


def _said(page: BlamePage) -> None:
    """What the last press did, in words and numbers; and once there are slopes, what they cost."""
    text, now, which = page.text, walk.settings_of(page), walk.nudged(page)

    def still() -> None:
        page.say(words.said(text, now), words.nudged(text, now, which) if which is not None else "")
        if now.slip_press:
            page.table(tables.of_press(text, now))

    page.film(following.SAID, lambda: following.said_film(text, following.without_hand(now)), still=still)
    if now.slip_press:
        page.note(text("rounded"))
    if which is not None:
        page.say(text("say.cost"))
        page.table(tables.cost(text, scene.slips_of(now)))
