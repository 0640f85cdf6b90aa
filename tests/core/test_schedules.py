"""Learning rates that follow a plan: what the plan says at its corners, and that an optimizer follows it."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.optimizers import OPTIMIZERS, sgd
from core.schedules import constant, planned, warmup_cosine
from tests.core.test_optimizers import every_optimizer, random_gradients, walk


@every_optimizer
def test_a_constant_schedule_is_the_number_exactly(name: str) -> None:
    gradients = random_gradients(4)
    assert np.array_equal(walk(OPTIMIZERS[name](constant(0.3)), gradients), walk(OPTIMIZERS[name](0.3), gradients))


def test_an_optimizer_takes_the_rate_of_its_round_and_the_first_round_is_1() -> None:
    trail = walk(sgd(lambda round: 10.0**-round), np.ones((3, 1)))
    assert trail[:, 0] == pytest.approx([-0.1, -0.11, -0.111], rel=1e-12)


def test_a_warm_up_rises_evenly_to_the_peak_and_cools_to_the_floor() -> None:
    schedule = warmup_cosine(0.8, warmup=4, total=12, floor=0.25)
    assert [schedule(round) for round in (1, 2, 3, 4)] == pytest.approx([0.2, 0.4, 0.6, 0.8])
    assert schedule(8) == pytest.approx((0.8 + 0.2) / 2), "half way down it is half way between"
    assert schedule(6) == pytest.approx(0.5 + 0.3 * np.sqrt(0.5)), "cos 45°"
    assert schedule(12) == schedule(13) == schedule(10**6) == pytest.approx(0.2)


@given(st.integers(0, 50), st.integers(1, 50), st.floats(0, 1))
@settings(max_examples=50)
def test_a_plan_rises_then_falls_and_never_leaves_its_bounds(warmup: int, cooling: int, floor: float) -> None:
    schedule = warmup_cosine(1.0, warmup, warmup + cooling, floor)
    rates = np.array([schedule(round) for round in range(1, warmup + cooling + 5)])
    assert (np.diff(rates[:warmup]) > 0).all()
    assert (np.diff(rates[max(0, warmup - 1) :]) <= 1e-12).all()
    assert 0 <= rates.min() <= rates.max() <= 1.0 + 1e-12
    assert rates[-1] == pytest.approx(floor)


def test_a_plan_without_cooling_stays_at_its_peak_until_it_ends() -> None:
    schedule = warmup_cosine(1.0, warmup=2, total=2)
    assert [schedule(1), schedule(2), schedule(3)] == [0.5, 1.0, 0.0]


def test_a_plan_may_be_a_shelf_of_plans() -> None:
    peaks = np.array([[0.1], [1.0]])
    together = warmup_cosine(peaks, 3, 9)
    for model, peak in enumerate(peaks[:, 0]):
        alone = warmup_cosine(float(peak), 3, 9)
        assert [together(round)[model, 0] for round in range(1, 12)] == [alone(round) for round in range(1, 12)]  # type: ignore[index]


def test_float32_stays_float32_under_a_plan() -> None:
    gradients = random_gradients(3).astype(np.float32)
    for make in OPTIMIZERS.values():
        assert walk(make(warmup_cosine(0.1, 2, 40)), gradients).dtype == np.float32


@pytest.mark.parametrize(
    ("peak", "warmup", "total", "floor", "message"),
    [
        (-1.0, 1, 2, 0.0, "learning_rate must be between 0 and 1000, got -1"),
        (np.nan, 1, 2, 0.0, "learning_rate must be finite"),
        (0.1, 3, 2, 0.0, "warmup must be between 0 and 2, got 3"),
        (0.1, 1.5, 2, 0.0, "warmup must be a whole number, got 1.5"),
        (0.1, 0, 0, 0.0, "total must be between 1 and"),
        (0.1, 0, 1, 1.5, "floor must be between 0 and 1, got 1.5"),
    ],
)
def test_an_impossible_plan_is_refused(peak: Any, warmup: Any, total: Any, floor: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        warmup_cosine(peak, warmup, total, floor)


def test_a_rate_out_of_range_is_refused_in_the_round_that_asks_for_it() -> None:
    schedule = planned(lambda round: 600.0 * round)
    assert schedule(1) == 600.0
    with pytest.raises(ValueError, match="learning_rate must be between 0 and 1000, got 1200"):
        schedule(2)
