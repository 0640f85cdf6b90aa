"""Small words beside the page's own: quiet lines, and what could not be done as somebody asked."""

import re
from collections.abc import Sequence

import streamlit as st

from core.letters import beginning, hangs, whole_letters
from ui.kit.session import Refusal
from ui.kit.text import Text

ASKED_LENGTH = 24
"""How much of an impossible wish is repeated to the reader."""

TOLD = 3
"""So many impossible wishes are repeated; of more, only the number is told."""


def note(words: str) -> None:
    """A small quiet line. Streamlit's own captions are too pale to read on the light page."""
    st.markdown("\n\n".join(f":small[:gray[{paragraph}]]" for paragraph in words.split("\n\n")))


def quoted(typed: str, length: int = ASKED_LENGTH) -> str:
    """The beginning of what somebody typed, as code: so it stays mere letters, no formula, icon or markup.

    What is left out is shown by an ellipsis. No letter is cut in two, and what hangs on one stays with it, though it
    cannot be seen by itself. Where it holds backticks, more of them than it has in a row stand around it.
    """
    bases = ((letter, letter[0]) for letter in whole_letters(typed))
    letters = "".join(letter for letter, base in bases if base.isprintable() and not hangs(base))
    shown = (letters if len(letters) <= length else beginning(letters, length - 1) + "…") or " "
    ticks = max(map(len, re.findall("`+", shown)), default=0)
    fence, room = "`" * (ticks + 1), " " if ticks else ""
    return f"{fence}{room}{shown}{room}{fence}"


def refuse(text: Text, refusals: Sequence[Refusal]) -> None:
    """Say in one sentence what a link asked for in vain."""
    told = [f"{text.label(f'setting.{each.name}')} = {quoted(each.asked)}" for each in refusals[:TOLD]]
    if len(refusals) == 1:
        st.info(text.label("refusal", told=told[0]))
    elif refusals:
        st.info(text.label("refusals", count=len(refusals), told=text.label("say.and").join(told)))
