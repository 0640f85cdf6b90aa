"""The bet that comes before a page's machine runs: its buttons, its place in the session, how it came out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import streamlit as st

from ui.kit import notes
from ui.kit.memory import Memory
from ui.kit.session import SKIPPED, Bet, Reader, Refusal
from ui.kit.text import Text
from ui.settings import Settings


@dataclass(frozen=True)
class Question:
    """What is bet on.

    Attributes:
        id: tells this question from others of the page; a new dish is a new question.
        options: stable ids; their words are the sections `bet.<id>` of the page.
        words: what is asked, if it is not simply the section `bet`.
        answers: the options that are right, or none; asked for once, when the bet is closed.
        truth: what happened, in a sentence.
        rests_on: the settings in which it was seen, if that is more than the page's settings say of themselves.
        then: is told the option as soon as it is bet on, so that the first run can try it.
    """

    id: str
    options: Sequence[str]
    answers: Callable[[], Sequence[str]]
    truth: Callable[[], str]
    rests_on: Settings | None = None
    words: str | None = None
    then: Callable[[str], object] | None = None


@dataclass(frozen=True)
class Bets:
    """The bets of one reader on one page."""

    page: str
    reader: Reader
    text: Text

    @property
    def _memory(self) -> Memory:
        return self.reader.memory(self.page)

    def ask(self, question: Question, *, seen: bool) -> str | None:
        """Ask for a bet. Once what happens has been seen the outcome takes the buttons' place, for good."""
        key = (self.page, question.id)
        self._memory.question = question.id
        self._take_linked(key, question.options)
        bet = self.reader.bets.get(key)
        if bet and bet.choice not in (*question.options, SKIPPED):  # a tab may have kept anything
            del self.reader.bets[key]
            bet = None
        if bet and bet.answers is None and seen:
            bet = self.reader.bets[key] = replace(bet, answers=tuple(question.answers()), run=question.rests_on)
            self._memory.linked_run = None
        if bet is None:
            with st.container(border=True):
                asked = question.words or self.text("bet")
                st.markdown(self.text.together(self.text.label("your_bet"), asked))
                self._buttons(key, question)
        elif bet.answers is None:
            self._placed(key, bet)
        else:
            st.markdown(self._outcome(bet, question.truth()))
        return bet.choice if bet else None

    def _placed(self, key: tuple[str, str], bet: Bet) -> None:
        """What was bet on, in a line; until it is settled it can be taken back."""
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            skipped = bet.choice == SKIPPED
            placed = self.text.label("bet_skipped") if skipped else self._said("bet_placed", bet)
            st.markdown(placed, width="content")
            words = self.text.label("bet_after_all" if skipped else "bet_back")
            st.button(words, key="bet.back", type="tertiary", on_click=self._take_back, args=(key,))

    def _said(self, how: str, bet: Bet, **truth: str) -> str:
        return self.text.label(how, choice=self.text(f"bet.{bet.choice}"), **truth)

    def _outcome(self, bet: Bet, truth: str) -> str:
        """How the reader's bet came out."""
        if bet.choice == SKIPPED:
            return truth
        return self._said("bet_kept" if bet.choice in (bet.answers or ()) else "bet_missed", bet, truth=truth)

    def _buttons(self, key: tuple[str, str], question: Question) -> None:
        with st.container(horizontal=True, vertical_alignment="center"):
            for option in (*question.options, SKIPPED):
                self._button(key, option, question.then)

    def _button(self, key: tuple[str, str], option: str, then: Callable[[str], object] | None) -> None:
        name = self.text.label("just_show_me") if option == SKIPPED else self.text(f"bet.{option}")
        kind: Literal["tertiary", "secondary"] = "tertiary" if option == SKIPPED else "secondary"
        st.button(name, key=f"bet.{option}", type=kind, on_click=self._place, args=(key, option, then))

    def _place(self, key: tuple[str, str], option: str, then: Callable[[str], object] | None) -> None:
        """Take a bet."""
        self.reader.bets[key] = Bet(option)
        if then and option != SKIPPED:
            then(option)

    def _take_back(self, key: tuple[str, str]) -> None:
        self.reader.bets.pop(key, None)

    def _take_linked(self, key: tuple[str, str], options: Sequence[str]) -> None:
        """The bet that a shared link carries is placed on the first question it fits, unless one was placed already."""
        linked, self._memory.linked_bet = self._memory.linked_bet, None
        if linked in (*options, SKIPPED):
            self.reader.bets.setdefault(key, Bet(linked))
        elif linked is not None:
            notes.refuse(self.text, [Refusal("bet", linked)])
