"""Networks with several outputs: against finite differences, an independent autodiff, and networks with one."""

import itertools
from typing import Any

import autograd
import autograd.numpy as anp
import numpy as np
import pytest

from core.activations import ACTIVATIONS
from core.arrays import Array
from core.copies import distinct_units
from core.dropout import with_dropout
from core.examples import Examples
from core.losses import Loss, softmax_cross_entropy, squared
from core.models import gradient_of
from core.network import Network, nudge
from core.optimizers import adam, sgd
from core.slips import follow
from core.starts import start
from core.training import train
from core.workspace import Workspace, fast
from tests.core.test_network import nudged, random_parameters

STRUCTURES = [(2, 3), (2, 4, 2), (3, 5, 4, 5)]
every_structure = pytest.mark.parametrize("sizes", STRUCTURES, ids=str)


def classes(net: Network, count: int = 9) -> Examples:
    generator = np.random.default_rng(3)
    return Examples(generator.normal(size=(count, net.sizes[0])), generator.integers(0, net.sizes[-1], count))


@every_structure
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_every_slope_is_what_nudging_finds(activation: str, sizes: tuple[int, ...]) -> None:
    net = Network(sizes, activation, l2=0.03)
    parameters, data = random_parameters(net), classes(net)

    def judged(numbers: Array) -> Array:
        logits = net.forward(numbers, data.X).prediction
        return softmax_cross_entropy.value(logits, data.y) + net.penalty(numbers)

    gradient = gradient_of(net.model, softmax_cross_entropy, parameters, data.X, data.y)
    np.testing.assert_allclose(gradient, nudged(judged, parameters), rtol=1e-6, atol=1e-8)
    slopes = [nudge(net, softmax_cross_entropy, parameters, data, i).slope for i in range(net.parameter_count)]
    np.testing.assert_allclose(slopes, gradient, rtol=1e-6, atol=1e-8)


@every_structure
def test_gradient_agrees_with_an_independent_autodiff(sizes: tuple[int, ...]) -> None:
    net = Network(sizes)
    parameters, data = random_parameters(net), classes(net)

    def surprise(numbers: Any) -> Any:
        passed, begin = data.X, 0
        for before, units in itertools.pairwise(sizes):
            block = anp.reshape(numbers[begin : begin + units * (before + 1)], (units, before + 1))
            begin += units * (before + 1)
            z = anp.dot(passed, block[:, :before].T) + block[:, before]
            passed = z if begin == net.parameter_count else anp.tanh(z)
        chances = anp.exp(passed) / anp.sum(anp.exp(passed), axis=1)[:, None]
        return -anp.mean(anp.log(chances[anp.arange(len(data)), data.y]))

    found = gradient_of(net.model, softmax_cross_entropy, parameters, data.X, data.y)
    np.testing.assert_allclose(found, autograd.grad(surprise)(parameters), rtol=1e-9, atol=1e-12)


def each_column(judge: Loss) -> Loss:
    """The sum of a loss over the outputs (..., n, c), each against the same targets."""
    return Loss(
        lambda prediction, y: judge.value(np.swapaxes(prediction, -1, -2), y).sum(axis=-1),
        lambda prediction, y: np.swapaxes(judge.slope(np.swapaxes(prediction, -1, -2), y), -1, -2),
    )


@pytest.mark.parametrize("form", ["plain", "fast"])
def test_without_hidden_layer_outputs_are_networks_of_their_own(form: str) -> None:
    net, alone = Network((2, 3)), Network((2, 1))
    parameters, data = random_parameters(net), classes(net)
    model = net.model if form == "plain" else fast(net)
    together = gradient_of(model, each_column(squared), parameters, data.X, data.y)
    for block, slopes in zip(net.blocks(parameters)[0], net.blocks(together)[0], strict=True):
        np.testing.assert_allclose(slopes, gradient_of(alone.model, squared, block, data.X, data.y), rtol=1e-12)


@pytest.mark.parametrize("shelf", [(), (1,), (23,)], ids=str)
@every_structure
def test_the_fast_form_computes_what_the_plain_form_defines(
    sizes: tuple[int, ...], shelf: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.workspace.CACHE_BYTES", 20_000)
    net = Network(sizes, l2=0.02)
    parameters, quick = random_parameters(net, *shelf), fast(net)
    for count in (7, 40, 7):
        data = classes(net, count)
        plain = gradient_of(net.model, softmax_cross_entropy, parameters, data.X, data.y)
        found = gradient_of(quick, softmax_cross_entropy, parameters, data.X, data.y)
        np.testing.assert_allclose(found, plain, rtol=1e-10, atol=1e-13)
        space = Workspace(net, shelf, count)
        prediction = net.forward(parameters, data.X).prediction
        np.testing.assert_allclose(space.forward(parameters, data.X), prediction, rtol=1e-10, atol=1e-13)
        assert prediction.shape == (*shelf, count, sizes[-1])


@pytest.mark.parametrize("form", ["plain", "fast", "dropout"])
def test_three_heaps_of_points_are_told_apart_in_float32(form: str) -> None:
    net, generator = Network((2, 8, 3)), np.random.default_rng(0)
    y = np.arange(90) % 3
    heaps = np.array([[0.0, 1.0], [0.9, -0.5], [-0.9, -0.5]])[y] + generator.normal(0, 0.15, size=(90, 2))
    data = Examples(heaps.astype(np.float32), y)
    model = {"plain": net.model, "fast": fast(net), "dropout": with_dropout(net, 0.2)}[form]
    begin = start(net, "xavier", (1, 2))
    history = train(model, data, softmax_cross_entropy, adam(0.05), begin, epochs=100, record_every=100)
    answers = net.forward(history.weights[-1], data.X).prediction.argmax(axis=-1)
    assert (answers == y).mean(axis=-1).min() > 0.97
    assert history.weights.dtype == history.losses.dtype == np.float32


def test_outputs_that_start_alike_stay_alike_only_if_their_targets_are() -> None:
    net = Network((2, 2, 3))
    data = Examples(np.array([[0.5, -1.0], [1.0, 0.2]]), np.array([0, 0]))
    weights = train(net.model, data, softmax_cross_entropy, sgd(0.5), start(net, "ones"), epochs=5).weights[-1]
    last = net.blocks(weights)[-1]
    assert np.array_equal(last[1], last[2])
    assert (last[0] != last[1]).all()
    assert distinct_units(net, weights) == (1,)


@pytest.mark.parametrize("form", ["plain", "fast"])
@pytest.mark.parametrize(("sizes", "shape"), [((2, 1), (4, 1)), ((2, 3), (4,)), ((2, 3), (3, 4)), ((2, 1), (1,))])
def test_a_slope_of_another_shape_is_refused(form: str, sizes: tuple[int, ...], shape: tuple[int, ...]) -> None:
    net = Network(sizes)
    odd = Loss(squared.value, lambda prediction, y: np.ones(shape))
    model = net.model if form == "plain" else fast(net)
    with pytest.raises(ValueError, match="the slope must have the shape of the prediction"):
        gradient_of(model, odd, np.zeros(net.parameter_count), np.ones((4, 2)), np.zeros(4))


def test_a_ticket_goes_down_a_line_with_one_verdict_only() -> None:
    with pytest.raises(ValueError, match="a line must end in 1 verdict, got 2"):
        follow(Network((2, 2)), np.zeros(6), Examples(np.ones((1, 2)), np.ones(1)))
