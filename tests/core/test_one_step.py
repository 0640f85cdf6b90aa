"""One step taken apart: every number can be followed by hand from the ones before it."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.arrays import Array
from core.diners import DISHES, EATERS, regulars
from core.examples import Examples
from core.losses import squared
from core.models import linear
from core.one_step import adjust, nudge, taste
from core.optimizers import sgd
from core.training import train

grams = st.tuples(st.floats(-6, 6), st.floats(-6, 6)).map(np.array)
crowds = st.builds(regulars, st.sampled_from(sorted(DISHES)), st.sampled_from(sorted(EATERS)), alike=st.booleans())
examples = settings(max_examples=40)


def test_a_tasting_by_hand() -> None:
    """Two diners, three grams of salt and one of spice, in whole numbers."""
    tasting = taste(Examples(np.array([[1.0, 2.0], [2.0, 0.0]]), np.array([4.0, 9.0])), [3.0, 1.0])
    assert tasting.parts.tolist() == [[3, 2], [6, 0]]
    assert tasting.predictions.tolist() == [5, 6]
    assert tasting.errors.tolist() == [1, -3]
    assert tasting.loss == 5
    assert tasting.shares.tolist() == [[1, 2], [-6, 0]]
    assert tasting.gradient.tolist() == [-5, 2]


@given(crowds, grams)
@examples
def test_every_number_follows_from_the_ones_before(diners: Examples, weights: Array) -> None:
    tasting = taste(diners, weights)
    assert np.array_equal(tasting.weights, weights)
    assert tasting.parts.sum(axis=1) == pytest.approx(tasting.predictions, rel=1e-12, abs=1e-12)
    assert tasting.predictions - tasting.errors == pytest.approx(diners.y, rel=1e-12, abs=1e-12)
    assert tasting.loss == pytest.approx(np.var(tasting.errors) + tasting.errors.mean() ** 2, rel=1e-12)
    assert tasting.shares.mean(axis=0) * 2 == pytest.approx(tasting.gradient, rel=1e-9, abs=1e-12)


@given(crowds, grams)
@examples
def test_errors_are_shared_out_in_proportion_to_the_tongue(diners: Examples, weights: Array) -> None:
    shares = taste(diners, weights).shares
    assert shares[:, 0] * diners.X[:, 1] == pytest.approx(shares[:, 1] * diners.X[:, 0], rel=1e-12, abs=1e-15)


@given(crowds, grams, st.sampled_from([0, 1]), st.sampled_from([0.01, 0.1, 1.0]))
@examples
def test_the_slope_by_nudging_is_the_slope_by_blame(diners: Examples, weights: Array, which: int, size: float) -> None:
    """Two-sided, a nudge is exact in a bowl, whatever its size; rounding is all that is left."""
    tasting = taste(diners, weights)
    rounding = 4 * np.finfo(float).eps * tasting.loss / size
    assert nudge(diners, weights, which, size).slope == pytest.approx(tasting.gradient[which], rel=1e-9, abs=rounding)


@given(crowds, grams)
@examples
def test_the_slope_points_to_the_higher_loss(diners: Examples, weights: Array) -> None:
    for which, slope in enumerate(taste(diners, weights).gradient):
        nudged = nudge(diners, weights, which)
        if abs(slope) > 1e-6:
            assert (nudged.above > nudged.below) == (slope > 0)


def test_a_nudge_moves_one_seasoning_by_a_hundredth_of_a_gram() -> None:
    diners = regulars("congee")
    nudged = nudge(diners, [1.0, 2.0], which=1)
    assert nudged.size == 0.01
    assert nudged.above == taste(diners, [1.0, 2.01]).loss
    assert nudged.below == taste(diners, [1.0, 1.99]).loss


@given(crowds, grams, st.floats(0, 0.6))
@examples
def test_adjusting_is_one_round_of_training(diners: Examples, weights: Array, rate: float) -> None:
    trained = train(linear, diners, squared, sgd(rate), weights, epochs=1)
    tasting = taste(diners, weights)
    assert np.array_equal(adjust(tasting, rate), trained.weights[1])
    assert np.array_equal(tasting.gradient, trained.gradients[0])
    assert tasting.loss == trained.losses[0]


def test_tasting_nudging_and_adjusting_leave_the_seasoning_alone() -> None:
    weights = np.array([1.0, 2.0])
    tasting = taste(regulars("congee"), weights)
    nudge(regulars("congee"), weights, 0)
    adjust(tasting, 0.3)
    assert weights.tolist() == tasting.weights.tolist() == [1, 2]
    assert not np.shares_memory(weights, tasting.weights)


@pytest.mark.parametrize("weights", [[np.nan, 1], [1, np.inf], ["a", "b"], None])
def test_tasting_refuses_a_seasoning_that_is_no_number(weights: Any) -> None:
    with pytest.raises(ValueError, match="weights must be"):
        taste(regulars("congee"), weights)
    with pytest.raises(ValueError, match="weights must be"):
        nudge(regulars("congee"), weights, 0)


@pytest.mark.parametrize("size", [0, -0.01, np.nan, np.inf, "a pinch"])
def test_a_nudge_of_no_size_is_refused(size: Any) -> None:
    with pytest.raises(ValueError, match="size must be"):
        nudge(regulars("congee"), [1, 1], 0, size)


@pytest.mark.parametrize("rate", [-0.1, 1001, np.nan, np.inf])
def test_adjusting_by_an_impossible_rate_is_refused(rate: float) -> None:
    with pytest.raises(ValueError, match="learning_rate must be"):
        adjust(taste(regulars("congee"), [1, 1]), rate)


@pytest.mark.parametrize("weights", [[1.0], [1.0, 1.0, 1.0], [[1.0, 1.0]], 1.0])
def test_a_seasoning_of_another_length_is_refused(weights: Any) -> None:
    with pytest.raises(ValueError, match=r"weights must be \(2,\), one a feature, got"):
        taste(regulars("congee"), weights)
