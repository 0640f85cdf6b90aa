"""Many texts written at once: drawn as one by one, and each until its end."""

from pathlib import Path

import numpy as np
import pytest

from core.corpus import corpus_of
from core.generations import distinct, kept_promises, promised, write_many
from core.language_model import network_guesser, train_language_model
from core.tokens import END
from core.transformer import Transformer

NET = Transformer(6, context=4, width=8, heads=2)
WEIGHTS = NET.start(3) * 3


def test_texts_end_where_the_end_is_drawn_and_are_never_longer() -> None:
    texts = write_many(NET, WEIGHTS, 200, 1, 12)
    assert len(texts) == 200
    assert max(map(len, texts)) <= 12
    assert min(map(len, texts)) < 12
    assert all(END not in text for text in texts)


def test_words_are_drawn_as_likely_as_the_model_says() -> None:
    texts = write_many(NET, WEIGHTS, 4000, 2, 2)
    guess = network_guesser(NET, WEIGHTS.astype(float))
    first = np.bincount([text[0] if len(text) else END for text in texts], minlength=6) / 4000
    assert first == pytest.approx(guess([]), abs=0.03)
    word = int(first[1:].argmax()) + 1
    after = [text[1] if len(text) > 1 else END for text in texts if len(text) and text[0] == word]
    assert np.bincount(after, minlength=6) / len(after) == pytest.approx(guess([word]), abs=0.06)


def test_a_seed_writes_the_same_again() -> None:
    first, again, other = (write_many(NET, WEIGHTS, 20, seed, 9) for seed in (4, 4, 5))
    assert [text.tolist() for text in first] == [text.tolist() for text in again]
    assert [text.tolist() for text in first] != [text.tolist() for text in other]


def test_different_words_are_counted_once() -> None:
    assert distinct([np.array([1, 2, 1]), np.array([3]), np.array([], dtype=np.int64)]) == 3


@pytest.mark.parametrize(("count", "longest", "named"), [(0, 5, "count"), (3, 0, "longest"), (2.5, 5, "count")])
def test_what_cannot_be_is_refused_by_name(count: int, longest: int, named: str) -> None:
    with pytest.raises(ValueError, match=named):
        write_many(NET, WEIGHTS, count, 1, longest)


def test_a_promise_is_a_word_of_titles_that_always_comes_again() -> None:
    texts = [np.array([1, 2, 3, 1]), np.array([2, 4, 4, 2]), np.array([1, 5, 1]), np.array([2, 1])]
    assert promised(texts[:3], [2, 1, 1]) == {1}
    assert promised(texts[1:3], [1, 1]) == {1, 2}
    assert kept_promises(texts, {1, 2}) == (3, 4)
    assert kept_promises(texts, {1, 2}, apart=1) == (2, 4)
    assert kept_promises([np.array([], dtype=np.int64)], {1}) == (0, 0)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_trained_model_knows_how_recipes_sound_and_seldom_cooks_what_it_begins_with(language: str) -> None:
    """What the page says of it: about one in ten; a real recipe always does."""
    content = Path(__file__).parents[2] / "content"
    corpus = corpus_of((content / language / "recipes.txt").read_text(encoding="utf-8"))
    read, net = corpus.read(100), Transformer(len(corpus.vocabulary), dropout=0.2)
    words = promised(read, [len(recipe.title) for recipe in corpus.others[:100]])
    kept, many = kept_promises(read, words)
    assert kept == many > 40
    texts = write_many(net, train_language_model(net, read, steps=400).weights[-1], 200, 0, 50)
    kept, many = kept_promises(texts, words)
    assert many > 50
    assert 0.02 < kept / many < 0.3
