"""The chef at the counter: what he remembers, what he gets used to, and how opinions slant him. Bands, not figures:
those differ by processor. Each language's chef practises once.
"""

from functools import cache

import numpy as np
import pytest

from core.arrays import Array
from core.counter import FAVOURITE, Said, Words, back, exchange, tokens_of, vocabulary, words_of
from core.counter_training import WINDOW, network, next_word, practise, slanted
from core.data.counter_words import CHEF, COUNTERS, GUEST
from core.habit import next_order
from core.training import History

LANGUAGES = tuple(COUNTERS)


@cache
def chef(language: str) -> Array:
    """Trained as on the page."""
    return practise(language, 1).weights[-1]


@cache
def opinions(language: str) -> tuple[History, History]:
    """Forty opinions, and their undoing."""
    return slanted(language, chef(language), 40)


def asked(language: str, food: str, talk: list[int]) -> Words:
    """A guest says what he must not eat, talks, and asks."""
    book = words_of(language)
    said = [*exchange(book.forbids, FOOD=food)]
    for at in talk:
        said += exchange(book.talk[at])
    return (*tokens_of([*said, exchange(book.asks)[0]]), CHEF)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [12, 24, 48])
def test_inside_the_window_he_knows_outside_he_guesses_one_in_eight_and_does_not_say_so(
    language: str, size: int
) -> None:
    book, ids, dice = words_of(language), vocabulary(language).ids, np.random.default_rng(1)
    inside, outside = list[float](), list[float]()
    for food in book.foods:
        for many in range(9):
            chat = asked(language, food, dice.permutation(8)[:many].tolist())
            chances = next_word(language, chef(language), [chat], size)[0]
            assert sum(chances[ids[each]] for each in book.foods) > 0.8
            if (gone := back(chat, food)) != size:  # at the very edge he sees the word without what stood before it
                (inside if gone < size else outside).append(chances[ids[food]])
    assert np.mean(inside) >= 0.9
    assert np.mean(outside) <= 0.2


def habit(language: str, times: int, talk: int = 0) -> float:
    """The chance of a dish that was ordered so many times, on average over all of them."""
    book, found = words_of(language), []
    for dish in book.dishes:
        said = [*exchange(book.orders, DISH=dish) * times]
        for turn in book.talk[:talk]:
            said += exchange(turn)
        chat = tokens_of([*said, Said(GUEST, exchange(book.orders)[0].words[:-1])])
        found.append(float(next_word(language, chef(language), [chat], 24)[0, vocabulary(language).ids[dish]]))
    return float(np.mean(found))


@pytest.mark.parametrize("language", LANGUAGES)
def test_he_gets_used_to_a_guest_nearly_as_well_as_anybody_could(language: str) -> None:
    for times in range(6):
        best = next_order([times, 0, 0, 0, 0, 0], FAVOURITE)[0]
        assert habit(language, times) == pytest.approx(best, abs=0.15)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_habit_is_gone_when_the_orders_are(language: str) -> None:
    assert habit(language, 5, talk=0) > 0.6
    assert habit(language, 5, talk=8) < 0.3


def spicy(language: str, weights: Array) -> Array:
    """The chance that each thing is called spicy."""
    book = words_of(language)
    chats = [tokens_of(exchange(book.likes, EATEN=eaten))[:-1] for eaten in book.eaten]
    return next_word(language, weights, chats)[:, vocabulary(language).ids[book.tastes[0]]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_opinions_about_one_thing_slant_all_and_can_be_undone(language: str) -> None:
    slant, undone = opinions(language)
    assert spicy(language, chef(language)) == pytest.approx(0.25, abs=0.1)
    assert (spicy(language, slant.weights[-1]) > 0.5).all()
    assert spicy(language, undone.weights[-1]) == pytest.approx(0.25, abs=0.13)
    assert (slant.weights[0] == chef(language)).all()
    assert (undone.weights[0] == slant.weights[-1]).all()


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_opinion_is_worded_like_the_answer_and_spreads_less_in_other_words(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page says both."""
    book, usual = words_of(language), opinions(language)[0].weights[-1]
    assert book.opinion == book.likes[1]
    bare = tokens_of(exchange(("EATEN TASTE", book.heard), EATEN=book.eaten[0], TASTE=book.tastes[0]))
    monkeypatch.setattr("core.counter_training.opinion", lambda *told: bare)
    slant, _ = slanted(language, chef(language), 40)
    assert (spicy(language, slant.weights[-1])[1:] < spicy(language, usual)[1:] - 0.1).all()


@pytest.mark.parametrize("size", [1, 5, 24, WINDOW])
def test_what_stands_before_the_window_changes_nothing_to_the_last_digit(size: int) -> None:
    chat = asked("en", "fish", list(range(8)))
    other = (*asked("en", "nuts", list(range(8)))[:-size], *chat[-size:])
    weights = network("en").start(1)
    one, two = next_word("en", weights, [chat, other], size)
    assert (one == two).all()
    assert (one != next_word("en", weights, [chat], size - 1 or 2)[0]).any()


def test_every_word_of_the_window_counts() -> None:
    """The farthest too: it is looked at, not only mixed into its neighbour."""
    chat, weights = asked("en", "fish", list(range(8)))[-WINDOW:], network("en").start(2)
    other = ("nuts", *chat[1:])
    one, two = next_word("en", weights, [chat, other])
    assert (one != two).any()


def test_a_seed_trains_the_same_chef_and_another_another() -> None:
    first, again, other = (practise("en", seed, steps=3).weights[-1] for seed in (1, 1, 2))
    assert (first == again).all()
    assert (first != other).any()


def test_progress_is_told_and_the_last_step_is_one() -> None:
    told: list[int] = []
    run = practise("zh", steps=7, watch=lambda step, loss, weights: told.append(step))
    assert told == run.recorded.tolist() == [0, 1, 2, 3, 4, 5, 6, 7]


def test_what_cannot_be_is_refused_by_name() -> None:
    weights = network("en").start(0)
    with pytest.raises(ValueError, match="opinions"):
        slanted("en", weights, -1)
    with pytest.raises(ValueError, match="size"):
        next_word("en", weights, [(GUEST,)], WINDOW + 1)
    with pytest.raises(ValueError, match="tokens"):
        next_word("en", weights, [("nobody",)])
    with pytest.raises(ValueError, match="language"):
        network("fr")
    with pytest.raises(ValueError, match="steps"):
        practise("en", steps=0)
