"""What the page asks of `core`: the twenty questions, and counts that have to agree with each other."""

from collections import Counter
from itertools import pairwise

import pytest

from core.data.invented_menu import FACTS
from core.invented_dishes import Page, value
from lessons.makes_up import astray, scene, words
from lessons.makes_up.scene import Chef
from tests.lessons.makes_up.test_films import chef
from ui.kit.text import LANGUAGES


def test_fifteen_are_about_pages_that_were_read_and_five_about_those_torn_out() -> None:
    put = scene.questions()
    assert Counter(question.dish.read for question in put) == {8: 5, 3: 5, 1: 5, 0: 5}
    assert len({question.page for question in put}) == 20
    runs = [one.dish == other.dish for one, other in pairwise(put)]
    assert sum(runs) < 8, "mixed"
    assert Counter(question.dish.read for question in put if question.first) == {0: 2, 1: 2, 3: 1, 8: 1}


def test_two_of_the_dishes_share_a_word_with_the_torn_one() -> None:
    *read, gone = scene.about()
    shared = [sum(a == b for a, b in zip(dish.name, gone.name, strict=True)) for dish in read]
    assert shared[:2] == [1, 1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_twenty_are_among_the_whole_book(language: str) -> None:
    few, all_of_them = scene.trials(chef(language), "closed"), astray.whole_book(chef(language))
    for at, question in enumerate(scene.questions()):
        there = scene.every_page().index(question.page)
        assert few.word[-1, at] == all_of_them.word[-1, there]
        assert few.sure[-1, at] == pytest.approx(all_of_them.sure[-1, there])


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_need_not_be_sure_answers_all_and_less_as_more_is_asked(language: str) -> None:
    found = astray.whole_book(chef(language))
    everything = astray.only_if(found, 0.0)
    assert (everything.kept, everything.through) == (115, 5)
    left = [astray.only_if(found, least / 10) for least in range(11)]
    for before, after in pairwise(left):
        assert all(one >= other for one, other in zip(before, after, strict=True))


@pytest.mark.parametrize("language", LANGUAGES)
def test_looking_at_the_page_that_was_found_keeps_all_and_lets_none_through(language: str) -> None:
    assert astray.well_covered(language) == (115, 0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_that_is_on_the_menu_is_asked_as_the_dish_that_it_is(language: str) -> None:
    for dish in scene.about():
        assert scene.dish_of(dish.name) == dish
        found = astray.of_name(chef(language), dish.name)
        assert found.word.shape == (1, len(FACTS))
    lent, count = astray.borrowed(chef(language))
    assert 0 <= lent <= count == 200


@pytest.mark.parametrize("change", [0.2, 0.06, 0.04, 0.0, -0.04, -0.06])
def test_a_bet_is_told_by_how_far_the_averages_are_apart(monkeypatch: pytest.MonkeyPatch, change: float) -> None:
    someone: Chef = chef("en")
    monkeypatch.setattr(words, "sure_of_torn", lambda _: (0.5, 0.5 + change))
    assert words.answers(someone) == ["surer" if change > 0.05 else "less" if change < -0.05 else "equal"]
    assert words.answers(None) == []


def test_whatever_stands_on_a_page_of_a_dish_with_one_of_the_words_has_a_lender() -> None:
    gone = scene.torn()
    for dish in scene.book():
        shared = sum(a == b for a, b in zip(dish.name, gone.name, strict=True))
        for fact, said in enumerate(dish.facts):
            told = scene.lender("en", gone.name, fact, value("en", Page(dish.name, fact, said)))
            assert told is not None or shared != 1 or not dish.read
