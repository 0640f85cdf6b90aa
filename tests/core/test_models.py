"""Models: the backward pass against `autograd`, finite differences and the definition of a transpose."""

from typing import Any

import autograd.numpy as anp
import numpy as np
import pytest
from autograd import grad, jacobian
from hypothesis import given, settings
from hypothesis import strategies as st

from core.arrays import Array
from core.examples import Examples
from core.losses import LOSSES, Loss, squared
from core.models import gradient_of, linear
from core.optimizers import sgd
from core.training import evaluate, train
from tests.core.gradients import loss_and_gradient

seeds = st.integers(0, 2**32 - 1)


def random_state(seed: int, leading: tuple[int, ...] = ()) -> tuple[Array, Array, Array]:
    """Weights, inputs and targets of 1 to 12 diners and 1 to 5 seasonings."""
    generator = np.random.default_rng(seed)
    n, d = int(generator.integers(1, 13)), int(generator.integers(1, 6))
    return 3 * generator.normal(size=(*leading, d)), generator.normal(size=(n, d)), 3 * generator.normal(size=n)


def test_flavour_is_the_sum_of_what_each_gram_brings() -> None:
    prediction, _ = linear.forward(np.array([2.0, 3.0]), np.array([[1.0, 10.0], [0.5, 0.0]]))
    assert prediction.tolist() == [32.0, 1.0]


@given(seeds)
@settings(max_examples=25)
def test_the_inputs_are_the_slopes_of_a_linear_model(seed: int) -> None:
    weights, X, _ = random_state(seed)
    slopes = jacobian(lambda w: anp.stack([anp.dot(row, w) for row in X]))(weights)
    step = 1e-4 * np.eye(len(weights))
    ahead, behind = linear.forward(weights + step, X)[0], linear.forward(weights - step, X)[0]
    nudged = (ahead - behind).T / 2e-4
    assert nudged == pytest.approx(slopes, abs=1e-9)


@given(seeds)
@settings(max_examples=25)
def test_backward_is_the_transpose_of_forward(seed: int) -> None:
    """For every slope s and every direction w: s · forward(w) = backward(s) · w."""
    weights, X, slope = random_state(seed)
    prediction, trace = linear.forward(weights, X)
    assert slope @ prediction == pytest.approx(linear.backward(weights, trace, slope) @ weights, rel=1e-9, abs=1e-9)


@pytest.mark.parametrize("name", ["squared", "absolute", "huber"])
@given(seed=seeds)
@settings(max_examples=25)
def test_the_gradient_is_what_nudging_each_weight_shows(name: str, seed: int) -> None:
    weights, X, y = random_state(seed)
    loss, size = LOSSES[name], 1e-6
    if np.abs(linear.forward(weights, X)[0] - y).min() < 1e-3:  # too near a kink to nudge across
        y = y + 1e-2
    value, gradient = loss_and_gradient(linear, loss, weights, X, y)
    steps = size * np.eye(len(weights))
    ahead, behind = (loss_and_gradient(linear, loss, weights + sign * steps, X, y)[0] for sign in (1, -1))
    assert gradient == pytest.approx((ahead - behind) / (2 * size), rel=1e-4, abs=1e-5)
    assert value == loss.value(linear.forward(weights, X)[0], y)


@given(seeds)
@settings(max_examples=25)
def test_loss_and_gradient_agree_with_an_independent_differentiation(seed: int) -> None:
    weights, X, y = random_state(seed)

    def oracle(w: Any) -> Any:
        return anp.linalg.norm(anp.dot(X, w) - y) ** 2 / len(y)

    value, gradient = loss_and_gradient(linear, squared, weights, X, y)
    assert value == pytest.approx(oracle(weights), rel=1e-12)
    assert gradient == pytest.approx(grad(oracle)(weights), rel=1e-9, abs=1e-11)


@given(seeds)
@settings(max_examples=20)
def test_a_shelf_of_models_is_judged_as_each_alone(seed: int) -> None:
    weights, X, y = random_state(seed, leading=(2, 3))
    values, gradients = loss_and_gradient(linear, squared, weights, X, y)
    assert values.shape == (2, 3)
    assert gradients.shape == weights.shape
    for index in np.ndindex(2, 3):
        value, gradient = loss_and_gradient(linear, squared, weights[index], X, y)
        assert values[index] == pytest.approx(value, rel=1e-12)
        assert gradients[index] == pytest.approx(gradient, rel=1e-10, abs=1e-12)


def test_float32_stays_float32() -> None:
    weights, X, y = (array.astype(np.float32) for array in random_state(3))
    value, gradient = loss_and_gradient(linear, squared, weights, X, y)
    assert value.dtype == gradient.dtype == np.float32


def test_a_weight_that_is_no_number_spoils_every_plate_that_feels_it() -> None:
    value, gradient = loss_and_gradient(linear, squared, np.array([np.nan, 1.0]), np.ones((3, 2)), np.ones(3))
    assert np.isnan(value)
    assert np.isnan(gradient).all()


def test_a_model_that_brings_its_own_gradient_is_trained_by_it_and_judged_as_before() -> None:
    """Here: half the way back, on purpose."""
    weights, X, y = random_state(8)

    def halved(loss: Loss, weights: Array, X: Array, y: Array) -> Array:
        return 0.5 * gradient_of(linear, loss, weights, X, y)

    hesitant, data = linear._replace(gradient=halved), Examples(X, y)
    slow = train(hesitant, data, squared, sgd(0.02), weights, epochs=20)
    plain = train(linear, data, squared, sgd(0.01), weights, epochs=20)
    assert slow.weights == pytest.approx(plain.weights, rel=1e-12)
    assert slow.losses == pytest.approx(plain.losses, rel=1e-12)
    assert evaluate(hesitant, data, squared, weights) == evaluate(linear, data, squared, weights)


@pytest.mark.parametrize("shape", [(5,), (5, 2, 2)])
def test_a_linear_model_refuses_what_is_no_table(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=r"needs X \(n, d\), got \(5"):
        linear.forward(np.ones(2), np.ones(shape))
