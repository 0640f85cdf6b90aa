"""Sentences computed from the state: the right words at the borders, and never a false one."""

from dataclasses import replace

import numpy as np
import pytest

from core.diners import DISHES, regulars
from core.examples import Examples
from core.one_step import Move, adjust, nudge, taste
from core.training import NEVER
from lessons.practice.settings import RATES, Practice
from tests.conftest import typed
from ui import explain, runs
from ui.kit.text import Text

KITCHEN, REAL = Text("en", "kitchen", "practice"), Text("en", "real", "practice")
STEP = Text("en", "kitchen", "one_step")
RUN = Practice("tomato_egg", "normal", 1.0, 1.0, "usual", "no", 0.2, 100)
BEST = (3.1, 0.7)


def errors_of(*errors: float) -> Examples:
    """Diners to whom one gram of salt is off by these errors."""
    return Examples(np.ones((len(errors), 2)), 2.0 - np.array(errors))


def told(text: Text = KITCHEN, **changes: object) -> str:
    run = replace(RUN, **changes)  # type: ignore[arg-type]
    crowd = runs.crowd(run)
    history = runs.practice(run)
    return explain.run(text, run, history, runs.bowl_of(crowd), runs.arrival(history, crowd))


@pytest.mark.parametrize(
    ("error", "word"),
    [
        (0.0, "about_right"),
        (0.249, "about_right"),
        (-0.249, "about_right"),
        (0.25, "too_strong"),
        (-0.25, "too_weak"),
        (9e9, "too_strong"),
        (-9e9, "too_weak"),
    ],
)
def test_a_diner_is_content_within_a_quarter(error: float, word: str) -> None:
    assert explain.feeling(error) == word


@pytest.mark.parametrize(
    ("errors", "sentence"),
    [
        ((0.1, -0.2), "About right for all 2 diners"),
        ((-1.0, -1.0, 0.0), "Too weak for 2 of 3 diners"),
        ((1.0, 0.0), "Too strong for 1 of 2 diners"),
        ((1.0, 0.0, -1.0, -2.0), "Too weak for 2 of 4 diners, too strong for 1"),
    ],
)
def test_complaints_are_counted_by_kind(errors: tuple[float, ...], sentence: str) -> None:
    assert explain.complaints(KITCHEN, taste(errors_of(*errors), (1.0, 1.0))) == sentence


def test_a_hint_names_the_way_the_amount_and_the_seasoning() -> None:
    assert explain.hint(KITCHEN, Move(0, 1.0, 0.0)) == "1 g more salt would help most"
    assert explain.hint(KITCHEN, Move(1, -0.5, 0.0)) == "0.5 g less spice would help most"
    assert explain.hint(KITCHEN, None) == KITCHEN.label("hint.none")


def test_a_slope_is_told_so_that_it_can_be_followed_by_hand() -> None:
    tasting = taste(regulars("congee"), (1.0, 4.0))
    for which, name in enumerate(("salt", "spice")):
        said, slope = typed(explain.slope(STEP, tasting, which, 0.1)), tasting.gradient[which]
        change = adjust(tasting, 0.1)[which] - tasting.weights[which]
        word = "put in" if change > 0 else "take out"
        feeling = "too strong by" if slope > 0 else "too weak by"
        assert f"{feeling} {abs(slope) / 2:.3f} where {name} is felt → twice that is the slope, {slope:+.3f}" in said
        assert f"{word} {abs(change):.2f} g of {name}" in said


def test_a_nudge_stands_beside_the_slope_by_blame() -> None:
    crowd = regulars("congee")
    tasting, tried = taste(crowd, (1.0, 4.0)), nudge(crowd, (1.0, 4.0), 1)
    said = explain.nudged(STEP, 1, tried, tasting)
    assert f"with 0.01 g more, the dish is {tried.above:.5f} off; with 0.01 g less, {tried.below:.5f}." in said
    assert said.count(f"**{tasting.gradient[1]:+.4f}**") == 2


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize(
    ("dish", "rounds", "tongues"),
    [
        *((dish, 10, "usual") for dish in DISHES),
        ("tomato_egg", 100, "usual"),
        ("congee", 1000, "usual"),
        ("tomato_egg", 10, "alike"),
        ("mapo_tofu", 100, "alike"),
    ],
)
def test_a_run_is_told_as_it_went(dish: str, rate: float, rounds: int, tongues: str) -> None:
    run = replace(RUN, dish=dish, rate=rate, rounds=rounds, tongues=tongues)
    crowd, history = runs.crowd(run), runs.practice(run)
    said = told(dish=dish, rate=rate, rounds=rounds, tongues=tongues)
    steepest, flattest = rate * runs.bowl_of(crowd).curvatures[-1], rate * runs.bowl_of(crowd).curvatures[0]
    end, best = 100 / (1 + history.losses[-1]), runs.best_score(crowd)
    assert ("Boiled over in" in said) == history.burnt
    assert ("settles. Try 0.2" in said) == (steepest > 2)
    assert ("It is getting worse" in said) == (
        steepest > 2 and not history.burnt and history.losses[-1] > history.losses[0]
    )
    assert ("within one point of the best from" in said) == (best - end <= 1 and steepest <= 2)
    if steepest <= 2:
        assert ("short of the best" in said) == (best - end > 1)
        assert ("It swings" in said) == (steepest > 1)
    assert ("too small" in said) == (best - end > 1 and steepest <= 2 and abs(1 - steepest) <= abs(1 - flattest))


