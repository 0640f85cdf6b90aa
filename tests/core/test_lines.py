"""The line through points: closed forms, degenerate cases as data, and gradient descent arriving at the same answer."""

import math
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from core.least_squares import bowl
from core.lines import (
    COORDINATE_LIMIT,
    POINTS_LIMIT,
    PRESETS,
    Points,
    Settled,
    as_rows,
    descend,
    distance,
    errors_of,
    fit,
    held,
    hits,
    misses,
    points,
    relative_score,
    safe_learning_rate,
)
from core.training import NEVER

whole = st.integers(-20, 20)
pairs = st.lists(st.tuples(whole, whole), min_size=2, max_size=12)
few = settings(max_examples=40)
every_preset = pytest.mark.parametrize("name", PRESETS)


# --- the exact line


def test_two_points_settle_the_line() -> None:
    exact = fit(PRESETS["two_points"])
    assert exact.weights.tolist() == [2.0, 0.0]
    assert exact.settled is Settled.UNIQUE
    assert exact.freedom.shape == (2, 0)


def test_five_on_the_line_are_held_without_error() -> None:
    given_points = PRESETS["on_the_line"]
    kept = held(given_points, fit(given_points).weights)
    assert (kept.count, kept.ratio, kept.loss, kept.largest_error, kept.r_squared) == (5, 2.5, 0.0, 0.0, 1.0)


def test_the_best_line_through_the_curve_explains_nothing() -> None:
    """By symmetry the best line lies flat at the mean, 4; the largest miss is 5, at either end."""
    exact = fit(PRESETS["curve"])
    kept = held(PRESETS["curve"], exact.weights)
    assert exact.weights == pytest.approx([0.0, 4.0], abs=1e-14)
    assert [kept.loss, kept.largest_error] == pytest.approx([12.0, 5.0])
    assert kept.r_squared == pytest.approx(0.0, abs=1e-14)


def test_one_outlier_turns_the_line() -> None:
    """In fractions: a = 10 / 17.5, b = 16 / 3 − 3.5 a."""
    exact = fit(PRESETS["outlier"])
    assert exact.weights == pytest.approx([4 / 7, 10 / 3], rel=1e-14)
    assert held(PRESETS["outlier"], exact.weights).r_squared == pytest.approx(3 / 28, rel=1e-12)


def test_ten_measurements_of_rice_and_water_leave_most_of_the_line() -> None:
    given_points = PRESETS["noisy"]
    exact = fit(given_points)
    assert exact.weights == pytest.approx(np.polyfit(given_points.x, given_points.y, 1), rel=1e-12)
    assert exact.weights == pytest.approx([1.865, 0.560], abs=0.001)
    assert 0.85 < held(given_points, exact.weights).r_squared < 1.0


@pytest.mark.parametrize("name", PRESETS)
def test_there_is_no_less_than_no_rice_or_water(name: str) -> None:
    assert PRESETS[name].x.min() >= 0
    assert PRESETS[name].y.min() >= 0


@given(pairs)
@few
def test_the_line_in_exact_fractions(table: list[tuple[int, int]]) -> None:
    """Cramer's rule on the normal equations, without rounding."""
    assume(len({x for x, _ in table}) > 1)
    n, sx, sy = len(table), sum(x for x, _ in table), sum(y for _, y in table)
    sxx, sxy = sum(x * x for x, _ in table), sum(x * y for x, y in table)
    a = Fraction(n * sxy - sx * sy, n * sxx - sx * sx)
    b = Fraction(sy * sxx - sx * sxy, n * sxx - sx * sx)
    assert fit(points(*table)).weights == pytest.approx([float(a), float(b)], rel=1e-11, abs=1e-11)


@given(pairs)
@few
def test_the_line_is_the_bottom_of_the_bowl(table: list[tuple[int, int]]) -> None:
    given_points = points(*table)
    assert fit(given_points).weights == pytest.approx(bowl(as_rows(given_points)).bottom, abs=1e-9)


@given(pairs, st.floats(-1, 1), st.floats(-1, 1))
@few
def test_no_other_line_is_better(table: list[tuple[int, int]], da: float, db: float) -> None:
    given_points = points(*table)
    exact = fit(given_points).weights
    assert held(given_points, exact).loss <= held(given_points, exact + np.array([da, db])).loss + 1e-12


@given(pairs)
@few
def test_r_squared_is_the_squared_correlation(table: list[tuple[int, int]]) -> None:
    x, y = np.array(table, dtype=float).T
    assume(np.ptp(x) > 0 and np.ptp(y) > 0)
    r_squared = held(Points(x, y), fit(Points(x, y)).weights).r_squared
    assert r_squared == pytest.approx(np.corrcoef(x, y)[0, 1] ** 2, abs=1e-9)


# --- degenerate cases are data


def test_no_point_settles_nothing() -> None:
    exact = fit(points())
    assert exact.settled is Settled.NO_POINT
    assert exact.weights.tolist() == [0.0, 0.0]
    assert distance([7.0, -3.0], exact) == 0


