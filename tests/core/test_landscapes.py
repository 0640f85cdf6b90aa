"""Landscapes: real models, so their gradients must hold, and the shape that each is named for must be there."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import autograd.numpy as anp
import numpy as np
import pytest
from autograd import grad
from hypothesis import given, settings
from hypothesis import strategies as st

from core.arrays import Array
from core.diners import regulars
from core.landscapes import (
    LANDSCAPES,
    PEAK,
    Landscape,
    landscape_map,
    linear_landscape,
    numbing_taste,
    numbing_taste_slope,
)
from core.least_squares import bowl, loss_map
from core.losses import LOSSES, absolute
from core.optimizers import momentum, sgd
from core.training import evaluate, train
from tests.core.gradients import loss_and_gradient

every_landscape = pytest.mark.parametrize("name", LANDSCAPES)
weights = st.lists(st.floats(-8, 8), min_size=2, max_size=2).map(np.array)

ORACLES: dict[str, Callable[[Any, Any], Any]] = {
    "bowl": lambda w, X: anp.dot(X, w),
    "valley": lambda w, X: anp.dot(X, w),
    "two_hollows": lambda w, X: 3 - (anp.dot(X, w) - 3) ** 2 / 3,
    "saddle": lambda w, X: w[0] * w[1] * X[:, 0],
}


def height(landscape: Landscape, at: Any) -> Any:
    return evaluate(landscape.model, landscape.diners, landscape.loss, np.asarray(at, dtype=float))


def hessian(landscape: Landscape, at: Any) -> Any:
    """Second differences of the analytic gradient."""
    steps = 1e-5 * np.eye(2)
    model, crowd = landscape.model, landscape.diners
    ahead, behind = (loss_and_gradient(model, landscape.loss, at + s * steps, crowd.X, crowd.y)[1] for s in (1.0, -1.0))
    return (ahead - behind) / 2e-5


# --- every landscape


@every_landscape
@given(at=weights)
@settings(max_examples=30)
def test_the_gradient_against_autograd_and_nudging(name: str, at: Any) -> None:
    landscape = LANDSCAPES[name]
    crowd = landscape.diners
    value, gradient = loss_and_gradient(landscape.model, landscape.loss, at, crowd.X, crowd.y)

    def oracle(w: Any) -> Any:
        return anp.mean((ORACLES[name](w, crowd.X) - crowd.y) ** 2)

    assert value == pytest.approx(oracle(at), rel=1e-12)
    assert gradient == pytest.approx(grad(oracle)(at), rel=1e-9, abs=1e-9)
    steps = 1e-5 * np.eye(2)
    nudged = (height(landscape, at + steps) - height(landscape, at - steps)) / 2e-5
    assert gradient == pytest.approx(nudged, rel=1e-5, abs=1e-5)


@every_landscape
def test_models_side_by_side_are_each_model_alone(name: str) -> None:
    landscape = LANDSCAPES[name]
    crowd, many = landscape.diners, np.random.default_rng(0).normal(size=(3, 2, 2))
    values, gradients = loss_and_gradient(landscape.model, landscape.loss, many, crowd.X, crowd.y)
    for index in np.ndindex(3, 2):
        value, gradient = loss_and_gradient(landscape.model, landscape.loss, many[index], crowd.X, crowd.y)
        assert values[index] == pytest.approx(value, rel=1e-12)
        assert gradients[index] == pytest.approx(gradient, rel=1e-12, abs=1e-14)


@every_landscape
def test_the_minima_are_minima_within_the_map_the_deepest_first(name: str) -> None:
    landscape = LANDSCAPES[name]
    heights = height(landscape, landscape.minima)
    assert (np.diff(heights) >= -1e-12).all()
    assert landscape.lowest_loss == pytest.approx(heights[0], rel=1e-12)
    for which, minimum in enumerate(landscape.minima):
        crowd = landscape.diners
        _, gradient = loss_and_gradient(landscape.model, landscape.loss, minimum, crowd.X, crowd.y)
        assert gradient == pytest.approx(np.zeros(2), abs=1e-5)
        assert np.linalg.eigvalsh(hessian(landscape, minimum))[0] > -1e-6
        assert (minimum > landscape.domain[0]).all()
        assert (minimum < landscape.domain[1]).all()
        assert landscape.nearest_minimum(minimum + 0.01) == which


@every_landscape
def test_the_start_is_on_the_map_and_well_above_the_bottom(name: str) -> None:
    landscape = LANDSCAPES[name]
    assert landscape.domain[0] <= min(landscape.start) < max(landscape.start) + 1e-9 <= landscape.domain[1]
    assert height(landscape, landscape.start) > landscape.lowest_loss + 0.5


@every_landscape
def test_nowhere_on_the_map_is_it_lower_than_the_lowest_minimum(name: str) -> None:
    landscape = LANDSCAPES[name]
    grid = np.linspace(*landscape.domain, 301)
    assert landscape_map(landscape, grid, grid).min() >= landscape.lowest_loss - 1e-12


# --- the map


@pytest.mark.parametrize("name", ["bowl", "valley"])
def test_the_map_of_a_bowl_is_its_polynomial(name: str) -> None:
    xs, ys = np.linspace(-2, 6, 13), np.linspace(0, 4, 7)
    assert landscape_map(LANDSCAPES[name], xs, ys) == pytest.approx(loss_map(LANDSCAPES[name].diners, xs, ys), rel=1e-9)


@every_landscape
def test_a_row_of_the_map_is_one_second_weight(name: str) -> None:
    landscape = LANDSCAPES[name]
    heights = landscape_map(landscape, [0.5, 1.0, 2.5], [-1.0, 2.0])
    assert heights.shape == (2, 3)
    assert heights[1, 2] == pytest.approx(height(landscape, [2.5, 2.0]), rel=1e-12)


def test_the_same_crowd_under_another_judge() -> None:
    judged = replace(LANDSCAPES["bowl"], loss=absolute)
    crowd = judged.diners
    assert landscape_map(judged, [1.0], [2.0])[0, 0] == pytest.approx(
        np.mean([abs(row @ [1.0, 2.0] - wish) for row, wish in zip(crowd.X, crowd.y, strict=True)])
    )


@pytest.mark.parametrize("wrong", [np.nan, np.inf])
def test_a_map_of_what_is_no_number_is_refused(wrong: float) -> None:
    with pytest.raises(ValueError, match="xs must be finite"):
        landscape_map(LANDSCAPES["bowl"], [wrong], [1.0])


# --- the valley


def test_the_valley_is_a_hundred_times_narrower_than_the_bowl() -> None:
    wide, narrow = (bowl(LANDSCAPES[name].diners).condition_number for name in ("bowl", "valley"))
    assert wide == pytest.approx(8.7, abs=0.05)
    assert narrow > 100 * wide


def test_in_the_valley_momentum_arrives_where_plain_descent_does_not() -> None:
    valley = LANDSCAPES["valley"]
    ends = []
    for optimizer in (sgd(0.4), momentum(0.4)):
        run = train(valley.model, valley.diners, valley.loss, optimizer, valley.start, epochs=100)
        ends.append(np.linalg.norm(run.weights[-1] - valley.minima[0]))
    assert ends[0] > 3.0 > 1.0 > ends[1]


def test_any_crowd_of_two_seasonings_has_its_bowl() -> None:
    crowd = regulars("congee", "heavy", inconsistent=True)
    assert linear_landscape(crowd).minima[0] == pytest.approx(bowl(crowd).bottom)


# --- the two hollows


def test_the_map_has_exactly_two_hollows_between_0_and_6_grams() -> None:
    """Points lower than their eight neighbours, found on the grid without derivatives."""
    landscape = LANDSCAPES["two_hollows"]
    grid = np.linspace(0, 6, 241)
    heights = np.pad(landscape_map(landscape, grid, grid), 1, constant_values=np.inf)
    around = [np.roll(heights, (i, j), (0, 1)) for i in (-1, 0, 1) for j in (-1, 0, 1) if i or j]
    rows, columns = np.nonzero((heights < np.min(around, axis=0))[1:-1, 1:-1])
    found = sorted(zip(grid[columns], grid[rows], strict=True), reverse=True)
    assert np.array(found) == pytest.approx(landscape.minima, abs=0.03)


MANY: dict[str, Callable[[Any, Any], Any]] = {
    "bowl": lambda w, X: anp.dot(X, w),
    "valley": lambda w, X: anp.dot(X, w),
    "two_hollows": lambda w, X: 3 - (anp.dot(X, w) - 3) ** 2 / 3,
    "saddle": lambda w, X: w[0] * w[1] * X,
}
"""The same for many models at once, w (2, k) → (n, k)."""


@cache
def flat_places(name: str) -> list[tuple[Array, Array]]:
    """Where the slope is 0, with the two curvatures there: Newton's method from many starts, by autograd."""
    crowd = LANDSCAPES[name].diners

    def losses(w: Any) -> Any:
        return anp.sum(anp.mean((MANY[name](w, crowd.X) - crowd.y[:, None]) ** 2, axis=0))

    down = grad(losses)
    bends = [grad(lambda w, row=row: anp.sum(down(w)[row])) for row in (0, 1)]
    dice = np.random.default_rng(0)
    at = np.vstack([dice.uniform(-20, 20, (300, 2)), dice.uniform(-1, 5, (300, 2))]).T
    with np.errstate(all="ignore"):
        for _ in range(80):
            a, b, d = bends[0](at)[0], bends[0](at)[1], bends[1](at)[1]
            x, y = down(at)
            at = at - np.array([d * x - b * y, a * y - b * x]) / (a * d - b * b + 1e-300)
        level = np.abs(down(at)).max(axis=0) < 1e-9
    found: list[tuple[Array, Array]] = []
    for k in np.flatnonzero(level):
        if all(np.linalg.norm(at[:, k] - other) > 1e-5 for other, _ in found):
            bend = np.array([each(at[:, [k]])[:, 0] for each in bends])
            found.append((at[:, k], np.linalg.eigvalsh(bend)))
    return found


