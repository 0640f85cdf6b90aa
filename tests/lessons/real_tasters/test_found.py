"""Rows that are equal: how many of those judged had been met by the fit that judged them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from core.designs import arrange
from core.tables import read_text
from lessons.real_tasters.found import Found


def found(rows: list[tuple[int, int]]) -> Found:
    """What is learned of y from x."""
    return Found(arrange(read_text("\n".join(["x;y", *(f"{x};{y}" for x, y in rows)])), 1))


def different(count: int) -> list[tuple[int, int]]:
    """Rows that are all different."""
    return [(place * place % 1009, place * 7 % 1013) for place in range(count)]


@given(copies=some.lists(some.tuples(some.integers(0, 249), some.integers(0, 249)), max_size=6))
def test_of_many_rows_only_a_held_one_whose_copy_was_learned_from_counts(copies: list[tuple[int, int]]) -> None:
    rows = different(250)
    for original, place in copies:
        rows[place] = rows[original]
    learned = found(rows)
    held = learned.unseen.rows.tolist()
    seen = {rows[place] for place in range(len(rows)) if place not in held}
    assert len(held) == 50
    assert learned.held.tolist() == held
    assert learned.met == sum(rows[place] in seen for place in held)


@pytest.mark.parametrize("copies", [0, 1, 3])
def test_of_few_rows_each_is_judged_and_each_copy_was_met(copies: int) -> None:
    learned = found([*different(20), *different(copies)])
    assert learned.unseen.left_out
    assert not len(learned.held)
    assert learned.met == 2 * copies


def test_rows_are_equal_only_if_the_target_is_too() -> None:
    kinds = found([(1, 2), (1, 3), (1, 2), *different(12)]).design.kinds
    assert kinds[0] == kinds[2] != kinds[1]
    assert len(np.unique(kinds)) == len({(1, 2), (1, 3), *different(12)})
