"""How a network starts: its first numbers, before it has learned anything."""

from collections.abc import Callable, Sequence

import numpy as np

from core.arrays import Array, whole
from core.network import Network


def he(before: int, units: int, generator: np.random.Generator) -> Array:
    """Normal weights of variance `2 / units before`: ReLU keeps half of it (He et al. 2015, arXiv:1502.01852)."""
    return generator.normal(0.0, np.sqrt(2.0 / before), size=(units, before))


def xavier(before: int, units: int, generator: np.random.Generator) -> Array:
    """Uniform within `±√(6 / (units before + units))` (Glorot & Bengio 2010): tanh neither fades nor saturates."""
    limit = np.sqrt(6.0 / (before + units))
    return generator.uniform(-limit, limit, size=(units, before))


def ones(before: int, units: int, generator: np.random.Generator) -> Array:
    """Every weight 1: the units of a layer start equal, get equal slopes and stay equal for ever."""
    return np.ones((units, before))


STARTS: dict[str, Callable[[int, int, np.random.Generator], Array]] = {"he": he, "xavier": xavier, "ones": ones}
"""Every way to start by its stable id. Biases start at 0."""


def start(net: Network, how: str, seeds: int | Sequence[int] = 0) -> Array:
    """The first numbers of a network: (d,) float64 for one seed, (k, d) float32 for a shelf of k seeds.

    Network i of a shelf starts where a network with seed i alone would.

    Raises:
        ValueError: for an unknown way to start, or a seed that is no whole number from 0 to 2³² − 1.
    """
    if how not in STARTS:
        raise ValueError(f"start must be one of {', '.join(STARTS)}, got {how!r}")
    if isinstance(seeds, Sequence):
        return np.array([start(net, how, seed) for seed in seeds], dtype=np.float32)
    generator = np.random.default_rng(whole("seed", seeds, 0, 2**32 - 1))
    parameters = np.zeros(net.parameter_count)
    for layer in net.layers(parameters):
        units, before = layer.weights.shape
        layer.weights[...] = STARTS[how](before, units, generator)
    return parameters
