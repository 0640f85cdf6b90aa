"""Every word: both languages hold the same, nothing is missing, nothing is left over, and the typography is right."""

import ast
import re
import string
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.groups import KINDS
from ui.kit import menu
from ui.kit.text import CONTENT, LANGUAGES, REGISTERS, labels, page_sections
from ui.settings import Choice
from ui.stage import Labels

PAGES = tuple(entry.id for entry in menu.OPEN_PAGES)
TERM = re.compile(r"\[\[(\w+)\]\]")
FORMULA = re.compile(r"\$\$.+?\$\$|\$[^$]+\$", re.DOTALL)
CODE = ("ui", "pages", "streamlit_app.py")
JOINERS = {"say.and", "say.between", "say.and_also", "say.and_last"}
"""Labels that stand between others: a space at their end, or nothing at all, is what they are for."""

Texts = dict[tuple[str, str], str]


def files(language: str) -> dict[str, Texts]:
    """Every file of a language: its texts by name and register."""
    pages = {path.stem: page_sections(language, path.stem) for path in (CONTENT / language).glob("*.md")}
    return {"labels": labels(language), **pages}


def everything(language: str) -> Iterator[tuple[str, str]]:
    """Every text of a language, with where it stands."""
    for file, texts in files(language).items():
        for (name, register), text in texts.items():
            yield f"{language}/{file} {name} ({register})", text


