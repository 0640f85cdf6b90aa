"""Batches: drawn by whatever the caller likes, all chance from the seed."""

from typing import Any

import numpy as np
import pytest

from core.arrays import Array
from core.diners import regulars
from core.examples import Examples
from core.losses import squared
from core.models import Model, linear
from core.optimizers import momentum, sgd
from core.training import train

DINERS = regulars("tomato_egg")
START = np.ones(2)


def all_of_them(generator: np.random.Generator) -> tuple[Array, Array]:
    return DINERS.X, DINERS.y


def three(generator: np.random.Generator) -> tuple[Array, Array]:
    rows = generator.integers(0, len(DINERS), size=3)
    return DINERS.X[rows], DINERS.y[rows]


def test_a_sampler_that_always_brings_all_is_full_batch_exactly() -> None:
    drawn = train(linear, DINERS, squared, momentum(0.02), START, epochs=30, sampler=all_of_them)
    full = train(linear, DINERS, squared, momentum(0.02), START, epochs=30)
    assert np.array_equal(drawn.weights, full.weights)
    assert np.array_equal(drawn.losses, full.losses)
    assert drawn.steps_per_epoch == 1


def test_a_sampler_is_asked_once_a_step_and_its_chance_belongs_to_the_seed() -> None:
    asked: list[Array] = []

    def noted(generator: np.random.Generator) -> tuple[Array, Array]:
        X, y = three(generator)
        asked.append(X)
        return X, y

    def run(seed: int) -> Array:
        return train(linear, DINERS, squared, sgd(0.1), START, epochs=7, sampler=noted, seed=seed).weights

    first = run(1)
    assert len(asked) == 7
    assert np.array_equal(run(1), first)
    assert np.array_equal(np.array(asked[:7]), np.array(asked[7:]))
    assert not np.array_equal(run(2), first)


def test_the_losses_are_those_of_the_examples_and_not_of_what_was_drawn() -> None:
    history = train(linear, DINERS, squared, sgd(0.1), START, epochs=5, sampler=three)
    by_hand = np.mean((history.weights @ DINERS.X.T - DINERS.y) ** 2, axis=-1)
    assert history.losses == pytest.approx(by_hand, rel=1e-12)


def test_a_burnt_start_draws_nothing() -> None:
    def never(generator: np.random.Generator) -> tuple[Array, Array]:
        raise AssertionError("nobody is left to learn from it")

    assert train(linear, DINERS, squared, sgd(0.1), [1e6, 1e6], epochs=5, sampler=never).steps == 0


def test_a_batch_size_beside_a_sampler_is_refused() -> None:
    with pytest.raises(ValueError, match="batch_size must be None where a sampler draws the batches, got 2"):
        train(linear, DINERS, squared, sgd(0.1), START, epochs=1, sampler=three, batch_size=2)


@pytest.mark.parametrize("size", [None, 2])
def test_a_batch_keeps_the_shape_and_kind_of_the_examples(size: int | None) -> None:
    met: list[Any] = []

    def forward(weights: Array, X: Array) -> tuple[Array, Array]:
        met.append(X)
        return 0.0 * X[:, 0, 0], X

    pictures = Examples(np.arange(24, dtype=np.uint8).reshape(4, 3, 2), np.zeros(4))
    blind = Model(forward, lambda weights, X, slope: 0 * weights)
    train(blind, pictures, squared, sgd(0.1), [0.0], epochs=1, batch_size=size)
    assert {X.dtype for X in met} == {np.dtype(np.uint8)}
    assert {X.shape for X in met} == {(4, 3, 2), (size or 4, 3, 2)}
