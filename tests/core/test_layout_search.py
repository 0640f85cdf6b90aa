"""A search of layouts: each network as if it had been trained alone, and the best of them found by hand."""

import numpy as np
import pytest

from core.layout_search import LEARNING_RATE, STARTS_LIMIT, Tried, best, tried
from core.losses import binary_cross_entropy
from core.network import Network
from core.optimizers import adam
from core.patterns import crowd
from core.starts import start
from core.training import train

TICKETS, APART = crowd("ring", count=60), crowd("ring", count=90, seed=5, unseen=True)


@pytest.mark.parametrize("sizes", [(2, 3, 1), (2, 2, 2, 1)])
def test_each_is_what_it_would_be_alone(sizes: tuple[int, ...]) -> None:
    net = Network(sizes)
    found = tried(net, TICKETS, APART, starts=3, epochs=80)
    for seed, (weights, share) in enumerate(zip(found.weights, found.apart, strict=True), start=1):
        first = start(net, "xavier", seed)
        own = train(
            net.model, TICKETS, binary_cross_entropy, adam(LEARNING_RATE), first, epochs=80, record_every=80
        ).weights[-1]
        assert weights == pytest.approx(own, rel=1e-6, abs=1e-9)
        thought = net.forward(own, APART.X).prediction
        assert share == sum((logit > 0) == (wish == 1) for logit, wish in zip(thought, APART.y, strict=True)) / 90
    assert found.right(APART).tolist() == found.apart.tolist()


def of(sizes: tuple[int, ...], *shares: float) -> Tried:
    return Tried(Network(sizes), np.zeros(0), np.array(shares))


def test_the_best_is_so_on_average_and_of_equals_the_smallest() -> None:
    lucky, steady, large = of((2, 3, 1), 1.0, 0.6), of((2, 4, 1), 0.9, 0.9), of((2, 9, 1), 0.8, 1.0)
    assert best([lucky, large, steady]) is steady
    assert best([lucky]) is lucky


def test_nothing_tried_is_nothing_found() -> None:
    with pytest.raises(ValueError, match="1 layout"):
        best([])


@pytest.mark.parametrize("starts", [0, STARTS_LIMIT + 1])
def test_starts_out_of_range_are_refused(starts: int) -> None:
    with pytest.raises(ValueError, match="starts"):
        tried(Network((2, 3, 1)), TICKETS, APART, starts=starts, epochs=1)
