"""Counting what follows, against the definition written out word by word."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.ngrams import Ngrams, count_ngrams, perplexity, surprises_of
from core.tokens import END

SIZE = 6
TEXTS = st.lists(st.lists(st.integers(1, SIZE - 1), max_size=8), min_size=1, max_size=5)


def ids(texts: list[list[int]]) -> list[np.ndarray]:
    """As arrays."""
    return [np.array(text, dtype=np.int64) for text in texts]


def grams(texts: list[list[int]], longest: int, length: int) -> list[tuple[int, ...]]:
    """Every row of `length` words that ends in a word of a text or in its end, with repetitions."""
    padded = [[END] * (longest - 1) + text + [END] for text in texts]
    return [tuple(text[place - length + 1 : place + 1]) for text in padded for place in range(longest - 1, len(text))]


def chance(texts: list[list[int]], longest: int, before: tuple[int, ...], word: int, discount: float) -> float:
    """Chen & Goodman's equations (interpolated, one discount) for a row `before` of any length."""
    length = len(before) + 1
    if length == longest:
        rows = grams(texts, longest, length)
    else:  # how many different words stand in front of a row
        rows = [row[1:] for row in set(grams(texts, longest, length + 1))]
    below = 1 / SIZE if not before else chance(texts, longest, before[1:], word, discount)
    after = [row[-1] for row in rows if row[:-1] == before]
    if not after:
        return below
    kept = max(after.count(word) - discount, 0) / len(after)
    return kept + discount * len(set(after)) / len(after) * below


@given(TEXTS, st.integers(1, 4), st.sampled_from([0.0, 0.4, 0.75, 1.0]), st.lists(st.integers(1, SIZE - 1), max_size=5))
def test_every_chance_is_that_of_the_equations_and_all_add_up_to_one(
    texts: list[list[int]], order: int, discount: float, before: list[int]
) -> None:
    chances = count_ngrams(ids(texts), order, SIZE, discount).chances(before)
    seen = tuple(([END] * order + before)[len(before) + 1 :]) if order > 1 else ()
    expected = [chance(texts, order, seen, word, discount) for word in range(SIZE)]
    assert chances == pytest.approx(expected, abs=1e-12)
    assert chances.sum() == pytest.approx(1)


@pytest.mark.parametrize("order", [1, 2, 3])
def test_what_was_never_seen_can_come_all_the_same(order: int) -> None:
    model = count_ngrams(ids([[1, 2, 3, 1, 2]]), order, SIZE)
    assert model.order == order
    assert (model.chances([5, 5]) > 0).all()
    assert (model.chances([1]) > 0).all()


def test_a_word_that_comes_often_in_one_place_is_no_likely_word_elsewhere() -> None:
    texts = ids([[1, 2]] * 9 + [[3, 4], [5, 4]])
    unseen = count_ngrams(texts, 2, SIZE).chances([2, 2])
    after_unknown = count_ngrams(texts, 3, SIZE).chances([4, 4])
    assert unseen[END] > 0.5
    assert after_unknown[4] > after_unknown[2], "2 came nine times, but after one word only"


def test_without_a_discount_it_is_the_share_that_was_counted() -> None:
    model = count_ngrams(ids([[1, 2], [1, 3], [1, 2]]), 2, SIZE, discount=0.0)
    assert model.chances([1])[[2, 3]] == pytest.approx([2 / 3, 1 / 3])


def test_surprise_is_a_coin_toss_for_every_halving() -> None:
    model = count_ngrams(ids([[1, 2], [1, 3]]), 2, SIZE)
    text = np.array([1, 3])
    told = [model.chances([])[1], model.chances([1])[3], model.chances([1, 3])[END]]
    assert surprises_of(model, text) == pytest.approx([-np.log2(p) for p in told])
    assert perplexity(np.array([3.0, 3.0, 3.0])) == pytest.approx(8)
    assert perplexity(np.array([1.0, 3.0])) == pytest.approx(4)


def test_chances_cannot_spoil_the_counts() -> None:
    model: Ngrams = count_ngrams(ids([[1, 2]]), 1, SIZE)
    model.chances([])[:] = 0
    assert model.chances([]).sum() == pytest.approx(1)


@pytest.mark.parametrize(("order", "size", "discount"), [(0, 6, 0.75), (7, 6, 0.75), (2, 0, 0.75), (2, 6, 1.5)])
def test_impossible_numbers_are_refused(order: int, size: int, discount: float) -> None:
    with pytest.raises(ValueError, match="must be between"):
        count_ngrams(ids([[1]]), order, size, discount)


def test_a_word_beyond_the_vocabulary_is_refused() -> None:
    with pytest.raises(ValueError, match="ids must be from 0 to 5, got 1 to 6"):
        count_ngrams(ids([[1, 6]]), 2, SIZE)
    with pytest.raises(ValueError, match="got -1 to 1"):
        count_ngrams(ids([[1, -1]]), 2, SIZE)
