"""Slim tables beside a network: what stays, what they add, and their slopes, against arithmetic of this file's own."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.examples import Examples
from core.losses import binary_cross_entropy
from core.low_rank import SideTables
from core.network import Network
from core.optimizers import sgd
from core.patterns import crowd
from core.training import evaluate, train

LINES = st.builds(lambda cooks: Network((2, *cooks, 1)), st.lists(st.integers(1, 9), min_size=1, max_size=3))
SEEDS = st.integers(0, 99)
TICKETS = crowd("ring", count=40)


def numbers(count: int, seed: int) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=count)


def beside(net: Network, seed: int, rank: int = 1) -> SideTables:
    return SideTables(net, numbers(net.parameter_count, seed), rank)


@pytest.mark.parametrize(
    ("sizes", "rank", "count"),
    [((2, 16, 16, 1), 1, 67), ((2, 3, 1), 1, 9), ((2, 4, 1), 1, 11), ((4, 8, 6, 3), 2, 2 * (12 + 14 + 9))],
)
def test_how_many_numbers_are_learned(sizes: tuple[int, ...], rank: int, count: int) -> None:
    assert beside(Network(sizes), 0, rank).parameter_count == count


@given(LINES, SEEDS)
def test_at_first_nothing_changes(net: Network, seed: int) -> None:
    tables = beside(net, seed)
    assert tables.merged(tables.start(seed)).tolist() == tables.numbers.tolist()
    assert tables.start(seed).any()


@given(SEEDS)
def test_what_is_added_is_the_product_of_two_tables_and_no_bias_moves(seed: int) -> None:
    net = Network((4, 5, 3))
    tables, learned = beside(net, seed, rank=2), numbers(2 * (9 + 8), seed + 1)
    after, before = (net.layers(each) for each in (tables.merged(learned), tables.numbers))
    first, second = learned[:18], learned[18:]
    by_hand = [
        first[:10].reshape(5, 2) @ first[10:].reshape(2, 4),
        second[:6].reshape(3, 2) @ second[6:].reshape(2, 5),
    ]
    for new, old, added in zip(after, before, by_hand, strict=True):
        assert new.weights - old.weights == pytest.approx(added, abs=1e-12)
        assert np.linalg.matrix_rank(new.weights - old.weights, tol=1e-9) == 2
        assert new.biases.tolist() == old.biases.tolist()


@given(LINES, SEEDS)
def test_the_slope_is_what_a_nudge_feels(net: Network, seed: int) -> None:
    tables = beside(net, seed)
    at, model = numbers(tables.parameter_count, seed + 1) / 3, tables.model
    prediction, trace = model.forward(at, TICKETS.X)
    slope = model.backward(at, trace, binary_cross_entropy.slope(prediction, TICKETS.y))
    for place in range(0, tables.parameter_count, 5):
        nudge = 1e-5 * np.eye(tables.parameter_count)[place]
        above, below = (evaluate(model, TICKETS, binary_cross_entropy, at + sign * nudge) for sign in (1, -1))
        assert slope[place] == pytest.approx((above - below) / 2e-5, rel=1e-4, abs=1e-7)


def test_one_step_by_hand() -> None:
    """One weight w = 1 without a bias, one example x = 2 that is liked: the loss is log(1 + exp(−2 (w + b·a)))."""
    net = Network((1, 1))
    tables, first = SideTables(net, np.array([1.0, 0.0])), np.array([0.0, 0.5])
    liked = Examples(np.array([[2.0]]), np.array([1.0]))
    run = train(tables.model, liked, binary_cross_entropy, sgd(0.1), first, epochs=1, record_every=1)
    of_weight = -2 / (1 + np.exp(2.0))
    assert run.weights[-1] == pytest.approx([-0.1 * of_weight * 0.5, 0.5])


@pytest.mark.parametrize("rank", [0, 2, 1.5])
def test_a_rank_that_is_none_is_refused(rank: int) -> None:
    with pytest.raises(ValueError, match="rank"):
        SideTables(Network((2, 3, 1)), np.zeros(13), rank)


def test_numbers_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ValueError, match="need 9 numbers"):
        beside(Network((2, 3, 1)), 0).merged(np.zeros(8))
