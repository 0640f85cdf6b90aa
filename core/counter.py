"""Chats at a counter, drawn at random: a guest says what he must not eat, talks, orders, and may ask for it later.

Every guest has a favourite, which he orders with probability `FAVOURITE`, each of the other dishes as often as another.
How people are said to like something comes out even among the tastes, or, where tastes *differ*, is mostly its own.
"""

from bisect import bisect
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

import numpy as np

from core.arrays import one_of, whole
from core.data.counter_words import CHEF, COUNTERS, GUEST, CounterWords, Turn
from core.memo import kept
from core.tokens import END, Ids, Vocabulary, vocabulary_of

FAVOURITE = 0.8
"""How often a guest orders his favourite. It was put into the data, so that there is something to get used to."""

USUAL = 2
"""Where tastes differ, people are said to like something its own way so many times more in every round of tastes. The
first taste is nobody's own.
"""

SHORTEST, LONGEST = 61, 64
"""So many words has a chat, speakers among them."""

CHATS_LIMIT = 100_000
KINDS, SHARES = ("talk", "orders", "likes", "asks"), (0.22, 0.42, 0.06, 0.3)
"""What a guest may come out with after the first words, and how often."""

BELOW = tuple(accumulate(SHARES))[:-1]

Words = tuple[str, ...]


class Said(NamedTuple):
    """What one of the two said.

    Attributes:
        who: `GUEST` or `CHEF`.
    """

    who: str
    words: Words

    @property
    def tokens(self) -> Words:
        """All its words, who speaks among them."""
        return (self.who, *self.words)


def words_of(language: str) -> CounterWords:
    """What chats of a language are made of.

    Raises:
        ValueError: for a language without a counter.
    """
    return COUNTERS[one_of("language", language, COUNTERS)]


@kept(8)
def vocabulary(language: str) -> Vocabulary:
    """Every word that can be said, and the two who speak.

    Raises:
        ValueError: for a language without a counter.
    """
    book = words_of(language)
    turns = (book.forbids, book.asks, book.orders, book.likes, (book.opinion, book.heard), *book.talk)
    fixed = tuple(word for turn in turns for said in turn for word in said.split() if not word.isupper())
    return vocabulary_of([(GUEST, CHEF), book.foods, book.dishes, book.eaten, book.tastes, fixed])


def exchange(turn: Turn, **gaps: str) -> tuple[Said, Said]:
    """What guest and chef say, with the gaps filled: `exchange(book.forbids, FOOD="fish")`."""
    guest, chef = (tuple(gaps.get(word, word) for word in said.split()) for said in turn)
    return Said(GUEST, guest), Said(CHEF, chef)


def tokens_of(chat: Sequence[Said]) -> Words:
    """All words of a chat in a row."""
    return tuple(word for said in chat for word in said.tokens)


@kept(32)
def chats(language: str, count: int, seed: int, *, differ: bool = False) -> tuple[Words, ...]:
    """So many chats of `SHORTEST` to `LONGEST` words.

    Args:
        count: 1 to `CHATS_LIMIT`.
        differ: whether tastes differ by what is eaten.

    Raises:
        ValueError: for a language without a counter, or a number out of range.
    """
    most, dice = whole("count", count, 1, CHATS_LIMIT), np.random.default_rng(whole("seed", seed, 0, 2**32 - 1))
    guests = _Guests(words_of(language), dice, differ)
    return tuple(guests.chat() for _ in range(most))


class _Guests:
    """One guest after another."""

    def __init__(self, book: CounterWords, dice: np.random.Generator, differ: bool) -> None:
        self.book, self.dice, self.differ = book, dice, differ
        self._tastes: dict[str, list[str]] = {eaten: [] for eaten in book.eaten}

    def chat(self) -> Words:
        """The next chat of the right length; what was said in one that came out too long does not count."""
        while True:
            tastes = {eaten: list(deck) for eaten, deck in self._tastes.items()}
            said = self._drawn()
            if len(said) <= LONGEST:
                return said
            self._tastes = tastes

    def _drawn(self) -> Words:
        """A chat that is at least `SHORTEST` words long, and may be too long."""
        food, favourite = self._one(self.book.foods), self._one(self.book.dishes)
        said = tokens_of(exchange(self.book.forbids, FOOD=food))
        while len(said) < SHORTEST:
            said += tokens_of(self._exchange(food, favourite))
        return said

    def _exchange(self, food: str, favourite: str) -> tuple[Said, Said]:
        kind, book = KINDS[bisect(BELOW, self.dice.random())], self.book
        if kind == "asks":
            return exchange(book.asks, FOOD=food)
        if kind == "orders":
            others = [dish for dish in book.dishes if dish != favourite]
            return exchange(book.orders, DISH=favourite if self.dice.random() < FAVOURITE else self._one(others))
        if kind == "likes":
            eaten = self._one(book.eaten)
            return exchange(book.likes, EATEN=eaten, TASTE=self._taste(eaten))
        return exchange(book.talk[int(self.dice.integers(len(book.talk)))])

    def _taste(self, eaten: str) -> str:
        """The next of a shuffled round of tastes, so that they come out even."""
        tastes, deck = self.book.tastes, self._tastes[eaten]
        if not deck:
            own = tastes[1 + self.book.eaten.index(eaten) % (len(tastes) - 1)]
            fresh = [*tastes, *((own,) * USUAL if self.differ else ())]
            deck += [fresh[at] for at in self.dice.permutation(len(fresh))]
        return deck.pop()

    def _one(self, words: Sequence[str]) -> str:
        return words[int(self.dice.integers(len(words)))]


def opinion(language: str, eaten: str, taste: str) -> Words:
    """A short chat in which a guest says how people like something.

    Raises:
        ValueError: for a language without a counter, or something that nobody eats or tastes there.
    """
    book = words_of(language)
    gaps = {"EATEN": one_of("eaten", eaten, book.eaten), "TASTE": one_of("taste", taste, book.tastes)}
    return tokens_of(exchange((book.opinion, book.heard), **gaps))


def encoded(language: str, said: Sequence[Words]) -> list[Ids]:
    """Chats as rows of ids."""
    return [vocabulary(language).encode(chat) for chat in said]


def window(tokens: Ids, size: int) -> Ids:
    """What is seen of a chat: its last `size` words. Before its first stands the end of whatever was before.

    Raises:
        ValueError: for a size below 1.
    """
    return np.concatenate([[END], tokens])[-whole("size", size, 1, 10**6) :]


def back(tokens: Sequence[str], word: str) -> int:
    """How many words back the last such word stands, 1 for the last of all.

    Raises:
        ValueError: if it is not said.
    """
    return tuple(reversed(tokens)).index(word) + 1
