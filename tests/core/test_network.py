"""The network against finite differences, an independent autodiff, and what theory says it must and cannot do."""

import itertools
import warnings
from collections.abc import Callable
from typing import Any

import autograd
import autograd.numpy as anp
import numpy as np
import pytest

from core.activations import ACTIVATIONS
from core.arrays import Array
from core.dropout import dropout_masks, with_dropout
from core.examples import Examples
from core.losses import Loss, squared
from core.models import gradient_of, linear
from core.network import Network, nudge
from core.optimizers import OPTIMIZERS, adam, sgd
from core.patterns import accuracy, best_linear_accuracy, corners, crowd
from core.starts import STARTS, start
from core.training import BURNT_LOSS, NEVER, History, train
from core.workspace import Workspace, fast
from tests.core.gradients import loss_and_gradient

STRUCTURES = [(2, 1), (2, 3, 1), (2, 4, 2, 1), (3, 5, 4, 3, 1)]


def logistic_value(prediction: Array, target: Array) -> Array:
    return np.mean(np.logaddexp(0.0, prediction) - target * prediction, axis=-1)


def logistic_slope(prediction: Array, target: Array) -> Array:
    return (1.0 / (1.0 + np.exp(-prediction)) - target) / target.shape[-1]


logistic = Loss(logistic_value, logistic_slope)


def examples(net: Network, count: int = 7, seed: int = 3) -> tuple[Array, Array]:
    generator = np.random.default_rng(seed)
    return generator.normal(size=(count, net.sizes[0])), generator.integers(0, 2, count).astype(float)


def random_parameters(net: Network, *shelf: int) -> Array:
    return np.random.default_rng(5).normal(0.0, 0.7, size=(*shelf, net.parameter_count))


def nudged(value: Callable[[Array], Array], at: Array, size: float = 1e-6) -> Array:
    """The two-sided slope of a number along every entry of `at`."""
    shifts = size * np.eye(at.size).reshape(at.size, *at.shape)
    return np.array([(value(at + shift) - value(at - shift)) / (2 * size) for shift in shifts]).reshape(at.shape)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_an_activation_has_the_slope_of_its_value(name: str) -> None:
    z = np.linspace(-3.0, 3.0, 50)  # an even number: not the kink of ReLU
    value, slope = ACTIVATIONS[name]
    np.testing.assert_allclose(slope(value(z)), (value(z + 1e-6) - value(z - 1e-6)) / 2e-6, atol=1e-9)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_an_activation_puts_the_same_numbers_where_it_is_told(name: str) -> None:
    z = np.linspace(-900.0, 900.0, 51, dtype=np.float32)
    value, slope = ACTIVATIONS[name]
    there, slopes = z.copy(), np.empty_like(z)
    value(there, there)
    slope(there, slopes)
    np.testing.assert_array_equal(there, value(z))
    np.testing.assert_array_equal(slopes, slope(value(z)))
    assert value(z).dtype == slope(value(z)).dtype == np.float32


@pytest.mark.parametrize("loss", [squared, logistic], ids=["squared", "logistic"])
@pytest.mark.parametrize("sizes", STRUCTURES, ids=str)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_every_slope_is_what_nudging_finds(activation: str, sizes: tuple[int, ...], loss: Loss) -> None:
    net = Network(sizes, activation, l2=0.03)
    parameters, (X, y) = random_parameters(net), examples(net)

    def judged(numbers: Array) -> Array:
        return loss.value(net.forward(numbers, X).prediction, y) + net.penalty(numbers)

    _, gradient = loss_and_gradient(net.model, loss, parameters, X, y)
    np.testing.assert_allclose(gradient, nudged(judged, parameters), rtol=1e-6, atol=1e-8)


