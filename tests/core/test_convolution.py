"""Stencils that slide against a slow account of them, and their gradient against nudges and against autograd."""

import autograd.numpy as anp
import numpy as np
import pytest
from autograd import grad
from hypothesis import given
from hypothesis import strategies as st

from core.arrays import Array
from core.convolution import Sliding, slide, windows
from core.drawings import FACES, faces, lowered
from core.losses import binary_cross_entropy
from tests.core.gradients import loss_and_gradient

LAYOUT = Sliding(3)
CROWD = faces(8, 5)


def some_weights(layout: Sliding, seed: int = 2) -> Array:
    """Large enough for every part to matter, with biases that keep some stencils silent on some drawings."""
    return np.random.default_rng(seed).normal(0.0, 0.8, layout.parameter_count)


def under(drawing: Array, row: int, column: int) -> list[float]:
    """The nine squares round one, read one by one; beyond the edge there is nothing."""
    around = [(row + down, column + right) for down in (-1, 0, 1) for right in (-1, 0, 1)]
    return [float(drawing[8 * r + c]) if 0 <= r < 8 and 0 <= c < 8 else 0.0 for r, c in around]


def slowly(layout: Sliding, weights: Array, drawing: Array) -> tuple[list[float], float]:
    """The strongest answer of each stencil, and the logit, place by place."""
    count, numbers = layout.count, weights.tolist()
    strongest = []
    for k in range(count):
        stencil, bias = numbers[9 * k : 9 * k + 9], numbers[9 * count + k]
        answers = [
            sum(w * x for w, x in zip(stencil, under(drawing, place // 8, place % 8), strict=True)) + bias
            for place in range(64)
        ]
        strongest.append(max(answers))
    spoon = numbers[10 * count : 11 * count]
    return strongest, sum(s * max(0.0, a) for s, a in zip(spoon, strongest, strict=True)) + numbers[-1]


def test_six_hold_sixty_seven_numbers_and_four_forty_five() -> None:
    assert (Sliding(6).parameter_count, Sliding(4).parameter_count) == (67, 45)


@pytest.mark.parametrize("count", [1, 3, 6])
def test_it_is_what_its_formula_says(count: int) -> None:
    layout = Sliding(count)
    weights = some_weights(layout)
    slid = slide(layout, weights, CROWD.X)
    for at, drawing in enumerate(CROWD.X):
        strongest, logit = slowly(layout, weights, drawing)
        assert slid.strongest[at] == pytest.approx(strongest, abs=1e-12)
        assert float(slid.logit[at]) == pytest.approx(logit, abs=1e-12)
        for k, place in enumerate(slid.place[at]):
            answer = np.array(under(drawing, place // 8, place % 8)) @ slid.parts.stencils[k] + slid.parts.biases[k]
            assert answer == pytest.approx(strongest[k], abs=1e-12)


def test_a_window_holds_the_squares_round_its_own() -> None:
    drawing = np.arange(64.0)
    found = windows(drawing[np.newaxis])[0]
    assert found[9].tolist() == [0, 1, 2, 8, 9, 10, 16, 17, 18]
    assert found[0].tolist() == [0, 0, 0, 0, 0, 1, 0, 8, 9]
    assert found[63].tolist() == [54, 55, 0, 62, 63, 0, 0, 0, 0]


@pytest.mark.parametrize("seed", [2, 3, 4])
def test_its_gradient_is_that_of_nudging_each_weight(seed: int) -> None:
    weights, model = some_weights(LAYOUT, seed), LAYOUT.model()
    _, found = loss_and_gradient(model, binary_cross_entropy, weights, CROWD.X, CROWD.y)
    nudged = []
    for at in range(len(weights)):
        shift = 1e-6 * np.eye(len(weights))[at]
        above, below = (
            float(binary_cross_entropy.value(model.forward(weights + sign * shift, CROWD.X)[0], CROWD.y))
            for sign in (1, -1)
        )
        nudged.append((above - below) / 2e-6)
    assert found == pytest.approx(np.array(nudged), abs=1e-7)
    assert np.count_nonzero(found) > 10


def test_its_gradient_is_that_of_autograd() -> None:
    count, under_each = 3, np.array([[under(d, p // 8, p % 8) for p in range(64)] for d in CROWD.X])

    def loss(weights: Array) -> Array:
        stencils = weights[: 9 * count].reshape(count, 9)
        answers = anp.dot(under_each, stencils.T) + weights[9 * count : 10 * count]
        passed = anp.maximum(anp.max(answers, axis=1), 0.0)
        logit = anp.dot(passed, weights[10 * count : 11 * count]) + weights[-1]
        return anp.mean(anp.log1p(anp.exp(-logit * (2 * CROWD.y - 1))))

    weights = some_weights(LAYOUT, 7)
    _, found = loss_and_gradient(LAYOUT.model(), binary_cross_entropy, weights, CROWD.X, CROWD.y)
    assert found == pytest.approx(grad(loss)(weights), abs=1e-12)


def test_a_stencil_that_is_nowhere_above_zero_says_nothing_and_is_not_blamed() -> None:
    weights = some_weights(LAYOUT)
    parts = LAYOUT.parts(weights)
    parts.biases[1] = -100.0
    slid = slide(LAYOUT, weights, CROWD.X)
    assert not slid.passed_on[:, 1].any()
    _, found = loss_and_gradient(LAYOUT.model(), binary_cross_entropy, weights, CROWD.X, CROWD.y)
    blamed = LAYOUT.parts(found)
    assert not blamed.stencils[1].any()
    assert blamed.biases[1] == blamed.spoon[1] == 0.0


@given(st.integers(0, 10_000))
def test_clear_of_the_edges_the_place_makes_no_difference(seed: int) -> None:
    """A smile one square lower: all windows that see some of it are on the sheet, and so they are two lower."""
    layout, drawing = Sliding(6), lowered(FACES[seed % 12 // 2 * 2], 1)
    weights = layout.first_weights(seed)
    one, other = (slide(layout, weights, lowered(drawing[np.newaxis], by)) for by in (0, 1))
    assert one.strongest == pytest.approx(other.strongest, abs=1e-12)


def test_the_first_weights_follow_from_the_seed_and_begin_without_biases() -> None:
    weights = Sliding(6).first_weights(1)
    assert (weights == Sliding(6).first_weights(1)).all()
    assert (weights != Sliding(6).first_weights(2)).any()
    parts = Sliding(6).parts(weights)
    assert not parts.biases.any()
    assert not parts.base.any()
    many = Sliding(64).parts(Sliding(64).first_weights(3)).stencils
    assert many.std() == pytest.approx(1 / 3, abs=0.03)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: Sliding(0), "count must be between 1 and 64, got 0"),
        (lambda: Sliding(65), "count must be between 1 and 64, got 65"),
        (lambda: slide(LAYOUT, np.zeros(33), CROWD.X), "weights must be 34 numbers"),
        (lambda: slide(LAYOUT, np.zeros(34), CROWD.X[:, :63]), r"drawings must be \(n, 64\), got \(8, 63\)"),
        (lambda: slide(LAYOUT, np.zeros(34), CROWD.X[0]), r"drawings must be \(n, 64\), got \(64,\)"),
        (lambda: LAYOUT.first_weights(-1), "seed must be between 0"),
    ],
)
def test_what_is_impossible_is_named(call: object, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        call()  # type: ignore[operator]
