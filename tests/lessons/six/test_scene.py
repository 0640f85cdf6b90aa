"""What the six race on, and which learning rate is the best of a shelf."""

import numpy as np
import pytest

from core.optimizers import OPTIMIZERS
from core.sweeps import RATES, shelf
from core.training import NEVER
from lessons.six import scene
from lessons.six.settings import Race


@pytest.mark.parametrize("landscape", ["bowl", "saddle"])
def test_its_own_rate_is_the_best_of_four_practice_races_half_a_gram_away(landscape: str) -> None:
    """Each practice race run alone, from its own start; the race itself has no say."""
    run = Race(landscape=landscape, fair="own")
    place, best = scene.landscape(run), scene.best_score(run)
    totals, means = np.zeros(len(RATES)), np.zeros(len(RATES))
    for step in ((0.5, 0.0), (-0.5, 0.0), (0.0, 0.5), (0.0, -0.5)):
        scores = shelf(place, "adam", rounds=200, start=np.add(place.start, step)).scores
        totals += [next((r for r in range(201) if (column[r:] >= best - 1).all()), 201) for column in scores.T]
        means += scores.mean(axis=0)
    assert scene.rates(run)["adam"] == RATES[min(range(len(RATES)), key=lambda k: (totals[k], -means[k]))]


def test_the_race_has_no_say_in_which_rate_is_its_own() -> None:
    """Other batches in the race shown change nothing about what was chosen in practice."""
    assert scene.PRACTICE_SEED != scene.SEED
    assert scene.SEED not in scene.OTHER_ORDERS
    assert len(scene.OTHER_ORDERS) >= 40
    assert (np.linalg.norm(scene.PRACTICE_STARTS, axis=1) == 0.5).all()


def test_a_race_is_watched_for_about_as_many_steps_whoever_tastes() -> None:
    for batch, watched in scene.WATCHED.items():
        racer = scene.racers(Race(race_batch=batch))[0]
        assert len(racer.watched.scores) - 1 == watched >= 2 * scene.ROUNDS
        assert 1000 <= watched * 8 // batch <= 1600
        assert racer.history.steps == scene.ROUNDS * 8 // batch


def test_a_shelf_shows_the_race_and_counts_what_is_watched() -> None:
    """RMSProp at some rates is there at the end of the race and leaves later: no arrival."""
    run = Race()
    shown = scene.shelf(run, "rmsprop")
    assert shown.scores.shape == (scene.ROUNDS + 1, 64)
    short, long = shown.arrivals(scene.best_score(run)), scene.arrivals(run, "rmsprop")
    assert ((long == short) | (long == NEVER) | (short < long)).all()
    assert ((short != NEVER) & (long == NEVER)).any()


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
