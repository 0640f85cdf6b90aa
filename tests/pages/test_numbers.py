"""Each number in a sentence, a table or a picture is what `core` says of that state, on every page, in both languages.

A page is gone through step by step and then touched at random. After each step everything that it said is held against
its oracle, which works it out another way. What no oracle knows fails by name: nothing is passed over. And every chart
is asked whether it is one by Vega-Lite's schema.
"""

import random
from collections.abc import Callable, Iterator
from functools import partial
from itertools import product
from typing import Any

import pytest

from tests.conftest import Open, Visit, problems
from tests.fuzz import choices
from tests.groups import GROUPS
from tests.jobs import JOBS, PAGES, Step, steps, take
from tests.oracle import Oracle, State
from tests.oracles import ORACLES
from tests.pages.agreement import disagreements
from tests.pages.frame_oracle import frame
from tests.pages.recorder import Recorder, recorders
from tests.pages.vega import Schema
from ui.kit import menu
from ui.kit.more import PARTS
from ui.kit.text import LANGUAGES

TOUCHES = 8
"""How often a page is touched at random when its job is done."""


@pytest.fixture
def recorder() -> Iterator[Recorder]:
    yield from recorders()


class Witness:
    """Goes through a page, and after each step holds what is shown against the oracle."""

    def __init__(self, visit: Visit, recorder: Recorder) -> None:
        self.visit, self.recorder, self.schema = visit, recorder, Schema()
        self.past: list[Any] = []
        self.cooked: list[Any] = []
        self.look("opened")

    def look(self, after: str) -> None:
        """Compare, now."""
        page, reader = self.visit.page, self.visit.reader
        assert problems(self.visit) == [], f"{page}, after {after}"
        self.past.append(reader.settings(GROUPS[page]))
        self.cooked += [run for run in self.visit.runs[-1:] if self.cooked[-1:] != [run]]
        shown = self.recorder.shown
        oracle = ORACLES[page](self._state())
        wrong = disagreements(shown, oracle, frame(oracle, page))
        wrong += self.schema.faults(self.visit)
        assert wrong == [], f"{page} in {reader.language}, {reader.register}, after {after}:\n" + "\n".join(wrong)

    def _state(self) -> State[Any]:
        reader, page = self.visit.reader, self.visit.page
        bet = reader.bets.get((page, reader.memory(page).question))
        return State(
            settings=self.past[-1],
            past=tuple(self.past),
            cooked=tuple(self.cooked),
            bet=bet.choice if bet else "",
            text=self.visit.content,
            reader=reader,
            numbers_open=reader.memory(page).part == "numbers",
        )

    def do(self, what: Callable[[Visit], object], after: str) -> None:
        """One step, and a look."""
        what(self.visit)
        self.look(after)

    def steps(self, way: tuple[Step, ...]) -> None:
        """A way, step by step."""
        for step in way:
            self.do(partial(take, step=step), f"{step.key}={step.value}")

    def touch(self, dice: random.Random) -> None:
        """Press or set something, whatever it is, but the frame's own."""
        quiet = ("share", "begin", "start_again", "language", "_register", "_more.")
        found = [each for each in choices(self.visit) if not str(each[1].key).startswith(quiet)]
        kind, widget, values = dice.choice(found)
        value = None if kind == "click" else dice.choice(values)
        (widget.click() if kind == "click" else widget.set_value(value)).run()
        if self.visit.reader.here == self.visit.page:
            self.look(f"{widget.key}={value}")


def test_every_page_has_an_oracle() -> None:
    assert {*ORACLES} == set(PAGES)
    assert all(issubclass(oracle, Oracle) for oracle in ORACLES.values())


@pytest.mark.parametrize(("page", "language"), list(product(ORACLES, LANGUAGES)))
def test_every_number_shown_is_what_core_says_of_that_state(
    visit: Open, recorder: Recorder, page: str, language: str
) -> None:
    witness = Witness(visit(page, lang=language), recorder)
    if page != menu.HOME:
        witness.do(partial(Visit.open_part, part="numbers"), "the numbers")
    witness.steps(JOBS[page].whole)
    witness.do(Visit.switch_register, "the other register")
    witness.steps(steps(ORACLES[page].ways))
    for part in PARTS if page != menu.HOME else ():
        witness.do(partial(Visit.open_part, part=part), part)
    dice = random.Random(f"{page} {language}")
    for _ in range(TOUCHES):
        witness.touch(dice)