def test_one_point_leaves_one_direction() -> None:
    exact = fit(points((2, 5)))
    assert exact.settled is Settled.ONE_POINT
    assert exact.weights == pytest.approx([2.0, 1.0])
    assert held(points((2, 5)), exact.weights).loss == pytest.approx(0, abs=1e-28)


def test_one_x_leaves_one_direction_through_the_mean() -> None:
    given_points = points((2, 4), (2, 6), (2, 5))
    exact = fit(given_points)
    assert exact.settled is Settled.ALL_X_EQUAL
    assert exact.weights == pytest.approx([2.0, 1.0])
    assert held(given_points, exact.weights).loss == pytest.approx(2 / 3)


@pytest.mark.parametrize("table", [[(2, 5)], [(2, 4), (2, 6)], [(0, 3)], [(-40, 7), (-40, 1)]])
def test_along_the_freedom_every_line_is_as_good_and_the_one_given_is_the_smallest(
    table: list[tuple[int, int]],
) -> None:
    given_points = points(*table)
    exact = fit(given_points)
    direction = exact.freedom[:, 0]
    assert direction @ direction == pytest.approx(1.0)
    assert exact.weights == pytest.approx(bowl(as_rows(given_points)).bottom, abs=1e-12)
    lowest = held(given_points, exact.weights).loss
    for far in (-10.0, 0.5, 100.0):
        other = exact.weights + far * direction
        assert held(given_points, other).loss == pytest.approx(lowest, abs=1e-9)
        assert np.linalg.norm(other) > np.linalg.norm(exact.weights)
        assert distance(other, exact) == pytest.approx(0, abs=1e-9)


def test_x_a_rounding_apart_count_as_equal_and_no_slope_explodes() -> None:
    assert fit(points((0.3, 0), (0.1 + 0.2, 100))).settled is Settled.ALL_X_EQUAL
    assert fit(points((1, 0), (1.001, 1))).settled is Settled.UNIQUE


def test_equal_y_have_no_share_explained() -> None:
    flat = points((1, 3), (2, 3), (4, 3))
    assert fit(flat).weights.tolist() == [0.0, 3.0]
    assert math.isnan(held(flat, [0.0, 3.0]).r_squared)


# --- gradient descent


@every_preset
def test_descent_arrives_at_the_exact_line_and_never_climbs(name: str) -> None:
    run = descend(PRESETS[name], epochs=1500)
    assert (np.diff(run.losses) <= 1e-12).all()
    assert distance(run.weights[-1], fit(PRESETS[name])) < 1e-4


@every_preset
def test_twice_the_safe_rate_is_the_boiling_point(name: str) -> None:
    safe = safe_learning_rate(PRESETS[name])
    exact = fit(PRESETS[name])
    below = descend(PRESETS[name], epochs=200, learning_rate=1.9 * safe)
    above = descend(PRESETS[name], epochs=200, learning_rate=2.1 * safe)
    assert distance(below.weights[-1], exact) < distance(below.weights[0], exact)
    assert above.burnt


def test_descent_on_one_point_takes_the_nearest_of_the_best_lines() -> None:
    """The slope is always along (x, 1), so the run never moves along the freedom."""
    exact = fit(points((2, 5)))
    run = descend(points((2, 5)), (3.0, 3.0), epochs=50)
    assert distance(run.weights[-1], exact) < 1e-12
    assert (run.weights[-1] - [3.0, 3.0]) @ exact.freedom[:, 0] == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize("far", [COORDINATE_LIMIT, -COORDINATE_LIMIT, 1e-6])
def test_the_safe_rate_is_safe_at_the_edges(far: float) -> None:
    run = descend(points((far, COORDINATE_LIMIT), (far / 2, -COORDINATE_LIMIT), (0, 1)), epochs=200)
    assert run.burnt_at == NEVER
    assert (np.diff(run.losses) <= 1e-9).all()


# --- what is refused


@pytest.mark.parametrize("wrong", [np.nan, np.inf, -np.inf, 100.5, -1e9])
@pytest.mark.parametrize("axis", ["x", "y"])
def test_a_coordinate_that_cannot_be_drawn_is_refused(axis: str, wrong: float) -> None:
    table = {"x": np.array([1.0, 2.0]), "y": np.array([1.0, 2.0])}
    table[axis][1] = wrong
    with pytest.raises(ValueError, match=rf"{axis} must be .*, got {wrong:g}".replace("+", r"\+")):
        Points(**table)


def test_shapes_that_do_not_agree_are_refused() -> None:
    with pytest.raises(ValueError, match="as many x as y"):
        Points(np.zeros(2), np.zeros(3))
    with pytest.raises(ValueError, match=f"between 0 and {POINTS_LIMIT}, got {POINTS_LIMIT + 1}"):
        Points(np.zeros(POINTS_LIMIT + 1), np.zeros(POINTS_LIMIT + 1))


