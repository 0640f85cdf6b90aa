"""The films at every place: the rows, their sentence and the practice."""

import re
from functools import cache
from itertools import product

import numpy as np
import pytest

from lessons.next_word import films, practice, rows, scene, words
from lessons.next_word.settings import HEAT, PLACES
from tests import films as sent
from tests.lessons.next_word.job import JOB
from ui.kit.text import LANGUAGES, Text
from ui.kitchen import recipes
from ui.kitchen.recipes import Practised

READ = 20
assert JOB, "it shortens the practice"


@cache
def practised(language: str) -> Practised:
    """A short practice."""
    made = recipes.order(language, READ).made
    assert made is not None
    return made


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_rows_look_everywhere_as_they_would_if_drawn_there(language: str) -> None:
    text = Text(language, "kitchen", "next_word")
    walk = scene.walk(language, READ, practised(language))
    film = sent.read(films.rows_film(text, READ, practised(language)))
    assert len(films.rows_film(text, READ, practised(language))) < 60_000
    for place, heat in product(range(0, PLACES, 3), (0, 4, 10, 20)):
        drawn = rows.rows_html(text, walk, place, HEAT.values[heat])
        for (part, attribute), look in film.at(word_place=place, word_heat=heat).items():
            tag, inside = re.findall(rf'<[^<]*id="{part}"([^>]*)>([^<]*)', drawn)[0]
            found = inside if attribute == "words" else re.findall(rf'{attribute}="([^"]*)"', tag)[0]
            assert found == look, (part, attribute, place, heat)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sentence_names_the_word_and_its_surprises(language: str) -> None:
    text = Text(language, "kitchen", "next_word")
    walk = scene.walk(language, READ, practised(language))
    film = sent.read(films.said_film(text, READ, practised(language)))
    for place, heat in product(range(0, PLACES, 7), (0, 10, 20)):
        said = words.place(text, walk, place, HEAT.values[heat])
        looks = film.at(word_place=place, word_heat=heat)
        assert all(look in said for look in looks.values())
        assert bool(looks["heated", "words"]) == (heat != 10), (
            "what the temperature does is said where it does anything"
        )


def test_chances_of_each_row_are_what_remains_of_one() -> None:
    walk = scene.walk("en", READ, practised("en"))
    for row in walk.rows.values():
        assert row.chances.sum(axis=-1) == pytest.approx(1)
        assert (row.shares.sum(axis=-1) <= 1 + 1e-9).all()
        shown = np.take_along_axis(row.chances, row.shown, axis=-1)
        assert row.shares[HEAT.place_of(1.0)] == pytest.approx(shown)
        assert (row.shown == walk.truth[:, np.newaxis]).any(axis=-1).all(), "the true word is always there"


def test_the_practice_runs_through_its_records() -> None:
    text, done = Text("en", "kitchen", "next_word"), practised("en")
    film = sent.read(films.practice_film(text, done))
    for frame, moment in enumerate(done.moments):
        looks = film.at(practice=frame)
        assert looks["moment-step", "words"] == f"{moment.step:,}"
        assert looks["moment-on_new", "words"] == f"{moment.on_new:.1f}"
        assert looks["sample", "words"] == words.sample(text, moment)
        assert looks["curve-new", "d"].count("L") == frame
    assert done.moments[-1].on_new < done.moments[0].on_new / 5


def test_a_doubling_is_everywhere_as_high() -> None:
    steps = np.diff([practice.height(2.0**power) for power in range(1, 10)])
    assert steps == pytest.approx(steps[0])
    assert steps[0] < 0
