"""A bet keeps its place in the session: a link's comes first only where the reader has placed none."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from lessons.practice.settings import Practice
from ui.kit.memory import Memory
from ui.kit.session import SKIPPED, Bet, Reader

SCRIPT = """
import streamlit as st
from ui.kit.bets import Bets, Question
from ui.kit.text import Text

reader = st.session_state.reader
right, run = st.session_state.right, st.session_state.run
asked = Question("tomato_egg", ("0.02", "0.2", "0.6"), lambda: right, lambda: "So it came out.", rests_on=run)
bets = Bets("practice", reader, Text("en", "kitchen", "practice"))
st.session_state.placed = bets.ask(asked, seen=st.session_state.seen)
"""
KEY = ("practice", "tomato_egg")
TIMID, BOLD = Practice(rate=0.02), Practice(rate=0.6)


def ask(reader: Reader, *, seen: bool = False, right: Any = ("0.2",), run: Practice | None = None) -> AppTest:
    """The question, asked of a reader. `run`: what its answer rests on."""
    app = AppTest.from_string(SCRIPT, default_timeout=60)
    for name, value in (("reader", reader), ("seen", seen), ("right", right), ("run", run)):
        app.session_state[name] = value
    return app.run()


def reader_with(bet: Bet | None = None, **memory: Any) -> Reader:
    return Reader("en", bets={KEY: bet} if bet else {}, pages={"practice": Memory(**memory)})


def test_a_linked_bet_is_placed_where_there_is_none() -> None:
    app = ask(reader_with(linked_bet="0.6"))
    reader = app.session_state["reader"]
    assert reader.bets == {KEY: Bet("0.6")}
    assert (app.session_state["placed"], reader.memory("practice").linked_bet) == ("0.6", None)
    assert reader.memory("practice").question == "tomato_egg"


@pytest.mark.parametrize("own", [Bet("0.02"), Bet(SKIPPED), Bet("0.02", ("0.2",), TIMID)], ids=str)
def test_a_linked_bet_never_takes_the_place_of_the_readers_own(own: Bet) -> None:
    app = ask(reader_with(own, linked_bet="0.6"))
    assert app.session_state["reader"].bets == {KEY: own}
    assert app.session_state["placed"] == own.choice


def test_a_bet_is_settled_when_its_answer_is_seen_and_only_then() -> None:
    waiting = ask(reader_with(Bet("0.2"), runs=(TIMID, BOLD)))
    assert waiting.session_state["reader"].bets == {KEY: Bet("0.2")}
    settled = ask(reader_with(Bet("0.2"), runs=(TIMID, BOLD)), seen=True, run=BOLD)
    assert settled.session_state["reader"].bets == {KEY: Bet("0.2", ("0.2",), BOLD)}
    assert any(": right. So it came out." in words.value for words in settled.markdown)
    assert not settled.button


def test_a_bet_from_a_link_keeps_the_run_it_rests_on_and_the_link_is_used_up() -> None:
    app = ask(reader_with(linked_bet="0.02", linked_run=TIMID, runs=(BOLD,)), seen=True, run=TIMID)
    reader = app.session_state["reader"]
    assert reader.bets == {KEY: Bet("0.02", ("0.2",), TIMID)}
    assert reader.memory("practice").linked_run is None
    assert any("not this time. So it came out." in words.value for words in app.markdown)


def test_a_settled_bet_is_not_settled_again() -> None:
    kept = Bet("0.2", ("0.2",), TIMID)
    app = ask(reader_with(kept, runs=(BOLD,)), seen=True, right=("0.6",))
    assert app.session_state["reader"].bets == {KEY: kept}
    assert any(": right." in words.value for words in app.markdown)


def test_who_would_rather_be_shown_is_told_without_a_verdict() -> None:
    app = ask(reader_with(Bet(SKIPPED)), seen=True)
    assert any(words.value == "So it came out." for words in app.markdown)


def test_only_the_one_who_would_rather_be_shown_has_a_pale_button() -> None:
    app = ask(reader_with())
    assert [button.key for button in app.button] == ["bet.0.02", "bet.0.2", "bet.0.6", "bet.skip"]
    assert [button.proto.type for button in app.button] == ["secondary"] * 3 + ["tertiary"]


def test_a_placed_bet_is_a_line_and_can_be_taken_back_until_it_is_settled() -> None:
    app = ask(reader_with()).button(key="bet.0.2").click().run()
    assert app.session_state["reader"].bets == {KEY: Bet("0.2")}
    app.run()
    assert [button.key for button in app.button] == ["bet.back"]
    assert any("Your bet: **0.2, bolder**." in words.value for words in app.markdown)
    app.button(key="bet.back").click().run()
    assert app.session_state["reader"].bets == {}
    assert [button.key for button in app.button][-1] == "bet.skip"


def test_who_would_rather_be_shown_may_bet_after_all() -> None:
    app = ask(reader_with(Bet(SKIPPED)))
    assert [button.label for button in app.button] == ["bet after all"]
    assert any(words.value == "You would rather be shown." for words in app.markdown)
