"""What a curved surface of six numbers learns of the cakes, and how far the same cake differs from itself.

The surface is a full quadratic of minutes t and degrees T, fitted by least squares, the two blocks taken as one:
`ŷ = b₀ + b₁·u + b₂·v + b₃·u² + b₄·v² + b₅·u·v`, with `u = (t − 35) / 2` and `v = (T − 350) / 10` as in the design.
"""

from collections import Counter
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import ArrayLike

from core.arrays import Array, finite
from core.data.cakes import CAKES
from core.examples import Examples
from core.least_squares import bowl

MIDDLE, STEP = np.array([35.0, 350.0]), np.array([2.0, 10.0])
"""Minutes and °F of the middle of the design, and of one step of it."""


@dataclass(frozen=True, eq=False)
class Surface:
    """A quadratic surface over two inputs.

    Attributes:
        weights: (6,) b₀ … b₅.
        explained: R², the share of the variance of the palatability that it accounts for.
    """

    weights: Array
    explained: float

    def at(self, baked: ArrayLike) -> Array:
        """(...) what it says of minutes and °F (..., 2)."""
        said: Array = _powers(finite("baked", baked)) @ self.weights
        return said

    @property
    def peak(self) -> Array:
        """(2,) the minutes and °F at which its slope is 0: its highest point, where it is bent down all round.

        Raises:
            ValueError: where it is not bent down all round.
        """
        _, *slope, along, across, both = self.weights
        bend = np.array([[2 * along, both], [both, 2 * across]])
        if np.linalg.eigvalsh(bend)[-1] >= 0:
            raise ValueError("a surface that is not bent down all round has no highest point")
        highest: Array = MIDDLE + STEP * np.linalg.solve(bend, -np.array(slope))
        return highest


def _powers(baked: Array) -> Array:
    """(..., 6) 1, u, v, u², v² and u·v of minutes and °F (..., 2)."""
    u, v = np.moveaxis((baked - MIDDLE) / STEP, -1, 0)
    return np.stack([np.ones_like(u), u, v, u * u, v * v, u * v], axis=-1)


@cache
def fitted() -> Surface:
    """The surface of all fourteen cakes."""
    baked = np.array([(cake.minutes, cake.fahrenheit) for cake in CAKES])
    palatability = np.array([cake.palatability for cake in CAKES])
    found = bowl(Examples(_powers(baked), palatability))
    return Surface(found.bottom, 1.0 - found.lowest_loss / float(palatability.var()))


def repeated() -> tuple[float, ...]:
    """What the cake that was baked most often was given, each time, from the least to the most."""
    often = Counter((cake.minutes, cake.fahrenheit) for cake in CAKES).most_common(1)[0][0]
    return tuple(sorted(cake.palatability for cake in CAKES if (cake.minutes, cake.fahrenheit) == often))
