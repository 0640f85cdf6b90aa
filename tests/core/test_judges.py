"""Three judges of one dish, against closed forms; two judges of a stated probability, against finite differences."""

from collections.abc import Callable
from itertools import combinations

import numpy as np
import pytest

from core import judges
from core.arrays import Array
from core.diners import DISHES, TONGUES, regulars, strangers
from core.examples import Examples
from core.judges import (
    JUDGES,
    NEAR,
    STATED_JUDGES,
    brier,
    brier_slope,
    judge_stated,
    learn_under,
    taste_dish,
    trainings_under,
    voices,
    walk_under,
    with_picky_diner,
)
from core.losses import HUBER_THRESHOLD, LOSSES

EXTRAS = (-3.0, -1.0, 0.0, 0.5, 3.0, 6.0)
every_dish = pytest.mark.parametrize("dish", DISHES)
every_extra = pytest.mark.parametrize("extra", EXTRAS)


def least_absolute(diners: Examples) -> Array:
    """The exact best under the absolute error: with two weights, it pleases some two diners fully."""
    corners = [np.linalg.solve(diners.X[list(two)], diners.y[list(two)]) for two in combinations(range(len(diners)), 2)]
    return min(corners, key=lambda weights: float(np.abs(diners.X @ weights - diners.y).sum()))


# --- the three dishes


@every_dish
@every_extra
def test_squared_arrives_at_least_squares(dish: str, extra: float) -> None:
    crowd = with_picky_diner(regulars(dish), extra)
    assert learn_under("squared", crowd).weights == pytest.approx(np.linalg.lstsq(crowd.X, crowd.y)[0], abs=1e-9)


@every_dish
@every_extra
def test_absolute_arrives_at_the_corner_that_enumeration_finds(dish: str, extra: float) -> None:
    crowd = with_picky_diner(regulars(dish), extra)
    assert learn_under("absolute", crowd).weights == pytest.approx(least_absolute(crowd), abs=0.004)


@every_extra
def test_huber_arrives_where_clipped_complaints_balance(extra: float) -> None:
    crowd = with_picky_diner(regulars("tomato_egg"), extra)
    errors = learn_under("huber", crowd).errors
    assert np.clip(errors, -HUBER_THRESHOLD, HUBER_THRESHOLD) @ crowd.X == pytest.approx([0, 0], abs=1e-4)


def test_without_a_picky_diner_huber_is_squared() -> None:
    """No regular is off by more than the threshold, so the clipping never begins."""
    crowd = regulars("tomato_egg")
    squared, huber = (learn_under(judge, crowd) for judge in ("squared", "huber"))
    assert np.abs(squared.errors).max() < HUBER_THRESHOLD
    assert huber.weights == pytest.approx(squared.weights, abs=1e-4)


def test_the_documented_dishes() -> None:
    crowd = with_picky_diner(regulars("tomato_egg"), 3.0)
    found = {judge: learn_under(judge, crowd).weights for judge in JUDGES}
    assert found["squared"] == pytest.approx([3.07, 1.03], abs=0.01)
    assert found["absolute"] == pytest.approx([3.145, 0.73], abs=0.01)
    assert found["huber"] == pytest.approx([3.01, 0.84], abs=0.01)


@every_dish
def test_one_picky_diner_moves_squared_most_and_absolute_not_at_all(dish: str) -> None:
    calm, picky = regulars(dish), with_picky_diner(regulars(dish), 3.0)
    moved = {j: np.linalg.norm(learn_under(j, picky).weights - learn_under(j, calm).weights) for j in JUDGES}
    assert moved["squared"] > 4 * moved["huber"] > 0
    assert moved["absolute"] < 0.005


def test_how_far_squared_moves_is_proportional_to_how_picky() -> None:
    """Least squares is linear in the wishes."""
    calm = learn_under("squared", regulars("congee")).weights
    one, two = (learn_under("squared", with_picky_diner(regulars("congee"), e)).weights - calm for e in (1.5, 3.0))
    assert two == pytest.approx(2 * one, abs=1e-8)


