"""What is said of a table that a sum describes exactly, and of columns that follow from others."""

import re

import numpy as np
import pytest

from core.arrays import Array
from core.chance_columns import MOST_RANDOM
from core.designs import Design, Input
from core.examples import Examples
from core.tables import read_text
from lessons.real_tasters import understood, words
from lessons.real_tasters.found import Found
from lessons.real_tasters.scene import Scene
from lessons.real_tasters.settings import RealTasters
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


def test_nothing_is_called_worse_that_is_written_the_same() -> None:
    text = Text("en", "real", "real_tasters")
    draw = np.random.default_rng(5)
    X = draw.normal(size=(400, 2))
    found = learned(X, 2 * X[:, 0] - X[:, 1] + draw.normal(size=400) * 3)
    seen = set()
    for count in range(1, 9):
        told = words.chance(text, "row", found, count)
        (pair,) = re.findall(r"\*\*([\d.]+)\*\* instead of ([\d.]+), in this one draw", told)
        unseen, before = map(float, pair)
        assert (text("chance.overfit") in told) == (unseen > before)
        seen.add((unseen > before, found.with_chance(count).unseen > found.with_chance(0).unseen))
    assert (False, True) in seen, "no two that are written the same"


def test_columns_that_follow_from_others_are_known() -> None:
    draw = np.random.default_rng(1)
    a, b, y = draw.normal(size=(3, 20))
    assert not learned(np.column_stack([a, b]), y).is_tied
    assert learned(np.column_stack([a, 2 * a]), y).is_tied
    assert learned(np.column_stack([a, b, a - 3 * b + 1]), y).is_tied


NEARLY = [
    *((3, 3.1, 2), (8, 7.9, 10), (1, 1.1, -3), (9, 9.1, 14), (4, 3.9, 2), (7, 6.9, 4)),
    *((2, 2.1, -4), (11, 10.9, 16), (15, 15.1, 22), (6, 6.1, 0), (13, 12.9, 15), (20, 19.9, 27)),
]


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_answers_that_fit_alike_are_not_told_to_be_one(language: str) -> None:
    """Two columns that nearly agree: R² settles long before how they share it out does."""
    text = Text(language, "kitchen", "real_tasters")
    table = np.array(NEARLY, dtype=float)
    slow = learned(table[:, :2], table[:, 2])
    assert not slow.agree
    assert text("more.shared_out") in words.scaling(text, slow)
    draw = np.random.default_rng(2)
    X = draw.normal(size=(30, 2))
    quick = learned(X, X @ [1.0, 2.0] + draw.normal(size=30))
    assert quick.agree
    assert text("more.shared_out") not in words.scaling(text, quick)


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_the_formula_misses_by_nothing_no_rounds_are_counted(language: str) -> None:
    text = Text(language, "kitchen", "real_tasters")
    X = np.random.default_rng(3).normal(size=(12, 2))
    assert learned(X, 2 * X[:, 0] - 1).misses_nothing
    assert text("more.no_miss") in words.scaling(text, learned(X, 2 * X[:, 0] - 1))
    assert text("more.no_miss") not in words.scaling(text, learned(X, X[:, 0] ** 2))


def test_what_rounding_leaves_of_a_weight_is_none() -> None:
    x = np.arange(-7.0, 8.0)
    flat = learned(x[:, np.newaxis], x**2)
    assert flat.weights.tolist() == flat.steps.tolist() == [0.0]
    assert flat.agree, "of nothing nothing can be shared out otherwise"


def test_what_rounding_leaves_of_a_bias_a_guess_and_a_miss_is_none() -> None:
    X = np.tile([[1.0, 1.0], [1.0, -1.0], [-1.0, 1.0], [-1.0, -1.0]], (3, 1))
    cross = learned(X, X @ [0.5, 0.5] * (X[:, 0] == X[:, 1]))
    assert cross.bias == cross.descended_numbers[0] == 0.0
    assert not np.any((np.abs(cross.unseen.predicted) > 0) & (np.abs(cross.unseen.predicted) < 1e-9))
    draw = np.random.default_rng(5).normal(size=(12, 2))
    line = learned(draw, draw @ [2.0, -3.0] + 1.0)
    assert line.unseen.rmse == 0.0
    assert line.unseen.predicted.tolist() == line.unseen.y.tolist()


def test_the_best_form_is_the_one_with_the_most_points_though_that_has_more_digits() -> None:
    text = Text("en", "kitchen", "real_tasters")
    x = np.random.default_rng(7).normal(size=14)
    now = Scene(text, RealTasters(), None)
    found = learned(x[:, np.newaxis], x + x**2)
    assert found.bent[0].unseen < 99.5 <= found.bent[1].unseen
    assert f"{text('degree.2')}{text.label('say.and_also')}{text('degree.3')}, with 100" in words.bent(text, now, found)


@pytest.mark.parametrize(("rows", "section"), [(199, "chance.none"), (200, "chance.none_once")])
def test_whose_error_is_told_where_rows_are_held_back(rows: int, section: str) -> None:
    text, draw = Text("en", "kitchen", "real_tasters"), np.random.default_rng(4)
    X = draw.normal(size=(rows, 1))
    found = learned(X, X[:, 0] + draw.normal(size=rows))
    own, unseen = (words.amount(each) for each in (found.with_chance(0).own, found.with_chance(0).unseen))
    assert words.chance(text, "row", found, 0) == text(section, count=0, row="row", own=own, unseen=unseen)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_column_that_mixes_points_and_commas_is_not_said_to_have_gaps(language: str) -> None:
    text = Text(language, "kitchen", "real_tasters")
    mixed, gaps = (
        read_text("a;b\n" + "\n".join(f"{cell};{at}" for at, cell in enumerate(cells * 4)))
        for cells in (("1.5", "2,5"), ("1 200,5", "2 345,5"))
    )
    told = [[name for name, _ in understood.facts(text, table)] for table in (mixed, gaps)]
    assert text("style.both_marks") in told[0]
    assert text("style.thousands_space") not in told[0]
    assert text("style.thousands_space") in told[1]
