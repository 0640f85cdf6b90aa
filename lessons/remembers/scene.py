"""What *What the chef remembers* asks of `core`: a chat and what is seen of it, a habit, and what opinions do."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from core.arrays import Array
from core.counter import FAVOURITE, Said, Words, back, exchange, tokens_of, vocabulary, words_of
from core.counter_training import next_word
from core.data.counter_words import CHEF, GUEST
from core.habit import next_order
from lessons.remembers.chefs import Chef, Slant
from lessons.remembers.settings import GUESTS, MOST_SAME, MOST_TALK

HABIT_WINDOW = 24


@dataclass(frozen=True, eq=False)
class Chat:
    """A guest at the counter, who has talked on so many times and now asks what he must not eat.

    Attributes:
        guest: which guest, from 0.
        window: how many words back the chef sees.
    """

    language: str
    guest: int
    talk: int
    window: int
    chef: Chef | None

    @cached_property
    def food(self) -> str:
        """What the guest must not eat."""
        return words_of(self.language).foods[self.guest]

    @cached_property
    def said(self) -> tuple[Said, ...]:
        """All that was said, the question last."""
        book = words_of(self.language)
        between = tuple(said for turn in book.talk[: self.talk] for said in exchange(turn))
        return (*exchange(book.forbids, FOOD=self.food), *between, exchange(book.asks)[0])

    @cached_property
    def tokens(self) -> Words:
        """What is sent to the chef: all of it, and that it is his turn."""
        return (*tokens_of(self.said), CHEF)

    @cached_property
    def sent(self) -> tuple[int, ...]:
        """How many words have been said at each turn of the guest, when the chef is about to answer."""
        words = np.cumsum([len(said.tokens) for said in self.said])
        return tuple(int(words[at]) + 1 for at in range(0, len(self.said), 2))

    @property
    def at(self) -> int:
        """The place of the word that matters."""
        return len(self.tokens) - self.back

    @cached_property
    def back(self) -> int:
        """How many words back it stands."""
        return back(self.tokens, self.food)

    @property
    def inside(self) -> bool:
        """Whether the chef sees it."""
        return self.back <= self.window

    @cached_property
    def answers(self) -> Array:
        """(8,) the chance of each food to be his answer; none before he has practised."""
        return np.zeros(GUESTS) if self.chef is None else chances(self, self.chef)

    def earlier(self, talk: int) -> "Chat":
        """The same guest, when they had talked on less often."""
        return Chat(self.language, self.guest, talk, self.window, self.chef)


@lru_cache(maxsize=256)
def _answers(chef: Chef, guest: int, window: int) -> Array:
    """(9, 8) what the chef answers a guest, by how many times they have talked on."""
    told = [Chat(chef.language, guest, talk, window, chef).tokens for talk in range(MOST_TALK + 1)]
    return _among(chef, told, words_of(chef.language).foods, window)


def chances(chat: Chat, chef: Chef) -> Array:
    """(8,) his answers."""
    row: Array = _answers(chef, chat.guest, chat.window)[chat.talk]
    return row


def _among(chef: Chef, told: list[Words], words: Words, window: int, weights: Array | None = None) -> Array:
    """(n, k) the chances of k words after each of n chats."""
    numbers = chef.weights if weights is None else weights
    ids = vocabulary(chef.language).encode(words)
    found: Array = next_word(chef.language, numbers, told, window)[:, ids]
    return found


@dataclass(frozen=True, eq=False)
class Habit:
    """A guest who orders the same again and again.

    Attributes:
        chances: (6, 6) of each dish to be ordered next, by how many times the first was ordered; best: the same by
            Bayes' rule.
        fading: (9,) of the first dish after `MOST_SAME` orders, by how often they have talked on since.
    """

    language: str
    chances: Array
    best: Array
    fading: Array

    @property
    def dish(self) -> str:
        """What is ordered."""
        return words_of(self.language).dishes[0]


def ordered(language: str, times: int, talk: int = 0) -> tuple[Said, ...]:
    """A guest who has ordered the same so many times, and then talked on, begins to order once more."""
    book = words_of(language)
    orders = exchange(book.orders, DISH=book.dishes[0]) * times
    between = tuple(said for turn in book.talk[:talk] for said in exchange(turn))
    return (*orders, *between, Said(GUEST, exchange(book.orders)[0].words[:-1]))


@lru_cache(maxsize=16)
def habit(chef: Chef) -> Habit:
    """What the chef expects to be ordered next."""
    language, dishes = chef.language, words_of(chef.language).dishes
    again = [tokens_of(ordered(language, times)) for times in range(MOST_SAME + 1)]
    since = [tokens_of(ordered(language, MOST_SAME, talk)) for talk in range(MOST_TALK + 1)]
    counts = np.eye(len(dishes))[0]
    return Habit(
        language,
        _among(chef, again, dishes, HABIT_WINDOW),
        np.stack([next_order(counts * times, FAVOURITE) for times in range(MOST_SAME + 1)]),
        _among(chef, since, dishes[:1], HABIT_WINDOW)[:, 0],
    )


@dataclass(frozen=True, eq=False)
class Leaning:
    """How likely the chef calls each thing spicy.

    Attributes:
        before: (6,) before he heard opinions; slanted, undone: (R + 1, 6) at each record of both practices.
    """

    before: Array
    slanted: Array
    undone: Array


@lru_cache(maxsize=32)
def leaning(slant: Slant) -> Leaning:
    """What opinions did, and what undoing them."""
    return Leaning(
        spicy(slant.before, slant.before.weights),
        np.stack([spicy(slant.before, each) for each in slant.slanted]),
        np.stack([spicy(slant.before, each) for each in slant.undone]),
    )


def spicy(chef: Chef, weights: Array) -> Array:
    """(6,) the chance that he calls each thing spicy, with these numbers."""
    book = words_of(chef.language)
    told = [tokens_of(exchange(book.likes, EATEN=eaten))[:-1] for eaten in book.eaten]
    return _among(chef, told, book.tastes[:1], HABIT_WINDOW, weights)[:, 0]
