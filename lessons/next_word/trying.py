"""More to try, one at a time: the line in tokens, its words as numbers, what the network writes, one's own text."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final

import streamlit as st

from lessons.next_word import atlas, line, own, pieces, written
from lessons.next_word.own import OwnText
from lessons.next_word.practising import NextWordPage
from lessons.next_word.settings import MOST_WRITINGS
from ui.kit.controls import drawn, give, key_of
from ui.kit.hand import sent
from ui.kitchen.recipes import Practised

MOVES: Final = ("word_more", "word_near", "word_writing", "word_bold")


def draw(page: NextWordPage, practised: Practised | None, practise: Callable[[], None] | None) -> None:
    """The row of things to try, and the one that is chosen.

    Args:
        practise: lets the network practise, if it can be told to now.
    """
    page.buttons("word_more", named=False)
    chosen = page.settings.word_more
    if chosen in ("write", "near") and practised is None:
        page.note(page.text("practise_first"))
    elif practised is not None and chosen == "write":
        write(page, practised)
    elif practised is not None and chosen == "near":
        near(page, practised)
    elif chosen == "pieces":
        line.show(page)
        page.say(pieces.said(page.text))
    else:
        own_text(page, practised, practise)


def write(page: NextWordPage, practised: Practised) -> None:
    """A recipe that the network writes."""
    text, now = page.text, page.settings
    page.buttons("word_bold")

    def another() -> None:
        page.put(word_writing=page.settings.word_writing % MOST_WRITINGS + 1)

    st.button(text("another"), key="another", on_click=another)
    page.say(*written.said(text, practised, now.word_bold, int(now.word_writing)))


def near(page: NextWordPage, practised: Practised) -> None:
    """The words whose numbers are most alike."""
    page.choice("word_near")
    atlas.show(page, practised)


def own_text(page: NextWordPage, practised: Practised | None, practise: Callable[[], None] | None) -> None:
    """A text of the reader's own, counted at once; the network guesses it when it is told to."""
    text, key = page.text, key_of(page.reader, "own_text")
    before = page.memory.recall(OwnText) or OwnText("")
    give(page.reader, key, before.text)

    def take() -> None:
        page.memory.keep(OwnText(own.shortened(str(sent(key) or ""))))

    drawn(page.reader, key, lambda: st.text_area(text("own.label"), key=key, max_chars=own.MOST_BYTES, on_change=take))
    now = page.memory.recall(OwnText) or before
    page.note(text("own.stays"))
    page.say(own.said(text, now))
    line.show_own(page, now.text)
    found = now.counted(text.language) if now.text.strip() else None
    if found is None:
        return
    if practised is None:
        page.note(text("own.first"))
        st.button(text("practise"), key="own_practise", on_click=practise, disabled=practise is None)
    elif now.guessed:
        page.say(own.against(text, practised, now, found))
    else:
        guess = partial(page.memory.keep, replace(now, guessed=True))
        st.button(text("own.guess"), key="own_guess", on_click=guess)