@every_extra
@pytest.mark.parametrize("judge", JUDGES)
def test_hardly_anything_near_the_dish_is_better(judge: str, extra: float) -> None:
    diners = with_picky_diner(regulars("tomato_egg"), extra)
    dish, near = learn_under(judge, diners), np.linspace(-0.05, 0.05, 101)
    salt, spice = np.meshgrid(dish.weights[0] + near, dish.weights[1] + near)
    around = np.stack([salt, spice], axis=-1) @ diners.X.T
    assert dish.loss - LOSSES[judge].value(around, diners.y).min() < 3e-4


def test_only_the_picky_diner_changes() -> None:
    calm, picky = regulars("congee"), with_picky_diner(regulars("congee"), 2.0, which=3)
    assert (picky.X == TONGUES).all()
    assert (picky.y - calm.y).tolist() == pytest.approx([0, 0, 0, 2, 0, 0, 0, 0])


# --- the way there, and who is heard


@pytest.mark.parametrize("judge", JUDGES)
def test_the_walk_begins_at_one_gram_and_ends_at_the_dish_to_the_last_digit(judge: str) -> None:
    crowd = with_picky_diner(regulars("congee"), 3.0)
    walk = walk_under(judge, crowd)
    assert walk.shape == (1 + judges.ROUNDS * len(judges.RATES), 2)
    assert walk[0].tolist() == list(judges.START)
    assert np.array_equal(walk[-1], learn_under(judge, crowd).weights)
    for step, rate in enumerate(np.repeat(judges.RATES, judges.ROUNDS)):
        slope = LOSSES[judge].slope(crowd.X @ walk[step], crowd.y) @ crowd.X
        assert walk[step + 1] == pytest.approx(walk[step] - rate * slope, abs=1e-12)


def test_a_walk_that_burns_ends_where_it_burnt() -> None:
    crowd = Examples(100 * regulars("congee").X, regulars("congee").y, regulars("congee").features)
    *_, last = trainings_under("squared", crowd)
    walk = walk_under("squared", crowd)
    assert last.burnt
    assert len(walk) < 1 + judges.ROUNDS * len(judges.RATES)
    assert learn_under("squared", crowd).burnt
    assert np.isfinite(walk).all()


def test_a_voice_is_a_pull_as_a_part_of_all() -> None:
    errors = np.array([-3.0, 0.5, 0.25, 0.0])
    assert voices("squared", errors) == pytest.approx(np.array([6.0, 1.0, 0.5, 0.0]) / 7.5)
    assert voices("absolute", errors) == pytest.approx(np.array([1.0, 1.0, 1.0, 0.0]) / 3)
    assert voices("huber", errors) == pytest.approx(np.array([0.5, 0.5, 0.25, 0.0]) / 1.25)


@pytest.mark.parametrize("judge", JUDGES)
def test_all_voices_together_are_one_and_where_nobody_pulls_there_is_none(judge: str) -> None:
    many = np.random.default_rng(3).normal(size=(4, 5, 8))
    assert voices(judge, many).shape == many.shape
    assert voices(judge, many).sum(axis=-1) == pytest.approx(1.0)
    assert not voices(judge, np.zeros((2, 8))).any()


