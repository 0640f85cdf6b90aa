"""Retrieval, against closed forms and a reckoning word by word without arrays."""

import math
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.retrieval import shelf_of

WORDS = st.lists(st.sampled_from("abcdef"), min_size=1, max_size=6)
PAGES = st.lists(WORDS, min_size=1, max_size=8)


def weighed(pages: list[list[str]], words: list[str]) -> dict[str, float]:
    """The weight of each word of a text, reckoned one by one."""
    many = {word: sum(word in page for page in pages) for word in words}
    return {word: times * (1 + math.log((1 + len(pages)) / (1 + many[word]))) for word, times in Counter(words).items()}


def cosine(one: dict[str, float], other: dict[str, float]) -> float:
    """Of the angle between two texts."""
    length = math.sqrt(sum(each**2 for each in one.values()) * sum(each**2 for each in other.values()))
    return sum(each * other.get(word, 0.0) for word, each in one.items()) / length


@given(PAGES, st.lists(st.sampled_from("abcdefxyz"), min_size=1, max_size=6))
def test_the_page_found_is_the_one_of_the_largest_cosine(pages: list[list[str]], question: list[str]) -> None:
    found, asked = shelf_of(pages).find(question), weighed(pages, question)
    fits = [cosine(asked, weighed(pages, page)) for page in pages]
    assert found.fits == pytest.approx(max(fits), abs=1e-12)
    assert fits[found.page] == pytest.approx(max(fits), abs=1e-12)
    there = sum(each**2 for word, each in asked.items() if word in pages[found.page])
    assert found.covers == pytest.approx(there / sum(each**2 for each in asked.values()), abs=1e-12)
    assert 0 <= found.fits <= 1
    assert 0 <= found.covers <= 1


@given(PAGES)
def test_a_page_that_is_asked_word_for_word_fits_entirely(pages: list[list[str]]) -> None:
    for page in pages:
        found = shelf_of(pages).find(page[::-1])
        assert found.fits == pytest.approx(1)
        assert found.covers == pytest.approx(1)


def test_closed_forms() -> None:
    shelf = shelf_of([["a", "b"], ["a", "c"]])
    rare = 1 + math.log(3 / 2)
    assert dict(zip(shelf.columns, shelf.weights.tolist(), strict=True)) == pytest.approx(
        {"a": 1.0, "b": rare, "c": rare}
    )
    assert list(shelf.columns) == ["a", "b", "c"], "in the order of the book, whatever the hash"
    assert shelf.unknown == pytest.approx(1 + math.log(3))
    assert np.linalg.norm(shelf.rows, axis=1) == pytest.approx([1, 1])
    assert shelf.find(["c"]).page == 1
    assert shelf.find(["c"]).fits == pytest.approx(rare / math.hypot(1, rare))
    assert shelf.find(["a"]).page == 0, "of pages that fit alike the first"
    assert shelf.find(["zzz"]) == (0, 0.0, 0.0)
    half = shelf.find(["b", "zzz"])
    assert half.covers == pytest.approx(rare**2 / (rare**2 + shelf.unknown**2))


def test_a_rare_word_counts_more_than_a_common_one() -> None:
    pages = [["the", "soup"], ["the", "pie"], ["the", "the", "pie"]]
    assert shelf_of(pages).find(["the", "soup"]).page == 0


@pytest.mark.parametrize("pages", [[], [[]], [["a"], []]])
def test_impossible_pages_are_refused(pages: list[list[str]]) -> None:
    with pytest.raises(ValueError, match="pages of 1 word or more"):
        shelf_of(pages)


def test_an_empty_question_is_refused() -> None:
    with pytest.raises(ValueError, match="1 word or more"):
        shelf_of([["a"]]).find([])
