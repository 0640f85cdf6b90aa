"""What all say at every place of two sliders, against one tasting at a time; the best move, against trying them all."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.arrays import Array
from core.diners import DISHES, EATERS, regulars
from core.everywhere import Everywhere, taste_everywhere
from core.examples import Examples
from core.one_step import taste

PLACES = np.array([place / 10 for place in range(61)])
CROWDS = {(dish, eaters): regulars(dish, eaters) for dish in DISHES for eaters in EATERS}

crowds = st.sampled_from(sorted(CROWDS))
places = st.tuples(st.integers(0, 60), st.integers(0, 60))


def everywhere(crowd: tuple[str, str]) -> Everywhere:
    return taste_everywhere(CROWDS[crowd], PLACES, PLACES)


@given(crowds, places)
def test_each_place_is_one_tasting(crowd: tuple[str, str], place: tuple[int, int]) -> None:
    album, there = everywhere(crowd), taste(CROWDS[crowd], PLACES[list(place)])
    assert album.predictions[place] == pytest.approx(there.predictions, rel=1e-12)
    assert album.errors[place] == pytest.approx(there.errors, rel=1e-12, abs=1e-12)
    assert album.losses[place] == pytest.approx(there.loss, rel=1e-12)


@given(crowds, places)
def test_the_tasting_of_a_place_agrees_with_the_arrays_to_the_last_digit(
    crowd: tuple[str, str], place: tuple[int, int]
) -> None:
    album = everywhere(crowd)
    tasting = album.at(*place)
    assert np.array_equal(tasting.errors, album.errors[place])
    assert np.array_equal(tasting.predictions, album.predictions[place])
    assert tasting.loss == album.losses[place]
    assert tasting.gradient == pytest.approx(taste(CROWDS[crowd], PLACES[list(place)]).gradient, rel=1e-12)


@given(crowds, places)
def test_no_place_of_either_slider_lowers_the_loss_more_than_the_best_move(
    crowd: tuple[str, str], place: tuple[int, int]
) -> None:
    diners, now = CROWDS[crowd], PLACES[list(place)]
    tried = [(abs(to - now[0]), 0, to - now[0], taste(diners, [to, now[1]]).loss) for to in PLACES]
    tried += [(abs(to - now[1]), 1, to - now[1], taste(diners, [now[0], to]).loss) for to in PLACES]
    least = min(loss for *_, loss in tried)
    _, which, amount, _ = min(each for each in tried if each[-1] <= least + 1e-10)
    move = everywhere(crowd).move(*place)
    if move is None:
        assert taste(diners, now).loss <= least + 1e-12
    else:
        assert move.which == which
        assert move.amount == pytest.approx(amount, abs=1e-9)
        assert move.loss == pytest.approx(least, rel=1e-9, abs=1e-12)


def test_where_one_slider_is_at_its_best_the_other_helps_most() -> None:
    """Salt stands at its best; less spice is what is missing."""
    move = everywhere(("congee", "normal")).move(32, 9)
    assert move is not None
    assert (move.which, move.amount) == (1, -0.7)
    assert 100 / (1 + move.loss) == pytest.approx(96.16, abs=0.005)


def moves(X: Array, y: Array) -> Everywhere:
    return taste_everywhere(Examples(X, y), PLACES, PLACES)


def test_of_equal_moves_the_smaller_is_taken_and_then_the_first_weights() -> None:
    between = moves(np.array([[1.0, 0.0]]), np.array([1.05]))  # 1.0 and 1.1 are equally near
    assert between.move(20, 0) == between.move(20, 30)
    assert between.move(20, 0).amount == -0.9  # type: ignore[union-attr]
    alike = moves(np.array([[1.0, 1.0]]), np.array([3.0]))
    assert alike.move(10, 10).which == 0  # type: ignore[union-attr]


def test_where_no_single_move_helps_there_is_none() -> None:
    alike = moves(np.array([[1.0, 1.0]]), np.array([3.0]))
    assert alike.move(10, 20) is None
    only = taste_everywhere(Examples(np.array([[1.0, 1.0]]), np.array([3.0])), [0.0], [0.0])
    assert only.move(0, 0) is None


def test_axes_of_unequal_length_and_unequal_steps() -> None:
    diners, firsts, seconds = CROWDS["congee", "normal"], [0.0, 0.5, 3.0, 4.0], [0.2, 1.0]
    album = taste_everywhere(diners, firsts, seconds)
    assert album.losses.shape == (4, 2)
    for i, first in enumerate(firsts):
        for j, second in enumerate(seconds):
            reached = [taste(diners, [to, second]).loss for to in firsts] + [
                taste(diners, [first, to]).loss for to in seconds
            ]
            move = album.move(i, j)
            now = taste(diners, [first, second]).loss
            assert (now if move is None else move.loss) == pytest.approx(min(reached), rel=1e-12)


@pytest.mark.parametrize("firsts", [[], [[0.0]], [1.0, 1.0], [2.0, 1.0], [np.nan], ["a pinch"]])
def test_places_that_are_no_places_are_refused(firsts: Any) -> None:
    with pytest.raises(ValueError, match="firsts must be"):
        taste_everywhere(regulars("congee"), firsts, [0.0])


def test_a_model_of_three_weights_is_refused() -> None:
    with pytest.raises(ValueError, match="two sliders need two weights, got 3"):
        taste_everywhere(Examples(np.ones((1, 3)), np.ones(1)), [0.0], [0.0])
