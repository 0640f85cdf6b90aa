"""Optimizers, each against an independent account of it over 50 random gradients.

| optimizer | independent account |
|---|---|
| sgd | `autograd.misc.optimizers.sgd` without mass |
| momentum | `autograd.misc.optimizers.sgd`, at rate / (1 − mass) because it scales gradients by 1 − mass; and the sum |
| nesterov | the two-line form of Sutskever et al. (2013), which steps from where the roll leads; and the sum |
| adagrad | the sum |
| rmsprop | `autograd.misc.optimizers.rmsprop`, which starts its average at 1 and not at 0: see the test; and the sum |
| adam | `autograd.misc.optimizers.adam`, the same ε in the same place and the same correction; and the sum |

"The sum" is the memory written out over all past gradients, with no recurrence: the velocity is `Σ decay^(t−k)·g_k`, an
average is `(1 − decay)·Σ decay^(t−k)·g_k`. Everywhere ε = 1e-8 is added to the root, outside it and after Adam's
correction; gradients of order 1 keep its place visible only in the eighth digit, so one test makes them tiny.
"""

import inspect
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from autograd.misc import optimizers as oracle
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from core.arrays import Array
from core.diners import DISHES, regulars
from core.least_squares import bowl
from core.losses import squared
from core.models import linear
from core.optimizers import EPSILON, OPTIMIZERS, Optimizer, adagrad, adam, momentum, nesterov, rmsprop, sgd
from core.training import train

STEPS = 50
seeds = st.integers(0, 2**32 - 1)
rates = st.floats(1e-4, 10)
decays = st.floats(0, 0.99)
every_optimizer = pytest.mark.parametrize("name", OPTIMIZERS)
examples = settings(max_examples=15)


def random_gradients(seed: int, steps: int = STEPS) -> Array:
    return np.random.default_rng(seed).normal(size=(steps, 3))


def walk(optimizer: Optimizer, gradients: Array) -> Array:
    """Where 0 is led by those gradients, after each step."""
    position, memory, trail = np.zeros_like(gradients[0]), optimizer.init(gradients[0]), []
    for round, gradient in enumerate(gradients, start=1):
        update, memory = optimizer.step(gradient, memory, position, round)
        position = position + update
        trail.append(position)
    return np.array(trail)


def oracle_walk(optimize: Any, gradients: Array, **options: float) -> Array:
    """The same walk by one of autograd's optimizers, which take a gradient function and a number of rounds."""
    trail: list[Array] = []
    end = optimize(
        lambda _, i: gradients[i],
        np.zeros(3),
        callback=lambda position, i, gradient: trail.append(position),
        num_iters=len(gradients),
        **options,
    )
    return np.array([*trail[1:], end])


def past_sums(terms: Array, decay: float) -> Array:
    """Row t is `Σ_k decay^(t − k) · terms_k` over k ≤ t, as one matrix of weights."""
    ages = np.subtract.outer(np.arange(len(terms)), np.arange(len(terms)))
    return np.where(ages >= 0, float(decay) ** np.maximum(ages, 0), 0) @ terms


# --- each against its own account


@given(seeds, rates)
@examples
def test_sgd_agrees_with_autograd(seed: int, rate: float) -> None:
    gradients = random_gradients(seed)
    expected = oracle_walk(oracle.sgd, gradients, step_size=rate, mass=0.0)
    assert walk(sgd(rate), gradients) == pytest.approx(expected, rel=1e-10, abs=1e-12)


@given(seeds, rates, decays)
@examples
def test_momentum_agrees_with_autograd(seed: int, rate: float, decay: float) -> None:
    gradients = random_gradients(seed)
    expected = oracle_walk(oracle.sgd, gradients, step_size=rate / (1 - decay), mass=decay)
    assert walk(momentum(rate, decay), gradients) == pytest.approx(expected, rel=1e-9, abs=1e-9)


@given(seeds, rates, decays)
@examples
def test_momentum_is_a_fading_sum_of_all_past_gradients(seed: int, rate: float, decay: float) -> None:
    gradients = random_gradients(seed)
    expected = -rate * np.cumsum(past_sums(gradients, decay), axis=0)
    assert walk(momentum(rate, decay), gradients) == pytest.approx(expected, rel=1e-9, abs=1e-9)


