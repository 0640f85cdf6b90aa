"""Retrieval: finding among many pages the one that fits a question, by the words they share.

A word counts the more the rarer it is: it weighs `idf = 1 + ln((1 + N) / (1 + n))` where n of N pages have it (Spärck
Jones 1972, doi:10.1108/eb026526, smoothed), times how often it comes (Salton & Buckley 1988,
doi:10.1016/0306-4573(88)90021-0). Pages and question are rows of such numbers; the page that points most nearly the
same way is found.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from core.arrays import Array

Words = Sequence[str]


class Found(NamedTuple):
    """The page that fits best.

    Attributes:
        page: its place; of several that fit alike the first.
        fits: the cosine of its angle to the question, 0 to 1.
        covers: the share of the question that stands on it, by the weight of its words; 1 if every word does.
    """

    page: int
    fits: float
    covers: float


@dataclass(frozen=True, eq=False)
class Shelf:
    """Pages, ready to be searched.

    Attributes:
        columns: of each word.
        weights: (V,) idf of each; unknown: that of a word that stands on no page.
        rows: (N, V) the pages, each of length 1.
    """

    columns: Mapping[str, int]
    weights: Array
    unknown: float
    rows: Array

    def find(self, question: Words) -> Found:
        """The page that fits a question best.

        Raises:
            ValueError: for a question without a word.
        """
        if not question:
            raise ValueError("a question needs 1 word or more, got none")
        known, strange = np.zeros(len(self.columns)), 0.0
        for word, times in Counter(question).items():
            if word in self.columns:
                known[self.columns[word]] = times * self.weights[self.columns[word]]
            else:
                strange += (times * self.unknown) ** 2
        size = math.sqrt(float(known @ known) + strange)
        fits = self.rows @ known / size
        page = int(fits.argmax())
        there = known[self.rows[page] > 0]
        return Found(page, min(1.0, float(fits[page])), min(1.0, float(there @ there) / size**2))


def shelf_of(pages: Sequence[Words]) -> Shelf:
    """Pages put on a shelf.

    Raises:
        ValueError: if there is none, or one without a word.
    """
    if not pages or not all(pages):
        raise ValueError(f"a shelf needs pages of 1 word or more, got {list(pages)[:3]!r}")
    on_pages = Counter(word for page in pages for word in dict.fromkeys(page))
    columns = {word: column for column, word in enumerate(on_pages)}
    weights = np.array([_weight(len(pages), count) for count in on_pages.values()])
    rows = np.zeros((len(pages), len(columns)))
    for row, page in zip(rows, pages, strict=True):
        for word, times in Counter(page).items():
            row[columns[word]] = times
    rows *= weights
    return Shelf(columns, weights, _weight(len(pages), 0), rows / np.linalg.norm(rows, axis=1, keepdims=True))


def _weight(pages: int, having: int) -> float:
    """Idf of a word that so many of the pages have."""
    return 1 + math.log((1 + pages) / (1 + having))
