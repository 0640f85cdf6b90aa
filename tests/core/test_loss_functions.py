"""Absolute, Huber and the cross-entropies: exact arithmetic, limits, extremes, `autograd`, whom each loss serves."""

from decimal import Decimal, localcontext
from typing import Any

import autograd.numpy as anp
import numpy as np
import pytest
from autograd import grad
from hypothesis import given, settings
from hypothesis import strategies as st

from core.arrays import Array
from core.examples import Examples
from core.losses import (
    LOSSES,
    THRESHOLD_LIMITS,
    absolute,
    binary_cross_entropy,
    huber,
    sigmoid,
    softmax,
    softmax_cross_entropy,
    squared,
)
from core.models import Model, linear
from core.optimizers import sgd
from core.training import train
from tests.core.gradients import loss_and_gradient

seeds = st.integers(0, 2**32 - 1)
logits = st.floats(-1000, 1000, allow_subnormal=False)
few = settings(max_examples=30)


def exact(compute: Any) -> float:
    """The result of `compute` in decimal arithmetic of 450 digits, enough for 1 + e^−1000."""
    with localcontext() as context:
        context.prec = 450
        return float(compute())


# --- exact arithmetic


@given(logit=logits, target=st.sampled_from([0.0, 1.0, 0.25]))
@few
def test_binary_cross_entropy_against_450_digits(logit: float, target: float) -> None:
    z, y = Decimal(logit), Decimal(target)
    value = exact(lambda: y * (1 + (-z).exp()).ln() + (1 - y) * (1 + z.exp()).ln())
    slope = exact(lambda: 1 / (1 + (-z).exp()) - y)
    prediction, wish = np.array([logit]), np.array([target])
    assert binary_cross_entropy.value(prediction, wish) == pytest.approx(value, rel=1e-14, abs=1e-300)
    assert binary_cross_entropy.slope(prediction, wish)[0] == pytest.approx(slope, rel=1e-14, abs=1e-15)


@given(st.lists(logits, min_size=2, max_size=4), st.data())
@settings(max_examples=15)
def test_softmax_cross_entropy_against_450_digits(scores: list[float], data: st.DataObject) -> None:
    right = data.draw(st.integers(0, len(scores) - 1))
    powers = [Decimal(score) for score in scores]
    value = exact(lambda: sum((z.exp() for z in powers), Decimal(0)).ln() - powers[right])
    prediction, target = np.array([scores]), np.array([float(right)])
    assert softmax_cross_entropy.value(prediction, target) == pytest.approx(value, rel=1e-14, abs=1e-15)
    surprises = [float(softmax_cross_entropy.value(prediction, np.array([float(k)]))) for k in range(len(scores))]
    expected = np.exp(-np.array(surprises)) - np.eye(len(scores))[right]
    assert softmax_cross_entropy.slope(prediction, target)[0] == pytest.approx(expected, abs=1e-14)


# --- extremes; warnings are errors here


def test_certain_and_right_costs_nothing_certain_and_wrong_costs_its_logit() -> None:
    z = np.array([[1000.0], [-1000.0]])
    assert binary_cross_entropy.value(z, np.array([1.0])).tolist() == [0.0, 1000.0]
    assert binary_cross_entropy.value(z, np.array([0.0])).tolist() == [1000.0, 0.0]
    assert binary_cross_entropy.slope(z, np.array([1.0])).tolist() == [[0.0], [-1.0]]
    assert binary_cross_entropy.slope(z, np.array([0.0])).tolist() == [[1.0], [0.0]]
    assert sigmoid(z).tolist() == [[1.0], [0.0]]


def test_softmax_at_a_thousand() -> None:
    z = np.array([[1000.0, -1000.0, 0.0]])
    values = [float(softmax_cross_entropy.value(z, np.array([right]))) for right in (0.0, 1.0, 2.0)]
    assert values == [0.0, 2000.0, 1000.0]
    assert softmax_cross_entropy.slope(z, np.array([1.0])).tolist() == [[1.0, -1.0, 0.0]]
    assert softmax(np.full((1, 4), 1000.0)).tolist() == [[0.25] * 4]


