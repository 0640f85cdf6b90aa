"""Home: one order, two chefs, and the menu of all pages."""

import re

import pytest

from core.diners import DISHES, regulars
from core.least_squares import bowl
from lessons.home import scene
from tests.conftest import Open, score_of
from ui.kit import menu
from ui.kit.text import Text

IN_ENGLISH = Text("en", "kitchen", menu.HOME)


@pytest.mark.parametrize("dish", DISHES)
def test_home_cooks_one_order_with_both_chefs_and_shows_both_scores(visit: Open, dish: str) -> None:
    home = visit(lang="en").set("dish", dish)
    assert "score **" not in home.text()
    home.click("cook")
    untrained, trained = scene.untrained(), bowl(regulars(dish)).bottom
    shown = [float(score) for score in re.findall(r"score \*\*(\d+)\*\*", home.text())]
    assert shown == [round(score_of(dish, *untrained)), round(score_of(dish, *trained))]
    assert f"{trained[0]:.1f} g of salt and {trained[1]:.1f} g of spice" in home.text()
    assert home.reader.progress["home"]


def test_home_asks_to_cook_again_when_the_order_changes(visit: Open) -> None:
    home = visit(lang="en").click("cook").set("eaters", "light")
    assert home.content("closed_again") in home.text()
    assert home.click("cook").text().count("score **") == 2


def test_home_leads_to_the_first_page(visit: Open) -> None:
    home = visit(lang="en").click("cook").click("begin")
    assert home.app.title[0].value == IN_ENGLISH.title("seasoning")


def test_the_menu_marks_what_was_seen_and_done_and_names_what_is_to_come(visit: Open) -> None:
    tab = visit("practice", lang="en").do_job().go("one_step").go("home")
    text = tab.text(sidebar=True)
    assert f"2. Practice {IN_ENGLISH.label('progress.done')}" in text
    assert f"3. One step, slowly {IN_ENGLISH.label('progress.seen')}" in text
    assert "21. The recipe log · coming" in text
    assert IN_ENGLISH.label("progress.section", done=1, count=3) in text
