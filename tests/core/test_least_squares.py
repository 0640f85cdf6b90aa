"""Closed forms of the squared loss, against the step-by-step loop, the plain definitions and exact arithmetic.

The exact path and the loop round differently, so they are compared to a relative 1e-9. Every dish has a loss that
cannot fall to 0, and there nothing else is allowed. A drawn crowd may be pleased perfectly, and the last digits of a
loss near 0 are rounding: there a difference of 1e-12 of the largest wish squared is allowed as well. Drawn tongues have
two decimals, so that two seasonings are either told apart or felt in the very same proportion by all.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from core.arrays import Array
from core.diners import DISHES, EATERS, regulars
from core.examples import Examples
from core.least_squares import bowl, gradient_descent_path, loss_map
from core.losses import squared
from core.models import linear
from core.optimizers import sgd
from core.training import BURNT_LOSS, EPOCHS_LIMIT, History, train

START = np.ones(2)
SALT_ALONE = Examples(np.ones((1, 1)), np.zeros(1), ("salt",))
"""One tongue, one seasoning, wish 0: curvature 2, and w is multiplied by `1 − 2·learning_rate`."""

every_dish = pytest.mark.parametrize("dish", DISHES)
examples = settings(max_examples=40)


def plain_loss(diners: Examples, weights: Array) -> float:
    return float(np.mean([(x @ weights - wish) ** 2 for x, wish in zip(diners.X, diners.y, strict=True)]))


def walked(diners: Examples, start: Array, rate: float, epochs: int) -> History:
    return train(linear, diners, squared, sgd(rate), start, epochs=epochs)


def assert_same_path(exact: History, loop: History, loss_floor: float = 0.0) -> None:
    """The same rounds, burnt in the same one, with the same numbers to a relative 1e-9."""
    assert exact.burnt_at == loop.burnt_at
    assert exact.steps == loop.steps
    assert exact.weights.shape == loop.weights.shape
    assert exact.gradients.shape == loop.gradients.shape
    assert exact.losses == pytest.approx(loop.losses, rel=1e-9, abs=1e-9 * loss_floor)
    for found, expected in ((exact.weights, loop.weights), (exact.gradients, loop.gradients)):
        size = np.maximum(1.0, np.abs(expected).max(axis=1, keepdims=True))
        np.testing.assert_array_less(np.abs(found - expected) / size, 1e-9)


# --- the exact path of gradient descent


@pytest.mark.parametrize("alike", [False, True])
@pytest.mark.parametrize("heat", [0.0, 0.1, 0.5, 0.95, 1.0, 1.0001, 1.05, 1.5, 20.0])
@every_dish
def test_the_exact_path_is_the_walked_path(dish: str, heat: float, alike: bool) -> None:
    """Timid, good, ringing, exactly at the boiling point, just past it and far past it."""
    diners = regulars(dish, alike=alike)
    rate = heat * bowl(diners).boiling_point
    exact = gradient_descent_path(diners, START, rate, 300)
    assert_same_path(exact, walked(diners, START, rate, 300))
    assert exact.burnt == (heat > 1.01)


def test_a_run_that_boils_slowly_burns_in_the_same_round_after_thousands() -> None:
    diners = regulars("tomato_egg")
    rate = 1.001 * bowl(diners).boiling_point
    exact = gradient_descent_path(diners, START, rate, 20_000)
    assert exact.burnt
    assert exact.steps > 3000
    assert_same_path(exact, walked(diners, START, rate, 20_000))


class Kitchen(NamedTuple):
    """A crowd, a start and a rate as drawn by hypothesis."""

    diners: Examples
    start: Array
    rate: float


def two_decimals(low: int, high: int) -> st.SearchStrategy[float]:
    return st.integers(100 * low, 100 * high).map(lambda hundredths: hundredths / 100)


@st.composite
def kitchens(draw: Callable[..., float]) -> Kitchen:
    """One to nine diners, one to three seasonings; sometimes all tongues share one proportion."""
    count, weights = int(draw(st.integers(1, 9))), int(draw(st.integers(1, 3)))
    X = np.array([[draw(two_decimals(-2, 2)) for _ in range(weights)] for _ in range(count)])
    if draw(st.booleans()):
        X = np.outer(X[:, 0], X[0])
    assume(np.abs(X).max() >= 0.1)
    diners = Examples(
        X, np.array([draw(two_decimals(-6, 6)) for _ in range(count)]), ("salt", "spice", "garlic")[:weights]
    )
    heat = draw(st.one_of(st.sampled_from([0.0, 0.5, 1.0]), st.floats(0.01, 3.0)))
    rate = heat * bowl(diners).boiling_point
    assume(rate <= 1000)
    return Kitchen(diners, np.array([draw(two_decimals(-9, 9)) for _ in range(weights)]), rate)


@given(kitchens(), st.integers(0, 60))
@examples
def test_the_exact_path_is_the_walked_path_for_any_crowd(kitchen: Kitchen, epochs: int) -> None:
    diners, start, rate = kitchen
    singular = np.linalg.svd(diners.X, compute_uv=False)
    assume(not ((singular > 1e-12 * singular[0]) & (singular < 1e-3 * singular[0])).any())
    steep = np.abs(1 - rate * bowl(diners).curvatures) > 1 + 1e-9
    distance = np.abs((start - bowl(diners).bottom) @ bowl(diners).axes)
    assume((distance[steep] > 1e-3).all())  # what is thrown out of the bowl must not be a rounding error
    loop = walked(diners, start, rate, epochs)
    assume((np.abs(loop.losses / BURNT_LOSS - 1) > 1e-6).all())
    exact = gradient_descent_path(diners, start, rate, epochs)
    assert_same_path(exact, loop, loss_floor=1e-3 * max(1.0, np.abs(diners.y).max() ** 2))


def test_whole_numbers_come_out_to_the_digit() -> None:
    path = gradient_descent_path(SALT_ALONE, [1.0], 1.5, 5)
    assert path.weights[:, 0].tolist() == [1, -2, 4, -8, 16, -32]
    assert path.losses.tolist() == [1, 4, 16, 64, 256, 1024]
    assert path.gradients[:, 0].tolist() == [2, -4, 8, -16, 32]


def test_the_path_ends_in_the_round_in_which_it_is_burnt() -> None:
    path = gradient_descent_path(SALT_ALONE, [1.0], 1.5, EPOCHS_LIMIT)
    assert path.burnt_at == path.steps == 10
    assert path.losses[-2:].tolist() == [262144, 1048576]


def test_a_start_past_the_limit_is_burnt_at_once() -> None:
    path = gradient_descent_path(SALT_ALONE, [1e200], 0.1, 50)
    assert path.burnt_at == 0
    assert path.gradients.shape == (0, 1)


def test_exactly_at_the_boiling_point_it_goes_to_and_fro_for_ever() -> None:
    path = gradient_descent_path(SALT_ALONE, [3.0], 1.0, 1001)
    assert not path.burnt
    assert (path.weights[:, 0] == np.resize([3.0, -3.0], 1002)).all()


def test_what_starts_at_the_bottom_stays_there_however_bold_the_rate() -> None:
    """0 grams off, multiplied by anything, is 0 grams off: also after more rounds than a float has room for."""
    diners = Examples(np.diag([2.0, 1.0]), np.zeros(2))
    path = gradient_descent_path(diners, [0.0, 1.0], 0.6, 20_000)
    assert not path.burnt
    assert not path.weights[:, 0].any()
    assert path.weights[-1, 1] == pytest.approx(0, abs=1e-300)


def test_a_seasoning_that_nobody_feels_stays_as_it_was() -> None:
    diners = Examples(np.array([[1.0, 0.0], [0.5, 0.0]]), np.array([1.0, 2.0]))
    assert gradient_descent_path(diners, [0.0, 4.0], 0.3, 200).weights[-1, 1] == pytest.approx(4.0, rel=1e-12)


def test_a_path_cannot_be_changed() -> None:
    path = gradient_descent_path(SALT_ALONE, [1.0], 0.1, 5)
    for array in (path.weights, path.losses, path.gradients, path.burnt_at):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0


def test_no_epochs_is_the_start() -> None:
    path = gradient_descent_path(regulars("congee"), START, 0.1, 0)
    assert path.weights.shape == (1, 2)
    assert path.weights[0] == pytest.approx(START, rel=1e-12)
    assert path.losses[0] == pytest.approx(plain_loss(regulars("congee"), START), rel=1e-12)


@pytest.mark.parametrize(
    ("start", "rate", "epochs", "named"),
    [
        ([np.nan, 1], 0.1, 5, "start"),
        ([1, np.inf], 0.1, 5, "start"),
        (1.0, 0.1, 5, "start must be 2 weights"),
        ([1.0], 0.1, 5, "start must be 2 weights"),
        (np.ones((6, 2)), 0.1, 5, "start must be 2 weights"),
        ([1, 1], -0.1, 5, "learning_rate"),
        ([1, 1], 1000.1, 5, "learning_rate"),
        ([1, 1], np.nan, 5, "learning_rate"),
        ([1, 1], 0.1, -1, "epochs"),
        ([1, 1], 0.1, EPOCHS_LIMIT + 1, "epochs"),
        ([1, 1], 0.1, np.nan, "epochs"),
    ],
)
def test_what_training_refuses_the_exact_path_refuses(start: Array, rate: float, epochs: int, named: str) -> None:
    with pytest.raises(ValueError, match=named):
        gradient_descent_path(regulars("congee"), start, rate, epochs)


# --- the bowl


@pytest.mark.parametrize("eaters", EATERS)
@every_dish
def test_the_bottom_leaves_no_complaint_that_a_gram_would_help(dish: str, eaters: str) -> None:
    """The normal equations: what is left of the complaints is felt through no seasoning."""
    diners = regulars(dish, eaters)
    shape = bowl(diners)
    assert diners.X.T @ (diners.X @ shape.bottom - diners.y) == pytest.approx([0, 0], abs=1e-12)
    assert shape.lowest_loss == pytest.approx(plain_loss(diners, shape.bottom), rel=1e-12)


@given(kitchens(), st.integers(0, 2**32 - 1))
@examples
def test_the_bowl_is_the_loss_everywhere(kitchen: Kitchen, seed: int) -> None:
    diners = kitchen.diners
    shape = bowl(diners)
    H = shape.axes @ np.diag(shape.curvatures) @ shape.axes.T
    size = 1 + np.abs(shape.bottom).max() ** 2 + np.abs(diners.y).max() ** 2
    for weights in np.random.default_rng(seed).uniform(-9, 9, size=(5, diners.X.shape[1])):
        off = weights - shape.bottom
        assert shape.lowest_loss + off @ H @ off / 2 == pytest.approx(plain_loss(diners, weights), abs=1e-10 * size)


@every_dish
def test_the_boiling_point_and_the_condition_number_depend_on_the_tongues_alone(dish: str) -> None:
    shapes = [bowl(regulars(dish, eaters)) for eaters in EATERS]
    assert {shape.boiling_point for shape in shapes} == {bowl(regulars("congee")).boiling_point}
    assert {shape.condition_number for shape in shapes} == {bowl(regulars("congee")).condition_number}


def test_the_documented_numbers_of_the_bowl() -> None:
    shape = bowl(regulars("mapo_tofu"))
    assert shape.curvatures.round(4).tolist() == [0.4757, 4.1305]
    assert round(shape.condition_number, 1) == 8.7
    assert round(shape.boiling_point, 3) == 0.484


def test_curvatures_add_up_to_twice_the_average_squared_sensitivity() -> None:
    diners = regulars("congee", alike=True)
    assert bowl(diners).curvatures.sum() == pytest.approx(2 * np.mean(np.sum(diners.X**2, axis=1)), rel=1e-12)


def test_tongues_in_one_proportion_leave_a_choice_and_the_smallest_is_taken() -> None:
    """Felt as 1 : 2 by all, only salt + 2·spice matters; of all that please, the nearest to 0 lies along (1, 2)."""
    shape = bowl(Examples(np.array([[1.0, 2.0], [2.0, 4.0]]), np.array([5.0, 10.0])))
    assert shape.bottom == pytest.approx([1.0, 2.0], rel=1e-12)
    assert shape.condition_number > 1e12
    assert shape.curvatures[0] == pytest.approx(0, abs=1e-12)


def test_diners_who_feel_nothing_never_boil() -> None:
    shape = bowl(Examples(np.zeros((2, 2)), np.ones(2)))
    assert shape.boiling_point == np.inf
    assert shape.condition_number == np.inf
    assert shape.lowest_loss == 1.0


# --- the loss map


@given(kitchens(), st.integers(0, 2**32 - 1))
@examples
def test_the_loss_map_is_the_plain_loss_at_every_point(kitchen: Kitchen, seed: int) -> None:
    """Rows are spices, columns are salts."""
    diners = kitchen.diners
    assume(diners.X.shape[1] == 2)
    generator = np.random.default_rng(seed)
    salts, spices = generator.uniform(-2, 8, 4), generator.uniform(-2, 8, 3)
    plain = [[plain_loss(diners, np.array([salt, spice])) for salt in salts] for spice in spices]
    found = loss_map(diners, salts, spices)
    assert found.shape == (3, 4)
    assert found == pytest.approx(np.array(plain), rel=1e-10, abs=1e-10)


@every_dish
def test_the_lowest_point_of_a_fine_map_is_next_to_the_bottom(dish: str) -> None:
    grams = np.linspace(0, 6, 301)
    found = loss_map(regulars(dish), grams, grams)
    spice, salt = np.unravel_index(found.argmin(), found.shape)
    assert [grams[salt], grams[spice]] == pytest.approx(bowl(regulars(dish)).bottom, abs=0.03)
    assert found.min() >= bowl(regulars(dish)).lowest_loss


def test_a_map_needs_two_weights_and_finite_numbers() -> None:
    with pytest.raises(ValueError, match="a loss map needs two weights, got 1"):
        loss_map(SALT_ALONE, [1.0], [1.0])
    with pytest.raises(ValueError, match="salts must be finite"):
        loss_map(regulars("congee"), [np.nan], [1.0])
    with pytest.raises(ValueError, match="spices must be finite"):
        loss_map(regulars("congee"), [1.0], [np.inf])


# --- when it is good enough


# --- traps: what used to be answered wrong without a word


@given(st.integers(2, 9), st.integers(0, 2**32 - 1))
@examples
def test_where_all_tongues_are_in_one_proportion_the_bowl_is_infinitely_long(count: int, seed: int) -> None:
    """Rounding leaves an eigenvalue of some 1e-17, and a condition number of 3e16 that means nothing."""
    generator = np.random.default_rng(seed)
    X = np.outer(generator.uniform(0.1, 2, count), generator.uniform(0.1, 2, 2))
    shape = bowl(Examples(X, generator.normal(size=count)))
    assert shape.condition_number == np.inf
    assert shape.curvatures[0] == 0.0
    assert shape.boiling_point == pytest.approx(count / np.sum(X**2), rel=1e-9)


def test_one_diner_leaves_a_choice_of_two_seasonings() -> None:
    assert bowl(Examples(np.array([[0.3, 0.7]]), np.ones(1))).condition_number == np.inf


@pytest.mark.parametrize("apart", [1e-3, 1e-6, 1e-9, 1e-12])
def test_nearly_one_proportion_is_long_and_not_infinitely_long(apart: float) -> None:
    """X = [[1, a], [1, −a]] has XᵀX = diag(2, 2a²), so the condition number is 1 / a² to the digit, turned or not."""
    X = np.array([[1.0, apart], [1.0, -apart]])
    c, s = np.cos(0.3), np.sin(0.3)
    for turn, near in ((np.eye(2), 1e-9), (np.array([[c, -s], [s, c]]), 1e-3)):
        shape = bowl(Examples(X @ turn, np.ones(2)))
        assert shape.condition_number == pytest.approx(apart**-2, rel=near)


def test_what_is_too_large_to_be_squared_is_refused() -> None:
    for diners in (Examples(np.full((2, 2), 1e80), np.ones(2)), Examples(np.eye(2), np.full(2, -1e80))):
        for ask in (bowl, lambda d: gradient_descent_path(d, START, 0.1, 5), lambda d: loss_map(d, [1.0], [1.0])):
            with pytest.raises(ValueError, match=r"[Xy] must be between -1e\+75 and 1e\+75, got -?1e\+80"):
                ask(diners)
    with pytest.raises(ValueError, match=r"salts must be between -1e\+75 and 1e\+75, got 1e\+80"):
        loss_map(regulars("congee"), [1e80], [1.0])
    with pytest.raises(ValueError, match=r"spices must be numbers in a row, got \(1, 2\)"):
        loss_map(regulars("congee"), [1.0], [[1.0, 2.0]])


def test_a_start_at_the_end_of_the_floats_burns_at_once_without_a_warning() -> None:
    path = gradient_descent_path(regulars("congee"), [1e308, -1e308], 1000.0, 50)
    assert (path.burnt_at, path.steps) == (0, 0)  # type: ignore[comparison-overlap]


def test_a_map_in_float32_is_the_map() -> None:
    """Whose squares would overflow from 1e19 on, and whose check must not."""
    for grams in (np.array([1.5, 3e20], dtype=np.float32), np.array([0.25], dtype=np.float32)):
        expected = loss_map(regulars("congee"), grams.astype(float), grams.astype(float))
        np.testing.assert_array_equal(loss_map(regulars("congee"), grams, grams), expected)
