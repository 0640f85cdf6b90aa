"""A network changed after its training: what must stay, what may move and by how much, and what it takes to keep it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.losses import binary_cross_entropy
from core.network import Network
from core.optimizers import adam
from core.patterns import crowd
from core.remodel import (
    cut_mask,
    is_weight,
    packed_bytes,
    pruned,
    quantized,
    scales,
    sparse_bytes,
    with_twin,
    with_unit,
)
from core.starts import start
from core.training import train
from core.workspace import fast

LINES = st.builds(lambda cooks: Network((2, *cooks, 1)), st.lists(st.integers(1, 17), min_size=1, max_size=3))
SEEDS = st.integers(0, 99)
GUESTS = crowd("ring", count=200, unseen=True)


def numbers(net: Network, seed: int) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=net.parameter_count) * 3


@given(LINES, SEEDS, st.integers(2, 31))
def test_a_weight_moves_by_half_a_step_at_most_and_lands_on_a_level(net: Network, seed: int, bits: int) -> None:
    before = numbers(net, seed)
    after, most = quantized(net, before, bits), 2 ** (bits - 1) - 1
    steps = scales(net, before, bits)
    for old, new, step in zip(net.layers(before), net.layers(after), steps, strict=True):
        assert (np.abs(new.weights - old.weights) <= step / 2 * (1 + 1e-9) + 1e-15).all()
        levels = new.weights / step
        assert np.allclose(levels, np.rint(levels), rtol=1e-9)
        assert np.abs(levels).max() == pytest.approx(most)
        assert new.biases.tolist() == old.biases.tolist()


def test_four_bits_by_hand() -> None:
    net = Network((2, 1, 1))
    # one layer: weights 0.7 and −0.24 of step 0.1 stay at 7 and −2 steps; the other holds one weight, its own largest
    after = quantized(net, np.array([0.7, -0.24, 0.123, -2.0, 0.456]), 4)
    assert after == pytest.approx([0.7, -0.2, 0.123, -2.0, 0.456])


@given(LINES, SEEDS)
def test_thirty_two_bits_change_nothing_and_rounding_twice_is_rounding_once(net: Network, seed: int) -> None:
    before = numbers(net, seed)
    assert quantized(net, before, 32).tolist() == before.tolist()
    once = quantized(net, before, 4)
    assert quantized(net, once, 4) == pytest.approx(once, rel=1e-12)


def test_weights_of_nothing_are_left_alone() -> None:
    net = Network((2, 3, 1))
    assert quantized(net, np.zeros(13), 4).tolist() == [0.0] * 13


@given(LINES, SEEDS)
def test_cutting_nothing_and_cutting_all(net: Network, seed: int) -> None:
    before = numbers(net, seed)
    assert pruned(net, before, 0.0).tolist() == before.tolist()
    for layer, old in zip(net.layers(pruned(net, before, 1.0)), net.layers(before), strict=True):
        assert not layer.weights.any()
        assert layer.biases.tolist() == old.biases.tolist()


@given(LINES, SEEDS, st.floats(0, 1))
def test_the_smallest_of_all_weights_go_and_no_bias(net: Network, seed: int, share: float) -> None:
    before, weights = numbers(net, seed), is_weight(net)
    cut = cut_mask(net, before, share)
    assert abs(cut.sum() - share * weights.sum()) <= 0.5
    assert not cut[~weights].any()
    if cut.any() and not cut[weights].all():
        assert np.abs(before[cut]).max() <= np.abs(before[weights & ~cut]).min()


def test_of_equal_weights_the_first_go_first() -> None:
    net = Network((2, 2, 1))
    ones = np.ones(net.parameter_count)
    assert np.flatnonzero(cut_mask(net, ones, 0.5)).tolist() == [0, 1, 3]


def test_weights_and_biases_stand_where_the_network_has_them() -> None:
    assert is_weight(Network((2, 2, 1))).tolist() == [True, True, False, True, True, False, True, True, False]


@given(LINES, SEEDS)
def test_a_unit_that_nobody_heeds_changes_no_prediction_by_a_single_bit(net: Network, seed: int) -> None:
    before = numbers(net, seed)
    new = np.random.default_rng(seed + 1).normal(size=net.sizes[-3] + 1)
    grown, after = with_unit(net, before, new)
    assert grown.parameter_count == net.parameter_count + net.sizes[-3] + 2
    predicted = grown.forward(after, GUESTS.X)
    assert predicted.prediction.tobytes() == net.forward(before, GUESTS.X).prediction.tobytes()
    heard = np.vstack([net.forward(before, GUESTS.X).activations[-3], np.ones(len(GUESTS))])
    assert predicted.activations[-2][-1] == pytest.approx(np.tanh(new @ heard))


def test_a_unit_that_is_heeded_adds_what_it_says() -> None:
    net, new = Network((2, 3, 1)), np.array([0.3, -0.2, 0.1])
    before = numbers(net, 4)
    grown, after = with_unit(net, before, new, outgoing=0.5)
    added = 0.5 * np.tanh(GUESTS.X @ new[:2] + 0.1)
    assert grown.forward(after, GUESTS.X).prediction == pytest.approx(net.forward(before, GUESTS.X).prediction + added)


@pytest.mark.parametrize(("sizes", "new"), [((2, 1), np.ones(3)), ((2, 3, 1), np.ones(4)), ((2, 3, 1), [np.nan] * 3)])
def test_a_unit_that_does_not_fit_is_refused(sizes: tuple[int, ...], new: np.ndarray) -> None:
    net = Network(sizes)
    with pytest.raises(ValueError, match=r"unit|incoming"):
        with_unit(net, numbers(net, 0), new)


def test_a_twin_says_the_same_and_stays_a_twin_for_ever() -> None:
    net = Network((2, 3, 1))
    before = start(net, "xavier", 1)
    grown, after = with_twin(net, before, 1)
    assert grown.forward(after, GUESTS.X).prediction == pytest.approx(net.forward(before, GUESTS.X).prediction)
    learned = train(
        fast(grown), crowd("ring", count=100), binary_cross_entropy, adam(0.02), after, epochs=300, record_every=300
    ).weights[-1]
    hidden, last = grown.blocks(learned)
    assert hidden[1] == pytest.approx(hidden[-1], abs=1e-12)
    assert last[0, 1] == pytest.approx(last[0, -2], abs=1e-12)
    assert np.abs(learned - after).max() > 0.1


@pytest.mark.parametrize(
    ("sizes", "bits", "expected"),
    [
        ((2, 3, 1), 32, 52),
        ((2, 3, 1), 4, 3 + 2 + 16 + 8),
        ((2, 16, 16, 1), 32, 1348),
        ((2, 16, 16, 1), 4, 16 + 128 + 8 + 132 + 12),
        ((2, 3, 1), 3, 3 + 2 + 16 + 8),
    ],
)
def test_bytes_are_those_of_numbers_packed(sizes: tuple[int, ...], bits: int, expected: int) -> None:
    assert packed_bytes(Network(sizes), bits) == expected


def test_cut_numbers_save_bytes_only_where_they_are_left_out() -> None:
    net = Network((2, 16, 16, 1))
    before = numbers(net, 2)
    assert sparse_bytes(net, before) == 1348 + 38
    assert sparse_bytes(net, pruned(net, before, 0.5)) == 4 * (152 + 33) + 38


@pytest.mark.parametrize("bits", [1, 33, 2.5])
def test_bits_that_no_number_has_are_refused(bits: int) -> None:
    with pytest.raises(ValueError, match="bits"):
        quantized(Network((2, 3, 1)), np.ones(13), bits)


@pytest.mark.parametrize("share", [-0.1, 1.1, np.nan])
def test_a_share_that_is_none_is_refused(share: float) -> None:
    with pytest.raises(ValueError, match="share"):
        pruned(Network((2, 3, 1)), np.ones(13), share)
