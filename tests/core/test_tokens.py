"""Words and pieces of words, against accounts of the same in another form."""

from collections import Counter
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.letters import composed, whole_letters
from core.tokens import (
    END,
    UNKNOWN,
    Vocabulary,
    byte_pair_merges,
    byte_pairs,
    longest_match,
    split_words,
    vocabulary_of,
)

HOSTILE = ["", " ", "\x00", "\u200b", "\U0001f469\u200d\U0001f467 soup", "\ufdfa", "\U00020bb7野家", "e\u0301\u0301"]
HOSTILE += ["<b>$x$</b>", "a" * 300, "\u202eabc", "\u0646\u0635 \u0639"]


def test_every_word_has_one_place_in_the_order_in_which_it_came() -> None:
    known = vocabulary_of([["salt", "the", "soup"], ["the", "wok"]])
    assert known.words == ("", "salt", "the", "soup", "wok")
    assert known.ids[""] == END
    assert known.encode(["wok", "salt", "pepper"]).tolist() == [4, 1, UNKNOWN]
    assert known.decode([2, 4, END]) == ["the", "wok", ""]


@pytest.mark.parametrize("words", [(), ("salt",), ("", "salt", "salt"), ("", "salt", "")])
def test_what_is_no_vocabulary_is_refused(words: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="empty word first and no word twice"):
        Vocabulary(words)


@pytest.mark.parametrize("place", [-1, 2, 0.5])
def test_a_place_beyond_it_is_refused(place: float) -> None:
    with pytest.raises(ValueError, match="id must be"):
        Vocabulary(("", "salt")).decode([place])  # type: ignore[list-item]


def test_a_text_with_spaces_is_cut_at_them_and_at_marks() -> None:
    said = "Don't add 2.5 spoons, add two! (stir-fry)"
    assert split_words(said) == ["don't", "add", "2.5", "spoons", ",", "add", "two", "!", "(", "stir-fry", ")"]


def test_a_text_without_spaces_is_cut_at_the_longest_word_that_fits() -> None:
    words = ["豆腐", "切成", "小块", "小", "块", "锅", "里", "锅里"]
    assert longest_match("豆腐切成小块。锅里wok3加", words) == ["豆腐", "切成", "小块", "。", "锅里", "wok3", "加"]


SPELLED = {
    "मुझे खाना पसंद है।": ["मुझे", "खाना", "पसंद", "है", "।"],
    "cre\u0300me bru\u0302le\u0301e!": ["crème", "brûlée", "!"],
    "ก้าวหน้า กำลัง": ["ก้าวหน้า", "กำลัง"],
    "می\u200cخواهم نَصّ": ["می\u200cخواهم", "نَصّ"],
    "한국 \u1112\u1161\u11ab": ["한국", "한"],
    "🇳🇴🇨🇳 👍🏽 soup": ["🇳🇴", "🇨🇳", "👍🏽", "soup"],
    "👩\u200d👩\u200d👧 1\ufe0f\u20e3": ["👩\u200d👩\u200d👧", "1\ufe0f\u20e3"],
}


@pytest.mark.parametrize("text", SPELLED)
def test_no_word_is_cut_within_a_letter(text: str) -> None:
    assert split_words(text) == SPELLED[text]
    whole = whole_letters(composed("".join(text.split())))
    ends = {len("".join(whole[:end])) for end in range(len(whole) + 1)}
    cut = longest_match(text, ["soup"])
    assert {len("".join(cut[:end])) for end in range(len(cut) + 1)} <= ends


def fitting(text: str, words: list[str]) -> list[str]:
    """The same by going through all words from the longest."""
    if not text:
        return []
    best = next((word for word in sorted(words, key=len, reverse=True) if text.startswith(word)), text[0])
    return [best, *fitting(text[len(best) :], words)]


@given(st.text("豆腐切成小块", max_size=12), st.lists(st.text("豆腐切成小块", min_size=1, max_size=3), max_size=6))
def test_it_is_always_the_longest(text: str, words: list[str]) -> None:
    assert longest_match(text, words) == fitting(text, words)


@given(st.text(max_size=60) | st.sampled_from(HOSTILE))
def test_nothing_but_spaces_is_lost_of_any_text(text: str) -> None:
    letters = whole_letters(composed(text.lower()))
    kept = "".join(letter for letter in letters if not letter[0].isspace())
    assert "".join(longest_match(text, ["soup", "野家"])) == kept
    assert all(word and not word.isspace() for word in split_words(text) + longest_match(text, []))


def slowly(words: list[str], count: int) -> list[tuple[str, str]]:
    """Byte pair encoding on one long string with marks between pieces, as in the paper's own few lines."""
    lines = [" ".join(word) for word in dict.fromkeys(words)]
    times = Counter(words)
    found: list[tuple[str, str]] = []
    for _ in range(count):
        pairs: dict[tuple[str, str], int] = {}
        for line in lines:
            pieces = line.split(" ")
            for left, right in pairwise(pieces):
                pairs[left, right] = pairs.get((left, right), 0) + times["".join(pieces)]
        if not pairs or max(pairs.values()) < 2:
            break
        best = max(pairs, key=lambda pair: pairs[pair])
        found.append(best)
        for at, line in enumerate(lines):
            pieces, joined = line.split(" "), []
            while pieces:
                if tuple(pieces[:2]) == best:
                    joined.append(pieces.pop(0) + pieces.pop(0))
                else:
                    joined.append(pieces.pop(0))
            lines[at] = " ".join(joined)
    return found


@given(st.lists(st.text("abc", min_size=1, max_size=7), max_size=12), st.integers(0, 12))
def test_merges_are_those_of_a_slow_account(words: list[str], count: int) -> None:
    assert byte_pair_merges(words, count) == slowly(words, count)


def test_a_merge_does_not_overlap_with_itself() -> None:
    assert byte_pairs("aaaa", [("a", "a")]) == ("aa", "aa")
    assert byte_pairs("aaaaa", [("a", "a"), ("aa", "aa")]) == ("aaaa", "a")
    assert byte_pairs("soup", []) == tuple("soup")


@given(st.text(max_size=20), st.integers(0, 20))
def test_pieces_put_together_are_the_word(word: str, count: int) -> None:
    assert "".join(byte_pairs(word, byte_pair_merges([word, word], count))) == word


def test_too_many_merges_are_refused() -> None:
    with pytest.raises(ValueError, match="count must be between 0 and 10000"):
        byte_pair_merges(["aa"], 10_001)


def test_ids_are_whole_numbers() -> None:
    assert Vocabulary(("", "salt")).encode([]).dtype == np.int64
