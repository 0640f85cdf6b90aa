"""The sets on offer, and what is asked of `core`."""

import numpy as np
import pytest

from core.drawings import FACES, faces
from core.stencils import ONE, SLIDING
from lessons.picture import scene, words
from lessons.picture.settings import PLACES, Picture
from tests.lessons.picture import oracle
from ui.kit.text import LANGUAGES, Text

FOUND = {1: (100, 50, 20), 2: (100, 50, 25), 3: (100, 31, 29), 4: (100, 50, 0), 5: (100, 69, 0)}


@pytest.mark.parametrize("number", FOUND)
def test_sets_differ_and_the_first_is_near_the_mean_of_many(number: int) -> None:
    run = Picture(pic_set=number)
    assert scene.counts(run, ONE) == FOUND[number] == oracle.right(run, "one")[:3]
    assert abs(FOUND[1][2] - 14.6) < 6


def test_six_that_slide_are_right_in_all_three_places_after_the_first_set() -> None:
    assert scene.counts(Picture(), SLIDING) == (100, 100, 100)
    assert scene.swapped_count(Picture(), ONE) == 0
    assert scene.smudged_count(Picture(), SLIDING) < scene.smudged_count(Picture(), ONE) == 100


def drawn(odd: str, even: str) -> Picture:
    """All twelve redrawn, the odd ones so and the even ones so."""
    return Picture(pic_redrawn="~".join(f"{at}.{odd if at % 2 else even}" for at in range(1, 13)))


TWO_LOWER = drawn("0000240000663c00", "00002400003c6600")
BLANK = drawn("0" * 16, "0" * 16)


@pytest.mark.parametrize("language", LANGUAGES)
def test_smudges_mislead_the_six_only_where_they_do(language: str) -> None:
    text = Text(language, "kitchen", "picture")
    *_, smudges = words.further(text, Picture())
    assert smudges.endswith(text("more.smudged_misled"))
    for run in (BLANK, TWO_LOWER):
        *_, smudges = words.further(text, run)
        assert text("more.smudged_misled") not in smudges


def test_what_rounding_leaves_of_a_sum_is_no_verdict() -> None:
    """As many smiles as frowns leave the one stencil a base of 0, which is all that speaks where it knows no square."""
    for run in (BLANK, TWO_LOWER):
        silent = [each for face in scene.new_faces(run).X if (each := scene.verdict(run, ONE, face)).silent]
        assert silent
        assert {verdict.says for verdict in silent} == {"neither"}
        assert scene.counts(run, ONE) == oracle.right(run, "one")[:3]


@pytest.mark.parametrize("layout", [ONE, SLIDING])
@pytest.mark.parametrize("place", PLACES)
def test_a_verdict_adds_up(layout: str, place: int) -> None:
    for face in FACES:
        drawing = oracle.moved(face, place)
        found, wished = scene.verdict(Picture(), layout, drawing), oracle.said(Picture(), layout, drawing)
        assert found.logit == pytest.approx(wished.logit, abs=1e-9)
        assert found.smile - found.frown + found.base == pytest.approx(found.logit, abs=1e-9)
        assert found.says == wished.says
        assert found.sure == pytest.approx(wished.sure)
        assert min(found.smile, found.frown) >= 0


def test_before_practice_it_says_neither() -> None:
    found = scene.verdict(None, ONE, FACES[0])
    assert (found.says, found.sure, found.smile, found.frown) == ("neither", 0.5, 0.0, 0.0)


def test_a_redrawn_face_keeps_what_it_is_meant_to_be() -> None:
    run = Picture(pic_redrawn="2." + "f" * 16)
    drawn = scene.practised(run)
    assert drawn.X[1].all()
    assert (drawn.y == faces(12, scene.SEEDS[0]).y).all()
    assert (np.delete(drawn.X, 1, axis=0) == np.delete(faces(12, scene.SEEDS[0]).X, 1, axis=0)).all()


@pytest.mark.parametrize(
    ("right", "options"),
    [(0, ["fewer"]), (35, ["fewer"]), (36, []), (40, ["half"]), (60, ["half"]), (61, []), (94, []), (100, ["all"])],
)
def test_which_bets_are_right(monkeypatch: pytest.MonkeyPatch, right: int, options: list[str]) -> None:
    monkeypatch.setattr(scene, "counts", lambda *_: (100, 50, right))
    assert scene.answers(Picture()) == options
