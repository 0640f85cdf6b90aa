"""The one array type of the numerics, and the one check on numbers that come from outside."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.floating[Any]]
"""float64 for one model, float32 where many are trained side by side."""


def finite(name: str, values: ArrayLike) -> Array:
    """Return `values` as a float array of its own; float32 stays float32.

    Raises:
        ValueError: naming `name` and the first value that is NaN, infinite or not a number at all.
    """
    try:
        array = np.array(values, dtype=None if _is_floating(values) else float)
    except (TypeError, ValueError, OverflowError) as error:
        raise ValueError(f"{name} must be numbers, got {values!r}") from error
    wrong = ~np.isfinite(array)
    if wrong.any():
        raise ValueError(f"{name} must be finite numbers, got {array[wrong].flat[0]}")
    return array


def whole(name: str, value: float, low: int, high: int) -> int:
    """Return `value` as an int if it is a whole number in range; raise a `ValueError` naming all three if not."""
    number = in_range(name, value, low, high)
    if number != int(number):
        raise ValueError(f"{name} must be a whole number, got {number:g}")
    return int(number)


def _is_floating(values: ArrayLike) -> bool:
    return isinstance(values, np.ndarray) and np.issubdtype(values.dtype, np.floating)


def in_range(name: str, value: float, low: float, high: float) -> float:
    """Return `value` as a float if `low ≤ value ≤ high`; raise a `ValueError` naming all three if not."""
    array = finite(name, value)
    if array.ndim:
        raise ValueError(f"{name} must be one number, got {value!r}")
    number = float(array)
    if not low <= number <= high:
        raise ValueError(f"{name} must be between {low:g} and {high:g}, got {number:g}")
    return number
