"""What the app remembers of one reader: by link, by cook, by try, and after *Start again*."""

import pytest
from streamlit.testing.v1 import AppTest

from lessons.practice.settings import Practice
from tests.groups import DEFAULTS, KINDS
from ui.kit.session import WALK_LENGTH, Bet, Reader, Refusal, from_link
from ui.kitchen.settings import Order

RUN = Practice("tomato_egg", "normal", 1.0, 1.0, "usual", "no", 0.05, 100)
BOLD = Practice("tomato_egg", "normal", 1.0, 1.0, "usual", "no", 0.6, 100)


def test_a_link_that_asks_for_nothing_gives_the_usual() -> None:
    reader = from_link({}, None, "practice")
    assert reader == Reader(language="en", opened="practice")
    assert reader.values == DEFAULTS


@pytest.mark.parametrize(
    ("locale", "language"),
    [("zh-CN", "zh"), ("ZH-tw", "zh"), ("zh", "zh"), ("en-US", "en"), ("fr", "en"), ("", "en"), (None, "en")],
)
def test_the_language_of_a_first_visit_is_the_browsers(locale: str | None, language: str) -> None:
    assert from_link({}, locale, "home").language == language


@pytest.mark.parametrize(
    ("terms", "register"), [("real", "real"), ("kitchen", "kitchen"), ("REAL", "kitchen"), ("", "kitchen")]
)
def test_the_link_chooses_the_register_if_it_is_one(terms: str, register: str) -> None:
    assert from_link({"terms": terms}, None, "home").register == register


@pytest.mark.parametrize(("asked", "presenting"), [("1", True), ("0", False), ("true", False), ("", False)])
def test_only_present_1_presents(asked: str, presenting: bool) -> None:
    assert from_link({"present": asked}, None, "home").presenting is presenting


def test_a_link_sets_what_is_possible_and_refuses_the_rest() -> None:
    reader = from_link(
        {"salt": "2.51", "spice": "7", "dish": "congee", "rate": "0.123", "unknown": "x"}, None, "practice"
    )
    assert (reader.values["salt"], reader.values["dish"]) == (2.5, "congee")
    assert (reader.values["spice"], reader.values["rate"]) == (DEFAULTS["spice"], DEFAULTS["rate"])
    assert sorted(reader.refusals, key=lambda refusal: refusal.name) == [
        Refusal("rate", "0.123"),
        Refusal("spice", "7"),
    ]


def test_a_link_brings_the_last_cook_and_the_one_before_it_in_that_order() -> None:
    cook, ghost = "tomato_egg,normal,1.0,1.0,usual,no,0.6,100", "tomato_egg,normal,1.0,1.0,usual,no,0.05,100"
    assert from_link({"cook": cook, "ghost": ghost}, None, "practice").cooks == {"practice": (RUN, BOLD)}
    assert from_link({"cook": cook, "ghost": cook}, None, "practice").cooks == {"practice": (BOLD,)}


def test_a_cook_of_another_page_is_refused() -> None:
    reader = from_link({"cook": "tomato_egg,normal,1.0,1.0,usual,no,0.6,100"}, None, "home")
    assert reader.cooks == {}
    assert [refusal.name for refusal in reader.refusals] == ["cook"]


def test_what_one_reader_sets_no_other_reader_has() -> None:
    one, other = from_link({}, None, "home"), from_link({}, None, "home")
    one.values["salt"] = 5.0
    one.cook("home", Order("congee", "light"))
    one.taste(Order("congee", "light"), (1.0, 1.0))
    assert (other.values, other.cooks, other.tries) == (DEFAULTS, {}, {})
    assert DEFAULTS["salt"] == KINDS["salt"].default == 1.0


def test_a_readers_settings_are_those_of_the_page() -> None:
    reader = Reader("en")
    reader.values.update(dish="congee", rate=0.2)
    assert reader.settings(Order) == Order("congee", "normal")
    assert reader.settings(Practice).rate == 0.2


