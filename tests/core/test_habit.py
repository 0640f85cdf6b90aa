"""The habit: Bayes' rule against an account by enumeration, and against guests who were drawn."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.habit import next_order


def by_hand(counts: list[int], favourite: float) -> list[float]:
    """Every favourite in turn: how likely the orders are if it is that one, and what is ordered next."""
    many = len(counts)
    other = (1 - favourite) / (many - 1)
    joint = [favourite ** counts[f] * other ** (sum(counts) - counts[f]) for f in range(many)]
    whole = sum(joint)
    return [sum(joint[f] / whole * (favourite if f == d else other) for f in range(many)) for d in range(many)]


@given(st.lists(st.integers(0, 9), min_size=2, max_size=8), st.floats(0.02, 0.98))
def test_it_is_bayes_rule_favourite_by_favourite(counts: list[int], favourite: float) -> None:
    assert next_order(counts, favourite) == pytest.approx(by_hand(counts, favourite), rel=1e-9)


def test_the_figures_of_the_page() -> None:
    found = [next_order([times, 0, 0, 0, 0, 0], 0.8)[0] for times in range(5)]
    assert found == pytest.approx([1 / 6, 0.648, 0.7906, 0.7998, 0.8], abs=5e-4)


@given(st.lists(st.integers(0, 10**6), min_size=2, max_size=5), st.floats(1e-6, 1 - 1e-6))
def test_many_orders_overflow_nothing(counts: list[int], favourite: float) -> None:
    found = next_order(counts, favourite)
    assert found.sum() == pytest.approx(1.0)
    assert (found >= 0).all()


def test_it_is_what_comes_of_many_guests() -> None:
    dice = np.random.default_rng(0)
    fans = dice.integers(4, size=200_000)
    drawn = np.where(dice.random((3, len(fans))) < 0.7, fans, (fans + dice.integers(1, 4, (3, len(fans)))) % 4)
    twice = (drawn[0] == 1) & (drawn[1] == 1)
    assert (drawn[2][twice] == 1).mean() == pytest.approx(next_order([0, 2, 0, 0], 0.7)[1], abs=0.01)


@pytest.mark.parametrize("counts", [[1], [[1, 2]], [-1, 2], [0.5, 1], [float("nan"), 1], "12"])
def test_counts_that_are_none_are_refused(counts: object) -> None:
    with pytest.raises(ValueError, match="counts"):
        next_order(counts, 0.8)  # type: ignore[arg-type]


@pytest.mark.parametrize("favourite", [0.0, 1.0, float("nan"), 2.0])
def test_a_share_that_is_none_is_refused(favourite: float) -> None:
    with pytest.raises(ValueError, match="favourite"):
        next_order([1, 0], favourite)
