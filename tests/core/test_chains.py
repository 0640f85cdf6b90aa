"""Optimizers put together: closed forms, and what a chain must equal to the last digit."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.arrays import Array
from core.chains import adamw, add_decayed_weights, chain, clip_norm, masked, shortened, shrink_weights
from core.optimizers import OPTIMIZERS, Optimizer, adam, remembered, sgd
from core.schedules import warmup_cosine
from core.sweeps import side_by_side
from tests.core.test_optimizers import every_optimizer, random_gradients, walk

seeds = st.integers(0, 2**32 - 1)
few = settings(max_examples=15)


def walk_from(start: Array, optimizer: Optimizer, gradients: Array) -> Array:
    """Where `start` is led by those gradients, after each step."""
    position, memory, trail = start, optimizer.init(start), []
    for round, gradient in enumerate(gradients, start=1):
        update, memory = optimizer.step(gradient, memory, position, round)
        position = position + update
        trail.append(position)
    return np.array(trail)


# --- AdamW and decay


@given(seeds)
@few
def test_adamw_without_decay_is_adam_exactly(seed: int) -> None:
    gradients = random_gradients(seed)
    assert np.array_equal(
        walk_from(np.ones(3), adamw(0.1, weight_decay=0.0), gradients), walk_from(np.ones(3), adam(0.1), gradients)
    )


@pytest.mark.parametrize("strength", [0.01, 0.5])
def test_without_a_slope_weights_fade_by_1_minus_rate_times_strength(strength: float) -> None:
    trail = walk_from(np.array([3.0, -2.0]), adamw(0.1, weight_decay=strength), np.zeros((30, 2)))
    assert trail[-1] == pytest.approx(np.array([3.0, -2.0]) * (1 - 0.1 * strength) ** 30, rel=1e-12)


@given(seeds, st.floats(0.001, 0.3), st.floats(0.0, 0.5))
@few
def test_adamw_on_a_slope_that_ignores_the_weights_is_adam_and_a_fading_sum(
    seed: int, rate: float, pull: float
) -> None:
    """Linear in the weights: each of Adam's updates fades by `1 − rate · pull` with every later round."""
    gradients, keep = random_gradients(seed), 1 - rate * pull
    updates = np.diff(walk(adam(rate), gradients), axis=0, prepend=0)
    ages = np.subtract.outer(np.arange(len(updates)), np.arange(len(updates)))
    expected = np.where(ages >= 0, keep ** np.maximum(ages, 0), 0) @ updates + keep ** np.arange(1, 51)[:, np.newaxis]
    found = walk_from(np.ones(3), adamw(rate, weight_decay=pull), gradients)
    assert found == pytest.approx(expected, rel=1e-9, abs=1e-9)


@given(seeds)
@few
def test_for_sgd_a_penalty_and_fading_weights_are_the_same(seed: int) -> None:
    gradients, begin = random_gradients(seed), np.array([1.0, -2.0, 3.0])
    penalised = walk_from(begin, chain(add_decayed_weights(0.3), sgd(0.05)), gradients)
    fading = walk_from(begin, chain(sgd(0.05), shrink_weights(0.05, 0.3)), gradients)
    assert fading == pytest.approx(penalised, rel=1e-12, abs=1e-12)


def test_for_adam_they_are_not_it_divides_the_penalty_away() -> None:
    """With no slope but the penalty Adam walks towards 0 by its rate, however weak the penalty."""
    begin = np.array([1.0, 5.0])
    penalised = walk_from(begin, chain(add_decayed_weights(1e-3), adam(0.01)), np.zeros((10, 2)))
    assert penalised[-1] == pytest.approx(begin - 0.1, abs=1e-3)
    assert walk_from(begin, adamw(0.01, weight_decay=1e-3), np.zeros((10, 2)))[-1] == pytest.approx(begin, rel=2e-4)


def test_a_strength_of_0_spares_a_weight() -> None:
    trail = walk_from(np.ones(3), adamw(0.1, weight_decay=[1.0, 0.0, 1.0]), np.zeros((5, 3)))
    assert trail[-1] == pytest.approx([0.9**5, 1.0, 0.9**5])


def test_the_rate_of_decay_follows_the_plan_too() -> None:
    plan = warmup_cosine(0.2, warmup=2, total=2)
    trail = walk_from(np.ones(1), adamw(plan, weight_decay=1.0), np.zeros((3, 1)))
    assert trail[:, 0] == pytest.approx([0.9, 0.9 * 0.8, 0.9 * 0.8])


# --- masks


@every_optimizer
def test_a_mask_that_lets_all_learn_changes_nothing(name: str) -> None:
    gradients = random_gradients(5)
    assert np.array_equal(
        walk(masked(OPTIMIZERS[name](0.1), [True] * 3), gradients), walk(OPTIMIZERS[name](0.1), gradients)
    )


@every_optimizer
def test_frozen_weights_stay_to_the_last_bit_and_the_others_learn_as_if_alone(name: str) -> None:
    gradients, begin = random_gradients(6), np.array([0.1, 0.2, 0.3])
    trail = walk_from(begin, masked(OPTIMIZERS[name](0.1), [True, False, True]), gradients)
    assert (trail[:, 1] == begin[1]).all()
    alone = walk_from(begin[[0, 2]], OPTIMIZERS[name](0.1), gradients[:, [0, 2]])
    assert np.array_equal(trail[:, [0, 2]], alone)


def test_a_frozen_weight_does_not_fade_either() -> None:
    trail = walk_from(np.ones(2), masked(adamw(0.1, weight_decay=1.0), [True, False]), np.ones((5, 2)))
    assert (trail[:, 1] == 1.0).all()
    assert (trail[:, 0] < 1.0).all()


