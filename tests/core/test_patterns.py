"""Patterns: the labels are what they claim, the crowds are seeded, and a capacity threshold is found where it is."""

import itertools
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.arrays import Array
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
    liked,
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


def test_a_strict_measure_jumps_where_a_smooth_one_climbs() -> None:
    found = capacity("ring", (1, 2, 3), seeds=20)
    smooth, strict = found.accuracies.mean(axis=1), found.all_right(20)
    assert smooth[1] - smooth[0] > 0.1
    assert smooth[2] - smooth[1] > 0.1
    assert strict[1] < 0.05
    assert strict[2] > 0.4
    by_hand = [sum(share**20 for share in row) / len(row) for row in found.accuracies.tolist()]
    np.testing.assert_allclose(strict, by_hand)
    np.testing.assert_allclose(found.all_right(1), smooth)
    with pytest.raises(ValueError, match="count must be between 1 and 1000, got 0"):
        found.all_right(0)


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


# --- traps: what used to be answered wrong without a word


def test_two_tickets_in_one_place_cannot_be_parted() -> None:
    """Whatever is said of the place, half of what is asked there is wrong."""
    X = np.array([[0.5, 0.5], [0.5, 0.5]])
    assert best_linear_accuracy(Examples(X, np.array([1.0, 0.0]))) == 0.5
    assert best_linear_accuracy(Examples(X, np.array([1.0, 1.0]))) == 1.0
    assert best_linear_accuracy(Examples(X[:1], np.array([0.0]))) == 1.0
    zeros = np.array([[0.0, 0.5], [-0.0, 0.5], [1.0, 1.0]])
    assert best_linear_accuracy(Examples(zeros, np.array([1.0, 0.0, 1.0]))) == pytest.approx(2 / 3)


def exact_best(places: list[tuple[int, int]], labels: list[int]) -> float:
    """By whole numbers alone: every border through two places, turned by less than any other place would notice.

    Along the normal of a pair places are in the order of their height; those at one height part by where they lie along
    the border, one way or the other.
    """
    best = max(labels.count(0), labels.count(1))
    for (x1, y1), (x2, y2) in itertools.permutations(set(places), 2):
        dx, dy = x2 - x1, y2 - y1
        for turn in (1, -1):
            keys = [(dx * (y - y1) - dy * (x - x1), turn * (dx * x + dy * y)) for x, y in places]
            for key in keys:
                right = sum((own <= key) == (label == 0) for own, label in zip(keys, labels, strict=True))
                best = max(best, right, len(places) - right)
    return best / len(places)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 1)), min_size=1, max_size=8))
@settings(max_examples=60)
def test_the_best_straight_border_by_whole_numbers(tickets: list[tuple[int, int, int]]) -> None:
    """On a small grid many tickets share a place or a line."""
    places, labels = [ticket[:2] for ticket in tickets], [ticket[2] for ticket in tickets]
    for unit in (1.0, 1e-150, 1e300):
        crowd_of_them = Examples(unit * np.array(places, dtype=float), np.array(labels, dtype=float))
        assert best_linear_accuracy(crowd_of_them) == pytest.approx(exact_best(places, labels), abs=1e-12)


def test_no_answer_is_not_a_no() -> None:
    """NaN is on neither side of a border: never right, whatever the label."""
    labels = np.array([0.0, 1.0])
    assert accuracy(np.array([np.nan, np.nan]), labels) == 0.0
    assert accuracy(np.array([[np.nan, 0.9], [-np.inf, np.inf]]), labels).tolist() == [0.5, 1.0]


