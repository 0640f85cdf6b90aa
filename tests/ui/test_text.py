"""The reader of `content/`: forms, terms, values, and errors that name file and key."""

from pathlib import Path

import pytest

from ui.kit import text as text_module
from ui.kit.text import ContentError, Text, labels, page_sections

LABELS = """
plain = "plain"
both = { kitchen = "grams", real = "weights" }
hello = "[[Chef]] and [[chef]] share {amount:.1f}"

[term]
chef = { kitchen = "chef", real = "model" }

[deep.er]
key = "found"
"""
SECTIONS = """What stands before the first section is nobody's.

<!-- @idea -->
The [[chef]] cooks.

<!-- @idea real -->
The [[chef]] predicts.

<!-- @one.form -->
Only **{count}** form.

Two paragraphs.
"""


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small content of our own, in a made-up language."""
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx/labels.toml").write_text(LABELS, encoding="utf-8")
    (tmp_path / "xx/page.md").write_text(SECTIONS, encoding="utf-8")
    monkeypatch.setattr(text_module, "CONTENT", tmp_path)
    return tmp_path


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


def test_a_value_is_never_read_as_a_placeholder_or_a_term(content: Path) -> None:
    assert in_register("kitchen")("one.form", count="{0} [[chef]]").startswith("Only **{0} [[chef]]**")


def test_a_missing_section_names_file_and_key(content: Path) -> None:
    with pytest.raises(ContentError, match=r"^content/xx/page\.md has no 'nothing'$"):
        in_register("kitchen")("nothing")


def test_a_missing_label_names_file_and_key(content: Path) -> None:
    with pytest.raises(ContentError, match=r"^content/xx/labels\.toml has no 'deep\.none'$"):
        in_register("kitchen").label("deep.none")


def test_a_missing_term_names_file_and_key(content: Path) -> None:
    with pytest.raises(ContentError, match=r"content/xx/labels\.toml has no 'term\.waiter'"):
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