@pytest.mark.parametrize(
    ("judge", "errors", "said"),
    [("mother", [1.0], "judge"), ("huber", 1.0, "shape"), ("huber", [], "shape"), ("huber", [np.nan], "finite")],
)
def test_a_voice_is_not_heard_of_what_is_no_row_of_errors(judge: str, errors: object, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        voices(judge, errors)  # type: ignore[arg-type]


# --- a stated probability


@pytest.mark.parametrize("logit", [-6.0, -0.4, 0.0, 1.0, 7.0])
@pytest.mark.parametrize("happened", [0.0, 1.0])
def test_brier_slope_is_the_finite_difference(logit: float, happened: float) -> None:
    h, target = 1e-5, np.array([happened])
    numeric = (brier(np.array([logit + h]), target) - brier(np.array([logit - h]), target)) / (2 * h)
    assert brier_slope(np.array([logit]), target)[0] == pytest.approx(numeric, abs=1e-9)


@pytest.mark.parametrize("p", [0.001, 0.01, 0.3, 0.5, 0.9, 0.999])
def test_a_stated_probability_costs_what_the_formulas_say(p: float) -> None:
    said, judged = judge_stated("cross_entropy", p), judge_stated("brier", p)
    assert said.loss == pytest.approx(-np.log(p))
    assert said.slope == pytest.approx(p - 1)
    assert judged.loss == pytest.approx((1 - p) ** 2)
    assert judge_stated("brier", p, happened=False).loss == pytest.approx(p**2)


def test_a_confident_wrong_answer_costs_more_and_more_but_brier_hardly_notices() -> None:
    losses = {judge: [judge_stated(judge, p).loss for p in (0.1, 0.01, 0.001)] for judge in STATED_JUDGES}
    assert np.diff(losses["cross_entropy"]) == pytest.approx([np.log(10), np.log(10)])
    assert np.diff(losses["brier"]).sum() < 0.2
    assert abs(judge_stated("brier", 0.001).slope) < 0.003 < abs(judge_stated("cross_entropy", 0.001).slope)


# --- what is refused


def test_what_is_not_known_is_refused() -> None:
    with pytest.raises(ValueError, match="judge must be one of squared, absolute, huber, got 'mother'"):
        learn_under("mother", regulars("congee"))
    with pytest.raises(ValueError, match="judge must be one of brier, cross_entropy"):
        judge_stated("mother", 0.5)
    for wrong in (0.0, 1.0, -1.0, float("nan")):
        with pytest.raises(ValueError, match="probability must be"):
            judge_stated("brier", wrong)
    with pytest.raises(ValueError, match="extra must be finite"):
        with_picky_diner(regulars("congee"), float("inf"))


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: taste_dish("mother", regulars("congee"), [1.0, 1.0]), "judge must be one of squared, absolute, huber"),
        (lambda: learn_under(["squared"], regulars("congee")), "judge must be one of squared, absolute, huber"),  # type: ignore[arg-type]
        (lambda: taste_dish("squared", regulars("congee"), [1.0]), "weights must be 2 numbers in a row"),
        (lambda: taste_dish("squared", regulars("congee"), [[1.0, 1.0]]), "weights must be 2 numbers in a row"),
        (lambda: taste_dish("squared", regulars("congee"), [1.0, np.nan]), "weights must be finite"),
        (
            lambda: learn_under("squared", Examples(np.ones((2, 3)), np.ones(2), ("a", "b", "c"))),
            "needs 3 weights, got 2",
        ),
        (lambda: with_picky_diner(regulars("congee"), 1.0, which=-1), "which must be between 0 and 7, got -1"),
        (lambda: with_picky_diner(regulars("congee"), 1.0, which=8), "which must be between 0 and 7, got 8"),
        (lambda: with_picky_diner(regulars("congee"), 1.0, which=1.5), "which must be a whole number, got 1.5"),  # type: ignore[arg-type]
        (lambda: with_picky_diner(regulars("congee"), np.arange(8.0)), "extra must be one number"),  # type: ignore[arg-type]
        (lambda: with_picky_diner(regulars("congee"), 1e7), "extra must be between -1e\\+06 and 1e\\+06, got 1e\\+07"),
        (lambda: judge_stated("brier", 0.5, happened=0.5), "happened must be a whole number, got 0.5"),  # type: ignore[arg-type]
        (lambda: judge_stated("brier", 0.5, happened="no"), "happened must be numbers, got 'no'"),  # type: ignore[arg-type]
        (lambda: brier(np.zeros(1), np.array([2.0])), "target must be between 0 and 1, got 2"),
        (lambda: brier_slope(np.zeros(3), np.zeros((3, 1))), "targets numbers"),
    ],
)
def test_judges_take_nothing_for_something_else(make: Callable[[], object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        make()


# --- whether a dish is an answer


def squeezed(factor: float) -> Examples:
    """The regulars, feeling so many times as much."""
    return Examples(factor * regulars("congee").X, regulars("congee").y)


@every_dish
@every_extra
@pytest.mark.parametrize("judge", JUDGES)
def test_with_the_usual_tongues_every_dish_is_settled(judge: str, extra: float, dish: str) -> None:
    learned = learn_under(judge, with_picky_diner(regulars(dish), extra))
    assert (learned.burnt, learned.settled) == (False, True)


def test_a_training_that_diverged_says_so_and_stops() -> None:
    """With tongues ten times as fine the boldest rate is far past the boiling point."""
    burnt = learn_under("squared", squeezed(10.0))
    assert (burnt.burnt, burnt.settled) == (True, False)


@pytest.mark.parametrize("judge", JUDGES)
def test_a_training_that_was_too_short_says_so(judge: str) -> None:
    """Dull tongues hardly turn the slope, and alike ones leave a valley: 500 rounds do not reach the end of either."""
    for crowd in (squeezed(0.01), regulars("tomato_egg", alike=True)):
        learned = learn_under(judge, crowd)
        assert (learned.burnt, learned.settled) == (False, False)


def best_of(judge: str, diners: Examples) -> Array:
    """Least squares, the best corner, or Newton's method on the clipped complaints."""
    if judge == "absolute":
        return least_absolute(diners)
    w: Array = np.linalg.lstsq(diners.X, diners.y)[0]
    for _ in range(100 if judge == "huber" else 0):
        errors = diners.X @ w - diners.y
        near = diners.X[np.abs(errors) < HUBER_THRESHOLD]
        slope = np.clip(errors, -HUBER_THRESHOLD, HUBER_THRESHOLD) @ diners.X
        w = w - 0.5 * np.linalg.lstsq(near.T @ near, slope)[0]
    return w


@pytest.mark.parametrize("judge", JUDGES)
@pytest.mark.parametrize("alike", [False, True])
@pytest.mark.parametrize("extra", [0.0, 3.0])
def test_settled_is_to_be_near_the_best_found_by_other_means(judge: str, extra: float, alike: bool) -> None:
    """In any direction, along the valley too: at the best yes, twice as far off as allowed no."""
    crowd = with_picky_diner(regulars("mapo_tofu", alike=alike), extra)
    best = best_of(judge, crowd)
    for angle in np.linspace(0, 2 * np.pi, 24, endpoint=False):
        away = NEAR * np.array([np.cos(angle), np.sin(angle)])
        assert taste_dish(judge, crowd, best).settled
        assert not taste_dish(judge, crowd, best + 2.0 * away).settled


def test_huge_weights_taste_infinitely_bad_and_a_large_crowd_is_asked_too() -> None:
    assert taste_dish("squared", regulars("congee"), [1e200, 1.0]).loss == np.inf
    many = strangers("congee", count=20_000)
    best = np.linalg.lstsq(many.X, many.y)[0]
    assert taste_dish("squared", many, best).settled
    assert not taste_dish("squared", many, best + np.array([0.0, 2 * NEAR])).settled


def test_a_better_dish_is_looked_for_at_every_degree_and_both_ways_along_every_valley() -> None:
    around = judges._directions(regulars("congee").X)
    assert np.hypot(*around.T) == pytest.approx(np.ones(len(around)))
    degrees = np.degrees(np.arctan2(around[:, 1], around[:, 0])) % 360
    assert np.abs((degrees[:, np.newaxis] - np.arange(360) + 180) % 360 - 180).min(axis=0).max() < 1e-6
    for felt in regulars("congee").X:
        unnoticed = around[np.abs(around @ felt) < 1e-12]
        assert any(one == pytest.approx(-other) for one, other in combinations(unnoticed, 2))
