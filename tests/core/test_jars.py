"""Jars: exactly what least squares leaves, one jar at a time, and what strangers say of it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.diners import DISHES, EATERS, regulars, strangers
from core.jars import FEWEST, MOST, TABLES, open_jars
from core.least_squares import bowl
from core.losses import taste_score

ALL = open_jars()


def drawn(seed: int) -> tuple[np.ndarray, np.ndarray]:
    """The tongues of one time, in the order of the draws: all six jars of the regulars, then those of the strangers."""
    generator = np.random.default_rng(seed)
    further = generator.uniform(0.2, 1.7, (8, 6)), generator.uniform(0.2, 1.7, (200, 6))
    known = regulars("tomato_egg").X, strangers("tomato_egg").X
    return np.hstack([known[0], further[0]]), np.hstack([known[1], further[1]])


@pytest.mark.parametrize("seed", [0, 7, 199])
def test_amounts_solve_the_normal_equations_and_scores_follow_from_them(seed: int) -> None:
    asked, unasked = drawn(seed)
    wish, theirs = regulars("tomato_egg").y, strangers("tomato_egg").y
    for row, count in enumerate(range(FEWEST, MOST + 1)):
        amounts, X = ALL.amounts[seed, row], asked[:, :count]
        np.testing.assert_allclose(X.T @ (X @ amounts[:count]), X.T @ wish, atol=1e-8)
        assert not amounts[count:].any(), "a jar that is shut gives nothing"
        errors = asked @ amounts - wish, unasked @ amounts - theirs
        told = ALL.regulars[seed, row], ALL.strangers[seed, row]
        assert told == pytest.approx([100 / (1 + np.mean(each**2)) for each in errors])


def test_two_jars_are_the_bowl_of_every_other_page() -> None:
    shape = bowl(regulars("tomato_egg"))
    np.testing.assert_allclose(ALL.amounts[:, 0, :2], np.tile(shape.bottom, (TABLES, 1)))
    np.testing.assert_allclose(ALL.regulars[:, 0], taste_score(shape.lowest_loss))


def test_one_jar_more_never_displeases_the_regulars_and_eight_please_all_of_them() -> None:
    assert (np.diff(ALL.regulars, axis=1) >= -1e-9).all()
    np.testing.assert_allclose(ALL.regulars[:, -1], 100.0)


def test_what_regulars_gain_strangers_pay() -> None:
    assert [round(float(score)) for score in ALL.usual_regulars] == [96, 96, 97, 98, 99, 99, 100]
    for score, (low, high) in zip(
        ALL.usual_strangers,
        [(95, 96), (94, 97), (93, 95), (90, 93), (86, 90), (77, 83), (44, 59)],
        strict=True,
    ):
        assert low <= score <= high
    assert ALL.worse == TABLES
    spread = ALL.strangers[:50, -1]
    assert spread.min() < 10
    assert spread.max() > 80, "single times say anything, so the median comes first"
    assert (ALL.amounts[:, -1] < 0).any(axis=1).mean() > 0.5


def test_the_example_is_like_the_others() -> None:
    apart = ALL.strangers[ALL.example] - ALL.usual_strangers
    assert np.abs(apart).max() < 5


@settings(max_examples=20)
@given(dish=st.sampled_from([*DISHES]), eaters=st.sampled_from([*EATERS]), times=st.integers(1, 5))
def test_every_order_can_be_seasoned_from_jars(dish: str, eaters: str, times: int) -> None:
    found = open_jars(dish, eaters=eaters, times=times)
    assert found.amounts.shape == (times, 7, 8)
    assert np.isfinite(found.amounts).all()
    assert ((found.strangers >= 0) & (found.strangers <= 100)).all()
    assert 0 <= found.example < times
    assert 0 <= found.worse <= times


def test_what_is_impossible_is_named() -> None:
    with pytest.raises(ValueError, match="times must be between 1 and 1000, got 0"):
        open_jars(times=0)
    with pytest.raises(ValueError, match="dish must be one of"):
        open_jars("soup")
    with pytest.raises(ValueError, match="eaters must be one of"):
        open_jars(eaters="ghosts")
