"""A part that follows the reader's hand by itself is safe by default: whatever it does not move for itself redraws all.

A small page with one such part is run as a browser runs it: what is moved in the part asks for the part alone. It is
counted how often all of the page was drawn, and what stands around the part has to show the reader's state as it is.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData
from streamlit.testing.v1 import AppTest, local_script_runner

from ui.kit.frame import Frame
from ui.kit.session import Reader


def small_page() -> None:
    """A page with one live part, which moves `race_rate` and `race_batch` for itself."""
    import streamlit as st

    from lessons.six.settings import Race
    from ui.kit.bets import Question
    from ui.kit.page import open_page
    from ui.kit.session import Bet

    page = open_page("six", Race)
    session, memory = st.session_state, page.memory
    session["whole"] = session.get("whole", 0) + 1
    page.bet(Question("q", ("sgd",), lambda: ["sgd"], lambda: "truth"), seen=lambda: page.settings.race_rate > 0.5)

    def part() -> None:
        session["part"] = session.get("part", 0) + 1
        page.scale("race_rate")
        page.buttons("race_batch")
        page.amount("salt")
        page.choice("dish")
        st.button("run", key="run", on_click=page.cook)
        st.button("bet", key="place", on_click=lambda: page.reader.bets.update({("six", "other"): Bet("sgd")}))
        st.button("done", key="done", on_click=page.done)
        st.button("once", key="once", on_click=lambda: memory.once.add("seen"))
        st.button("register", key="register", on_click=lambda: setattr(page.reader, "register", "real"))
        st.button("nothing", key="nothing")
        if st.button("while drawn", key="late"):  # the part itself finds it out, after it has begun
            page.done()
        session["shown"] = page.settings

    page.live(part, moves=("race_rate", "race_batch"), watch=lambda: page.settings.race_batch == 1)
    session["around"] = (
        page.settings,
        page.runs.all,
        dict(page.reader.bets),
        dict(page.reader.progress),
        set(memory.once),
        page.reader.register,
    )
    page.close()


class Tab:
    """A reader's tab with the small page."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for piece in ("head", "sidebar", "foot"):  # what surrounds a page links to pages that this app does not have
            monkeypatch.setattr(Frame, piece, lambda self, *what, **how: None)
        self.patch = monkeypatch
        self.app = AppTest.from_function(small_page, default_timeout=60).run()

    @property
    def reader(self) -> Reader:
        current: Reader = self.app.session_state["reader"]
        return current

    def counts(self) -> tuple[int, int]:
        """How often all of the page was drawn, and how often its part."""
        return self.app.session_state["whole"], self.app.session_state["part"]

    def in_the_part(self, move: Callable[[AppTest], Any]) -> tuple[int, int]:
        """Move something in the part, which the browser tells the part alone; how much was drawn then."""
        part, _ = self.app._fragment_storage._fragments  # the other is empty: it brings the page back to life
        whole, parts = self.counts()
        with self.patch.context() as patch:
            patch.setattr(local_script_runner, "RerunData", partial(RerunData, fragment_id=part))
            move(self.app).run()
        assert not self.app.exception
        after = self.counts()
        return after[0] - whole, after[1] - parts

    def around(self) -> tuple[Any, ...]:
        """What stands around the part shows this."""
        shown: tuple[Any, ...] = self.app.session_state["around"]
        return shown


@pytest.fixture
def tab(monkeypatch: pytest.MonkeyPatch) -> Tab:
    """One that has just been opened."""
    return Tab(monkeypatch)


def widget(app: AppTest, kind: str, name: str) -> Any:
    return next(each for each in app.get(kind) if each.key in (name, f"_{name}.en.kitchen"))


def set_to(kind: str, name: str, value: object) -> Callable[[AppTest], Any]:
    return lambda app: widget(app, kind, name).set_value(value)


def press(name: str) -> Callable[[AppTest], Any]:
    return lambda app: widget(app, "button", name).click()


RATE, BOLD = set_to("select_slider", "race_rate", 0.2), set_to("select_slider", "race_rate", 0.7)
BATCH = set_to("button_group", "race_batch", 4)
ALONE = (0, 1)


@pytest.mark.parametrize("move", [RATE, BATCH, press("nothing")], ids=["rate", "batch", "nothing"])
def test_what_the_part_moves_for_itself_redraws_the_part_alone(tab: Tab, move: Callable[[AppTest], Any]) -> None:
    assert tab.in_the_part(move) == ALONE


def test_it_does_so_at_every_move_and_shows_each(tab: Tab) -> None:
    for rate in (0.2, 0.3, 0.05, 0.1):
        assert tab.in_the_part(set_to("select_slider", "race_rate", rate)) == ALONE
        assert tab.app.session_state["shown"].race_rate == rate == tab.reader.values["race_rate"]


@pytest.mark.parametrize(
    "move",
    [
        set_to("slider", "salt", 3.0),
        set_to("selectbox", "dish", "congee"),
        press("run"),
        press("place"),
        press("done"),
        press("late"),
        press("once"),
        press("register"),
    ],
    ids=["a number", "a choice", "a run", "a bet", "progress", "progress while drawn", "something once", "register"],
)
def test_whatever_else_changes_redraws_all_of_the_page(tab: Tab, move: Callable[[AppTest], Any]) -> None:
    before = tab.around()
    whole, _ = tab.in_the_part(move)
    assert whole == 1
    assert tab.around() != before
    reader, memory = tab.reader, tab.reader.memory("six")
    settings = tab.app.session_state["shown"]
    state = (memory.runs, dict(reader.bets), dict(reader.progress), set(memory.once), reader.register)
    assert tab.around() == (settings, *state)
    assert tab.in_the_part(press("nothing")) == ALONE, "and then it rests"


def test_what_the_page_watches_redraws_it_when_it_changes_and_only_then(tab: Tab) -> None:
    assert tab.in_the_part(BATCH) == ALONE
    assert tab.in_the_part(set_to("button_group", "race_batch", 1))[0] == 1
    assert tab.around()[0].race_batch == 1
    assert tab.in_the_part(RATE) == ALONE


def test_a_bet_that_a_move_settles_redraws_the_page(tab: Tab) -> None:
    widget(tab.app, "button", "bet.sgd").click().run()
    assert tab.in_the_part(RATE) == ALONE
    assert tab.in_the_part(BOLD)[0] == 1
    assert tab.reader.bets["six", "q"].answers == ("sgd",)


def test_while_the_numbers_are_open_every_move_redraws_the_page(tab: Tab) -> None:
    tab.reader.memory("six").part = "numbers"
    assert tab.in_the_part(RATE)[0] == 1
    assert tab.around()[0].race_rate == 0.2
    assert tab.in_the_part(press("nothing")) == ALONE, "nothing has moved"
    tab.reader.memory("six").part = "mathematics"
    assert tab.in_the_part(BATCH) == ALONE


def test_what_the_part_has_moved_for_itself_counts_as_shown_from_then_on(tab: Tab) -> None:
    assert tab.in_the_part(RATE) == ALONE
    tab.reader.memory("six").part = "numbers"  # opened now, they show the rate as it is
    assert tab.in_the_part(press("nothing")) == ALONE
