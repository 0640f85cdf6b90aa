"""What the app remembers of one reader: by link, by run, by try, and after *Start again*."""

import pytest
from streamlit.testing.v1 import AppTest

from lessons.home.settings import Home
from lessons.one_step.settings import OneStep
from lessons.practice.settings import Practice
from lessons.seasoning.settings import Seasoning
from tests.groups import DEFAULTS, GROUPS, KINDS
from ui.kit.memory import WALK_LENGTH, Memory
from ui.kit.session import Bet, Reader, Refusal, from_link
from ui.kitchen.settings import Order
from ui.kitchen.trained import TrainedLine

RUN = Practice()
BOLD = Practice(rate=0.6)
NO_VALUES: dict[str, object] = {}


def test_a_link_that_asks_for_nothing_gives_the_usual() -> None:
    reader = from_link({}, None, "practice", Practice)
    assert reader == Reader(language="en", opened="practice", pages={"practice": Memory()})
    assert reader.values == {}
    assert reader.settings(Practice) == Practice()


@pytest.mark.parametrize(
    ("locale", "language"),
    [("zh-CN", "zh"), ("ZH-tw", "zh"), ("zh", "zh"), ("en-US", "en"), ("fr", "en"), ("", "en"), (None, "en")],
)
def test_the_language_of_a_first_visit_is_the_browsers(locale: str | None, language: str) -> None:
    assert from_link({}, locale, "home", Home).language == language


@pytest.mark.parametrize(
    ("terms", "register"), [("real", "real"), ("kitchen", "kitchen"), ("REAL", "kitchen"), ("", "kitchen")]
)
def test_the_link_chooses_the_register_if_it_is_one(terms: str, register: str) -> None:
    assert from_link({"terms": terms}, None, "home", Home).register == register


@pytest.mark.parametrize(("asked", "presenting"), [("1", True), ("0", False), ("true", False), ("", False)])
def test_only_present_1_presents(asked: str, presenting: bool) -> None:
    assert from_link({"present": asked}, None, "home", Home).presenting is presenting


def test_a_link_sets_what_is_possible_and_refuses_the_rest() -> None:
    query = {"salt": "2.51", "spice": "7", "dish": "congee", "rate": "0.123", "rounds": "123", "unknown": "x"}
    reader = from_link(query, None, "practice", Practice)
    assert reader.values == {"salt": 2.5, "dish": "congee", "rate": 0.12, "start": "mine"}
    assert reader.settings(Practice) == Practice(dish="congee", salt=2.5, rate=0.12, start="mine")
    assert sorted(reader.refusals, key=lambda refusal: refusal.name) == [
        Refusal("rounds", "123"),
        Refusal("spice", "7"),
    ]


@pytest.mark.parametrize("page", GROUPS)
def test_a_link_sets_only_what_its_page_can_set(page: str) -> None:
    others = {name: str(kind.default) for name, kind in KINDS.items() if not hasattr(GROUPS[page](), name)}
    reader = from_link(others, None, page, GROUPS[page])
    assert (reader.values, reader.refusals) == (NO_VALUES, [])


def test_a_link_brings_the_last_run_and_the_one_before_it_in_that_order() -> None:
    def runs(cook: str, ghost: str) -> tuple[object, ...]:
        return from_link({"cook": cook, "ghost": ghost}, None, "practice", Practice).memory("practice").runs

    old = "tomato_egg,normal,1.0,1.0,usual,no,{},100"
    assert runs(cook="rate=0.6", ghost="default") == (RUN, BOLD)
    assert runs(cook=old.format(0.6), ghost=old.format(0.05)) == (RUN, BOLD)
    assert runs(cook="rate=0.6", ghost="rate=0.6") == (BOLD,)
    assert runs(cook="rate=0.6", ghost=old.format(0.6)) == (BOLD,)


def test_a_run_of_a_link_depends_on_nothing_that_makes_no_difference() -> None:
    runs = from_link({"cook": "salt=4.0;rate=0.6"}, None, "practice", Practice).memory("practice").runs
    assert runs == (BOLD,)


