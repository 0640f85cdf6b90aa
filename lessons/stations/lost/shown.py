"""The line that lost a number on its page: what the hand moves, and what follows it."""

from functools import partial
from typing import Any

import streamlit as st

from lessons.stations import edits, moving
from lessons.stations.line import StationsPage
from lessons.stations.lost import drawn, films, scene, words
from lessons.stations.settings import NUMBERS, Stations
from ui.kit.films import Own


def ask(page: StationsPage) -> None:
    """What is asked of the hand."""
    page.say(words.task(page.text, page.settings), words.besides(page.text, page.settings))


def offer(page: StationsPage) -> str:
    """Tell the films of the slider of the number in the hand, before it is drawn; its key."""
    place = page.settings.net_number
    key = films.key_of(place)

    def take(value: float) -> None:
        """Note the number, and what the line was before."""
        found = page.reader.values["net_found"]
        now = edits.write(edits.read(found) | {place: value})
        if now != found:
            page.put(net_was=found, net_found=now)

    page.own[key] = Own(moving.WEIGHT, float(scene.line(page.settings.net_found)[place]), take)
    return key


def mover(page: StationsPage, *, disabled: bool) -> None:
    """Which number, and its slider: the reader's hand is the optimizer."""
    text, now = page.text, page.settings
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        with st.container(width=180, key="net_number_menu"):
            page.choice("net_number", options=NUMBERS, named=False, words=lambda place: words.number(text, int(place)))
        _slider(page, films.key_of(now.net_number), words.number(text, now.net_number), disabled=disabled)


def _slider(page: StationsPage, key: str, name: str, *, disabled: bool) -> None:
    kind = moving.WEIGHT
    slider = partial(
        st.slider,
        name,
        kind.low,
        kind.high,
        step=kind.step,
        format="%.1f",
        disabled=disabled,
        label_visibility="collapsed",
    )
    page.move(key, slider)


def show_line(page: StationsPage) -> None:
    """The line, and how far off it is."""
    alt = words.in_words(page.text, page.settings, drawn.verdict(page.text, page.settings))
    _film(page, "lost", partial(films.line_film, page.text), drawn.line_html(page.text, page.settings), alt)


def show_map(page: StationsPage) -> None:
    """The map of all tickets."""
    alt = page.text("alt.map", who=words.cook(page.text, 3))
    _film(page, "lost_map", partial(films.map_film, page.text), drawn.map_html(page.text, page.settings), alt)


def say(page: StationsPage) -> None:
    """What the number does to the border."""
    text, now, still = page.text, page.settings, films.without_hand(page.settings)
    weights = scene.line(now.net_found)
    said = lambda: page.say(words.said(text, now, weights, scene.maps(weights)[-1]))  # noqa: E731
    page.film("lost_said", lambda: films.said_film(text, still), still=said)


def card(page: StationsPage) -> None:
    """The line's card."""
    text, now, still = page.text, page.settings, films.without_hand(page.settings)
    weights = scene.line(now.net_found)
    whose, state, mine = drawn.on_card(text, now, weights)
    shown = partial(page.card, whose, drawn.LAYERS, weights.tolist(), state=state, mine=mine)
    page.film("lost_card", lambda: films.card_film(text, still), still=shown)


def note(page: StationsPage) -> dict[tuple[str, str, str], str]:
    """What depends on more than the sliders: the border and the figures before the last move; and the alt text."""
    text, now = page.text, page.settings
    looks = {
        ("lost", "line", "aria-label"): words.in_words(text, now, drawn.verdict(text, now)),
        ("lost_map", "before", "d"): drawn.before(now),
    }
    for film in ("lost", "lost_map"):
        for name, was in zip(("loss", "right"), drawn.earlier(text, now), strict=True):
            looks[film, f"{name}-was", "words"] = was
    return looks


def _film(page: StationsPage, key: str, make: Any, html: str, alt: str) -> None:
    """A film; and the same drawing as it is now, where none lives."""
    still = films.without_hand(page.settings)
    page.film(key, lambda: make(still), still=lambda: page.drawing(f"{key}_still", html, alt))


def settle(page: StationsPage) -> None:
    """Once the hand has closed the border the page's main job is done, and the bet may be settled."""
    now = page.settings
    if page.once("closed", now=scene.found(now)):
        page.memory.first(scene.PATTERN, Stations(net_pattern=scene.PATTERN).run)
        page.done()
