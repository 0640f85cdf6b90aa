"""A part of the random readers of `tests/fuzz.py` at every change; the full number is run by hand."""

import pytest

from tests.fuzz import fuzz

CASES, PARTS = 200, 8


@pytest.mark.parametrize("seed", range(PARTS))
def test_nothing_that_a_random_reader_does_breaks_a_page(seed: int) -> None:
    assert fuzz(CASES // PARTS, seed) == []