@pytest.mark.parametrize(
    ("salt", "spice"), [(6.0, 0.0), (5.9, 0.0), (0.0, 4.0), (5.0, 0.0), (1.3, 2.6), (2.0, 2.0), BEST]
)
@pytest.mark.parametrize("rate", [0.5, 0.55])
def test_a_run_past_the_boil_is_never_called_sound_even_while_it_still_gets_better(
    salt: float, spice: float, rate: float
) -> None:
    said = told(salt=salt, spice=spice, rate=rate, rounds=10)
    assert "sound" not in said
    assert "times what" in said
    assert "settles. Try 0.2" in said


def test_a_start_that_is_good_already_is_said_to_be() -> None:
    assert told(salt=BEST[0], spice=BEST[1], rate=0.05).startswith("**You were already within one point of the best.**")


def test_the_real_terms_tell_the_same_run() -> None:
    assert told(REAL, rate=0.6).startswith("**Diverged in epoch")


def test_an_arrival_is_a_number_of_rounds_or_never() -> None:
    assert explain.arrival(KITCHEN, 12) == "takes 12 rounds"
    assert explain.arrival(KITCHEN, NEVER) == "never gets there"


@pytest.mark.parametrize(
    ("weights", "sentence"),
    [
        ([[1.0, 0.0]], ""),
        ([[1.0, 2.0], [-0.4, 2.0], [0.5, 0.5]], "−0.40 g of salt"),
        ([[-1.0, -2.5]], "−2.50 g of spice"),
        ([[-2.5e7, 1.0]], "−2e+07 g of salt"),
    ],
)
def test_grams_below_zero_are_told_with_the_lowest(weights: list[list[float]], sentence: str) -> None:
    said = explain.below_zero(KITCHEN, np.array(weights))
    assert sentence in said
    assert bool(said) == bool(sentence)


@pytest.mark.parametrize(
    ("changes", "words", "outcome"),
    [
        ({"rate": 0.3}, "Boldness: 0.2 → 0.3", "no different"),
        ({"rate": 0.6}, "Boldness: 0.2 → 0.6", "worse"),
        ({"rounds": 10}, "Rounds of tasting: 100 → 10", "worse"),
        ({"salt": 2.5, "rounds": 1000}, "Salt: 1.0 g → 2.5 g; Rounds of tasting: 100 → 1000", "no different"),
        ({"dish": "congee"}, "Dish: tomato and egg → congee with pickles", "no different"),
        ({"odd": "yes"}, ": no → yes", "worse"),
    ],
)
def test_a_change_is_named_with_what_it_did(changes: dict[str, object], words: str, outcome: str) -> None:
    now = replace(RUN, **changes)  # type: ignore[arg-type]
    histories = runs.practice(RUN), runs.practice(now)
    said = explain.what_changed(KITCHEN, RUN, now, histories)
    before, after = (100 / (1 + history.losses[-1]) for history in histories)
    assert words in said
    assert f"{before:.1f} → {after:.1f}, {outcome}." in said
    assert ("One change" in said) == (len(changes) == 1)
    back = explain.what_changed(KITCHEN, now, RUN, histories[::-1])
    assert ("better" in back) == (outcome == "worse")


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [("salt", 2.0, "2.0 g"), ("rate", 0.05, "0.05"), ("rounds", 100, "100"), ("eaters", "light", "light eaters")],
)
def test_a_settings_value_is_said_as_a_reader_would(name: str, value: object, words: str) -> None:
    assert explain.setting_words(KITCHEN, name, value) == words
