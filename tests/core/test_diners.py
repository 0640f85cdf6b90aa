"""The crowds, and every condition that they were chosen to meet.

What gradient descent does to a linear model under the squared loss is known without training: each round multiplies the
error `w − w*` by the matrix `I − learning_rate·H`. The conditions are held from powers of that matrix; neither `train`
nor `gradient_descent_path` runs here. The data are typed in again, so that a slip in one place is seen.
"""

import dataclasses
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from core.arrays import Array
from core.diners import DISAGREEMENTS, DISHES, EATERS, SEASONINGS, TONGUES, regulars, strangers
from core.examples import Examples

X = (
    ("0.75", "0.89"),
    ("1.25", "0.73"),
    ("0.87", "0.22"),
    ("1.46", "0.44"),
    ("0.53", "1.3"),
    ("1.0", "1.55"),
    ("0.7", "1.71"),
    ("1.42", "1.02"),
)
EPSILON = ("0.051", "0.222", "0.110", "-0.361", "0.169", "0.032", "-0.279", "0.134")
RECIPES = {
    "tomato_egg": ("3.0", "0.8"),
    "chili_pork": ("0.9", "2.9"),
    "mapo_tofu": ("1.2", "3.4"),
    "congee": ("3.2", "0.2"),
}
APPETITES = {"light": "0.8", "normal": "1.0", "heavy": "1.2"}

FIRST_ATTEMPT = np.ones(2)
COMBINATIONS = [(dish, eaters) for dish in RECIPES for eaters in APPETITES]
every_combination = pytest.mark.parametrize(("dish", "eaters"), COMBINATIONS)


def hessian(diners: Examples) -> Array:
    """The second derivative of a mean of squares: twice the mean of xᵢ·xᵢᵀ."""
    return 2 * np.mean([np.outer(x, x) for x in diners.X], axis=0)


def best_weights(diners: Examples) -> Array:
    """Where the slope is 0, by the normal equations."""
    return np.linalg.solve(diners.X.T @ diners.X, diners.X.T @ diners.y)


def error_after(diners: Examples, learning_rate: float, rounds: int) -> Array:
    """How many grams each seasoning is off, that many rounds after one gram of everything."""
    factor = np.linalg.matrix_power(np.eye(2) - learning_rate * hessian(diners), rounds)
    return factor @ (FIRST_ATTEMPT - best_weights(diners))


def score(diners: Examples, weights: Array) -> float:
    misses = [x @ weights - wish for x, wish in zip(diners.X, diners.y, strict=True)]
    return float(100 / (1 + np.mean(np.square(misses))))


def score_after(diners: Examples, learning_rate: float, rounds: int) -> float:
    return score(diners, best_weights(diners) + error_after(diners, learning_rate, rounds))


def best_score(diners: Examples) -> float:
    return score(diners, best_weights(diners))


def boiling_point(diners: Examples) -> float:
    return float(2 / np.linalg.eigvalsh(hessian(diners))[-1])


# --- the data, to the digit


def test_every_dish_and_every_eater_is_documented() -> None:
    assert len(COMBINATIONS) == len(DISHES) * len(EATERS)
    assert set(DISHES) == set(RECIPES)
    assert set(EATERS) == set(APPETITES)


@every_combination
def test_the_eight_diners_are_the_documented_ones_to_the_digit(dish: str, eaters: str) -> None:
    diners = regulars(dish, eaters)
    recipe = [Fraction(grams) for grams in RECIPES[dish]]
    assert diners.features == SEASONINGS == ("salt", "spice")
    assert diners.X.tolist() == [[float(salt), float(spice)] for salt, spice in X]
    for wish, (salt, spice), epsilon in zip(diners.y, X, EPSILON, strict=True):
        exact = Fraction(APPETITES[eaters]) * (
            Fraction(salt) * recipe[0] + Fraction(spice) * recipe[1] + Fraction(epsilon)
        )
        assert wish == pytest.approx(float(exact), rel=1e-15)


def test_every_dish_and_every_eater_meets_the_same_tongues() -> None:
    for dish, eaters in COMBINATIONS:
        assert np.array_equal(regulars(dish, eaters).X, regulars("congee").X)


def test_the_bowl_has_the_documented_slopes_condition_number_and_boiling_point() -> None:
    """Eigenvalues of a symmetric 2 × 2 matrix from its exact trace and determinant."""
    tongues = [(Fraction(salt), Fraction(spice)) for salt, spice in X]
    a, b, c = (2 * sum((x[i] * x[j] for x in tongues), Fraction(0)) / 8 for i, j in ((0, 0), (0, 1), (1, 1)))
    spread = float((a - c) ** 2 + 4 * b**2) ** 0.5
    gentle, steep = (float(a + c) - spread) / 2, (float(a + c) + spread) / 2
    assert (round(gentle, 4), round(steep, 4)) == (0.4757, 4.1305)
    assert round(steep / gentle, 1) == 8.7
    assert round(2 / steep, 3) == 0.484
    assert np.linalg.eigvalsh(hessian(regulars("mapo_tofu"))) == pytest.approx([gentle, steep], rel=1e-12)


