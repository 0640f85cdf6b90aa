"""Weighted sums of measurements: published figures, closed forms, and every fit done over without the row left out."""

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from core.arrays import Array
from core.data.cheese import CHEESES, MEASURED, ROWS
from core.examples import Examples
from core.least_squares import bowl
from core.losses import squared
from core.models import linear
from core.optimizers import sgd
from core.regression import (
    FEW_ROWS,
    MOST_ROUNDS,
    descend,
    explained,
    fit,
    hold_out,
    judge,
    leave_one_out,
    root_mean_square,
    rounds_needed,
    scale_of,
    settles,
    settles_each,
    standardised,
    training_rows,
    with_powers,
)
from core.training import train

AS_THEY_STAND = Examples(np.column_stack([np.ones(30), CHEESES.X]), CHEESES.y)


def drawn(seed: int, rows: int, columns: int) -> Examples:
    dice = np.random.default_rng(seed)
    X = dice.normal(dice.normal(size=columns) * 50, 10.0 ** dice.integers(-3, 4, size=columns), (rows, columns))
    return Examples(X, dice.normal(20, 7, rows))


DRAWN = st.builds(drawn, st.integers(0, 10**6), st.integers(8, 25), st.integers(1, 5))


def only(*columns: int) -> Examples:
    return Examples(CHEESES.X[:, list(columns)], CHEESES.y)


def brute_force(examples: Examples) -> Array:
    """Each row foretold by numpy's least squares on all others."""
    said = []
    for row in range(len(examples)):
        others = np.delete(np.arange(len(examples)), row)
        with_ones = np.column_stack([np.ones(len(others)), examples.X[others]])
        found = np.linalg.lstsq(with_ones, examples.y[others], rcond=None)[0]
        said.append(found[0] + examples.X[row] @ found[1:])
    return np.array(said)


# --- the cheeses, as published


def test_the_cheeses_are_the_published_ones() -> None:
    assert len(CHEESES) == len(ROWS) == 30
    assert CHEESES.features == MEASURED
    assert ROWS[0] == (12.3, 4.543, 3.135, 0.86)
    assert ROWS[14] == (54.9, 6.151, 6.752, 1.52)
    assert CHEESES.y.sum() == pytest.approx(736.0)


def test_the_exact_answer_for_the_cheeses() -> None:
    found = fit(CHEESES)
    assert found.bias == pytest.approx(-28.877, abs=5e-4)
    assert_allclose(found.weights, [0.328, 3.912, 19.671], atol=5e-4)
    assert_allclose(found.standard, [24.533, 0.184, 8.180, 5.869], atol=5e-4)
    assert_allclose(found.steps, found.standard[1:])
    assert explained(CHEESES, found.predict(CHEESES.X)) == pytest.approx(0.6518, abs=5e-5)
    assert explained(CHEESES, fit(only(0)).predict(CHEESES.X[:, :1])) == pytest.approx(0.302, abs=5e-4)


def test_cheeses_that_it_never_saw() -> None:
    found = leave_one_out(CHEESES)
    assert found.rmse == pytest.approx(10.65, abs=5e-3)
    assert found.rmse_of_mean == pytest.approx(16.53, abs=5e-3)
    assert found.predicted[14] == pytest.approx(26.9, abs=0.05)
    assert leave_one_out(only(1)).rmse == pytest.approx(11.09, abs=5e-3)
    assert leave_one_out(only(1, 2)).rmse == pytest.approx(10.22, abs=5e-3)
    scores = [hold_out(CHEESES, 6, seed).explained for seed in range(200)]
    assert [min(scores), max(scores)] == pytest.approx([-0.83, 0.92], abs=0.01)


def test_scaled_columns_make_a_round_bowl() -> None:
    rows, _ = standardised(CHEESES)
    assert bowl(rows).boiling_point == pytest.approx(0.4455, abs=5e-5)
    assert bowl(rows).condition_number == pytest.approx(6.35, abs=5e-3)
    assert bowl(AS_THEY_STAND).condition_number == pytest.approx(8520, abs=1)
    assert float(np.mean(CHEESES.y**2)) == pytest.approx(857.31, abs=5e-3)
    assert bowl(rows).lowest_loss == pytest.approx(88.947, abs=5e-4)
    assert (rounds_needed(rows), rounds_needed(AS_THEY_STAND)) == (8, 8714)


