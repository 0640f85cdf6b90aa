"""The one check on numbers that come from outside."""

import re
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from core.arrays import finite, in_range, numbers, one_of, vector, whole


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_finite_keeps_the_precision_of_a_float_array(dtype: type) -> None:
    assert finite("w", np.array([1, 2], dtype=dtype)).dtype == dtype


@pytest.mark.parametrize("values", [3, True, [1, 2], (1, 2.5), np.array([1, 2])])
def test_finite_makes_float64_of_everything_else(values: Any) -> None:
    array = finite("w", values)
    assert array.dtype == np.float64
    assert array.tolist() == np.asarray(values).tolist()


def test_finite_returns_an_array_of_its_own() -> None:
    theirs = np.array([1.0, 2.0])
    finite("w", theirs)[0] = 9.0
    assert theirs.tolist() == [1.0, 2.0]


@pytest.mark.parametrize(
    ("values", "shown"),
    [([1.0, np.nan], "nan"), ([np.inf], "inf"), (-np.inf, "-inf"), (None, "nan"), (np.float32("nan"), "nan")],
)
def test_finite_names_the_first_value_that_is_not(values: Any, shown: str) -> None:
    with pytest.raises(ValueError, match=f"^salt must be finite numbers, got {shown}$"):
        finite("salt", values)


@pytest.mark.parametrize("values", ["much", [[1], [1, 2]], 1 + 2j, {}, 10**400, [1, "x"]])
def test_finite_refuses_what_is_no_number_at_all(values: Any) -> None:
    with pytest.raises(ValueError, match=r"^salt must be numbers, got "):
        finite("salt", values)


@pytest.mark.parametrize("value", [1, 1.5, 2, np.float32(2), np.array(1.0)])
def test_in_range_includes_both_ends_and_returns_a_plain_float(value: Any) -> None:
    number = in_range("rate", value, 1, 2)
    assert type(number) is float
    assert number == value


@pytest.mark.parametrize(("value", "shown"), [(0.999, "0.999"), (2.001, "2.001"), (-5, "-5"), (10**9, "1e\\+09")])
def test_in_range_names_the_value_and_the_allowed_range(value: float, shown: str) -> None:
    with pytest.raises(ValueError, match=f"^rate must be between 1 and 2, got {shown}$"):
        in_range("rate", value, 1, 2)


@pytest.mark.parametrize("value", [[1, 2], [1], [], np.ones((1, 1))])
def test_in_range_takes_one_number(value: Any) -> None:
    with pytest.raises(ValueError, match=r"^rate must be one number, got "):
        in_range("rate", value, 0, 3)


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf, None, "a lot", 10**400])
def test_in_range_refuses_what_is_not_finite(value: Any) -> None:
    with pytest.raises(ValueError, match=r"^rate must be"):
        in_range("rate", value, -np.inf, np.inf)


@pytest.mark.parametrize(
    "values",
    [
        "1.5",
        b"1",
        ["1", "2"],
        np.array(["3"]),
        np.array(["3", 4], dtype=object),
        np.array([1 + 1j]),
        np.array([np.complex64(1)], dtype=object),
        np.array(["2026-01-01"], dtype="datetime64[D]"),
        np.ma.masked,
        np.ma.array([1.0, 9.0], mask=[False, True]),
        [np.ma.array([1.0, 9.0], mask=[False, True]), [1.0, 2.0]],
    ],
)
def test_what_would_become_a_number_by_losing_what_it_is_is_refused(values: Any) -> None:
    """Text, dates, imaginary parts and what a mask hides: numpy makes floats of all of them without a word."""
    with pytest.raises(ValueError, match=r"^salt must be numbers, .*got "):
        finite("salt", values)


def test_a_masked_array_that_hides_nothing_is_an_array() -> None:
    assert finite("w", np.ma.array([1.0, 2.0])).tolist() == [1.0, 2.0]
    assert type(finite("w", np.ma.array([1.0, 2.0]))) is np.ndarray


@pytest.mark.parametrize("dtype", [np.float16, np.longdouble, ">f8"])
def test_floats_of_other_sizes_become_float64(dtype: Any) -> None:
    assert finite("w", np.array([1.5], dtype=dtype)).dtype == np.float64


def test_a_fraction_is_a_number_and_what_no_float_can_hold_is_infinite() -> None:
    assert finite("w", [Fraction(1, 4), Decimal("0.5"), 2]).tolist() == [0.25, 0.5, 2.0]  # type: ignore[arg-type]
    if np.finfo(np.longdouble).max > np.finfo(float).max:
        with pytest.raises(ValueError, match="must be finite numbers, got inf"):
            finite("w", np.longdouble("1e400"))


def test_numbers_lets_through_what_a_diverging_run_hands_over() -> None:
    np.testing.assert_array_equal(numbers("w", [np.nan, np.inf, 1]), [np.nan, np.inf, 1.0])
    with pytest.raises(ValueError, match="must be numbers"):
        numbers("w", ["nan"])


@pytest.mark.parametrize(
    ("value", "said"),
    [(1000.0001, "1000.0001"), (2.0**32, "4294967296"), (1000 + 2**-40, "1000.0000000000009"), (2e9, "2e+09")],
)
def test_a_value_that_misses_by_little_is_named_in_every_digit(value: float, said: str) -> None:
    """Six digits of 1000.0001 are 1000, which is allowed: the error would contradict itself."""
    with pytest.raises(ValueError, match=f"^w must be between 0 and 1000, got {re.escape(said)}$"):
        in_range("w", value, 0, 1000)


@pytest.mark.parametrize("value", [3.5, 2 + 1e-9, np.float32(2.5)])
def test_whole_refuses_what_it_would_have_to_cut_off(value: float) -> None:
    with pytest.raises(ValueError, match=r"^count must be a whole number, got [23]\."):
        whole("count", value, 0, 9)


def test_whole_returns_a_plain_int() -> None:
    for value in (3, 3.0, np.int8(3), np.float32(3), np.array(3)):
        assert type(whole("count", value, 0, 9)) is int  # type: ignore[arg-type]


@pytest.mark.parametrize("value", ["c", "", None, 1, ["a"], ("a",), np.array(["a", "b"]), {}])
def test_an_unknown_id_is_named_beside_those_that_are_known(value: Any) -> None:
    with pytest.raises(ValueError, match=r"^dish must be one of a, b, got "):
        one_of("dish", value, {"a": 1, "b": 2})
    assert one_of("dish", "b", ("a", "b")) == "b"


@pytest.mark.parametrize("values", [1.0, [1.0], [1.0, 2.0, 3.0], [[1.0, 2.0]], "12"])
def test_a_vector_has_its_length(values: Any) -> None:
    with pytest.raises(ValueError, match=r"^weights must be "):
        vector("weights", values, 2)
    assert vector("weights", (1, 2), 2).tolist() == [1.0, 2.0]
