"""Sentences of the kitchen: the right words at the borders, and never a false one."""

import numpy as np
import pytest

from core.examples import Examples
from core.one_step import taste
from ui.kit.text import Text
from ui.kitchen import words

KITCHEN = Text("en", "kitchen", "practice")


def errors_of(*errors: float) -> Examples:
    """Diners to whom one gram of salt is off by these errors."""
    return Examples(np.ones((len(errors), 2)), 2.0 - np.array(errors))


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
    assert words.feeling(error) == word


@pytest.mark.parametrize(
    ("errors", "sentence"),
    [
        ((0.1, -0.2), "About right for all 2 diners"),
        ((-1.0, -1.0, 0.0), "Too weak for 2 of 3 diners"),
        ((-1.0, -1.0), "Too weak for all 2 diners"),
        ((1.0, 0.0), "Too strong for 1 of 2 diners"),
        ((1.0, 3.0), "Too strong for all 2 diners"),
        ((1.0, 0.0, -1.0, -2.0), "Too weak for 2 of 4 diners, too strong for 1"),
    ],
)
def test_complaints_are_counted_by_kind(errors: tuple[float, ...], sentence: str) -> None:
    assert words.complaints(KITCHEN, taste(errors_of(*errors), (1.0, 1.0))) == sentence


@pytest.mark.parametrize(
    ("weights", "sentence"),
    [
        ([[1.0, 0.0]], ""),
        ([[1.0, 2.0], [-0.4, 2.0], [0.5, 0.5]], "−0.40 g of salt"),
        ([[-1.0, -2.5]], "−2.50 g of spice"),
        ([[-2.5e7, 1.0]], "−2.5 × 10⁷ g of salt"),
    ],
)
def test_grams_below_zero_are_told_with_the_lowest(weights: list[list[float]], sentence: str) -> None:
    said = words.below_zero(KITCHEN, np.array(weights))
    assert sentence in said
    assert bool(said) == bool(sentence)
