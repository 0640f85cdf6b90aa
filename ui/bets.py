"""The bet that comes before a page's machine runs: its buttons, its place in the session, how it came out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import streamlit as st

from ui.frame import refuse
from ui.session import SKIPPED, Bet, Reader, Refusal
from ui.settings import Settings
from ui.text import Text


@dataclass(frozen=True)
class Bets:
    """The bets of one reader on one page."""

    page: str
    reader: Reader
    text: Text

    def ask(
        self,
        question: str,
        options: Sequence[str],
        *,
        words: str | None,
        seen: bool,
        answers: Callable[[], Sequence[str]],
        truth: Callable[[], str],
        then: Callable[[str], object] | None,
    ) -> str | None:
        """Ask for a bet. Once what happens has been seen the outcome takes the buttons' place, for good."""
        key = (self.page, question)
        self.reader.notes[self.page, "question"] = key
        self._take_linked(key, options)
        bet = self.reader.bets.get(key)
        if bet and bet.answers is None and seen:
            bet = self.reader.bets[key] = replace(bet, answers=tuple(answers()), run=self._seen_run())
        asked = words or self.text("bet")
        with st.container(border=True):
            st.markdown(f"**{self.text.label('your_bet')}** {asked}")  # bold ends only before a space
            if bet and bet.answers is not None:
                st.markdown(self._outcome(bet, truth()))
            else:
                with st.container(horizontal=True, vertical_alignment="center"):
                    for option in (*options, SKIPPED):
                        self._button(key, option, then, chosen=bet is not None and bet.choice == option)
        return bet.choice if bet else None

    def _seen_run(self) -> Settings | None:
        """The run in which it was seen: the link's, or the last."""
        linked: Settings | None = self.reader.notes.pop((self.page, "linked_run"), None)
        return linked or next(reversed(self.reader.cooks.get(self.page, ())), None)

    def _outcome(self, bet: Bet, truth: str) -> str:
        """How the reader's bet came out."""
        if bet.choice == SKIPPED:
            return truth
        outcome = "bet_kept" if bet.choice in (bet.answers or ()) else "bet_missed"
        return self.text.label(outcome, choice=self.text(f"bet.{bet.choice}"), truth=truth)

    def _button(self, key: tuple[str, str], option: str, then: Callable[[str], object] | None, *, chosen: bool) -> None:
        name = self.text.label("just_show_me") if option == SKIPPED else self.text(f"bet.{option}")
        kind: Literal["tertiary", "secondary"] = "tertiary" if option == SKIPPED else "secondary"
        label = self.text.label("chosen", option=name) if chosen else name
        st.button(label, key=f"bet.{option}", type=kind, on_click=self._place, args=(key, option, then))

    def _place(self, key: tuple[str, str], option: str, then: Callable[[str], object] | None) -> None:
        """Take a bet."""
        self.reader.bets[key] = Bet(option)
        if then and option != SKIPPED:
            then(option)

    def _take_linked(self, key: tuple[str, str], options: Sequence[str]) -> None:
        """The bet that a shared link carries is placed on the first question it fits."""
        linked = self.reader.notes.pop((self.page, "linked_bet"), None)
        if linked in (*options, SKIPPED):
            self.reader.bets.setdefault(key, Bet(linked))
        elif linked is not None:
            refuse(self.text, Refusal("bet", linked))
