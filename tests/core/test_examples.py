"""Examples: what is kept as it is, what is a copy, and what is refused."""

import dataclasses
from typing import Any

import numpy as np
import pytest

from core.arrays import Array
from core.examples import Examples


@pytest.mark.parametrize("shape", [(5,), (5, 3), (5, 4, 4), (5, 2, 3, 1)])
def test_inputs_may_have_any_shape(shape: tuple[int, ...]) -> None:
    examples = Examples(np.ones(shape), np.zeros(5))
    assert len(examples) == 5
    assert examples.X.shape == shape
    assert examples.features == ()


@pytest.mark.parametrize("dtype", [np.int8, np.uint16, np.int64])
def test_ids_of_tokens_stay_integers_to_the_bit(dtype: type) -> None:
    ids: Any = np.array([[0, 3, 127], [5, 6, 7]], dtype)
    examples = Examples(ids, ids[:, ::-1])
    assert examples.X.dtype == examples.y.dtype == dtype
    assert examples.X.tolist() == ids.tolist()
    assert examples.y.tolist() == ids[:, ::-1].tolist()


def test_numbers_may_be_in_float32_and_answers_become_numbers() -> None:
    examples = Examples(np.ones((2, 2), np.float32), np.array([True, False]))
    assert examples.X.dtype == np.float32
    assert examples.y.dtype == np.float64
    assert examples.y.tolist() == [1.0, 0.0]


@pytest.mark.parametrize("dtype", [int, float])
def test_the_arrays_are_copies_and_the_callers_own_stay_free(dtype: type) -> None:
    X: Any = np.ones((2, 2), dtype)
    y: Any = np.ones(2, dtype)
    examples = Examples(X, y)
    X[0, 0] = y[0] = 9
    assert examples.X[0, 0] == examples.y[0] == 1
    for array in (examples.X, examples.y):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 9
    with pytest.raises(dataclasses.FrozenInstanceError):
        examples.y = np.ones(8)  # type: ignore[misc]


@pytest.mark.parametrize(
    ("X", "y", "features"),
    [
        (np.ones(2), np.ones(2), ("salt", "spice")),
        (np.ones((0, 2)), np.ones(0), ("salt", "spice")),
        (np.ones((3, 2)), np.ones(2), ("salt", "spice")),
        (np.ones((3, 2)), np.ones((3, 1)), ("salt", "spice")),
        (np.ones((3, 2)), np.ones((3, 1)), ()),
        (np.ones((3, 2)), np.ones(3), ("salt",)),
        (np.ones((3, 2, 2)), np.ones(3), ("salt", "spice")),
        (np.ones((3, 2)), np.array(1.0), ()),
        (np.array(1.0), np.array(1.0), ()),
    ],
)
def test_shapes_that_do_not_agree_are_named(X: Array, y: Array, features: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match=r"examples need X \(n, ...\), y \(n, ...\) and a feature for each column"):
        Examples(X, y, features)


@pytest.mark.parametrize("value", [np.nan, np.inf])
@pytest.mark.parametrize("where", ["X", "y"])
def test_numbers_that_are_not_finite_are_refused(where: str, value: float) -> None:
    arrays: dict[str, Any] = {"X": np.ones((2, 2)), "y": np.ones(2)}
    arrays[where].flat[0] = value
    with pytest.raises(ValueError, match=f"{where} must be finite"):
        Examples(arrays["X"], arrays["y"])
