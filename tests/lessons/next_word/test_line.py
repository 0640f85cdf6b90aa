"""A text of the reader's own in pieces: cut as byte pair encoding cuts, mere letters, and nothing of it lost."""

import random
import re

import pytest

from core.tokens import UNKNOWN, byte_pairs
from lessons.next_word import line, pieces
from tests.conftest import Open
from ui.kit.page import Page
from ui.kit.text import LANGUAGES
from ui.kitchen import recipes


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_piece_has_the_number_of_its_place_in_the_list(language: str) -> None:
    listed = list(dict.fromkeys(letter for each in recipes.recipes(language).recipes for letter in "".join(each.words)))
    listed += [pair for left, right in pieces.merges(language) if (pair := left + right) not in listed]
    for recipe in recipes.recipes(language).held_out[:5]:
        tokens = line.cut(language, ("" if language == "zh" else " ").join(recipe.words))
        assert 8 < len(tokens) <= line.MOST_PIECES
        assert [listed[token.number - 1] for token in tokens] == [token.written for token in tokens]


def test_a_word_is_cut_as_byte_pair_encoding_cuts_it() -> None:
    for word in ("unsalted", "zucchini", "salt"):
        assert tuple(token.written for token in line.cut("en", word)) == byte_pairs(word, pieces.merges("en"))
    assert [token.number for token in line.cut("en", "🧂")] == [UNKNOWN]
    assert line.cut("en", " \n ") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_of_a_text_is_lost_and_none_of_it_is_markup(language: str) -> None:
    dice = random.Random(language)
    letters = [chr(code) for code in (*range(0, 0x250), *range(0x600, 0x610), *range(0x4E00, 0x4E40), 0x1F9C2, 0x202E)]
    for _ in range(300):
        typed = "".join(dice.choices([*letters, "<b>", "&amp;", " "], k=dice.randint(0, 30)))
        tokens = line.cut(language, typed)
        plain = "".join(letter for letter in typed if letter.isprintable()).lower()
        whole = re.sub(r"\s", "", plain)
        assert whole.startswith("".join(token.written for token in tokens))
        assert len(tokens) == line.MOST_PIECES or whole == "".join(token.written for token in tokens)
        assert set(re.findall(r"</?(\w+)", line.cut_html(tokens))) <= {"div", "bdi", "span"}
    assert len(line.cut(language, "豆" * 20_000)) <= line.MOST_PIECES


@pytest.mark.parametrize("language", LANGUAGES)
def test_ones_own_text_is_shown_in_pieces_as_soon_as_it_is_there(
    visit: Open, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    drawings: dict[str, str] = {}
    draw = Page.drawing

    def noted(page: Page, key: str, drawn: str, alt: str, **rest: int) -> None:  # type: ignore[type-arg]
        drawings[key] = drawn
        draw(page, key, drawn, alt, **rest)

    monkeypatch.setattr(Page, "drawing", noted)
    page = visit("next_word", lang=language).set("word_more", "own")
    assert "own_pieces" not in drawings
    page.widget("own_text").set_value("salt 豆腐").run()
    tokens = line.cut(language, "salt 豆腐")
    assert drawings["own_pieces"] == line.cut_html(tokens)
    assert page.content("cut", count=len(tokens), known=len(line.pieces_known(language)) - 1) in page.text()
