"""Patterns: the labels are what they claim, the crowds are seeded, and a capacity threshold is found where it is."""

import itertools
from collections.abc import Callable

import numpy as np
import pytest

from core.capacity import LEARNED, SEEDS, Capacity, capacity
from core.examples import Examples
from core.patterns import (
    GAP,
    JUST_RIGHT,
    PATTERNS,
    accuracy,
    best_linear_accuracy,
    corners,
    crowd,
    grams,
    scaled,
)
from core.training import NEVER


@pytest.mark.parametrize("pattern", PATTERNS)
@pytest.mark.parametrize("noise", [0.0, 0.5])
def test_a_crowd_stays_on_the_scale_and_likes_about_half(pattern: str, noise: float) -> None:
    tickets = crowd(pattern, count=400, noise=noise)
    assert tickets.X.shape == (400, 2)
    assert 0.0 <= grams(tickets.X).min() <= grams(tickets.X).max() <= 6.0
    assert set(tickets.y) == {0.0, 1.0}
    assert 0.4 <= tickets.y.mean() <= 0.6


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_crowd_is_seeded_and_the_unseen_crowd_is_another(pattern: str) -> None:
    again = crowd.__wrapped__(pattern, seed=5)
    np.testing.assert_array_equal(crowd(pattern, seed=5).X, again.X)
    assert not np.array_equal(crowd(pattern, seed=6).X, again.X)
    assert not np.array_equal(crowd(pattern, seed=5, unseen=True).X, again.X)


def test_salty_or_spicy_but_not_both() -> None:
    tickets = crowd("either", count=500)
    salty, spicy = (grams(tickets.X) > 3.0).T
    np.testing.assert_array_equal(tickets.y == 1.0, salty != spicy)
    np.testing.assert_array_equal(corners().y == 1.0, (corners().X[:, 0] > 0) != (corners().X[:, 1] > 0))
    assert np.abs(tickets.X).min() >= GAP


def test_just_right_is_within_the_radius() -> None:
    tickets = crowd("ring", count=500)
    radius = np.linalg.norm(tickets.X, axis=1)
    np.testing.assert_array_equal(tickets.y == 1.0, radius < JUST_RIGHT)
    assert np.abs(radius - JUST_RIGHT).min() >= GAP


def test_one_arm_of_the_spiral_is_the_other_turned_half_round() -> None:
    """Turned back by how far out it is, every ticket of an arm lies in the same direction."""
    tickets = crowd("spirals", count=300)
    opposite = Examples(-tickets.X, 1.0 - tickets.y)
    for one in (tickets, opposite):
        liked = one.X[one.y == 1.0]
        order = np.argsort(np.linalg.norm(liked, axis=1))
        turning = np.unwrap(np.arctan2(liked[order, 1], liked[order, 0]))
        assert (np.diff(turning) >= 0).all()


def test_noise_moves_tickets_and_keeps_labels() -> None:
    calm, noisy = crowd("either", count=2000), crowd("either", count=2000, noise=0.6)
    np.testing.assert_array_equal(calm.y, noisy.y)
    inside = np.abs(noisy.X).max(axis=1) < 1.0
    moved = (grams(noisy.X) - grams(calm.X))[inside]
    assert 0.45 <= moved.std() <= 0.6  # a little less: tickets near the edge are kept on the scale
    assert best_linear_accuracy(crowd("either", count=60, noise=0.6)) < 0.8


def test_scaling_turns_back() -> None:
    tickets = np.array([[0.0, 6.0], [3.0, 1.5]])
    np.testing.assert_array_equal(scaled(tickets), [[-1.0, 1.0], [0.0, -0.5]])
    np.testing.assert_array_equal(grams(scaled(tickets)), tickets)


def test_accuracy_counts_the_right_side_of_the_border() -> None:
    labels = np.array([0.0, 1.0, 1.0, 0.0])
    np.testing.assert_array_equal(accuracy(np.array([[0.2, 0.9, 0.4, 0.6], [0.0, 1.0, 1.0, 0.0]]), labels), [0.5, 1.0])
    assert accuracy(np.array([-1.0, 3.0, 0.1, -9.0]), labels, border=0.0) == 1.0


def test_no_straight_border_gets_more_than_three_corners() -> None:
    """All the ways a line can part four corners: every yes-no pattern but the two crosswise ones."""
    X = corners().X
    crosswise = {(0.0, 1.0, 1.0, 0.0), (1.0, 0.0, 0.0, 1.0)}
    for labels in itertools.product((0.0, 1.0), repeat=4):
        best = best_linear_accuracy(Examples(X, np.array(labels)))
        assert best == (0.75 if labels in crosswise else 1.0)


def test_the_best_straight_border_is_at_least_as_good_as_any_drawn_at_random() -> None:
    generator = np.random.default_rng(2)
    for _ in range(10):
        tickets = Examples(generator.normal(size=(25, 2)), generator.integers(0, 2, 25).astype(float))
        best = best_linear_accuracy(tickets)
        normals, offsets = generator.normal(size=(20_000, 2)), generator.normal(size=(20_000, 1))
        drawn = accuracy(normals @ tickets.X.T, tickets.y, border=offsets)
        assert max(drawn.max(), 1 - drawn.min()) <= best <= 1.0
    halves = generator.normal(size=(40, 2))
    assert best_linear_accuracy(Examples(halves, (halves @ [1.0, -2.0] > 0.3).astype(float))) == 1.0


def test_two_tanh_units_never_learn_the_ring_and_three_do() -> None:
    """A start may get stuck on another processor, which rounds differently; the jump may not go away."""
    found = capacity("ring", (1, 2, 3), seeds=20)
    np.testing.assert_array_equal(found.learned[:2], 0.0)
    assert found.learned[2] >= 0.9
    assert found.accuracies.shape == found.losses.shape == (3, 20)
    assert found.accuracies[1].max() < LEARNED - 0.05 < LEARNED + 0.05 < np.median(found.accuracies[2])


def test_a_width_learns_as_much_alone_as_beside_others() -> None:
    assert SEEDS == 60
    assert capacity(units=(3,), seeds=5).learned[0] == capacity(units=(2, 3), seeds=5).learned[1]


def test_a_threshold_is_where_all_widths_after_it_learn() -> None:
    def of(*shares: float) -> int:
        accuracies = np.array([[1.0 if i < 10 * share else 0.6 for i in range(10)] for share in shares])
        return Capacity(tuple(range(1, len(shares) + 1)), accuracies, 1 - accuracies).threshold

    assert [of(0.0, 1.0, 0.9, 1.0), of(0.0, 0.5), of(1.0, 1.0)] == [4, NEVER, 1]


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: crowd("squares"), "pattern must be one of either, ring, spirals, got 'squares'"),
        (lambda: crowd("ring", count=3), "count must be between 4 and 10000, got 3"),
        (lambda: crowd("ring", noise=-0.1), "noise must be between 0 and 2, got -0.1"),
        (lambda: scaled([np.inf]), "tickets must be finite numbers, got inf"),
        (lambda: best_linear_accuracy(crowd("ring", count=101)), "at most 100 pairs of numbers"),
        (lambda: capacity(units=(0,)), "units must be between 1 and 16, got 0"),
        (lambda: capacity(seeds=0), "seeds must be between 1 and 256, got 0"),
        (lambda: capacity(activation="step"), "activation must be one of"),
    ],
)
def test_wrong_values_are_named_with_their_range(make: Callable[[], object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        make()
