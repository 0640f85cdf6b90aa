"""The small map that follows the boldness: at every place it is what a race at that boldness begins with."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from core.landscapes import LANDSCAPES
from core.optimizers import OPTIMIZERS
from lessons.six import beginnings, scene
from lessons.six.settings import RACE_RATES, Race
from tests.films import read
from tests.lessons.six.oracle import begins
from ui.kit.text import LANGUAGES, REGISTERS, Text

TEXT = Text("en", "kitchen", "six")
KEY = "_race_rate.en.kitchen"
RUNS = [Race(landscape=landscape) for landscape in LANDSCAPES]
RUNS += [Race(race_batch=4), Race(race_batch=1, landscape="saddle"), Race(plan="planned", race_batch=4)]
RUNS += [Race(start="mine", salt=5.0, spice=0.4, dish="congee")]


@pytest.mark.parametrize("run", RUNS)
def test_at_every_boldness_each_begins_as_in_a_race(run: Race) -> None:
    shown = read(beginnings.film(TEXT, beginnings.without_hand(run), KEY))
    assert shown.axes == ("_race_rate-en-kitchen",)
    for place, rate in enumerate(RACE_RATES):
        at_rate = replace(run, race_rate=rate)
        expected = begins(TEXT, at_rate)
        assert expected.items() == shown.at(**{shown.axes[0]: place}).items(), rate


@pytest.mark.parametrize("rate", [0.001, 0.1, 0.7])
def test_they_are_the_first_steps_of_the_race_to_the_digit(rate: float) -> None:
    run = Race(race_rate=rate, landscape="two_hollows")
    found = scene.beginnings(beginnings.without_hand(run))[:, RACE_RATES.index(rate)]
    for path, racer in zip(found, scene.racers(run), strict=True):
        weights = racer.history.weights[:4]
        np.testing.assert_array_equal(path[: len(weights)], weights)


@pytest.mark.parametrize(("language", "register"), list(product(LANGUAGES, REGISTERS)))
def test_all_six_are_drawn_and_what_stands_in_its_place_is_the_same(language: str, register: str) -> None:
    text, run = Text(language, register, "six"), Race(race_rate=1.5)
    still = beginnings.without_hand(run)
    film = read(beginnings.film(text, still, f"_race_rate.{language}.{register}"))
    assert all(f'id="{track.part}"' in film.drawing for track in film.tracks)
    assert {f"end{each}" for each in range(len(OPTIMIZERS))} <= {track.part for track in film.tracks}
    drawn = beginnings.drawn(text, still, RACE_RATES.index(1.5))
    assert 'id="way' not in drawn
    assert "**" not in drawn
    assert str(begins(text, run)["away", "words"]) in drawn


def test_the_slider_has_the_places_that_the_browser_counts() -> None:
    assert [beginnings.RATES.place_of(rate) for rate in RACE_RATES] == list(range(len(RACE_RATES)))
    assert [beginnings.RATES.parse(str(rate)) for rate in RACE_RATES] == list(RACE_RATES)
    with pytest.raises(ValueError, match="between"):
        beginnings.RATES.parse("11")
