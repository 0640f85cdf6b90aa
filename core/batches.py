"""Batches: which examples are looked at before each step."""

from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.arrays import whole
from core.examples import Examples

Batch = tuple[NDArray[Any], NDArray[Any]]
"""Inputs and targets (n, ...) of one step."""

Sampler = Callable[[np.random.Generator], Batch]
"""Draws the batch of one step, such as windows of a stream of tokens: all its chance comes from the generator."""


def batches_of(examples: Examples, size: int | None, sampler: Sampler | None, seed: int) -> tuple[Iterator[Batch], int]:
    """Batches without end, and how many of them make a round.

    Args:
        size: how many examples make a batch, 1 to n; None is all of them.
        sampler: draws every batch instead; then each is a round.
        seed: of all that is drawn.

    Raises:
        ValueError: for a number out of range, or a size beside a sampler.
    """
    generator = np.random.default_rng(whole("seed", seed, 0, 2**32 - 1))
    if sampler is not None:
        if size is not None:
            raise ValueError(f"batch_size must be None where a sampler draws the batches, got {size}")
        return (sampler(generator) for _ in count()), 1
    number = len(examples) if size is None else whole("batch_size", size, 1, len(examples))
    return shuffled(examples, number, generator), -(-len(examples) // number)


def shuffled(examples: Examples, size: int, generator: np.random.Generator) -> Iterator[Batch]:
    """Batches without end: every example once a round, in a new order each round; the last batch may be smaller.

    A full batch keeps the examples in their order, so that no rounding depends on a seed, and draws nothing.
    """
    while True:
        if size == len(examples):
            yield examples.X, examples.y
            continue
        order = generator.permutation(len(examples))
        for begin in range(0, len(examples), size):
            rows = order[begin : begin + size]
            yield examples.X[rows], examples.y[rows]
