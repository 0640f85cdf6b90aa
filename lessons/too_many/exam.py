"""The final exam: who has looked at it how often. A second look makes it a means of choosing, and no exam any more."""

import streamlit as st

from lessons.too_many.settings import TooMany, chefs
from ui.kit.page import Page

EYES, MOST_EYES = 2, 6
"""So many looks are drawn at least, taken or not, and at most; those beyond are counted."""


def looked_at(page: Page[TooMany]) -> list[str]:
    """The chefs at whose exam somebody has looked. Strangers settle the bet: that was a look at the chef bet on."""
    bet_on = [TooMany().chef] if page.seen() else []
    return [*bet_on, *(chef for chef in chefs(page.settings.exam_seen) if chef not in bet_on)]


def button(page: Page[TooMany], run: TooMany) -> None:
    """Pressed once for each chef."""

    def look() -> None:
        page.put(exam_seen=".".join([*chefs(page.settings.exam_seen), run.chef]))

    st.button(page.text("exam"), key="exam", on_click=look, disabled=run.chef in looked_at(page), width="stretch")


def drawing(said: str, count: int) -> str:
    """What the exam says, and an eye for each look: open if it was taken, dashed if it is still to be had."""
    eyes = "".join(_eye(is_open=at < count) for at in range(max(EYES, min(count, MOST_EYES))))
    beyond = f"<span>+{count - MOST_EYES}</span>" if count > MOST_EYES else ""
    return (
        f'<div style="line-height:1.4"><div style="display:flex;flex-wrap:wrap;align-items:center;gap:5px">{eyes}'
        f'{beyond}<b id="exam"></b></div><div class="name" style="font-size:14px">{said}</div></div>'
    )


def _eye(*, is_open: bool) -> str:
    lid = "M1 8Q12 -3 23 8Q12 19 1 8Z"
    inner = '<circle cx="12" cy="8" r="3.6" fill="var(--ink)"/>' if is_open else ""
    dashed = "" if is_open else ' stroke-dasharray="3 3"'
    return (
        f'<svg viewBox="0 0 24 16" style="width:24px;flex:none" aria-hidden="true"><path d="{lid}" fill="none" '
        f'stroke="var(--ink)" stroke-width="1.7"{dashed}/>{inner}</svg>'
    )
