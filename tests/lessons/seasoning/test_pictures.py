"""The map of *Season it yourself* shows where the hand has been."""

import pytest

from core.diners import regulars
from lessons.seasoning.pictures import show_taste_map
from tests.sent import Sent, caught
from ui.kit.text import Text

HAND = Text("en", "kitchen", "seasoning")


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> Sent:
    """What the pictures send to the browser."""
    return caught(monkeypatch, "lessons.seasoning")


def test_the_map_shows_the_walk_and_where_the_reader_stands_and_the_bet_if_there_is_one(sent: Sent) -> None:
    walk = [(1.0, 1.0), (2.0, 1.0), (2.0, 3.0)]
    show_taste_map(HAND, regulars("congee"), walk, None)
    data = sent["taste_map"][1]
    assert data["tries"][["salt", "spice"]].to_numpy().tolist() == [list(stop) for stop in walk]
    assert data["you"][["salt", "spice"]].to_numpy().tolist() == [[2.0, 3.0]]
    assert data["bet"].empty
    show_taste_map(HAND, regulars("congee"), walk, 5.0)
    assert sent["taste_map"][1]["bet"]["salt"].tolist() == [5.0]
