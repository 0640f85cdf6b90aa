"""When something was trained in the workshop, how long that took, and *Train again*: for whoever comes later.

What a reader lets be made anew is made anew for them; all others keep what there is until then.
"""

import time
from collections.abc import Hashable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import streamlit as st

from ui.kit import presses
from ui.kit.page import Page
from ui.kit.text import Text
from ui.kitchen.workshop import Order


@dataclass(frozen=True)
class Anew:
    """What this reader has let be made anew.

    Attributes:
        since: by what it is, when that was finished which they were shown before.
    """

    since: dict[Hashable, float] = field(default_factory=dict)


def after(page: Page[Any], what: Hashable) -> float:
    """What was finished then or before is not what this reader waits for."""
    kept = page.memory.recall(Anew) or Anew()
    return kept.since.get(what, 0.0)


def show(page: Page[Any], what: Hashable, order: Order[Any]) -> None:
    """When it was made and how long that took, and the button that lets it be made anew."""
    page.note(told(page.text, order))
    st.button(page.text.label("trained.again"), key="train_again", on_click=partial(_again, page, what, order.finished))


def minutes_since(finished: float) -> int:
    """Whole minutes that have passed."""
    return int(max(0.0, time.time() - finished) // 60)


def told(text: Text, order: Order[Any]) -> str:
    """When, and how long."""
    minutes = minutes_since(order.finished)
    if not minutes:
        return text.label("trained.now", took=order.took)
    return text.label("trained.ago", minutes=minutes, took=order.took)


def _again(page: Page[Any], what: Hashable, finished: float) -> None:
    kept = page.memory.recall(Anew) or Anew()
    page.memory.keep(Anew({**kept.since, what: finished}))
    presses.replay(page)
