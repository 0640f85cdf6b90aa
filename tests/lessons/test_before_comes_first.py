"""What was before stands before what is after, on every page, in both languages and registers."""

import re

import pytest

from ui.kit import menu
from ui.kit.text import LANGUAGES, labels, page_sections

PAIRS = (
    ("before", "after"),
    ("arrived_before", "arrived_after"),
    ("chance_before", "chance_after"),
    ("slope", "gradient"),
)
"""Values of a sentence of which the first is told first."""


def sections(language: str) -> dict[tuple[str, str, str], str]:
    """Every text of a language, by page, name and register."""
    found = {("labels", *key): words for key, words in labels(language).items()}
    for entry in menu.OPEN_PAGES:
        found |= {(entry.id, *key): words for key, words in page_sections(language, entry.id).items()}
    return found


def order(words: str) -> list[str]:
    """The values of a sentence in the order in which it names them."""
    return re.findall(r"(?<!\{)\{(\w+)[^{}]*\}(?!\})", words)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("first", "then"), PAIRS)
def test_the_first_of_two_is_told_first(language: str, first: str, then: str) -> None:
    orders = {key: order(words) for key, words in sections(language).items()}
    both = {key: names for key, names in orders.items() if {first, then} <= set(names)}
    assert both
    assert [key for key, names in both.items() if names.index(first) > names.index(then)] == []


def test_both_languages_tell_what_was_before_in_the_same_sentences() -> None:
    """A sentence that has both in one language has both in the other."""
    told = [
        {key[:2] for key, words in sections(language).items() if {"before", "after"} <= set(order(words))}
        for language in LANGUAGES
    ]
    assert told[0] == told[1]
    assert len(told[0]) > 10