@pytest.mark.parametrize("name", ["squared", "absolute", "huber"])
def test_amounts_at_a_thousand_stay_finite(name: str) -> None:
    error = np.array([1000.0, -1000.0])
    assert np.isfinite(LOSSES[name].value(error, np.zeros(2)))
    assert LOSSES[name].slope(error, np.zeros(2)).sum() == 0


def test_a_very_confident_right_answer_keeps_its_digits() -> None:
    value = binary_cross_entropy.value(np.array([50.0]), np.array([1.0]))
    assert value == pytest.approx(np.exp(-50.0), rel=1e-14)
    assert sigmoid(np.array([-50.0]))[0] == pytest.approx(np.exp(-50.0), rel=1e-14)


def test_half_is_certain_of_nothing() -> None:
    assert binary_cross_entropy.value(np.zeros(2), np.array([0.0, 1.0])) == pytest.approx(np.log(2), rel=1e-15)
    assert softmax_cross_entropy.value(np.zeros((3, 5)), np.arange(3.0)) == pytest.approx(np.log(5), rel=1e-15)


# --- independent differentiation


def autograd_huber(guess: Any, wish: Any, threshold: float) -> Any:
    size = anp.abs(guess - wish)
    return anp.mean(anp.where(size <= threshold, 0.5 * size**2, threshold * size - 0.5 * threshold**2))


@given(seeds, st.floats(1e-3, 10))
@few
def test_huber_against_autograd_and_nudging(seed: int, threshold: float) -> None:
    generator = np.random.default_rng(seed)
    guess, wish = generator.normal(size=(2, 6)) * 3
    loss = huber(threshold)
    assert loss.value(guess, wish) == pytest.approx(autograd_huber(guess, wish, threshold), rel=1e-12)
    assert loss.slope(guess, wish) == pytest.approx(grad(autograd_huber)(guess, wish, threshold), abs=1e-12)
    steps = 1e-6 * np.eye(6)
    nudged = (loss.value(guess + steps, wish) - loss.value(guess - steps, wish)) / 2e-6
    assert loss.slope(guess, wish) == pytest.approx(nudged, abs=1e-6)


def autograd_softmax(scores: Any, target: Any) -> Any:
    shares = anp.exp(scores) / anp.sum(anp.exp(scores), axis=1, keepdims=True)
    return -anp.mean(anp.log(anp.sum(shares * np.eye(scores.shape[1])[target.astype(int)], axis=1)))


@given(seeds)
@few
def test_softmax_against_autograd_with_models_side_by_side(seed: int) -> None:
    generator = np.random.default_rng(seed)
    scores, target = 3 * generator.normal(size=(2, 5, 4)), generator.integers(0, 4, 5).astype(float)
    values, slopes = softmax_cross_entropy.value(scores, target), softmax_cross_entropy.slope(scores, target)
    assert values.shape == (2,)
    for one, value, slope in zip(scores, values, slopes, strict=True):
        assert value == pytest.approx(autograd_softmax(one, target), rel=1e-12)
        assert slope == pytest.approx(grad(autograd_softmax)(one, target), abs=1e-12)
    assert slopes.sum(axis=-1) == pytest.approx(np.zeros((2, 5)), abs=1e-15)


# --- equivalences and limits


@given(seeds)
@few
def test_two_classes_are_the_binary_case(seed: int) -> None:
    generator = np.random.default_rng(seed)
    scores, target = 5 * generator.normal(size=(7, 2)), generator.integers(0, 2, 7).astype(float)
    difference = scores[:, 1] - scores[:, 0]
    assert softmax_cross_entropy.value(scores, target) == pytest.approx(
        binary_cross_entropy.value(difference, target), rel=1e-12
    )
    assert softmax_cross_entropy.slope(scores, target)[:, 1] == pytest.approx(
        binary_cross_entropy.slope(difference, target), abs=1e-15
    )


def test_moving_every_logit_changes_no_probability() -> None:
    scores = np.array([[0.5, -1.0, 3.0]])
    assert softmax(scores + 512.0) == pytest.approx(softmax(scores), rel=1e-13)
    assert softmax(scores).sum() == pytest.approx(1.0, rel=1e-15)