def test_nothing_can_be_learned_from_no_point() -> None:
    for refused in (lambda: descend(points(), epochs=1), lambda: held(points(), [1.0, 1.0])):
        with pytest.raises(ValueError, match="points must number between 1 and"):
            refused()


def test_points_cannot_be_changed_behind_a_page_s_back() -> None:
    with pytest.raises(ValueError, match="read-only"):
        PRESETS["curve"].x[0] = 5.0


# --- misses and the score


@few
@given(pairs=pairs, a=whole, b=whole)
def test_the_mean_square_of_the_misses_is_the_loss(pairs: list[tuple[int, int]], a: int, b: int) -> None:
    given_points = points(*pairs)
    assert np.mean(misses(given_points, [a, b]) ** 2) == pytest.approx(held(given_points, [a, b]).loss)
    assert hits(given_points, [a, b]) == sum(y == a * x + b for x, y in pairs)


def test_the_best_line_of_the_curve_goes_through_two_of_its_points_and_the_outlier_leaves_none() -> None:
    found = {name: hits(preset, fit(preset).weights) for name, preset in PRESETS.items()}
    assert found == {"two_points": 2, "on_the_line": 5, "noisy": 0, "outlier": 0, "curve": 2}


def test_no_point_is_missed_by_any_line() -> None:
    assert misses(points(), [1.0, 2.0]).shape == (0,)


def test_many_lines_at_once_miss_as_each_does_alone() -> None:
    given_points, lines = (
        points((1, 2), (3, 5), (4, 4)),
        np.array([[[0.5, 3.0], [2.0, 0.0]], [[-1.0, 4.0], [0.0, 0.0]]]),
    )
    found = errors_of(given_points, lines)
    assert found.shape == (2, 2, 3)
    for place in np.ndindex(2, 2):
        assert np.array_equal(found[place], misses(given_points, lines[place]))
    with pytest.raises(ValueError, match="weights"):
        errors_of(given_points, [[np.nan, 1.0]])
    assert hits(points(), [1.0, 2.0]) == 0


@every_preset
def test_answering_the_mean_scores_50_whatever_the_unit(name: str) -> None:
    preset = PRESETS[name]
    for unit in (1.0, 0.01, 7.0):
        scaled = Points(preset.x, unit * preset.y)
        flat = [0.0, float(scaled.y.mean())]
        assert relative_score(scaled, held(scaled, flat).loss) == pytest.approx(50.0)


def test_where_all_y_are_equal_the_plain_score_is_given() -> None:
    """0.1 three times has a variance just above 0 by rounding; that must not count as varying."""
    level = points((0, 0.1), (1, 0.1), (2, 0.1))
    assert relative_score(level, 1.0) == pytest.approx(50.0)
    assert relative_score(points((3, 4)), np.array([0.0, 3.0])).tolist() == [100.0, 25.0]
    assert relative_score(points(), 0.0) == 100.0


@pytest.mark.parametrize(
    "pairs",
    [((1, 2, 3), (4, 5, 6)), ((1,), (2,)), (1, 2), ((1, 2), (3,)), (("1", "2"),), ((1, 2 + 1j),), ((1, np.nan),)],
)
def test_a_point_is_a_pair(pairs: Any) -> None:
    """Two triples would otherwise be re-paired to three points that nobody gave."""
    with pytest.raises(ValueError, match="point must be"):
        points(*pairs)


@pytest.mark.parametrize(
    "weights", [[1.0], [1.0, 2.0, 3.0], [[1.0, 2.0]], [[1.0], [2.0]], 1.0, ["1", "2"], [1.0, np.inf]]
)
def test_a_line_has_two_weights(weights: Any) -> None:
    """A column of slopes would otherwise be a whole table of misses, and a pair of pairs one mean over both."""
    given_points = PRESETS["noisy"]
    for ask in (misses, hits, held):
        with pytest.raises(ValueError, match="weights must be"):
            ask(given_points, weights)
    with pytest.raises(ValueError, match="weights must be"):
        distance(weights, fit(given_points))


def test_wishes_that_only_rounding_tells_apart_have_no_share_explained() -> None:
    """The mean of three times 0.1 is not 0.1, so that the variance in floats is not 0."""
    assert np.var([0.1, 0.1, 0.1]) > 0
    assert np.isnan(held(points((0, 0.1), (1, 0.1), (2, 0.1)), [0.0, 0.1]).r_squared)
    assert np.isnan(held(points((0, 0.0), (1, 1e-200)), [0.0, 0.0]).r_squared)  # its variance is below every float
    assert relative_score(points((0, 0.0), (1, 1e-200)), 1.0) == 50.0


def test_a_line_infinitely_far_off_is_infinitely_bad() -> None:
    far = [1e200, 0.0]
    found = held(PRESETS["noisy"], far)
    assert (found.loss, found.typical_error, found.r_squared) == (np.inf, np.inf, -np.inf)
    assert distance([1e308, -1e308], fit(points((2, 5)))) == np.inf
    assert relative_score(PRESETS["noisy"], found.loss) == 0.0
