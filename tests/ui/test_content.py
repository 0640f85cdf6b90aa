"""Every word: both languages hold the same, nothing is missing, nothing is left over, and the typography is right."""

import ast
import re
import string
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.groups import GROUPS, KINDS
from ui.film import Labels
from ui.kit import menu
from ui.kit.text import CONTENT, LANGUAGES, REGISTERS, Text, glossary, labels, page_sections, terms
from ui.settings import Choice, kinds

PAGES = tuple(entry.id for entry in menu.OPEN_PAGES)
TERM = re.compile(r"\[\[(\w+)\]\]")
FORMULA = re.compile(r"\$\$.+?\$\$|\$[^$]+\$", re.DOTALL)
CODE = ("ui", "lessons", "pages", "streamlit_app.py")
JOINERS = {"say.and", "say.between", "say.and_also", "say.and_last", "say.quoted", "say.aside", "say.stop"}
"""Labels that stand between others: a space at their end, or nothing at all, is what they are for."""

WITHOUT_A_WORD = "amount.unit (real)"
"""A weight is no gram: the one form that is empty on purpose."""

SET_BY_A_BUTTON = {"nudged"}
"""Choices that no control offers, so that nobody reads what an option is called."""

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
    for idea, word in glossary(language).items():
        for form in ("kitchen", "real", "meaning"):
            yield f"{language}/glossary {idea} ({form})", getattr(word, form)


