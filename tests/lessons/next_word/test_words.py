"""What the page says, in both languages, and what whoever waits is told."""

import pytest

from lessons.next_word import words
from lessons.next_word.settings import PLACES
from ui.kit.text import LANGUAGES, Text
from ui.kitchen import recipes
from ui.kitchen.recipes import Moment
from ui.kitchen.workshop import MOST_WAITING, Order

EN, ZH = Text("en", "kitchen", "next_word"), Text("zh", "kitchen", "next_word")


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_a_recipe_to_walk_along_and_enough_to_read(language: str) -> None:
    corpus = recipes.recipes(language)
    first = corpus.held_out[0]
    assert len(first.words) - len(first.title) >= PLACES
    assert len(corpus.others) >= 100
    assert len(corpus.held_out) == 25
    assert len({recipe.words for recipe in corpus.recipes}) == len(corpus.recipes), "none stands there twice"


@pytest.mark.parametrize("register", ["kitchen", "real"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_temper_named_is_that_at_which_the_network_writes(language: str, register: str) -> None:
    assert f" {recipes.SAMPLE_HEAT:g}" in Text(language, register, "next_word").form("say.writes")


def test_words_are_written_as_a_text_is() -> None:
    assert recipes.joined(["heat", "oil", ".", "fry", ",", "stir", "."], "en") == "heat oil. fry, stir."
    assert recipes.joined(["锅", "里", "倒", "油", "。"], "zh") == "锅里倒油。"
    assert recipes.joined([], "en") == ""


def test_a_chance_is_written_with_its_rank_where_that_is_not_plain() -> None:
    assert words.share(EN, 0.318) == "32%"
    assert words.share(EN, 0.002, 85) == "0.2% · #85"
    assert words.share(ZH, 0.002, 85) == "0.2% · 第 85 位"
    assert words.share(EN, 0.0, 85) == "0%"
    assert words.share(EN, 1e-9) == "≈0%"
    assert words.share(EN, 0.9999) == "≈100%"
    assert words.share(EN, 0.0) == "0%"
    assert words.share(EN, 1.0) == "100%"


def test_a_surprise_without_end_is_said() -> None:
    assert words.bits(EN, float("inf")) == "∞ bits"
    assert words.bits(ZH, 4.14) == "4.1 比特"


def test_whoever_waits_is_told_their_turn() -> None:
    assert words.waiting(EN, Order("waiting", ahead=1, seconds=3.4)) == (
        "The kitchen is still busy. 1 training comes before yours; that takes about 3 s."
    )
    assert "2 trainings come before yours" in words.waiting(EN, Order("waiting", ahead=2, seconds=0.1))
    assert words.waiting(ZH, Order("waiting", ahead=2, seconds=7.0)).endswith("前面还有 2 场，大约要等 7 秒。")
    assert MOST_WAITING == 5, "the sentence of a full kitchen names it"
    assert words.waiting(EN, Order("full")).startswith("Five others")
    assert words.waiting(ZH, Order("full")).startswith("已经有五位")
    assert words.waiting(EN, Order("failed", failure="ValueError: x")) == EN("failed")


def test_how_far_it_is() -> None:
    now = Moment(600, 4.0, 6.3, ("salt",))
    assert words.waiting(EN, Order("working")).startswith("practising: step 0 of ")
    assert words.waiting(EN, Order("working", progress=(now,))).startswith("practising: step 600 of ")


def test_writing_that_breaks_off_says_that_it_would_go_on() -> None:
    assert words.sample(EN, Moment(300, 4.0, 6.0, ("fry", "the", "egg"))) == "fry the egg …"
    assert words.sample(EN, Moment(300, 4.0, 6.0, ("fry", "it", "."))) == "fry it."
    assert words.sample(ZH, Moment(300, 4.0, 6.0, ("炒香", "。", "倒回"))) == "炒香。倒回……"
