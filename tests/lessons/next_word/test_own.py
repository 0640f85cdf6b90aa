"""A text of the reader's own, against counting by hand; and ten thousand hostile ones."""

import random

import numpy as np
import pytest

from core.ngrams import count_ngrams
from lessons.next_word import own, pieces, written
from tests.hostile import WORDS
from ui.kit.text import LANGUAGES, Text
from ui.kitchen import recipes


def test_the_last_fifth_is_guessed_from_the_first_four() -> None:
    text = "one two three two one two three four " * 10
    found = own.judged("en", text)
    assert found is not None
    assert (found.words, found.different) == (80, 4)
    ids = np.array([("one", "two", "three", "four").index(word) + 1 for word in text.split()])
    for order, told in ((2, found.pairs), (3, found.triples)):
        model = count_ngrams([ids[:64]], order, 5)
        chances = [model.chances(ids[:place].tolist())[ids[place]] for place in range(64, 80)]
        assert told == pytest.approx(np.exp(-np.log(chances).mean()))
    assert (found.last, found.next) == ("four", "one")


def test_words_of_no_recipe_are_counted_as_such() -> None:
    found = own.judged("en", "salt xyzzy " * 30)
    assert found is not None
    assert found.unknown == 0.5
    assert own.judged("en", "salt " * (own.FEWEST_WORDS - 1)) is None


def test_a_long_text_is_cut_between_characters() -> None:
    assert len(own.shortened("豆" * 20_000).encode()) <= own.MOST_BYTES
    assert set(own.shortened("豆" * 20_000)) == {"豆"}
    assert own.shortened("\ud800soup") == "soup"


@pytest.mark.parametrize("language", LANGUAGES)
def test_ten_thousand_hostile_texts_give_no_traceback(language: str) -> None:
    dice, text = random.Random(language), Text(language, "kitchen", "next_word")
    letters = [chr(code) for code in (*range(0, 0x250), *range(0x600, 0x620), *range(0x4E00, 0x4E40), 0x1F9C2, 0xFFFD)]
    letters += [chr(code) for code in (*range(0x300, 0x310), *range(0x900, 0x950), *range(0x1F1E6, 0x1F1F0), 0x1F3FD)]
    letters += ["\u200d", "\u200c", "\ufe0f"]
    counted = 0
    for number in range(5000):
        few = number % 10 == 0
        parts = dice.choices(WORDS[:40] if number % 9 == 0 else letters, k=dice.randint(0, 25) if few else 90)
        typed = dice.choice(("", " ", "\n")).join(each[:60] for each in parts)
        said = own.said(text, typed)
        assert isinstance(said, str)
        counted += own.judged(language, typed) is not None
    assert counted > 3000


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_read_is_found_word_for_word(language: str) -> None:
    read = recipes.recipes(language).others[0]
    known = written.read_steps(language, 10)
    assert set(written.steps(read.words[len(read.title) :])) <= known
    assert "".join(word for step in written.steps(read.words) for word in step) == "".join(read.words)
    assert (("soup", ".") in known) is False


def test_the_first_pieces_of_chinese_are_words() -> None:
    first = ["".join(pair) for pair in pieces.merges("zh")[:10]]
    assert len(set(first) & {"分钟", "切成", "锅里", "洗净", "切成丝", "出锅"}) >= 3
