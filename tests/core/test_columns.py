"""What columns are, by cells of every kind."""

import numpy as np
import pytest

from core.columns import Column, Kind, read
from core.number_styles import Style


def column(*cells: str) -> Column:
    (found,) = read(["x"], [cells], Style.THOUSANDS_COMMA)
    return found


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (["1.5", "2", "7", "3"], Kind.NUMBER),
        (["1", "2", "3", "4"], Kind.ROW_NUMBER),
        (["0", "1", "2", "3"], Kind.ROW_NUMBER),
        (["1", "2", "4", "5"], Kind.NUMBER),
        (["2", "3", "4", "5"], Kind.NUMBER),
        (["1", "2", "3", ""], Kind.NUMBER),
        (["7", "7", "7", "-"], Kind.CONSTANT),
        (["yes", "yes", "", "yes"], Kind.CONSTANT),
        (["", "-", "?", " "], Kind.EMPTY),
        (["yes", "no", "no", "NA"], Kind.CATEGORY),
        (["3", "n/a", "1", "NaN", "2"], Kind.NUMBER),
        (["a", "b", "c", "d"], Kind.TEXT),
        ([*"aabbccddee", *"ffgghhii"], Kind.TEXT),
        ([*"aabbccddee", *"ffgghh"], Kind.CATEGORY),
        (["2026-11-27", "2026-11-28", "2025-01-01", "?"], Kind.DATE),
        (["27.11.2026", "28.11.26", "1.1.2025", "2.2.2025"], Kind.DATE),
        (["11/27/2026 08:30", "11/28/2026 9:05 PM", "1/1/2025 10:00", "?"], Kind.DATE),
        (["2026年11月27日", "2026年11月", "2025年1月1日", "-"], Kind.DATE),
        ([*(str(n * n) for n in range(9)), "about 90"], Kind.NUMBER),
        ([*(str(n * n) for n in range(8)), "about 64", "many"], Kind.TEXT),
    ],
)
def test_a_column_is_what_its_cells_are(cells: list[str], kind: Kind) -> None:
    found = column(*cells)
    assert found.kind is kind
    assert found.missing.all() == (
        kind in (Kind.EMPTY, Kind.DATE, Kind.TEXT) or (kind is Kind.CONSTANT and "7" not in cells)
    )


def test_a_category_numbers_its_levels_by_how_often_they_come() -> None:
    found = column("mild", "hot", "?", "hot", "hot", "mild", "sour")
    assert found.levels == ("hot", "mild", "sour")
    np.testing.assert_array_equal(found.values, [1, 0, np.nan, 0, 0, 1, 2])


@pytest.mark.parametrize(
    ("numbers", "stand_in"),
    [
        ((5, 6, -200, 7, -200, 9), -200),
        ((5, 6, -200, 7, 8, 9), None),
        ((999, 6, 5, 7, 999, 8), 999),
        ((1, 1, 1, 2, 2, 3), None),
        ((0, 0, 5, 10, 15, 20), None),
    ],
)
def test_a_far_off_value_that_repeats_is_told(numbers: tuple[float, ...], stand_in: float | None) -> None:
    assert column(*map(str, numbers)).stand_in == stand_in
    assert column("a", "b", "b").stand_in is None