def placeholders(text: str) -> set[str]:
    """What must be filled in."""
    return {re.split(r"[.\[]", name)[0] for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def prose(text: str) -> str:
    """A text without formulas, code and placeholders."""
    text = re.sub(r"\([-−\d., ]+\)", "□", text)  # a point, as in mathematics
    text = FORMULA.sub(" ", text.replace("{{", "{").replace("}}", "}"))
    return re.sub(r"`[^`]*`|\{[^}]*\}|\[\[\w+\]\]", "□", text)


# ---- both languages hold the same ----


def test_both_languages_have_the_same_files_and_every_page_has_one() -> None:
    wanted = {"labels.toml", "home.md", "recipes.txt", *(f"{entry.id}.md" for entry in menu.PAGES)}
    for language in LANGUAGES:
        assert {path.name for path in (CONTENT / language).iterdir()} == wanted, language
    assert set(LANGUAGES) == {path.name for path in CONTENT.iterdir() if path.is_dir()}


@pytest.mark.parametrize("file", ["labels", *PAGES])
def test_both_languages_have_the_same_keys_in_the_same_order(file: str) -> None:
    english, *others = (list(dict.fromkeys(name for name, _ in files(language)[file])) for language in LANGUAGES)
    assert [other == english or sorted({*other} ^ {*english}) for other in others] == [True] * len(others)


@pytest.mark.parametrize("file", ["labels", *PAGES])
def test_every_text_has_a_form_for_the_kitchen(file: str) -> None:
    """A form in real terms may be missing where the kitchen's form serves both; the other way round none may."""
    for language in LANGUAGES:
        texts = files(language)[file]
        assert [name for name, register in texts if (name, "kitchen") not in texts] == []
        assert {register for _, register in texts} <= set(REGISTERS)


@pytest.mark.parametrize("file", ["labels", *PAGES])
def test_no_form_asks_for_a_value_that_the_same_text_in_another_language_is_not_given(file: str) -> None:
    """The values given are those of the union of all forms; every language uses the same union."""
    unions = []
    for language in LANGUAGES:
        union: dict[str, set[str]] = {}
        for (name, _), text in files(language)[file].items():
            union.setdefault(name, set()).update(placeholders(text))
        unions.append(union)
    english, *others = unions
    for other in others:
        assert {name: english[name] ^ other[name] for name in english if english[name] != other.get(name)} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty(language: str) -> None:
    texts = [(where, text) for where, text in everything(language) if where.split()[1] not in JOINERS]
    assert [where.split(" ", 1)[1] for where, text in texts if not text.strip()] == [WITHOUT_A_WORD]


def test_a_page_to_come_has_its_title_and_nothing_that_nobody_reads() -> None:
    for entry, language in product((entry for entry in menu.PAGES if not entry.exists), LANGUAGES):
        assert list(files(language)[entry.id]) == [("title", "kitchen")]


# ---- the glossary ----


def ideas() -> dict[str, dict[str, dict[str, str]]]:
    """The glossary as it is written."""
    written: dict[str, dict[str, dict[str, str]]] = tomllib.loads((CONTENT / "glossary.toml").read_text("utf-8"))
    return written


def test_every_idea_has_both_languages_both_registers_and_its_meaning() -> None:
    assert len(ideas()) > 20
    for name, forms in ideas().items():
        assert re.fullmatch("[a-z_]+", name)
        assert set(LANGUAGES) <= forms.keys() <= {*LANGUAGES, *(f"{language}_plural" for language in LANGUAGES)}, name
        for language, words in forms.items():
            form = dict(words)
            for more in () if language.endswith("_plural") else ("also", "elsewhere"):
                assert form.pop(more, True), name
            assert form.keys() == {*REGISTERS, *(() if language.endswith("_plural") else ("meaning",))}, name
            assert all(word.strip() == word and word for word in form.values()), name


@pytest.mark.parametrize(("language", "most"), [("en", 20), ("zh", 40)])
def test_a_meaning_is_one_short_line(language: str, most: int) -> None:
    """At most 20 words of English, 40 characters of Chinese with its marks, and it ends."""
    for name, word in glossary(language).items():
        length = len(word.meaning.split()) if language == "en" else len(word.meaning.replace(" ", ""))
        assert 0 < length <= most, (name, length)
        assert "\n" not in word.meaning
        assert word.meaning.endswith((".", "?") if language == "en" else ("。", "？")), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_glossarys_own_words_hold_nothing_to_be_filled_in(language: str) -> None:
    for name, word in glossary(language).items():
        assert not re.search(r"[\[\]{}]", word.kitchen + word.real + word.meaning), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_idea_is_told_twice_and_none_is_the_plural_of_another(language: str) -> None:
    meanings = [word.meaning for word in glossary(language).values()]
    assert len(set(meanings)) == len(meanings)
    assert not {f"{name}s" for name in glossary(language)} & glossary(language).keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_is_in_the_glossary(language: str) -> None:
    known = {name for name, _ in terms(language)}
    used = {(where, term) for where, text in everything(language) for term in TERM.findall(text)}
    assert used
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
    """Options are named by the settings, of which another test knows."""
    names = {name for name, _ in files("en")[file] if not name.startswith(("setting.", "option."))}
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


def room_of(file: str) -> str | None:
    """The page that a source file belongs to, if it is one page's alone."""
    owners = {menu.entry(page).file: page for page in PAGES}
    return owners.get(file) or (file.split("/")[1] if file.startswith("lessons/") and file.count("/") > 1 else None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_that_the_code_asks_for_is_there(language: str) -> None:
    """A page's own code is given its page's words; what serves many pages, the labels, or a section that some have."""
    shared = {name for name, _ in labels(language)}
    in_pages = {page: {name for name, _ in page_sections(language, page)} for page in PAGES}
    missing, rooms = [], set()
    for file, kind, name in asked_for():
        room = room_of(file)
        rooms.add(room)
        own = in_pages[room] if room else set().union(*in_pages.values()) if kind == "text" else set()
        if name not in (own | shared if kind == "label" else own):
            missing.append((file, kind, name))
    assert missing == []
    assert rooms == {*PAGES, None}


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_is_named_by_an_id_has_its_words(language: str) -> None:
    known = {name for name, _ in labels(language)}
    wanted = {f"{kind}.{section}" for kind in ("section", "about") for section in menu.SECTIONS}
    wanted |= {f"setting.{name}" for name in ("bet", "cook", "ghost", "first")}
    wanted |= {f"player.{field.name}" for field in fields(Labels)}
    assert sorted(wanted - known) == []
    for page in ("home", *(entry.id for entry in menu.PAGES)):
        assert ("title", "kitchen") in page_sections(language, page)


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_every_setting_of_a_page_and_each_of_its_options_has_a_name_there(
    page: str, language: str, register: str
) -> None:
    text = Text(language, register, page)
    for name, kind in kinds(GROUPS[page]).items():
        assert text.label(f"setting.{name}")
        options = kind.options if isinstance(kind, Choice) and name not in SET_BY_A_BUTTON else ()
        named = [text.option(name, option) for option in options]
        assert all(named)
        assert len(set(named)) == len(named), f"two options of {name} are called the same"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_is_left_of_a_setting_or_an_option_that_the_page_does_not_have(language: str) -> None:
    """In the labels stands what several pages have, and what any link may ask for; all else is its page's own."""
    owners: dict[str, set[str]] = {}
    for page, group in GROUPS.items():
        for name in kinds(group):
            owners.setdefault(name, set()).add(page)
    shared = {name for name, where in owners.items() if len(where) > 1}
    assert named(files(language)["labels"], "setting") == shared | {"bet", "cook", "ghost", "first"}
    for page, group in GROUPS.items():
        assert named(page_sections(language, page), "setting") == kinds(group).keys() - shared
    for file, names in {
        "labels": shared,
        **{page: kinds(group).keys() - shared for page, group in GROUPS.items()},
    }.items():
        possible = {f"{name}.{option}" for name in names for option in options_of(name)}
        assert named(files(language)[file], "option") - possible == set()


def named(texts: Texts, kind: str) -> set[str]:
    """What a file gives a name, of the settings or of their options."""
    return {name.removeprefix(f"{kind}.") for name, _ in texts if name.startswith(f"{kind}.")}


def options_of(name: str) -> tuple[object, ...]:
    kind = KINDS[name]
    return kind.options if isinstance(kind, Choice) else ()


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


LATIN_NAMES = {
    *("AI", "GB", "MB", "kB", "CSV", "JSON", "SHA", "IEEE", "PowerShell", "Python", "PyTorch", "autograd", "billion"),
    *(
        "Llama",
        "GPT",
        "InstructGPT",
        "Codex",
        "Yi",
        "DeepSeek",
        "Kimi",
        "Chinchilla",
        "LeNet",
        "ResNet",
        "Sutskever",
        "Huber",
        "pickle",
    ),
    *("SGD", "Nesterov", "AdaGrad", "RMSProp", "Adam", "AdamW", "Muon", "ReLU", "tanh", "ln", "safetensors", "Qwen"),
    *(
        "BERT",
        "LoRA",
        "GPTQ",
        "AWQ",
        "QLoRA",
        "McNemar",
        "Edwards",
        "AlexNet",
        "ImageNet",
        "OpenAI",
        "SimpleQA",
        "PersonQA",
        "BM",
        "Net",
        "Cohen",
        "Han",
        "LeCun",
        "McCloskey",
        "Lloyd",
        "Ramshaw",
        "Moore",
        "McCabe",
        "Oehlert",
        "Kneser",
        "Ney",
        "Touvron",
        "Radford",
        "Ouyang",
        "Vaswani",
        "Mixtral",
        "Transformer",
        "Markdown",
        "arXiv",
    ),
}
"""Names that are written so in Chinese too, and what they are measured in."""

NOT_READ_ALOUD = re.compile(
    r"```.*?```|`[^`]*`|\$\$.*?\$\$|\$[^$]*\$|\{[^{}]*\}|\[\[\w+\]\]|:[\w/]+:?\[|\]\([^)]*\)|&\w+;|:material/\w+:|<[^>]*>"
    r"|https?://[\w./-]+|\.?[\w-]+\.(?:safetensors|json|zip|csv)|\.(?:pt|bin|ckpt|safetensors)",
    re.DOTALL,
)
"""Code, formulas, gaps, addresses and names of files."""


def test_no_map_is_told_by_light_and_dark_which_the_themes_turn_round() -> None:
    told = re.compile(r"\b(?:dark|bright)(?:er|est)\b|越[深浅亮暗]")
    assert [(where, found[0]) for where, text in everything("en") if (found := told.search(text))] == []
    assert [(where, found[0]) for where, text in everything("zh") if (found := told.search(text))] == []


def latin(words: str) -> set[str]:
    """Words in Latin letters that a reader of Chinese would stumble over."""
    return set(re.findall(r"[A-Za-z]{2,}", NOT_READ_ALOUD.sub(" ", words))) - LATIN_NAMES


def test_no_latin_word_stands_on_a_chinese_screen_but_names() -> None:
    found = {
        (file, name): words
        for file, texts in files("zh").items()
        for (name, register), text in texts.items()
        if register == "kitchen" and (words := latin(text))
    }
    assert found == {}


def test_the_search_sees_a_latin_word_and_not_a_name_or_code() -> None:
    assert latin("这是 loss，不是 `loss`，也不是 $loss$、{loss:.2f} 或 Llama-2") == {"loss"}


def test_no_chinese_is_slanted() -> None:
    """Italics only bend the strokes; a title stands in quotes."""
    slanted = re.compile(r"(?<!\*)\*(?!\*)[^*\n]*[\u3400-\u9fff][^*\n]*(?<!\*)\*(?!\*)")
    assert [(where, found[0]) for where, text in everything("zh") if (found := slanted.search(prose(text)))] == []


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