@given(seeds, rates, decays)
@examples
def test_nesterov_counts_the_newest_gradient_once_more_than_the_roll(seed: int, rate: float, decay: float) -> None:
    gradients = random_gradients(seed)
    updates = -rate * (gradients + decay * past_sums(gradients, decay))
    assert walk(nesterov(rate, decay), gradients) == pytest.approx(np.cumsum(updates, axis=0), rel=1e-9, abs=1e-9)


@given(seeds, st.floats(1e-3, 0.3), decays)
@examples
def test_nesterov_steps_from_where_the_roll_leads(seed: int, rate: float, decay: float) -> None:
    """Sutskever et al. (2013): v ← μ·v − ε·∇f(θ + μ·v), θ ← θ + v. Ours keeps the look-ahead point θ + μ·v."""
    curvature = np.random.default_rng(seed).uniform(0.1, 3, 3)
    theta, velocity = np.ones(3), np.zeros(3)
    optimizer = nesterov(rate, decay)
    weights, memory = np.ones(3), optimizer.init(np.ones(3))
    for round in range(1, STEPS + 1):
        velocity = decay * velocity - rate * curvature * (theta + decay * velocity)
        theta = theta + velocity
        update, memory = optimizer.step(curvature * weights, memory, weights, round)
        weights = weights + update
        assert weights == pytest.approx(theta + decay * velocity, rel=1e-9, abs=1e-9)


@given(seeds, rates)
@examples
def test_adagrad_divides_by_the_length_of_all_past_gradients(seed: int, rate: float) -> None:
    gradients = random_gradients(seed)
    lengths = np.array([np.linalg.norm(gradients[: t + 1], axis=0) for t in range(STEPS)])
    expected = -rate * np.cumsum(gradients / (lengths + 1e-8), axis=0)
    assert walk(adagrad(rate), gradients) == pytest.approx(expected, rel=1e-10, abs=1e-10)


@given(seeds, rates, st.floats(0.1, 0.99))
@examples
def test_rmsprop_agrees_with_autograd_once_its_first_memory_is_drowned(seed: int, rate: float, decay: float) -> None:
    """The oracle starts its average of squares at 1, which gradients a billion times larger drown. Neither that nor the
    thousandfold changes the walk but for ε: 1e-8 beside a root of at least 10 · √(1 − 0.99) = 1.
    """
    gradients = random_gradients(seed)
    gradients = np.where(np.abs(gradients) < 0.01, 0.01, gradients)
    loud = oracle_walk(oracle.rmsprop, 1e9 * gradients, step_size=rate, gamma=decay)
    assert walk(rmsprop(rate, decay), 1e9 * gradients) == pytest.approx(loud, rel=1e-9, abs=1e-9)
    assert walk(rmsprop(rate, decay), 1e3 * gradients) == pytest.approx(loud, rel=1e-6, abs=1e-5 * rate)


@given(seeds, rates, decays)
@examples
def test_rmsprop_divides_by_the_root_of_a_fading_average_of_squares(seed: int, rate: float, decay: float) -> None:
    gradients = random_gradients(seed)
    roots = np.sqrt((1 - decay) * past_sums(gradients**2, decay))
    expected = -rate * np.cumsum(gradients / (roots + 1e-8), axis=0)
    assert walk(rmsprop(rate, decay), gradients) == pytest.approx(expected, rel=1e-8, abs=1e-8)


@given(seeds, rates, decays, st.floats(0.5, 0.9999))
@examples
def test_adam_agrees_with_autograd(seed: int, rate: float, decay: float, decay_squared: float) -> None:
    gradients = random_gradients(seed)
    expected = oracle_walk(oracle.adam, gradients, step_size=rate, b1=decay, b2=decay_squared)
    assert walk(adam(rate, decay, decay_squared), gradients) == pytest.approx(expected, rel=1e-9, abs=1e-9)


