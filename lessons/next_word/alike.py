"""The words as the network's numbers have them at each record of its practice: who is alike, and a flat map of many."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from core.arrays import Array
from core.embeddings import directions, nearest, shadow
from core.tokens import END
from lessons.next_word.pieces import MARKS
from lessons.next_word.scene import walk
from lessons.next_word.settings import HERE
from ui.kit.text import Text
from ui.kitchen import recipes
from ui.kitchen.recipes import Practised

NEIGHBOURS = 5
COMMON = 60
"""So many of the words, the commonest, make the map; a word asked about and its neighbours come to them."""

KEPT = 8
"""So many maps are kept."""


@dataclass(frozen=True, eq=False)
class Map:
    """A map of words, record by record.

    Attributes:
        asked: (L,) the word asked about at each place of the recipe, or one everywhere.
        ids: (N,) the words on it: `COMMON` of them first, the commonest first, then whoever is asked about or near.
        points: (R, N, 2) where they lie; the mean of the common ones is the middle.
        kept: (R,) the share of the spread of the common ones that the map keeps.
        near: (R, L, 5) the words most alike, no marks among them, and cosines: (R, L, 5) how much.
    """

    language: str
    asked: tuple[int, ...]
    ids: tuple[int, ...]
    points: Array
    kept: Array
    near: NDArray[np.int64]
    cosines: Array


@lru_cache(maxsize=4)
def common(language: str) -> tuple[int, ...]:
    """The commonest words of the recipes, marks apart."""
    corpus = recipes.recipes(language)
    times = Counter(word for recipe in corpus.recipes for word in recipe.words if word not in MARKS)
    return tuple(corpus.vocabulary.encode(word for word, _ in times.most_common(COMMON)).tolist())


def asked(text: Text, practised: Practised, chosen: str) -> tuple[int, ...]:
    """The words asked about: those of the recipe, place by place, or the one that was chosen."""
    if chosen == HERE:
        return tuple(walk(practised.language, practised.read, practised).truth.tolist())
    return (recipes.recipes(practised.language).vocabulary.ids[text(f"option.word_near.{chosen}")],)


@lru_cache(maxsize=KEPT)
def word_map(practised: Practised, words: tuple[int, ...]) -> Map:
    """The map of a practice and of the words asked about. Its two directions are those of the last record.

    Only which way a word's numbers point is drawn, as only that makes words alike.
    """
    tables = np.stack([directions(each) for each in practised.embeddings])
    vocabulary = recipes.recipes(practised.language).vocabulary
    marks = [vocabulary.ids[mark] for mark in MARKS if mark in vocabulary.ids]
    near, cosines = _near(tables, words, (END, *marks))
    many = common(practised.language)
    ids = (*many, *sorted({*words, *near.ravel().tolist()} - {*many}))
    plane = shadow(tables[-1, many])
    points = np.stack([plane.cast(table[list(ids)], table[list(many)].mean(axis=0)) for table in tables])
    kept = np.array([plane.kept(table[list(many)]) for table in tables])
    return Map(practised.language, words, ids, points, kept, near, cosines)


def _near(tables: Array, words: Sequence[int], apart: Sequence[int]) -> tuple[NDArray[np.int64], Array]:
    found = [{word: nearest(table, word, NEIGHBOURS, apart) for word in {*words}} for table in tables]
    pairs = np.array([[each[word] for word in words] for each in found])
    return pairs[..., 0].astype(np.int64), pairs[..., 1]
