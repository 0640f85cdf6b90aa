"""Whole letters, against lists made by hand over many scripts."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.letters import beginning, composed, hangs, whole_letters

FAMILY, KISS = "👩\u200d👩\u200d👧", "👩🏽\u200d❤️\u200d💋\u200d👨🏿"
ENGLAND = "🏴" + "".join(chr(0xE0000 + ord(letter)) for letter in "gbeng") + "\U000e007f"

LETTERS = {
    "latin": ["c", "r", "e\u0300", "m", "e"],
    "vietnamese": ["e\u0302\u0323", "t"],
    "hindi": ["हि", "न्", "दी"],
    "tamil": ["நி", "லா"],
    "thai": ["ก", "ำ", "ลั", "ง", "กี่"],
    "khmer": ["ខ្", "មែ", "រ"],
    "myanmar": ["မြ", "န်", "မာ"],
    "tibetan": ["བོ", "ད"],
    "arabic with vowels": ["نَ", "صّ"],
    "hebrew with points": ["שָׁ", "ל", "וֹ", "ם"],
    "persian with a joiner that joins nothing": ["م", "ی\u200c", "خ"],
    "korean by its parts": ["\u1112\u1161\u11ab", "\u1100\u116e\u11a8"],
    "chinese with a variant": ["葛\U000e0100", "飯"],
    "beyond the first plane": ["𠮷", "𝒳"],
    "flags": ["🇳🇴", "🇨🇳", "🇳"],
    "a flag of tags": [ENGLAND, "🏴"],
    "skin": ["👍🏽", "👍"],
    "families": [FAMILY, KISS, "👩"],
    "keycaps": ["1\ufe0f\u20e3", "2"],
    "a joiner before letters": ["👩\u200d", "<", "b\u200d", "x"],
}


@pytest.mark.parametrize("script", LETTERS)
def test_what_belongs_together_stays_together(script: str) -> None:
    assert whole_letters("".join(LETTERS[script])) == LETTERS[script]


@given(st.text(max_size=60))
def test_nothing_is_lost_and_no_letter_but_the_first_begins_with_what_hangs(text: str) -> None:
    found = whole_letters(text)
    assert "".join(found) == text
    assert not any(hangs(letter[0]) for letter in found[1:])


@given(st.text(st.characters(codec="ascii") | st.sampled_from("é\u0301अि🇳👍🏽\u200d"), max_size=30), st.integers(0, 30))
def test_a_beginning_is_the_longest_of_whole_letters_that_fits(text: str, length: int) -> None:
    begun, letters = beginning(text, length), whole_letters(text)
    assert len(begun) <= length
    whole = ["".join(letters[:end]) for end in range(len(letters) + 1)]
    assert begun == max((each for each in whole if len(each) <= length), key=len)


def test_accents_are_composed() -> None:
    assert composed("cre\u0300me") == "crème"
    assert composed("\u1112\u1161\u11ab") == "한"


def test_a_letter_of_endless_marks_is_cut_off_whole() -> None:
    assert beginning("a" + "\u0301" * 999, 20) == ""
    assert unicodedata.category("\u0301") == "Mn"
