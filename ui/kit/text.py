"""The only reader of `content/`: every word on every screen comes through here.

A page's words are Markdown in `content/<language>/<page>.md`, cut into sections by `<!-- @name -->`: its `title`, its
sentences, and what its settings (`setting.<name>`) and their options (`option.<name>.<value>`) are called. Short words
shared by pages are in `content/<language>/labels.toml`. Either may hold two forms, one a register: the kitchen's words
and the field's. In Markdown a second form is a section marked `<!-- @name real -->`; in TOML it is `{ kitchen = …, real
= … }`. Where one form serves both, `[[term]]` inside it is swapped for the word of the glossary in the register shown
(`[[Term]]` with a capital begins a sentence, `[[terms]]` is its plural), and `{value:.1f}` is filled with a number as
`ui.figures` writes it.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from ui.figures import FIGURES, shortest

CONTENT = Path(__file__).parents[2] / "content"
LANGUAGES = {"en": "English", "zh": "中文"}
REGISTERS = ("kitchen", "real")

_SECTION = re.compile(r"^<!-- @([\w.]+)( real)? -->$", re.MULTILINE)
_TERM = re.compile(r"\[\[(\w+)\]\]")
_SAME_EVERYWHERE = re.compile(r"[A-Z]?\d+(\.\d+)?")
"""A number, or a name such as A1: an option that every language calls the same."""


class ContentError(KeyError):
    """A word is missing. The message names the file and the key."""

    def __str__(self) -> str:
        return str(self.args[0])


@dataclass(frozen=True)
class Text:
    """The words of one page in one language and register."""

    language: str
    register: str
    page: str

    def __call__(self, name: str, /, **values: object) -> str:
        """The section `name` of this page, its terms swapped and its values filled in.

        Raises:
            ContentError: naming file and key, if the section, a term or a value is missing.
        """
        sections = page_sections(self.language, self.page)
        return self._fill(sections, name, f"{self.language}/{self.page}.md", values)

    def label(self, name: str, /, **values: object) -> str:
        """The word `name` of `labels.toml`, or of this page where the labels have none, likewise."""
        shared = labels(self.language)
        if (name, "kitchen") not in shared and (name, "kitchen") in page_sections(self.language, self.page):
            return self(name, **values)
        return self._fill(shared, name, f"{self.language}/labels.toml", values)

    def together(self, *said: str) -> str:
        """Sentences one after the other, as the language sets them; an empty one leaves no gap."""
        return self.label("say.between").join(filter(None, said))

    def after(self, said: str) -> str:
        """A sentence with the gap before it, to follow another; an empty one has no gap."""
        return self.label("say.between") + said if said else ""

    def form(self, name: str) -> str:
        """The section `name` of this page as it is written, with its gaps.

        Raises:
            ContentError: if there is none.
        """
        return self._form(page_sections(self.language, self.page), name, f"{self.language}/{self.page}.md")

    def title(self, page: str) -> str:
        """What a page is called, be it this one or another."""
        return self._form(page_sections(self.language, page), "title", f"{self.language}/{page}.md")

    def option(self, setting: str, value: object) -> str:
        """What one value of a setting is called. A number is its own name."""
        name = f"option.{setting}.{value}"
        known = (labels(self.language), page_sections(self.language, self.page))
        if not any((name, "kitchen") in texts for texts in known) and _SAME_EVERYWHERE.fullmatch(str(value)):
            return shortest(value) if isinstance(value, float) else str(value)
        return self.label(name)

    def term(self, name: str) -> str:
        """The word for a term of the glossary in this register; a capital first letter is kept."""
        word = self._form(terms(self.language), name.lower(), "glossary.toml")
        return word[0].upper() + word[1:] if name[0].isupper() else word

    def _form(self, texts: Mapping[tuple[str, str], str], name: str, file: str) -> str:
        form = texts.get((name, self.register), texts.get((name, "kitchen")))
        if form is None:
            raise ContentError(f"content/{file} has no {name!r}")
        return form

    def _fill(self, texts: Mapping[tuple[str, str], str], name: str, file: str, values: dict[str, object]) -> str:
        words = _in_terms(self, self._form(texts, name, file))
        try:
            return FIGURES.vformat(words, (), values)
        except (KeyError, IndexError, ValueError) as error:
            raise ContentError(f"content/{file}, {name!r}: cannot fill in {error}") from error


@lru_cache(maxsize=8192)
def _in_terms(text: Text, form: str) -> str:
    """A form with its terms in place: the same for whatever fills its gaps."""
    return _TERM.sub(lambda match: text.term(match[1]), form)


@lru_cache(maxsize=128)
def page_sections(language: str, page: str) -> dict[tuple[str, str], str]:
    """The sections of a page's file, by (name, register).

    Raises:
        ContentError: if the file is missing or a section stands in it twice.
    """
    path = CONTENT / language / f"{page}.md"
    if not path.is_file():
        raise ContentError(f"content/{language}/{page}.md is missing")
    _, *pieces = _SECTION.split(path.read_text(encoding="utf-8"))
    sections: dict[tuple[str, str], str] = {}
    for name, real, body in zip(pieces[::3], pieces[1::3], pieces[2::3], strict=True):
        key = (name, "real" if real else "kitchen")
        if key in sections:
            raise ContentError(f"content/{language}/{page}.md has {name!r} twice")
        sections[key] = body.strip()
    return sections


@lru_cache(maxsize=8)
def labels(language: str) -> dict[tuple[str, str], str]:
    """The labels of a language, by (dotted name, register)."""
    with (CONTENT / language / "labels.toml").open("rb") as file:
        return dict(_flatten(tomllib.load(file)))


@dataclass(frozen=True)
class Term:
    """One idea of the glossary, in one language: the kitchen's word, the field's, and what it means in a line.

    Attributes:
        also: other ways in which a page says the kitchen's word.
        elsewhere: the pages on which these words mean something else.
    """

    kitchen: str
    real: str
    meaning: str
    also: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()


@lru_cache(maxsize=8)
def glossary(language: str) -> dict[str, Term]:
    """Every idea of `content/glossary.toml` by its id, in the order of that file."""
    with (CONTENT / "glossary.toml").open("rb") as file:
        ideas = tomllib.load(file)
    return {name: Term(**{key: _fixed(value) for key, value in ideas[name][language].items()}) for name in ideas}


def _fixed(value: str | list[str]) -> Any:
    return value if isinstance(value, str) else tuple(value)


@lru_cache(maxsize=8)
def terms(language: str) -> dict[tuple[str, str], str]:
    """The words of the glossary by (id, register); the plural of an id is the id with an s."""
    with (CONTENT / "glossary.toml").open("rb") as file:
        ideas = tomllib.load(file)
    words = {}
    for name, forms in ideas.items():
        many = forms.get(f"{language}_plural", forms[language])
        for register in REGISTERS:
            words[name, register], words[f"{name}s", register] = forms[language][register], many[register]
    return words


def _flatten(table: Mapping[str, object], prefix: str = "") -> list[tuple[tuple[str, str], str]]:
    rows: list[tuple[tuple[str, str], str]] = []
    for name, value in table.items():
        if isinstance(value, str):
            rows.append(((prefix + name, "kitchen"), value))
        elif isinstance(value, dict) and set(value) == set(REGISTERS):
            rows.extend(((prefix + name, register), value[register]) for register in REGISTERS)
        elif isinstance(value, dict):
            rows.extend(_flatten(value, f"{prefix}{name}."))
        else:
            raise ContentError(f"labels.toml: {prefix}{name} is neither text nor a table of text")
    return rows
