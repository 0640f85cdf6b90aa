"""What a page says: its sentences, quiet lines, figures, small tables and the one button to press first."""

from collections.abc import Callable, Mapping
from typing import Literal

import pandas as pd
import streamlit as st

from ui.kit import more, notes
from ui.kit.text import Text


def first_button(
    words: str,
    *,
    key: str,
    on_click: Callable[[], None] | None = None,
    disabled: bool = False,
    width: Literal["content", "stretch"] = "content",
) -> bool:
    """A button in the theme's primary colour.

    Streamlit writes its words white in every theme, unreadable on the dark theme's pale primary colour. The theme's
    violet, which nothing else uses, is what can be read there.
    """
    shown = words if disabled else f":violet[{words}]"
    return st.button(shown, type="primary", key=key, on_click=on_click, disabled=disabled, width=width)


class Words:
    """The part of a page's handle that puts words on the screen."""

    text: Text

    def main_job_done(self, pressed: str) -> bool:
        """Whether what the button of this key is for has been done, so that something else is to be pressed first."""
        raise NotImplementedError

    def say(self, *sentences: str) -> None:
        """Sentences that the state computes, a paragraph each; nothing where there is nothing to say.

        What changes together is said together: to the browser one text is cheaper than two.
        """
        if any(sentences):
            st.markdown("\n\n".join(filter(None, sentences)))

    def bridge(self, card: Callable[[], object] | None = None, name: str = "bridge", **values: object) -> None:
        """What the reader takes home from here: what was just done in both vocabularies, and a real model's number.

        It stands directly under the picture and its sentence, before any table or fold.

        Args:
            card: shows the chef's card beside it, where the page has one.
            name: which section of the page's words it is.
            values: what those are filled with.
        """
        if card is None:
            st.markdown(self.text(name, **values))
            return
        words, drawn = st.columns([7, 5], gap="small")
        with words:
            st.markdown(self.text(name, **values))
        with drawn:
            card()

    def note(self, words: str) -> None:
        """A small quiet line."""
        notes.note(words)

    def hint(self, words: str) -> None:
        """A quiet line that comes and goes. Its place stays, because whatever folds away below it would be built anew
        by the browser if it moved, and a slider built anew no longer keeps the address up to date.
        """
        with st.empty():
            if words:
                self.note(words)

    def code(self, function: Callable[..., object]) -> None:
        """The very code of a function."""
        more.code(function)

    def table(self, rows: pd.DataFrame) -> None:
        """A small table to be read as part of the page."""
        st.table(rows, border="horizontal", hide_index=True)

    def legend(self) -> None:
        """The kitchen's words of the page beside the field's, for a page without *Read more*."""
        self.table(more.legend(self.text))

    def figures(self, figures: Mapping[str, str]) -> str:
        """A line of named numbers, to be said. As widgets, four would take the browser as long as a chart."""
        pairs = [f":gray[{name}] **{figure}**".replace(" ", "\u00a0") for name, figure in figures.items()]
        return " &emsp;".join(pairs)

    lead = staticmethod(first_button)
    """What is to be pressed first once the main job is done: the way on, or what ought to be seen before."""

    def primary(
        self,
        words: str,
        *,
        key: str,
        on_click: Callable[[], None] | None = None,
        disabled: bool = False,
        width: Literal["content", "stretch"] = "content",
    ) -> bool:
        """The one button of the page that is to be pressed first; once the main job is done, a button like others."""
        button = st.button if self.main_job_done(key) else first_button
        return button(words, key=key, on_click=on_click, disabled=disabled, width=width)
