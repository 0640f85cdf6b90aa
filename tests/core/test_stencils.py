"""The two layouts: how they practise, by hand; and that the figures measured beforehand come out."""

from functools import cache

import numpy as np
import pytest

from core.arrays import Array
from core.drawings import faces, smudged, swapped
from core.examples import Examples
from core.stencils import LAYOUTS, ONE, SIX, SLIDING, first_weights, logits, practise, right

SETS = range(40)


def by_hand(practised: Examples) -> Array:
    """The logistic, 300 rounds at 0.5 from 0, one line a round."""
    squares = np.column_stack([practised.X, np.ones(len(practised))])
    weights = np.zeros(65)
    for _ in range(300):
        chance = 1 / (1 + np.exp(-squares @ weights))
        weights = weights - 0.5 * squares.T @ (chance - practised.y) / len(practised)
    return weights


@cache
def lower() -> Array:
    """(40, 3) shares right of the one stencil on 400 new faces in place, one and two squares lower, by set."""
    found = []
    for seed in SETS:
        weights = practise(ONE, faces(12, seed)).weights[-1]
        found.append([right(ONE, weights, faces(400, seed, unseen=True), by) for by in (0, 1, 2)])
    return np.array(found)


@pytest.mark.parametrize("seed", [0, 7, 18])
def test_the_one_stencil_is_logistic_regression(seed: int) -> None:
    drawn = faces(12, seed)
    weights = practise(ONE, drawn).weights[-1]
    assert weights == pytest.approx(by_hand(drawn), abs=1e-10)
    assert logits(ONE, weights, drawn.X) == pytest.approx(drawn.X @ weights[:64] + weights[64], abs=1e-10)


def test_sixty_five_numbers_are_right_in_place_a_coin_one_lower_and_wrong_two_lower() -> None:
    assert (lower()[:, 0] == 1.0).all()
    assert lower()[:, 1].mean() == pytest.approx(0.5, abs=0.01)
    assert lower()[:, 2].mean() == pytest.approx(0.13, abs=0.03)
    assert np.mean(lower()[:, 2] < 0.5) >= 0.95


def test_on_black_paper_every_verdict_turns_over() -> None:
    drawn, asked = faces(12, 7), faces(100, 7, unseen=True)
    weights = practise(ONE, drawn).weights[-1]
    assert right(ONE, weights, Examples(swapped(asked.X), asked.y)) == 0.0


@pytest.mark.parametrize("seed", [1, 7, 9])
def test_six_that_slide_are_right_wherever_the_face_is(seed: int) -> None:
    drawn, asked = faces(12, seed), faces(100, seed, unseen=True)
    history = practise(SLIDING, drawn, seed)
    assert history.weights.shape == (2, 67)
    assert history.losses[-1] < 0.05 < history.losses[0]
    assert [right(SLIDING, history.weights[-1], asked, by) for by in (0, 1, 2)] == [1.0] * 3


def test_smudges_cost_both_layouts_something() -> None:
    drawn, asked = faces(12, 7), faces(400, 7, unseen=True)
    noisy = Examples(smudged(asked.X, 0.03, 7), asked.y)
    shares = [right(layout, practise(layout, drawn, 7).weights[-1], noisy) for layout in LAYOUTS]
    assert all(0.7 < share < 1.0 for share in shares)


def test_before_any_practice_nothing_is_told() -> None:
    asked = faces(100, 0)
    assert not first_weights(ONE).any()
    assert right(ONE, first_weights(ONE), asked) == 0.0, "a verdict of neither is not right"
    assert (first_weights(SLIDING, 4) == SIX.first_weights(4)).all()


def test_empty_sheets_teach_nothing_and_break_nothing() -> None:
    blank = Examples(np.zeros((12, 64)), np.tile([1.0, 0.0], 6))
    assert not practise(ONE, blank).weights[-1].any()
    assert np.isfinite(practise(SLIDING, blank, 1).weights).all()


@pytest.mark.parametrize("call", [first_weights, lambda layout: practise(layout, faces(2)), right])
def test_another_layout_is_refused(call: object) -> None:
    arguments = (np.zeros(65), faces(2)) if call is right else ()
    with pytest.raises(ValueError, match="layout must be one of one, sliding, got 'two'"):
        call("two", *arguments)  # type: ignore[operator]
