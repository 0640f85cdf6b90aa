"""Bets, on every page that asks for one: placed, changed, settled once, kept and shared."""

import json

import pytest

from tests.conftest import COMPONENT, Open, Visit, address, nodes, problems
from tests.groups import DEFAULTS
from tests.jobs import JOBS, go, steps, take
from ui.kit import menu
from ui.kit.text import Text

IN_ENGLISH = Text("en", "kitchen", menu.HOME)
ASKING = tuple(page for page in JOBS if page != menu.HOME)
SHOWN_BY_A_RUN = tuple(page for page in ASKING if page != "seasoning")
"""Where a bet is settled by a run that a link can carry."""


def options(visit: Visit) -> list[str]:
    """The buttons of the bet on screen."""
    keys = [str(getattr(node, "key", None)) for node, _ in nodes(visit.app)]
    return [key for key in keys if key.startswith("bet.")]


@pytest.mark.parametrize("page", ASKING)
def test_a_bet_can_be_changed_until_its_answer_is_seen_and_not_after(visit: Open, page: str) -> None:
    second = next(press for press in JOBS[page].presses if press.startswith("bet."))
    opened = visit(page, lang="en")
    first, *_ = (option for option in options(opened) if option != second)
    for option in (first, second, first):
        opened.click(option)
        assert [f"bet.{bet.choice}" for bet in opened.bets] == [option]
        assert options(opened.click("bet.back"))
        assert opened.bets == []
    go(opened, JOBS[page].main)
    assert [(f"bet.{bet.choice}", bet.answers is not None) for bet in opened.bets] == [(second, True)]
    assert options(opened) == []


def outcome(visit: Visit) -> str:
    return next(s for s in visit.sentences() if s.startswith("You bet"))


@pytest.mark.parametrize("page", ASKING)
def test_a_settled_bet_stays_as_it_came_out_whatever_is_run_afterwards(visit: Open, page: str) -> None:
    opened = go(visit(page, lang="en"), JOBS[page].main)
    before, after = outcome(opened), outcome(go(opened, JOBS[page].back))
    for named in OTHERS_ON_SCREEN:
        after = after.replace(named, "")
    assert after == before
    assert not opened.has("bet.skip")


OTHERS_ON_SCREEN = (", the usual tongues", ", everybody makes sense")
"""Who tasted is named where others are on screen; nothing else of an outcome changes."""


@pytest.mark.parametrize("page", SHOWN_BY_A_RUN)
def test_a_shared_link_tells_of_a_settled_bet_what_its_sender_was_told(visit: Open, page: str) -> None:
    sender = go(visit(page, lang="en"), f"{JOBS[page].main} {JOBS[page].back}")
    for _ in range(2):  # the link of a link too
        path, query = address(sender.links()[0])
        reader = visit(path, **query)
        assert problems(reader) == []
        assert outcome(reader) == outcome(sender)
        sender = reader


@pytest.mark.parametrize("first", ["", "1,2,3", "nan", "tomato_egg,normal,1.0,1.0,valley,same,0.2,8,sgd,9"])
def test_a_link_with_an_impossible_first_run_says_so_and_opens(visit: Open, first: str) -> None:
    page = visit("six", lang="en", bet="adam", first=first)
    assert problems(page) == []
    assert "the first pot" in page.text()
    assert page.has("bet.back")


def test_the_first_run_begins_with_what_was_bet_on_unless_something_was_chosen(visit: Open) -> None:
    assert visit("practice", lang="en").click("bet.0.6").value("rate") == 0.6
    assert visit("practice", lang="en", rate="0.3").click("bet.0.6").value("rate") == 0.3
    assert visit("stations", lang="en").click("bet.1").value("net_cooks") == 1
    by_hand = visit("stations", lang="en", net_mode="hand", net_hand="0_2").click("bet.1")
    assert (by_hand.reader.values["net_hand"], by_hand.reader.values["net_cooks"]) == ("0_2", DEFAULTS["net_cooks"])


def test_a_tie_is_won_by_every_one_of_the_first_also_from_a_link(visit: Open) -> None:
    race = {"landscape": "valley", "race_rate": "0.2", "cook": "tomato_egg,normal,1.0,1.0,valley,same,0.2,8,sgd"}
    first = outcome(visit("six", lang="en", bet="nesterov", **race))
    assert first == outcome(visit("six", lang="en", bet="nesterov", **race).set("race_rate", 1.0))


@pytest.mark.parametrize("page", ["seasoning", "practice"])
def test_a_new_dish_is_a_new_question(visit: Open, page: str) -> None:
    opened = visit(page, lang="en").click("bet.skip").set("dish", "congee")
    assert IN_ENGLISH.label("bet_first") in opened.sentences()
    assert IN_ENGLISH.label("bet_first") not in opened.set("dish", "tomato_egg").sentences()


def test_a_link_carries_the_bet_of_the_question_on_screen(visit: Open) -> None:
    page = visit("seasoning", lang="en").click("bet.all").set("dish", "congee")
    assert "bet" not in address(page.links()[0])[1]
    page.click("bet.few")
    assert address(page.links()[0])[1]["bet"] == "few"
    assert address(page.set("dish", "tomato_egg").links()[0])[1]["bet"] == "all"


def kept_unseen(visit: Visit) -> list[str]:
    """What clocks and players on the page keep unseen until their run has been played."""
    sent = [node.proto.json for node, _ in nodes(visit.app) if node.type == COMPONENT and '"tells"' in node.proto.json]
    return [told["tells"] for told in map(json.loads, sent) if told["tells"]]


@pytest.mark.parametrize("page", ["practice", "rule", "line", "six", "judges", "blame", "too_many"])
def test_where_a_run_is_played_the_outcome_of_the_bet_waits_for_its_end(visit: Open, page: str) -> None:
    """And of no other run: once it has been seen it is not hidden again."""
    opened = go(visit(page, lang="en"), JOBS[page].main)
    assert kept_unseen(opened) == ["outcome"]
    if page != "rule":  # where the model was just trained it cannot be trained again
        assert kept_unseen(take(opened, steps(JOBS[page].main)[-1])) == []
    query = address(opened.links()[0])[1]
    assert kept_unseen(visit(page, **query)) == [], "a link's run is not played by itself"
