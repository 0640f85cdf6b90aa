"""Units that start equal stay equal, and are counted as one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from core.copies import copied_units, distinct_units, working_units
from core.losses import squared
from core.network import Network
from core.optimizers import adam
from core.patterns import crowd
from core.starts import start
from core.training import train


@pytest.mark.parametrize("sizes", [(2, 3, 1), (2, 8, 8, 1), (2, 1, 1)])
def test_equal_starts_stay_copies_through_training(sizes: tuple[int, ...]) -> None:
    """To the last digit, after any number of rounds."""
    net = Network(sizes)
    history = train(net.model, crowd("ring", count=100), squared, adam(0.05), start(net, "ones"), epochs=200)
    assert distinct_units(net, history.weights[-1]) == (1,) * (len(sizes) - 2)
    assert np.any(history.weights[-1] != history.weights[0])


def test_random_starts_have_no_copies() -> None:
    """Every unit is counted."""
    net = Network((2, 5, 4, 1))
    assert distinct_units(net, start(net, "xavier", 3)) == (5, 4)


@pytest.mark.parametrize("place", [0, 2, 9])
def test_one_changed_number_breaks_the_tie(place: int) -> None:
    """Whether it is a weight in, the bias or the weight out."""
    net = Network((2, 3, 1))
    parameters = start(net, "ones")
    parameters[place] = 2.0
    assert distinct_units(net, parameters) == (2,)
    assert copied_units(net, parameters) == (2,)


def test_units_with_a_copy_are_counted_in_all_groups() -> None:
    """Two and two alike of five, and one alone."""
    net = Network((2, 5, 1))
    parameters = start(net, "ones")
    parameters[[0, 3]] = 2.0  # a weight into the first and into the second
    parameters[8] = -1.0  # the bias of the third
    assert distinct_units(net, parameters) == (3,)
    assert copied_units(net, parameters) == (4,)
    assert copied_units(net, start(net, "xavier", 3)) == (0,)


def test_without_a_hidden_layer_there_is_nothing_to_count() -> None:
    """One spoon has no cooks."""
    net = Network((2, 1))
    assert distinct_units(net, start(net, "ones")) == ()


def test_only_the_numbers_of_one_network_can_be_counted() -> None:
    net = Network((2, 3, 1))
    with pytest.raises(ValueError, match=r"one network, \(d,\), got \(2, 13\)"):
        distinct_units(net, start(net, "ones", (0, 1)))
    with pytest.raises(ValueError, match="needs 13 parameters, got 14"):
        distinct_units(net, np.zeros(14))


@given(
    cooks=some.integers(1, 5),
    changed=some.dictionaries(some.integers(0, 50), some.sampled_from([-2.0, 0.5, 2.0]), max_size=4),
)
def test_a_network_of_the_working_units_alone_computes_the_same(cooks: int, changed: dict[int, float]) -> None:
    """Units that hear the same are put together by hand: weights out are added, layer by layer."""
    net = Network((2, cooks, cooks, 1))
    parameters = start(net, "ones")
    for place, number in changed.items():
        parameters[place % len(parameters)] = number
    rows = [[list(unit) for unit in block] for block in net.blocks(parameters)]
    sizes = [2]
    for layer in (0, 1):
        kept: list[int] = []
        for unit in range(len(rows[layer])):
            twin = next((each for each in kept if np.allclose(rows[layer][each], rows[layer][unit], atol=1e-12)), None)
            if twin is None:
                kept.append(unit)
                continue
            for after in rows[layer + 1]:
                after[twin] += after[unit]
                after[unit] = 0.0
        rows[layer] = [rows[layer][unit] for unit in kept]
        rows[layer + 1] = [[*(after[unit] for unit in kept), after[-1]] for after in rows[layer + 1]]
        sizes.append(len(kept))
    assert working_units(net, parameters) == tuple(sizes[1:])
    small, X = Network((*sizes, 1)), crowd("ring", count=50).X
    merged = np.array([number for layer in rows for unit in layer for number in unit])
    assert np.allclose(small.model.forward(merged, X)[0], net.model.forward(parameters, X)[0])


def test_a_weight_between_two_layers_belongs_to_both_of_its_units() -> None:
    """Both are no longer copies, yet what the first hands on is still what its former copies do."""
    net = Network((2, 4, 4, 1))
    parameters = start(net, "ones")
    net.blocks(parameters)[1][1, 0] += 0.2
    assert distinct_units(net, parameters) == (2, 2)
    assert working_units(net, parameters) == (1, 2)
    with pytest.raises(ValueError, match="one network"):
        working_units(net, start(net, "ones", (0, 1)))
