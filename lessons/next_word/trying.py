"""More to try, one at a time: the line in tokens, its words as numbers, what the network writes, one's own text."""

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


def draw(page: NextWordPage, practised: Practised | None) -> None:
    """The row of things to try, and the one that is chosen."""
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
        own_text(page)


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


def own_text(page: NextWordPage) -> None:
    """A text of the reader's own, counted at once."""
    text, key = page.text, key_of(page.reader, "own_text")
    before = page.memory.recall(OwnText) or OwnText("")
    give(page.reader, key, before.text)

    def take() -> None:
        page.memory.keep(OwnText(own.shortened(str(sent(key) or ""))))

    drawn(page.reader, key, lambda: st.text_area(text("own.label"), key=key, max_chars=own.MOST_BYTES, on_change=take))
    now = page.memory.recall(OwnText) or before
    page.note(text("own.stays"))
    page.say(own.said(text, now.text))
    line.show_own(page, now.text)