@pytest.mark.parametrize(
    ("prediction", "labels", "border"),
    [
        (np.zeros((3, 1)), np.zeros(3), 0.5),
        (np.zeros(3), np.zeros((3, 1)), 0.5),
        (np.zeros(3), np.zeros(2), 0.5),
        (np.zeros(0), np.zeros(0), 0.5),
        (np.zeros(3), np.zeros(3), np.zeros((3, 1))),
        (np.zeros(3), np.zeros(3), np.zeros(2)),
        (np.zeros(3), np.array([0.0, 1.0, np.nan]), 0.5),
        (np.zeros(3), np.array([0.0, 1.0, 0.7]), 0.5),
        (np.zeros(3), np.array([-1.0, 1.0, 1.0]), 0.5),
        (np.zeros(3), np.zeros(3), np.nan),
        (np.zeros(3), np.array(["0", "1", "1"]), 0.5),
        (np.zeros(3, dtype=complex), np.zeros(3), 0.5),
    ],
)
def test_an_accuracy_is_of_predictions_beside_their_labels(prediction: Array, labels: Array, border: Any) -> None:
    with pytest.raises(ValueError, match=r"labels|border|prediction"):
        accuracy(prediction, labels, border)


@pytest.mark.parametrize("labels", [[0.0, 2.0], [0.2, 0.9]])
def test_a_border_parts_yes_from_no_and_nothing_else(labels: list[float]) -> None:
    with pytest.raises(ValueError, match="labels must be 0 or 1, got"):
        best_linear_accuracy(Examples(np.eye(2), np.array(labels)))


@pytest.mark.parametrize("X", [np.zeros((2, 3)), np.zeros(2), np.array([[0.0, np.nan]]), [["0", "0"]]])
@pytest.mark.parametrize("pattern", ["either", "ring"])
def test_a_rule_is_asked_about_tickets_alone(pattern: str, X: Any) -> None:
    """Three numbers a ticket: numpy would have written the answer of the ring over the third."""
    with pytest.raises(ValueError, match="X must be"):
        liked(pattern, X)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: crowd("ring", count=7.9), "count must be a whole number, got 7.9"),  # type: ignore[arg-type]
        (lambda: crowd("ring", seed=0.5), "seed must be a whole number, got 0.5"),  # type: ignore[arg-type]
        (lambda: crowd("ring", seed=-1), "seed must be between 0 and 4294967295, got -1"),
        (lambda: crowd("ring", unseen="no"), "unseen must be numbers, got 'no'"),  # type: ignore[arg-type]
        (lambda: crowd("ring", unseen=0.5), "unseen must be a whole number, got 0.5"),  # type: ignore[arg-type]
        (lambda: crowd(["ring"]), "pattern must be one of either, ring, spirals, got"),  # type: ignore[arg-type]
        (lambda: crowd("ring", count=[7]), "count must be one number, got"),  # type: ignore[arg-type]
        (lambda: liked("spirals", np.zeros((1, 2))), "pattern must be one of either, ring, got 'spirals'"),
        (lambda: PATTERNS["ring"](0, np.random.default_rng()), "count must be between 1 and 10000, got 0"),
        (lambda: PATTERNS["either"](2.5, np.random.default_rng()), "count must be a whole number, got 2.5"),  # type: ignore[arg-type]
        (lambda: capacity(units=(3, 2)), "units must be ascending, got 3, 2"),
        (lambda: capacity(units=(2, 2)), "units must be ascending, got 2, 2"),
        (lambda: capacity(units=(2.7,)), "units must be a whole number, got 2.7"),  # type: ignore[arg-type]
        (lambda: capacity(units="12"), "units must be at least one width in a row, got '12'"),  # type: ignore[arg-type]
        (lambda: capacity(units=()), "units must be at least one width in a row, got"),
        (lambda: capacity(units=3), "units must be at least one width in a row, got 3"),  # type: ignore[arg-type]
        (lambda: Capacity((2, 1), np.ones((2, 5)), np.ones((2, 5))), "units must be ascending, got 2, 1"),
        (lambda: Capacity((1, 2), np.ones((3, 5)), np.ones((2, 5))), "accuracies must be a row for each of 2 widths"),
    ],
)
def test_nothing_is_cut_off_reordered_or_looked_up_in_vain(make: Callable[[], object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        make()
