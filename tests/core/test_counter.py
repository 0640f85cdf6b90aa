"""Chats at the counter: what is in them, how often, and what is seen of them."""

from collections import Counter

import numpy as np
import pytest

from core.counter import (
    FAVOURITE,
    LONGEST,
    SHORTEST,
    Words,
    back,
    chats,
    encoded,
    exchange,
    opinion,
    tokens_of,
    vocabulary,
    window,
    words_of,
)
from core.data.counter_words import CHEF, COUNTERS, GUEST
from core.tokens import END, UNKNOWN

LANGUAGES = tuple(COUNTERS)
MANY = 2000


def turns(chat: Words) -> list[tuple[str, str]]:
    """What guest and chef said in turn, written as in the wordbook."""
    text = " ".join(chat)
    return [tuple(part.strip() for part in turn.split(CHEF)) for turn in text.split(GUEST)[1:]]  # type: ignore[misc]


@pytest.mark.parametrize("language", LANGUAGES)
def test_chats_are_of_their_length_and_all_their_words_are_known(language: str) -> None:
    for chat in chats(language, 300, 1):
        assert SHORTEST <= len(chat) <= LONGEST
        assert UNKNOWN not in vocabulary(language).encode(chat)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chat_begins_with_what_must_not_be_eaten_and_always_answers_that(language: str) -> None:
    book = words_of(language)
    foods = Counter[str]()
    for chat in chats(language, MANY, 2):
        first, *others = turns(chat)
        food = next(word for word in first[0].split() if word in book.foods)
        assert first == tuple(said.replace("FOOD", food) for said in book.forbids)
        assert {answer for asked, answer in others if asked == book.asks[0]} <= {food}
        foods[food] += 1
    assert min(foods.values()) > MANY / len(book.foods) * 0.8


@pytest.mark.parametrize("language", LANGUAGES)
def test_guests_order_their_favourite_as_often_as_it_says(language: str) -> None:
    """Two orders of one guest are the same with probability a² + (1 − a)² / (m − 1)."""
    book = words_of(language)
    begins = book.orders[0].replace("DISH", "").strip()
    same = []
    for chat in chats(language, MANY, 3):
        dishes = [guest.split()[-1] for guest, _ in turns(chat) if guest.startswith(begins)]
        same += [one == two for one, two in zip(dishes[::2], dishes[1::2], strict=False)]
    assert np.mean(same) == pytest.approx(FAVOURITE**2 + (1 - FAVOURITE) ** 2 / (len(book.dishes) - 1), abs=0.03)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("differ", [False, True])
def test_tastes_come_out_even_or_each_its_own(language: str, differ: bool) -> None:
    book = words_of(language)
    tastes: dict[str, Counter[str]] = {eaten: Counter() for eaten in book.eaten}
    said = {book.opinion.replace("EATEN", eaten).replace("TASTE", taste): (eaten, taste)
            for eaten in book.eaten for taste in book.tastes}  # fmt: skip
    for chat in chats(language, MANY, 4, differ=differ):
        for _, answer in turns(chat):
            if answer in said:
                eaten, taste = said[answer]
                tastes[eaten][taste] += 1
    for counted in tastes.values():
        rounds = counted.total() / (6 if differ else 4)
        assert abs(counted[book.tastes[0]] - rounds) <= 1
        assert abs(max(counted.values()) - (3 if differ else 1) * rounds) <= 2


def test_the_same_seed_says_the_same_and_another_something_else() -> None:
    assert chats.__wrapped__("en", 5, 7) == chats("en", 5, 7) == chats("en", 9, 7)[:5]
    assert chats("en", 5, 7) != chats("en", 5, 8)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_two_things_where_it_would_give_an_answer_away(language: str) -> None:
    book = words_of(language)
    talk = {word for turn in book.talk for said in turn for word in said.split()}
    assert not talk & {*book.foods, *book.dishes, *book.tastes}


def test_an_exchange_and_an_opinion_word_by_word() -> None:
    book = words_of("en")
    assert tokens_of(exchange(book.forbids, FOOD="fish")) == (GUEST, "i", "eat", "no", "fish", CHEF, "noted")
    said = (GUEST, "people", "like", "the", "tofu", "very", "spicy", CHEF, "really")
    assert opinion("en", "tofu", "spicy") == said


def test_a_window_is_the_last_words_and_nothing_else() -> None:
    tokens = np.arange(1, 8)
    assert window(tokens, 3).tolist() == [5, 6, 7]
    assert window(tokens, 7).tolist() == [1, 2, 3, 4, 5, 6, 7]
    assert window(tokens, 9).tolist() == [END, 1, 2, 3, 4, 5, 6, 7]


def test_how_far_back_a_word_stands() -> None:
    assert [back(("a", "b", "a", "c"), word) for word in "abc"] == [2, 3, 1]
    with pytest.raises(ValueError, match="not in"):
        back(("a",), "b")


def test_what_cannot_be_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="language"):
        vocabulary("fr")
    with pytest.raises(ValueError, match="count"):
        chats("en", 0, 1)
    with pytest.raises(ValueError, match="eaten"):
        opinion("en", "soap", "spicy")
    with pytest.raises(ValueError, match="taste"):
        opinion("en", "tofu", "loud")
    with pytest.raises(ValueError, match="size"):
        window(np.arange(3), 0)
    assert encoded("en", [(GUEST, "fish")])[0].tolist() == [1, vocabulary("en").ids["fish"]]
