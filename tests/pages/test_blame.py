"""Blame slips: six presses down and up the line, a nudge at any weight, and a line trained for later pages."""

from itertools import product

import pytest

from core.network import Network
from lessons.blame import scene
from lessons.blame.settings import BlameSlips
from lessons.stations.settings import LOST
from tests.clocks import clock_of
from tests.conftest import Open, Visit, problems
from ui.kit.session import from_link
from ui.kit.text import LANGUAGES, REGISTERS
from ui.kitchen.trained import MINE, TrainedLine

ALL = 6


def pressed(visit: Open, presses: int, bet: str = "half", **query: object) -> Visit:
    page = visit("blame", **{"lang": "en", **query}).click(f"bet.{bet}")
    for _ in range(presses):
        page.click("slip_press")
    return page


@pytest.mark.parametrize(("language", "register"), list(product(LANGUAGES, REGISTERS)))
def test_the_main_job_can_be_done_in_every_language_and_register(visit: Open, language: str, register: str) -> None:
    page = visit("blame", lang=language, terms=register).click("bet.open").click("train")
    assert problems(page) == []
    assert page.reader.progress["blame"]
    for _ in range(ALL):
        page.click("slip_press")
        assert problems(page) == []
    page.set("slip_pattern", "either").click("bet.half").click("train")
    assert problems(page) == []


def test_training_waits_for_the_bet_and_the_presses_for_nothing(visit: Open) -> None:
    page = visit("blame", lang="en")
    assert page.widget("train").disabled
    assert not page.widget("slip_press").disabled
    page.click("bet.skip")
    assert not page.widget("train").disabled


def test_training_is_the_first_thing_to_press_and_the_presses_never_are(visit: Open) -> None:
    page = pressed(visit, 0)
    assert page.widget("train").proto.type == "primary"
    for press in range(ALL + 1):
        assert page.widget("slip_press").proto.type == "secondary", press
        if press < ALL:
            page.click("slip_press")


def test_the_bet_is_settled_by_the_first_training_and_another_seed_leaves_it(visit: Open) -> None:
    page = pressed(visit, 0, bet="round")
    assert "losed from round" not in page.text()
    page.click("train")
    told = ": right. First on these: 3 cooks, boldness 1, 300 rounds. Closed from round 153."
    assert told in page.text()
    page.set("slip_cooks", 2).set("slip_rounds", 30).click("train")
    assert told in page.text(), "of which run it was"


def test_another_crowd_is_told_of_and_the_picture_is_said_to_be_that_of_the_run_before(visit: Open) -> None:
    page = visit("blame", lang="en").click("bet.skip").click("train").set("slip_pattern", "either")
    assert "Bet first. The picture is still that of the run before." in page.sentences()
    assert "They like salty or spicy, but not both." in page.text()
    assert "only what is just right" not in page.text()


def test_the_number_called_mine_is_left_with_the_chef_and_changes_no_training(visit: Open) -> None:
    page = pressed(visit, 0).click("train")
    line = page.reader.left(TrainedLine)
    assert line
    assert line.mine == 7
    page.set("slip_mine", 12)
    assert "Not trained yet" not in page.text()
    again = page.reader.left(TrainedLine)
    assert again
    assert (again.mine, again.weights) == (12, line.weights)
    assert not page.set("slip_cooks", 2).click("train").app.exception
    fewer = page.reader.left(TrainedLine)
    assert fewer
    assert fewer.mine == 8


def test_another_ticket_keeps_the_presses_and_another_line_begins_at_the_first(visit: Open) -> None:
    page = pressed(visit, 2).set("slip_spice", 3.0).set("slip_salt", 3.0)
    assert page.reader.values["slip_press"] == 2
    assert "The diner likes it" in page.text()
    page.set("slip_seed", 2)
    assert page.reader.values["slip_press"] == 0


def test_another_ticket_meets_the_line_as_it_was_before_it_was_adjusted_for_one(visit: Open) -> None:
    page = pressed(visit, ALL + 1)
    assert page.reader.values["slip_updates"] == 1
    page.set("slip_spice", 3.0)
    assert (page.reader.values["slip_updates"], page.reader.values["slip_press"]) == (0, 1)
    fresh = scene.slips_of(BlameSlips(slip_spice=3.0))
    assert f"a chance of {fresh.chance:.1%}" in page.text()


