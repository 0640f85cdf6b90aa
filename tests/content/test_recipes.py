"""The recipes that a language model learns from: how they are written, what they promise, which of them are held out.

A title stands above its steps, an empty line after them; all words and marks stand between spaces, which are not shown
in Chinese. Every fifth recipe from the third is held out, until there are 25; the first 100 of the others are read.
"""

import re
from collections import Counter
from functools import cache
from itertools import pairwise

import pytest

from tests.conftest import ROOT
from ui.kit.text import LANGUAGES

Recipe = tuple[str, ...]
"""A title and its steps."""

COUNT, HELD_OUT, READ = 150, 25, 100
MARKS = {"en": ("", ",", "."), "zh": ("、", "，", "。")}
"""What stands between things, inside a step, and at its end."""

LETTERS = {"en": re.compile("[a-z]+"), "zh": re.compile("[\u4e00-\u9fff]+")}
TYPES = {"en": (270, 310), "zh": (300, 350)}
OFTEN = 3
SELDOM = {"en": set(), "zh": {"阳春", "敲碎"}}
"""Words that do not come three times: the name of a dish, and what is done to the shells of its eggs."""

DISHES = {
    "en": {"bread", "cake", "congee", "dumplings", "omelette", "pancakes", "pudding", "salad", "sauce", "soup", "stew"}
    | {"tea", "toast"},
    "zh": {"汤", "粥", "面", "饭", "饼", "饺子", "馄饨", "茶"},
}
"""What may be made, so that it need not be among what it is made of: the last word of a title."""

PROMISES = {
    "en": {
        "and": "",
        "baked": "bake",
        "cold": "cold",
        "french": "",
        "fried": "fry",
        "mapo": "pork chili sichuan",
        "mashed": "mash",
        "roast": "roast",
        "scrambled": "stir",
        "spicy": "chili",
        "steamed": "steam",
        "with": "",
    },
    "zh": {
        "凉": "凉水",
        "凉拌": "香油 拌匀",
        "家常": "",
        "宫保": "醋 糖 花椒 花生",
        "干煸": "",
        "手撕": "撕成",
        "拌": "",
        "拍": "拍",
        "清蒸": "蒸 葱丝",
        "油焖": "焖",
        "炒": "炒",
        "炖": "炖",
        "烧": "炖",
        "焖": "焖",
        "煎": "煎",
        "白": "",
        "白灼": "煮",
        "糖醋": "糖 醋",
        "红烧": "生抽 糖",
        "葱油": "葱 油",
        "葱爆": "大葱 大火",
        "蒜蓉": "蒜末",
        "蒸": "蒸",
        "酸辣": "醋 辣",
        "醋溜": "醋",
        "阳春": "",
        "鱼香": "糖 醋 豆瓣酱",
        "麻婆": "肉末 豆瓣酱 花椒粉",
    },
}
"""Words of a title that say how it is made, and what its steps must then hold; nothing where no rule can tell."""

CUT = re.compile("(?<=.)[丝片丁]$")
every_language = pytest.mark.parametrize("language", LANGUAGES)


@cache
def written(language: str) -> str:
    return (ROOT / "content" / language / "recipes.txt").read_text(encoding="utf-8")


@cache
def recipes(language: str) -> tuple[Recipe, ...]:
    return tuple(tuple(part.split("\n")) for part in written(language).removesuffix("\n").split("\n\n"))


def held_out(language: str) -> tuple[Recipe, ...]:
    return recipes(language)[2::5][:HELD_OUT]


def read(language: str) -> tuple[Recipe, ...]:
    return tuple(recipe for recipe in recipes(language) if recipe not in held_out(language))[:READ]


def words(*recipes: Recipe) -> list[str]:
    return [word for recipe in recipes for line in recipe for word in line.split()]


def lines(language: str) -> list[str]:
    return [line for recipe in recipes(language) for line in recipe]


# ---- how they are written ----


@every_language
def test_there_are_150_of_which_25_are_held_out_and_100_are_read(language: str) -> None:
    assert len(recipes(language)) == COUNT
    assert len(held_out(language)) == HELD_OUT
    assert len(read(language)) == READ


@every_language
def test_each_is_a_title_and_three_to_seven_steps(language: str) -> None:
    assert [recipe[0] for recipe in recipes(language) if not 3 <= len(recipe) - 1 <= 7] == []
    assert written(language).endswith("\n")
    assert "\r" not in written(language)


@every_language
def test_words_and_marks_stand_between_single_spaces(language: str) -> None:
    assert [line for line in lines(language) if line != " ".join(line.split())] == []
    assert "" not in lines(language)


@every_language
def test_there_are_only_the_letters_of_the_language_and_its_marks(language: str) -> None:
    strange = {word for word in words(*recipes(language)) if not LETTERS[language].fullmatch(word)}
    assert strange == set(MARKS[language]) - {""}


