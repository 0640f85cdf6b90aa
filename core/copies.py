"""Copies: units of one layer with the same numbers, which hear, do and count for the same."""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from core.arrays import Array
from core.network import Network


def distinct_units(net: Network, parameters: Array) -> tuple[int, ...]:
    """How many different units each hidden layer has; 1 means that all are copies of each other.

    Two units are copies if every weight into them, their bias and every weight out of them are equal to the last digit:
    then their slopes are equal too, and no training with `Network.backward` can tell them apart.

    Args:
        parameters: (d,).

    Raises:
        ValueError: unless the parameters are those of one such network.
    """
    return tuple(len(sizes) for sizes in _groups(net, parameters))


def copied_units(net: Network, parameters: Array) -> tuple[int, ...]:
    """How many units of each hidden layer are a copy of another one there, as `distinct_units` has it.

    0 means that all differ, as many as the layer has that none is without a copy. Never 1.

    Args:
        parameters: (d,).

    Raises:
        ValueError: unless the parameters are those of one such network.
    """
    return tuple(int(sizes[sizes > 1].sum()) for sizes in _groups(net, parameters))


def _groups(net: Network, parameters: Array) -> list[NDArray[np.intp]]:
    """For each hidden layer how many units each group of copies has."""
    if parameters.ndim != 1:
        raise ValueError(f"parameters must be those of one network, (d,), got {parameters.shape}")
    blocks = net.blocks(parameters)
    numbers = [np.hstack([block, after[:, :-1].T]) for block, after in pairwise(blocks)]
    return [np.unique(units, axis=0, return_counts=True)[1] for units in numbers]