@given(seeds)
@few
def test_huber_with_a_far_threshold_is_half_the_squared_error(seed: int) -> None:
    guess, wish = 3 * np.random.default_rng(seed).normal(size=(2, 8))
    far = huber(1e6)
    assert far.value(guess, wish) == pytest.approx(squared.value(guess, wish) / 2, rel=1e-12)
    assert far.slope(guess, wish) == pytest.approx(squared.slope(guess, wish) / 2, rel=1e-12)


@given(seeds)
@few
def test_huber_with_a_tiny_threshold_is_the_absolute_error_times_it(seed: int) -> None:
    guess, wish = 3 * np.random.default_rng(seed).normal(size=(2, 8))
    wish = np.where(np.abs(guess - wish) < 1e-3, guess + 1.0, wish)
    near = huber(1e-6)
    assert near.value(guess, wish) / 1e-6 == pytest.approx(absolute.value(guess, wish), abs=1e-6)
    assert near.slope(guess, wish) / 1e-6 == pytest.approx(absolute.slope(guess, wish), rel=1e-9)


def test_huber_in_whole_numbers() -> None:
    """δ = 2: an error of 2 costs 2, one of 4 costs 2 · (4 − 1) = 6."""
    loss, wish = huber(2.0), np.array([0.0])
    assert [float(loss.value(np.array([error]), wish)) for error in (0.0, 1.0, 2.0, 4.0)] == [0.0, 0.5, 2.0, 6.0]
    assert [float(loss.slope(np.array([error]), wish)[0]) for error in (-4.0, 1.0, 2.0, 4.0)] == [-2.0, 1.0, 2.0, 2.0]


def test_absolute_error_in_whole_numbers() -> None:
    guess, wish = np.array([3.0, 1.0, -2.0, 0.0]), np.array([0.0, 1.0, 0.0, 3.0])
    assert absolute.value(guess, wish) == 2.0
    assert absolute.slope(guess, wish).tolist() == [0.25, 0.0, -0.25, -0.25]


# --- whom a loss serves


def best_of(name: str, wishes: Array) -> float:
    """The one amount for everybody with the lowest loss, to three decimals."""
    amounts = np.arange(0.0, 10.0, 0.001)
    guesses = np.repeat(amounts[:, np.newaxis], len(wishes), axis=1)
    return float(amounts[LOSSES[name].value(guesses, wishes).argmin()])


def test_squared_serves_the_mean_absolute_the_median_huber_in_between() -> None:
    wishes = np.array([1.0, 1.1, 1.3, 1.4, 9.0])
    assert best_of("squared", wishes) == pytest.approx(wishes.mean(), abs=1e-3)
    assert best_of("absolute", wishes) == pytest.approx(np.median(wishes), abs=1e-3)
    assert np.median(wishes) < best_of("huber", wishes) < wishes.mean()


@pytest.mark.parametrize(("name", "grows"), [("squared", True), ("absolute", False), ("huber", False)])
def test_only_the_squared_loss_lets_one_diner_pull_ever_harder(name: str, grows: bool) -> None:
    guess = np.zeros(8)
    pulls = [np.abs(LOSSES[name].slope(guess, wish * np.eye(8)[0])[0]) for wish in (3.0, 30.0)]
    assert (pulls[1] > pulls[0]) is np.bool_(grows)


def test_a_wrong_answer_costs_more_and_more_only_in_cross_entropy() -> None:
    """Squared error on the probability is at most 1; cross-entropy adds the logit itself."""
    z = np.array([[2.0], [4.0], [8.0], [16.0]])
    costs = binary_cross_entropy.value(z, np.array([0.0]))
    assert (squared.value(sigmoid(z), np.array([0.0])) < 1.0).all()
    assert np.diff(costs) == pytest.approx(np.diff(z[:, 0]), rel=0.07)


# --- training