# --- what gradient descent does from one gram of everything


@every_combination
def test_the_best_score_is_94_to_98(dish: str, eaters: str) -> None:
    assert 94 <= best_score(regulars(dish, eaters)) <= 98


@every_combination
def test_the_best_grams_are_near_the_recipe_for_those_eaters(dish: str, eaters: str) -> None:
    wished = [float(APPETITES[eaters]) * float(grams) for grams in RECIPES[dish]]
    assert best_weights(regulars(dish, eaters)) == pytest.approx(wished, abs=0.1)


@every_combination
def test_a_dish_lies_far_from_one_gram_of_everything_along_the_flat_axis(dish: str, eaters: str) -> None:
    """Where the slope is gentle there must be a way to go, or a timid rate would do as well."""
    diners = regulars(dish, eaters)
    flat = np.linalg.eigh(hessian(diners))[1][:, 0]
    assert abs(flat @ (best_weights(diners) - FIRST_ATTEMPT)) >= 0.8


@every_combination
def test_a_timid_rate_creeps(dish: str, eaters: str) -> None:
    """0.05 is at least 3 points short of the best at round 30."""
    diners = regulars(dish, eaters)
    assert best_score(diners) - score_after(diners, 0.05, 30) >= 3


@every_combination
def test_a_good_rate_arrives(dish: str, eaters: str) -> None:
    """0.2 to 0.3 is within a point of the best by round 30, and stays there."""
    diners = regulars(dish, eaters)
    for rate in np.linspace(0.2, 0.3, 11):
        for rounds in (30, 31, 60, 1000):
            assert best_score(diners) - score_after(diners, rate, rounds) <= 1


@every_combination
def test_just_below_the_boiling_point_it_still_rings_at_round_10(dish: str, eaters: str) -> None:
    """To ring is to be thrown across the bowl and back, visibly.

    Along the steepest axis the error changes sign in every round from 1 to 11, it is more than 0.1 g either side at
    round 10, and the dish still scores at least 3 points below its best then.
    """
    diners = regulars(dish, eaters)
    rate = 0.95 * boiling_point(diners)
    steepest = np.linalg.eigh(hessian(diners))[1][:, -1]
    along = np.array([steepest @ error_after(diners, rate, rounds) for rounds in range(12)])
    assert (along[1:] * along[:-1] < 0).all()
    assert abs(along[10]) > 0.1
    assert best_score(diners) - score_after(diners, rate, 10) >= 3
    assert best_score(diners) - score_after(diners, rate, 300) < 0.01, "it rings, but it does settle"


@every_combination
def test_just_past_the_boiling_point_the_dish_is_ruined(dish: str, eaters: str) -> None:
    """1.05 × the boiling point is near 0 at round 60."""
    diners = regulars(dish, eaters)
    assert score_after(diners, 1.05 * boiling_point(diners), 60) < 0.01


@every_combination
def test_strangers_score_within_3_points_at_the_best_grams(dish: str, eaters: str) -> None:
    weights = best_weights(regulars(dish, eaters))
    crowd = strangers(dish, eaters)
    assert len(crowd) == 200
    assert abs(score(crowd, weights) - best_score(regulars(dish, eaters))) <= 3


# --- the options


@every_combination
def test_options_are_off_by_default(dish: str, eaters: str) -> None:
    plain = regulars(dish, eaters, alike=False, inconsistent=False)
    assert np.array_equal(regulars(dish, eaters).X, plain.X)
    assert np.array_equal(regulars(dish, eaters).y, plain.y)
    assert np.array_equal(strangers(dish, eaters).X, strangers(dish, eaters, alike=False).X)


@every_combination
def test_alike_tongues_make_the_bowl_a_ditch(dish: str, eaters: str) -> None:
    """Nothing left to creep to within 30 rounds, because one mixture of salt and spice is hardly felt at all."""
    diners = regulars(dish, eaters, alike=True)
    gentle, steep = np.linalg.eigvalsh(hessian(diners))
    assert steep / gentle > 500
    assert best_score(diners) - score_after(diners, 0.05, 30) < 3
    assert np.abs(error_after(diners, 0.3, 30)).max() > 0.5, "the score is near its best, the grams are not"


