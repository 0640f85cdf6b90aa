"""The reader's hand on the page: what is drawn, what is put on the board, and what stands around it."""

from functools import partial

import streamlit as st

from core.convolution import WINDOW
from core.drawings import SIDE
from core.stencils import ONE, SIX, SLIDING, STENCIL
from lessons.picture import bars, board, scene, words
from lessons.picture.scene import Scene
from lessons.picture.settings import PLACES, Picture, redrawn, redrawn_text
from lessons.picture.stage import alone, stage
from ui.kit.page import Page
from ui.kit.session import SKIPPED

MOVES = ("pic_place", "pic_face")
"""What nothing around the picture shows."""

PicturePage = Page[Picture]


def draw(page: PicturePage, drawing: str) -> None:
    """Squares of the board were inked, or cleared: of the next drawing, or of one of the twelve."""
    here = page.settings
    if here.pic_sheet:
        page.put(pic_redrawn=redrawn_text(redrawn(here.pic_redrawn) | {here.pic_sheet: drawing}))
    else:
        page.put(pic_face=drawing)


def press(page: PicturePage, number: int) -> None:
    """One of the twelve was pressed: it lies on the board, to be redrawn, until it is pressed again."""
    page.put(pic_sheet=0 if page.settings.pic_sheet == number else number)


def go_on(page: PicturePage) -> None:
    """The next drawing."""
    here = page.settings
    page.put(pic_sheet=0, pic_face=here.pic_face if here.pic_sheet else scene.next_face(here.pic_face))


def show(page: PicturePage, bet: str | None) -> None:
    """Layout, place and drawing, the picture, the bars and what there is to say."""
    text = page.text
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        page.buttons("pic_layout", named=False)
        page.buttons("pic_place", named=False)
        st.button(text("next"), key="next", on_click=partial(go_on, page))
    now = Scene(page.settings, page.runs.last)
    _listen(page, "board", stage(text, now, big=page.reader.presenting))
    if now.run is None:
        page.say(words.said(text, now))
        return
    left, right = st.columns([7, 6], gap="medium", vertical_alignment="center")
    with left:
        _show_bars(page, now, now.run, bet)
    with right:
        page.say(words.said(text, now))


def show_practised(page: PicturePage) -> None:
    """The practised faces once more, where a phone shows them."""
    now = Scene(page.settings, page.runs.last)
    _listen(page, "practised", alone(page.text, now, big=page.reader.presenting))


def _listen(page: PicturePage, key: str, drawn: str) -> None:
    board.show(drawn, key=key, draw=partial(draw, page), press=partial(press, page))


def _show_bars(page: PicturePage, now: Scene, run: Picture, bet: str | None) -> None:
    text = page.text
    legend = (f"{mark} {text.option('pic_layout', layout)}" for layout, mark in bars.LOOKS.items())
    written = bars.Written(
        title=text("bars.title", count=scene.ASKED),
        names=[text(f"bars.{place}") for place in PLACES],
        legend=" ".join(legend),
        coin=text("bars.coin", coin=bars.COIN),
        bet=text("bars.bet", bet=text(f"bet.{bet}")) if bet and bet != SKIPPED else "",
    )
    six = scene.counts(run, SLIDING) if now.sliding else None
    drawn = bars.bars_svg(written, scene.counts(run, ONE), six, place=now.here.pic_place)
    page.drawing("bars", drawn, words.alt_bars(text, run, now.layout), width=bars.WIDE)


def show_card(page: PicturePage) -> None:
    """The numbers of the layout on screen: of the one stencil in the picture's own order."""
    text, layout = page.text, page.settings.pic_layout
    whose, numbers = text(f"card.whose.{layout}"), scene.weights(page.runs.last, layout).tolist()
    if layout == SLIDING:
        page.card(whose, (SIX.count * WINDOW, SIX.count, 1), numbers)
    else:
        page.card(whose, STENCIL.sizes, numbers, state=text("card.state.one"), side=SIDE)