@pytest.mark.parametrize("sizes", STRUCTURES, ids=str)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_gradient_agrees_with_an_independent_autodiff(activation: str, sizes: tuple[int, ...]) -> None:
    net = Network(sizes, activation)
    parameters, (X, y) = random_parameters(net), examples(net)
    rules: dict[str, Callable[[Any], Any]] = {
        "identity": lambda z: z,
        "relu": lambda z: anp.maximum(z, 0.0),
        "tanh": anp.tanh,
        "sigmoid": lambda z: 1.0 / (1.0 + anp.exp(-z)),
    }

    def judged(numbers: Any) -> Any:
        passed, begin = X, 0
        for before, units in itertools.pairwise(sizes):
            block = anp.reshape(numbers[begin : begin + units * (before + 1)], (units, before + 1))
            begin += units * (before + 1)
            z = anp.dot(passed, block[:, :before].T) + block[:, before]
            passed = z if begin == net.parameter_count else rules[activation](z)
        return anp.mean((passed[:, 0] - y) ** 2)

    value, gradient = loss_and_gradient(net.model, squared, parameters, X, y)
    assert value == pytest.approx(float(judged(parameters)), rel=1e-12)
    np.testing.assert_allclose(gradient, autograd.grad(judged)(parameters), rtol=1e-10, atol=1e-12)


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_blame_of_a_unit_is_what_one_more_unit_from_it_costs(activation: str) -> None:
    """One ticket, every unit: nudge what it passes on, or what it adds up, and let the layers after it finish."""
    net = Network((2, 4, 3, 1), activation)
    parameters, (X, y) = random_parameters(net), examples(net, count=1)
    trace = net.forward(parameters, X)
    blame = net.backward(parameters, trace, squared.slope(trace.prediction, y))

    def finish(passed: Array, layer: int) -> Array:
        for (weights, biases), rule in list(zip(net.layers(parameters), net.rules, strict=True))[layer:]:
            passed = rule.value(weights @ passed + biases[:, np.newaxis])
        return squared.value(passed[0], y)

    for layer, (weights, biases) in enumerate(net.layers(parameters), start=1):
        z = weights @ trace.activations[layer - 1] + biases[:, np.newaxis]
        rule = net.rules[layer - 1]
        by_sum = nudged(lambda sums, r=rule, at=layer: finish(r.value(sums), at), z)  # type: ignore[misc]
        by_passing = nudged(lambda passed, at=layer: finish(passed, at), trace.activations[layer])  # type: ignore[misc]
        np.testing.assert_allclose(blame.errors[layer - 1], by_sum, rtol=1e-6, atol=1e-8)
        np.testing.assert_allclose(blame.activations[layer - 1], by_passing, rtol=1e-6, atol=1e-8)


def test_a_slip_follows_from_the_slips_after_it() -> None:
    net = Network((2, 3, 2, 1))
    parameters, (X, y) = random_parameters(net), examples(net)
    trace = net.forward(parameters, X)
    blame = net.backward(parameters, trace, squared.slope(trace.prediction, y))
    weights = net.layers(parameters)[1].weights
    products = weights[:, :, np.newaxis] * blame.errors[1][:, np.newaxis]  # to unit u, from unit j, example i
    np.testing.assert_allclose(blame.activations[0], products.sum(axis=0), rtol=1e-12)
    np.testing.assert_allclose(
        net.layers(blame.gradient)[2].weights, blame.errors[2] @ trace.activations[2].T, rtol=1e-12
    )


def test_layers_are_views_of_the_flat_vector_and_cover_it() -> None:
    net = Network((2, 4, 2, 1))
    parameters = np.zeros((5, net.parameter_count))
    for layer in net.layers(parameters):
        layer.weights[...] += 1
        layer.biases[...] += 1
    np.testing.assert_array_equal(parameters, 1.0)
    assert net.parameter_count == 25
    assert [layer.weights.shape for layer in net.layers(parameters)] == [(5, 4, 2), (5, 2, 4), (5, 1, 2)]