def test_logistic_regression_learns_through_the_one_loop() -> None:
    rows = Examples(np.array([[-2.0, 1], [-1, 1], [0.5, 1], [-0.5, 1], [1, 1], [2, 1]]), np.array([0.0, 0, 0, 1, 1, 1]))
    run = train(linear, rows, binary_cross_entropy, sgd(1.0), [0.0, 0.0], epochs=500)
    assert (np.diff(run.losses) <= 1e-12).all()
    assert loss_and_gradient(linear, binary_cross_entropy, run.weights[-1], rows.X, rows.y)[1] == pytest.approx(
        np.zeros(2), abs=1e-6
    )


def test_a_model_of_classes_learns_through_the_one_loop() -> None:
    """Three classes on two inputs: nine weights as one flat vector, two models side by side."""

    def forward(weights: Array, X: Array) -> tuple[Array, Array]:
        return X @ weights.reshape(*weights.shape[:-1], 3, 3), X

    def backward(weights: Array, X: Array, slope: Array) -> Array:
        return (X.T @ slope).reshape(weights.shape)

    corners = np.array([[0.0, 2.0], [2.0, -1.0], [-2.0, -1.0]])
    labels = np.arange(30) % 3
    inputs = corners[labels] + 0.3 * np.random.default_rng(0).normal(size=(30, 2))
    rows = Examples(np.column_stack([inputs, np.ones(30)]), labels.astype(float), ("a", "b", "bias"))
    run = train(Model(forward, backward), rows, softmax_cross_entropy, sgd(0.5), np.zeros((2, 9)), epochs=100)
    assert run.losses[0] == pytest.approx(np.log(3), rel=1e-12)
    assert (run.losses[-1] < 0.02).all()
    assert (forward(run.weights[-1], rows.X)[0].argmax(axis=-1) == labels).all()


# --- what is refused


@pytest.mark.parametrize("threshold", [0.0, -1.0, 1e7, np.nan, np.inf])
def test_a_threshold_out_of_range_is_refused(threshold: float) -> None:
    with pytest.raises(ValueError, match="threshold must be"):
        huber(threshold)


def test_the_limits_of_the_threshold_are_accepted() -> None:
    for threshold in THRESHOLD_LIMITS:
        assert huber(threshold).value(np.ones(1), np.ones(1)) == 0


@pytest.mark.parametrize("target", [-0.1, 1.1, np.nan])
def test_a_label_that_is_no_probability_is_refused(target: float) -> None:
    with pytest.raises(ValueError, match="target must be between 0 and 1, got"):
        binary_cross_entropy.value(np.zeros(2), np.array([0.0, target]))


@pytest.mark.parametrize("target", [-1.0, 3.0, 0.5, np.nan])
def test_a_class_that_does_not_exist_is_refused(target: float) -> None:
    with pytest.raises(ValueError, match="target must be"):
        softmax_cross_entropy.value(np.zeros((2, 3)), np.array([0.0, target]))


fitting = pytest.mark.parametrize("name", [name for name in LOSSES if name != "softmax_cross_entropy"])


@fitting
@pytest.mark.parametrize(
    ("prediction", "target"),
    [
        (np.zeros(3), np.zeros((3, 1))),
        (np.zeros((3, 1)), np.zeros(3)),
        (np.zeros((3, 3)), np.zeros((1, 3))),
        (np.zeros(3), np.zeros(1)),
        (np.zeros(1), np.zeros(3)),
        (np.zeros(3), np.array(0.0)),
        (np.array(0.0), np.array(0.0)),
        (np.zeros(0), np.zeros(0)),
        (np.zeros(3, dtype=np.uint8), np.ones(3, dtype=np.uint8)),
        (np.zeros(3, dtype=complex), np.zeros(3)),
        (np.zeros(3), np.zeros(3, dtype=complex)),
        (np.array(["0"]), np.array(["1"])),
        (np.ma.array([0.0, 1.0], mask=[True, False]), np.zeros(2)),
        (np.zeros(2), np.ma.array([0.0, 1.0], mask=[True, False])),
        ([0.0], [0.0]),
        (0.0, 0.0),
    ],
)
def test_no_loss_stretches_what_does_not_fit(name: str, prediction: Any, target: Any) -> None:
    """A target (n, 1) would broadcast to n × n complaints and still have a mean."""
    for judge in LOSSES[name]:
        with pytest.raises(ValueError, match=r"predictions must be floats \(..., n\) and targets numbers \(n,\), got"):
            judge(prediction, target)


