"""Hand-set numbers survive a link, and what is not possible is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from lessons.stations.edits import LIMIT, MOST_PLACES, Edits, read, write

tenths = some.integers(-60, 60).map(lambda tenth: tenth / 10)


@given(some.dictionaries(some.integers(0, MOST_PLACES - 1), tenths))
def test_reading_is_the_inverse_of_writing(edits: dict[int, float]) -> None:
    """Whatever the slider can set."""
    assert read(write(edits)) == edits
    assert Edits().parse(write(edits)) == write(edits)


def test_the_largest_line_set_wholly_by_hand_fits_into_a_link() -> None:
    """A link of 1,000 characters works everywhere."""
    assert len(write(dict.fromkeys(range(MOST_PLACES), -LIMIT + 0.1))) < 1000


@pytest.mark.parametrize(
    "text", ["3", "3_", "a_1", "3_1_2", "-1_2", "105_1", "3_6.1", "3_nan", "3_inf", "3_1~3_2", "~"]
)
def test_what_is_not_possible_is_refused(text: str) -> None:
    """Never half accepted."""
    with pytest.raises(ValueError, match=r".+"):
        Edits().parse(text)