def test_a_cook_with_the_same_settings_is_no_new_cook_and_two_are_kept() -> None:
    reader = Reader("en")
    for run in (RUN, RUN, BOLD, BOLD):
        reader.cook("practice", run)
    assert reader.cooks["practice"] == (RUN, BOLD)
    reader.cook("practice", RUN)
    assert reader.cooks["practice"] == (BOLD, RUN)


def test_every_change_of_hand_is_a_try_and_standing_still_is_none() -> None:
    reader, order = Reader("en"), Order("congee", "normal")
    for grams in ((1.0, 1.0), (1.0, 1.0), (2.0, 1.0), (1.0, 1.0)):
        walk = reader.taste(order, grams)
    assert walk == [(1.0, 1.0), (2.0, 1.0), (1.0, 1.0)]
    assert reader.taste(Order("congee", "light"), (4.0, 4.0)) == [(4.0, 4.0)]


def test_a_very_long_walk_forgets_its_middle_but_never_its_start_or_its_end() -> None:
    reader, order = Reader("en"), Order("congee", "normal")
    for step in range(3 * WALK_LENGTH):
        walk = reader.taste(order, (step / 10, 1.0))
    assert len(walk) <= WALK_LENGTH + 1
    assert walk[0] == (0.0, 1.0)
    assert walk[-1] == ((3 * WALK_LENGTH - 1) / 10, 1.0)
    assert [salt for salt, _ in walk] == sorted(salt for salt, _ in walk)


def busy_reader(**query: str) -> Reader:
    """A reader who has been on two pages."""
    reader = from_link(query, None, "practice")
    reader.values.update(dish="mapo_tofu", salt=4.0, rate=0.6, rounds=10, press=3)
    for page in ("practice", "one_step"):
        reader.bets[page, "question"] = Bet("x")
        reader.cook(page, RUN)
        reader.notes[page, "kept"] = "note"
    reader.tries[Order("congee", "normal")] = [(1.0, 1.0)]
    return reader


def test_start_again_clears_the_page_and_leaves_the_others_alone() -> None:
    reader = busy_reader()
    reader.start_again("practice")
    changed = {name: DEFAULTS[name] for name in ("salt", "rate", "rounds")}
    assert reader.values == {**DEFAULTS, "dish": "mapo_tofu", "press": 3, **changed}
    assert reader.bets.keys() == {("one_step", "question")}
    assert reader.cooks.keys() == {"one_step"}
    assert reader.notes == {("one_step", "kept"): "note"}
    assert reader.tries


def test_start_again_on_the_first_page_forgets_the_walk() -> None:
    reader = busy_reader()
    reader.start_again("seasoning")
    assert reader.tries == {}
    assert reader.values["salt"] == 1.0
    assert reader.values["rate"] == 0.6


def test_a_presenter_starts_again_from_everything_that_the_link_shows() -> None:
    cook = "tomato_egg,normal,1.0,1.0,usual,no,0.05,100"
    reader = busy_reader(present="1", dish="congee", salt="2.5", rate="0.2", cook=cook, bet="0.2")
    reader.start_again("practice")
    assert [reader.values[name] for name in ("dish", "salt", "rate", "rounds")] == ["congee", 2.5, 0.2, 100]
    assert reader.cooks["practice"] == (RUN,)
    assert reader.notes["practice", "linked_bet"] == "0.2"
    assert reader.bets.keys() == {("one_step", "question")}


def test_a_presenters_link_does_not_bet_on_another_page() -> None:
    reader = busy_reader(present="1", bet="0.2")
    reader.start_again("one_step")
    assert ("one_step", "linked_bet") not in reader.notes


def test_a_page_that_was_not_drawn_to_its_end_is_still_to_be_arrived_at() -> None:
    def interrupted() -> None:
        import streamlit as st

        from ui.kit.session import reader

        st.text(str(reader("line").arrived))

    app = AppTest.from_function(interrupted).run()
    assert [app.text[0].value, app.run().text[0].value] == ["True", "True"]
