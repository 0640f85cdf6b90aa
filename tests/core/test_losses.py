"""Losses and their slopes, against finite differences and against an independent differentiation (`autograd`)."""

from collections.abc import Callable
from typing import Any

import autograd.numpy as anp
import numpy as np
import pytest
from autograd import grad
from hypothesis import given, settings
from hypothesis import strategies as st

from core.arrays import Array
from core.losses import LOSSES, softmax, taste_score

AMOUNTS = ("squared", "absolute", "huber")
"""The losses that judge one amount a diner."""

every_loss = pytest.mark.parametrize("name", LOSSES)
every_amount = pytest.mark.parametrize("name", AMOUNTS)
seeds = st.integers(0, 2**32 - 1)


def random_state(name: str, seed: int, leading: tuple[int, ...] = ()) -> tuple[Array, Array]:
    """Predictions and targets that the loss is meant for, of 1 to 9 diners."""
    generator = np.random.default_rng(seed)
    n, spread = int(generator.integers(1, 10)), generator.uniform(0.1, 4)
    if name in AMOUNTS:
        return spread * generator.normal(size=(*leading, n)), spread * generator.normal(size=n)
    if name == "binary_cross_entropy":
        return spread * generator.normal(size=(*leading, n)), generator.integers(0, 2, n).astype(float)
    if name == "softmax_cross_entropy":
        classes = int(generator.integers(2, 6))
        return spread * generator.normal(size=(*leading, n, classes)), generator.integers(0, classes, n).astype(float)
    raise AssertionError(f"say here what {name} judges")


def nudged_slope(value: Callable[[Array], Any], prediction: Array, size: float = 1e-6) -> Array:
    """The two-sided difference in every direction."""
    slope = np.empty_like(prediction)
    for index in np.ndindex(prediction.shape):
        shift = np.zeros_like(prediction)
        shift[index] = size
        slope[index] = (value(prediction + shift) - value(prediction - shift)) / (2 * size)
    return slope


ORACLES: dict[str, Callable[[Any, Any], Any]] = {
    "squared": lambda guess, wish: anp.dot(guess - wish, guess - wish) / len(wish),
    "absolute": lambda guess, wish: anp.sum(anp.sqrt((guess - wish) ** 2)) / len(wish),
    "binary_cross_entropy": lambda logit, label: -anp.mean(anp.log(1 / (1 + anp.exp((1 - 2 * label) * logit)))),
}
"""The same judgement in other words, for `autograd` to differentiate."""


@every_loss
@given(seed=seeds)
@settings(max_examples=25)
def test_the_slope_is_what_nudging_each_prediction_shows(name: str, seed: int) -> None:
    prediction, target = random_state(name, seed)
    if name == "absolute":  # no slope at the kink
        prediction = np.where(np.abs(prediction - target) < 1e-3, target + 1e-3, prediction)
    loss = LOSSES[name]
    nudged = nudged_slope(lambda guess: loss.value(guess, target), prediction)
    assert loss.slope(prediction, target) == pytest.approx(nudged, rel=1e-5, abs=1e-6)


@pytest.mark.parametrize("name", ORACLES)
@given(seed=seeds)
@settings(max_examples=25)
def test_value_and_slope_agree_with_an_independent_differentiation(name: str, seed: int) -> None:
    prediction, target = random_state(name, seed)
    loss, oracle = LOSSES[name], ORACLES[name]
    assert loss.value(prediction, target) == pytest.approx(oracle(prediction, target), rel=1e-12)
    assert loss.slope(prediction, target) == pytest.approx(grad(oracle)(prediction, target), rel=1e-10, abs=1e-12)


@given(seed=seeds)
@settings(max_examples=25)
def test_squared_loss_is_the_spread_of_the_errors_plus_their_squared_average(seed: int) -> None:
    prediction, target = random_state("squared", seed)
    errors = prediction - target
    assert LOSSES["squared"].value(prediction, target) == pytest.approx(np.var(errors) + errors.mean() ** 2, rel=1e-12)


def test_squared_loss_of_one_diner_in_whole_numbers() -> None:
    squared = LOSSES["squared"]
    assert squared.value(np.array([3.0, 5.0]), np.array([0.0, 1.0])) == 12.5
    assert squared.slope(np.array([3.0, 5.0]), np.array([0.0, 1.0])).tolist() == [3.0, 4.0]


