"""What a pass through a network leaves behind: everything computed on the way forward, and on the way back."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from core.arrays import Array


class Layer(NamedTuple):
    """One layer's numbers, as views: writing to them writes to the flat vector.

    Attributes:
        weights: (..., units, units before).
        biases: (..., units).
    """

    weights: Array
    biases: Array


@dataclass(frozen=True, eq=False)
class Trace:
    """Everything a forward pass computed.

    Attributes:
        activations: one array (..., units, n) a layer, the inputs (k, n) first and the outputs (..., c, n) last.
        masks: one array a hidden layer, what dropout multiplies its activations by; empty without dropout.
    """

    activations: tuple[Array, ...]
    masks: tuple[Array, ...] = ()

    @property
    def prediction(self) -> Array:
        """(..., n) where the last layer has one unit, (..., n, c) where it has several, as losses judge them."""
        outputs = self.activations[-1]
        return outputs[..., 0, :] if outputs.shape[-2] == 1 else np.swapaxes(outputs, -1, -2)

    def passed_on(self, layer: int) -> Array:
        """(..., units, n) what the layer after `layer` hears: the activations, or what dropout left of them."""
        heard = self.activations[layer]
        return heard * self.masks[layer - 1] if self.masks and layer > 0 else heard


@dataclass(frozen=True, eq=False)
class Blame:
    """Everything a backward pass computed; the inputs have no entry, so layer l of the trace is entry l − 1 here.

    Attributes:
        activations: one array (..., units, n) a layer, ∂loss/∂a: by how much one more unit passed on raises the loss.
        errors: one array (..., units, n) a layer, δ = ∂loss/∂z: the same before the activation function.
        gradient: (..., d) ∂loss/∂parameter, the L2 penalty included.
    """

    activations: tuple[Array, ...]
    errors: tuple[Array, ...]
    gradient: Array


def product(left: Array, right: Array) -> Array:
    """The matrix product, every entry summed in one and the same order.

    `@` is faster, but adds up the last rows of a matrix in another order than the first: two units with the same
    weights would differ in the last digit, and training can make a difference of the last digit grow.
    """
    return np.einsum("...ij,...jk->...ik", left, right)
