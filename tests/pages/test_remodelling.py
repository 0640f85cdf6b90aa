"""*Remodelling*: a press does what was chosen, the bet is about four bits, and the reader's own chef is remodelled."""

from itertools import product

import pytest

from lessons.remodelling import scene
from lessons.remodelling.settings import Remodel
from tests.conftest import Open, problems
from ui.kit.text import LANGUAGES, REGISTERS
from ui.kitchen.trained import TrainedLine


@pytest.mark.parametrize(("language", "register"), list(product(LANGUAGES, REGISTERS)))
def test_the_main_job_can_be_done_in_every_language_and_register(visit: Open, language: str, register: str) -> None:
    page = visit("remodelling", lang=language, terms=register).click("bet.75").click("cook")
    assert problems(page) == []
    assert page.reader.progress["remodelling"]
    assert page.bets[0].answers == ("95",)


def test_nothing_is_done_before_there_is_a_bet(visit: Open) -> None:
    page = visit("remodelling", lang="en")
    assert page.widget("cook").disabled
    assert "the layout stayed" not in page.text()


def test_what_is_chosen_waits_for_the_press(visit: Open) -> None:
    page = visit("remodelling", lang="en").click("bet.95").click("cook").set("remodel_bits", 2)
    assert "Rounded to 15 marks" in page.text()
    assert "Not remodelled yet" in page.text()
    page.click("cook")
    assert "Rounded to 3 marks" in page.text()
    assert "Not remodelled yet" not in page.text()


def test_the_bet_waits_for_four_bits(visit: Open) -> None:
    page = visit("remodelling", lang="en").click("bet.50").set("remodel_act", "cut").click("cook")
    assert page.bets[0].answers is None
    assert not page.reader.progress["remodelling"]
    page.set("remodel_act", "round").click("cook")
    assert page.bets[0].answers == ("95",)
    assert page.reader.progress["remodelling"]


def test_how_the_bet_came_out_stands_only_over_what_it_was_about(visit: Open) -> None:
    page = visit("remodelling", lang="en").click("bet.75").click("cook")
    assert "Rounded to 4 bits: from" in page.text()
    page.set("remodel_act", "cut").click("cook")
    assert "Rounded to 4 bits: from" not in page.text()
    page.set("remodel_act", "round").click("cook")
    assert "Rounded to 4 bits: from" in page.text()


@pytest.mark.parametrize(
    ("act", "says"),
    [
        ("round", "numbers changed, the layout stayed"),
        ("cut", "still in the file"),
        ("move", "numbers changed, the layout stayed"),
        ("hire", "the structure changed"),
    ],
)
def test_numbers_or_structure_is_said(visit: Open, act: str, says: str) -> None:
    page = visit("remodelling", lang="en").click("bet.95").set("remodel_act", act).click("cook")
    assert says in page.text()


def test_the_chef_of_blame_slips_is_the_one_remodelled(visit: Open) -> None:
    page = visit("blame", lang="en").click("bet.half").set("slip_cooks", 4).set("slip_mine", 2).click("train")
    page.go("remodelling")
    left = page.reader.left(TrainedLine)
    assert left is not None
    assert scene.yours(page.reader.settings(Remodel)).weights.tolist() == list(left.weights)
    assert page.reader.values["remodel_mine"] == 2
    assert "17 numbers" in page.text()


def test_what_was_done_to_another_chef_is_not_shown_as_done_to_this_one(visit: Open) -> None:
    page = visit("remodelling", lang="en").click("bet.95").click("cook").go("blame").click("bet.half")
    page.set("slip_seed", 2).click("train").go("remodelling")
    assert "Rounded to 15 marks" not in page.text()
    page.click("cook")
    assert "Rounded to 15 marks" in page.text()


def test_side_questions_run_when_they_are_asked(visit: Open) -> None:
    page = visit("remodelling", lang="en", bet="95")
    assert not page.app.table
    assert len(page.click("try_on").app.table) == 1
    assert "twin" in page.text()
    assert len(page.click("try_forget").app.table) == 1
    assert "salty" in page.text()
