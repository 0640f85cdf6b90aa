"""Parts of a picture that can be pressed."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import streamlit as st

from ui.code import read
from ui.kit.hand import sent

KEY: Final = "pressed"
LONGEST: Final = 4

_component = st.components.v2.component("press", js=read(Path(__file__).with_suffix(".js")))


def listen(take: Callable[[str, int], object]) -> None:
    """Hear of presses on whatever is marked `data-press`: a letter for the picture, then the place of a part.

    Args:
        take: is told both. A message of any other form is none.
    """

    def told() -> None:
        message = sent(KEY)
        pressed = message.get("pressed") if isinstance(message, Mapping) else None
        if isinstance(pressed, str) and 1 < len(pressed) <= LONGEST and pressed[1:].isascii() and pressed[1:].isdigit():
            take(pressed[0], int(pressed[1:]))

    _component(key=KEY, data={}, on_pressed_change=told, height=1)
