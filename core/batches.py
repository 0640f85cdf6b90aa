"""Batches: which examples are looked at before each step."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.examples import Examples

Batch = tuple[NDArray[Any], NDArray[Any]]
"""Inputs and targets (n, ...) of one step."""

Sampler = Callable[[np.random.Generator], Batch]
"""Draws the batch of one step, such as windows of a stream of tokens: all its chance comes from the generator."""


def shuffled(examples: Examples, size: int, generator: np.random.Generator) -> Iterator[Batch]:
    """Batches without end: every example once a round, in a new order each round; the last batch may be smaller.

    A full batch keeps the examples in their order, so that no rounding depends on a seed, and draws nothing.
    """
    count = len(examples)
    while True:
        if size == count:
            yield examples.X, examples.y
            continue
        order = generator.permutation(count)
        for begin in range(0, count, size):
            rows = order[begin : begin + size]
            yield examples.X[rows], examples.y[rows]


def sampled(sampler: Sampler, generator: np.random.Generator) -> Iterator[Batch]:
    """Batches without end, each drawn anew."""
    while True:
        yield sampler(generator)
