"""What the six race on, and which learning rate is the best of a shelf."""

import numpy as np
import pytest

from core.optimizers import OPTIMIZERS
from core.sweeps import Shelf
from core.training import NEVER
from lessons.six import scene
from lessons.six.settings import Race


def made(scores: list[list[float]], rates: tuple[float, ...]) -> Shelf:
    """A shelf of these scores, a row a round."""
    table = np.array(scores)
    rounds, count = table.shape
    return Shelf(np.array(rates), np.arange(rounds), table, np.zeros((*table.shape, 2)), np.full(count, NEVER))


def test_among_rates_that_arrive_in_the_same_round_the_one_that_was_better_all_along_is_best(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shelf = made([[10.0, 10.0, 10.0, 10.0], [20.0, 60.0, 40.0, 94.0], [95.0, 95.0, 95.0, 80.0]], (0.1, 0.2, 0.3, 0.4))
    monkeypatch.setattr(scene, "shelf", lambda run, name: shelf)
    monkeypatch.setattr(scene, "best_score", lambda run: 95.5)
    assert scene.rates(Race(fair="own")) == dict.fromkeys(OPTIMIZERS, 0.2)


def test_an_earlier_arrival_counts_more_than_a_better_way_there(monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = made([[10.0, 10.0], [94.0, 12.0], [94.0, 95.0], [95.0, 95.0]], (0.1, 0.2))
    monkeypatch.setattr(scene, "shelf", lambda run, name: shelf)
    monkeypatch.setattr(scene, "best_score", lambda run: 95.5)
    assert scene.rates(Race(fair="own")) == dict.fromkeys(OPTIMIZERS, 0.2)


@pytest.mark.parametrize("landscape", ["bowl", "saddle"])
def test_its_own_rate_is_the_one_that_nobody_on_the_shelf_beats(landscape: str) -> None:
    run = Race(landscape=landscape, fair="own")
    for name, rate in scene.rates(run).items():
        shelf = scene.shelf(run, name)
        arrived = shelf.arrivals(scene.best_score(run))
        own = int(np.flatnonzero(shelf.rates == rate)[0])
        if (arrived == NEVER).all():
            assert shelf.scores[-1, own] == shelf.scores[-1].max()
            continue
        fewest = arrived[arrived != NEVER].min()
        assert arrived[own] == fewest
        assert shelf.scores[:, own].sum() == pytest.approx(shelf.scores[:, arrived == fewest].sum(axis=0).max())


def test_the_same_boldness_is_the_one_on_the_slider() -> None:
    assert scene.rates(Race(race_rate=0.3)) == dict.fromkeys(OPTIMIZERS, 0.3)


def test_before_the_race_all_six_stand_at_the_start() -> None:
    run = Race(start="mine", salt=2.0, spice=4.0)
    for racer in scene.before(run):
        assert racer.history.weights.tolist() == [[2.0, 4.0]]
    assert all(racer.history.weights[0].tolist() == [1.0, 1.0] for racer in scene.racers(Race(salt=2.0, spice=4.0)))


def test_the_bowl_alone_begins_at_the_grams_and_the_map_holds_every_landscape() -> None:
    mine = Race(start="mine", salt=5.5, spice=0.5)
    assert tuple(scene.landscape(mine).start) == (5.5, 0.5)
    for landscape in ("bowl", "valley", "two_hollows", "saddle"):
        run = Race(landscape=landscape)
        low, high = scene.map_range(run)
        for place in (scene.landscape(run).start, scene.landscape(run).minima[0]):
            assert all(low < coordinate < high for coordinate in place)


def test_the_memory_of_a_large_model_is_counted_in_four_bytes_a_number() -> None:
    memory = scene.memory()
    assert memory["momentum_numbers"] == 7e9
    assert memory["adam_numbers"] == 14e9
    assert (memory["momentum_gb"], memory["adam_gb"]) == (28.0, 56.0)
