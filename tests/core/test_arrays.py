"""The one check on numbers that come from outside."""

from typing import Any

import numpy as np
import pytest

from core.arrays import finite, in_range


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
