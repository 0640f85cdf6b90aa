"""A sheet of squares that is drawn on: by the hand, by a finger, by the arrow keys and Space.

What is drawn shows at once and comes back as 64 bits and nothing else; of what is pressed besides, its number does.
"""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import streamlit as st

from lessons.picture.settings import DIGITS, PRACTISED
from ui.code import read
from ui.draw import palette
from ui.kit.hand import sent

HERE: Final = Path(__file__).parent
_BITS: Final = re.compile(f"[0-9a-f]{{{DIGITS}}}")

_component = st.components.v2.component(
    "board",
    html='<div class="stage"></div><div class="spoken" aria-live="polite"></div>',
    css=f".stage{{{palette.in_document()}}}{read(HERE / 'board.css')}",
    js=read(HERE / "board.js"),
)


def show(drawn: str, *, key: str, draw: Callable[[str], object], press: Callable[[int], object]) -> None:
    """Show the stage, and hear of what is done on it. A message of any other form is none.

    Args:
        drawn: HTML. What is marked `data-square`, from 0 to 63, is a square of the sheet, with ink where it is
            `aria-selected` and out of sight in the class `off`; `data-press` is the number of what can be pressed;
            what `data-spoken` says is read out when it changes.
        draw: is told all squares, as `settings.written`.
        press: is told a number from 1 to `PRACTISED`.
    """

    def told(name: str, possible: Callable[[object], bool], take: Callable[..., object]) -> None:
        message = sent(key)
        value = message.get(name) if isinstance(message, Mapping) else None
        if possible(value):
            take(value)

    _component(
        key=key,
        data=drawn,
        on_drawn_change=lambda: told("drawn", _are_squares, draw),
        on_pressed_change=lambda: told("pressed", _is_number, press),
    )


def _are_squares(value: object) -> bool:
    return isinstance(value, str) and _BITS.fullmatch(value) is not None


def _is_number(value: object) -> bool:
    return type(value) is int and 1 <= value <= PRACTISED
