"""How numbers are written: cells against what people mean, columns against their cells, styles against each other."""

import math
import re
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.number_styles import LARGEST, Style, any_number, is_missing, number, read_columns

PLAIN, COMMA, GROUPED, SPACED = Style
NONE = None

MEANT: dict[str, tuple[float | None, float | None, float | None, float | None]] = {
    "12": (12, 12, 12, 12),
    "1.5": (1.5, NONE, 1.5, 1.5),
    "1,5": (NONE, 1.5, NONE, 1.5),
    "1.234": (1.234, 1234, 1.234, 1.234),
    "1,234": (NONE, 1.234, 1234, 1.234),
    "0,234": (NONE, 0.234, NONE, 0.234),
    "1.234,5": (NONE, 1234.5, NONE, NONE),
    "1,234.5": (NONE, NONE, 1234.5, NONE),
    "12,34,567": (NONE, NONE, NONE, NONE),
    "1 234,5": (NONE, NONE, NONE, 1234.5),
    "1'234.5": (NONE, NONE, NONE, 1234.5),
    "(5)": (-5, -5, -5, -5),
    "5-": (-5, -5, -5, -5),
    "-$5": (-5, -5, -5, -5),
    "$ -5": (-5, -5, -5, -5),
    "5 %": (5, 5, 5, 5),
    "28元": (28, 28, 28, 28),
    "１２": (12, 12, 12, 12),
    "−3": (-3, -3, -3, -3),
    "+3": (3, 3, 3, 3),
    "2e3": (2000, 2000, 2000, 2000),
    ".5": (0.5, NONE, 0.5, NONE),
    "5.": (5, NONE, 5, 5),
    **dict.fromkeys(
        ("", "-", "x", "nan", "inf", "1e999", "9" * 65, "--5", "(5", "(-5)", "5 m", "½", "٣", "0x10", "1_0"),
        (NONE,) * 4,
    ),
}


@pytest.mark.parametrize(("cell", "meant"), MEANT.items())
def test_a_cell_is_what_each_style_has_it_mean(cell: str, meant: tuple[float | None, ...]) -> None:
    found = [number(cell, style) for style in Style]
    assert [None if math.isnan(value) else value for value in found] == list(meant)
    assert any_number(cell) is (any(value is not None for value in meant) or cell == "1e999")


@pytest.mark.parametrize(("cell", "missing"), [("", True), (" - ", True), ("—", True), ("？", True), ("NA", False)])
def test_only_what_says_so_in_any_column_is_missing(cell: str, missing: bool) -> None:
    assert is_missing(cell) is missing


@given(st.lists(st.text("019.,-+()' %$e元１．，\u00a0", max_size=9), max_size=12), st.sampled_from(Style))
def test_a_column_reads_as_its_cells_do(cells: list[str], usual: Style) -> None:
    (found,) = read_columns([cells], usual)
    np.testing.assert_array_equal(found.values, [number(cell, found.style) for cell in cells])
    reads = [int(np.isfinite([number(cell, style) for cell in cells]).sum()) for style in Style]
    if all(abs(number(cell, style)) <= LARGEST for cell in cells for style in Style if any_number(cell)):
        assert np.isfinite(found.values).sum() == max(reads, default=0)


@given(st.text("0123456789.,", min_size=1, max_size=12))
def test_a_plain_number_is_the_fraction_that_it_spells(cell: str) -> None:
    found = number(cell, PLAIN)
    if re.fullmatch(r"\d+\.\d+", cell):
        assert found == float(Fraction(cell))
    elif "," in cell:
        assert math.isnan(found)


@pytest.mark.parametrize(
    ("columns", "styles"),
    [
        ([["4,543", "5,159"]], [GROUPED]),
        ([["4,543", "5,159"], ["0,86", "1,5"]], [COMMA, COMMA]),
        ([["4,543", "5,159"], ["12,500.5", "1"]], [GROUPED, GROUPED]),
        ([["1.234", "2.500"]], [PLAIN]),
        ([["1.234", "2.500"], ["0,5", "1,25"]], [COMMA, COMMA]),
        ([["1.234", "2.500"], ["0.5", "1.25"]], [PLAIN, PLAIN]),
        ([["12", "5"], ["0,5", "1,25"]], [PLAIN, COMMA]),
        ([["1,5", "2.5", "3,5"]], [SPACED]),
    ],
)
def test_where_a_column_does_not_tell_the_others_do(columns: list[list[str]], styles: list[Style]) -> None:
    assert [each.style for each in read_columns(columns)] == styles


def test_in_doubt_a_comma_is_what_is_usual() -> None:
    (found,) = read_columns([["4,543", "5,159"]], usual=COMMA)
    assert found.values.tolist() == [4.543, 5.159]


def test_a_column_says_its_mark_its_share_and_an_example() -> None:
    (found,) = read_columns([["5 %", "7,5 %", "8", "-", "n.a."]])
    assert (found.style, found.mark, found.share, found.example) == (COMMA, "%", 0.75, 1)


@pytest.mark.parametrize("cell", ["3e-300", "-1e-101", "0.5e-120"])
def test_what_is_so_small_that_its_square_would_be_0_is_no_measurement(cell: str) -> None:
    assert np.isnan(number(cell, Style.PLAIN))
    assert np.isnan(read_columns([[cell, "1.5", "0"]])[0].values[0])
    assert read_columns([["0", "1.5", "1e-99"]])[0].values.tolist() == [0.0, 1.5, 1e-99]
