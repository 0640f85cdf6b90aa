"""What the chef remembers, through the entry script: a guest talks on, a habit, a slant, and a busy kitchen."""

import re

import pytest

from lessons.remembers import chefs
from tests.conftest import Open, Visit, problems
from ui.kit.text import LANGUAGES
from ui.kitchen.workshop import Order

PAGE = "remembers"


def fingerprints(page: Visit) -> list[str]:
    """Those on screen, in the order in which they are said."""
    return re.findall(r"\b[0-9a-f]{6}\b", page.text())


def test_nothing_is_trained_before_it_is_asked_for(visit: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*args: object, **rest: object) -> None:
        raise AssertionError("trained")

    monkeypatch.setattr(chefs, "practise", never)
    page = visit(PAGE, lang="en")
    assert page.widget("practise").disabled
    assert "has not practised yet" in page.text()
    for tab in ("habit", "slant", "counter"):
        page.set("rem_tab", tab)
        assert problems(page) == []


def test_talking_on_changes_no_number_and_practice_with_opinions_does(visit: Open) -> None:
    page = visit(PAGE, lang="en").click("bet.half").click("practise")
    (before,) = set(fingerprints(page))
    for _ in range(8):
        page.click("talk")
        assert set(fingerprints(page)) == {before}
    page.set("rem_tab", "habit").set("rem_same", 5.0)
    assert set(fingerprints(page)) == {before}
    page.set("rem_tab", "slant").click("practise")
    first, now = fingerprints(page)[:2]
    assert first == before != now
    page.click("undo")
    assert len({before, now, *fingerprints(page)}) == 3
    page.set("rem_tab", "counter")
    assert set(fingerprints(page)) == {before}


def test_the_bet_is_settled_where_the_guest_talks_on(visit: Open) -> None:
    page = visit(PAGE, lang="en").click("bet.sure").click("practise")
    for _ in range(3):
        assert page.bets[0].answers is None
        page.click("talk")
    assert page.bets[0].answers is not None
    assert page.reader.progress[PAGE]
    assert "says fish at" in page.text()


def test_with_another_window_the_bet_waits_and_says_for_what(visit: Open) -> None:
    page = visit(PAGE, lang="en").click("bet.sure").click("practise").set("rem_window", 12)
    waits = page.content("bet.window", window=24)
    for _ in range(3):
        page.click("talk")
        assert waits in page.text()
    assert page.bets[0].answers is None
    page.set("rem_window", 24)
    assert page.bets[0].answers is not None
    assert waits not in page.set("rem_window", 48).text()


@pytest.mark.parametrize("tab", ["habit", "slant"])
def test_until_the_bet_is_settled_every_tab_leads_back_to_the_chat(visit: Open, tab: str) -> None:
    page = visit(PAGE, lang="en").click("bet.sure").click("practise").set("rem_tab", tab)
    if tab == "slant":
        page.click("practise")
    assert page.content("talk_there") in page.widget("talk").label
    page.click("talk")
    assert (page.value("rem_tab"), page.reader.values["rem_talk"]) == ("counter", 1.0)
    page.click("talk").click("talk").set("rem_tab", tab)
    assert not page.has("talk"), "there is nothing left to lead to"


def test_opinions_are_asked_about_in_their_own_tab(visit: Open) -> None:
    page = visit(PAGE, lang="en").click("bet.half").click("practise").set("rem_tab", "slant").set("rem_opinions", 160)
    assert "160 sentences more to practise on" in page.text()
    assert "Practise on 160 sentences" in page.widget("practise").label
    page.click("practise")
    assert "160 sentences that people like tofu spicy, " in page.text()
    assert "Not practised on so many sentences yet." in page.set("rem_opinions", 10).text()


def test_when_all_is_said_the_next_guest_comes_and_must_not_eat_something_else(visit: Open) -> None:
    page = visit(PAGE, lang="en").click("bet.half").click("practise")
    assert "“fish” stands 10 words back" in page.text()
    for _ in range(8):
        page.click("talk")
    assert "Next guest" in page.widget("talk").label
    page.click("talk")
    assert "“nuts” stands 10 words back" in page.text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_window_decides_what_is_still_there(visit: Open, language: str) -> None:
    page = visit(PAGE, lang=language).click("bet.half").click("practise").click("talk").click("talk").click("talk")
    forgets = page.content.form("say.outside").rpartition("{chance:.0%}")[2]
    for size, gone in ((12, True), (24, True), (48, False)):
        page.set("rem_window", size)
        assert (forgets in page.text()) == gone


@pytest.mark.parametrize("state", ["waiting", "working", "full", "failed"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_waits_for_the_kitchen(visit: Open, monkeypatch: pytest.MonkeyPatch, state: str, language: str) -> None:
    page = visit(PAGE, lang=language).click("bet.guess")
    order: Order[chefs.Chef] = Order(state, ahead=1, seconds=3.0)
    monkeypatch.setattr(chefs, "order", lambda *_, **__: order)
    page.click("practise")
    assert problems(page) == []
    assert page.widget("practise").disabled == order.going
    if state in ("full", "failed"):
        assert page.content(f"wait.{state}") in page.text()
    for tab in ("habit", "slant", "counter"):
        assert problems(page.set("rem_tab", tab)) == []


def test_what_stands_behind_the_fold_is_made_on_demand(visit: Open) -> None:
    page = visit(PAGE, lang="en").click("more_begin")
    assert "different words to" in page.text()
    assert problems(page) == []


@pytest.mark.parametrize("asked", ["rem_talk=9", "rem_talk=nan", "rem_window=13", "rem_guest=0", "rem_tab=<b>"])
def test_impossible_links_are_told_and_lose_nothing(visit: Open, asked: str) -> None:
    name, _, value = asked.partition("=")
    page = visit(PAGE, lang="en", **{name: value})
    assert problems(page) == []
    assert page.reader.values["rem_window"] == 24
