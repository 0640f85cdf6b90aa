"""Cooks are called by station and place, and a weight's place in the flat vector is where the network keeps it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from lessons.stations import cooks, scene
from lessons.stations.settings import Stations
from tests.groups import DEFAULTS
from ui.settings import gather

LINE = gather(Stations, DEFAULTS)


@pytest.mark.parametrize("stations", [1, 2])
@pytest.mark.parametrize("number", [1, 3, 8])
def test_a_place_is_where_the_network_keeps_that_weight(stations: int, number: int) -> None:
    """For every weight and every bias."""
    line = replace(LINE, net_stations=stations, net_cooks=number)
    net = scene.net_of(line)
    numbers = np.arange(float(net.parameter_count))
    for cook in cooks.cooks(line):
        layer, unit = cooks.seat(line, cook)
        here = replace(line, net_cook=cook)
        row = net.blocks(numbers)[layer - 1][unit]
        assert len(cooks.heard(here)) == len(row)
        assert [cooks.place(net, layer, unit, before) for before in range(len(row))] == row.tolist()


def test_a_cook_of_the_second_station_hears_the_first() -> None:
    """And its own bias last."""
    line = replace(LINE, net_stations=2, net_cooks=2, net_cook="B1")
    assert cooks.heard(line) == ("A1", "A2", "base")
    assert cooks.heard(replace(line, net_cook="A2")) == ("salt", "spice", "base")
    assert cooks.heard(replace(line, net_cook="out")) == ("B1", "B2", "base")
    assert cooks.cooks(line) == ("A1", "A2", "B1", "B2", "out")


def test_a_cook_or_a_weight_that_this_line_lacks_gives_way_to_the_first() -> None:
    """A link may name any."""
    assert cooks.picked(replace(LINE, net_cook="B8")) == "A1"
    assert cooks.heard_most(replace(LINE, net_hears="A7")) == "salt"
