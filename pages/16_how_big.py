"""How big is a B: the reader travels from two numbers to 671 billion, and doubles a model of six billion."""

from collections.abc import Callable
from functools import partial

import streamlit as st
from pandas import DataFrame

from core.doublings import doubled
from core.layouts import Decoder, parameter_count
from core.model_sizes import stored_bytes, words_a_second
from lessons.how_big import drafted, dropped, films, kinds, scene, tables, travel, words
from lessons.how_big.settings import HowBig
from ui.kit.page import open_page

page = open_page("how_big", HowBig)
text = page.text
bet = page.bet_on_runs(
    ("layers", "words", "width"),
    about=lambda run: scene.YI,
    answers=lambda run: scene.closest(),
    truth=lambda run: words.truth(text),
)
key, brought = travel.offer(page), travel.own(page)
run = page.runs.last


def follow(
    draw: Callable[[], None],
    moves: tuple[str, ...] = (),
    sliders: tuple[str, ...] = (),
    controls: Callable[[], None] | None = None,
) -> None:
    """A live part; the films of the page follow the slider and those of the part, whichever part is drawn."""
    page.live(draw, controls=controls, moves=moves, films=(key, *sliders), through=("big_travel",))


def told() -> None:
    """What the pictures, which follow the slider, are told of it."""
    page.follow([key, drafted.SLIDER], films=films.KEYS, looks={})


def doubling() -> None:
    """The button, and what keeps it. Twice it would do nothing."""
    label, idle = text("doubled" if run else "double"), bet is None or run is not None
    page.primary(label, key="double", on_click=partial(travel.double, page), disabled=idle, width="stretch")
    page.bet_first(bet)


def more_here() -> None:
    """A layout of one's own, kinds of models, and a config that the reader has."""
    st.header(text("draft.title"), anchor=False)
    page.note(text("draft.idea"))
    follow(partial(drafted.show, page), drafted.MOVES, (drafted.SLIDER,))
    st.header(text("kind.title"), anchor=False)
    follow(partial(kinds.show, page), tuple(kinds.FILTERS))
    st.header(text("config.title"), anchor=False)
    dropped.show(page)


def numbers() -> dict[str, DataFrame]:
    """The ladder, every layout that is counted here, and the doublings once they are seen."""
    doublings = {"doublings": tables.doublings(text)} if run else {}
    return {"ladder": tables.ladder(text, brought), "models": tables.models(text)} | doublings


with st.container(gap="xsmall"):
    left, right = st.columns([3, 6], gap="medium")
    with left, st.container(gap="xxsmall"):
        follow(told, controls=partial(travel.slider, page, key))
        doubling()
    with right:
        travel.show_ladder(page, key)
    travel.say(page, key)
    left, right = st.columns(2, gap="medium")
    with left:
        travel.show_bars(page, bet, seen=run is not None)
    with right, st.container(gap="xsmall"):
        page.buttons("big_bits", named=False)
        travel.show_jars(page, key)
if run:
    page.done()
page.bridge(partial(travel.show_card, page, key), whose=words.chef(text, brought), count=len(brought.line.weights))
if run:
    page.say(words.stop(text))
with page.fold():
    more_here()
ran = (parameter_count, Decoder.parts, doubled, stored_bytes, words_a_second)
page.read_more(*ran, tables=numbers, **words.behind(text, brought))
page.close()
