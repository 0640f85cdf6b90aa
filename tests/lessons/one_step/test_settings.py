"""Settings of *One step, slowly*: weights that a machine arrived at, and where a step begins."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.one_step.settings import OneStep, Weights


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_weights_survive_the_link_to_eleven_digits(salt: float, spice: float) -> None:
    parsed = Weights().parse(f"{salt},{spice}")
    for before, after in zip((salt, spice), map(float, parsed.split(",")), strict=True):
        assert math.isclose(before, after, rel_tol=1e-11, abs_tol=1e-300)
    assert Weights().parse(parsed) == parsed


@pytest.mark.parametrize("text", ["1", "1,2,3", "nan,0", "0,inf", "2e6,0", "a,b", ","])
def test_weights_that_are_not_two_numbers_within_the_limit_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Weights().parse(text)


def test_no_weights_are_possible_too() -> None:
    assert Weights().parse("") == ""


def test_a_step_begins_with_what_is_in_the_pot_and_else_where_the_machine_begins() -> None:
    mine = OneStep(start="mine", salt=2.0, spice=0.5)
    assert mine.weights == mine.grams == (2.0, 0.5)
    first = OneStep(start="first", salt=2.0, spice=0.5)
    assert first.weights == first.grams == (1.0, 1.0)
    for start in ("first", "mine"):
        assert OneStep(start=start, salt=2.0, pot="-1.25,3e2").weights == (-1.25, 300.0)