@every_amount
@given(seed=seeds)
@settings(max_examples=20)
def test_no_error_is_no_loss_and_no_slope(name: str, seed: int) -> None:
    _, target = random_state(name, seed)
    assert LOSSES[name].value(target, target) == 0
    assert not LOSSES[name].slope(target, target).any()


@every_amount
@given(seed=seeds)
@settings(max_examples=20)
def test_too_strong_and_too_weak_are_judged_alike(name: str, seed: int) -> None:
    prediction, target = random_state(name, seed)
    mirrored = target - (prediction - target)
    loss = LOSSES[name]
    assert loss.value(mirrored, target) == pytest.approx(loss.value(prediction, target), rel=1e-9)
    assert loss.slope(mirrored, target) == pytest.approx(-loss.slope(prediction, target), rel=1e-9, abs=1e-12)


@every_loss
@given(seed=seeds)
@settings(max_examples=20)
def test_a_shelf_is_judged_as_each_model_alone(name: str, seed: int) -> None:
    predictions, target = random_state(name, seed, leading=(3, 2))
    loss = LOSSES[name]
    values, slopes = loss.value(predictions, target), loss.slope(predictions, target)
    assert values.shape == (3, 2)
    assert slopes.shape == predictions.shape
    for index in np.ndindex(3, 2):
        assert values[index] == pytest.approx(loss.value(predictions[index], target), rel=1e-12)
        assert slopes[index] == pytest.approx(loss.slope(predictions[index], target), rel=1e-12)


@every_loss
def test_float32_stays_float32(name: str) -> None:
    prediction, target = (array.astype(np.float32) for array in random_state(name, 1, leading=(2,)))
    assert LOSSES[name].value(prediction, target).dtype == np.float32
    assert LOSSES[name].slope(prediction, target).dtype == np.float32


@every_loss
def test_a_prediction_that_is_no_number_has_a_loss_that_is_none(name: str) -> None:
    prediction, target = random_state(name, 1)
    prediction.flat[0] = np.nan
    with np.errstate(invalid="ignore"):  # as in training, where a NaN is data
        assert np.isnan(LOSSES[name].value(prediction, target))


# --- the score


def test_the_score_is_100_at_loss_0_and_50_at_loss_1() -> None:
    assert taste_score(np.array([0.0, 1.0, 3.0, 99.0])).tolist() == [100.0, 50.0, 25.0, 1.0]


@given(st.floats(0, 1e12), st.floats(1e-6, 1e6))
@settings(max_examples=50)
def test_the_score_falls_whenever_the_loss_rises(loss: float, more: float) -> None:
    raised = loss * (1 + more) + more
    assert 0 < taste_score(raised) < taste_score(loss) <= 100


@pytest.mark.parametrize("loss", [np.nan, np.inf, 1e308])
def test_a_ruined_dish_scores_0(loss: float) -> None:
    assert taste_score(loss) == pytest.approx(0, abs=1e-300)


def test_scores_keep_the_shape_of_the_losses() -> None:
    assert taste_score(np.ones((2, 3))).shape == (2, 3)
    assert taste_score(np.array([np.nan, 0.0])).tolist() == [0.0, 100.0]


@pytest.mark.parametrize(
    "loss", [-0.5, -1.0, [-3.0, 1.0], -np.inf, "1", ["2"], 1 + 1j, np.ma.array([1.0], mask=[True])]
)
def test_what_is_no_loss_has_no_score(loss: Any) -> None:
    """A loss of −1 would be infinitely good, and one of −3 as bad as can be."""
    with pytest.raises(ValueError, match="loss must be"):
        taste_score(loss)


def test_rounding_below_zero_is_a_loss_of_zero_to_twelve_digits() -> None:
    assert taste_score(-1e-13) == pytest.approx(100.0, abs=1e-9)
    assert taste_score(np.array([np.nan, np.inf, 0.0, 1.0])).tolist() == [0.0, 0.0, 100.0, 50.0]


def test_hidden_logits_are_refused() -> None:
    with pytest.raises(ValueError, match="logits must be floats"):
        softmax(np.ma.MaskedArray(np.zeros((2, 1)), mask=True))