def test_a_cubic_learns_its_own_cheeses_and_no_others() -> None:
    cubic = with_powers(CHEESES, 3)
    assert cubic.X.shape == (30, 19)
    assert_allclose(cubic.X[:, 3], standardised(CHEESES)[0].X[:, 1] ** 2)
    own = root_mean_square(fit(cubic).predict(cubic.X) - CHEESES.y)
    assert own == pytest.approx(8.25, abs=5e-3)
    assert leave_one_out(cubic).rmse == pytest.approx(66.1, abs=0.05)
    with pytest.raises(ValueError, match="degree must be between 1 and 3"):
        with_powers(CHEESES, 4)


# --- any table


@settings(max_examples=40)
@given(DRAWN)
def test_the_exact_answer_is_numpys_and_leaves_what_no_column_explains(examples: Examples) -> None:
    with_ones = np.column_stack([np.ones(len(examples)), examples.X])
    expected = np.linalg.lstsq(with_ones, examples.y, rcond=None)[0]
    found = fit(examples)
    assert_allclose(found.predict(examples.X), with_ones @ expected, rtol=1e-6, atol=1e-6)
    assert_allclose(found.bias + examples.X @ found.weights, found.predict(examples.X), rtol=1e-6, atol=1e-6)
    left = examples.y - found.predict(examples.X)
    assert_allclose(standardised(examples)[0].X.T @ left, 0, atol=1e-8 * len(examples) * 30)


@settings(max_examples=40)
@given(DRAWN)
def test_leaving_one_out_in_closed_form_is_fitting_again_without_it(examples: Examples) -> None:
    found = leave_one_out(examples)
    expected = brute_force(examples)
    assert_allclose(found.predicted, expected, rtol=1e-5, atol=1e-5 * np.abs(expected).max())
    means = [np.delete(examples.y, row).mean() for row in range(len(examples))]
    assert_allclose(found.mean, means)
    assert found.rmse == pytest.approx(root_mean_square(found.predicted - examples.y))
    assert found.left_out


@settings(max_examples=25)
@given(DRAWN)
def test_gradient_descent_comes_to_the_exact_answer(examples: Examples) -> None:
    rows, _ = standardised(examples)
    assume(bowl(rows).condition_number < 100)
    found, exact = descend(examples), fit(examples)
    assert_allclose(found.standard, exact.standard, rtol=1e-3, atol=1e-3)
    assert abs(explained(examples, found.predict(examples.X)) - explained(examples, exact.predict(examples.X))) < 1e-3
    half = bowl(rows).boiling_point / 2
    walked = train(linear, rows, squared, sgd(half), np.zeros(rows.X.shape[1]), epochs=50)
    assert_allclose(descend(examples, 50).standard, walked.weights[-1], rtol=1e-8, atol=1e-8)


@settings(max_examples=25)
@given(DRAWN)
def test_the_rounds_needed_are_those_of_a_walk(examples: Examples) -> None:
    rows, _ = standardised(examples)
    shape, rounds = bowl(rows), rounds_needed(rows)
    assume(rounds < 2000)
    walked = train(linear, rows, squared, sgd(shape.boiling_point / 2), np.zeros(rows.X.shape[1]), epochs=rounds)
    assert walked.losses[-1] <= 1.01 * shape.lowest_loss * (1 + 1e-9)
    assert rounds == 0 or walked.losses[-2] > 1.01 * shape.lowest_loss * (1 - 1e-9)


@pytest.mark.parametrize("thin", [1e-2, 1e-5, 3e-7])
def test_a_bowl_of_two_axes_takes_as_many_rounds_as_a_logarithm_says(thin: float) -> None:
    """Along the flat axis a round leaves 1 − thin² of the way; of a loss of 0.25 there 0.01 · 0.04 may be left."""
    wide, narrow, rest = np.array([[1.0, -1.0, 1.0, -1.0], [1.0, 1.0, -1.0, -1.0], [1.0, -1.0, -1.0, 1.0]])
    examples = Examples(np.column_stack([wide, thin * narrow]), wide + 0.5 * narrow + 0.2 * rest)
    exact = Decimal(625).ln() / 2 / -(1 - Decimal(thin) ** 2).ln()
    assert rounds_needed(examples) == pytest.approx(float(exact), rel=1e-6, abs=1)


