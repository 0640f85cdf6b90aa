"""The training loop: what it visits, what it records, and how a run burns.

A crowd of one diner with sensitivity 1 and wish 0 makes the arithmetic plain: the loss is w², its slope 2·w, and plain
gradient descent multiplies w by `1 − 2·learning_rate` each round, in whole numbers where the factor is one.
"""

import dataclasses
import tracemalloc
import warnings
from collections.abc import Iterator
from itertools import chain
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.arrays import Array
from core.diners import regulars, strangers
from core.examples import Examples
from core.losses import Loss, squared
from core.models import Model, gradient_of, linear, linear_backward
from core.optimizers import OPTIMIZERS, Optimizer, momentum, sgd
from core.training import BURNT_LOSS, EPOCHS_LIMIT, NEVER, History, evaluate, train

DINERS = regulars("tomato_egg")
ONE = Examples(np.ones((1, 1)), np.zeros(1), ("salt",))
START = np.ones(2)

every_optimizer = pytest.mark.parametrize("name", OPTIMIZERS)
batch_sizes = st.integers(1, len(DINERS))
seeds = st.integers(0, 2**32 - 1)


@pytest.fixture(autouse=True)
def _no_warning() -> Iterator[None]:
    """Divergence is data: numpy has nothing to warn of."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


def tasters(count: int, batch_size: int | None, epochs: int, seed: int) -> list[list[int]]:
    """Who tasted before each step, by a model that learns nothing and keeps a list."""
    guests: list[list[int]] = []

    def forward(weights: Array, X: Array) -> tuple[Array, Array]:
        return 0 * X[:, 0], X

    def backward(weights: Array, X: Array, slope: Array) -> Array:
        guests.append(X[:, 0].astype(int).tolist())
        return 0 * weights

    crowd = Examples(np.arange(float(count))[:, np.newaxis], np.zeros(count), ("salt",))
    train(Model(forward, backward), crowd, squared, sgd(0.1), [0.0], epochs=epochs, batch_size=batch_size, seed=seed)
    return guests


# --- the path


@pytest.mark.parametrize("rounds", [1, 7, 30])
def test_each_round_multiplies_the_error_by_1_minus_rate_times_curvature(rounds: int) -> None:
    history = train(linear, DINERS, squared, sgd(0.2), START, epochs=rounds)
    factor = np.eye(2) - 0.2 * np.mean([2 * np.outer(x, x) for x in DINERS.X], axis=0)
    best = np.linalg.solve(DINERS.X.T @ DINERS.X, DINERS.X.T @ DINERS.y)
    expected = best + np.linalg.matrix_power(factor, rounds) @ (START - best)
    assert history.weights[rounds] == pytest.approx(expected, rel=1e-12)


def test_whole_numbers_are_followed_to_the_digit() -> None:
    history = train(linear, ONE, squared, sgd(1.5), [1.0], epochs=5)
    assert history.weights[:, 0].tolist() == [1, -2, 4, -8, 16, -32]
    assert history.losses.tolist() == [1, 4, 16, 64, 256, 1024]
    assert history.gradients[:, 0].tolist() == [2, -4, 8, -16, 32]


@every_optimizer
def test_each_step_adds_the_update_for_the_recorded_gradient(name: str) -> None:
    history = train(linear, DINERS, squared, OPTIMIZERS[name](0.05), START, epochs=5, batch_size=3)
    optimizer = OPTIMIZERS[name](0.05)
    memory = optimizer.init(START)
    for t in range(history.steps):
        update, memory = optimizer.step(history.gradients[t], memory, history.weights[t], t + 1)
        assert history.weights[t + 1] == pytest.approx(history.weights[t] + update, rel=1e-14)


def test_a_plan_is_told_the_number_of_the_step_and_the_first_is_1() -> None:
    """Each step halves, thirds, quarters what is left: 1 → 1/2 → 1/3 → 1/4."""
    history = train(linear, ONE, squared, sgd(lambda round: 0.5 / (round + 1)), [1.0], epochs=9, record_every=3)
    assert history.weights[:, 0] == pytest.approx([1, 1 / 4, 1 / 7, 1 / 10], rel=1e-12)


def test_an_optimizer_sees_the_weights_that_it_moves() -> None:
    seen: list[Array] = []

    def step(gradient: Array, memory: None, weights: Array, round: int) -> tuple[Array, None]:
        seen.append(weights)
        return -0.1 * gradient, memory

    history = train(linear, DINERS, squared, Optimizer(lambda weights: None, step), START, epochs=5)
    assert np.array_equal(seen, history.weights[:-1])


def test_momentum_without_decay_is_sgd_exactly() -> None:
    plain = train(linear, DINERS, squared, sgd(0.2), START, epochs=50, batch_size=3)
    rolling = train(linear, DINERS, squared, momentum(0.2, decay=0), START, epochs=50, batch_size=3)
    assert np.array_equal(plain.weights, rolling.weights)
    assert np.array_equal(plain.losses, rolling.losses)


# --- the record


@pytest.mark.parametrize("leading", [(), (3,), (2, 3)])
@pytest.mark.parametrize(("batch_size", "steps_per_epoch"), [(None, 1), (8, 1), (5, 2), (4, 2), (3, 3), (1, 8)])
def test_a_history_has_a_start_and_then_one_record_a_step(
    leading: tuple[int, ...], batch_size: int | None, steps_per_epoch: int
) -> None:
    start = np.ones((*leading, 2))
    history = train(linear, DINERS, squared, sgd(0.01), start, epochs=4, batch_size=batch_size)
    steps = 4 * steps_per_epoch
    assert history.steps_per_epoch == steps_per_epoch
    assert history.steps == steps
    assert history.weights.shape == (steps + 1, *leading, 2)
    assert history.losses.shape == (steps + 1, *leading)
    assert history.gradients.shape == (steps, *leading, 2)
    assert history.burnt_at.shape == leading
    assert history.epochs == pytest.approx(np.linspace(0, 4, steps + 1))
    assert np.array_equal(history.weights[0], start)
    assert not history.burnt


def test_a_history_cannot_be_changed() -> None:
    history = train(linear, DINERS, squared, sgd(0.1), START, epochs=2)
    for array in (history.weights, history.losses, history.gradients, history.burnt_at):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0
    with pytest.raises(dataclasses.FrozenInstanceError):
        history.weights = START  # type: ignore[misc]


def test_training_leaves_the_start_alone() -> None:
    start = np.ones(2)
    history = train(linear, DINERS, squared, sgd(0.1), start, epochs=2)
    start[0] = 5
    assert history.weights[0].tolist() == [1, 1]


def test_no_epochs_is_the_start_and_its_loss() -> None:
    for dtype in (np.float32, np.float64):
        start = np.ones((3, 2), dtype)
        history = train(linear, DINERS, squared, sgd(0.1), start, epochs=0)
        assert history.weights.shape == (1, 3, 2)
        assert history.losses.shape == (1, 3)
        assert history.gradients.shape == (0, 3, 2)
        assert history.gradients.dtype == dtype
        assert history.epochs.tolist() == [0]
        assert not history.burnt


@every_optimizer
def test_float32_stays_float32(name: str) -> None:
    crowd = Examples(DINERS.X.astype(np.float32), DINERS.y.astype(np.float32))
    start = np.ones((4, 2), np.float32)
    history = train(linear, crowd, squared, OPTIMIZERS[name](0.1), start, epochs=3, batch_size=3)
    assert history.weights.dtype == history.losses.dtype == history.gradients.dtype == np.float32


@pytest.mark.parametrize("every", [1, 3, 7, 50])
def test_recording_less_often_changes_nothing_but_the_record(every: int) -> None:
    full = train(linear, DINERS, squared, momentum(0.02), START, epochs=8, batch_size=3)
    sparse = train(linear, DINERS, squared, momentum(0.02), START, epochs=8, batch_size=3, record_every=every)
    kept = sorted({*range(0, 25, every), 24})
    assert sparse.recorded.tolist() == kept
    assert sparse.steps == full.steps == 24
    assert sparse.epochs[-1] == full.epochs[-1] == 8
    assert np.array_equal(sparse.weights, full.weights[kept])
    assert np.array_equal(sparse.losses, full.losses[kept])
    assert np.array_equal(sparse.gradients, full.gradients[np.array(kept[1:]) - 1])


# --- who tastes when


@given(st.integers(1, 20), st.data(), seeds)
@settings(max_examples=40)
def test_every_diner_tastes_exactly_once_an_epoch(count: int, data: st.DataObject, seed: int) -> None:
    size = data.draw(st.integers(1, count))
    batches = tasters(count, size, epochs=3, seed=seed)
    per_epoch = len(batches) // 3
    for epoch in range(3):
        meal = batches[epoch * per_epoch : (epoch + 1) * per_epoch]
        assert sorted(chain.from_iterable(meal)) == list(range(count))
        assert {len(batch) for batch in meal[:-1]} <= {size}, "only the last batch may be smaller"
        assert 1 <= len(meal[-1]) <= size


def test_the_order_belongs_to_the_seed_and_is_new_each_epoch() -> None:
    first = tasters(20, 4, epochs=2, seed=1)
    assert tasters(20, 4, epochs=2, seed=1) == first
    assert tasters(20, 4, epochs=2, seed=2) != first
    assert first[:5] != first[5:]


def test_training_with_the_same_seed_is_the_same_run() -> None:
    runs = [
        train(linear, DINERS, squared, sgd(0.1), START, epochs=5, batch_size=3, seed=seed).weights for seed in (4, 4, 5)
    ]
    assert np.array_equal(runs[0], runs[1])
    assert not np.array_equal(runs[0], runs[2])


@given(seeds)
@settings(max_examples=10)
def test_one_batch_of_all_is_full_batch_exactly_whatever_the_seed(seed: int) -> None:
    full = train(linear, DINERS, squared, sgd(0.1), START, epochs=20)
    one = train(linear, DINERS, squared, sgd(0.1), START, epochs=20, batch_size=len(DINERS), seed=seed)
    assert np.array_equal(full.weights, one.weights)
    assert np.array_equal(full.losses, one.losses)
    assert np.array_equal(full.gradients, one.gradients)


@pytest.mark.parametrize("size", [1, 2, 4])
def test_batches_of_equal_size_average_to_the_slope_of_all(size: int) -> None:
    """At rate 0 nobody moves, so the slopes of one epoch are all taken at the start."""
    batched = train(linear, DINERS, squared, sgd(0), START, epochs=1, batch_size=size)
    full = train(linear, DINERS, squared, sgd(0), START, epochs=1)
    assert batched.gradients.mean(axis=0) == pytest.approx(full.gradients[0], rel=1e-12)


@given(batch_sizes, seeds)
@settings(max_examples=20)
def test_losses_are_those_of_all_diners_whatever_the_batch(size: int, seed: int) -> None:
    history = train(linear, DINERS, squared, sgd(0.1), START, epochs=3, batch_size=size, seed=seed)
    for weights, loss in zip(history.weights, history.losses, strict=True):
        assert loss == pytest.approx(float(np.mean(np.square(DINERS.X @ weights - DINERS.y))), rel=1e-12)


# --- a shelf of models


@every_optimizer
@pytest.mark.parametrize("batch_size", [None, 3])
def test_a_shelf_trains_as_each_model_alone(name: str, batch_size: int | None) -> None:
    starts = np.array([[1.0, 1.0], [0.0, 5.0], [3.0, -1.0]])
    rates = np.array([0.01, 0.1, 0.2])
    shelf = train(
        linear, DINERS, squared, OPTIMIZERS[name](rates[:, np.newaxis]), starts, epochs=20, batch_size=batch_size
    )
    for model, (start, rate) in enumerate(zip(starts, rates, strict=True)):
        alone = train(linear, DINERS, squared, OPTIMIZERS[name](rate), start, epochs=20, batch_size=batch_size)
        steps = alone.steps
        assert shelf.weights[: steps + 1, model] == pytest.approx(alone.weights, rel=1e-9, abs=1e-11)
        assert shelf.losses[: steps + 1, model] == pytest.approx(alone.losses, rel=1e-9, abs=1e-11)
        assert shelf.burnt_at[model] == alone.burnt_at


def test_one_model_burns_and_the_others_on_the_shelf_go_on_unharmed() -> None:
    rates = np.array([[0.2], [2.0], [1000.0], [0.25]])
    shelf = train(linear, DINERS, squared, sgd(rates), np.ones((4, 2)), epochs=200)
    best = np.linalg.lstsq(DINERS.X, DINERS.y)[0]
    assert shelf.steps == 200
    assert shelf.burnt
    assert (shelf.burnt_at == NEVER).tolist() == [True, False, False, True]
    for model in (0, 3):
        assert shelf.weights[-1, model] == pytest.approx(best, rel=1e-6)
    for model in (1, 2):
        end = shelf.burnt_at[model]
        alone = train(linear, DINERS, squared, sgd(float(rates[model, 0])), START, epochs=200)
        assert alone.steps == alone.burnt_at == end
        assert shelf.weights[: end + 1, model] == pytest.approx(alone.weights, rel=1e-9)
        assert (shelf.weights[end:, model] == shelf.weights[end, model]).all(), "it stays where it burnt"
        assert (shelf.losses[end:, model] > BURNT_LOSS).all()


def test_a_run_ends_when_the_last_model_has_burnt() -> None:
    shelf = train(linear, ONE, squared, sgd(np.array([[1.5], [5.5]])), [[1.0], [1.0]], epochs=1000)
    assert shelf.burnt_at.tolist() == [10, 4]
    assert shelf.steps == 10


# --- burning


def test_a_run_is_burnt_in_the_very_round_in_which_its_loss_exceeds_the_limit() -> None:
    """A loss of 4ᵗ passes a million at t = 10."""
    history = train(linear, ONE, squared, sgd(1.5), [1.0], epochs=1000)
    assert history.burnt
    assert history.burnt_at == 10
    assert history.losses[-2:].tolist() == [262144, 1048576]
    assert history.steps == 10
    assert history.weights.shape == (11, 1)


def test_a_loss_of_exactly_the_limit_is_not_burnt_yet() -> None:
    """A loss of 100ᵗ is exactly a million at t = 3."""
    history = train(linear, ONE, squared, sgd(5.5), [1.0], epochs=3)
    assert history.losses[-1] == BURNT_LOSS == 1e6
    assert not history.burnt
    assert train(linear, ONE, squared, sgd(5.5), [1.0], epochs=9).burnt_at == 4


def test_a_start_that_is_already_burnt_ends_at_once() -> None:
    history = train(linear, ONE, squared, sgd(0.1), [1000.001], epochs=50)
    assert history.burnt_at == 0
    assert history.steps == 0
    assert history.weights.tolist() == [[1000.001]]


def test_a_run_burns_early_when_it_diverges_within_an_epoch() -> None:
    history = train(linear, DINERS, squared, sgd(50.0), START, epochs=10, batch_size=1)
    assert history.burnt
    assert history.steps == history.burnt_at < 8


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_a_loss_that_is_not_finite_is_burnt(value: float) -> None:
    def spoiled(prediction: Array, target: Array) -> Array:
        return np.where(np.abs(prediction).max(axis=-1) > 10, value, 1.0)

    loss = Loss(spoiled, squared.slope)
    history = train(linear, ONE, loss, sgd(1.5), [1.0], epochs=50)
    assert history.burnt_at == 4, "the first of 1, −2, 4, −8, 16 past 10"
    assert history.steps == 4


@every_optimizer
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_no_start_and_no_rate_makes_numpy_warn(name: str, dtype: type) -> None:
    huge = np.finfo(dtype).max / 2
    starts: Array = np.array([[1, 1], [huge, -huge], [1e30, 0], [-huge, -huge]], dtype)
    crowd = Examples(DINERS.X.astype(dtype), DINERS.y.astype(dtype))
    for batch_size in (None, 3):
        shelf = train(linear, crowd, squared, OPTIMIZERS[name](1000.0), starts, epochs=100, batch_size=batch_size)
        assert (shelf.burnt_at[1:] == 0).all()
        assert np.isfinite(shelf.weights).all()


def test_a_model_that_sends_back_no_number_burns_instead_of_raising() -> None:
    def broken(weights: Array, trace: Any, slope: Array) -> Array:
        return linear_backward(weights, trace, slope) * np.nan

    history = train(Model(linear.forward, broken), DINERS, squared, sgd(0.1), START, epochs=9)
    assert history.burnt_at == 1


# --- evaluation


def test_evaluation_changes_nothing() -> None:
    weights, crowd = np.array([[1.0, 2.0], [3.0, 4.0]]), strangers("congee")
    before = weights.copy(), crowd.X.copy(), crowd.y.copy()
    losses = evaluate(linear, crowd, squared, weights)
    assert np.array_equal(losses, evaluate(linear, crowd, squared, weights))
    for kept, now in zip(before, (weights, crowd.X, crowd.y), strict=True):
        assert np.array_equal(kept, now)


def test_evaluation_is_the_loss_that_training_records() -> None:
    history = train(linear, DINERS, squared, sgd(0.1), np.ones((3, 2)), epochs=4)
    assert evaluate(linear, DINERS, squared, history.weights) == pytest.approx(history.losses, rel=1e-12)


def test_evaluating_a_ruined_dish_is_an_infinite_loss_without_a_warning() -> None:
    assert evaluate(linear, DINERS, squared, np.array([1e300, 1e300])) == np.inf


@pytest.mark.parametrize("weights", [[np.nan, 1], [np.inf, 1], ["a", "b"]])
def test_evaluation_refuses_weights_that_are_no_numbers(weights: Any) -> None:
    with pytest.raises(ValueError, match="weights must be"):
        evaluate(linear, DINERS, squared, weights)


# --- what is refused


@pytest.mark.parametrize("start", [[np.nan, 1], [1, np.inf], [1, -np.inf], ["a", 1], None])
def test_a_start_that_is_no_number_is_refused(start: Any) -> None:
    with pytest.raises(ValueError, match="start must be"):
        train(linear, DINERS, squared, sgd(0.1), start, epochs=1)


@pytest.mark.parametrize("start", [[1.0], [1.0, 1.0, 1.0], np.ones((2, 3))])
def test_a_start_with_the_wrong_number_of_weights_is_refused(start: Any) -> None:
    with pytest.raises(ValueError, match="needs 2 weights"):
        train(linear, DINERS, squared, sgd(0.1), start, epochs=1)


@pytest.mark.parametrize("epochs", [-1, EPOCHS_LIMIT + 1, np.nan, np.inf, "many", None])
def test_a_number_of_epochs_out_of_range_is_refused(epochs: Any) -> None:
    with pytest.raises(ValueError, match="epochs must be"):
        train(linear, DINERS, squared, sgd(0.1), START, epochs=epochs)


@pytest.mark.parametrize("size", [0, -1, 9, np.nan, "few"])
def test_a_batch_size_out_of_range_is_refused(size: Any) -> None:
    with pytest.raises(ValueError, match="batch_size must be"):
        train(linear, DINERS, squared, sgd(0.1), START, epochs=1, batch_size=size)


@pytest.mark.parametrize("every", [0, -1, EPOCHS_LIMIT + 1, np.nan, "rarely"])
def test_recording_at_an_impossible_interval_is_refused(every: Any) -> None:
    with pytest.raises(ValueError, match="record_every must be"):
        train(linear, DINERS, squared, sgd(0.1), START, epochs=1, record_every=every)


def test_a_history_made_by_hand_is_frozen_too() -> None:
    history = History(np.ones((2, 1)), np.ones(2), np.ones((1, 1)), np.array(NEVER))
    assert not history.weights.flags.writeable
    assert not history.burnt


def test_a_history_leaves_the_callers_arrays_free() -> None:
    given: dict[str, Any] = {"weights": np.ones((2, 1)), "losses": np.ones(2), "gradients": np.ones((1, 1))}
    recorded = np.array([0, 5])
    history = History(**given, burnt_at=np.array(NEVER), recorded=recorded)
    for array in (*given.values(), recorded):
        assert array.flags.writeable
    assert not history.recorded.flags.writeable
    assert history.steps == 5


def test_a_history_without_records_named_was_recorded_after_every_step() -> None:
    assert train(linear, DINERS, squared, sgd(0.1), START, epochs=3).recorded.tolist() == [0, 1, 2, 3]
    assert History(np.ones((3, 1)), np.ones(3), np.ones((2, 1)), np.array(NEVER)).recorded.tolist() == [0, 1, 2]


# --- a step that leads nowhere


def spoiling(at: int, model: int, value: float = np.nan) -> Model:
    """The linear model, whose gradient is spoiled for one of the models side by side at one step alone."""
    calls: list[None] = []

    def gradient(loss: Loss, weights: Array, X: Array, y: Array) -> Array:
        calls.append(None)
        slope = gradient_of(linear, loss, weights, X, y)
        slope[model] = value if len(calls) == at else slope[model]
        return slope

    return linear._replace(gradient=gradient)


@every_optimizer
@pytest.mark.parametrize("every", [1, 4, 100])
@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_one_gradient_that_is_no_number_burns_its_model_and_spoils_no_memory(
    name: str, every: int, value: float
) -> None:
    starts = np.array([[1.0, 1.0], [2.0, 0.5], [0.0, 3.0]])
    settings: dict[str, Any] = {"epochs": 30, "record_every": every}
    clean = train(linear, DINERS, squared, OPTIMIZERS[name](0.02), starts, **settings)
    spoiled = train(spoiling(6, 1, value), DINERS, squared, OPTIMIZERS[name](0.02), starts, **settings)
    assert spoiled.burnt_at.tolist() == [NEVER, 6, NEVER]
    assert np.array_equal(spoiled.weights[:, [0, 2]], clean.weights[:, [0, 2]])
    before = train(linear, DINERS, squared, OPTIMIZERS[name](0.02), starts, epochs=5).weights[-1, 1]
    assert np.array_equal(spoiled.weights[-1, 1], before), "it stays where it was when it burnt"
    assert np.isfinite(spoiled.losses).all()


def test_no_memory_ever_sees_a_gradient_that_is_no_number() -> None:
    seen: list[Array] = []
    plain = OPTIMIZERS["adam"](0.1)

    def step(gradient: Array, memory: Any, weights: Array, round: int) -> tuple[Array, Any]:
        update, memory = plain.step(gradient, memory, weights, round)
        seen.extend([gradient, memory.m, memory.v])
        return update, memory

    train(spoiling(3, 0), DINERS, squared, Optimizer(plain.init, step), np.ones((2, 2)), epochs=9)
    assert np.isfinite(seen).all()
    assert len(seen) == 27


@pytest.mark.parametrize("every", [1, 7, 1000])
def test_a_burnt_model_stays_at_weights_that_are_numbers_however_seldom_it_is_recorded(every: int) -> None:
    """Gradient descent at rate 1000 overflows within 100 steps."""
    history = train(linear, DINERS, squared, sgd(1000.0), START, epochs=1000, record_every=every)
    assert history.burnt
    assert history.burnt_at < 200
    assert history.recorded[-1] == history.steps < 200
    assert np.isfinite(history.weights).all()
    assert history.losses[-1] > BURNT_LOSS


def test_a_run_whose_last_model_burns_between_records_is_recorded_there() -> None:
    history = train(spoiling(6, 0), DINERS, squared, sgd(0.1), np.ones((1, 2)), epochs=100, record_every=50)
    assert history.recorded.tolist() == [0, 6]
    assert history.burnt_at.tolist() == [6]
    assert np.isnan(history.gradients[-1]).all(), "what it burnt of is on record"


def test_numbers_whose_sum_overflows_are_finite_all_the_same() -> None:
    """Half of the largest number four times over: each is a number, their sum is not."""
    half = np.finfo(np.float32).max / 2
    steep = linear._replace(gradient=lambda loss, weights, X, y: np.full_like(weights, half))
    history = train(steep, DINERS, squared, sgd(1e-39), np.ones((2, 2), np.float32), epochs=3)
    assert (history.burnt_at == NEVER).all()
    assert history.weights[-1] == pytest.approx(1 - 3 * 0.17, abs=0.01)


def test_a_model_may_hand_over_the_same_memory_again_and_again() -> None:
    kept = np.empty(2)

    def thrifty(loss: Loss, weights: Array, X: Array, y: Array) -> Array:
        kept[:] = gradient_of(linear, loss, weights, X, y)
        return kept

    frugal = train(linear._replace(gradient=thrifty), DINERS, squared, sgd(0.1), START, epochs=5)
    assert np.array_equal(frugal.gradients, train(linear, DINERS, squared, sgd(0.1), START, epochs=5).gradients)


def test_a_gradient_of_another_shape_is_refused() -> None:
    short = linear._replace(gradient=lambda loss, weights, X, y: np.ones(1))
    with pytest.raises(ValueError, match=r"shape of the weights \(2,\), got \(1,\)"):
        train(short, DINERS, squared, sgd(0.1), START, epochs=1)


# --- clip


@pytest.mark.parametrize("limit", [0.1, 1.0])
def test_clipped_gradients_are_never_longer_than_asked_and_point_the_same_way(limit: float) -> None:
    history = train(linear, DINERS, squared, sgd(0.05), np.array([[1.0, 1.0], [4.0, 0.0]]), epochs=20, clip=limit)
    for step, clipped in enumerate(history.gradients):
        slope = gradient_of(linear, squared, history.weights[step], DINERS.X, DINERS.y)
        lengths = np.hypot(*slope.T)
        assert np.hypot(*clipped.T) == pytest.approx(np.minimum(lengths, limit), rel=1e-12)
        assert clipped[:, 0] * slope[:, 1] == pytest.approx(clipped[:, 1] * slope[:, 0], abs=1e-12)
        assert (np.sum(clipped * slope, axis=-1) > 0).all()


def test_a_clip_that_nothing_reaches_changes_no_digit() -> None:
    plain = train(linear, DINERS, squared, sgd(0.05), START, epochs=20, batch_size=3)
    clipped = train(linear, DINERS, squared, sgd(0.05), START, epochs=20, batch_size=3, clip=1e6)
    assert np.array_equal(plain.weights, clipped.weights)


def test_clipping_tames_a_rate_that_burns() -> None:
    assert train(linear, DINERS, squared, sgd(2.0), START, epochs=200).burnt
    assert not train(linear, DINERS, squared, sgd(2.0), START, epochs=200, clip=0.1).burnt


@pytest.mark.parametrize("clip", [0, -1.0, np.nan, np.inf, "short"])
def test_a_clip_out_of_range_is_refused(clip: Any) -> None:
    with pytest.raises(ValueError, match="clip must be"):
        train(linear, DINERS, squared, sgd(0.1), START, epochs=1, clip=clip)


# --- watch


@pytest.mark.parametrize("every", [1, 5, 7])
def test_a_watch_is_told_of_every_record(every: int) -> None:
    told: list[tuple[int, float, list[float]]] = []

    def watch(step: int, loss: Array, weights: Array) -> None:
        told.append((step, float(loss), weights.tolist()))

    history = train(linear, DINERS, squared, sgd(0.1), START, epochs=20, record_every=every, watch=watch)
    assert [step for step, _, _ in told] == history.recorded.tolist()
    assert [loss for _, loss, _ in told] == history.losses.tolist()
    assert [weights for _, _, weights in told] == history.weights.tolist()


@pytest.mark.parametrize("at", [0, 1, 6, 20])
def test_a_watch_may_stop_the_run_where_it_is(at: int) -> None:
    full = train(linear, DINERS, squared, sgd(0.1), START, epochs=20)
    cut = train(linear, DINERS, squared, sgd(0.1), START, epochs=20, watch=lambda step, loss, weights: step >= at)
    assert cut.steps == at
    assert np.array_equal(cut.weights, full.weights[: at + 1])
    assert np.array_equal(cut.losses, full.losses[: at + 1])
    assert not cut.burnt


def test_a_watch_cannot_change_what_it_sees() -> None:
    def meddle(step: int, loss: Array, weights: Array) -> None:
        weights[0] = 0.0

    with pytest.raises(ValueError, match="read-only"):
        train(linear, DINERS, squared, sgd(0.1), START, epochs=1, watch=meddle)


# --- memory and precision


def peak_of(**options: Any) -> tuple[int, History]:
    """The most memory held until the last step is done, in weight vectors of a million numbers, and the run."""
    peaks: list[int] = []
    wide = Examples(np.ones((1, 1)), np.zeros(1))
    model = Model(lambda weights, X: (weights[..., :1], None), lambda weights, trace, slope: np.full_like(weights, 0.1))
    start = np.zeros(1_000_000, np.float32)
    tracemalloc.start()
    try:
        history = train(
            model,
            wide,
            squared,
            sgd(0.01),
            start,
            epochs=60,
            watch=lambda step, loss, weights: peaks.append(tracemalloc.get_traced_memory()[1]),
            **options,
        )
        return peaks[-1] // start.nbytes, history
    finally:
        tracemalloc.stop()


def test_no_more_is_held_than_the_records_asked_for() -> None:
    few, history = peak_of(record_every=60)
    assert len(history.weights) == 2
    many, longer = peak_of(record_every=2)
    assert len(longer.weights) + len(longer.gradients) == 61
    assert few <= 12
    assert many <= 61 + 10


@every_optimizer
def test_float32_is_kept_in_the_memory_of_the_optimizer_too(name: str) -> None:
    """Although the examples are in float64."""
    kinds: set[Any] = set()
    plain = OPTIMIZERS[name](0.01)

    def step(gradient: Array, memory: Any, weights: Array, round: int) -> tuple[Array, Any]:
        parts = memory if isinstance(memory, tuple) else (memory,)
        kinds.update(part.dtype for part in (gradient, weights, *parts) if isinstance(part, np.ndarray))
        return plain.step(gradient, memory, weights, round)

    history = train(linear, DINERS, squared, Optimizer(plain.init, step), START.astype(np.float32), epochs=5, clip=1.0)
    assert history.weights.dtype == history.gradients.dtype == np.float32
    assert kinds == {np.dtype(np.float32)}