def test_alike_tongues_feel_as_much_as_before() -> None:
    before, after = regulars("congee").X, regulars("congee", alike=True).X
    assert np.hypot(*after.T) == pytest.approx(np.hypot(*before.T), rel=1e-12)
    proportions = after[:, 1] / after[:, 0]
    assert np.ptp(proportions) < 0.15 * np.ptp(before[:, 1] / before[:, 0])


def test_alike_strangers_are_as_alike_as_the_regulars() -> None:
    proportions = np.arctan2(*strangers("congee", alike=True).X.T)
    assert np.ptp(proportions) < 0.25 * np.ptp(np.arctan2(*strangers("congee").X.T))


@every_combination
def test_one_inconsistent_diner_spoils_the_best_score_for_everybody(dish: str, eaters: str) -> None:
    diners = regulars(dish, eaters, inconsistent=True)
    assert best_score(diners) < 50
    assert abs(score(strangers(dish, eaters), best_weights(diners)) - best_score(diners)) > 3


@pytest.mark.parametrize("alike", [False, True])
def test_inconsistency_changes_one_wish_and_nothing_else(alike: bool) -> None:
    plain, odd = (regulars("mapo_tofu", alike=alike, inconsistent=odd) for odd in (False, True))
    assert np.array_equal(plain.X, odd.X)
    assert (odd.y - plain.y).tolist() == pytest.approx([3, 0, 0, 0, 0, 0, 0, 0], abs=1e-12)


# --- the crowd never met


def test_the_same_seed_is_the_same_crowd() -> None:
    first, again = strangers("congee", seed=7), strangers.__wrapped__("congee", seed=7)
    assert first is not again
    assert np.array_equal(first.X, again.X)
    assert np.array_equal(first.y, again.y)


def test_another_seed_is_another_crowd() -> None:
    first, other = strangers("congee", seed=7), strangers("congee", seed=8)
    assert not np.isin(first.X, other.X).any()
    assert not np.isin(first.y, other.y).any()


def test_strangers_are_drawn_from_the_range_of_the_regulars_and_are_none_of_them() -> None:
    met, unmet = regulars("congee").X, strangers("congee").X
    assert (unmet >= met.min(axis=0)).all()
    assert (unmet <= met.max(axis=0)).all()
    assert not np.isin(unmet, met).any()


def test_one_seed_is_one_crowd_of_tongues_whatever_the_order() -> None:
    for dish, eaters in COMBINATIONS:
        assert np.array_equal(strangers(dish, eaters).X, strangers("congee").X)


def test_strangers_disagree_about_as_much_as_the_regulars() -> None:
    disagreements = strangers("congee", count=10_000).y - strangers("congee", count=10_000).X @ [3.2, 0.2]
    usual = np.sqrt(np.mean(np.square([float(e) for e in EPSILON])))
    assert np.std(disagreements) == pytest.approx(usual, rel=0.05)


@pytest.mark.parametrize("count", [1, 3, 100_000])
def test_a_crowd_is_as_large_as_asked(count: int) -> None:
    assert len(strangers("congee", count=count)) == count


# --- safe to share


def test_the_numbers_of_a_crowd_cannot_be_changed() -> None:
    for diners in (regulars("congee"), strangers("congee")):
        for array in (diners.X, diners.y):
            with pytest.raises(ValueError, match="read-only"):
                array[0] = 9
        with pytest.raises(dataclasses.FrozenInstanceError):
            diners.y = np.ones(8)  # type: ignore[misc]


def test_a_crowd_keeps_numbers_of_its_own() -> None:
    assert not np.shares_memory(regulars("congee").X, TONGUES)
    assert not np.shares_memory(regulars("congee").y, DISAGREEMENTS)


# --- what is refused


@pytest.mark.parametrize("crowd", [regulars, strangers])
def test_an_unknown_dish_or_eater_is_named_with_the_known_ones(crowd: Any) -> None:
    with pytest.raises(ValueError, match=r"dish must be one of tomato_egg, .*, got 'pizza'"):
        crowd("pizza")
    with pytest.raises(ValueError, match=r"eaters must be one of light, normal, heavy, got 'greedy'"):
        crowd("congee", "greedy")


@pytest.mark.parametrize("count", [0, -1, 100_001, np.nan, np.inf])
def test_a_crowd_of_impossible_size_is_refused(count: Any) -> None:
    with pytest.raises(ValueError, match="count must be"):
        strangers("congee", count=count)


@pytest.mark.parametrize("seed", [-1, 2**32, 0.5, np.nan])
def test_a_crowd_of_an_impossible_seed_is_refused(seed: Any) -> None:
    with pytest.raises(ValueError, match="seed must be"):
        strangers("congee", seed=seed)
