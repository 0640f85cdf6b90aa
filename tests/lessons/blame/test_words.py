"""What is said of slips and training agrees with core."""

from dataclasses import replace
from itertools import product

import pytest

from lessons.blame import scene, words
from lessons.blame.settings import BlameSlips
from tests.groups import DEFAULTS
from ui.kit.text import LANGUAGES, REGISTERS, Text
from ui.settings import gather

USUAL = gather(BlameSlips, DEFAULTS)
TEXT = Text("en", "kitchen", "blame")


@pytest.mark.parametrize(
    ("value", "digits", "said"), [(-0.3604, 3, "−0.360"), (-0.0001, 3, "0.000"), (0.5, 1, "0.5"), (-2.0, 0, "−2")]
)
def test_numbers_have_a_true_minus_and_zero_has_none(value: float, digits: int, said: str) -> None:
    assert words.number(value, digits) == said


def test_a_negative_factor_stands_in_brackets() -> None:
    assert words.factor(-0.5) == "(−0.500)"
    assert words.factor(0.5) == "0.500"


def test_the_bets_names_are_the_cooks_names() -> None:
    for language, register in product(LANGUAGES, REGISTERS):
        text = Text(language, register, "blame")
        for unit in range(4):
            assert text(f"bet.{unit + 1}").lower() == words.cook(text, 1, unit).lower()


@pytest.mark.parametrize("seed", range(1, 10))
def test_a_slip_above_0_raises_and_one_below_lowers(seed: int) -> None:
    slips = scene.slips_of(replace(USUAL, slip_seed=seed))
    said = words.press(TEXT, replace(USUAL, slip_seed=seed, slip_press=4))
    assert ("raises" if slips.slips(1)[slips.biggest] > 0 else "lowers") in said


@pytest.mark.parametrize(("pattern", "cooks", "seed"), list(product(["either", "ring"], [2, 4], [1, 3, 9])))
def test_every_update_on_offer_goes_downhill_as_the_sentence_says(pattern: str, cooks: int, seed: int) -> None:
    line = replace(USUAL, slip_pattern=pattern, slip_cooks=cooks, slip_seed=seed)
    for salt, spice, rate, updates in product((0.0, 2.4, 6.0), (0.0, 3.9, 6.0), (0.1, 3.0), (0, 5)):
        settings = replace(line, slip_salt=salt, slip_spice=spice, slip_rate=rate, slip_updates=updates)
        assert scene.updated(settings).loss < scene.slips_of(settings).loss


@pytest.mark.parametrize(("language", "register", "weight"), list(product(LANGUAGES, REGISTERS, (0, 2, 9, 12))))
def test_the_nudge_says_both_slopes_and_how_far_apart_they_are(language: str, register: str, weight: int) -> None:
    text = Text(language, register, "blame")
    said = words.nudged(text, USUAL, weight)
    slips = scene.slips_of(USUAL)
    assert words.number(slips.blame.gradient[weight], 5) in said
    assert words.number(scene.nudged(USUAL, weight).slope, 5) in said


def test_a_ticket_in_the_middle_nudges_weights_that_nothing_comes_in_along() -> None:
    middle = replace(USUAL, slip_salt=3.0, slip_spice=3.0, slip_press=5)
    assert "0.0000% apart" in words.nudged(TEXT, middle, 0)


def test_a_stuck_line_is_told_how_it_might_get_on_and_a_good_one_is_not() -> None:
    stuck = replace(USUAL, slip_pattern="ring", slip_cooks=2).run
    assert "wrong side" in words.trained(TEXT, stuck)
    good = USUAL.run
    assert "wrong side" not in words.trained(TEXT, good)


def test_one_change_is_called_one_and_named() -> None:
    earlier, now = USUAL.run, replace(USUAL, slip_cooks=4).run
    said = words.what_changed(TEXT, earlier, now)
    assert said.startswith("**One change:** Cooks at the station: 3 → 4.")
    assert words.what_changed(TEXT, None, now) == ""
