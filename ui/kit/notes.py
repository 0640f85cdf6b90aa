"""Small words beside the page's own: quiet lines, and what could not be done as somebody asked."""

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
    cannot be seen by itself.
    """
    bases = ((letter, letter[0]) for letter in whole_letters(typed))
    shown = "".join(letter for letter, base in bases if base.isprintable() and base not in "`\\" and not hangs(base))
    return f"`{(shown if len(shown) <= length else beginning(shown, length - 1) + '…') or ' '}`"


def refuse(text: Text, refusals: Sequence[Refusal]) -> None:
    """Say in one sentence what a link asked for in vain."""
    told = [f"{text.label(f'setting.{each.name}')} = {quoted(each.asked)}" for each in refusals[:TOLD]]
    if len(refusals) == 1:
        st.info(text.label("refusal", told=told[0]))
    elif refusals:
        st.info(text.label("refusals", count=len(refusals), told=text.label("say.and").join(told)))
