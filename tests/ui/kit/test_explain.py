"""What was changed between two runs, and what became of it, in words."""

import pytest

from lessons.practice.settings import Practice
from lessons.stations.settings import Stations
from ui.kit import explain
from ui.kit.explain import SAME_SCORE
from ui.kit.text import Text
from ui.settings import kinds

KITCHEN, REAL = Text("en", "kitchen", "practice"), Text("en", "real", "practice")
RUN = Practice()


@pytest.mark.parametrize(
    ("before", "after", "outcome"),
    [(50, 50.06, "better"), (50, 49.94, "worse"), (50, 50.04, "same"), (50, 49.96, "same"), (0, 0, "same")],
)
def test_a_score_is_better_or_worse_once_the_eye_can_tell(before: float, after: float, outcome: str) -> None:
    assert explain.outcome_of(before, after, SAME_SCORE) == outcome


def test_what_differs_is_named_in_the_order_asked_for_with_both_values() -> None:
    said = explain.changed(KITCHEN, RUN, Practice(rate=0.6, dish="congee"), kinds(Practice))
    assert said["what"] == "2 changes at once"
    assert said["changes"] == "Dish: tomato and egg → congee with pickles; Boldness: 0.05 → 0.6"


def test_one_change_is_called_one_and_only_what_is_asked_about_counts() -> None:
    said = explain.changed(KITCHEN, RUN, Practice(rate=0.6, dish="congee"), ("rate", "rounds"))
    assert said == {"what": "One change", "changes": "Boldness: 0.05 → 0.6"}


def test_what_means_nothing_in_one_of_two_runs_was_not_changed_by_anybody() -> None:
    stations = Text("en", "kitchen", "stations")
    earlier, alike = Stations(net_seed=3), Stations(net_start="ones").run
    for one, other in ((earlier, alike), (alike, earlier)):
        said = explain.changed(stations, one, other, kinds(Stations))
        assert said["what"] == "One change"
        assert "Which" not in said["changes"]


def test_a_page_may_say_values_and_names_in_its_own_way() -> None:
    said = explain.changed(
        KITCHEN,
        RUN,
        Practice(rate=0.6),
        ("rate",),
        words=lambda text, name, value: f"<{text.register} {name} {value}>",
        called=lambda text, name: name.upper(),
    )
    assert said["changes"] == "RATE: <kitchen rate 0.05> → <kitchen rate 0.6>"


def test_a_change_is_named_in_the_readers_register() -> None:
    assert explain.changed(REAL, RUN, Practice(rate=0.6), ("rate",))["changes"] == "Learning rate: 0.05 → 0.6"


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [("salt", 2.0, "2.0 g"), ("rate", 0.05, "0.05"), ("rounds", 100, "100"), ("eaters", "light", "mild palates")],
)
def test_a_settings_value_is_said_as_a_reader_would(name: str, value: object, words: str) -> None:
    assert explain.setting_words(KITCHEN, name, value) == words