@given(seeds, rates, decays, st.floats(0.5, 0.9999))
@examples
def test_adam_is_two_weighted_averages_whose_weights_add_up_to_1(
    seed: int, rate: float, decay: float, decay_squared: float
) -> None:
    """The correction `1 − βᵗ` is what the weights of the past add up to: dividing by it makes a true average."""
    gradients = random_gradients(seed)
    ones = np.ones_like(gradients)
    slope = past_sums(gradients, decay) / past_sums(ones, decay)
    size = np.sqrt(past_sums(gradients**2, decay_squared) / past_sums(ones, decay_squared))
    expected = -rate * np.cumsum(slope / (size + 1e-8), axis=0)
    assert walk(adam(rate, decay, decay_squared), gradients) == pytest.approx(expected, rel=1e-8, abs=1e-8)


@pytest.mark.parametrize("make", [adagrad, rmsprop, adam])
def test_a_slope_as_small_as_epsilon_is_taken_at_half_the_rate(make: Callable[..., Optimizer]) -> None:
    """Where ε stands: added to the root, so g / (|g| + ε) = 1/2 when |g| = ε. Inside the root it would be far less."""
    optimizer = make(1.0) if make is not rmsprop else rmsprop(1.0, decay=0.0)
    update, _ = optimizer.step(np.array([EPSILON]), optimizer.init(np.zeros(1)), np.zeros(1), 1)
    assert update == pytest.approx(-0.5, rel=1e-9)


# --- closed forms under a slope that never changes


@pytest.mark.parametrize("decay", [0.0, 0.5, 0.9])
def test_momentum_on_a_steady_slope_reaches_1_over_1_minus_decay_times_the_rate(decay: float) -> None:
    trail = walk(momentum(0.1, decay), np.ones((400, 1)))
    assert trail[-2] - trail[-1] == pytest.approx(0.1 / (1 - decay), rel=1e-12)


def test_adagrad_on_a_steady_slope_slows_as_1_over_the_root_of_the_round() -> None:
    steps = -np.diff(walk(adagrad(1.0), 5 * np.ones((100, 1))), axis=0)[:, 0]
    assert steps == pytest.approx(1 / np.sqrt(np.arange(2, 101)), rel=1e-8)


@pytest.mark.parametrize("slope", [1e-3, 1.0, 1e6])
def test_adam_on_a_steady_slope_steps_by_the_rate_whatever_the_slope(slope: float) -> None:
    trail = walk(adam(0.1), slope * np.ones((100, 1)))
    assert trail[:, 0] == pytest.approx(-0.1 * np.arange(1, 101), rel=2e-5)


# --- equivalences


@given(seeds, rates)
@examples
def test_without_decay_momentum_and_nesterov_are_sgd_exactly(seed: int, rate: float) -> None:
    gradients = random_gradients(seed)
    plain = walk(sgd(rate), gradients)
    assert np.array_equal(walk(momentum(rate, decay=0), gradients), plain)
    assert np.array_equal(walk(nesterov(rate, decay=0), gradients), plain)


@given(seeds, rates)
@examples
def test_adam_without_memory_follows_only_the_sign_like_rmsprop_without_memory(seed: int, rate: float) -> None:
    gradients = random_gradients(seed)
    assume(np.abs(gradients).min() > 1e-4)  # beside a slope much smaller, what keeps the division finite shows
    signs = -rate * np.cumsum(np.sign(gradients), axis=0)
    assert walk(adam(rate, 0, 0), gradients) == pytest.approx(signs, rel=1e-4, abs=1e-3 * rate)
    assert walk(rmsprop(rate, 0), gradients) == pytest.approx(signs, rel=1e-4, abs=1e-3 * rate)


@every_optimizer
@given(seed=seeds)
@settings(max_examples=10)
def test_a_shelf_of_models_steps_as_each_alone_exactly(name: str, seed: int) -> None:
    """A leading axis of models, each at its own rate."""
    gradients = np.random.default_rng(seed).normal(size=(STEPS, 4, 3))
    shelf_rates = np.array([0.01, 0.1, 1.0, 3.0])
    together = walk(OPTIMIZERS[name](shelf_rates[:, np.newaxis]), gradients)
    for model, rate in enumerate(shelf_rates):
        assert np.array_equal(together[:, model], walk(OPTIMIZERS[name](float(rate)), gradients[:, model]))


