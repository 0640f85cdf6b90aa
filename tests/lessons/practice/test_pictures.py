"""The pictures of *Practice* show the run in fog, its ghost, the reader's own walk, and the zones of the rate."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from core.diners import DISHES, regulars
from core.zones import GOOD_ROUNDS
from lessons.practice.pictures import show_rates, show_run
from lessons.practice.rival import Rival
from lessons.practice.scene import Scene
from lessons.practice.settings import RATES, Practice
from tests.conftest import score_of
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


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, Any, dict[str, Any]]]:
    """What the player is given."""
    found: list[tuple[Any, Any, dict[str, Any]]] = []
    monkeypatch.setattr("lessons.practice.pictures.look", Look)
    monkeypatch.setattr("ui.film.play", lambda field, walkers, labels, **rest: found.append((field, walkers, rest)))
    return found


def test_the_player_is_given_both_paths_in_fog_and_never_the_best_place(shown: Any) -> None:
    now, before = Scene(RUN), Scene(replace(RUN, rate=0.05))
    show_run(EN, Scene(RUN, cooked=False), None, None)
    show_run(EN, now, before, None)
    (_, start, _), (_, both, run) = shown
    assert len(start) == 1
    assert [walker.role for walker in both] == ["main", "ghost"]
    assert both[0].path is now.history.weights
    assert "goal" not in run
    assert run["fog"].reach == 0.3
    assert run["floor"].loss == pytest.approx(crowds.bowl_of(now.crowd).lowest_loss)
    assert run["own"] is None


def test_the_reader_walks_on_the_same_map(shown: Any) -> None:
    show_run(EN, Scene(RUN), None, Rival(((1.0, 1.0), (2.0, 1.0), (2.8, 1.0))))
    ((field, _, run),) = shown
    assert run["own"].path.tolist() == [[1.0, 1.0], [2.0, 1.0], [2.8, 1.0]]
    assert (field.x_range, field.y_range) == ((0.5, 3.5), (0.0, 3.0))


@pytest.mark.parametrize("far", [(0.4, 1.0), (3.6, 1.0), (2.0, 3.1)])
def test_a_walk_that_leaves_the_near_map_is_shown_on_the_far_one(shown: Any, far: tuple[float, float]) -> None:
    show_run(EN, Scene(RUN), None, Rival(((1.0, 1.0), far)))
    ((field, _, _),) = shown
    assert field.x_range == field.y_range == crowds.MAP_RANGE
    assert np.array_equal(field.values, crowds.score_map(Scene(RUN).crowd))


def test_the_near_map_is_the_score_of_each_place(shown: Any) -> None:
    show_run(EN, Scene(RUN), None, None)
    ((field, _, _),) = shown
    salt, spice = np.linspace(0.5, 3.5, 41), np.linspace(0.0, 3.0, 41)
    assert field.values[7, 30] == pytest.approx(score_of("tomato_egg", salt[30], spice[7]))


def test_the_arrow_points_where_the_run_goes_next_and_at_its_end_where_it_would() -> None:
    now, longer = Scene(replace(RUN, rounds=10)), Scene(replace(RUN, rounds=100))
    assert now.next_steps == pytest.approx(np.diff(longer.history.weights, axis=0)[:11])
    burnt = Scene(replace(RUN, rate=1.0))
    assert burnt.history.burnt
    assert np.isfinite(burnt.next_steps).all()
    slope = 2 * ((burnt.crowd.X @ burnt.history.weights[-1] - burnt.crowd.y)[:, np.newaxis] * burnt.crowd.X).mean(
        axis=0
    )
    assert burnt.next_steps[-1] == pytest.approx(-slope)
