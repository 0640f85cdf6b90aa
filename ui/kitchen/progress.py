"""How far what a page has ordered in the workshop is: looked at again and again until it is made."""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from ui.kitchen.workshop import Order

Made = TypeVar("Made")
LOOKS_AGAIN = 0.4
"""Seconds between two looks."""


def show(now: Order[Made], look: Callable[[], Order[Made]], draw: Callable[[Order[Made]], None]) -> None:
    """Draw how far it is, or why it is not made; once it is made, all of the page is drawn anew.

    Args:
        now: how far it is as the page is drawn.
        look: looks again.
        draw: what is shown of it, in a place of its own.
    """
    with st.container(key="progress"):
        if now.state in ("full", "failed"):
            draw(now)
        if now.going:
            _look_again(look, draw)


def _look_again(look: Callable[[], Order[Made]], draw: Callable[[Order[Made]], None]) -> None:
    @st.fragment(run_every=LOOKS_AGAIN)
    def again() -> None:
        found = look()
        if not found.going:
            st.rerun()
        draw(found)

    again()
