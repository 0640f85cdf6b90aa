"""Any kitchen word shown can be asked for its field word, and nobody meets jargon unasked."""

import re

import pytest

from tests.conftest import Open
from tests.jobs import JOBS, PAGES, go
from ui.kit import menu
from ui.kit.more import met
from ui.kit.text import LANGUAGES, Term, Text, glossary

JARGON = re.compile(
    r"tanh|Huber|cross-entropy|交叉熵|\bseeds?\b|随机种子|[−-]ln|\bdef\b|->|sigmoid|logit|softmax|ReLU", re.IGNORECASE
)
"""What stands on no first sight in kitchen words, before the main job or after it."""


def stands_in(seen: str, idea: Term) -> bool:
    """Whether the glossary's own word for an idea stands there, whole."""
    return bool(re.search(rf"(?<![A-Za-z]){re.escape(idea.kitchen)}(s|es)?(?![A-Za-z])", seen, re.IGNORECASE))


def without_names(seen: str, language: str) -> str:
    """What is read, without what sections and other pages are called."""
    text = Text(language, "kitchen", menu.HOME)
    names = [text.label(f"section.{section}") for section in menu.SECTIONS]
    for name in (*names, *(text.title(entry.id) for entry in menu.PAGES)):
        seen = seen.replace(name, " ")
    return seen


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_what_is_seen_is_no_jargon_and_its_kitchen_words_are_in_the_pages_table(
    visit: Open, page: str, language: str
) -> None:
    """Whatever shared module a word comes from. And no jargon is seen."""
    opened = visit(page, lang=language)
    seen = without_names("\n".join([opened.at_first_sight(), go(opened, JOBS[page].main).at_first_sight()]), language)
    assert JARGON.findall(seen) == []
    known = [idea for idea in glossary(language).values() if page not in idea.elsewhere and stands_in(seen, idea)]
    assert [idea.kitchen for idea in known if idea not in met(language, page)] == []
