"""Who sets the house rules: the bet is about nine trials, the next kitchen is one press away, jobs are sorted first."""

from itertools import product

import pytest

from lessons.house_rules.scene import Scene
from lessons.house_rules.settings import HouseRules
from tests.clocks import clock_of
from tests.conftest import Open, Visit, problems
from ui.kit.text import LANGUAGES, REGISTERS


def searched(visit: Open, bet: str = "random", **query: object) -> Visit:
    return visit("house_rules", **{"lang": "en", **query}).click(f"bet.{bet}").click("cook")


@pytest.mark.parametrize(("language", "register"), list(product(LANGUAGES, REGISTERS)))
def test_the_main_job_can_be_done_in_every_language_and_register(visit: Open, language: str, register: str) -> None:
    page = searched(visit, lang=language, terms=register)
    assert problems(page) == []
    assert page.reader.progress["house_rules"]


def test_searching_waits_for_the_bet_and_nine_trials_settle_it(visit: Open) -> None:
    page = visit("house_rules", lang="en")
    assert page.widget("cook").disabled
    assert page.widget("next_kitchen").disabled
    page.click("bet.grid").click("cook")
    assert "not this time. In 200 kitchens, 9 trials each, random wins 124 times, the grid 76" in page.text()
    assert clock_of(page)["tells"] == "outcome"
    assert clock_of(page)["rounds"] == Scene(HouseRules()).landed


def test_a_search_with_other_trials_leaves_the_bet_open_in_any_kitchen(visit: Open) -> None:
    page = visit("house_rules", lang="en", search_trials="4").click("bet.random").click("cook")
    assert "In 200 kitchens" not in page.text()
    assert not page.reader.progress["house_rules"]
    page.set("search_trials", 9).set("search_kitchen", 77.0).click("cook")
    assert "In 200 kitchens, 9 trials each, random wins 124 times" in page.text()
    assert page.reader.progress["house_rules"]


def test_the_next_kitchen_is_searched_at_once_and_after_the_last_comes_the_first(visit: Open) -> None:
    page = searched(visit).click("next_kitchen")
    assert page.reader.values["search_kitchen"] == 2.0
    assert page.runs[-1] == HouseRules(search_kitchen=2.0)
    assert "Kitchen 2, at best" in page.text()
    assert "**One change:** Kitchen: 1 → 2." in page.text()
    page.set("search_kitchen", 200.0)
    assert "Not searched yet." in page.text()
    page.click("next_kitchen")
    assert page.reader.values["search_kitchen"] == 1.0


def test_next_kitchen_may_settle_the_bet(visit: Open) -> None:
    page = visit("house_rules", lang="en").click("bet.random").click("next_kitchen")
    assert page.reader.progress["house_rules"]
    assert clock_of(page)["tells"] == "outcome"


def test_a_second_search_keeps_the_tally_in_sight(visit: Open) -> None:
    page = searched(visit).click("next_kitchen")
    assert clock_of(page)["tells"] == ""


def test_the_exam_is_held_by_a_press(visit: Open) -> None:
    page = searched(visit)
    assert "The best of 64:" not in page.text()
    page.click("exam_64")
    assert "The best of 64: 90.5% right on the exam that chose it" in page.text()
    assert page.reader.values["exam_taken"] == "yes"
    page.click("start_again")
    assert page.reader.values["exam_taken"] == "no"


def test_jobs_are_sorted_one_by_one_and_marked_when_all_are(visit: Open) -> None:
    page = visit("house_rules", lang="en")
    assert page.widget("job_back").disabled
    page.click("job_automatic").click("job_back")
    assert page.reader.values["jobs_sorted"] == ""
    for letter in "ppppaapaapa":
        page.click("job_people" if letter == "p" else "job_automatic")
        assert "As it is" not in page.text()
    page.click("job_automatic")
    assert "11 of 12 as it is." in page.text()
    assert "✗ people" in page.text()
    assert page.widget("job_people").disabled
    page.click("job_back")
    assert page.reader.values["jobs_sorted"] == ""


@pytest.mark.parametrize(
    "query",
    [
        {"search_trials": "10", "search_kitchen": "0", "exam_taken": "maybe", "jobs_sorted": "x"},
        {"search_kitchen": "201", "jobs_sorted": "<script>", "cook": "search_trials=9;search_trials=4"},
        {"search_kitchen": "nan", "cook": "search_trials=25;search_kitchen=200.0", "ghost": "x", "bet": "random"},
    ],
)
def test_no_link_breaks_the_page(visit: Open, query: dict[str, str]) -> None:
    page = visit("house_rules", lang="zh", **query)
    assert problems(page) == []
    if page.has("bet.skip"):
        page.click("bet.skip")
    assert problems(page.click("cook")) == []