def test_large_targets_do_not_burn() -> None:
    rich = Examples(CHEESES.X, CHEESES.y * 1e9)
    assert_allclose(descend(rich).weights, fit(rich).weights, rtol=1e-3, atol=1e3)
    assert rounds_needed(standardised(rich)[0]) == 8


def test_where_columns_are_alike_the_rest_is_sound() -> None:
    twice = Examples(np.column_stack([CHEESES.X, CHEESES.X[:, 1] * 1000]), CHEESES.y)
    assert_allclose(fit(twice).predict(twice.X), fit(CHEESES).predict(CHEESES.X))
    assert_allclose(leave_one_out(twice).predicted, leave_one_out(CHEESES).predicted)
    assert not settles_each(twice)
    same = Examples(np.column_stack([CHEESES.X, np.full(30, 7.0)]), CHEESES.y)
    assert fit(same).weights[3] == 0.0


def test_a_row_that_alone_settles_a_weight_is_foretold_without_it() -> None:
    X = np.column_stack([CHEESES.X, np.eye(30)[:, 4]])
    found = leave_one_out(Examples(X, CHEESES.y))
    assert found.predicted[4] == pytest.approx(brute_force(CHEESES)[4])
    assert not settles_each(Examples(X, CHEESES.y))
    assert settles_each(CHEESES)
    assert np.isfinite(found.predicted).all()


def test_a_bowl_like_a_gorge_is_as_good_as_never_walked_through() -> None:
    gorge = Examples(np.column_stack([np.ones(12), 1e5 + np.arange(12) / 100]), np.arange(12.0) + np.eye(12)[3])
    assert rounds_needed(gorge) == MOST_ROUNDS
    assert rounds_needed(standardised(Examples(gorge.X[:, 1:], gorge.y))[0]) < 5


# --- judged


def test_few_rows_are_left_out_one_by_one_and_of_many_a_fifth_is_held() -> None:
    few, many = drawn(1, FEW_ROWS - 1, 2), drawn(1, FEW_ROWS, 2)
    assert judge(few).left_out
    found = judge(many)
    assert not found.left_out
    assert len(found.rows) == 40 == FEW_ROWS - training_rows(FEW_ROWS)
    assert training_rows(FEW_ROWS - 1) == FEW_ROWS - 2
    others = np.setdiff1d(np.arange(FEW_ROWS), found.rows)
    assert_allclose(found.mean, many.y[others].mean())
    expected = fit(Examples(many.X[others], many.y[others])).predict(many.X[found.rows])
    assert_allclose(found.predicted, expected)
    assert found.explained == pytest.approx(1 - np.sum((expected - found.y) ** 2) / np.sum((found.mean - found.y) ** 2))
    assert set(judge(many, seed=1).rows) != set(found.rows)


def test_a_scale_has_mean_0_and_deviation_1_but_for_what_is_the_same() -> None:
    X = np.column_stack([CHEESES.X, np.full(30, 0.1)])
    applied = scale_of(X).apply(X)
    assert_allclose(applied[:, :3].mean(axis=0), 0, atol=1e-12)
    assert_allclose(applied[:, :3].std(axis=0), 1)
    assert_allclose(applied[:, 3], 0, atol=1e-15)
    with pytest.raises(ValueError, match="rows of columns"):
        scale_of(np.ones(3))


def test_what_explains_nothing_explains_0() -> None:
    flat = Examples(CHEESES.X, np.full(30, 3.0))
    assert explained(flat, np.full(30, 3.0)) == 0.0
    assert judge(flat).explained == 0.0


def test_columns_settle_every_weight_unless_one_follows_from_others() -> None:
    draw = np.random.default_rng(3)
    a, b, y = draw.normal(size=(3, 12))
    assert settles(Examples(np.column_stack([a, b]), y))
    assert not settles(Examples(np.column_stack([a, b, 2 * a - b + 5]), y))
    assert not settles(Examples(np.column_stack([a, np.ones(12)]), y)), "one that never changes follows from the bias"
