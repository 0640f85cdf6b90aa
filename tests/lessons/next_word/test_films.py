"""The films at every place: the rows, their sentence and the practice."""

import re
from functools import cache
from itertools import combinations, product

import numpy as np
import pytest

from lessons.next_word import alike, atlas, films, line, placed, practice, rows, scene, words
from lessons.next_word.settings import HEAT, HERE, PLACES
from tests import films as sent
from tests.grouped import grouped
from tests.lessons.next_word.job import JOB
from ui.draw.plate.svg import letters
from ui.kit.text import LANGUAGES, REGISTERS, Text
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
        drawn = sent.parts(rows.rows_html(text, walk, place, HEAT.values[heat]))
        for (part, attribute), look in film.at(word_place=place, word_heat=heat).items():
            tag, inside = drawn[part]
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
        assert looks["moment-step", "words"] == grouped(moment.step)
        assert looks["moment-on_new", "words"] == f"{moment.on_new:.1f}"
        assert looks["sample", "words"] == words.sample(text, moment)
        known = len(recipes.recipes("en").vocabulary)
        assert (f"the {known - 1} words of its list" in looks["blind", "words"]) == (moment.on_new > known)
        assert looks["curve-new", "d"].count("L") == frame
        shown = looks["now-network", "words"], looks["now-read", "words"]
        assert shown == (f"{moment.on_new:.1f}", f"{moment.on_read:.1f}")
    assert done.moments[-1].on_new < done.moments[0].on_new / 5


def test_a_doubling_is_everywhere_as_high() -> None:
    steps = np.diff([practice.height(2.0**power) for power in range(1, 10)])
    assert steps == pytest.approx(steps[0])
    assert steps[0] < 0


def held_against(film: sent.Shown, drawn: str, **places: int) -> None:
    """Every part of a film looks where the sliders stand as it is drawn there."""
    parts = sent.parts(drawn)
    for (part, attribute), look in film.at(**places).items():
        if f'id="{part}"></span>' in film.drawing:
            continue  # a gap in a sentence
        tag, inside = parts[part]
        found = inside if attribute == "words" else re.findall(rf'(?<![\w-]){attribute}="([^"]*)"', tag)[0]
        assert found == look, (part, attribute, places)


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("chosen", [HERE, "salt"])
def test_the_map_looks_everywhere_as_it_would_if_drawn_there(language: str, register: str, chosen: str) -> None:
    text, done = Text(language, register, "next_word"), practised(language)
    found = alike.word_map(done, alike.asked(text, done, chosen))
    message = atlas.map_film(text, done, chosen)
    film = sent.read(message)
    assert len(message) < 80_000
    places = [0, 12, 18, 39] if chosen == HERE else [0]
    for record, place in product(range(len(done.moments)), places):
        now = atlas.values(text, done, found, record, place)
        drawn = atlas.map_html(text, found, "", atlas.alt(text, now), record, place)
        at = {"practice": record} | ({"word_place": place} if chosen == HERE else {})
        held_against(film, drawn, **at)
        looks = film.at(**at)
        assert {name: looks[f"near-{name}", "words"] for name in ("word", "words", "step")}.items() <= now.items()
        assert looks["kept-kept", "words"] == f"{found.kept[record]:.0%}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_names_on_the_map_touch_nowhere_and_those_asked_about_are_named_first(language: str) -> None:
    text, done = Text(language, "kitchen", "next_word"), practised(language)
    found = alike.word_map(done, alike.asked(text, done, HERE))
    shown = placed.drawn(found)
    named = recipes.recipes(language).vocabulary.decode(found.ids)
    halves = np.array([placed.LETTER * letters(word) / 2 for word in named])
    assert (np.abs(shown.places - [placed.WIDE / 2, placed.HIGH / 2]) <= [placed.WIDE / 2, placed.HIGH / 2]).all()
    for record, place in product(range(len(done.moments)), (0, 7, 18, 33)):
        stands, roles = shown.stands[record, place], shown.roles[record, place]
        told = [at for at in range(len(named)) if stands[at] < len(placed.LIFTS)]
        assert all(roles[at] for at in told), "what is not on the map has no name there"
        for one, other in combinations(told, 2):
            (x, y), (u, v) = (shown.places[record, at] + [0, placed.LIFTS[stands[at]]] for at in (one, other))
            assert abs(x - u) >= halves[one] + halves[other] or abs(y - v) > placed.LINE - 0.1, (one, other)
        asked = found.ids.index(found.asked[place])
        assert (stands[asked], roles[asked]) == (0, placed.ASKED)
        lit = {found.ids[at] for at in np.flatnonzero(roles == placed.NEAR)}
        assert lit == set(found.near[record, place].tolist())
        assert shown.lines[record][place].count("M") == alike.NEIGHBOURS
    many = (shown.stands[-1] < len(placed.LIFTS)).sum(axis=1)
    assert many.min() >= 30, "the map is worth reading"


def test_words_come_apart_while_the_network_practises() -> None:
    done = practised("en")
    found = alike.word_map(done, alike.asked(Text("en", "kitchen", "next_word"), done, "two"))
    assert found.kept[-1] > 2 * found.kept[0], "the map is that of the end"
    assert (found.kept >= 0).all()
    assert (found.kept <= 1).all()
    rest = found.points[:, : alike.COMMON]
    assert rest.mean(axis=1) == pytest.approx(np.zeros((len(done.moments), 2)), abs=1e-9)
    spread = np.square(rest).sum(axis=(1, 2))
    assert spread[-1] > spread[0]


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_line_shows_what_the_network_is_given_and_no_more(language: str, register: str) -> None:
    text = Text(language, register, "next_word")
    film, recipe = sent.read(line.line_film(text)), recipes.recipes(language).held_out[0]
    words = recipes.recipes(language).vocabulary
    for place in range(PLACES):
        held_against(film, line.line_html(text, place), word_place=place)
        seen = line.seen(text, place)
        before = recipe.words[: len(recipe.title) + place]
        assert [token.written for token in seen] == [text("line.start"), *before][-24:]
        assert [words.words[token.number] for token in seen] == ["", *before][-24:]
        assert recipe.words[len(before)] == scene.walk(language, READ, None).words[place], "the next is not told"
