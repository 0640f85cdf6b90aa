"""Practice: the reader against the machine, and what is said of every run."""

import random

from core.diners import DISHES, EATERS, regulars
from core.least_squares import bowl
from lessons.practice.scene import Scene
from lessons.practice.settings import Practice
from tests.conftest import Open, problems, score_of
from ui.kit import menu
from ui.kit.session import SKIPPED
from ui.kit.text import Text
from ui.kitchen import crowds

IN_ENGLISH = Text("en", "kitchen", menu.HOME)


def test_practice_waits_for_the_bet_and_then_cooks(visit: Open) -> None:
    page = visit("practice", lang="en")
    assert page.widget("cook").disabled
    page.click("bet.0.2").click("cook")
    metrics = page.figures()
    assert metrics["The start"] == f"{score_of('tomato_egg', 1, 1):.1f}"
    assert metrics["Best possible"] == f"{crowds.best_score(regulars('tomato_egg')):.1f}"
    assert any(s.startswith("You bet **0.2, bolder**: right.") for s in page.sentences())


def test_the_match_is_with_the_readers_own_walk_for_this_dish(visit: Open) -> None:
    tab = visit("seasoning", lang="en", bet="most").set("salt", 2.4).set("salt", 3.0).set("salt", 5.0)
    tab.go("practice").click("bet.0.2").click("cook")
    own, machine = score_of("tomato_egg", 3.0, 1.0), Scene(tab.runs[-1]).history.losses
    said = next(s for s in tab.sentences() if s.startswith("**You**"))
    assert said.startswith(f"**You**: best {own:.1f}, after 2 moves")
    machine_did = f"**Machine**: {100 / (1 + machine[-1]):.1f} after 100 rounds"
    assert said.endswith("  \n".join((machine_did, tab.content("match.why"))))
    tab.set("dish", "congee").click("bet.skip").click("cook")
    assert any(s.endswith(tab.content("match.invite")) for s in tab.sentences())


def test_moving_a_slider_only_marks_the_picture_as_not_cooked_yet(visit: Open) -> None:
    page = visit("practice", lang="en", bet="0.2").click("cook")
    before = [s for s in page.sentences() if "**Within one point" in s]
    assert before
    page.set("rate", 0.6)
    assert any(s.startswith(page.content("not_cooked")) for s in page.sentences())
    assert [s for s in page.sentences() if "**Within one point" in s] == before
    assert not any(s.startswith(page.content("not_cooked")) for s in page.click("cook").sentences())


def test_a_second_cook_says_what_the_change_did_and_leaves_a_ghost(visit: Open) -> None:
    page = visit("practice", lang="en", bet="0.2").click("cook")
    assert not any("**One change:**" in s for s in page.sentences())
    page.set("rate", 0.02).click("cook")
    first, second = (100 / (1 + Scene(run).history.losses[-1]) for run in page.runs)
    change = next(s for s in page.sentences() if "**One change:**" in s)
    assert "Boldness: 0.05 → 0.02" in change
    assert f"{first:.1f} → {second:.1f}, worse" in change
    assert '"ghost"' in page.widget("run").proto.json


def test_two_changes_at_once_are_not_called_one(visit: Open) -> None:
    page = visit("practice", lang="en", bet="0.2").click("cook").set("rate", 0.2).set("rounds", 1000).click("cook")
    assert any("Boldness" in s and "Rounds of tasting" in s for s in page.sentences())
    assert not any("One change" in s for s in page.sentences())


def test_cooking_twice_with_the_same_settings_is_one_cook(visit: Open) -> None:
    page = visit("practice", lang="en", bet="0.2").click("cook").click("cook")
    assert len(page.runs) == 1
    page.set("rate", 0.2).set("rate", 0.05).click("cook")
    assert len(page.runs) == 1


def test_only_the_last_two_cooks_are_kept(visit: Open) -> None:
    page = visit("practice", lang="en", bet="0.2")
    for rate in (0.1, 0.2, 0.3):
        page.set("rate", rate).click("cook")
    assert [run.rate for run in page.runs] == [0.2, 0.3]


def test_a_burnt_run_says_so_and_why_and_offers_the_fix(visit: Open) -> None:
    page = visit("practice", lang="en", bet="0.6", rate="0.6").click("cook")
    steepest = bowl(regulars("tomato_egg")).curvatures[-1]
    said = next(s for s in page.sentences() if "**Boiled over in round" in s)
    assert f"each step was {0.6 * steepest:.1f} times the right length" in said
    assert "Try 0.2." in said
    assert f"round {Scene(Practice(rate=0.6)).history.burnt_at}" in said
    assert not any("Arithmetic allows that" in s for s in page.sentences())


def test_after_the_first_run_one_press_tries_the_boldest_which_boils_over(visit: Open) -> None:
    page = visit("practice", lang="en", bet="0.2")
    assert not page.has("bolder")
    page.click("cook").click("bolder")
    assert page.runs[-1].rate == 0.6
    assert any("**Boiled over in round 17, so it stopped there**" in s for s in page.sentences())
    assert not page.has("bolder")
    page.set("rate", 0.2).click("cook")  # still beside the pot that boiled over
    assert not page.has("bolder")


def test_the_machine_starts_from_the_first_attempt_unless_the_readers_own_seasoning_is_asked_for(visit: Open) -> None:
    tab = visit("seasoning", lang="en", bet="most").set("salt", 2.4).set("spice", 3.1).set("dish", "chili_pork")
    tab.go("practice")
    first, mine = score_of("chili_pork", 1.0, 1.0), score_of("chili_pork", 2.4, 3.1)
    assert any(s.endswith(f"one gram of everything, score {first:.0f}.") for s in tab.words())
    tab.set("start", "mine")
    assert any(s.endswith(f"2.4 g of salt, 3.1 g of spice, score {mine:.0f}.") for s in tab.words())
    assert tab.click("bet.skip").click("cook").runs[-1].grams == (2.4, 3.1)
    tab.go("one_step")  # whoever has asked for it once, means it everywhere
    assert "2.40 g of salt, 3.10 g of spice" in tab.text()
    assert tab.set("start", "first").reader.values["salt"] == 2.4
    assert "1.00 g of salt, 1.00 g of spice" in tab.text()
    assert tab.go("seasoning").value("salt") == 2.4


def test_strangers_taste_when_invited(visit: Open) -> None:
    page = visit("practice", lang="en", bet="0.2").click("cook").click("invite")
    assert any(s.startswith("200 new diners, never met in training") for s in page.words())


def test_a_new_rate_is_not_a_new_question(visit: Open) -> None:
    page = visit("practice", lang="en", bet="0.2").click("cook").set("rate", 0.6).set("rounds", 1000)
    assert IN_ENGLISH.label("bet_first") not in page.sentences()
    assert not page.widget("cook").disabled


def test_every_dish_and_every_crowd_can_be_cooked_for_at_every_pace(visit: Open) -> None:
    dice = random.Random(7)
    page = visit("practice", lang="zh", bet=SKIPPED)
    for rate in (0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.44, 0.48, 0.49, 0.5, 0.55, 0.6, 0.8, 1.0):
        query = {
            "dish": dice.choice(list(DISHES)),
            "eaters": dice.choice(list(EATERS)),
            "tongues": dice.choice(("usual", "alike")),
            "odd": dice.choice(("no", "yes")),
            "rounds": dice.choice((10, 100, 1000)),
            "rate": rate,
        }
        page.reader.values.update(query)
        page.app.run()
        if page.widget("cook").disabled:
            page.click("bet.skip")
        page.click("cook")
        assert problems(page) == [], query
