"""Optimizers, in order of difficulty: each turns the gradient into the next update and keeps its memory explicit.

A pair of pure functions, so that a run can be replayed, compared and stacked: `init(weights)` makes the first memory,
`step(gradient, memory, weights, round)` returns the update to add to the weights and the next memory. Arrays may have
leading axes: a whole shelf of models takes its step in one call. `core.chains` puts optimizers together.

What is not finite is remembered like any other number, so a single NaN would stay in a memory for ever: `train` hands
none on (see there), and whoever calls `step` by hand looks first.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from core.arrays import Array, in_range
from core.schedules import Rate, planned

EPSILON = 1e-8
"""Keeps AdaGrad, RMSProp and Adam from dividing by zero where a slope has been exactly 0."""


class Optimizer(NamedTuple):
    """A rule for the next update.

    Attributes:
        init: weights (..., d) → memory.
        step: gradient (..., d), memory, weights (..., d), round → (update (..., d) to add to the weights, memory).
            The round is the number of the step, 1 for the first.
    """

    init: Callable[[Array], Any]
    step: Callable[[Array, Any, Array, int], tuple[Array, Any]]


def sgd(learning_rate: Rate) -> Optimizer:
    """Go straight down the slope (Robbins & Monro 1951): update = −learning_rate · g."""
    rate = planned(learning_rate)

    def init(weights: Array) -> None:
        return None

    def step(gradient: Array, memory: None, weights: Array, round: int) -> tuple[Array, None]:
        return -rate(round) * gradient, memory

    return Optimizer(init, step)


def momentum(learning_rate: Rate, decay: float = 0.9) -> Optimizer:
    """Let past corrections keep rolling (Polyak 1964): v ← decay · v + g, update = −learning_rate · v."""
    rate, decay = planned(learning_rate), in_range("decay", decay, 0.0, 1.0)

    def step(gradient: Array, velocity: Array, weights: Array, round: int) -> tuple[Array, Array]:
        velocity = decay * velocity + gradient
        return -rate(round) * velocity, velocity

    return Optimizer(np.zeros_like, step)


def nesterov(learning_rate: Rate, decay: float = 0.9) -> Optimizer:
    """Look where the roll will carry you before correcting (Nesterov 1983, in the form of Sutskever et al. 2013):

    v ← decay · v + g, update = −learning_rate · (g + decay · v).
    """
    rate, decay = planned(learning_rate), in_range("decay", decay, 0.0, 1.0)

    def step(gradient: Array, velocity: Array, weights: Array, round: int) -> tuple[Array, Array]:
        velocity = decay * velocity + gradient
        return -rate(round) * (gradient + decay * velocity), velocity

    return Optimizer(np.zeros_like, step)


def adagrad(learning_rate: Rate) -> Optimizer:
    """A smaller rate for a weight the larger its gradients so far (Duchi, Hazan & Singer 2011):

    s ← s + g², update = −learning_rate · g / (√s + ε).
    """
    rate = planned(learning_rate)

    def step(gradient: Array, total: Array, weights: Array, round: int) -> tuple[Array, Array]:
        total = total + gradient**2
        return -rate(round) * gradient / (np.sqrt(total) + EPSILON), total

    return Optimizer(np.zeros_like, step)


def rmsprop(learning_rate: Rate, decay: float = 0.9) -> Optimizer:
    """AdaGrad that forgets the distant past (Tieleman & Hinton 2012):

    s ← decay · s + (1 − decay) · g², update = −learning_rate · g / (√s + ε).
    """
    rate, decay = planned(learning_rate), in_range("decay", decay, 0.0, 1.0)

    def step(gradient: Array, average: Array, weights: Array, round: int) -> tuple[Array, Array]:
        average = decay * average + (1 - decay) * gradient**2
        return -rate(round) * gradient / (np.sqrt(average) + EPSILON), average

    return Optimizer(np.zeros_like, step)


class AdamMemory(NamedTuple):
    """What Adam remembers: the round `t`, the average slope `m` and the average squared slope `v`."""

    t: int
    m: Array
    v: Array


def adam(learning_rate: Rate, decay: float = 0.9, decay_squared: float = 0.999) -> Optimizer:
    """Momentum and RMSProp together, corrected for starting at zero (Kingma & Ba 2015):

    m ← β₁ · m + (1 − β₁) · g, v ← β₂ · v + (1 − β₂) · g²,
    update = −learning_rate · (m / (1 − β₁ᵗ)) / (√(v / (1 − β₂ᵗ)) + ε).
    """
    rate, beta1 = planned(learning_rate), in_range("decay", decay, 0.0, 1.0 - 1e-9)
    beta2 = in_range("decay_squared", decay_squared, 0.0, 1.0 - 1e-9)

    def init(weights: Array) -> AdamMemory:
        return AdamMemory(0, np.zeros_like(weights), np.zeros_like(weights))

    def step(gradient: Array, memory: AdamMemory, weights: Array, round: int) -> tuple[Array, AdamMemory]:
        t = memory.t + 1
        m = beta1 * memory.m + (1 - beta1) * gradient
        v = beta2 * memory.v + (1 - beta2) * gradient**2
        update = -rate(round) * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + EPSILON)
        return update, AdamMemory(t, m, v)

    return Optimizer(init, step)


OPTIMIZERS: dict[str, Callable[[Rate], Optimizer]] = {
    "sgd": sgd,
    "momentum": momentum,
    "nesterov": nesterov,
    "adagrad": adagrad,
    "rmsprop": rmsprop,
    "adam": adam,
}
"""Every optimizer by its stable id, in order of difficulty."""


def remembered(optimizer: Optimizer, weights: int) -> int:
    """How many numbers an optimizer keeps beside so many weights: counted in the first memory it makes for one weight.

    Adam's count of rounds is one number in all and is left out.
    """
    return _numbers_in(optimizer.init(np.zeros(1))) * weights


def _numbers_in(memory: Any) -> int:
    if isinstance(memory, tuple):
        return sum(_numbers_in(part) for part in memory)
    return memory.size if isinstance(memory, np.ndarray) else 0
