"""When the chef makes it up, through the entry script: marks, the bet, a busy kitchen, and messages of any form."""

from typing import Any

import pytest

from lessons.makes_up import scene
from lessons.makes_up.pictures import LETTER
from lessons.makes_up.settings import QUESTIONS, UNMARKED
from tests.conftest import Open, Visit, problems
from tests.touch import press
from ui.kit.text import LANGUAGES
from ui.kitchen.workshop import Order

PAGE = "makes_up"
FIRST = [at for at, question in enumerate(scene.questions()) if question.first]
OTHER = next(at for at in range(QUESTIONS) if at not in FIRST)


def pressed(page: Visit, at: object) -> Visit:
    """Press a question."""
    return press(page, f"{LETTER}{at}")


def marks(page: Visit) -> str:
    """The reader's."""
    return str(page.reader.values["made_marks"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_six_can_be_marked_and_all_twenty_if_the_reader_wants(visit: Open, language: str) -> None:
    page = visit(PAGE, lang=language)
    assert len(FIRST) == 6
    at = FIRST[0]
    for mark in ("y", "n", UNMARKED, "y"):
        pressed(page, at)
        assert marks(page)[at] == mark
    pressed(page, OTHER)
    assert marks(page)[OTHER] == UNMARKED
    pressed(page.set("made_many", QUESTIONS), OTHER)
    assert marks(page)[OTHER] == "y"
    assert problems(page) == []


def test_once_asked_a_press_opens_a_question_and_the_marks_stand(visit: Open) -> None:
    page = pressed(visit(PAGE, lang="en"), FIRST[0]).click("bet.less").click("ask")
    before = marks(page)
    assert "You foresaw " in page.text()
    pressed(page, OTHER)
    assert marks(page) == before
    assert page.reader.values["made_open"] == OTHER
    assert not page.reader.progress[PAGE], "it has not been asked with a page missing"


def test_the_bet_is_settled_by_the_missing_page_alone(visit: Open) -> None:
    page = visit(PAGE, lang="en").click("bet.surer").click("ask")
    assert page.bets[0].answers is None
    page.set("made_way", "open")
    assert page.content("stale") in page.text()
    page.click("ask")
    assert page.bets[0].answers is None
    page.set("made_way", "torn").click("ask")
    assert page.bets[0].answers is not None
    assert page.reader.progress[PAGE]


@pytest.mark.parametrize("state", ["waiting", "working", "full", "failed"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_waits_for_the_kitchen(visit: Open, monkeypatch: pytest.MonkeyPatch, state: str, language: str) -> None:
    page = visit(PAGE, lang=language).click("bet.less")
    order: Order[scene.Chef] = Order(state, ahead=1, seconds=3.0)
    monkeypatch.setattr(scene, "order", lambda *_: order)
    page.set("made_way", "torn").click("ask")
    assert problems(page) == []
    assert page.widget("ask").disabled == order.going
    assert page.bets[0].answers is None
    assert not page.reader.progress[PAGE]
    if state in ("full", "failed"):
        assert page.content(f"wait.{state}") in page.text()


@pytest.mark.parametrize("at", ["99", "-1", "x", "", "٣", "1" * 40])
def test_a_press_on_nothing_changes_nothing(visit: Open, at: str) -> None:
    page = visit(PAGE, lang="en")
    before = marks(page)
    pressed(page, at)
    assert marks(page) == before
    assert problems(page) == []


@pytest.mark.parametrize("asked", ["y" * 19, "y" * 21, "x" * 20, "<b>" + "." * 17])
def test_marks_that_a_link_cannot_ask_for_are_refused(visit: Open, asked: str) -> None:
    page: Any = visit(PAGE, lang="en", made_marks=asked)
    assert marks(page) == UNMARKED * QUESTIONS
    assert not page.app.exception