def test_a_slope_that_is_no_number_does_not_move_a_frozen_weight() -> None:
    update, _ = masked(sgd(0.1), [False, True]).step(np.array([np.nan, 1.0]), None, np.ones(2), 1)
    assert update.tolist() == [0.0, -0.1]


@pytest.mark.parametrize("mask", [[1, 0], [[True, False]], True, ["yes"], [np.nan]])
def test_a_mask_that_is_no_row_of_true_and_false_is_refused(mask: Any) -> None:
    with pytest.raises(ValueError, match="mask must be one row of true and false"):
        masked(sgd(0.1), mask)


@pytest.mark.parametrize("length", [1, 2, 4])
def test_a_mask_of_another_length_is_refused(length: int) -> None:
    with pytest.raises(ValueError, match=f"mask must be 3 long, as the weights are, got {length}"):
        masked(sgd(0.1), [True] * length).step(np.ones(3), None, np.ones(3), 1)


# --- clipping


@given(seeds, st.floats(0.01, 10))
@few
def test_a_long_gradient_keeps_its_direction_and_a_short_one_every_digit(seed: int, limit: float) -> None:
    gradients = random_gradients(seed)
    lengths = np.sqrt(np.sum(gradients**2, axis=-1))
    found = shortened(gradients, limit)
    for gradient, length, short in zip(gradients, lengths, found, strict=True):
        if length <= limit:
            assert np.array_equal(short, gradient)
        else:
            assert np.sqrt(np.sum(short**2)) == pytest.approx(limit, rel=1e-12)
            assert np.cross(short, gradient) == pytest.approx(np.zeros(3), abs=1e-9 * limit * length)
            assert short @ gradient > 0


@pytest.mark.parametrize("size", [1e-300, 1e-30, 1e200, 1.7e308])
def test_no_gradient_is_too_small_or_too_large_to_be_measured(size: float) -> None:
    found = shortened(np.array([[size, -size], [0.0, 0.0]]), 1.0)
    expected = [size, -size] if size < 1 else [np.sqrt(0.5), -np.sqrt(0.5)]
    assert found[0] == pytest.approx(expected, rel=1e-12)
    assert found[1].tolist() == [0.0, 0.0]


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_a_gradient_that_is_not_finite_is_not_made_to_look_finite(value: float) -> None:
    found = shortened(np.array([[value, 1.0], [3.0, 4.0]]), 1.0)
    assert found[0, 0] == pytest.approx(value, nan_ok=True)
    assert found[1] == pytest.approx([0.6, 0.8])


def test_each_model_side_by_side_is_clipped_by_its_own_length() -> None:
    update, _ = chain(clip_norm(1.0), sgd(1.0)).step(
        np.array([[3.0, 4.0], [0.3, 0.4]]), (None, None), np.ones((2, 2)), 1
    )
    assert update == pytest.approx(-np.array([[0.6, 0.8], [0.3, 0.4]]))


# --- chains


def test_a_chain_of_one_is_that_one() -> None:
    gradients = random_gradients(7)
    assert np.array_equal(walk(chain(adam(0.1)), gradients), walk(adam(0.1), gradients))


def test_the_links_take_their_turn_in_order() -> None:
    doubling_then_clipping = chain(sgd(2.0), clip_norm(1.0)).step(np.array([0.75]), (None, None), np.ones(1), 1)
    clipping_then_doubling = chain(clip_norm(1.0), sgd(2.0)).step(np.array([0.75]), (None, None), np.ones(1), 1)
    assert doubling_then_clipping[0].tolist() == [-1.0]
    assert clipping_then_doubling[0].tolist() == [-1.5]


def test_links_side_by_side_see_their_own_weights_and_the_same_round() -> None:
    """Each takes its half of the models."""
    plan = warmup_cosine(0.2, 5, 40)
    gradients = np.random.default_rng(9).normal(size=(30, 4, 3))
    fading, plain = adamw(plan, weight_decay=0.5), sgd(plan)
    together = walk_from(np.ones((4, 3)), side_by_side([fading, plain]), gradients)
    assert np.array_equal(together[:, :2], walk_from(np.ones((2, 3)), fading, gradients[:, :2]))
    assert np.array_equal(together[:, 2:], walk_from(np.ones((2, 3)), plain, gradients[:, 2:]))


def test_what_a_chain_remembers_is_what_its_links_remember() -> None:
    assert remembered(adamw(0.1), 10) == remembered(adam(0.1), 10) == 20
    assert remembered(chain(adam(0.1), masked(OPTIMIZERS["momentum"](0.1), [True])), 10) == 30
    assert remembered(chain(clip_norm(1.0), sgd(0.1)), 10) == 0


def test_float32_stays_float32() -> None:
    gradients = random_gradients(8).astype(np.float32)
    mixed = chain(clip_norm(1.0), add_decayed_weights([0.1, 0.0, 0.1]), adamw(0.1, weight_decay=np.full(3, 0.1)))
    assert walk(masked(mixed, [True, False, True]), gradients).dtype == np.float32


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: chain(), "a chain needs 1 link or more, got 0"),
        (lambda: add_decayed_weights(-0.1), "strength must be between 0 and 1000, got -0.1"),
        (lambda: adamw(0.1, weight_decay=np.nan), "strength must be finite numbers, got nan"),
        (lambda: adamw(0.1, weight_decay=[0.1, 1001.0]), "strength must be between 0 and 1000"),
        (lambda: adamw(-0.1), "learning_rate must be between"),
        (lambda: clip_norm(0.0), "limit must be between 1e-30 and 1e.30, got 0"),
        (lambda: clip_norm(np.inf), "limit must be finite"),
    ],
)
def test_wrong_values_are_named_with_their_range(make: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        make()
