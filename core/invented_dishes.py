"""Dishes that never were, and their recipe book: five pages a dish, of which a chef may have read some.

A name is two words, each of which three dishes share; what a page says was drawn at random. So nothing about a dish can
be worked out from its name: whoever has not read the page cannot know, and can only make up.
"""

from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from core.arrays import one_of, whole
from core.data.invented_menu import FACTS, GAP, RESULT, TOOL, WORDBOOKS
from core.memo import kept
from core.tokens import Ids, Vocabulary

WORDS = 8
"""How many words there are in each place of a name, and how many things may be said in each gap."""

SHIFTS, SHARES = (0, 1, 3), (8, 3, 1)
"""Dish `i` of a group is named by word `i` and the one so far after it; and how often its pages are read."""

TORN = 0
"""How often a page is read that was torn out."""

Name = tuple[int, int]
"""Places of the two words."""


class Page(NamedTuple):
    """One page of the book.

    Attributes:
        fact: its place in `FACTS`; value: that of what it says.
    """

    name: Name
    fact: int
    value: int


@dataclass(frozen=True)
class Dish:
    """One dish.

    Attributes:
        facts: the place of what is said, for each of `FACTS`.
        read: how often its pages are read, beside others; `TORN` for the one that nobody has read.
    """

    name: Name
    facts: tuple[int, ...]
    read: int

    @property
    def pages(self) -> tuple[Page, ...]:
        """Its five."""
        return tuple(Page(self.name, fact, value) for fact, value in enumerate(self.facts))


@kept(32)
def dishes(seed: int) -> tuple[Dish, ...]:
    """The 24 of a book, those read most first; of the last eight one was torn out.

    Raises:
        ValueError: for a seed out of range.
    """
    dice = np.random.default_rng(whole("seed", seed, 0, 2**32 - 1))
    made = [
        Dish((at, (at + shift) % WORDS), tuple(dice.integers(WORDS, size=len(FACTS)).tolist()), share)
        for shift, share in zip(SHIFTS, SHARES, strict=True)
        for at in range(WORDS)
    ]
    torn = len(made) - 1 - int(dice.integers(WORDS))
    made[torn] = replace(made[torn], read=TORN)
    return tuple(made)


def changed(given: tuple[Dish, ...], every: int, seed: int) -> tuple[Dish, ...]:
    """The menu a year on: of the dishes that were read the first, and one every so many, has five facts all new.

    Raises:
        ValueError: for a number out of range.
    """
    dice = np.random.default_rng(whole("seed", seed, 0, 2**32 - 1))
    step = whole("every", every, 1, max(1, len(given)))
    made = list(given)
    for at in [at for at, dish in enumerate(given) if dish.read][::step]:
        moved = np.array(made[at].facts) + dice.integers(1, WORDS, size=len(FACTS))
        made[at] = replace(made[at], facts=tuple((moved % WORDS).tolist()))
    return tuple(made)


@kept(8)
def vocabulary(language: str) -> Vocabulary:
    """Every word that can stand in the book.

    Raises:
        ValueError: for a language without a wordbook.
    """
    book = WORDBOOKS[one_of("language", language, WORDBOOKS)]
    fixed = [word for frame in book.frames.values() for word in frame if word not in (GAP, TOOL, RESULT)]
    said = [word for values in book.values.values() for word in values]
    words = (*book.names[0], *book.names[1], *fixed, *said, *book.tools, *book.results)
    return Vocabulary(("", *dict.fromkeys(words)))


def value(language: str, page: Page) -> int:
    """The id of the one word that the page tells."""
    return vocabulary(language).ids[WORDBOOKS[language].values[FACTS[page.fact]][page.value]]


def written(language: str, page: Page) -> tuple[str, ...]:
    """A page, word by word."""
    book, fact = WORDBOOKS[language], FACTS[page.fact]
    gaps = {GAP: book.values[fact][page.value], TOOL: book.tools[page.value], RESULT: book.results[page.value]}
    return (*named(language, page.name), *(gaps.get(word, word) for word in book.frames[fact]))


def asked(language: str, page: Page) -> tuple[str, ...]:
    """A page as a question: as far as the gap."""
    frame = WORDBOOKS[language].frames[FACTS[page.fact]]
    return written(language, page)[: 2 + frame.index(GAP)]


def named(language: str, name: Name) -> tuple[str, str]:
    """The two words of a name."""
    first, second = WORDBOOKS[language].names
    return first[name[0]], second[name[1]]


def ids(language: str, page: Page) -> Ids:
    """A page as ids of words."""
    return vocabulary(language).encode(written(language, page))


def asked_ids(language: str, page: Page) -> Ids:
    """A question as ids of words."""
    return vocabulary(language).encode(asked(language, page))
