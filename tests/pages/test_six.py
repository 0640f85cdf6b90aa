"""Six apprentices, through the entry script: bet, race, shelf, changes, hostile links."""

import json
from typing import Any

import pytest

from core.landscapes import LANDSCAPES
from core.optimizers import OPTIMIZERS
from lessons.six import scene, tables, words
from lessons.six.settings import Race
from tests.conftest import Open, Visit, address, problems
from tests.groups import DEFAULTS
from ui.kit.text import Text
from ui.settings import gather

PAGE, TEXT = "six", Text("en", "kitchen", "six")


def player(visit: Visit) -> dict[str, Any]:
    """What the player was sent."""
    sent: dict[str, Any] = json.loads(visit.widget("race_player").proto.json)
    return sent


def board(visit: Visit) -> Any:
    """The table of results behind the page."""
    return visit.open_part("numbers").app.dataframe[0].value


def starting(visit: Visit, words: str) -> list[str]:
    return [sentence for sentence in visit.sentences() if sentence.startswith(words)]


@pytest.mark.parametrize("register", ["kitchen", "real"])
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("landscape", LANDSCAPES)
def test_every_landscape_can_be_raced(visit: Open, landscape: str, language: str, register: str) -> None:
    page = visit(PAGE, lang=language, terms=register, landscape=landscape)
    assert page.widget("race").disabled
    page.click("bet.adam").click("race")
    assert len(board(page)) == len(OPTIMIZERS)
    assert problems(page) == []
    assert page.reader.progress[PAGE]


def test_before_the_race_all_six_stand_at_the_start(visit: Open) -> None:
    page = visit(PAGE, lang="en", salt="2.5", spice="4.0")
    sent = player(page)
    assert [run["role"] for run in sent["runs"]] == ["racer"] * len(OPTIMIZERS)
    assert [run["name"] for run in sent["runs"]] == [words.name(TEXT, name) for name in OPTIMIZERS]
    assert sent["panel"] is None
    assert TEXT("about.bowl", first=2.5, second=4.0) in page.text()
    assert player(page)["panel"] is None


def test_the_race_settles_the_bet_and_shows_losses_and_order(visit: Open) -> None:
    page = visit(PAGE, lang="en").click("bet.nesterov").click("race")
    racers = scene.racers(gather(Race, DEFAULTS).run)
    assert starting(page, "You bet **Look-ahead**: right.")
    assert set(words.result(TEXT, gather(Race, DEFAULTS).run, racers).split("\n\n")) <= set(page.sentences())
    assert player(page)["panel"] == "log"
    expected = tables.board(TEXT, racers, None)
    assert board(page)[TEXT.label("column.arrived")].tolist() == expected.iloc[:, 2].tolist()


def test_a_wrong_bet_is_told_the_truth_and_a_later_race_does_not_rewrite_it(visit: Open) -> None:
    page = visit(PAGE, lang="en").click("bet.adam").click("race")
    told = starting(
        page, "You bet **All-rounder**: not this time. First race here, with boldness 0.1 for all: Look-ahead"
    )
    assert told
    page.set("fair", "own").click("race")
    assert starting(page, "You bet") == told
    page.set("fair", "same").set("race_rate", 1.0).click("race")
    assert starting(page, "You bet") == told


def test_another_landscape_is_another_question_and_shows_its_own_map(visit: Open) -> None:
    page = visit(PAGE, lang="en").click("bet.adam").click("race")
    bowl = player(page)["field"]
    page.set("landscape", "saddle")
    assert page.widget("race").disabled
    assert TEXT.label("bet_first") in page.text()
    assert player(page)["field"] != bowl
    assert player(page)["labels"]["below_zero"] == ""
    assert not starting(page, "**In order of arrival:**")
    page.set("landscape", "bowl")
    assert starting(page, "**In order of arrival:**")


def test_moving_a_control_only_marks_the_race_as_not_run(visit: Open) -> None:
    page = visit(PAGE, lang="en").click("bet.adam").click("race")
    before = player(page)["runs"]
    page.set("race_rate", 0.5)
    assert TEXT("not_raced") in page.text()
    assert player(page)["runs"] == before
    page.set("fair", "own").set("race_batch", 1)
    assert player(page)["runs"] == before
    page.click("race")
    assert TEXT("not_raced") not in page.text()
    assert starting(page, "1 of 8 diners tastes before each change: 8 changes a round")


