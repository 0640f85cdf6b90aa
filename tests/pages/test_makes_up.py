"""When the chef makes it up, through the entry script: marks, the bet, a busy kitchen, and messages of any form."""

import re
from typing import Any

import pytest

from lessons.makes_up import scene
from lessons.makes_up.pictures import LETTER
from lessons.makes_up.settings import QUESTIONS, UNMARKED, WAYS
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


def test_a_mark_counts_in_the_way_that_was_asked_first_alone(visit: Open) -> None:
    page = pressed(visit(PAGE, lang="en"), FIRST[0]).click("bet.less").click("ask")
    for way in WAYS[1:]:
        assert "You foresaw " not in page.click("ask").text()
        assert page.value("made_way") == way
    assert "You foresaw " in page.set("made_way", WAYS[0]).text()
    other = pressed(visit(PAGE, lang="en", made_way="open"), FIRST[0]).click("bet.less").click("ask")
    assert "You foresaw " in other.text()
    assert "You foresaw " not in other.click("ask").text()


def test_one_button_leads_from_the_closed_book_to_the_missing_page_and_then_goes(visit: Open) -> None:
    page = visit(PAGE, lang="en").click("bet.surer")
    for way in WAYS:
        assert page.bets[0].answers is None
        assert page.content("ask.first" if way == WAYS[0] else f"ask.{way}") in page.widget("ask").label
        page.click("ask")
        assert page.value("made_way") == way
        assert page.content.form(f"say.{way}").partition("{")[0] in page.text()
    assert page.bets[0].answers is not None
    assert page.reader.progress[PAGE]
    for way in WAYS:
        assert not page.set("made_way", way).has("ask"), "all has been asked"


def test_a_way_shows_its_own_answers_and_one_not_asked_shows_none(visit: Open) -> None:
    page = visit(PAGE, lang="en").click("bet.surer").click("ask")
    said = page.content.form("say.closed").partition("{")[0]
    assert said in page.text()
    page.set("made_way", "torn")
    assert page.content("stale") in page.text()
    assert said not in page.text()
    assert page.content("ask.torn") in page.widget("ask").label
    page.set("made_way", "closed")
    assert page.content("stale") not in page.text()
    assert said in page.text()
    assert page.content("ask.open") in page.widget("ask").label


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_laid_before_the_chef_changes_no_number_of_it(visit: Open, language: str) -> None:
    page = visit(PAGE, lang=language).click("bet.surer").click("ask")
    prints: set[str] = set()
    for _ in ("open", "torn"):
        before, after = re.findall(r"\b[0-9a-f]{6}\b", page.click("ask").text())
        assert before == after
        prints.add(after)
    assert len(prints) == 1


@pytest.mark.parametrize("state", ["waiting", "working", "full", "failed"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_waits_for_the_kitchen(visit: Open, monkeypatch: pytest.MonkeyPatch, state: str, language: str) -> None:
    page = visit(PAGE, lang=language).click("bet.less")
    order: Order[scene.Chef] = Order(state, ahead=1, seconds=3.0)
    monkeypatch.setattr(scene, "order", lambda *_: order)
    page.set("made_way", "torn").click("ask")
    assert problems(page) == []
    assert page.content("ask.first") in page.widget("ask").label, "it is asked for until it comes"
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
