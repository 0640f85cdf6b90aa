"""Examples: the data of every model. One row is one example, its inputs in `X` and what is wished for in `y`."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.arrays import finite


@dataclass(frozen=True, eq=False)
class Examples:
    """n examples: a table of measurements, pictures, windows of tokens. The arrays are copies and cannot be changed.

    Attributes:
        X: (n, ...) inputs. An array of integers stays one, whatever its width (ids of tokens); all else is numbers,
            float32 where it was, else float64.
        y: (n, ...) targets, likewise. One number an example is (n,): a column (n, 1) would broadcast against it.
        features: d stable ids, one a column of an `X` (n, d); none if the columns have no names.

    Raises:
        ValueError: if a number is not finite or the shapes do not agree.
    """

    X: NDArray[Any]
    y: NDArray[Any]
    features: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        X, y = _own("X", self.X), _own("y", self.y)
        named = not self.features or X.shape[1:] == (len(self.features),)
        if not X.ndim or not len(X) or y.shape[:1] != X.shape[:1] or y.shape[1:] == (1,) or not named:
            raise ValueError(
                f"examples need X (n, ...), y (n, ...) and a feature for each column of X or none, "
                f"got {X.shape}, {y.shape}, {self.features}"
            )
        X.flags.writeable = y.flags.writeable = False
        object.__setattr__(self, "X", X)
        object.__setattr__(self, "y", y)

    def __len__(self) -> int:
        return len(self.y)


def _own(name: str, values: NDArray[Any]) -> NDArray[Any]:
    """A copy of the values; what is not an array of integers has to be finite numbers."""
    whole_numbers = isinstance(values, np.ndarray) and np.issubdtype(values.dtype, np.integer)
    if whole_numbers and not isinstance(values, np.ma.MaskedArray):
        return np.array(values)
    return finite(name, values)


def check_rows(examples: Examples) -> None:
    """Refuse what is no rows of one feature or more, each with one target; raise a `ValueError` naming the shapes."""
    X, y = examples.X.shape, examples.y.shape
    if len(X) != 2 or not X[1] or len(y) != 1:
        raise ValueError(f"must be X (n, d) with d at least 1 and y (n,), got {X} and {y}")
