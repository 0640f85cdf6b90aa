"""The reader's hand: what it has moved is heard once, and what a film tells of it is checked like a link."""

from typing import Any

import pytest
import streamlit as st
from hypothesis import given
from hypothesis import strategies as some

from ui.kit.hand import MOST_PLACES, Hand
from ui.settings import Number

GRAMS = Number(1.0, 0.0, 6.0, 0.1)
FOLLOWED = {"here": {"salt": GRAMS, "spice": GRAMS}}
EVERYTHING = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | some.text(),
    lambda inner: some.lists(inner) | some.dictionaries(some.text(), inner),
)


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the widgets have sent."""
    values: dict[str, Any] = {}
    monkeypatch.setattr(st, "session_state", values)
    return values


def test_a_value_is_heard_once_and_only_of_sliders_that_call_nobody(session: dict[str, Any]) -> None:
    hand = Hand()
    session["salt"] = 3.0
    assert hand.hear() == {}
    hand.rest({"salt": GRAMS})
    assert hand.hear() == {"salt": 3.0}
    assert hand.hear() == {}
    session["salt"] = 2.04
    assert hand.hear() == {"salt": 2.0}
    hand.rest({})
    session["salt"] = 5.0
    assert hand.hear() == {}


def test_what_has_not_been_sent_is_not_heard(session: dict[str, Any]) -> None:
    hand = Hand()
    hand.rest({"salt": GRAMS})
    assert hand.hear() == {}


@pytest.mark.parametrize("value", [7.0, -0.1, float("nan"), "a pinch"])
def test_an_impossible_value_is_refused_once(session: dict[str, Any], value: Any) -> None:
    hand = Hand()
    hand.rest({"salt": GRAMS})
    session["salt"] = value
    with pytest.raises(ValueError, match=r"."):
        hand.hear()
    if value == value:
        assert hand.hear() == {}


def test_the_places_of_a_hand_are_handed_over_once() -> None:
    hand = Hand(followed=FOLLOWED)
    hand.take("here", {"ends": [[1, [1, 2]], [2, [3, 4]]]})
    hand.take("here", {"ends": [[3, [0, 60]]]})
    assert hand.moves("here") == [(1, 2), (3, 4), (0, 60)]
    assert hand.moves("here") == []


@pytest.mark.parametrize("place", [[61, 0], [-1, 0], [0], [0, 0, 0], [0.0, 0], [True, 0], "00", None, [None, 0], {}])
def test_places_that_no_slider_has_are_left_out(place: Any) -> None:
    hand = Hand(followed=FOLLOWED)
    hand.take("here", {"ends": [[1, place], [2, [5, 5]]]})
    assert hand.moves("here") == [(5, 5)]


@given(EVERYTHING)
def test_nothing_that_is_told_breaks_anything(told: Any) -> None:
    hand = Hand(followed=FOLLOWED)
    hand.take("here", told)
    hand.take("here", {"ends": told})
    assert all(0 <= at < 61 for place in hand.moves("here") for at in place)


def test_of_a_long_story_only_the_end_is_taken() -> None:
    hand = Hand(followed=FOLLOWED)
    hand.take("here", {"ends": [[number, [number % 7, 0]] for number in range(1, MOST_PLACES + 11)]})
    assert len(hand.ends["here"]) == MOST_PLACES
    assert hand.ends["here"][-1] == ((MOST_PLACES + 10) % 7, 0)


def test_what_a_page_did_not_hear_is_kept_for_it_and_its_sliders_stand_where_they_were_left() -> None:
    hand = Hand(followed=FOLLOWED)
    assert hand.take("here", {"page": "here", "ends": [[1, [10, 10]], [2, [13, 8]]]}) == {"salt": 1.3, "spice": 0.8}
    assert hand.moves("there") == []
    assert hand.moves("here") == [(10, 10), (13, 8)]


def test_a_move_is_taken_once_however_often_it_is_told() -> None:
    hand = Hand(followed=FOLLOWED)
    hand.take("here", {"ends": [[1, [1, 2]], [2, [3, 4]]]})
    assert hand.take("here", {"ends": [[1, [1, 2]], [2, [3, 4]]]}) == {}
    assert hand.take("here", {"ends": [[2, [3, 4]], [3, [5, 6]]]}) == {"salt": 0.5, "spice": 0.6}
    assert hand.moves("here") == [(1, 2), (3, 4), (5, 6)]
    assert hand.counted == 3


def test_a_move_of_sliders_that_stood_there_before_is_no_move_of_those_now() -> None:
    """A hand on a weight, and before it is told a menu puts the slider of the rounds in its place."""
    hand = Hand(followed=FOLLOWED)
    assert hand.take("here", {"ends": [[1, [1, 2], ["salt", "vinegar"]]]}) == {}
    assert hand.counted == 1
    assert hand.take("here", {"ends": [[2, [3, 4], ["salt", "spice"]], [3, [5, 6], ["spice", "salt"]]]}) == {
        "salt": 0.3,
        "spice": 0.4,
    }
    assert hand.moves("here") == [(3, 4)]


def test_a_move_on_a_page_that_is_not_known_is_counted_too() -> None:
    """Else the document would tell it for ever."""
    hand = Hand(followed=FOLLOWED)
    assert hand.take("elsewhere", {"ends": [[4, [1, 2]]]}) == {}
    assert hand.counted == 4


@given(EVERYTHING)
def test_whatever_is_told_no_slider_is_moved_to_a_place_it_has_not(told: Any) -> None:
    hand = Hand(followed=FOLLOWED)
    assert hand.take("here", told) == {}
    assert hand.take("here", {"ends": told}).keys() <= {"salt", "spice"}
    assert hand.take("here", {"ends": [[hand.counted + 1, told]]}).keys() <= {"salt", "spice"}
