"""Activation functions, each beside its derivative.

The derivative is written in the activation's own value `a`, which the forward pass has kept, and not in `z`. Both take
`out`, as numpy's own functions do, so that a long run need not ask for new memory at every step.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from core.arrays import Array


class Activation(NamedTuple):
    """A rule for what a unit passes on.

    Attributes:
        value: z → a, and where to put it.
        slope: a → ∂a/∂z, and where to put it.
    """

    value: Callable[..., Array]
    slope: Callable[..., Array]


def identity(z: Array, out: Array | None = None) -> Array:
    """`a = z`."""
    return np.positive(z, out)


def identity_slope(a: Array, out: Array | None = None) -> Array:
    """`∂a/∂z = 1`."""
    slope = np.empty_like(a) if out is None else out
    slope[...] = 1.0
    return slope


def relu(z: Array, out: Array | None = None) -> Array:
    """`a = max(z, 0)`: silent below the threshold (Nair & Hinton 2010)."""
    return np.maximum(z, 0.0, out=out)


def relu_slope(a: Array, out: Array | None = None) -> Array:
    """`∂a/∂z = 1 where a > 0, else 0`; at the kink itself 0 is one of the valid choices."""
    return np.sign(a, out)


def tanh(z: Array, out: Array | None = None) -> Array:
    """The hyperbolic tangent, `a = (e²ᶻ − 1) / (e²ᶻ + 1)`, between −1 and 1."""
    return np.tanh(z, out)


def tanh_slope(a: Array, out: Array | None = None) -> Array:
    """`∂a/∂z = 1 − a²`."""
    return np.subtract(1.0, np.multiply(a, a, out), out)


def sigmoid(z: Array, out: Array | None = None) -> Array:
    """`a = 1 / (1 + e⁻ᶻ)`, between 0 and 1, as `(1 + tanh(z / 2)) / 2`, which cannot overflow."""
    half = np.tanh(np.multiply(z, 0.5, out), out)
    return np.add(np.multiply(half, 0.5, out), 0.5, out)


def sigmoid_slope(a: Array, out: Array | None = None) -> Array:
    """`∂a/∂z = a · (1 − a)`, as `a − a²`."""
    return np.subtract(a, np.multiply(a, a, out), out)


ACTIVATIONS = {
    "identity": Activation(identity, identity_slope),
    "relu": Activation(relu, relu_slope),
    "tanh": Activation(tanh, tanh_slope),
    "sigmoid": Activation(sigmoid, sigmoid_slope),
}
"""Every activation by its stable id."""
