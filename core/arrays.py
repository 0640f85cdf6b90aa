"""The one array type of the numerics, and the one check on numbers and ids that come from outside."""

from collections.abc import Iterable
from typing import Any, TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.floating[Any]]
"""float64 for one model, float32 where many are trained side by side."""

Id = TypeVar("Id")

EXACT = 2.0**53
"""Up to here, either side of 0, every whole number is a float."""


def finite(name: str, values: ArrayLike) -> Array:
    """Return `values` as a float array of its own: float32 stays float32, all other numbers become float64.

    Raises:
        ValueError: naming `name` and what is wrong: text, dates, complex numbers, hidden entries of a masked array, or
            the first value that is NaN or infinite.
    """
    array = numbers(name, values)
    sound = np.isfinite(array)
    if not sound.all():
        raise ValueError(f"{name} must be finite numbers, got {array[~sound].flat[0]}")
    return array


def numbers(name: str, values: ArrayLike) -> Array:
    """As `finite`, but NaN and infinity pass: for what a diverging run may hand over."""
    if type(values) is np.ndarray and values.dtype.char in "fd" and values.dtype.isnative:
        return np.array(values)
    if _has_hidden(values):
        raise ValueError(f"{name} must be numbers, none of them masked, got {values!r}")
    try:
        given = np.asarray(values)
        if given.dtype.kind not in "biufO" or (given.dtype.kind == "O" and not all(map(_is_real, given.flat))):
            raise TypeError
        with np.errstate(over="ignore"):  # what is too large for a float is infinite
            return np.array(given, dtype=np.float32 if given.dtype == np.float32 else float)
    except (TypeError, ValueError, OverflowError) as error:
        raise ValueError(f"{name} must be numbers, got {values!r}") from error


def vector(name: str, values: ArrayLike, length: int) -> Array:
    """Return `values` as a float array (length,) if it is so many finite numbers; raise a `ValueError` if not."""
    array = finite(name, values)
    if array.shape != (length,):
        raise ValueError(f"{name} must be {length} numbers in a row, got {values!r}")
    return array


def whole(name: str, value: float, low: int, high: int) -> int:
    """Return `value` as an int if it is a whole number in range; raise a `ValueError` naming all three if not."""
    number = in_range(name, value, low, high)
    if number != int(number):
        raise ValueError(f"{name} must be a whole number, got {shown(number)}")
    return int(number)


def in_range(name: str, value: float, low: float, high: float) -> float:
    """Return `value` as a float if `low ≤ value ≤ high`; raise a `ValueError` naming all three if not."""
    if type(value) in (float, int) and -EXACT <= value <= EXACT:  # the usual case, without an array
        number = float(value)
    else:
        array = finite(name, value)
        if array.ndim:
            raise ValueError(f"{name} must be one number, got {value!r}")
        number = float(array)
    if not low <= number <= high:
        raise ValueError(f"{name} must be between {shown(low)} and {shown(high)}, got {shown(number)}")
    return number


def one_of(name: str, value: Id, allowed: Iterable[Id]) -> Id:
    """Return `value` if it is one of the ids allowed; raise a `ValueError` naming all of them if not."""
    known = tuple(allowed)
    if not isinstance(value, str) or value not in known:
        raise ValueError(f"{name} must be one of {', '.join(map(str, known))}, got {value!r}")
    return value


def shown(number: float) -> str:
    """A number as an error names it: in six digits if they are all, else in every digit: it may miss by the last."""
    short = f"{number:g}"
    return short if float(short) == number else repr(float(number)).removesuffix(".0")


def _has_hidden(values: object) -> bool:
    """Whether anything is masked; numpy would quietly bring it back to light."""
    return np.ma.is_masked(values) or (isinstance(values, list | tuple) and any(map(_has_hidden, values)))


def _is_real(value: object) -> bool:
    """Whether one object may become a float: text and complex numbers could, and would lose what they are."""
    return not isinstance(value, str | bytes | complex | np.complexfloating | np.datetime64 | np.timedelta64)
