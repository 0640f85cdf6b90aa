"""Home: one order, two chefs, and the menu of all pages."""

import re

import pytest

from core.diners import DISHES, regulars
from core.least_squares import bowl
from lessons.home import scene
from tests.conftest import Open, nodes, score_of
from tests.groups import GROUPS
from ui.kit import menu
from ui.kit import tab as tab_memory
from ui.kit.frame import DONE, SEEN
from ui.kit.session import Reader
from ui.kit.text import Text

IN_ENGLISH = Text("en", "kitchen", menu.HOME)


@pytest.mark.parametrize("dish", DISHES)
def test_home_cooks_one_order_with_both_chefs_and_lifts_the_lid(visit: Open, dish: str) -> None:
    home = visit(lang="en").set("dish", dish)
    assert IN_ENGLISH("differs") not in home.text()
    home.click("cook")
    untrained, trained = scene.untrained(), bowl(regulars(dish)).bottom
    shown = [float(score) for score in re.findall(r"Taste score (\d+) of 100", home.text())]
    assert shown == [round(score_of(dish, *untrained)), round(score_of(dish, *trained))]
    assert f"Trained chef’s card: 2 numbers. salt {trained[0]:.1f} g, spice {trained[1]:.1f} g." in home.text()
    assert IN_ENGLISH("differs") in home.text()
    assert home.reader.progress["home"]


def test_home_asks_to_cook_again_when_the_order_changes(visit: Open) -> None:
    home = visit(lang="en").click("cook").set("dish", "congee")
    assert home.content("idea_again") in home.text()
    assert IN_ENGLISH("differs") not in home.text()
    assert IN_ENGLISH("differs") in home.click("cook").text()


def test_home_leads_to_the_first_page(visit: Open) -> None:
    home = visit(lang="en").click("cook").click("begin")
    assert home.app.title[0].value == IN_ENGLISH.title("seasoning")


def test_home_knows_how_far_the_reader_is_and_where_to_go_on(visit: Open) -> None:
    tab = visit(lang="en").click("cook")
    tasting = [entry.id for entry in menu.path(full=False) if entry.id != "home"]
    for place, page in enumerate(tasting):
        wanted = IN_ENGLISH("begin") if not place else IN_ENGLISH.label("next", page=IN_ENGLISH.title(page))
        assert tab.widget("begin").label == f":violet[{wanted}]"
        said = IN_ENGLISH("progress", done=place, count=len(tasting))
        assert (said in tab.text()) == (place > 0)
        tab.reader.progress[page] = True
        tab.app.run()
    assert IN_ENGLISH("dinner") in tab.text()
    assert not tab.has("begin")


def test_a_line_of_ones_own_is_kept_in_this_tab_alone(visit: Open) -> None:
    tab = visit(lang="en").set("answer", "salt and pepper?").go("practice").go("home")
    assert tab.value("answer") == "salt and pepper?"
    assert tab.switch_language().value("answer") == "salt and pepper?"
    assert "pepper" not in "".join(tab.links())
    later = Reader(language="en")
    assert tab_memory.read(later, tab_memory.write(tab.reader, "home"), GROUPS["home"], again=False) is False
    assert later.answer == "salt and pepper?"


def test_the_menu_marks_what_was_seen_and_done_and_names_what_is_to_come(visit: Open) -> None:
    tab = visit("practice", lang="en").do_job().go("one_step").go("home")
    links = {link.proto.label: link.proto.icon for link, around in nodes(tab.app) if link.type == "page_link"}
    assert links["**2**&ensp;&ensp;Practice"] == DONE
    assert links["**3**&ensp;&ensp;One step, slowly"] == SEEN
    assert links["**4**&ensp;&ensp;Rule or model?"] == ""
    for place, page in enumerate(menu.TASTING, start=1):
        if not menu.is_open(page):
            assert f"**{place}**&ensp;{IN_ENGLISH.title(page)} · coming" in tab.text(sidebar=True)
