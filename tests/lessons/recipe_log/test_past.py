"""What the log knows of other pages, from this session or from what the tab has kept."""

import json

import pytest

from lessons.recipe_log import past, scene
from lessons.recipe_log.settings import RecipeLog
from tests.conftest import Open
from tests.groups import GROUPS
from tests.jobs import JOBS, LESSONS
from ui.kit import tab
from ui.kit.session import SKIPPED, Bet, Reader, from_link
from ui.kit.text import LANGUAGES, Text, page_sections
from ui.kitchen import crowds
from ui.kitchen.served import Filed
from ui.kitchen.settings import Order
from ui.kitchen.trained import trained

TEXT = Text("en", "kitchen", "recipe_log")


def later(reader: Reader) -> Reader:
    """The same reader in a new session of the tab, on the log."""
    new = from_link({}, "en", "recipe_log", GROUPS["recipe_log"])
    tab.read(new, tab.write(reader, "recipe_log"), RecipeLog, again=False)
    return new


# ---- bets ----


def test_bets_that_came_out_are_told_in_the_order_of_the_pages_and_again_after_a_reload() -> None:
    reader = Reader(language="en")
    reader.bets = {
        ("file", "served"): Bet("few", ("none",)),
        ("practice", "x"): Bet("0.2", ("0.2", "0.6")),
        ("six", "y"): Bet(SKIPPED, ("adam",)),
        ("judges", "z"): Bet("huber"),
        ("six", "w"): Bet("adam", ()),
    }
    for each in (reader, later(reader), later(later(reader))):
        told = past.wagers(each, TEXT)
        assert [(wager.page, wager.choice, wager.right, wager.won) for wager in told] == [
            ("practice", "0.2, bolder", "0.2, bolder, 0.6, boldest", True),
            ("six", "All-rounder", "", False),
            ("file", "a few", "not one", False),
        ]
    in_chinese = past.wagers(reader, Text("zh", "kitchen", "recipe_log"))
    assert in_chinese[2].choice == page_sections("zh", "file")["bet.few", "kitchen"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_page_asked_twice_with_other_settings_is_told_so(language: str) -> None:
    text, bets = Text(language, "kitchen", "recipe_log"), (Bet("network", ("network",)), Bet("network", ("triples",)))
    reader = Reader(
        language=language, bets={("next_word", str(read)): bet for read, bet in zip((100, 10), bets, strict=True)}
    )
    first, second = past.wagers(reader, text)
    assert (first.right == second.right, first.won, second.won) == (False, True, False)
    assert second.question == text("other_settings", question=first.question)


def test_a_bet_is_asked_again_whatever_the_tab_says_of_it() -> None:
    reader = Reader(language="en", bets={("file", "served"): Bet("few", ("none",))})
    (bet,) = later(reader).bets.values()
    assert bet.answers is None
    assert bet.right == ("none",)


@pytest.mark.parametrize("choice", ["<b>x</b>", "", "truth", "x" * 201, "more\nthan", 7, None])
@pytest.mark.parametrize("right", ["none", "", "truth none", "<script>"])
def test_whatever_the_tab_says_is_told_only_in_words_of_the_page(choice: object, right: str) -> None:
    reader = Reader(language="en")
    kept = {"bets": [["file", "served", choice, right], ["nowhere", "q", "none", "none"]]}
    tab.read(reader, json.dumps(kept), RecipeLog, again=False)
    assert past.wagers(reader, TEXT) == ()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", LESSONS)
def test_every_page_has_a_word_for_its_bet_and_a_question_that_stands_alone(page: str, language: str) -> None:
    option = next(press for press in JOBS[page].presses if press.startswith("bet.")).removeprefix("bet.")
    reader = Reader(language=language, bets={(page, "q"): Bet(option, (option,))})
    text = Text(language, "kitchen", "recipe_log")
    (told,) = past.wagers(reader, text)
    assert told.question


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_bet_is_asked_in_its_pages_words_unless_they_need_what_stands_around_them_there(language: str) -> None:
    """Whatever is asked here in words of its own goes stale when the page asks something else."""
    own = {name.removeprefix("asked.") for name, _ in page_sections(language, "recipe_log") if "asked." in name}
    assert own == {"rule", "line", "six", "real_tasters", "makes_up", "remembers", "recipe_log"}


# ---- seasonings ----


def test_the_best_of_every_walk_is_told_beside_the_machines() -> None:
    reader, order = Reader(language="en"), Order("congee", "light")
    tries = reader.memory("seasoning").tries
    tries[order] = [(1.0, 1.0), (3.0, 0.2), (2.5, 0.2), (6.0, 6.0)]
    tries[Order()] = [(1.0, 1.0)]
    for each in (reader, later(reader)):
        (told,) = past.seasonings(each)
        assert (told.order, told.own, told.tries) == (order, (2.5, 0.2), 3)
        assert told.score(told.own) == max(crowds.score(crowds.crowd(order), grams) for grams in tries[order])
        assert told.machine == scene.machine(order)
        assert told.score(told.own) < told.score(told.machine) < crowds.best_score(crowds.crowd(order)) + 1e-9


# ---- the chef ----


@pytest.mark.parametrize(("page", "has"), [("blame", True), ("file", True), ("line", False)])
def test_a_number_is_the_readers_own_once_they_were_where_it_is_called_that(page: str, has: bool) -> None:
    reader = Reader(language="en")
    assert not past.has_number(reader)
    reader.progress[page] = False
    assert past.has_number(reader) == has
    assert past.has_number(later(reader)) == has


def test_the_chef_is_the_one_in_the_file_or_one_trained_since() -> None:
    reader = Reader(language="en")
    assert past.filed(reader) == Filed()
    reader.values |= {"file_cooks": 4, "file_days": "sp", "file_mine": 2}
    assert past.filed(reader) == Filed(file_cooks=4, file_days="sp", file_mine=2)
    assert past.filed(later(reader)) == past.filed(reader)
    line = trained((2, 2, 1), "either", 5, 0.3, 30)
    reader.keep(line)
    assert past.filed(reader) == Filed("either", 2, 5, 0.3, 30)
    assert past.chef(past.filed(reader)).weights.tolist() == list(line.weights)
    reader.memory("file").keep(line)
    assert past.filed(reader).file_cooks == 4, "the file has taken it over, and gone on from there"


def test_a_chef_that_was_trained_and_never_saved_is_known_after_a_reload(visit: Open) -> None:
    tab_of = visit("blame", lang="en").set("slip_cooks", 2).click("bet.open").click("train").reader
    assert past.filed(tab_of) == past.filed(later(tab_of)) == Filed(file_cooks=2)


@pytest.mark.parametrize("run", ["slip_cooks=99", "slip_cooks", "", "default", "slip_days=x", "slip_seed=nan;x=<b>"])
def test_a_run_that_is_none_gives_the_usual_chef(run: str) -> None:
    reader = Reader(language="en")
    tab.read(reader, json.dumps({"pages": {"blame": {"runs": [run]}}}), RecipeLog, again=False)
    assert past.filed(reader) == Filed()


# ---- claims ----


@pytest.mark.parametrize(
    ("there", "progress", "values", "once"),
    [
        ({}, {"rule": True, "file": True, "blame": True, "too_many": False}, {}, {}),
        ({"rules": "rule"}, {}, {}, {"rule": ("warmer",)}),
        ({}, {"remembers": True, "remodelling": True, "real_tasters": True}, {}, {"remembers": ("cooking",)}),
        ({"exact": "too_many"}, {"too_many": True}, {}, {}),
        ({"exact": "real_tasters"}, {"too_many": True}, {}, {"real_tasters": ("cakes",)}),
        ({"use": "file"}, {}, {"file_days": "ss"}, {}),
        ({"use": "file", "user": "file"}, {}, {"file_days": "ssp"}, {"remembers": ("leant",)}),
        ({"user": "remembers"}, {}, {}, {"remembers": ("leant",), "remodelling": ("moved",)}),
        ({"user": "remodelling"}, {}, {}, {"remodelling": ("moved",)}),
        ({"database": "file"}, {}, {}, {"file": ("searched",)}),
        ({"data": "file"}, {}, {}, {"file": ("drifted", "loaded")}),
    ],
)
def test_a_claim_is_settled_only_where_its_experiment_was_done(
    there: dict[str, str], progress: dict[str, bool], values: dict[str, str], once: dict[str, tuple[str, ...]]
) -> None:
    reader = Reader(language="en", progress=progress, values=dict(values))
    for page, what in once.items():
        reader.memory(page).once.update(what)
    assert past.settled(reader, RecipeLog()) == there
    assert past.settled(reader, RecipeLog(log_tried=4)) == {"exact": past.HERE} | there
    assert past.settled(reader, RecipeLog(log_tried=63)).items() >= there.items(), "where it was done comes first"
    if not progress:
        assert past.settled(later(reader), RecipeLog()) == there


def test_the_words_are_those_of_the_pages_visited() -> None:
    reader = Reader(language="en", progress={"home": True, "file": False})
    assert [entry.id for entry in past.visited(reader)] == ["file"]
    few = past.terms(reader, "en")
    reader.progress["how_big"] = False
    many = past.terms(reader, "en")
    assert set(few) < set(many)
    assert "inference" in {term.real for term in few}