@every_landscape
def test_there_are_as_many_minima_as_are_named_however_far_one_goes(name: str) -> None:
    """Searched for by Newton's method from many starts; on the saddle they make curves, each of which is named once."""
    landscape, places = LANDSCAPES[name], flat_places(name)
    minima = [at for at, bends in places if bends[0] > -1e-7]
    if name == "saddle":
        best = landscape.minima[0].prod()
        assert {int(np.sign(at[0])) for at in minima} == {1, -1}
        assert all(at.prod() == pytest.approx(best, rel=1e-6) for at in minima)
        assert [at.round(6).tolist() for at, bends in places if bends[0] < -1e-7] == [[0.0, 0.0]]
        return
    deepest_first = sorted(minima, key=lambda at: float(height(landscape, at)))
    assert np.array(deepest_first) == pytest.approx(landscape.minima, abs=2e-6)


def test_of_the_two_hollows_no_flat_place_was_missed() -> None:
    """The loss grows outward on every circle from 12 on, so that inside it minima − saddles + maxima make 1."""
    places = flat_places("two_hollows")
    kinds = [int((bends > 0).sum()) for _, bends in places]  # 2 a minimum, 1 a saddle, 0 a maximum
    assert (kinds.count(2), kinds.count(1), kinds.count(0)) == (2, 2, 1)
    landscape, angles = LANDSCAPES["two_hollows"], np.linspace(0, 2 * np.pi, 721)
    outward = np.column_stack([np.cos(angles), np.sin(angles)])
    heights = np.array([height(landscape, radius * outward) for radius in np.geomspace(12, 1e4, 200)])
    assert (np.diff(heights, axis=0) > 0).all()


