"""Copies: units of one layer with the same numbers, which hear, do and count for the same."""

from itertools import pairwise

import numpy as np

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
    if parameters.ndim != 1:
        raise ValueError(f"parameters must be those of one network, (d,), got {parameters.shape}")
    blocks = net.blocks(parameters)
    numbers = [np.hstack([block, after[:, :-1].T]) for block, after in pairwise(blocks)]
    return tuple(len(np.unique(units, axis=0)) for units in numbers)