# --- arriving

ARRIVALS = {"sgd": 0.2, "momentum": 0.03, "nesterov": 0.03, "adagrad": 1.0, "rmsprop": 0.005, "adam": 0.1}
"""A reasonable rate for each."""


@pytest.mark.parametrize("dish", DISHES)
@every_optimizer
def test_every_optimizer_arrives_at_the_bottom_of_every_bowl(name: str, dish: str) -> None:
    """RMSProp at a fixed rate keeps trembling by about that rate; the others come to rest."""
    diners = regulars(dish)
    history = train(linear, diners, squared, OPTIMIZERS[name](ARRIVALS[name]), np.ones(2), epochs=1200)
    assert history.weights[-1] == pytest.approx(bowl(diners).bottom, abs=0.005 if name == "rmsprop" else 1e-3)
    assert history.losses[-1] == pytest.approx(bowl(diners).lowest_loss, abs=1e-4)


# --- pure functions


@every_optimizer
def test_a_step_changes_nothing_that_it_was_given(name: str) -> None:
    optimizer = OPTIMIZERS[name](0.1)
    gradients = random_gradients(1)
    weights = np.ones(3)
    _, memory = optimizer.step(gradients[0], optimizer.init(weights), weights, 1)
    first, next_memory = optimizer.step(gradients[1], memory, weights, 2)
    optimizer.step(gradients[2], next_memory, weights, 3)
    again, _ = optimizer.step(gradients[1], memory, weights, 2)
    assert np.array_equal(first, again)
    assert np.array_equal(weights, np.ones(3))
    assert np.array_equal(gradients, random_gradients(1))


@every_optimizer
def test_rate_0_stays_put(name: str) -> None:
    assert not walk(OPTIMIZERS[name](0), random_gradients(2)).any()


@every_optimizer
def test_no_slope_and_no_past_is_no_step(name: str) -> None:
    """AdaGrad, RMSProp and Adam would divide by zero here."""
    assert not walk(OPTIMIZERS[name](1.0), np.zeros((5, 3))).any()


@every_optimizer
@pytest.mark.parametrize("rate", [0.1, np.full((3,), 0.1, dtype=np.float32)])
def test_float32_stays_float32(name: str, rate: Any) -> None:
    assert walk(OPTIMIZERS[name](rate), random_gradients(3).astype(np.float32)).dtype == np.float32


# --- what is refused and what is listed


@every_optimizer
@pytest.mark.parametrize("rate", [-0.1, 1000.1, np.nan, np.inf, "fast", None, np.array([[0.1], [-0.1]]), 10**400])
def test_a_rate_out_of_range_is_refused(name: str, rate: Any) -> None:
    with pytest.raises(ValueError, match="learning_rate must be"):
        OPTIMIZERS[name](rate)


@pytest.mark.parametrize("make", [momentum, nesterov, rmsprop, adam])
@pytest.mark.parametrize("decay", [-0.1, 1.1, np.nan])
def test_a_decay_out_of_range_is_refused(make: Callable[..., Optimizer], decay: float) -> None:
    with pytest.raises(ValueError, match="decay must be"):
        make(0.1, decay)


@pytest.mark.parametrize(("option", "value"), [("decay", 1.0), ("decay_squared", 1.0), ("decay_squared", -1.0)])
def test_adam_refuses_to_forget_nothing(option: str, value: float) -> None:
    with pytest.raises(ValueError, match=f"{option} must be"):
        adam(0.1, **{option: value})


def test_optimizers_are_listed_in_order_of_difficulty_each_with_formula_and_source() -> None:
    assert list(OPTIMIZERS) == ["sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adam"]
    lines = []
    for name, make in OPTIMIZERS.items():
        assert make.__name__ == name
        assert make.__doc__ is not None
        assert "update = −learning_rate" in make.__doc__
        assert any(f"{year}" in make.__doc__ for year in range(1950, 2020))
        lines.append(inspect.getsourcelines(make)[1])
    assert lines == sorted(lines)
