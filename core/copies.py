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


def working_units(net: Network, parameters: Array) -> tuple[int, ...]:
    """How many units of each hidden layer hand on something of their own: a network of so many computes the same.

    Units that hear the same, with equal weights and an equal bias, hand on the same, whatever is made of it. One unit
    could stand for them, its weights out the sum of theirs, `v = v_1 + v_2`; the next layer is judged by these sums.

    Args:
        parameters: (d,).

    Raises:
        ValueError: unless the parameters are those of one such network.
    """
    _check(parameters)
    found, kind = [], np.arange(net.sizes[0])
    for block in net.blocks(parameters)[:-1]:
        summed = [sum(block[:, unit] for unit in np.flatnonzero(kind == each)) for each in range(kind.max() + 1)]
        kinds, kind = np.unique(np.column_stack([*summed, block[:, -1]]), axis=0, return_inverse=True)
        found.append(len(kinds))
    return tuple(found)


def _groups(net: Network, parameters: Array) -> list[NDArray[np.intp]]:
    """For each hidden layer how many units each group of copies has."""
    _check(parameters)
    blocks = net.blocks(parameters)
    numbers = [np.hstack([block, after[:, :-1].T]) for block, after in pairwise(blocks)]
    return [np.unique(units, axis=0, return_counts=True)[1] for units in numbers]


def _check(parameters: Array) -> None:
    if parameters.ndim != 1:
        raise ValueError(f"parameters must be those of one network, (d,), got {parameters.shape}")
