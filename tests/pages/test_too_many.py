"""Too many spices: the bet is an exam, looks are counted, and a run is played with a pause at its turn."""

from itertools import product

import pytest

from lessons.too_many import scene
from lessons.too_many.settings import TooMany
from tests.clocks import clock_of
from tests.conftest import Open, Visit, problems
from ui.kit.text import LANGUAGES, REGISTERS


def cooked(visit: Open, bet: str = "80", **query: object) -> Visit:
    return visit("too_many", **{"lang": "en", **query}).click(f"bet.{bet}").click("cook")


@pytest.mark.parametrize(("language", "register"), list(product(LANGUAGES, REGISTERS)))
def test_the_main_job_can_be_done_in_every_language_and_register(visit: Open, language: str, register: str) -> None:
    page = cooked(visit, lang=language, terms=register)
    assert problems(page) == []
    assert page.reader.progress["too_many"]


def test_cooking_waits_for_the_bet_and_settles_it_by_strangers(visit: Open) -> None:
    page = visit("too_many", lang="en")
    assert page.widget("cook").disabled
    assert not page.has("exam")
    assert "overfitting" not in page.text(), "that would tell the answer"
    page.click("bet.100").click("cook")
    right = scene.cooked(TooMany()).strangers_right
    assert f"Sixteen, no brake: {right} of 1000 strangers" in page.text()
    assert page.widget("exam").disabled, "the bet was a look at this chef"


def test_three_cooks_settle_no_bet_on_sixteen(visit: Open) -> None:
    page = visit("too_many", lang="en", spice_cooks="3").click("bet.80").click("cook")
    assert "No brake" not in page.text()
    assert not page.reader.progress["too_many"]
    page.set("spice_cooks", 16).click("cook")
    assert page.reader.progress["too_many"]


def test_a_run_that_the_bet_is_not_about_leaves_it_open(visit: Open) -> None:
    page = visit("too_many", lang="en", brake="stop").click("bet.80").click("cook")
    assert "No brake" not in page.text()
    assert not page.reader.progress["too_many"]
    assert not page.widget("exam").disabled
    page.click("exam")
    assert page.reader.values["exam_seen"] == "16-stop"
    assert page.widget("exam").disabled
    page.set("brake", "none").click("cook")
    assert page.reader.progress["too_many"]


def test_a_second_chef_at_the_exam_is_the_second_look_and_pressing_again_none(visit: Open) -> None:
    page = cooked(visit)
    assert "1 look, which the answer to the bet takes." in page.text()
    page.set("brake", "stop").click("cook")
    assert "1 look, which the answer to the bet takes." in page.text()
    page.click("exam")
    assert "2 looks, one of them for the answer to the bet:" in page.text()
    page.set("brake", "small").click("cook").click("exam")
    assert "3 looks, one of them for the answer to the bet:" in page.text()
    assert page.reader.values["exam_seen"] == "16-stop.16-small-right"
    page.click("start_again")
    assert page.reader.values["exam_seen"] == ""


def test_a_strength_is_offered_where_there_is_one_to_set(visit: Open) -> None:
    page = visit("too_many", lang="en")
    assert not page.has("strength")
    assert page.set("brake", "dropout").has("strength")
    assert not page.set("brake", "stop").has("strength")


def test_a_brake_is_explained_where_it_is_chosen(visit: Open) -> None:
    page = visit("too_many", lang="en")
    assert "chance decides which cooks rest" not in page.text()
    assert "chance decides which cooks rest" in page.set("brake", "dropout").text()


def test_the_player_pauses_at_the_turn_and_the_outcome_waits_for_the_end(visit: Open) -> None:
    page = cooked(visit)
    sent, cooking = clock_of(page), scene.cooked(TooMany())
    assert sent["rests"] == cooking.rests
    assert sent["rounds"][cooking.rests] == 70
    assert sent["tells"] == "outcome"
    page.set("brake", "stop").click("cook")
    assert clock_of(page)["tells"] == ""


def test_moving_a_control_only_marks_the_picture_and_a_second_run_says_what_changed(visit: Open) -> None:
    page = cooked(visit).set("spice_cooks", 1)
    assert "Not cooked like this yet." in page.text()
    page.click("cook")
    assert "**One change:** Cooks: 16 → 1." in page.text()


@pytest.mark.parametrize(
    "query",
    [
        {"spice_cooks": "17", "brake": "handbrake", "strength": "inf", "jars": "nan"},
        {"jars": "9", "exam_seen": "<script>", "threshold": "maybe", "cook": "brake=none;brake=stop"},
        {"exam_seen": "16-stop.16-stop", "cook": "spice_cooks=64;brake=stop", "ghost": "x", "bet": "80"},
    ],
)
def test_no_link_breaks_the_page(visit: Open, query: dict[str, str]) -> None:
    page = visit("too_many", lang="zh", **query)
    assert problems(page) == []
    if page.has("bet.skip"):
        page.click("bet.skip")
    assert problems(page.click("cook")) == []
