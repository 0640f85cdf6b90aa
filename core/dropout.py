"""Dropout: other units silent at every step of training, so that none can rely on another."""

import numpy as np

from core.arrays import Array, in_range, whole
from core.losses import Loss
from core.models import Model
from core.network import Network

SHARE_LIMIT = 0.95
"""The largest share of units that may be silent."""


def dropout_masks(
    net: Network, share: float, shape: tuple[int, ...], generator: np.random.Generator
) -> tuple[Array, ...]:
    """What each hidden layer's activations are multiplied by: 0 with probability `share`, else `1 / (1 − share)`.

    So the sum that the next layer hears stays the same on average, and nothing is changed when the network is used
    (Srivastava et al. 2014, in the inverted form).

    Args:
        share: of the units that are silent, 0 to `SHARE_LIMIT`.
        shape: (..., n) networks and examples.

    Raises:
        ValueError: for a share out of range.
    """
    keep = 1.0 - in_range("share", share, 0.0, SHARE_LIMIT)
    drawn = [generator.random((*shape[:-1], units, shape[-1])) for units in net.sizes[1:-1]]
    return tuple((numbers < keep) / keep for numbers in drawn)


def with_dropout(net: Network, share: float, seed: int = 0) -> Model:
    """The network as a model that trains with other units silent at every step: make one for each run.

    Only its gradient is another; its predictions are made by all units.

    Raises:
        ValueError: for a share or a seed out of range.
    """
    in_range("share", share, 0.0, SHARE_LIMIT)
    generator = np.random.default_rng(whole("seed", seed, 0, 2**32 - 1))

    def gradient(loss: Loss, weights: Array, X: Array, y: Array) -> Array:
        masks = dropout_masks(net, share, (*weights.shape[:-1], len(X)), generator)
        trace = net.forward(weights, X, tuple(mask.astype(weights.dtype) for mask in masks))
        slope = loss.slope(trace.prediction, y)
        return net.backward(weights, trace, slope).gradient

    return net.model._replace(gradient=gradient)
