"""What is said of a table that a sum describes exactly, and of columns that follow from others."""

import numpy as np
import pytest

from core.arrays import Array
from core.chance_columns import MOST_RANDOM
from core.designs import Design, Input
from core.examples import Examples
from lessons.real_tasters import words
from lessons.real_tasters.found import Found
from ui.kit.text import LANGUAGES, Text


def learned(X: Array, y: Array) -> Found:
    """From a table of numbers."""
    inputs = tuple(Input(at, None) for at in range(X.shape[1]))
    return Found(Design(Examples(X, y), inputs, X.shape[1], np.arange(len(y)), {}, 0, 0))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_rounding_leaves_is_no_miss_and_no_overfitting(language: str) -> None:
    text = Text(language, "kitchen", "real_tasters")
    draw = np.random.default_rng(0)
    X = np.column_stack([np.arange(12.0), draw.normal(size=12)])
    found = learned(X, 2 * X[:, 0] + 1)
    for count in range(MOST_RANDOM):
        told = words.chance(text, "row", found, count)
        assert "0.000" not in told
        assert text("chance.overfit") not in told


def test_columns_that_follow_from_others_are_known() -> None:
    draw = np.random.default_rng(1)
    a, b, y = draw.normal(size=(3, 20))
    assert not learned(np.column_stack([a, b]), y).is_tied
    assert learned(np.column_stack([a, 2 * a]), y).is_tied
    assert learned(np.column_stack([a, b, a - 3 * b + 1]), y).is_tied