def placeholders(text: str) -> set[str]:
    """What must be filled in."""
    return {re.split(r"[.\[]", name)[0] for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def prose(text: str) -> str:
    """A text without formulas, code and placeholders."""
    text = re.sub(r"\([-−\d., ]+\)", "□", text)  # a point, as in mathematics
    text = FORMULA.sub(" ", text.replace("{{", "{").replace("}}", "}"))
    return re.sub(r"`[^`]*`|\{[^}]*\}|\[\[\w+\]\]", "□", text)


# ---- both languages hold the same ----


def test_both_languages_have_the_same_files_and_every_open_page_has_one() -> None:
    english, chinese = (sorted(path.name for path in (CONTENT / language).iterdir()) for language in LANGUAGES)
    assert english == chinese
    assert {f"{page}.md" for page in PAGES} <= set(english)
    assert set(LANGUAGES) == {path.name for path in CONTENT.iterdir() if path.is_dir()}


@pytest.mark.parametrize("file", ["labels", *PAGES])
def test_both_languages_have_the_same_keys_in_the_same_order(file: str) -> None:
    english, chinese = (list(dict.fromkeys(name for name, _ in files(language)[file])) for language in LANGUAGES)
    assert english == chinese


@pytest.mark.parametrize("file", ["labels", *PAGES])
def test_every_text_has_a_form_for_the_kitchen(file: str) -> None:
    """A form in real terms may be missing where the kitchen's form serves both; the other way round none may."""
    for language in LANGUAGES:
        texts = files(language)[file]
        assert [name for name, register in texts if (name, "kitchen") not in texts] == []
        assert {register for _, register in texts} <= set(REGISTERS)


@pytest.mark.parametrize("file", ["labels", *PAGES])
def test_no_form_asks_for_a_value_that_the_same_text_in_another_language_is_not_given(file: str) -> None:
    """The values given are those of the union of all forms; English and Chinese use the same union."""
    unions = []
    for language in LANGUAGES:
        union: dict[str, set[str]] = {}
        for (name, _), text in files(language)[file].items():
            union.setdefault(name, set()).update(placeholders(text))
        unions.append(union)
    english, chinese = unions
    assert {name: english[name] ^ chinese[name] for name in english if english[name] != chinese.get(name)} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty(language: str) -> None:
    assert [where for where, text in everything(language) if not text.strip() and where.split()[1] not in JOINERS] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_is_in_the_glossary(language: str) -> None:
    known = {name.removeprefix("term.") for name, _ in labels(language) if name.startswith("term.")}
    used = {(where, term) for where, text in everything(language) for term in TERM.findall(text)}
    assert {(where, term) for where, term in used if term.lower() not in known} == set()


# ---- nothing is missing and nothing is left over ----


@cache
def strings(path: Path) -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """The texts written in a source file, and its f-strings as patterns; not its documentation."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inside = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for part in ast.walk(node)
        if part is not node
    }
    plain, patterns = set(), []
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inside:
            plain.add(node.value)
        elif isinstance(node, ast.JoinedStr):
            parts = [re.escape(str(v.value)) if isinstance(v, ast.Constant) else r"[\w.]+" for v in node.values]
            constant = "".join(str(v.value) for v in node.values if isinstance(v, ast.Constant))
            if re.search(r"\w", constant) and " " not in constant:
                patterns.append(re.compile("".join(parts)))
            for part in ast.walk(node):
                if isinstance(part, ast.Constant) and isinstance(part.value, str) and isinstance(part.value, str):
                    plain.add(part.value)
    return frozenset(plain), tuple(patterns)


def sources() -> list[Path]:
    return [
        path for place in CODE for path in ([ROOT / place] if place.endswith(".py") else (ROOT / place).rglob("*.py"))
    ]


def is_used(name: str) -> bool:
    """Whether some source writes this name, whole or as a pattern."""
    return any(
        name in plain or any(pattern.fullmatch(name) for pattern in patterns)
        for plain, patterns in map(strings, sources())
    )


@pytest.mark.parametrize("file", ["labels", *PAGES])
def test_nothing_is_left_over(file: str) -> None:
    """Terms are the glossary: they may wait for the page that will use them."""
    names = {name for name, _ in files("en")[file] if not name.startswith("term.")}
    assert sorted(name for name in names if not is_used(name)) == []


def asked_for() -> Iterator[tuple[str, str, str]]:
    """Every call that names its words outright: the file, `label` or `text`, the name."""
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in ("label", "text"):
                for part in ast.walk(node.args[0]) if isinstance(node.args[0], ast.IfExp) else [node.args[0]]:
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        yield path.relative_to(ROOT).as_posix(), called, part.value


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_that_the_code_asks_for_is_there(language: str) -> None:
    known = {name for name, _ in labels(language)}
    in_pages = {page: {name for name, _ in page_sections(language, page)} for page in PAGES}
    owners = {menu.entry(page).file: page for page in PAGES}
    missing = []
    for file, kind, name in asked_for():
        where = (
            known if kind == "label" else in_pages[owners[file]] if file in owners else set().union(*in_pages.values())
        )
        if name not in where:
            missing.append((file, kind, name))
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_is_named_by_an_id_has_its_words(language: str) -> None:
    known = {name for name, _ in labels(language)}
    wanted = {f"page.{entry.id}" for entry in menu.PAGES} | {"page.home"}
    wanted |= {f"{kind}.{section}" for kind in ("section", "about") for section in menu.SECTIONS}
    wanted |= {f"setting.{name}" for name in (*KINDS, "bet", "cook", "ghost")}
    wanted |= {
        f"option.{name}.{o}"
        for name in ("dish", "eaters", "tongues", "odd", "view", "rounds", "step_rate")
        for o in options(name)
    }
    wanted |= {f"stage.{field.name}" for field in fields(Labels)}
    assert sorted(wanted - known) == []


def options(name: str) -> tuple[object, ...]:
    setting = KINDS[name]
    assert isinstance(setting, Choice)
    return setting.options


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", [page for page in PAGES if page != menu.HOME])
def test_every_page_has_its_idea_its_bet_its_real_model_its_break_and_its_mathematics(language: str, page: str) -> None:
    names = {name for name, _ in page_sections(language, page)}
    assert {"idea", "bet", "real_model", "breaks", "mathematics"} <= names


# ---- how it is written ----


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_shouts(language: str) -> None:
    assert [where for where, text in everything(language) if re.search("[!！]", prose(text))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_no_double_spaces_and_none_at_the_end_of_a_line(language: str) -> None:
    texts = [(where, text) for where, text in everything(language) if where.split()[1] not in JOINERS]
    assert [where for where, text in texts if re.search(r"\S[ \u00a0]{2,}| $", text, re.MULTILINE)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_bold_and_italics_are_closed(language: str) -> None:
    for where, text in everything(language):
        for paragraph in prose(text).split("\n\n"):
            assert paragraph.count("**") % 2 == 0, where
            assert paragraph.replace("**", "").count("*") % 2 == 0, where


def test_there_is_no_chinese_in_the_english_files() -> None:
    chinese = re.compile(r"[\u3400-\u9fff，。；：？（）、]")
    assert [where for where, text in everything("en") if chinese.search(text)] == []


def test_there_is_no_english_sentence_in_the_chinese_files() -> None:
    english = re.compile(r"[A-Za-z’]{2,}(?:[ ,]+[A-Za-z’]{2,}){2,}")
    assert [where for where, text in everything("zh") if english.search(prose(text))] == []


@pytest.mark.parametrize("mark", [",", ";", ":", "?", "(", ")"])
def test_chinese_words_stand_beside_full_width_marks(mark: str) -> None:
    beside = re.compile(rf"[\u3400-\u9fff]\s?{re.escape(mark)}|{re.escape(mark)}\s?[\u3400-\u9fff]")
    assert [(where, found[0]) for where, text in everything("zh") if (found := beside.search(prose(text)))] == []


def test_chinese_sentences_end_in_a_full_width_stop() -> None:
    stop = re.compile(r"[\u3400-\u9fff][”』）*]*\.(?:\s|$)")
    assert [(where, found[0]) for where, text in everything("zh") if (found := stop.search(prose(text)))] == []


def test_english_apostrophes_and_quotes_in_prose_are_typographic() -> None:
    pages = [(where, text) for where, text in everything("en") if "labels" not in where]
    assert [where for where, text in pages if re.search(r"[A-Za-z]'[A-Za-z]|\"", prose(text))] == []
