"""How a language model is trained, judged and made to write; and who is surprised least by recipes not yet seen."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from threadpoolctl import threadpool_info, threadpool_limits

from core.arrays import Array
from core.corpus import Corpus, corpus_of
from core.language_model import (
    network_guesser,
    stream,
    surprises,
    surprises_from,
    tempered,
    train_language_model,
    window_sampler,
    windows,
    write,
)
from core.ngrams import count_ngrams, perplexity, surprises_of
from core.tokens import END
from core.transformer import Transformer

CONTENT = Path(__file__).parents[2] / "content"
TEXTS = [np.array([1, 2, 3, 4]), np.array([2, 5]), np.array([1, 2, 3, 4, 5, 1, 2])]
NET = Transformer(6, context=4, width=8, heads=2, dropout=0.2)


@cache
def corpus(language: str) -> Corpus:
    """The recipes of a language."""
    return corpus_of((CONTENT / language / "recipes.txt").read_text(encoding="utf-8"))


def counted(language: str, order: int, read: int) -> float:
    """How many words counting hesitates between."""
    known = corpus(language)
    model = count_ngrams(known.read(read), order, len(known.vocabulary))
    return perplexity(np.concatenate([surprises_of(model, known.encode(recipe)) for recipe in known.held_out]))


def practised(language: str, read: int, steps: int) -> list[float]:
    """How many the network, at each record."""
    known = corpus(language)
    net = Transformer(len(known.vocabulary), dropout=0.2)
    held = [known.encode(recipe) for recipe in known.held_out]
    run = train_language_model(net, known.read(read), steps=steps)
    return [perplexity(np.concatenate(surprises(net, weights, held))) for weights in run.weights]


@pytest.mark.parametrize(("language", "steps"), [("en", 600), ("zh", 450)])
def test_with_100_recipes_the_network_is_less_surprised_than_triples_and_those_than_pairs(
    language: str, steps: int
) -> None:
    pairs, triples = (counted(language, order, 100) for order in (2, 3))
    network = practised(language, 100, steps)[-1]
    assert 4.5 < network < triples < pairs < 15


@pytest.mark.parametrize("language", ["en", "zh"])
def test_with_10_it_is_more_surprised_than_both_and_practice_makes_it_worse(language: str) -> None:
    pairs, triples = (counted(language, order, 10) for order in (2, 3))
    early, late = practised(language, 10, 200)[4::6]
    assert triples < pairs < late
    assert early < late


@pytest.mark.parametrize("language", ["en", "zh"])
def test_whoever_counts_is_surprised_less_the_more_was_read(language: str) -> None:
    for order in (2, 3):
        found = [counted(language, order, read) for read in (10, 20, 40, 70, 100)]
        assert found == sorted(found, reverse=True)


def test_texts_stand_in_a_row_with_an_end_around_each() -> None:
    assert stream(TEXTS[:2]).tolist() == [END, 1, 2, 3, 4, END, 2, 5, END]
    found = windows(stream(TEXTS[:2]), 3)
    assert found.X.tolist() == [[END, 1, 2], [3, 4, END]]
    assert found.y.tolist() == [[1, 2, 3], [4, END, 2]]
    with pytest.raises(ValueError, match="windows of 3 need 4 tokens or more, got 3"):
        windows(np.array([0, 1, 0]), 3)


def test_windows_are_drawn_from_everywhere() -> None:
    row = np.arange(10)
    X, y = window_sampler(row, 3, 500)(np.random.default_rng(1))
    assert X.shape == y.shape == (500, 3)
    assert np.array_equal(y, X + 1)
    assert set(X[:, 0]) == set(range(7))


def test_training_leaves_eleven_records_and_the_threads_as_they_were() -> None:
    within: list[int] = []

    def watch(step: int, loss: Array, weights: Array) -> None:
        within.extend(each["num_threads"] for each in threadpool_info() if each["user_api"] == "blas")

    with threadpool_limits(2, "blas"):
        before = [library["num_threads"] for library in threadpool_info()]
        assert 2 in before
        run = train_language_model(NET, TEXTS, steps=50, watch=watch)
        assert [library["num_threads"] for library in threadpool_info()] == before
    assert run.recorded.tolist() == list(range(0, 51, 5))
    assert run.weights.dtype == np.float32
    assert run.losses[-1] < run.losses[0]
    assert set(within) == {1}


def test_the_same_seed_trains_the_same_weights() -> None:
    first, again, other = (train_language_model(NET, TEXTS, steps=9, seed=seed).weights[-1] for seed in (1, 1, 2))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_it_stops_where_it_is_told_to() -> None:
    assert train_language_model(NET, TEXTS, steps=50, watch=lambda step, *_: step >= 10).steps == 10


@pytest.mark.parametrize("steps", [0, 2.5, 100_001])
def test_impossible_steps_are_refused(steps: float) -> None:
    with pytest.raises(ValueError, match="steps must be"):
        train_language_model(NET, TEXTS, steps=steps)  # type: ignore[arg-type]


def test_all_texts_at_once_surprise_as_much_as_word_by_word() -> None:
    weights = train_language_model(NET, TEXTS, steps=30).weights[-1]
    guess = network_guesser(NET, weights)
    for text, found in zip(TEXTS, surprises(NET, weights, TEXTS), strict=True):
        words = [*text.tolist(), END]
        told = [-np.log2(guess(words[:place])[word]) for place, word in enumerate(words)]
        assert found == pytest.approx(told, abs=1e-4)


def test_what_the_network_gives_adds_up_to_one() -> None:
    guess = network_guesser(NET, NET.start(1))
    for before in ([], [1], [1, 2, 3, 4, 5, 1, 2]):
        assert guess(before).sum() == pytest.approx(1)


CHANCES = st.lists(st.floats(0.0, 1.0), min_size=2, max_size=6).filter(lambda drawn: sum(drawn) > 1e-3)


@given(CHANCES, st.floats(0.05, 10.0))
def test_temperature_is_a_power(drawn: list[float], heat: float) -> None:
    chances = np.array(drawn) / sum(drawn)
    powers = [(each / chances.max()) ** (1 / heat) for each in chances]
    found = tempered(chances, heat)
    assert found == pytest.approx(np.array(powers) / sum(powers), abs=1e-9)
    assert found.sum() == pytest.approx(1)


def test_temperature_1_changes_nothing_0_takes_the_likeliest_and_much_heat_makes_all_alike() -> None:
    chances = np.array([0.5, 0.3, 0.2])
    assert tempered(chances, 1.0) == pytest.approx(chances)
    assert tempered(chances, 0.0).tolist() == [1, 0, 0]
    assert tempered(np.array([0.4, 0.4, 0.2]), 0.0).tolist() == [0.5, 0.5, 0]
    assert tempered(np.array([1.0, 0.0]), 2.0).tolist() == [1, 0]
    assert np.ptp(tempered(chances, 10.0)) < 0.04
    assert (np.diff([tempered(chances, heat)[0] for heat in (0.1, 0.5, 1, 2, 5)]) < 0).all()


@pytest.mark.parametrize("heat", [-0.1, 11.0, np.nan])
def test_impossible_temperatures_are_refused(heat: float) -> None:
    with pytest.raises(ValueError, match="temperature must be"):
        tempered(np.array([0.5, 0.5]), heat)


def chain(before: Sequence[int]) -> Array:
    """After n comes n + 1 for certain, and after 3 the end."""
    return np.eye(5)[(before[-1] + 1) % 4 if before else 1]


def test_words_are_written_until_the_end_or_the_limit() -> None:
    assert write(chain, [], 1.0, seed=0, longest=50) == [1, 2, 3]
    assert write(chain, [2], 0.0, seed=0, longest=50) == [3]
    assert write(chain, [], 1.0, seed=0, longest=2) == [1, 2]
    assert write(chain, [], 1.0, seed=0, longest=0) == []


def test_they_are_drawn_as_often_as_their_chance_says() -> None:
    chances = np.array([0.1, 0.2, 0.7])

    def guess(before: Sequence[int]) -> Any:
        return chances

    drawn = [word for seed in range(200) for word in write(guess, [], 1.0, seed, 10)]
    share = np.mean(np.array(drawn) == 2)
    assert share == pytest.approx(0.7 / 0.9, abs=0.05)
    assert write(guess, [], 1.0, 7, 20) == write(guess, [], 1.0, 7, 20)


@pytest.mark.parametrize("begin", [0, 3, 5, 6, 250, 399, 400])
def test_a_text_is_judged_from_any_place_on_by_what_stood_before_each_word(begin: int) -> None:
    net = Transformer(30, context=6, width=8, heads=2)
    weights, text = 3 * net.start(1), np.random.default_rng(1).integers(1, 30, 400)
    guess = network_guesser(net, weights)
    by_hand = [-np.log2(guess(text[:place].tolist())[text[place]]) for place in range(begin, 400)]
    np.testing.assert_allclose(surprises_from(net, weights, text, begin), by_hand, rtol=1e-4)
    with pytest.raises(ValueError, match="begin must be"):
        surprises_from(net, weights, text, 401)
