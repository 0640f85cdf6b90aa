"""Zones of the learning rate, against the closed form of a bowl with one curvature and against runs step by step."""

from typing import Any

import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from core.diners import DISHES, regulars
from core.examples import Examples
from core.least_squares import bowl
from core.losses import squared, taste_score
from core.models import linear
from core.optimizers import sgd
from core.sweeps import CLOSE
from core.training import NEVER, train
from core.zones import GOOD_ROUNDS, PATIENCE, ZONES, rate_zones, rounds_to_arrive

FINE = np.geomspace(1e-4, 10.0, 200)
"""Learning rates each 6 % above the one before."""


def tongue(x: float) -> Examples:
    """One tongue, one seasoning, wish 0: curvature 2x², and the loss is (w · x)²."""
    return Examples(np.array([[x]]), np.zeros(1), ("salt",))


ARRIVED = 100 / (100 - CLOSE) - 1
"""The loss at which a score is within a point of 100."""


@given(st.floats(0.4, 3.0), st.floats(0.5, 50.0))
@settings(max_examples=8, phases=[Phase.generate])
def test_with_one_curvature_every_edge_has_a_closed_form(x: float, start: float) -> None:
    """After t rounds at rate r the loss is (w·x)²·(1 − 2x²r)^2t: good from where 30 rounds just suffice."""
    found = rate_zones(tongue(x), [start], FINE)
    needed = (1.0 - min(1.0, ARRIVED / (start * x) ** 2) ** (0.5 / GOOD_ROUNDS)) / (2 * x**2)
    good = FINE[needed <= FINE][0]
    assert found.edges[[0, 2, 3, 4]] == pytest.approx([FINE[0], 1 / (2 * x**2), 1 / x**2, FINE[-1]], rel=1e-12)
    assert found.edges[1] == pytest.approx(good, rel=0.06)


@given(st.floats(0.5, 1.5), st.floats(2.0, 50.0), st.floats(0.01, 0.99))
@settings(max_examples=25)
def test_rounds_to_arrive_have_a_closed_form(x: float, start: float, share: float) -> None:
    """A share of the boiling point 1 / x² leaves |1 − 2·share| of the distance each round."""
    left = abs(1 - 2 * share)
    exact = 1.0 if left < 1e-9 else np.log(ARRIVED / (start * x) ** 2) / (2 * np.log(left))
    found = rounds_to_arrive(tongue(x), [start], share / x**2)
    if exact > PATIENCE + 1:
        assert found == NEVER
    elif abs(exact - round(exact)) > 1e-6:
        assert found == max(0, int(np.ceil(exact)))


@pytest.mark.parametrize("dish", DISHES)
def test_the_first_good_rate_is_good_when_walked_and_the_one_before_is_not(dish: str) -> None:
    crowd = regulars(dish)
    good = rate_zones(crowd, (1.0, 1.0), FINE).edges[1]
    best = float(taste_score(bowl(crowd).lowest_loss))

    def walked(rate: float) -> float:
        run = train(linear, crowd, squared, sgd(rate), (1.0, 1.0), epochs=GOOD_ROUNDS)
        return float(taste_score(run.losses[-1]))

    assert walked(float(good)) >= best - CLOSE > walked(float(FINE[np.searchsorted(FINE, good) - 1]))


def test_the_zones_meet_and_fill_the_range() -> None:
    found = rate_zones(regulars("congee"), (1.0, 1.0), FINE)
    assert len(found.starts) == len(found.ends) == len(ZONES)
    assert (found.starts[1:] == found.ends[:-1]).all()
    assert (np.diff(found.edges) > 0).all()


def test_a_zone_beyond_the_range_is_empty() -> None:
    timid = rate_zones(regulars("congee"), (1.0, 1.0), [0.001, 0.002])
    assert timid.edges.tolist() == [0.001, 0.002, 0.002, 0.002, 0.002]
    boiling = rate_zones(regulars("congee"), (1.0, 1.0), [5.0, 6.0])
    assert boiling.edges.tolist() == [5.0, 5.0, 5.0, 5.0, 6.0]


def test_who_feels_nothing_has_arrived_at_any_rate_and_never_boils() -> None:
    nobody = Examples(np.zeros((2, 2)), np.ones(2))
    assert rate_zones(nobody, (1.0, 1.0), [0.1, 1.0]).edges.tolist() == [0.1, 0.1, 1.0, 1.0, 1.0]


@pytest.mark.parametrize(
    "rates", [[], [0.2, 0.1], [0.1, 0.1], [[0.1, 0.2]], 0.1, [-0.1, 0.1], [0.1, 1e4], [np.nan], ["1"]]
)
def test_rates_ascend_and_are_rates(rates: Any) -> None:
    with pytest.raises(ValueError, match="rates must be"):
        rate_zones(regulars("congee"), (1.0, 1.0), rates)
