"""Embeddings, against the eigenvectors of their covariance, closed forms, and a reckoning pair by pair."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.embeddings import directions, nearest, shadow

SEEDS = st.integers(0, 10_000)


def cloud(seed: int, rows: int = 30, wide: int = 7) -> np.ndarray:
    """Rows that spread less from one number to the next, turned at random."""
    generator = np.random.default_rng(seed)
    turn = np.linalg.qr(generator.normal(size=(wide, wide)))[0]
    spread: np.ndarray = generator.normal(size=(rows, wide)) * 2.0 ** -np.arange(wide) @ turn
    return spread + generator.normal(size=wide)


@given(SEEDS)
def test_a_shadow_is_that_of_the_largest_eigenvalues_of_the_covariance(seed: int) -> None:
    rows = cloud(seed)
    values, vectors = np.linalg.eigh(np.cov(rows.T))
    found = shadow(rows)
    assert found.kept(rows) == pytest.approx(values[-2:].sum() / values.sum())
    assert np.abs(found.axes @ vectors[:, [-1, -2]]) == pytest.approx(np.eye(2), abs=1e-6)
    assert (np.abs(found.axes).max(axis=1) == found.axes.max(axis=1)).all(), "the largest number is positive"


@given(SEEDS, st.floats(-7, 7))
def test_no_other_plane_keeps_more(seed: int, turned: float) -> None:
    rows, generator = cloud(seed), np.random.default_rng(seed + 1)
    other = np.linalg.qr(generator.normal(size=(7, 2)) + turned)[0]
    apart = rows - rows.mean(axis=0)
    assert shadow(rows).kept(rows) >= np.square(apart @ other).sum() / np.square(apart).sum() - 1e-12


def test_what_lies_flat_already_keeps_its_distances() -> None:
    flat = np.random.default_rng(0).normal(size=(9, 2))
    rows = np.pad(flat, ((0, 0), (1, 3)), constant_values=4.0)
    found = shadow(rows)
    cast = found.cast(rows, rows.mean(axis=0))
    assert found.kept(rows) == pytest.approx(1)
    assert np.linalg.norm(cast[:, None] - cast, axis=-1) == pytest.approx(np.linalg.norm(flat[:, None] - flat, axis=-1))
    assert cast.mean(axis=0) == pytest.approx([0, 0])
    assert found.cast(rows[:1], rows[0]) == pytest.approx(np.zeros((1, 2)), abs=1e-12)


def test_a_shadow_keeps_the_share_of_its_two_numbers() -> None:
    rows = np.array([[3, 0, 0], [-3, 0, 0], [0, 2, 0], [0, -2, 0], [0, 0, 1], [0, 0, -1]])
    assert shadow(rows).axes == pytest.approx(np.eye(3)[:2])
    assert shadow(rows).kept(rows) == pytest.approx(13 / 14)


@given(SEEDS, st.integers(0, 11), st.sets(st.integers(0, 11), max_size=4))
def test_the_nearest_have_the_largest_cosines(seed: int, word: int, apart: set[int]) -> None:
    table = np.random.default_rng(seed).normal(size=(12, 5))
    lengths = [math.sqrt(sum(each**2 for each in row)) for row in table]
    cosines = {
        other: sum(a * b for a, b in zip(table[word], table[other], strict=True)) / lengths[word] / lengths[other]
        for other in range(12)
        if other != word and other not in apart
    }
    found = nearest(directions(table), word, 4, apart)
    assert [other for other, _ in found] == sorted(cosines, key=lambda other: -cosines[other])[:4]
    assert [alike for _, alike in found] == pytest.approx([cosines[other] for other, _ in found])


def test_of_equal_ones_the_first_is_nearest_and_there_may_be_fewer() -> None:
    table = directions([[1.0, 0.0], [0.0, 2.0], [0.0, 1.0], [3.0, 0.0]])
    assert nearest(table, 0, 9) == [(3, 1.0), (1, 0.0), (2, 0.0)]
    assert nearest(table, 0, 0) == []


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        ([[1.0, 2.0]] * 3, "no spread"),
        ([[1.0], [2.0]], "two rows of two numbers"),
        ([1.0, 2.0], r"must be \(n, d\)"),
        (np.zeros((0, 3)), r"must be \(n, d\)"),
        ([[1.0, math.nan], [0.0, 1.0]], "finite"),
    ],
)
def test_rows_without_a_shadow_are_refused(rows: object, wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong):
        shadow(rows)  # type: ignore[arg-type]


def test_what_points_nowhere_is_refused() -> None:
    with pytest.raises(ValueError, match="points nowhere"):
        directions([[1.0, 0.0], [0.0, 0.0]])
    with pytest.raises(ValueError, match="word must be between 0 and 1"):
        nearest(directions(np.eye(2)), 2, 1)
