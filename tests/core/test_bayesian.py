"""Bayesian optimization: the belief is that of joint normals, the gain that of draws, and it beats blind searches."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.bayesian import (
    FIRST,
    LENGTHS,
    NOISE,
    Belief,
    bayesian,
    believe,
    covariance,
    duels,
    evidence,
    expected_improvement,
)
from core.search import search
from core.trials import RATES, trials


def some(seed: int, many: int, dimensions: int = 2) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    dice = np.random.default_rng(seed)
    X, y, candidates = dice.random((many, dimensions)), dice.normal(size=many), dice.random((4, dimensions))
    return X, y, candidates, dice.uniform(0.1, 2.0, dimensions)


def kernel(x: np.ndarray, z: np.ndarray, lengths: np.ndarray) -> float:
    return float(np.exp(-0.5 * sum(((a - b) / length) ** 2 for a, b, length in zip(x, z, lengths, strict=True))))


@given(st.integers(0, 2**32 - 1), st.integers(1, 9))
def test_the_belief_is_the_joint_normal_given_what_was_seen(seed: int, many: int) -> None:
    X, y, candidates, lengths = some(seed, many)
    found = believe(X, y, candidates, lengths, 0.1)
    everything = np.vstack([X, candidates])
    joint = np.array([[kernel(x, z, lengths) for z in everything] for x in everything])
    seen = joint[:many, :many] + 0.1 * np.eye(many)
    cross, own = joint[many:, :many], joint[many:, many:]
    gain = cross @ np.linalg.inv(seen)
    assert found.mean == pytest.approx(gain @ y, abs=1e-7)
    assert found.deviation**2 == pytest.approx(np.diag(own - gain @ cross.T), abs=1e-7)
    density = -0.5 * (y @ np.linalg.inv(seen) @ y + np.linalg.slogdet(2 * np.pi * seen)[1])
    assert evidence(X, y, lengths, 0.1) == pytest.approx(density)


def test_evidence_of_several_lengths_is_that_of_each() -> None:
    X, y, _, _ = some(3, 6)
    together = evidence(X, y, LENGTHS)
    assert together.shape == (len(LENGTHS),)
    assert together == pytest.approx([float(evidence(X, y, each)) for each in LENGTHS])
    assert covariance(X, X, LENGTHS).shape == (len(LENGTHS), 6, 6)


def test_where_it_was_tried_it_knows_and_far_away_it_does_not() -> None:
    X, y = np.array([[0.0, 0.0], [1.0, 1.0]]), np.array([1.0, -1.0])
    found = believe(X, y, np.array([[0.0, 0.0], [50.0, 0.0]]), np.array([0.1, 0.1]), 1e-9)
    assert found.mean == pytest.approx([1.0, 0.0], abs=1e-6)
    assert found.deviation == pytest.approx([0.0, 1.0], abs=1e-4)


@pytest.mark.parametrize(
    ("mean", "deviation", "best"), [(0.0, 1.0, 0.0), (-1.0, 0.5, 0.3), (2.0, 0.1, 0.0), (0.2, 3.0, 1.0)]
)
def test_the_expected_gain_is_that_of_many_draws(mean: float, deviation: float, best: float) -> None:
    draws = np.random.default_rng(0).normal(mean, deviation, 400_000)
    drawn = np.maximum(draws - best, 0.0).mean()
    found = expected_improvement(Belief(np.array([mean]), np.array([deviation])), best)
    assert found == pytest.approx([drawn], abs=0.01)


def test_the_first_trials_are_randoms_own_and_no_place_is_tried_twice() -> None:
    for kitchen in range(0, 200, 23):
        found, mine = search(kitchen), bayesian(kitchen)
        assert len(mine.rates) == 9
        assert mine.rates[:FIRST].tolist() == found.random.rates[:FIRST].tolist()
        assert mine.units[:FIRST].tolist() == found.random.units[:FIRST].tolist()
        chosen = list(zip(mine.rates[FIRST:].tolist(), mine.units[FIRST:].tolist(), strict=True))
        assert len({*chosen}) == len(chosen)
        powers = np.log10(RATES[mine.rates[FIRST:]])
        assert (powers >= found.low - 1e-9).all()
        assert (powers <= found.high + 1e-9).all()
        assert mine.right.tolist() == trials().right[mine.rates, mine.units].tolist()


def test_a_choice_is_the_highest_gain_of_all_places_worked_out_one_by_one() -> None:
    found, mine = search(11), bayesian(11)
    width = found.high - found.low

    def point(rate: int, units: int) -> list[float]:
        return [(float(np.log10(RATES[rate])) - found.low) / width, units / 12]

    X = np.array([point(int(r), int(u)) for r, u in zip(mine.rates[:FIRST], mine.units[:FIRST], strict=True)])
    y = (mine.right[:FIRST] - mine.right[:FIRST].mean()) / mine.right[:FIRST].std()
    lengths = max(LENGTHS, key=lambda each: float(evidence(X, y, each)))
    inside = [rate for rate in range(121) if 0 <= point(rate, 0)[0] <= 1]
    gains = {}
    for rate in inside:
        for units in range(13):
            belief = believe(X, y, np.array([point(rate, units)]), lengths, NOISE)
            gains[rate, units] = float(expected_improvement(belief, float(y.max()))[0])
    for place in zip(mine.rates[:FIRST].tolist(), mine.units[:FIRST].tolist(), strict=True):
        gains.pop(place, None)
    chosen = int(mine.rates[FIRST]), int(mine.units[FIRST])
    assert gains[chosen] == pytest.approx(max(gains.values()))


def test_with_nine_trials_at_cell_centres_it_beats_the_grid_and_random() -> None:
    found = duels()
    assert sum(found.grid) == sum(found.random) == 200
    assert found.grid == pytest.approx((138, 2, 60), abs=6)
    assert found.random == pytest.approx((121, 18, 61), abs=6)


def test_what_no_belief_can_be_is_refused_by_name() -> None:
    X, y, candidates, lengths = some(0, 3)
    with pytest.raises(ValueError, match="noise"):
        believe(X, y, candidates, lengths, 0.0)
    with pytest.raises(ValueError, match="X must be finite"):
        believe(np.array([[np.nan, 0.0]]), y[:1], candidates, lengths)
    with pytest.raises(ValueError, match="budget"):
        bayesian(0, 10)
    with pytest.raises(ValueError, match="kitchens"):
        duels(kitchens=0)
