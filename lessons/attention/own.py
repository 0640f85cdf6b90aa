"""A sentence of the reader's own: kept in this tab's memory, and nowhere else."""

from dataclasses import dataclass, replace
from functools import partial

import streamlit as st

from core.clues import spelled
from core.data.ambiguous_words import WORDBOOKS
from core.letters import beginning
from lessons.attention import films, scene, words
from lessons.attention.scene import Asked, Scene
from lessons.attention.settings import WhichWords
from ui.kit.controls import drawn, give, key_of
from ui.kit.hand import sent
from ui.kit.page import Page

LETTER = "o"
"""What presses on its picture begin with."""

MOST_LETTERS = 200
MOST_WORDS = 20

WhichWordsPage = Page[WhichWords]


@dataclass(frozen=True)
class Own:
    """What was typed, and what was done with it.

    Attributes:
        noun: the place of the word that is asked about, if it was chosen.
    """

    typed: str = ""
    hidden: frozenset[int] = frozenset()
    noun: int | None = None

    def asked(self, language: str) -> Asked | None:
        """As a question; nothing if none of the nouns is in it."""
        found = scene.understood(language, self.typed, MOST_WORDS)
        if found is None:
            return None
        noun = self.noun if self.noun in found.nouns else found.nouns[-1]
        assert noun is not None
        return replace(found, noun=noun, hidden=self.hidden & set(found.open) - {noun}, typed=True)


def press(page: WhichWordsPage, at: int) -> None:
    """A word of it was pressed."""
    kept = page.memory.recall(Own) or Own()
    asked = kept.asked(page.text.language)
    if asked is None or at >= len(asked.words) or not asked.known[at]:
        return
    page.memory.keep(replace(kept, noun=at) if at in asked.nouns else replace(kept, hidden=asked.hidden ^ {at}))


def show(page: WhichWordsPage, run: WhichWords | None) -> None:
    """The line to type into, and what the chef makes of it."""
    text, kept = page.text, page.memory.recall(Own) or Own()
    _line(page, kept)
    if kept.typed:
        asked = kept.asked(text.language)
        if len(spelled(text.language, kept.typed)) > MOST_WORDS:
            page.note(text("own.cut", most=MOST_WORDS))
        if asked is None:
            first, second = WORDBOOKS[text.language].nouns
            page.say(text("own.none", first=first, second=second))
        elif run is None:
            page.note(text("own.first"))
        else:
            now = Scene(asked, page.settings.att_look, run.att_clues, True)
            picture = films.picture(text, now, LETTER)
            page.still("own", picture.html(picture.looks(-1)))
            page.say(words.said(text, now, -1), *words.own(text, asked))
    page.note(text("own.kept"))


def _line(page: WhichWordsPage, kept: Own) -> None:
    key = key_of(page.reader, "own")
    give(page.reader, key, kept.typed)

    def take() -> None:
        page.memory.keep(Own(beginning(str(sent(key) or ""), MOST_LETTERS)))

    first, second = WORDBOOKS[page.text.language].nouns
    line = partial(
        st.text_input,
        page.text("own.label", first=first, second=second),
        max_chars=MOST_LETTERS,
        key=key,
        placeholder=page.text("own.example"),
        on_change=take,
    )
    drawn(page.reader, key, line)