def test_a_second_race_names_the_change_and_keeps_the_first_in_the_numbers(visit: Open) -> None:
    page = visit(PAGE, lang="en").click("bet.adam").click("race")
    first = board(page)[TEXT.label("column.arrived")].tolist()
    page.set("race_rate", 1.0).click("race")
    assert "**One change:** Boldness: 0.1 → 1." in page.text()
    assert page.app.dataframe[0].value[TEXT.label("column.race_before")].tolist() == first
    page.click("race")
    assert len(page.runs) == 2


def test_looking_at_another_shelf_is_no_other_race(visit: Open) -> None:
    page = visit(PAGE, lang="en").click("bet.adam").click("race").set("shelf_of", "adam")
    assert TEXT("not_raced") not in page.text()
    assert "**All-rounder is fastest at" in page.text()
    page.click("race")
    assert len(page.runs) == 1


def test_one_rate_for_all_is_not_asked_for_while_each_has_its_own(visit: Open) -> None:
    page = visit(PAGE, lang="en", fair="own", bet="adam")
    assert not page.has("race_rate")
    assert page.set("fair", "same").value("race_rate") == 0.1


def test_where_each_has_its_own_rate_the_rates_are_told(visit: Open) -> None:
    page = visit(PAGE, lang="en", fair="own").click("bet.adam").click("race")
    run = page.runs[-1]
    assert isinstance(run, Race)
    own = scene.rates(run)
    told = ", ".join(f"{words.name(TEXT, name)} {words.round_rate(rate)}" for name, rate in own.items())
    assert (
        f"**Each has its own boldness,** the best of 64 in four practice races that start 0.5 away: {told}."
        in page.text()
    )


def test_the_link_carries_both_races(visit: Open) -> None:
    page = visit(PAGE, lang="en").click("bet.adam").click("race").set("landscape", "two_hollows")
    page.click("bet.sgd").set("fair", "own").click("race")
    path, query = address(page.links()[0])
    again = visit(path, **query)
    assert again.runs == page.runs
    assert board(again).equals(board(page))
    assert problems(again) == []


def test_the_numbers_hold_the_race_every_round_and_the_shelf(visit: Open) -> None:
    page = visit(PAGE, lang="en").click("bet.adam").click("race")
    page.open_part("numbers")
    assert [len(frame.value) for frame in page.app.dataframe] == [len(OPTIMIZERS), scene.ROUNDS + 1, 64, 8]
    assert problems(page) == []


@pytest.mark.parametrize(
    "hostile",
    [
        {"landscape": "moon"},
        {"race_rate": "nan"},
        {"race_rate": "-1"},
        {"race_batch": "0"},
        {"shelf_of": "<b>"},
        {"fair": "no"},
        {"cook": "tomato_egg,normal,1.0,1.0,bowl,same,0.1,8"},
        {"cook": "tomato_egg,normal,1e9,1.0,bowl,same,0.1,8,sgd"},
        {
            "cook": "congee,light,6.0,6.0,valley,own,10.0,1,adam",
            "ghost": "tomato_egg,normal,0,0,saddle,same,10.0,1,sgd",
        },
        {"salt": "0", "spice": "0", "race_rate": "10.0", "race_batch": "1", "bet": "skip"},
    ],
)
def test_hostile_links_are_refused_in_words_or_raced_like_any_other(visit: Open, hostile: dict[str, str]) -> None:
    page = visit(PAGE, lang="en", **hostile)
    assert problems(page) == []
    if page.has("bet.sgd"):
        page.click("bet.sgd").click("race")
    elif page.has("bet.back"):  # the link has bet
        page.click("race")
    assert len(board(page)) == len(OPTIMIZERS)
    assert problems(page) == []


def test_a_start_at_the_best_leaves_nothing_to_race_for_and_every_bet_is_right(visit: Open) -> None:
    page = visit(PAGE, lang="en", salt="3.0", spice="0.8", race_rate="0.001").click("bet.rmsprop").click("race")
    assert starting(page, "**All six stood at the best from the start.**")
    assert starting(page, "You bet **Forgetful**: right.")
    assert problems(page) == []


def test_the_small_map_waits_for_the_bet_and_for_one_boldness_for_all(visit: Open) -> None:
    page = visit(PAGE, lang="en")
    assert "after 3 changes" not in page.text()
    assert "after 3 changes" in page.click("bet.adam").text()
    assert "after 3 changes" in page.click("race").text()
    assert "after 3 changes" not in page.set("fair", "own").text()