def test_the_hollows_are_apart_and_one_is_deeper() -> None:
    deep, shallow = height(LANDSCAPES["two_hollows"], LANDSCAPES["two_hollows"].minima)
    assert (deep, shallow) == pytest.approx((0.0398, 1.4401), abs=1e-4)
    between = LANDSCAPES["two_hollows"].minima.mean(axis=0)
    assert height(LANDSCAPES["two_hollows"], between) > shallow + 0.3


def test_from_one_start_plain_descent_stays_in_the_shallow_hollow_and_momentum_leaves_it() -> None:
    landscape = LANDSCAPES["two_hollows"]
    ends = [
        train(landscape.model, landscape.diners, landscape.loss, rule, landscape.start, epochs=150).weights[-1]
        for rule in (sgd(0.1), momentum(0.1))
    ]
    assert [landscape.nearest_minimum(end) for end in ends] == [1, 0]
    assert ends[0] == pytest.approx(landscape.minima[1], abs=0.05)
    assert ends[1] == pytest.approx(landscape.minima[0], abs=0.1)


@given(st.floats(-100, 100))
@settings(max_examples=40)
def test_two_strengths_taste_the_same(strength: float) -> None:
    mirrored = numbing_taste(np.array(2 * PEAK - strength))
    assert mirrored == pytest.approx(numbing_taste(np.array(strength)), rel=1e-9, abs=1e-9)


