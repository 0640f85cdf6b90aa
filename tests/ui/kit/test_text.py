"""The reader of `content/`: forms, terms, values, and errors that name file and key."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ui.kit import text as text_module
from ui.kit.text import REGISTERS, ContentError, Term, Text, glossary, labels, page_sections, terms

LABELS = """
plain = "plain"
both = { kitchen = "grams", real = "weights" }
hello = "[[Chef]] and [[chef]] share {amount:.1f}"

idea = "of the labels"

[deep.er]
key = "found"

[option.rounds]
10 = "ten"
"""
GLOSSARY = """
[chef]
xx = { kitchen = "chef", real = "model", meaning = "Numbers, and a way of reckoning with them." }
xx_plural = { kitchen = "chefs", real = "models" }

[rice]
xx = { kitchen = "rice", real = "data", meaning = "What is cooked." }
"""
SECTIONS = """What stands before the first section is nobody's.

<!-- @idea -->
The [[chef]] cooks.

<!-- @idea real -->
The [[chef]] predicts.

<!-- @one.form -->
Only **{count}** form.

Two paragraphs.

<!-- @title -->
Page of pages

<!-- @option.rounds.100 -->
a hundred

<!-- @option.picky.few -->
one [[chef]] less

<!-- @below -->
it is {depth:.1f}, not −3
"""


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small content of our own, in a made-up language."""
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx/labels.toml").write_text(LABELS, encoding="utf-8")
    (tmp_path / "glossary.toml").write_text(GLOSSARY, encoding="utf-8")
    (tmp_path / "xx/page.md").write_text(SECTIONS, encoding="utf-8")
    (tmp_path / "xx/other.md").write_text("<!-- @title -->\nThe other\n", encoding="utf-8")
    monkeypatch.setattr(text_module, "CONTENT", tmp_path)
    return tmp_path


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    """What was read of one content is forgotten before the next."""
    yield
    for kept in (page_sections, labels, glossary, terms):
        kept.cache_clear()


def in_register(register: str) -> Text:
    return Text("xx", register, "page")


def test_a_section_with_two_forms_follows_the_register(content: Path) -> None:
    assert in_register("kitchen")("idea") == "The chef cooks."
    assert in_register("real")("idea") == "The model predicts."


def test_a_section_with_one_form_serves_both_registers_and_keeps_its_paragraphs(content: Path) -> None:
    for register in ("kitchen", "real"):
        assert in_register(register)("one.form", count=3) == "Only **3** form.\n\nTwo paragraphs."


def test_labels_follow_the_register_and_may_lie_deep(content: Path) -> None:
    assert in_register("kitchen").label("both") == "grams"
    assert in_register("real").label("both") == "weights"
    assert in_register("real").label("plain") == "plain"
    assert in_register("real").label("deep.er.key") == "found"


def test_terms_are_swapped_a_capital_is_kept_and_values_are_formatted(content: Path) -> None:
    assert in_register("real").label("hello", amount=2.04) == "Model and model share 2.0"
    assert in_register("kitchen").term("Chef") == "Chef"
    assert in_register("real").term("Chefs") == "Models"


def test_the_glossary_holds_each_idea_with_both_words_its_meaning_and_its_plural(content: Path) -> None:
    assert glossary("xx") == {
        "chef": Term("chef", "model", "Numbers, and a way of reckoning with them."),
        "rice": Term("rice", "data", "What is cooked."),
    }
    plurals = {register: [in_register(register).term(f"{name}s") for name in glossary("xx")] for register in REGISTERS}
    assert plurals == {"kitchen": ["chefs", "rice"], "real": ["models", "data"]}


def test_a_page_may_hold_labels_of_its_own_and_the_shared_ones_come_first(content: Path) -> None:
    text = in_register("real")
    assert text.label("one.form", count=3).startswith("Only **3** form.")
    assert text.label("idea") == "of the labels"


def test_every_page_is_called_by_its_own_title(content: Path) -> None:
    assert in_register("real").title("page") == "Page of pages"
    assert in_register("kitchen").title("other") == "The other"


def test_an_option_is_called_by_the_labels_the_page_or_its_own_number(content: Path) -> None:
    text = in_register("real")
    assert [text.option("rounds", value) for value in (10, 100, 1000)] == ["ten", "a hundred", "1000"]
    assert [text.option("rate", value) for value in (0.05, 1.0, "A1")] == ["0.05", "1", "A1"]
    assert text.option("picky", "few") == "one model less"
    for nameless in ("congee", "-2", "", "1x"):
        with pytest.raises(ContentError, match=r"option\.dish"):
            text.option("dish", nameless)


def test_a_filled_in_number_below_zero_has_a_minus_sign(content: Path) -> None:
    assert in_register("kitchen")("below", depth=-2.04) == "it is −2.0, not −3"


def test_a_value_is_never_read_as_a_placeholder_or_a_term(content: Path) -> None:
    assert in_register("kitchen")("one.form", count="{0} [[chef]]").startswith("Only **{0} [[chef]]**")


def test_a_missing_section_names_file_and_key(content: Path) -> None:
    with pytest.raises(ContentError, match=r"^content/xx/page\.md has no 'nothing'$"):
        in_register("kitchen")("nothing")


def test_a_missing_label_names_file_and_key(content: Path) -> None:
    with pytest.raises(ContentError, match=r"^content/xx/labels\.toml has no 'deep\.none'$"):
        in_register("kitchen").label("deep.none")


def test_a_missing_term_names_file_and_key(content: Path) -> None:
    with pytest.raises(ContentError, match=r"^content/glossary\.toml has no 'waiter'"):
        in_register("kitchen").term("waiter")


def test_a_missing_value_names_file_and_key(content: Path) -> None:
    with pytest.raises(ContentError, match=r"content/xx/page\.md, 'one\.form': cannot fill in 'count'"):
        in_register("kitchen")("one.form")


def test_a_value_that_does_not_fit_names_file_and_key(content: Path) -> None:
    with pytest.raises(ContentError, match=r"content/xx/labels\.toml, 'hello'"):
        in_register("kitchen").label("hello", amount="two")


def test_a_missing_page_names_its_file(content: Path) -> None:
    with pytest.raises(ContentError, match=r"^content/xx/none\.md is missing$"):
        page_sections("xx", "none")


def test_a_section_that_stands_twice_is_refused(content: Path) -> None:
    (content / "xx/twice.md").write_text("<!-- @a -->\none\n<!-- @a -->\ntwo\n", encoding="utf-8")
    with pytest.raises(ContentError, match=r"content/xx/twice\.md has 'a' twice"):
        page_sections("xx", "twice")


def test_a_label_that_is_no_text_is_refused(content: Path) -> None:
    (content / "yy").mkdir()
    (content / "yy/labels.toml").write_text("[deep]\nnumber = 3\n", encoding="utf-8")
    with pytest.raises(ContentError, match=r"deep\.number is neither text nor a table of text"):
        labels("yy")
