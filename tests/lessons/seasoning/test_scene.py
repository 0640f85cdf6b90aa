"""A moment of *Season it yourself*: the scores of the walk, when the bet is settled, and what would help."""

from itertools import product

import numpy as np
import pytest

from core.diners import DISHES, regulars
from core.examples import Examples
from core.one_step import Move
from lessons.seasoning.scene import Scene
from lessons.seasoning.settings import Seasoning
from tests.conftest import score_of

START = (1.0, 1.0)


def scene(*walk: tuple[float, float], dish: str = "tomato_egg") -> Scene:
    salt, spice = walk[-1]
    return Scene(Seasoning(dish=dish, salt=salt, spice=spice), walk)


def happiest(dish: str) -> tuple[float, float]:
    """By the normal equations."""
    crowd = regulars(dish)
    salt, spice = np.linalg.solve(crowd.X.T @ crowd.X, crowd.X.T @ crowd.y)
    return float(salt), float(spice)


def test_each_try_has_its_own_score_and_the_best_of_them_counts() -> None:
    walk = (START, (3.0, 0.8), (5.0, 0.0))
    now = scene(*walk)
    assert now.scores == pytest.approx([score_of("tomato_egg", *grams) for grams in walk])
    assert now.score == pytest.approx(now.scores[-1])
    assert now.best == pytest.approx(now.scores[1])
    assert now.tries == 2
    assert now.tasting.errors == pytest.approx(now.crowd.X @ np.array([5.0, 0.0]) - now.crowd.y)


def test_the_goal_was_passed_after_the_move_that_first_did_and_stays_so() -> None:
    walk = [START, (2.0, 1.0), (3.0, 0.8), (5.0, 5.0), (2.9, 0.8)]
    assert scene(*walk[:2]).passed is None
    assert [scene(*walk[:stop]).passed for stop in (3, 4, 5)] == [2, 2, 2]
    for salt, spice in product(np.arange(0.0, 6.1, 0.5).tolist(), repeat=2):
        assert scene(START, (salt, spice), START).passed == (1 if score_of("tomato_egg", salt, spice) >= 90 else None)


@pytest.mark.parametrize("bet", ["most", "skip"])
def test_what_would_give_the_bet_away_waits_for_the_bet_and_the_first_move(bet: str) -> None:
    assert scene(START).veiled(None)
    assert scene((3.0, 0.8)).veiled(None)
    assert scene(START).veiled(bet)
    assert not scene(START, (2.0, 1.0)).veiled(bet)
    assert not scene(START, (2.0, 1.0), START).veiled(bet)
    assert not scene((3.0, 0.8)).veiled(bet)  # as a link brings it


def test_a_hand_has_tasted_enough_once_it_passed_90_or_moved_8_times() -> None:
    poor = [(0.0, spice / 10) for spice in range(9)]
    assert not scene(START).tasted_enough
    assert not scene(*poor[:8]).tasted_enough
    assert scene(*poor).tasted_enough
    assert scene(*poor).tries == 8
    salt, spice = happiest("tomato_egg")
    assert scene(START, (salt, spice)).tasted_enough
    assert scene((salt, spice), START).tasted_enough
    above = next(
        grams for grams in ((salt + far / 100, spice) for far in range(300)) if score_of("tomato_egg", *grams) < 90
    )
    assert not scene(START, above).tasted_enough


@pytest.mark.parametrize("dish", DISHES)
def test_at_the_best_seasoning_six_of_eight_are_happy_whatever_the_dish(dish: str) -> None:
    """Within a tenth of a gram of where the loss is lowest; a quarter of a unit off is still right."""
    now, crowd = scene(START, dish=dish), regulars(dish)
    salt, spice = np.round(happiest(dish), 1)
    errors = crowd.X @ [salt, spice] - crowd.y
    assert now.happy == int((np.abs(errors) < 0.25).sum()) == 6
    assert now.answers == ["most"]


@pytest.mark.parametrize(("dish", "eaters", "answer"), [("congee", "light", "all"), ("mapo_tofu", "heavy", "few")])
def test_with_other_palates_all_are_happy_or_few(dish: str, eaters: str, answer: str) -> None:
    assert Scene(Seasoning(dish=dish, eaters=eaters), (START,)).answers == [answer]


@pytest.mark.parametrize("grams", list(product((0.0, 3.5, 6.0), (0.0, 0.8, 6.0))))
def test_the_move_that_helps_most_does_and_no_slider_goes_beyond_its_end(grams: tuple[float, float]) -> None:
    move = scene(grams).move
    assert move is not None
    after = list(grams)
    after[move.which] += move.amount
    assert score_of("tomato_egg", *after) > score_of("tomato_egg", *grams)
    assert all(0 <= gram <= 6 for gram in after)
    for which, amount in product((0, 1), (move.amount, -move.amount)):
        other = list(grams)
        other[which] += amount
        assert score_of("tomato_egg", *other) <= score_of("tomato_egg", *after) or not 0 <= other[which] <= 6


def test_where_no_move_of_one_slider_helps_there_is_none() -> None:
    now = scene((3.0, 0.8))
    assert now.move is None
    for size, way in product((1.0, 0.5, 0.1, -0.1, -0.5, -1.0), np.eye(2)):
        salt, spice = np.array([3.0, 0.8]) + size * way
        assert salt < 0 or spice < 0 or score_of("tomato_egg", salt, spice) <= now.score


@pytest.mark.parametrize(
    ("wished", "grams", "which", "amount"),
    [
        ((9.0, 1.0), (5.0, 1.0), 0, 1.0),
        ((9.0, 1.0), (5.4, 1.0), 0, 0.6),
        ((9.0, 1.0), (5.9, 1.0), 0, 0.1),
        ((9.0, 1.0), (6.0, 1.0), None, 0.0),
        ((1.0, -3.0), (1.0, 1.0), 1, -1.0),
        ((1.0, -3.0), (1.0, 0.6), 1, -0.6),
        ((1.0, -3.0), (1.0, 0.1), 1, -0.1),
        ((1.0, -3.0), (1.0, 0.0), None, 0.0),
    ],
)
def test_a_crowd_that_wants_what_no_slider_has_is_given_no_hint_beyond_its_end(
    monkeypatch: pytest.MonkeyPatch,
    wished: tuple[float, float],
    grams: tuple[float, float],
    which: int | None,
    amount: float,
) -> None:
    crowd = Examples(np.eye(2), np.array(wished), regulars("congee").features)
    monkeypatch.setattr("lessons.seasoning.scene.crowds.crowd", lambda order: crowd)
    move = scene(grams).move
    if which is None:
        assert move is None
    else:
        assert isinstance(move, Move)
        assert (move.which, move.amount) == (which, amount)
