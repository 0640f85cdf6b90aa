"""The map of trials: each network is what training it alone makes of it, and judged as `accuracy` judges."""

import numpy as np
import pytest

from core.losses import binary_cross_entropy
from core.network import Network
from core.optimizers import sgd
from core.patterns import accuracy, crowd
from core.starts import start
from core.training import train
from core.trials import EPOCHS, EXAMPLES, RATES, UNITS, UNSEEN, trials, widened

CALM = 5.0
"""Below this learning rate no difference of the last digit grows."""


def alone(rate: float, units: int) -> int:
    """The same network without the further units, on the slow path: its own start, its own run."""
    net = Network((2, units, 1))
    examples, exam = crowd("ring", count=EXAMPLES), crowd("ring", count=UNSEEN, unseen=True)
    history = train(net.model, examples, binary_cross_entropy, sgd(rate), start(net, "xavier"), epochs=EPOCHS)
    share = accuracy(net.forward(history.weights[-1], exam.X).prediction, exam.y, 0.0)
    return round(float(share) * UNSEEN)


def by_hand(rate: float, units: int) -> int:
    """Once more without `core.network`: the sums, the chain rule and the steps written out."""
    net = Network((2, units, 1))
    numbers = start(net, "xavier")
    into, out, base = numbers[: 3 * units].reshape(units, 3).copy(), numbers[3 * units : 4 * units].copy(), 0.0
    examples, exam = crowd("ring", count=EXAMPLES), crowd("ring", count=UNSEEN, unseen=True)
    X = np.column_stack([examples.X, np.ones(EXAMPLES)])
    for _ in range(EPOCHS):
        heard = np.tanh(X @ into.T)
        off = (1 / (1 + np.exp(-(heard @ out + base))) - examples.y) / EXAMPLES
        blame = np.outer(off, out) * (1 - heard**2)
        into -= rate * blame.T @ X
        out -= rate * heard.T @ off
        base -= rate * off.sum()
    says = np.tanh(np.column_stack([exam.X, np.ones(UNSEEN)]) @ into.T) @ out + base
    return int(np.sum((says > 0) == (exam.y == 1)))


@pytest.mark.parametrize("seed", range(3))
def test_networks_of_the_map_are_those_that_train_alone(seed: int) -> None:
    dice = np.random.default_rng(seed)
    calm = int(np.searchsorted(RATES, CALM))
    places = [(int(dice.integers(calm)), int(dice.integers(len(UNITS)))) for _ in range(8)]
    places += [(calm - 1, 0), (0, len(UNITS) - 1)]
    for rate, units in places:
        found = int(trials().right[rate, units])
        assert alone(float(RATES[rate]), UNITS[units]) == found
        assert by_hand(float(RATES[rate]), UNITS[units]) == found


def test_bold_ones_are_right_on_as_many_up_to_what_rounding_makes_of_them() -> None:
    rates = range(int(np.searchsorted(RATES, CALM)), len(RATES), 7)
    pairs = [
        (alone(float(RATES[at]), units), int(trials().right[at, units - UNITS[0]]))
        for at in rates
        for units in (4, 9, 16)
    ]
    assert np.mean([one == other for one, other in pairs]) > 0.9


def test_the_map_is_what_the_page_says_of_it() -> None:
    found = trials()
    assert found.right.shape == (121, 13)
    assert found.right.size == 1573
    boldness, cooks = found.shares
    assert boldness == pytest.approx(0.82, abs=0.01)
    assert cooks == pytest.approx(0.023, abs=0.005)
    total = found.right.var()
    within = np.mean([row.var() for row in found.right])
    assert boldness == pytest.approx(1 - within / total), "the law of total variance"
    assert found.by_rate.argmax() == pytest.approx(np.searchsorted(RATES, 2.4), abs=3)
    assert trials() is found, "trained once"


@pytest.mark.parametrize("units", [1, 4, 16])
def test_a_widened_network_says_the_same_and_its_further_units_are_silent(units: int) -> None:
    wide, narrow = Network((2, 16, 1)), Network((2, units, 1))
    X = np.random.default_rng(0).normal(size=(9, 2))
    numbers = widened(units)
    assert wide.forward(numbers, X).prediction == pytest.approx(narrow.forward(start(narrow, "xavier"), X).prediction)
    assert np.count_nonzero(numbers) == 3 * units
    hidden, output = wide.layers(numbers)
    assert not hidden.weights[units:].any()
    assert not output.weights[:, units:].any()


@pytest.mark.parametrize("units", [0, 17, 2.5])
def test_there_is_no_network_wider_than_the_widest(units: float) -> None:
    with pytest.raises(ValueError, match="units must be"):
        widened(units)  # type: ignore[arg-type]
