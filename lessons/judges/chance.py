"""The slider of the stated chance, over uneven steps: the films follow it as they follow any other."""

from functools import partial

import streamlit as st

from lessons.judges.presses import JudgesPage
from lessons.judges.settings import CHANCES
from ui.kit.controls import drawn, give, key_of
from ui.kit.films import Own
from ui.kit.hand import sent


def offer(page: JudgesPage) -> str:
    """Tell the films of the slider before it is drawn; its key."""
    key = key_of(page.reader, "stated")

    def take(value: float) -> None:
        page.put(stated=value)

    page.own[key] = Own(CHANCES, page.settings.stated, take)
    return key


def slider(page: JudgesPage, key: str) -> None:
    """The slider."""
    give(page.reader, key, page.settings.stated)

    def take() -> None:
        if sent(key) in CHANCES.values:
            page.own[key].take(sent(key))

    row = partial(
        st.select_slider,
        page.text.label("setting.stated"),
        CHANCES.values,
        format_func=lambda percent: page.text.option("stated", percent),
        key=key,
        on_change="ignore" if key in page.reader.hand.sliders else take,
    )
    page.reader.hand.heard[key] = drawn(page.reader, key, row)