def test_the_tongue_tastes_most_at_its_peak() -> None:
    assert numbing_taste(np.array(PEAK)) == PEAK
    assert numbing_taste_slope(np.array([0.0, PEAK])).tolist() == [2.0, 0.0]
    assert numbing_taste_slope(np.array(2 * PEAK)) < 0


# --- the saddle


def test_zero_is_flat_but_no_minimum() -> None:
    landscape = LANDSCAPES["saddle"]
    crowd = landscape.diners
    _, gradient = loss_and_gradient(landscape.model, landscape.loss, np.zeros(2), crowd.X, crowd.y)
    assert gradient.tolist() == [0.0, 0.0]
    curvatures = np.linalg.eigvalsh(hessian(landscape, np.zeros(2)))
    assert curvatures[0] == pytest.approx(-curvatures[1], rel=1e-6)
    assert curvatures[0] < -1


def test_all_points_with_the_best_product_are_as_good() -> None:
    landscape = LANDSCAPES["saddle"]
    best = landscape.minima[0].prod()
    assert height(landscape, [[0.7, best / 0.7], [-2.9, best / -2.9]]) == pytest.approx(landscape.lowest_loss)


def test_a_run_comes_to_the_saddle_lingers_and_leaves() -> None:
    landscape = LANDSCAPES["saddle"]
    run = train(landscape.model, landscape.diners, landscape.loss, sgd(0.1), landscape.start, epochs=100)
    close = np.linalg.norm(run.weights, axis=-1) < 0.5
    assert close.sum() >= 8
    assert run.losses[-1] == pytest.approx(landscape.lowest_loss, rel=1e-6)
    assert run.losses[5] > 4 > 0.1 > run.losses[40]


def test_exactly_on_the_way_up_nothing_ever_leaves() -> None:
    landscape = LANDSCAPES["saddle"]
    run = train(landscape.model, landscape.diners, LOSSES["squared"], sgd(0.05), [-1.5, 1.5], epochs=300)
    assert run.weights[-1] == pytest.approx([0.0, 0.0], abs=1e-9)


@pytest.mark.parametrize(
    ("weights", "X"), [(2, np.ones((3, 2))), (3, np.ones((3, 1))), (1, np.ones((3, 1))), (2, np.ones(3))]
)
def test_the_product_refuses_what_it_would_have_to_leave_out(weights: int, X: Array) -> None:
    with pytest.raises(ValueError, match=r"needs 2 weights and X \(n, 1\), got"):
        LANDSCAPES["saddle"].model.forward(np.ones(weights), X)
