"""Searches: the order of draws, where trials stand, who wins how often, and the closed form for one peak."""

from math import isqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.search import BUDGETS, KITCHENS, LAYOUTS, Searched, Tally, Tried, random_wins, search, tally
from core.trials import RATES, UNITS, trials

KINDS = st.sampled_from(sorted(LAYOUTS))


def test_the_order_of_draws_is_shift_then_rates_then_units() -> None:
    found = search(0)
    dice = np.random.default_rng(0)
    low = -2.5 + dice.uniform(-2 / 3, 2 / 3)
    assert found.low == low == pytest.approx(-2.31738, abs=1e-5)
    powers = low + 4 * dice.random(9)
    assert found.random.rates.tolist() == np.rint((powers + 3) * 24).tolist() == [42, 20, 18, 94, 104, 75, 86, 69, 106]
    assert found.random.units.tolist() == (dice.integers(4, 17, 9) - 4).tolist() == [3, 10, 8, 0, 5, 11, 7, 0, 9]
    assert found.random.right.tolist() == [541, 503, 504, 500, 511, 716, 500, 812, 500]
    assert (found.random.values, found.random.best, found.random.most) == (9, 7, 812)
    assert (found.grid.values, found.grid.most, found.outcome) == (3, 711, 1)


@pytest.mark.parametrize(
    ("layout", "budget", "expected"),
    [
        ("centres", 4, (87, 0, 113)),
        ("centres", 9, (124, 0, 76)),
        ("centres", 16, (129, 2, 69)),
        ("centres", 25, (140, 2, 58)),
        ("ends", 4, (100, 2, 98)),
        ("ends", 9, (94, 0, 106)),
        ("ends", 16, (89, 5, 106)),
        ("ends", 25, (63, 3, 134)),
    ],
)
def test_who_wins_how_often_depends_on_the_layout(layout: str, budget: int, expected: tuple[int, int, int]) -> None:
    found = tally(budget, layout)
    assert len(found.outcomes) == KITCHENS
    counts = (found.random_better, found.equal, found.grid_better)
    assert sum(counts) == KITCHENS
    # A few of the boldest networks come out otherwise where sums are rounded otherwise.
    assert counts == pytest.approx(expected, abs=2)


def test_with_nine_at_cell_centres_random_leads_with_four_the_grid_does_and_on_the_ends_none() -> None:
    assert tally(9).leads == 1
    assert tally(4).grid_better > tally(4).random_better
    assert tally(9, "ends").leads == 0
    assert tally(9).random.mean() == pytest.approx(768.3, abs=2)
    assert tally(9).grid.mean() == pytest.approx(734.3, abs=2)


@pytest.mark.parametrize(("won", "lost", "leads"), [(124, 76, 1), (76, 124, -1), (113, 87, 0), (0, 0, 0), (4, 0, 1)])
def test_a_lead_is_more_than_a_coin_would_explain(won: int, lost: int, leads: int) -> None:
    outcomes = np.array([1] * won + [-1] * lost + [0] * 3)
    assert Tally(outcomes, outcomes, outcomes).leads == leads


@given(st.integers(0, 10_000), st.sampled_from(BUDGETS), KINDS)
def test_a_grid_tries_few_values_and_random_nearly_one_each_trial(kitchen: int, budget: int, layout: str) -> None:
    found = search(kitchen, budget, layout)
    side = isqrt(budget)
    assert found.grid.values == side
    assert len(found.grid.rates) == len(found.random.rates) == budget
    assert side < found.random.values <= budget or found.random.values >= side - 1
    where = LAYOUTS[layout]
    assert found.high - found.low == pytest.approx(where.high - where.low)
    assert abs(found.low - where.low) <= where.shift
    for tried in (found.grid, found.random):
        assert (tried.rates >= 0).all()
        assert (tried.rates < len(RATES)).all()
        assert (tried.units >= 0).all()
        assert (tried.units < len(UNITS)).all()
        assert tried.right.tolist() == trials().right[tried.rates, tried.units].tolist()
        powers = np.log10(RATES[tried.rates])
        inside = (powers >= found.low - 1 / 48 - 1e-9) & (powers <= found.high + 1 / 48 + 1e-9)
        assert (inside | (tried.rates == 0) | (tried.rates == len(RATES) - 1)).all()
    assert found.outcome == np.sign(max(found.random.right) - max(found.grid.right))


@given(st.integers(0, 999), st.sampled_from(BUDGETS))
def test_at_cell_centres_every_cell_has_one_trial_and_steps_are_equal(kitchen: int, budget: int) -> None:
    found, side = search(kitchen, budget), isqrt(budget)
    values = np.log10(RATES[np.unique(found.grid.rates)])
    assert np.diff(values) == pytest.approx(np.full(side - 1, 4 / side), abs=1 / 24 + 1e-9)
    cells = np.floor((values - found.low) / (4 / side)).astype(int)
    assert cells.tolist() == list(range(side))
    assert len({*zip(found.grid.rates.tolist(), found.grid.units.tolist(), strict=True)}) == budget


def test_on_the_ends_the_grid_reaches_from_end_to_end() -> None:
    found = search(5, 9, "ends")
    powers = np.log10(RATES[found.grid.rates])
    assert powers.min() == pytest.approx(found.low, abs=1 / 48 + 1e-9)
    assert powers.max() == pytest.approx(found.high, abs=1 / 48 + 1e-9)
    assert sorted({*found.grid.units.tolist()}) == [0, 6, 12]


# ---- the closed form ----


@pytest.mark.parametrize("budget", BUDGETS)
def test_for_one_peak_placed_evenly_the_closed_form_is_what_draws_give(budget: int) -> None:
    side, many = isqrt(budget), 40_000
    dice = np.random.default_rng(budget)
    peaks = 0.5 + (dice.random(many) - 0.5) / side  # so far from the ends that both sides of it can be drawn
    grid = np.abs(peaks[:, np.newaxis] - (np.arange(side) + 0.5) / side).min(axis=1)
    random = np.abs(peaks[:, np.newaxis] - dice.random((many, budget))).min(axis=1)
    assert np.mean(random < grid) == pytest.approx(random_wins(budget), abs=0.01)


def test_the_closed_form_for_nine_is_seventy_and_a_half_percent() -> None:
    assert random_wins(9) == pytest.approx(0.705, abs=0.0005)
    assert [round(random_wins(budget), 3) for budget in BUDGETS] == [0.613, 0.705, 0.766, 0.808]


# ---- what is refused ----


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ({"kitchen": -1}, "kitchen"),
        ({"kitchen": 0.5}, "kitchen"),
        ({"kitchen": 0, "budget": 10}, "budget"),
        ({"kitchen": 0, "budget": "9"}, "budget"),
        ({"kitchen": 0, "layout": "diagonal"}, "layout"),
    ],
)
def test_what_no_search_can_be_is_refused_by_name(asked: dict[str, object], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        search(**asked)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="kitchens"):
        tally(kitchens=0)
    with pytest.raises(ValueError, match="budget"):
        random_wins(10)
    with pytest.raises(ValueError, match="side"):
        LAYOUTS["ends"].values(1)


def test_of_equals_the_first_is_best_and_equal_searches_are_equal() -> None:
    tried = Tried(np.array([3, 3, 5]), np.array([0, 1, 2]), np.array([7, 9, 9]))
    assert (tried.best, tried.most, tried.values) == (1, 9, 2)
    assert Searched(0.0, 1.0, tried, tried).outcome == 0
