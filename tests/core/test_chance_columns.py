"""Columns of pure chance: all counts at once against one fit after another, on few rows and on many."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from core.chance_columns import MOST_RANDOM, misses_by_count, with_random_columns
from core.data.cheese import CHEESES
from core.examples import Examples
from core.regression import FEW_ROWS, explained, fit, judge, leave_one_out, root_mean_square


def test_columns_of_pure_chance_make_it_worse_where_it_never_looked() -> None:
    means = [
        np.mean([leave_one_out(with_random_columns(CHEESES, count, seed)).rmse for seed in range(60)])
        for count in (0, 3, 10, 20)
    ]
    assert_allclose(means, [10.65, 11.5, 14.4, 26], rtol=0.06)
    own = [explained(more := with_random_columns(CHEESES, count, 0), fit(more).predict(more.X)) for count in range(26)]
    assert np.all(np.diff(own) > 0)  # and better on its own cheeses


def test_fewer_columns_of_chance_are_the_first_of_more() -> None:
    many = with_random_columns(CHEESES, MOST_RANDOM, 3).X
    assert_allclose(with_random_columns(CHEESES, 4, 3).X, many[:, :7])
    assert_allclose(many[:, :3], CHEESES.X)
    with pytest.raises(ValueError, match="count must be between 0 and 25"):
        with_random_columns(CHEESES, MOST_RANDOM + 1, 3)


def one_by_one(examples: Examples, count: int, seed: int) -> tuple[float, float]:
    """What a single fit misses by, on its own rows and on others."""
    more = with_random_columns(examples, count, seed)
    return root_mean_square(fit(more).predict(more.X) - more.y), judge(more).rmse


def test_all_counts_at_once_are_what_each_fit_says() -> None:
    missed = misses_by_count(CHEESES, MOST_RANDOM, 12)
    assert missed.own.shape == missed.unseen.shape == (12, MOST_RANDOM + 1)
    for seed, count in np.ndindex(missed.own.shape):
        own, unseen = one_by_one(CHEESES, count, seed)
        assert missed.own[seed, count] == pytest.approx(own, abs=1e-9)
        assert missed.unseen[seed, count] == pytest.approx(unseen, rel=1e-7)


@settings(max_examples=25)
@given(
    st.integers(6, 40) | st.integers(FEW_ROWS - 1, FEW_ROWS + 60),
    st.integers(0, 4),
    st.sampled_from(["plain", "twice", "same", "single"]),
    st.integers(0, 2**31),
)
def test_they_are_on_any_rows(rows: int, columns: int, odd: str, seed: int) -> None:
    """Columns that say the same twice, one that never changes, one that a single row settles."""
    drawn = np.random.default_rng([seed, 7]).normal(size=(rows, columns + 1))
    if odd == "twice":
        drawn = np.column_stack([drawn, -3 * drawn[:, 0]])
    if odd == "same":
        drawn = np.column_stack([drawn, np.full(rows, 2.5)])
    if odd == "single":
        drawn = np.column_stack([drawn, np.arange(rows) == 1])
    examples = Examples(drawn, np.random.default_rng([seed, 8]).normal(size=rows))
    most = min(5, rows - 2 - drawn.shape[1])
    if most < 0:
        return
    missed = misses_by_count(examples, most, 2)
    for each, count in np.ndindex(missed.own.shape):
        own, unseen = one_by_one(examples, count, each)
        assert missed.own[each, count] == pytest.approx(own, rel=1e-6, abs=1e-8)
        assert missed.unseen[each, count] == pytest.approx(unseen, rel=1e-5, abs=1e-8)


@pytest.mark.parametrize(("most", "draws"), [(MOST_RANDOM + 1, 1), (-1, 1), (3, 0)])
def test_impossible_numbers_are_refused(most: int, draws: int) -> None:
    with pytest.raises(ValueError, match="must be between"):
        misses_by_count(CHEESES, most, draws)