def test_without_hidden_layer_the_network_is_a_linear_model_with_base() -> None:
    X = np.array([[1.0, 2.0], [3.0, 4.0]])
    prediction, _ = Network((2, 1)).model.forward(np.array([10.0, 1.0, 0.5]), X)
    np.testing.assert_array_equal(prediction, [12.5, 34.5])


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_a_shelf_equals_its_networks_trained_one_by_one(dtype: type, optimizer: str) -> None:
    net = Network((2, 5, 3, 1))
    starts: Array = start(net, "xavier", range(6)).astype(dtype)
    crowd_ = crowd("ring", count=30)
    settings: dict[str, Any] = {"epochs": 20, "batch_size": 8, "seed": 4}
    shelf = train(net.model, crowd_, squared, OPTIMIZERS[optimizer](0.01), starts, **settings)
    assert shelf.weights.dtype == dtype
    for i, alone in enumerate(starts):
        one = train(net.model, crowd_, squared, OPTIMIZERS[optimizer](0.01), alone, **settings)
        tolerance = 1e-12 if dtype is np.float64 else 2e-3
        np.testing.assert_allclose(shelf.weights[:, i], one.weights, rtol=tolerance, atol=tolerance)
        np.testing.assert_allclose(shelf.losses[:, i], one.losses, rtol=tolerance, atol=tolerance)


def test_a_shelf_of_one_seed_starts_where_the_single_network_starts() -> None:
    net = Network((2, 4, 1))
    for how in STARTS:
        shelf = start(net, how, (3, 7))
        np.testing.assert_array_equal(shelf[1], start(net, how, 7).astype(np.float32))
        assert shelf.dtype == np.float32
        assert start(net, how, 7).dtype == np.float64


def test_starts_have_the_spread_of_their_papers_and_no_bias() -> None:
    net = Network((100, 300, 1))
    for how, variance in (("he", 2 / 100), ("xavier", 2 / 400)):
        weights, biases = net.layers(start(net, how, 1))[0]
        assert weights.var() == pytest.approx(variance, rel=0.03)
        assert weights.mean() == pytest.approx(0.0, abs=0.003)
        np.testing.assert_array_equal(biases, 0.0)
    assert np.abs(net.layers(start(net, "xavier", 1))[0].weights).max() <= np.sqrt(6 / 400)
    assert np.array_equal(start(net, "he", 1), start(net, "he", 1))
    assert not np.array_equal(start(net, "he", 1), start(net, "he", 2))


@pytest.mark.parametrize("sizes", [(2, 5, 4, 1), (2, 7, 1), (2, 12, 9, 11, 1)], ids=str)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_all_ones_keeps_the_units_of_a_layer_copies_to_the_last_bit(activation: str, sizes: tuple[int, ...]) -> None:
    net = Network(sizes, activation)
    begin = start(net, "ones")
    history = train(net.model, crowd("ring", count=53), squared, adam(0.01), begin, epochs=100)
    layers = net.layers(history.weights)
    for layer in layers[:-1]:
        assert (layer.weights == layer.weights[:, :1]).all()
        assert (layer.biases == layer.biases[:, :1]).all()
    for layer in layers[1:]:
        assert (layer.weights == layer.weights[..., :1]).all()
    assert not np.array_equal(history.weights[-1], begin)


def test_salty_or_spicy_but_not_both_needs_a_hidden_layer() -> None:
    """No straight border gets more than three of the four corners; two tanh units get all of them."""
    assert best_linear_accuracy(corners()) == 0.75

    def corners_right(net: Network) -> Array:
        begin = start(net, "xavier", range(20)).astype(float)
        history = train(net.model, corners(), squared, adam(0.05), begin, epochs=800, record_every=800)
        return accuracy(net.forward(history.weights[-1], corners().X).prediction, corners().y)

    assert corners_right(Network((2, 1))).max() <= 0.75
    assert corners_right(Network((2, 3, 1))).max() == 1.0