@pytest.mark.parametrize("name", ["cook", "ghost", "first"])
@pytest.mark.parametrize("asked", ["tomato_egg,normal,1.0,1.0,usual,no,0.6,100", "rate=0.6", "dish=pizza", ""])
def test_a_run_of_another_page_is_refused(name: str, asked: str) -> None:
    reader = from_link({name: asked}, None, "home", Home)
    assert reader.memory("home").runs == ()
    assert reader.memory("home").linked_run is None
    assert reader.refusals == [Refusal(name, asked)]


def test_the_run_that_a_linked_bet_rests_on_is_kept_apart_from_the_last_runs() -> None:
    memory = from_link({"first": "rate=0.6", "bet": "0.2"}, None, "practice", Practice).memory("practice")
    assert (memory.linked_run, memory.linked_bet, memory.runs) == (BOLD, "0.2", ())


def test_what_one_reader_sets_no_other_reader_has() -> None:
    one, other = from_link({}, None, "home", Home), from_link({}, None, "home", Home)
    one.values["salt"] = 5.0
    memory = one.memory("home")
    memory.cook(Home("congee", "light"))
    memory.taste(Order("congee", "light"), (1.0, 1.0))
    memory.first("about", Home())
    memory.once.add("seen")
    memory.keep(RUN)
    one.keep(RUN)
    one.bets["home", "x"] = Bet("x")
    one.progress["home"] = True
    assert other == from_link({}, None, "home", Home)
    assert (other.values, other.memory("home")) == ({}, Memory())
    assert DEFAULTS["salt"] == KINDS["salt"].default == 1.0


def test_a_readers_settings_are_those_of_the_page() -> None:
    reader = Reader("en")
    reader.values.update(dish="congee", rate=0.2)
    assert reader.settings(Order) == Order("congee", "normal")
    assert reader.settings(Practice).rate == 0.2


def test_a_run_with_the_same_settings_is_no_new_run_and_two_are_kept() -> None:
    memory = Memory()
    for run in (RUN, RUN, BOLD, BOLD):
        memory.cook(run)
    assert memory.runs == (RUN, BOLD)
    memory.cook(RUN)
    assert memory.runs == (BOLD, RUN)
    memory.cook(Practice(salt=3.0))
    assert memory.runs == (BOLD, RUN), "grams that the machine does not begin with are no new run"


def test_only_the_first_time_that_something_is_known_counts() -> None:
    memory = Memory()
    assert memory.firsts == {}
    memory.first("congee", BOLD)
    memory.first("congee", RUN)
    assert memory.firsts == {"congee": BOLD}


def test_a_page_turns_to_something_else_only_when_it_was_about_something_before() -> None:
    memory = Memory()
    turns = [memory.turned_to(about) for about in ("congee", "congee", "mapo_tofu", "mapo_tofu", "congee")]
    assert turns == [False, False, True, False, True]


def line(seed: int) -> TrainedLine:
    """What a page leaves for others."""
    return TrainedLine((2, 1), "tanh", (0.0, 0.0, 0.0), "ring", seed, 1.0, 300)


def test_one_thing_of_a_type_is_kept_for_the_page_and_one_for_other_pages() -> None:
    reader = Reader("en")
    memory = reader.memory("blame")
    assert (memory.recall(TrainedLine), reader.left(TrainedLine)) == (None, None)
    for seed in (1, 2):
        memory.keep(line(seed))
        reader.keep(line(seed + 10))
    assert (memory.recall(TrainedLine), reader.left(TrainedLine)) == (line(2), line(12))
    assert reader.memory("stations").recall(TrainedLine) is None


