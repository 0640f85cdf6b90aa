"""The recipes that are read in training, and those that are held out."""

import numpy as np
import pytest

from core.corpus import HELD_OUT, corpus_of
from core.tokens import UNKNOWN

WRITTEN = "fried egg\nheat oil .\nadd the egg .\n\n\nrice\nboil rice .\n"


def many(count: int) -> str:
    """So many recipes of one word each."""
    return "\n\n".join(f"dish{number}\nsalt{number} ." for number in range(count))


def test_a_title_and_steps_are_one_row_of_words() -> None:
    first, second = corpus_of(WRITTEN).recipes
    assert first.title == ("fried", "egg")
    assert first.words == ("fried", "egg", "heat", "oil", ".", "add", "the", "egg", ".")
    assert second.words == ("rice", "boil", "rice", ".")


def test_every_fifth_from_the_third_is_held_out_and_the_others_can_be_read() -> None:
    corpus = corpus_of(many(130))
    held = [int(recipe.title[0].removeprefix("dish")) for recipe in corpus.held_out]
    assert held == list(range(2, 125, 5))
    assert len(held) == HELD_OUT
    others = [int(recipe.title[0].removeprefix("dish")) for recipe in corpus.others]
    assert others == [number for number in range(130) if number not in held]
    assert [corpus.vocabulary.decode(text)[0] for text in corpus.read(3)] == ["dish0", "dish1", "dish3"]


def test_every_word_is_known_the_held_out_ones_too() -> None:
    corpus = corpus_of(many(30))
    assert all((corpus.encode(recipe) != UNKNOWN).all() for recipe in corpus.recipes)
    assert len(corpus.vocabulary) == 1 + 2 * 30 + 1


@pytest.mark.parametrize("count", [0, 3, 1.5])
def test_more_than_there_are_cannot_be_read(count: float) -> None:
    with pytest.raises(ValueError, match="count must be"):
        corpus_of(WRITTEN).read(count)  # type: ignore[arg-type]


def test_ids_lead_back_to_the_words() -> None:
    corpus = corpus_of(WRITTEN)
    ids = corpus.encode(corpus.recipes[1])
    assert ids.dtype == np.int64
    assert corpus.vocabulary.decode(ids) == ["rice", "boil", "rice", "."]
