"""Numbers of *Practice* that no sentence says: the rounds in the table, and the zones of the learning rate."""

from itertools import product
from typing import Any

import numpy as np
import pandas as pd
import pytest

from core.diners import DISHES
from lessons.practice import pictures, tables
from lessons.practice.scene import Scene
from lessons.practice.settings import RATES, Practice
from tests.conftest import unpacked
from ui.draw.charts import Look, Spec
from ui.kit.text import LANGUAGES, REGISTERS, Text

TEXTS = [Text(language, register, "practice") for language, register in product(LANGUAGES, REGISTERS)]
TEXT = TEXTS[0]


@pytest.mark.parametrize("text", TEXTS, ids=str)
@pytest.mark.parametrize("run", [Practice(rate=0.2, rounds=10), Practice("mapo_tofu", rate=0.6, rounds=10)], ids=str)
def test_every_round_is_listed_with_its_grams_loss_and_score(text: Text, run: Practice) -> None:
    """Gone by hand, round by round."""
    now = Scene(run)
    table, crowd, grams = tables.rounds(text, now.history), now.crowd, np.array(run.grams)
    assert table[text.label("column.round")].tolist() == list(range(11))
    for row in range(11):
        loss = float(np.mean((crowd.X @ grams - crowd.y) ** 2))
        wanted = {"salt_grams": grams[0], "spice_grams": grams[1], "loss": loss, "score": 100 / (1 + loss)}
        listed = {name: table[text.label(f"column.{name}")][row] for name in wanted}
        assert listed == pytest.approx(wanted)
        grams = grams - run.rate * 2 / len(crowd) * crowd.X.T @ (crowd.X @ grams - crowd.y)
    assert table[text.label("column.salt_grams")][10] != pytest.approx(table[text.label("column.spice_grams")][10])


@pytest.mark.parametrize("dish", DISHES)
@pytest.mark.parametrize("tongues", ["usual", "alike"])
def test_a_rate_swings_from_1_and_boils_from_2_divided_by_the_steepest_curvature(
    monkeypatch: pytest.MonkeyPatch, dish: str, tongues: str
) -> None:
    caught: list[dict[str, pd.DataFrame]] = []

    def catch(spec: Spec, **_: Any) -> None:
        caught.append({name: unpacked(columns) for name, columns in spec["datasets"].items()})

    monkeypatch.setattr("ui.draw.show.st.vega_lite_chart", catch)
    monkeypatch.setattr(pictures, "look", Look)
    now = Scene(Practice(dish, tongues=tongues))
    pictures.show_rates(TEXT, now, [(0.05, "this")])
    zones = caught[0]["zones"].set_index("zone")
    steepest = np.linalg.eigvalsh(2 / len(now.crowd) * now.crowd.X.T @ now.crowd.X)[-1]
    names = [TEXT.label(f"zone.{zone}") for zone in ("timid", "good", "swings", "boils")]
    assert list(zones.index) == names
    good, swings, boils = zones["start"].tolist()[1:]
    assert swings == pytest.approx(max(1 / steepest, good))
    assert boils == pytest.approx(min(2 / steepest, RATES[-1]))
    assert zones["end"].tolist()[:-1] == zones["start"].tolist()[1:]
    assert (zones["start"].iloc[0], zones["end"].iloc[-1]) == (RATES[0], RATES[-1])
    quick = [rate for rate in RATES if 0 <= now.rounds_at(rate) <= 30]
    assert good == pytest.approx(min(quick, default=1 / steepest))
