"""The invented book: names, pages, and that nothing can be worked out from a name."""

from collections import Counter

import pytest

from core.data.invented_menu import FACTS, WORDBOOKS
from core.invented_dishes import (
    WORDS,
    Page,
    asked,
    asked_ids,
    changed,
    dishes,
    ids,
    named,
    value,
    vocabulary,
    written,
)
from core.retrieval import shelf_of

LANGUAGES = tuple(WORDBOOKS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_a_wordbook_has_one_place(language: str) -> None:
    book = WORDBOOKS[language]
    lists = (*book.names, *book.values.values(), book.tools, book.results)
    assert {len(words) for words in lists} == {WORDS}
    counted = Counter(word for words in lists for word in words)
    assert [word for word, count in counted.items() if count > 1] == []
    assert tuple(book.frames) == tuple(book.values) == FACTS
    assert vocabulary(language).words[1 : 1 + 2 * WORDS] == (*book.names[0], *book.names[1])


@pytest.mark.parametrize("seed", range(5))
def test_a_book_has_24_dishes_of_which_23_are_read(seed: int) -> None:
    book = dishes(seed)
    assert Counter(dish.read for dish in book) == {8: 8, 3: 8, 1: 7, 0: 1}
    assert len({dish.name for dish in book}) == 24
    for place in (0, 1):
        assert set(Counter(dish.name[place] for dish in book).values()) == {3}
    assert book is dishes(seed)
    assert all(0 <= fact < WORDS for dish in book for fact in dish.facts)


def test_what_a_page_says_does_not_depend_on_its_name() -> None:
    said = Counter(fact for seed in range(300) for dish in dishes(seed) for fact in dish.facts)
    drawn = 300 * 24 * len(FACTS)
    assert all(abs(count - drawn / WORDS) < 5 * (drawn / WORDS) ** 0.5 for count in said.values())


def test_a_page_word_by_word() -> None:
    steamed = "harbour dumpling should be steamed in a basket until soft"
    assert " ".join(written("en", Page((3, 0), 0, 0))) == steamed
    assert asked("en", Page((3, 0), 0, 0)) == ("harbour", "dumpling", "should", "be")
    assert written("zh", Page((3, 0), 0, 0)) == ("港湾", "饺子", "的", "做法", "是", "蒸", "，用", "蒸笼", "蒸透")
    assert asked("zh", Page((3, 0), 3, 1)) == ("港湾", "饺子", "配")
    assert named("en", (7, 7)) == ("thunder", "pie")


@pytest.mark.parametrize("language", LANGUAGES)
def test_ids_are_those_of_its_words_and_the_fact_stands_after_the_question(language: str) -> None:
    known = vocabulary(language)
    for dish in dishes(0):
        for page in dish.pages:
            whole = ids(language, page)
            begun = asked_ids(language, page)
            assert known.decode(whole.tolist()) == list(written(language, page))
            assert whole[: len(begun)].tolist() == begun.tolist()
            assert whole[len(begun)] == value(language, page)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("seed", range(3))
def test_of_120_pages_the_right_one_is_found_for_every_question(language: str, seed: int) -> None:
    pages = [page for dish in dishes(seed) for page in dish.pages]
    shelf = shelf_of([written(language, page) for page in pages])
    for place, page in enumerate(pages):
        found = shelf.find(asked(language, page))
        assert found.page == place
        assert found.covers == pytest.approx(1)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("seed", range(3))
def test_with_its_pages_gone_a_dish_is_answered_by_one_that_shares_a_word(language: str, seed: int) -> None:
    gone = next(dish for dish in dishes(seed) if not dish.read)
    rest = [page for dish in dishes(seed) if dish != gone for page in dish.pages]
    shelf = shelf_of([written(language, page) for page in rest])
    for page in gone.pages:
        found = shelf.find(asked(language, page))
        assert rest[found.page].fact == page.fact
        assert sum(one == other for one, other in zip(rest[found.page].name, page.name, strict=True)) == 1
        assert found.covers < 0.75


def test_a_year_on_six_dishes_are_all_new_and_the_others_as_they_were() -> None:
    before, after = dishes(0), changed(dishes(0), 4, 1)
    moved = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert len(moved) == 6
    for old, new in moved:
        assert old.read == new.read > 0
        assert old.name == new.name
        assert all(one != other for one, other in zip(old.facts, new.facts, strict=True))


def test_what_is_impossible_is_refused() -> None:
    with pytest.raises(ValueError, match="language must be"):
        vocabulary("xx")
    with pytest.raises(ValueError, match="seed must be"):
        dishes(-1)
    with pytest.raises(ValueError, match="every must be"):
        changed(dishes(0), 0, 0)
