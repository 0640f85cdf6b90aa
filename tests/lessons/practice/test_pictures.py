"""The pictures of *Practice* show the run, its ghost and the zones of the learning rate as they are."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from core.diners import DISHES, regulars
from core.zones import GOOD_ROUNDS
from lessons.practice.pictures import show_losses, show_rates, show_run
from lessons.practice.scene import Scene
from lessons.practice.settings import RATES, Practice
from tests.conftest import chart_words
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


def test_the_ghost_is_drawn_under_its_own_name_and_named_only_when_it_is_there(sent: Sent) -> None:
    now, before = Scene(RUN), Scene(replace(RUN, rate=0.05))
    show_losses(EN, now, None)
    assert EN.label("cook.last") not in chart_words(sent["losses"][0])
    assert set(sent["losses"][1]["losses"]["cook"]) == {EN.label("cook.this")}
    show_losses(EN, now, before)
    assert EN.label("cook.last") in chart_words(sent["losses"][0])
    rows = sent["losses"][1]["losses"]
    assert rows[rows["cook"] == EN.label("cook.last")]["loss"].iloc[-1] == pytest.approx(
        before.history.losses[-1], rel=1e-5
    )
    assert rows[rows["cook"] == EN.label("cook.this")]["loss"].iloc[-1] == pytest.approx(
        now.history.losses[-1], rel=1e-5
    )


def test_a_long_run_is_thinned_to_300_rounds_with_both_ends(sent: Sent) -> None:
    show_losses(EN, Scene(replace(RUN, rounds=1000)), None)
    rows = sent["losses"][1]["losses"]
    own = rows[rows["cook"] == EN.label("cook.this")]
    assert len(own) <= 300
    assert (own["round"].min(), own["round"].max()) == (0, 1000)


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
    show_run(EN, Scene(RUN, cooked=False), None)
    show_run(EN, now, before)
    (_, start, unrun), (field, both, run) = shown
    assert len(start) == 1
    assert unrun["goal"] is None
    assert [walker.role for walker in both] == ["main", "ghost"]
    assert both[0].path is now.history.weights
    assert run["goal"] == pytest.approx(tuple(crowds.bowl_of(now.crowd).bottom))
    assert np.array_equal(field.values, crowds.score_map(now.crowd))
