"""Faces square by square, and what moving, swapping and smudging do to them."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.drawings import EYES, FACES, FROWN, MOUTHS, SIDE, SMILE, face, faces, kind_of, lowered, smudged, swapped

WIDE_SMILE = """
..#..#..
..#..#..
#......#
.#....#.
..####..
........
........
........
"""
THICK_FROWN = """
..#..#..
........
........
........
..####..
.##..##.
........
........
"""
WIDE_FROWN = """
..#..#..
........
........
........
..####..
##....##
........
........
"""


def squares(picture: str) -> list[float]:
    """A drawing as it is drawn above."""
    return [float(square == "#") for square in picture.replace("\n", "")]


@pytest.mark.parametrize(
    ("drawn", "picture"),
    [
        (face(SMILE, "tall", "wide"), WIDE_SMILE),
        (face(FROWN, "short", "thick"), THICK_FROWN),
        (face(FROWN, "short", "wide"), WIDE_FROWN),
    ],
)
def test_a_face_is_drawn_as_it_is_told(drawn: np.ndarray, picture: str) -> None:
    assert drawn.tolist() == squares(picture)


def test_there_are_twelve_faces_and_each_is_known_for_what_it_is() -> None:
    assert len({tuple(each) for each in FACES}) == len(FACES) == 12
    assert [kind_of(each) for each in FACES] == [SMILE, FROWN] * 6
    assert kind_of(np.zeros(64)) is None
    assert kind_of(lowered(FACES[0], 1)) is None


def test_a_face_moved_down_by_two_loses_nothing() -> None:
    for each in FACES:
        assert lowered(each, 2).sum() == each.sum()
        assert lowered(lowered(each, 1), 1).tolist() == lowered(each, 2).tolist()
        assert np.roll(each, 2 * SIDE).tolist() == lowered(each, 2).tolist()


def test_what_leaves_the_sheet_is_lost() -> None:
    assert lowered(np.ones(64), 3).tolist() == [0.0] * 24 + [1.0] * 40
    assert not lowered(np.ones((2, 64)), SIDE).any()


def test_smiles_and_frowns_come_by_turns_and_each_kind_about_as_often() -> None:
    drawn = faces(6000, 3)
    assert drawn.y.tolist() == [SMILE, FROWN] * 3000
    assert [kind_of(each) for each in drawn.X[:40]] == drawn.y[:40].tolist()
    counts = np.unique(drawn.X, axis=0, return_counts=True)[1]
    assert len(counts) == len(EYES) * len(MOUTHS) * 2
    assert abs(counts / 6000 - 1 / 12).max() < 0.02


def test_one_seed_gives_the_same_faces_and_others_unseen() -> None:
    assert faces(12, 7) is faces(12, 7)
    assert (faces(20, 7).X[:12] == faces(12, 7).X).all()
    assert (faces(12, 7).X != faces(12, 7, unseen=True).X).any()
    assert all((faces(12, one).X != faces(12, other).X).any() for one, other in pairwise(range(10)))


@given(st.integers(0, 2**32 - 1), st.floats(0, 1))
def test_smudging_turns_squares_over_and_swapping_all_of_them(seed: int, share: float) -> None:
    given_ = faces(12, seed % 100).X
    turned = smudged(given_, share, seed)
    assert set(np.unique(turned)) <= {0.0, 1.0}
    assert (swapped(swapped(given_)) == given_).all()
    assert (smudged(given_, 1.0, seed) == swapped(given_)).all()
    assert (smudged(given_, 0.0, seed) == given_).all()


def test_about_so_many_squares_are_smudged() -> None:
    given_ = faces(2000, 1).X
    assert np.mean(smudged(given_, 0.03, 5) != given_) == pytest.approx(0.03, abs=0.002)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: face(2, "tall", "plain"), "kind must be between 0 and 1, got 2"),
        (lambda: face(SMILE, "closed", "plain"), "eyes must be one of short, tall"),
        (lambda: face(SMILE, "tall", "open"), "mouth must be one of plain, wide, thick"),
        (lambda: faces(0), "count must be between 1 and 10000, got 0"),
        (lambda: faces(12, -1), "seed must be between 0"),
        (lambda: lowered(FACES[0], 9), "by must be between 0 and 8, got 9"),
        (lambda: lowered(FACES[0], 0.5), "by must be a whole number"),  # type: ignore[arg-type]
        (lambda: lowered(np.zeros(63), 1), r"drawings must be \(..., 64\), got \(63,\)"),
        (lambda: swapped(np.full(64, np.nan)), "drawings must be finite"),
        (lambda: smudged(FACES[0], 1.5, 0), "share must be between 0 and 1"),
    ],
)
def test_what_is_impossible_is_named(call: object, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        call()  # type: ignore[operator]
