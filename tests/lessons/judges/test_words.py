"""Every number in a sentence about the judges is one that follows from the dishes."""

import re
from itertools import product

import numpy as np
import pytest

from core.diners import DISHES, EATERS
from lessons.judges import words
from lessons.judges.scene import Scene, Stage
from lessons.judges.settings import STATED, Judges
from ui.kit.text import LANGUAGES, REGISTERS, Text
from ui.kitchen.settings import Order

TEXTS = [Text(language, register, "judges") for language, register in product(LANGUAGES, REGISTERS)]
TEXT = TEXTS[0]
TOLD = ("squared", "huber", "absolute")
"""The order in which sentences name the judges."""

NUMBER = re.compile(r"(?<![\d.])−?\d+(?:\.\d+)?")


def numbers(said: str) -> list[float]:
    return [float(found.replace("−", "-")) for found in NUMBER.findall(said)]


def moved(order: Order, before: float, after: float) -> list[float]:
    """How far each dish lies from itself, in grams."""
    one, other = Scene(order, before).dishes, Scene(order, after).dishes
    return [float(np.hypot(*(other[judge].weights - one[judge].weights))) for judge in TOLD]


@pytest.mark.parametrize("text", TEXTS, ids=str)
@pytest.mark.parametrize(("dish", "picky"), [("tomato_egg", 3.0), ("mapo_tofu", -2.0)])
def test_the_moves_are_told_judge_by_judge(text: Text, dish: str, picky: float) -> None:
    order = Order(dish)
    said = numbers(words.moves(text, Scene(order, picky)))
    assert said[0] == 1  # the diner
    assert said[1:] == pytest.approx([picky, *moved(order, 0.0, picky), *said[5:]], abs=0.0051)
    assert 0.1 in said[5:]


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_where_nobody_is_picky_two_judges_agree(text: Text) -> None:
    now = Scene(Order("tomato_egg"), 0.0)
    largest = max(abs(now.crowd.X @ now.dishes["squared"].weights - now.crowd.y))
    assert numbers(words.moves(text, now))[:2] == pytest.approx([largest, 0.5], abs=0.0051)
    assert largest < 0.5
    for dish, eaters in product(DISHES, EATERS):  # said of whichever is cooked: to within a thousandth
        now = Scene(Order(dish, eaters), 0.0)
        assert float(np.hypot(*(now.dishes["huber"].weights - now.dishes["squared"].weights))) < 0.0005


@pytest.mark.parametrize("text", TEXTS, ids=str)
@pytest.mark.parametrize("picky", [3.0, -1.5])
def test_the_bet_is_answered_with_the_run_that_settled_it(text: Text, picky: float) -> None:
    for dish, eaters in product(DISHES, EATERS):
        run = Judges(dish, eaters, picky)
        far = moved(run.order, 0.0, picky)
        winner = TOLD[int(np.argmax(far))]
        said = words.bet_truth(text, run)
        assert words.bet_answers(run) == [winner]
        assert text(f"bet.{winner}") in said
        assert text.option("dish", dish) in said
        assert text.option("eaters", eaters) in said
        assert numbers(said)[-2:] == pytest.approx([picky, max(far)], abs=0.0051)


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_dishes_that_change_alike_to_the_digit_are_both_right(text: Text) -> None:
    run = Judges(picky=0.5)
    squared, huber, absolute = moved(run.order, 0.0, 0.5)
    assert squared == pytest.approx(huber, abs=0.001)
    assert squared > absolute + 0.01
    assert words.bet_answers(run) == ["squared", "huber"]
    said = words.bet_truth(text, run)
    assert text("bet.squared") in said
    assert text("bet.huber") in said
    assert text("bet.absolute") not in said


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_another_table_is_compared_with_nothing(text: Text) -> None:
    for other in (Judges("congee"), Judges(eaters="heavy", picky=1.0)):
        said = words.what_changed(text, Judges(), other)
        assert said.endswith(text("say.another_table", what="", changes="").split("：")[-1].split(":** ")[-1])
        assert not any(f"{far:.2f}" in said for far in Scene(other.order, other.picky).moved.values())


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_a_change_is_told_from_before_to_after_with_what_each_dish_did(text: Text) -> None:
    earlier, now = Judges(picky=3.0), Judges(picky=-1.5)
    said = words.what_changed(text, earlier, now)
    assert "+3 → −1.5" in said
    assert numbers(said)[-3:] == pytest.approx(moved(Order(), 3.0, -1.5), abs=0.0051)
    assert "+3 → 0" in words.what_changed(text, earlier, Judges(picky=0.0))


@pytest.mark.parametrize("text", TEXTS, ids=str)
@pytest.mark.parametrize("percent", STATED)
def test_a_stated_chance_is_told_with_its_costs_and_pulls(text: Text, percent: float) -> None:
    p = percent / 100
    costs, pulls = [-np.log(p), (1 - p) ** 2], [1 - p, 2 * (1 - p) ** 2 * p]
    said = numbers(words.said(text, percent))
    asked = [percent, *costs, *([pulls[0] / pulls[1]] if percent < 50 else []), *pulls]
    if text.register == "real":  # "y = 1" stands after the chance
        asked.insert(1, 1.0)
    assert said == pytest.approx(asked, abs=0.0051, rel=0.05)
    assert min(said) > 0, "what costs something is not called nothing"


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_three_confident_wrong_answers_are_told_apart_by_both(text: Text) -> None:
    percents = [10.0, 1.0, 0.1]
    charged = [round(-np.log(percent / 100), 1) for percent in percents]
    hardly = [round((1 - percent / 100) ** 2, 3) for percent in percents]
    assert numbers(words.telling(text)) == pytest.approx([*percents, *charged, *hardly])


def test_a_wish_below_nothing_is_called_impossible() -> None:
    for picky in (-3.0, 0.0, 6.0):
        wish = Scene(Order("congee", "light"), picky).crowd.y[0]
        for stage in (Stage(Order("congee", "light"), None), Stage(Order("congee", "light"), 2.0)):
            said = words.impossible(TEXT, stage, picky)
            assert bool(said) == (wish < 0)
            assert not said or numbers(said)[-1] == pytest.approx(wish, abs=0.0051)
    assert words.impossible(TEXT, Stage(Order("congee", "light"), None), -3.0)


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_what_is_said_belongs_to_the_wish_that_the_dishes_were_cooked_for_or_names_both(text: Text) -> None:
    first, cooked = Stage(Order(), None), Stage(Order(), 3.0)
    assert words.now(text, first, 0.0)[0] == text("say.nobody")
    assert words.now(text, cooked, 3.0)[0] == words.moves(text, cooked.scene)
    for stage, picky, named in ((first, 4.0, [4.0]), (cooked, 4.0, [4.0, 3.0]), (cooked, 0.0, [0.0, 3.0])):
        said = numbers(words.now(text, stage, picky)[0])
        assert said[1 : 1 + len(named)] == named  # the diner comes first


def test_grams_below_nothing_are_told_and_others_are_not() -> None:
    found = {}
    for dish, eaters, picky in product(DISHES, ("light", "normal"), (-3.0, 0.0, 6.0)):
        now = Scene(Order(dish, eaters), picky)
        lowest = min(float(each.weights.min()) for each in now.dishes.values())
        said = words.below_zero(TEXT, now)
        assert bool(said) == (lowest < 0)
        found[bool(said)] = lowest
        if said:
            assert f"−{abs(lowest):.2f} g" in said
    assert set(found) == {True, False}
