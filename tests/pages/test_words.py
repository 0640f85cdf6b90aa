"""Any kitchen word shown can be asked for its field word, and nobody meets jargon unasked."""

import re

import pytest

from tests.conftest import Open
from tests.jobs import JOBS, PAGES, go
from ui.kit import menu
from ui.kit.more import met
from ui.kit.text import LANGUAGES, Term, Text, glossary


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
def test_what_is_seen_of_the_kitchens_words_is_in_the_pages_table(visit: Open, page: str, language: str) -> None:
    """Whatever shared module a word comes from."""
    seen = without_names(go(visit(page, lang=language), JOBS[page].main).at_first_sight(), language)
    known = [idea for idea in glossary(language).values() if page not in idea.elsewhere and stands_in(seen, idea)]
    assert [idea.kitchen for idea in known if idea not in met(language, page)] == []