def test_after_the_update_the_same_ticket_goes_down_with_the_new_weights(visit: Open) -> None:
    page = pressed(visit, ALL)
    after = scene.updated(page.reader.settings(BlameSlips))
    assert f"→ {after.loss:.3f}.**" in page.text()
    page.click("slip_press").click("slip_press")
    settings = page.reader.settings(BlameSlips)
    assert (settings.slip_press, settings.slip_updates) == (2, 1)
    assert f"= {after.loss:.3f}" in page.text()


def test_a_bolder_rate_makes_another_update_at_once(visit: Open) -> None:
    page = pressed(visit, ALL).set("slip_rate", 0.1)
    assert f"→ {scene.updated(page.reader.settings(BlameSlips)).loss:.3f}.**" in page.text()


def test_any_weight_can_be_nudged_and_fewer_cooks_leave_a_weight_that_there_is(visit: Open) -> None:
    page = pressed(visit, 5, slip_cooks="4")
    page.set("slip_weight", 16)
    assert "**base → last cook**" in page.text()
    page.set("slip_cooks", 2)
    for _ in range(5):
        page.click("slip_press")
    assert problems(page) == []
    assert page.value("slip_weight") == 8


def test_the_trained_line_is_kept_and_survives_start_again(visit: Open) -> None:
    page = pressed(visit, ALL)
    assert page.reader.left(TrainedLine) is None
    page.click("train")
    line = page.reader.left(TrainedLine)
    assert line
    assert line is not None
    assert len(line.weights) == Network(line.sizes, line.activation).parameter_count
    page.click("start_again")
    assert not page.reader.memory("blame").runs
    assert page.reader.left(TrainedLine) == line


def test_moving_a_control_only_marks_the_map_as_not_trained_yet_and_a_second_run_says_what_changed(visit: Open) -> None:
    page = pressed(visit, ALL).click("train")
    line = page.reader.left(TrainedLine)
    assert line
    page.set("slip_cooks", 2)
    assert "Not trained yet" in page.text()
    assert page.reader.left(TrainedLine) == line
    page.click("train")
    assert "**One change:** Cooks at the station: 3 → 2." in page.text()
    assert page.reader.left(TrainedLine) != line


@pytest.mark.parametrize(
    "query",
    [
        {"slip_salt": "3", "slip_spice": "3", "slip_press": "5"},
        {"slip_salt": "0", "slip_spice": "6", "slip_press": "6", "slip_updates": "50", "slip_rate": "3.0"},
        {"slip_pattern": "ring", "slip_cooks": "2", "slip_press": "4", "slip_weight": "16"},
        {"slip_press": "7", "slip_cooks": "1", "slip_seed": "1e9", "slip_rate": "nan", "slip_salt": "inf"},
        {"cook": "ring,2,9,4.8,1.8,0,0,0,3.0,1000", "ghost": "x", "slip_pattern": "spirals"},
        {"slip_press": "5", "slip_cooks": "2", "slip_weight": "16", "bet": "4"},
    ],
)
def test_no_link_breaks_the_page(visit: Open, query: dict[str, str]) -> None:
    page = visit("blame", lang="zh", **query)
    assert problems(page) == []
    page.click("bet.skip").click("slip_press")
    assert problems(page) == []


@pytest.mark.parametrize("answer", ["1", "2", "3", "4"])
def test_an_answer_to_the_question_of_old_opens_with_the_bet_open(visit: Open, answer: str) -> None:
    page = visit("blame", lang="en", slip_seed="5", slip_salt="3", slip_spice="3", slip_press="4", bet=answer)
    assert "The link asked for" not in page.text()
    assert page.has("bet.round")
    assert "The link asked for" in visit("blame", lang="en", bet="5").text()


def test_the_number_followed_is_at_first_the_one_that_was_lost_on_stations() -> None:
    assert MINE == LOST


def test_the_outcome_waits_for_the_end_of_the_training_that_settles_the_bet_and_of_no_other(visit: Open) -> None:
    page = pressed(visit, 0, bet="round")
    for waits in (True, False):
        assert clock_of(page.click("train"))["tells"] == ("outcome" if waits else "")
    page.set("slip_pattern", "either").click("bet.half").click("train")
    assert clock_of(page)["tells"] == "outcome"


def test_a_reader_begins_without_a_trained_line() -> None:
    assert from_link({}, None, "blame", BlameSlips).left(TrainedLine) is None