@pytest.mark.parametrize("shelf", [(), (1,), (23,)], ids=str)
@pytest.mark.parametrize("sizes", STRUCTURES, ids=str)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_the_fast_form_computes_what_the_plain_form_defines(
    activation: str, sizes: tuple[int, ...], shelf: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.workspace.CACHE_BYTES", 20_000)  # several parts, the last one smaller
    net = Network(sizes, activation, l2=0.02)
    parameters, quick = random_parameters(net, *shelf), fast(net)
    for count in (7, 40, 7):
        X, y = examples(net, count)
        plain = gradient_of(net.model, logistic, parameters, X, y)
        np.testing.assert_allclose(gradient_of(quick, logistic, parameters, X, y), plain, rtol=1e-10, atol=1e-13)


def test_the_fast_form_leaves_earlier_results_and_its_input_alone() -> None:
    net = Network((2, 4, 1))
    quick, (X, y), parameters = fast(net), examples(net), random_parameters(net, 3)
    before = parameters.copy()
    first = gradient_of(quick, squared, parameters, X, y)
    kept = first.copy()
    gradient_of(quick, squared, parameters + 1.0, X, y)
    np.testing.assert_array_equal(first, kept)
    np.testing.assert_array_equal(parameters, before)


def test_training_with_the_fast_form_walks_the_same_path() -> None:
    net = Network((2, 6, 4, 1))
    begin, tickets = start(net, "xavier", 2), crowd("either", count=50)
    settings: dict[str, Any] = {"epochs": 30, "batch_size": 16, "seed": 1}
    plain = train(net.model, tickets, squared, adam(0.02), begin, **settings)
    quick = train(fast(net), tickets, squared, adam(0.02), begin, **settings)
    np.testing.assert_allclose(quick.weights, plain.weights, rtol=1e-9, atol=1e-11)
    np.testing.assert_allclose(quick.losses, plain.losses, rtol=1e-9)


def test_a_workspace_in_float32_stays_in_float32() -> None:
    net = Network((2, 3, 1), l2=0.1)
    space, (X, y) = Workspace(net, (4,), 7, np.float32), examples(net)
    prediction = space.forward(start(net, "he", range(4)), X)
    assert prediction.dtype == space.backward(squared.slope(prediction, y)).dtype == np.float32
    assert net.model.forward(start(net, "he", range(4)), X)[0].dtype == np.float32


def test_a_workspace_trained_in_place_walks_the_path_of_train() -> None:
    net, tickets = Network((2, 4, 2, 1)), crowd("either", count=10)
    begin = start(net, "xavier", 1)
    space = Workspace(net, (), 10)
    space.parameters[...] = begin
    for _ in range(20):
        prediction = space.forward(space.parameters, tickets.X)
        space.parameters[...] -= 0.1 * space.backward(squared.slope(prediction, tickets.y))
    history = train(net.model, tickets, squared, sgd(0.1), begin, epochs=20)
    np.testing.assert_allclose(space.parameters, history.weights[-1], rtol=1e-10)


def test_dropout_has_the_exact_slopes_of_what_it_let_through() -> None:
    net = Network((2, 6, 5, 1), "sigmoid", l2=0.01)
    parameters, (X, y) = random_parameters(net), examples(net)
    masks = dropout_masks(net, 0.4, (len(X),), np.random.default_rng(0))

    def judged(numbers: Array) -> Array:
        return squared.value(net.forward(numbers, X, masks).prediction, y) + net.penalty(numbers)

    trace = net.forward(parameters, X, masks)
    gradient = net.backward(parameters, trace, squared.slope(trace.prediction, y)).gradient
    np.testing.assert_allclose(gradient, nudged(judged, parameters), rtol=1e-6, atol=1e-8)


def test_dropout_silences_its_share_and_keeps_the_average() -> None:
    masks = dropout_masks(Network((2, 50, 40, 1)), 0.25, (2, 500), np.random.default_rng(1))
    assert [mask.shape for mask in masks] == [(2, 50, 500), (2, 40, 500)]
    for mask in masks:
        assert (mask == 0).mean() == pytest.approx(0.25, abs=0.01)
        assert mask.mean() == pytest.approx(1.0, abs=0.02)
        np.testing.assert_allclose(np.unique(mask), [0.0, 1 / 0.75])


def test_dropout_is_seeded_and_none_of_it_is_plain_training() -> None:
    net = Network((2, 8, 1))
    begin, tickets = start(net, "xavier", 1), crowd("ring", count=20)

    def run(share: float, seed: int = 0) -> Array:
        return train(with_dropout(net, share, seed), tickets, squared, sgd(0.1), begin, epochs=5).weights

    plain = train(net.model, tickets, squared, sgd(0.1), begin, epochs=5).weights
    np.testing.assert_array_equal(run(0.0), plain)
    np.testing.assert_array_equal(run(0.5, seed=3), run(0.5, seed=3))
    assert not np.array_equal(run(0.5, seed=3), run(0.5, seed=4))
    shelf = start(net, "xavier", range(3))
    gradient = gradient_of(with_dropout(net, 0.5), squared, shelf, tickets.X, tickets.y)
    assert gradient.shape == shelf.shape
    assert gradient.dtype == np.float32


def test_a_network_with_dropout_answers_with_all_its_units() -> None:
    net = Network((2, 8, 1))
    parameters, (X, _) = random_parameters(net), examples(net)
    answer, _ = with_dropout(net, 0.5).forward(parameters, X)
    np.testing.assert_array_equal(answer, net.forward(parameters, X).prediction)


def test_a_penalty_pulls_the_weights_in_and_spares_the_biases() -> None:
    def final(l2: float) -> tuple[float, Array]:
        net = Network((2, 6, 1), l2=l2)
        history = train(net.model, crowd("ring"), squared, adam(0.02), start(net, "xavier", 1), epochs=200)
        return float(np.sum([np.sum(layer.weights**2) for layer in net.layers(history.weights[-1])])), net.decay

    free, penalised = final(0.0), final(0.01)
    assert penalised[0] < free[0] / 2
    np.testing.assert_array_equal(Network((2, 1), l2=0.5).decay, [1.0, 1.0, 0.0])


@pytest.mark.parametrize("quick", [False, True])
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_a_diverging_network_is_data_and_not_a_warning(activation: str, quick: bool) -> None:
    net = Network((2, 4, 4, 1), activation)
    tickets = Examples(1e3 * crowd("ring").X, crowd("ring").y)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        history = train(
            fast(net) if quick else net.model,
            tickets,
            squared,
            sgd(1000.0),
            start(net, "he", range(4)),
            epochs=300,
            record_every=50,
        )
    assert history.burnt
    assert not (history.losses[-1] <= BURNT_LOSS).all()


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Network((2,)), "sizes must be 2 to 13 numbers"),
        (lambda: Network((2, 3, 0)), "sizes must be between 1 and 512, got 0"),
        (lambda: Network((2, 2.5, 1)), "sizes must be a whole number, got 2.5"),  # type: ignore[arg-type]
        (lambda: Network((2, 0, 1)), "sizes must be between 1 and 512, got 0"),
        (lambda: Network((2, 1), "cubic"), "activation must be one of identity, relu, tanh, sigmoid, got 'cubic'"),
        (lambda: Network((2, 1), l2=-1.0), "l2 must be between 0 and 1000, got -1"),
        (lambda: Network((2, 1), l2=np.nan), "l2 must be finite numbers, got nan"),
        (lambda: start(Network((2, 1)), "he", -1), "seed must be between 0 and"),
        (lambda: start(Network((2, 1)), "he", (1, 0.5)), "seed must be a whole number, got 0.5"),  # type: ignore[arg-type]
        (lambda: start(Network((2, 1)), "zeros"), "start must be one of he, xavier, ones, got 'zeros'"),
        (lambda: nudge(Network((2, 1)), squared, np.zeros(3), corners(), 3), "which must be between 0 and 2, got 3"),
        (lambda: nudge(Network((2, 1)), squared, np.zeros(3), corners(), 0, 0.0), "size must be between 1e-09 and 10"),
        (lambda: train_recording(0), "record_every must be between 1 and 100000, got 0"),
        (
            lambda: Network((2, 1)).forward(np.zeros(4), corners().X),
            r"needs 3 parameters and X \(n, 2\), got 4 and \(4, 2\)",
        ),
        (
            lambda: Network((2, 1)).forward(np.zeros(3), np.ones((5, 1))),
            r"needs 3 parameters and X \(n, 2\), got 3 and \(5, 1\)",
        ),
        (lambda: Network((2, 1)).forward(np.zeros(3), np.ones(2)), r"X \(n, 2\), got 3 and \(2,\)"),
        (lambda: nudge(Network((2, 1)), squared, np.zeros(3), corners(), 0.5), "which must be a whole number, got 0.5"),  # type: ignore[arg-type]
        (lambda: with_share(1.0), "share must be between 0 and 0.95, got 1"),
        (lambda: with_dropout(Network((2, 2, 1)), -0.1), "share must be between 0 and 0.95, got -0.1"),
        (lambda: with_dropout(Network((2, 2, 1)), 0.5, seed=-1), "seed must be between 0 and"),
    ],
)
def test_wrong_values_are_named_with_their_range(make: Callable[[], object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        make()


def with_share(share: float) -> object:
    return dropout_masks(Network((2, 2, 1)), share, (3,), np.random.default_rng(0))


def train_recording(every: int) -> object:
    return train(linear, corners(), squared, sgd(0.1), [0.0, 0.0], epochs=1, record_every=every)


@pytest.mark.parametrize("l2", [0.0, 0.05])
def test_nudging_any_weight_finds_the_slope_of_the_backward_pass(l2: float) -> None:
    net = Network((2, 3, 2, 1), l2=l2)
    parameters, tickets = random_parameters(net), crowd("either", count=12)
    _, gradient = loss_and_gradient(net.model, squared, parameters, tickets.X, tickets.y)
    slopes = [nudge(net, squared, parameters, tickets, which).slope for which in range(net.parameter_count)]
    np.testing.assert_allclose(slopes, gradient, rtol=1e-6, atol=1e-8)


@pytest.mark.parametrize("batch_size", [None, 4])
@pytest.mark.parametrize("every", [1, 3, 7, 1000])
def test_recording_less_often_leaves_out_steps_and_changes_none(every: int, batch_size: int | None) -> None:
    net, tickets = Network((2, 3, 1)), crowd("ring", count=10)
    begin = start(net, "xavier", 1)

    def run(record_every: int) -> History:
        return train(
            net.model, tickets, squared, adam(0.02), begin, epochs=10, batch_size=batch_size, record_every=record_every
        )

    full, thin = run(1), run(every)
    last = 10 if batch_size is None else 30
    np.testing.assert_array_equal(thin.recorded, sorted({*range(0, last, every), last}))
    np.testing.assert_array_equal(thin.weights, full.weights[thin.recorded])
    np.testing.assert_array_equal(thin.losses, full.losses[thin.recorded])
    np.testing.assert_array_equal(thin.gradients, full.gradients[thin.recorded[1:] - 1])
    np.testing.assert_array_equal(thin.epochs, full.epochs[thin.recorded])
    assert thin.steps == full.steps == last


def test_a_run_is_found_burnt_where_it_is_recorded() -> None:
    def run(every: int) -> History:
        return train(linear, corners(), squared, sgd(100.0), [1.0, 1.0], epochs=20, record_every=every)

    full, thin = run(1), run(5)
    assert 0 < full.burnt_at < 5 == thin.burnt_at == thin.steps
    assert run(1000).burnt_at == 20
    assert train(linear, corners(), squared, sgd(0.1), [1.0, 1.0], epochs=20, record_every=5).burnt_at == NEVER
