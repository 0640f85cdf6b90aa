"""Optimizers put together from smaller ones.

A chain hands what one link makes of the gradient to the next. A link is an `Optimizer` like any other; before the one
that takes the learning rate it changes the gradient, after it the update. (After the design of optax, Babuschkin et
al. 2020.)
"""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from core.arrays import Array, finite, in_range
from core.optimizers import Optimizer, adam
from core.schedules import Rate, planned

DECAY_LIMIT = 1e3
"""The strongest pull towards 0 accepted."""

LEAST_NORM, NORM_LIMIT = 1e-30, 1e30
"""The longest gradient that may be asked for."""


def chain(*links: Optimizer) -> Optimizer:
    """One optimizer after the other: each is given the update of the one before in place of the gradient.

    Raises:
        ValueError: for a chain without links.
    """
    if not links:
        raise ValueError("a chain needs 1 link or more, got 0")

    def init(weights: Array) -> tuple[Any, ...]:
        return tuple(link.init(weights) for link in links)

    def step(given: Array, memories: tuple[Any, ...], weights: Array, round: int) -> tuple[Array, tuple[Any, ...]]:
        kept = []
        for link, memory in zip(links, memories, strict=True):
            given, memory = link.step(given, memory, weights, round)
            kept.append(memory)
        return given, tuple(kept)

    return Optimizer(init, step)


def masked(optimizer: Optimizer, mask: ArrayLike) -> Optimizer:
    """Let only some weights learn: where the mask is false the update is exactly 0, whatever the optimizer says.

    Args:
        mask: (d,) true where a weight learns.

    Raises:
        ValueError: for a mask that is not one row of true and false, or at the first step if it does not fit.
    """
    learns = np.array(mask)
    if learns.dtype != bool or learns.ndim != 1:
        raise ValueError(f"mask must be one row of true and false, got {mask!r}")

    def step(gradient: Array, memory: Any, weights: Array, round: int) -> tuple[Array, Any]:
        if gradient.shape[-1:] != learns.shape:
            raise ValueError(f"mask must be {gradient.shape[-1]} long, as the weights are, got {len(learns)}")
        update, memory = optimizer.step(gradient, memory, weights, round)
        return np.where(learns, update, 0.0), memory

    return Optimizer(optimizer.init, step)


def add_decayed_weights(strength: ArrayLike) -> Optimizer:
    """Pull every weight towards 0: g ← g + strength · w, the slope of the penalty `strength · Σ w² / 2`.

    Args:
        strength: one number, or one a weight (d,): 0 spares it. From 0 to `DECAY_LIMIT`.

    Raises:
        ValueError: for a strength out of range.
    """
    pull = _pulls(strength)
    return _without_memory(lambda given, weights, round: given + pull(weights))


def shrink_weights(learning_rate: Rate, strength: ArrayLike) -> Optimizer:
    """Let every weight fade apart from what the gradient says: update ← update − learning_rate · strength · w.

    Args:
        learning_rate: that of the optimizer before it in the chain.
        strength: as in `add_decayed_weights`.

    Raises:
        ValueError: for a rate or a strength out of range.
    """
    rate, pull = planned(learning_rate), _pulls(strength)
    return _without_memory(lambda given, weights, round: given - rate(round) * pull(weights))


def clip_norm(limit: float) -> Optimizer:
    """Shorten a gradient that is longer than `limit`, keeping its direction: see `shortened`.

    Raises:
        ValueError: for a limit that is not above 0 and at most `NORM_LIMIT`.
    """
    longest = in_range("limit", limit, LEAST_NORM, NORM_LIMIT)
    return _without_memory(lambda given, weights, round: shortened(given, longest))


def adamw(
    learning_rate: Rate, decay: float = 0.9, decay_squared: float = 0.999, weight_decay: ArrayLike = 0.01
) -> Optimizer:
    """Adam whose weights fade by themselves (Loshchilov & Hutter 2019, arXiv:1711.05101):

    update = Adam's − learning_rate · weight_decay · w. A penalty in the gradient would be divided by Adam's root.
    """
    return chain(adam(learning_rate, decay, decay_squared), shrink_weights(learning_rate, weight_decay))


def shortened(gradient: Array, limit: float) -> Array:
    """`g · min(1, limit / ‖g‖)` over the last axis: each model's gradient (..., d) at most `limit` long.

    A gradient that is short enough is handed back to the last digit, and so is one that is not finite. The length is
    taken in units of the largest entry, so that its square cannot overflow (Pascanu, Mikolov & Bengio 2013).
    """
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):  # 0 and what is not finite stay what they are
        largest = np.abs(gradient).max(axis=-1, keepdims=True)
        direction = gradient / largest
        length = np.linalg.norm(direction, axis=-1, keepdims=True)
        return np.where(length > limit / largest, direction * (limit / length), gradient)


def _without_memory(change: Callable[[Array, Array, int], Array]) -> Optimizer:
    """A link that remembers nothing: given, weights, round → what it hands on."""

    def step(given: Array, memory: None, weights: Array, round: int) -> tuple[Array, None]:
        return change(given, weights, round), memory

    return Optimizer(lambda weights: None, step)


def _pulls(strength: ArrayLike) -> Callable[[Array], Array]:
    """Weights → strength · weights, in their own precision."""
    pull = finite("strength", strength)
    if pull.size and not 0 <= pull.min() <= pull.max() <= DECAY_LIMIT:
        raise ValueError(f"strength must be between 0 and {DECAY_LIMIT:g}, got {strength!r}")
    return lambda weights: np.asarray(pull, weights.dtype) * weights
