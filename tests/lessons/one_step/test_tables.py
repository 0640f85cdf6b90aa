"""Tables of one step: they agree with `core`, and every product can be followed by hand."""

import numpy as np
import pandas as pd
import pytest

from core.diners import regulars
from core.one_step import taste
from lessons.one_step import tables
from tests.conftest import typed
from ui.kit.text import Text

TEXT, CHINESE = Text("en", "kitchen", "one_step"), Text("zh", "real", "one_step")
CROWD = regulars("mapo_tofu")
TASTING = taste(CROWD, (2.25, -0.5))
LAST_DIGIT = 6e-4


def numbers(column: pd.Series) -> list[float]:
    return [float(typed(text)) for text in column]


def last(column: pd.Series) -> list[float]:
    """The result of each written product."""
    return [float(typed(text).split("=")[1]) for text in column]


def test_the_tasting_writes_each_plate_as_the_sum_of_its_parts() -> None:
    table = tables.tasted(TEXT, CROWD, TASTING)
    assert list(table.columns) == ["Diner", "From salt", "From spice", "On the plate"]
    assert list(table["Diner"]) == [str(i) for i in range(1, 9)]
    assert table["From salt"][0] == "0.75 × 2.25 = 1.688"
    for name, parts in zip(("From salt", "From spice"), TASTING.parts.T, strict=True):
        assert last(table[name]) == pytest.approx(list(parts), abs=LAST_DIGIT)
    assert numbers(table["On the plate"]) == pytest.approx(list(TASTING.predictions), abs=LAST_DIGIT)


def test_the_errors_are_plate_minus_wish_and_squared() -> None:
    table = tables.wrong(TEXT, CROWD, TASTING)
    plate, wish, error, squared = (
        np.array(numbers(table[name])) for name in ("On the plate", "Wish", "Off by", "Squared")
    )
    assert plate - wish == pytest.approx(error, abs=2 * LAST_DIGIT)
    assert squared == pytest.approx(TASTING.errors**2, abs=LAST_DIGIT)
    assert squared.mean() == pytest.approx(TASTING.loss, abs=LAST_DIGIT)


def test_the_shares_end_in_their_mean_and_the_slope_is_twice_that() -> None:
    table = tables.fault(TEXT, CROWD, TASTING)
    assert list(table["Diner"][-2:]) == ["Mean", "Slope (mean × 2)"]
    for j, name in enumerate(("Share of salt", "Share of spice")):
        shares = last(table[name][:-2])
        mean, slope = numbers(table[name][-2:])
        assert shares == pytest.approx(list(TASTING.errors * CROWD.X[:, j]), abs=LAST_DIGIT)
        assert mean == pytest.approx(np.mean(shares), abs=2 * LAST_DIGIT)
        assert slope == pytest.approx(TASTING.gradient[j], abs=LAST_DIGIT)


def test_everything_holds_the_numbers_unrounded() -> None:
    table = tables.everything(TEXT, CROWD, TASTING)
    assert np.array_equal(table["Off by"], TASTING.errors)
    assert np.array_equal(table["Salt felt (per g)"], CROWD.X[:, 0])
    assert np.array_equal(table["Share of spice"], TASTING.shares[:, 1])
    assert list(table["Diner"]) == list(range(1, 9))


def test_headings_are_in_the_readers_words() -> None:
    heads = {head for make in (tables.wrong, tables.fault, tables.everything) for head in make(CHINESE, CROWD, TASTING)}
    assert {"预测值 ŷ", "目标值 y", "误差 ŷ − y"} <= heads
    assert not heads & set(tables.everything(TEXT, CROWD, TASTING).columns)