def test_every_change_of_hand_is_a_try_and_standing_still_is_none() -> None:
    memory, order = Memory(), Order("congee", "normal")
    for grams in ((1.0, 1.0), (1.0, 1.0), (2.0, 1.0), (1.0, 1.0)):
        walk = memory.taste(order, grams)
    assert walk == [(1.0, 1.0), (2.0, 1.0), (1.0, 1.0)]
    assert memory.taste(Order("congee", "light"), (4.0, 4.0)) == [(4.0, 4.0)]


def test_a_very_long_walk_forgets_its_middle_but_never_its_start_or_its_end() -> None:
    memory, order = Memory(), Order("congee", "normal")
    for step in range(3 * WALK_LENGTH):
        walk = memory.taste(order, (step / 10, 1.0))
    assert len(walk) <= WALK_LENGTH + 1
    assert walk[0] == (0.0, 1.0)
    assert walk[-1] == ((3 * WALK_LENGTH - 1) / 10, 1.0)
    assert [salt for salt, _ in walk] == sorted(salt for salt, _ in walk)


BUSY = {"dish": "mapo_tofu", "salt": 4.0, "rate": 0.6, "rounds": 10, "press": 3, "start": "mine"}


def busy_reader(**query: str) -> Reader:
    """A reader who has been on three pages."""
    reader = from_link(query, None, "practice", Practice)
    reader.values.update(BUSY)
    for page in ("seasoning", "practice", "one_step"):
        reader.bets[page, "question"] = Bet("x")
        memory = reader.memory(page)
        memory.cook(RUN)
        memory.keep(BOLD)
        memory.once.add("seen")
        memory.first("about", RUN)
        memory.taste(Order("congee", "normal"), (1.0, 1.0))
    reader.keep(line(1))
    return reader


def test_start_again_clears_the_page_and_leaves_the_others_alone() -> None:
    reader, before = busy_reader(), busy_reader()
    reader.start_again("practice", Practice)
    put_back = {name: DEFAULTS[name] for name in ("start", "tongues", "odd", "rate", "rounds")}
    assert reader.values == {**BUSY, **put_back}, "dish, eaters and grams belong to other pages too"
    assert reader.bets.keys() == {("seasoning", "question"), ("one_step", "question")}
    assert reader.memory("practice") == Memory()
    for page in ("seasoning", "one_step"):
        assert reader.memory(page) == before.memory(page) != Memory()
    assert reader.left(TrainedLine) == line(1)


def test_start_again_on_the_readers_own_page_forgets_the_walk_and_the_grams() -> None:
    reader = busy_reader()
    reader.start_again("seasoning", Seasoning)
    assert reader.memory("seasoning").tries == {}
    assert reader.memory("practice").tries
    assert reader.values["salt"] == 1.0
    assert reader.values["rate"] == 0.6


def test_a_presenter_starts_again_from_everything_that_the_link_shows() -> None:
    cook = "tomato_egg,normal,1.0,1.0,usual,no,0.05,100"
    reader = busy_reader(present="1", dish="congee", salt="2.5", rate="0.2", cook=cook, bet="0.2")
    reader.start_again("practice", Practice)
    assert reader.settings(Practice) == Practice(dish="congee", salt=2.5, rate=0.2, start="mine")
    memory = reader.memory("practice")
    assert (memory.runs, memory.linked_bet, memory.once, memory.kept) == ((RUN,), "0.2", set(), {})
    assert reader.bets.keys() == {("seasoning", "question"), ("one_step", "question")}


def test_a_presenters_link_does_not_bet_on_another_page() -> None:
    reader = busy_reader(present="1", bet="0.2", rate="0.2")
    reader.start_again("one_step", OneStep)
    assert reader.memory("one_step") == Memory()
    assert reader.values["rate"] == 0.6


def test_a_page_that_was_not_drawn_to_its_end_is_still_to_be_arrived_at() -> None:
    def interrupted() -> None:
        import streamlit as st

        from lessons.line.settings import Line
        from ui.kit.session import reader

        st.text(str(reader("line", Line).arrived))

    app = AppTest.from_function(interrupted, default_timeout=60).run()
    assert [app.text[0].value, app.run().text[0].value] == ["True", "True"]
