"""The pictures of *Practice* show the run, its ghost and the zones of the learning rate as they are."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from core.diners import DISHES, regulars
from core.zones import GOOD_ROUNDS
from lessons.practice.pictures import NEAR, show_rates, show_run
from lessons.practice.scene import Scene
from lessons.practice.settings import RATES, Practice
from tests.sent import Sent, caught
from ui.draw.charts import Look
from ui.kit.text import Text
from ui.kitchen import crowds

RUN = Practice(rate=0.2)
EN = Text("en", "kitchen", "practice")


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> Sent:
    """What the pictures send to the browser."""
    return caught(monkeypatch, "lessons.practice")


@pytest.mark.parametrize("dish", DISHES)
def test_the_zones_of_the_rate_meet_and_boil_where_the_bowl_does(sent: Sent, dish: str) -> None:
    scene = Scene(Practice(dish=dish))
    show_rates(EN, scene, [(0.05, "this")])
    zones = sent["rates"][1]["zones"]
    assert zones["end"].tolist()[:-1] == zones["start"].tolist()[1:]
    assert (zones["start"].iloc[0], zones["end"].iloc[-1]) == (RATES[0], RATES[-1])
    assert zones["start"].iloc[-1] == pytest.approx(crowds.bowl_of(regulars(dish)).boiling_point)
    good = zones[zones["zone"] == EN.label("zone.good")].iloc[0]
    assert scene.rounds_at(float(good["start"])) in range(GOOD_ROUNDS + 1)


def test_the_player_is_given_both_paths_and_the_best_only_after_a_run(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[tuple[Any, Any, dict[str, Any]]] = []
    monkeypatch.setattr("lessons.practice.pictures.look", Look)

    def catch(field: Any, walkers: Any, labels: Any, **rest: Any) -> None:
        shown.append((field, walkers, rest))

    monkeypatch.setattr("ui.film.play", catch)
    now, before = Scene(RUN), Scene(replace(RUN, rate=0.05))
    show_run(EN, Scene(RUN, cooked=False), None, ())
    show_run(EN, now, before, ((1.0, 1.0), (2.0, 1.0)))
    (_, start, unrun), (field, both, run) = shown
    assert len(start) == 1
    assert unrun["goal"] is None
    assert [walker.role for walker in both] == ["main", "ghost"]
    assert both[0].path is now.history.weights
    assert run["goal"] == pytest.approx(tuple(crowds.bowl_of(now.crowd).bottom))
    assert (field.x_range, field.y_range) == NEAR
    assert np.array_equal(field.values, crowds.score_map(now.crowd, *NEAR))
    assert run["own"] == ((1.0, 1.0), (2.0, 1.0))
    assert (unrun["loss_panel"], run["loss_panel"]) == (False, True)
    assert run["fog"] == 0.3
    show_run(EN, now, None, ((1.0, 1.0), (5.0, 1.0)))
    assert shown[-1][0].x_range == crowds.MAP_RANGE
