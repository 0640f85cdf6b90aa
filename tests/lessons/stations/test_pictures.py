"""The map of all tickets: its border runs where yes turns into no, and its diners stand where their tickets lie."""

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from core.patterns import crowd
from lessons.stations import pictures, scene
from lessons.stations.settings import Stations
from tests.conftest import unpacked
from ui.draw.charts import Look, Spec
from ui.kit.text import Text

TEXT = Text("en", "kitchen", "stations")
TRAINED = Stations(net_cooks=3, net_seed=1)

Sent = dict[str, pd.DataFrame]


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> Sent:
    """The data of the map that is shown last."""
    caught: Sent = {}

    def catch(spec: Spec, **_: Any) -> None:
        caught.clear()
        caught.update({name: unpacked(columns) for name, columns in spec["datasets"].items()})

    monkeypatch.setattr("ui.draw.show.st.vega_lite_chart", catch)
    monkeypatch.setattr(pictures, "look", Look)
    return caught


def passed_on(line: scene.KitchenLine, border: pd.DataFrame, layer: int, unit: int) -> np.ndarray:
    """What a cook passes on along a border; the ticket in grams as the cooks hear it, −1 to 1."""
    tickets = border[["salt", "spice"]].to_numpy(dtype=float) / 3 - 1
    return line.forward(tickets).activations[layer][unit]


def test_the_border_is_where_the_verdict_is_one_half(sent: Sent) -> None:
    now, before = scene.finished(TRAINED.run), scene.finished(replace(TRAINED, net_seed=2).run)
    pictures.show_map(TEXT, TRAINED, now, before)
    borders = sent["borders"]
    for name, line in (("border", now), ("border_before", before)):
        verdicts = passed_on(line, borders[borders["border"] == TEXT(name)], 2, 0)
        assert len(verdicts) > 10
        assert np.median(verdicts) == pytest.approx(0.5, abs=0.02)
        assert np.abs(verdicts - 0.5).mean() < 0.05
    pictures.show_map(TEXT, TRAINED, now, None)
    assert set(sent["borders"]["border"]) == {TEXT("border")}


@pytest.mark.parametrize(("rule", "turn"), [("tanh", 0.0), ("relu", 0.0), ("sigmoid", 0.5), ("identity", 0.0)])
def test_a_cooks_own_border_is_where_its_sum_is_0(sent: Sent, rule: str, turn: float) -> None:
    settings = replace(TRAINED, net_rule=rule, net_map="cook")
    seen = 0
    for unit, cook in enumerate(("A1", "A2", "A3")):
        asked = replace(settings, net_cook=cook)
        line = scene.finished(asked.run)
        pictures.show_map(TEXT, asked, line, scene.finished(TRAINED.run))
        border = sent["borders"]
        assert set(border["border"]) <= {TEXT("border")}
        weights, biases = line.net.layers(line.weights)[0]
        tickets = border[["salt", "spice"]].to_numpy(dtype=float) / 3 - 1
        sums = tickets @ weights[unit] + biases[unit]
        steep = float(np.linalg.norm(weights[unit]))
        assert np.abs(sums).max(initial=0.0) < 0.06 * steep + 0.01  # grams are to two digits, the map to 0.15 g
        assert passed_on(line, border, 1, unit) == pytest.approx(turn, abs=0.1 * steep + 0.02)
        seen += len(border)
    assert seen


def test_every_diner_stands_at_the_ticket_and_is_marked_by_the_wish(sent: Sent) -> None:
    pictures.show_map(TEXT, replace(TRAINED, ticket_salt=2.5, ticket_spice=0.4), scene.line(TRAINED, None), None)
    diners, tickets = crowd("ring", count=100), sent["tickets"]
    assert tickets[["salt", "spice"]].to_numpy() == pytest.approx(3 * (diners.X + 1), abs=0.0051)
    assert (tickets["diner"] == TEXT("diner.yes")).tolist() == (diners.y > 0.5).tolist()
    assert sent["ticket"].to_numpy().tolist() == [[2.5, 0.4]]