@every_language
def test_a_step_ends_in_its_only_full_stop_and_a_title_has_no_mark(language: str) -> None:
    *inside, stop = MARKS[language]
    for title, *steps in recipes(language):
        assert not set(title.split()) & set(MARKS[language]), title
        for step in steps:
            *before, last = step.split()
            assert last == stop, step
            assert stop not in before, step
            assert before[0] not in inside, step
            assert [pair for pair in pairwise(step.split()) if set(pair) <= set(MARKS[language])] == []


@every_language
def test_none_comes_twice(language: str) -> None:
    assert [title for title, times in Counter(title for title, *_ in recipes(language)).items() if times > 1] == []
    assert len({frozenset(steps) for _, *steps in recipes(language)}) == COUNT


# ---- what a title promises ----


def missing(language: str, recipe: Recipe) -> list[str]:
    """What a title promises and no step holds: a thing it names, or what belongs to how it is made."""
    title, *steps = recipe
    names, promises = title.split(), PROMISES[language]
    named = names[:-1] if names[-1] in DISHES[language] else names
    wanted = [part for name in named for part in (promises[name].split() if name in promises else [name])]
    return [part for part in wanted if not holds(language, steps, part)]


def holds(language: str, steps: list[str], part: str) -> bool:
    if language == "zh":
        return CUT.sub("", part) in "".join(steps).replace(" ", "")
    singular = re.sub("(?<=o)es$|s$", "", part)
    return not {singular, f"{singular}s", f"{singular}es"}.isdisjoint(words(tuple(steps)))


@every_language
def test_what_a_title_names_comes_in_its_steps(language: str) -> None:
    assert [(recipe[0], lost) for recipe in recipes(language) if (lost := missing(language, recipe))] == []


def test_the_rule_sees_what_is_missing() -> None:
    assert missing("en", ("steamed eggs with tomato", "fry one egg .")) == ["steam", "tomato"]
    assert missing("en", ("apple cake", "peel two apples .")) == []
    assert missing("zh", ("糖醋 藕片 汤", "藕 去皮 ， 加 糖 。")) == ["醋"]
    assert missing("zh", ("青椒 土豆丝", "土豆 切成 丝 。")) == ["青椒"]


@every_language
def test_every_promise_is_made_by_some_title(language: str) -> None:
    names = {name for title, *_ in recipes(language) for name in title.split()}
    assert PROMISES[language].keys() - names == set()
    assert DISHES[language] - {title.split()[-1] for title, *_ in recipes(language)} == set()


# ---- the words ----


@every_language
def test_the_vocabulary_is_small_and_its_words_come_often(language: str) -> None:
    counted = Counter(words(*recipes(language)))
    fewest, most = TYPES[language]
    assert fewest <= len(counted) <= most
    assert {word for word, times in counted.items() if times < OFTEN} == SELDOM[language]


@every_language
def test_every_word_is_read_before_it_is_asked_for(language: str) -> None:
    assert set(words(*recipes(language))) - set(words(*read(language))) == set()


def rows(words: list[str], count: int) -> set[tuple[str, ...]]:
    """So many words in a row, wherever they stand."""
    return {tuple(words[place : place + count]) for place in range(len(words) - count + 1)}


def test_no_word_of_chinese_is_split_elsewhere() -> None:
    known = set(words(*recipes("zh")))
    split = {(line, "".join(row)) for line in lines("zh") for count in (2, 3) for row in rows(line.split(), count)}
    assert {(line, word) for line, word in split if word in known} == set()


def test_whoever_takes_the_longest_word_that_fits_finds_the_words_of_chinese() -> None:
    known = set(words(*recipes("zh")))
    by_length = sorted(known, key=len, reverse=True)
    longest = re.compile("|".join(map(re.escape, by_length)))
    assert [line for line in lines("zh") if longest.findall(line.replace(" ", "")) != line.split()] == []


# ---- those that are held out ----


def repeated(language: str, recipe: Recipe) -> float:
    """The share of its steps that stand word for word in a recipe that is read."""
    known = {step for _, *steps in read(language) for step in steps}
    return sum(step in known for step in recipe[1:]) / len(recipe[1:])


@every_language
def test_a_quarter_to_two_fifths_of_the_steps_held_out_are_read_elsewhere(language: str) -> None:
    held = held_out(language)
    shares = [repeated(language, recipe) for recipe in held]
    steps = [len(recipe) - 1 for recipe in held]
    assert 0.25 <= sum(share * count for share, count in zip(shares, steps, strict=True)) / sum(steps) <= 0.4
    assert max(shares) <= 2 / 3


@every_language
def test_none_held_out_has_20_words_in_a_row_or_half_of_its_own_in_common_with_another(language: str) -> None:
    others = [words(recipe[1:]) for recipe in recipes(language) if recipe not in held_out(language)]
    for recipe in held_out(language):
        steps = words(recipe[1:])
        count = min(20, len(steps) // 2)
        assert not any(rows(steps, count) & rows(other, count) for other in others), recipe[0]