@pytest.mark.parametrize(
    ("prediction", "target"),
    [(np.zeros((2, 3)), np.zeros(3)), (np.zeros((2, 3)), np.zeros((2, 1))), (np.zeros((0, 3)), np.zeros(0))],
)
def test_classes_are_not_stretched_either(prediction: Array, target: Array) -> None:
    for judge in softmax_cross_entropy:
        with pytest.raises(ValueError, match="must be"):
            judge(prediction, target)


@pytest.mark.parametrize("target", [-1.0, 3.0, 0.5, np.nan])
def test_the_slope_too_refuses_a_class_that_does_not_exist(target: float) -> None:
    """No logit would be the right one, and all would be pushed down."""
    with pytest.raises(ValueError, match="target must be whole numbers between 0 and 2, ids of classes, got"):
        softmax_cross_entropy.slope(np.zeros((2, 3)), np.array([0.0, target]))


@pytest.mark.parametrize("dtype", [bool, np.int8, np.uint8, np.float32])
def test_labels_may_be_of_any_kind_of_number(dtype: type) -> None:
    logit, labels = np.array([2.0, -1.0]), np.array([1, 0])
    for judge in binary_cross_entropy:
        assert judge(logit, labels.astype(dtype)) == pytest.approx(judge(logit, labels.astype(float)), rel=1e-15)


# --- infinitely sure


@pytest.mark.parametrize(
    ("logit", "target", "loss"),
    [
        (np.inf, 1.0, 0.0),
        (-np.inf, 0.0, 0.0),
        (np.inf, 0.0, np.inf),
        (-np.inf, 1.0, np.inf),
        (np.inf, 0.75, np.inf),
        (1e308, 1.0, 0.0),
        (-1e308, 1.0, 1e308),
    ],
)
def test_infinitely_sure_costs_nothing_or_infinitely_much(logit: float, target: float, loss: float) -> None:
    """The limits of the loss as the logit grows; ∞ − ∞ is NaN even where the answer is right."""
    assert binary_cross_entropy.value(np.array([logit]), np.array([target])) == loss
    assert binary_cross_entropy.slope(np.array([logit]), np.array([target])) == [float(logit > 0) - target]


def test_one_infinite_logit_leaves_the_others_their_digits() -> None:
    logits, target = np.array([[np.inf, 1.0], [0.5, 1.0], [np.nan, 1.0]]), np.array([1.0, 0.0])
    one = binary_cross_entropy.value(np.array([1.0]), np.array([0.0]))
    found = binary_cross_entropy.value(logits, target)
    assert found[0] == pytest.approx(one / 2, rel=1e-15)
    assert found[1] == pytest.approx(binary_cross_entropy.value(logits[1], target), rel=1e-15)
    assert np.isnan(found[2])


def test_an_infinite_logit_takes_all_of_the_softmax_and_equals_share() -> None:
    assert softmax(np.array([np.inf, 0.0, -np.inf])).tolist() == [1.0, 0.0, 0.0]
    assert softmax(np.array([np.inf, np.inf, 3.0])).tolist() == [0.5, 0.5, 0.0]
    assert softmax(np.array([-np.inf, -np.inf])).tolist() == [0.5, 0.5]
    assert softmax(np.array([1e308, -1e308])).tolist() == [1.0, 0.0]
    sure = np.array([[np.inf, 0.0, 0.0]])
    assert softmax_cross_entropy.value(sure, np.array([0.0])) == 0.0
    assert softmax_cross_entropy.value(sure, np.array([1.0])) == np.inf
    assert softmax_cross_entropy.slope(sure, np.array([1.0])).tolist() == [[1.0, -1.0, 0.0]]


def test_a_softmax_needs_a_class() -> None:
    for wrong in (np.zeros((2, 0)), np.float64(1.0), np.array(["1"])):
        with pytest.raises(ValueError, match="logits must be floats"):
            softmax(wrong)  # type: ignore[arg-type]
