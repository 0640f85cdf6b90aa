"""Rings over a map: closed, at their level, and few numbers."""

import numpy as np
import pytest

from ui.draw.contours import LEVELS, Grid, rings


def hill(low: float = -1.5, high: float = 6.5, points: int = 61) -> Grid:
    """A round hill of height 100 over (3, 1), 50 high at a distance of 1."""
    axis = np.linspace(low, high, points)
    return Grid(low, high, 100 / (1 + (axis[None, :] - 3) ** 2 + (axis[:, None] - 1) ** 2))


@pytest.mark.parametrize("level", LEVELS)
def test_a_ring_lies_at_its_level(level: int) -> None:
    bands, _ = rings(hill(), (level,))
    distance = np.hypot(bands["salt"] - 3, bands["spice"] - 1)
    inside = (bands["salt"] < 6.49) & (bands["spice"] > -1.49)
    heights = 100 / (1 + distance[inside] ** 2)
    assert len(heights) > 8
    assert np.allclose(heights, level, rtol=0.05)


def test_rings_are_closed_and_their_points_in_order() -> None:
    bands, _ = rings(hill())
    assert bands["ring"].nunique() == len(LEVELS)
    for _, ring in bands.groupby("ring"):
        assert list(ring["order"]) == list(range(len(ring)))
        first, last = ring.iloc[0], ring.iloc[-1]
        assert (first["salt"], first["spice"]) == (last["salt"], last["spice"])


def test_a_levels_name_stands_at_the_top_of_its_ring() -> None:
    _, names = rings(hill(), (50, 90))
    assert list(names["level"]) == [50, 90]
    assert names["salt"].to_numpy() == pytest.approx([3, 3], abs=0.1)
    assert names["spice"].to_numpy() == pytest.approx([2, 1 + 1 / 3], abs=0.05)


def test_a_level_that_is_nowhere_reached_has_no_ring() -> None:
    flat = Grid(0.0, 1.0, np.full((5, 5), 20.0))
    bands, names = rings(flat, (90,))
    assert bands.empty
    assert names.empty


def test_two_hills_have_two_rings() -> None:
    axis = np.linspace(0, 10, 101)
    heights = sum(100 / (1 + (axis[None, :] - x) ** 2 + (axis[:, None] - 5) ** 2) for x in (2, 8))
    bands, names = rings(Grid(0.0, 10.0, np.asarray(heights)), (75,))
    assert bands["ring"].nunique() == 2
    assert sorted(names["salt"].round()) == [2, 8]


def test_the_rings_of_a_map_are_small_enough_to_send() -> None:
    bands, _ = rings(hill())
    assert len(bands) < 800
    assert bands.memory_usage(index=False).sum() < 12_000


def test_the_rings_of_one_map_are_worked_out_once() -> None:
    grid = hill()
    assert rings(grid) is rings(grid)
