"""Every number in a sentence about the judges is one that follows from the dishes."""

import re
from itertools import product

import numpy as np
import pytest

from core.diners import DISHES
from lessons.judges import words
from lessons.judges.scene import Scene
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
    apart = float(np.hypot(*(now.dishes["huber"].weights - now.dishes["squared"].weights)))
    assert numbers(words.moves(text, now)) == pytest.approx([largest, 0.5, apart], abs=0.0051)
    assert largest < 0.5


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_the_bet_is_answered_with_the_moves_of_the_diner_of_the_bet(text: Text) -> None:
    for dish in DISHES:
        order = Order(dish)
        far = moved(order, 0.0, 3.0)
        assert numbers(words.bet_truth(text, order)) == pytest.approx([max(far)], abs=0.0051)
        assert words.bet_answer(order) == TOLD[int(np.argmax(far))]


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
    asked = [percent, *costs, *pulls]
    if text.register == "real":  # "y = 1" stands after the chance
        asked.insert(1, 1.0)
    assert said[: len(asked)] == pytest.approx(asked, abs=0.0051)
    assert said[len(asked) :] == pytest.approx([pulls[0] / pulls[1]] if percent < 50 else [], abs=0.051)


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_three_confident_wrong_answers_are_told_apart_by_both(text: Text) -> None:
    percents = [10.0, 1.0, 0.1]
    charged = [round(-np.log(percent / 100), 1) for percent in percents]
    hardly = [round((1 - percent / 100) ** 2, 2) for percent in percents]
    assert numbers(words.telling(text)) == pytest.approx([*percents, *charged, *hardly])


def test_a_wish_below_nothing_is_called_impossible() -> None:
    for picky in (-3.0, 0.0, 6.0):
        now = Scene(Order("congee", "light"), picky)
        said = words.impossible(TEXT, now)
        assert bool(said) == (now.crowd.y[0] < 0)
        if said:
            assert numbers(said)[-1] == pytest.approx(now.crowd.y[0], abs=0.0051)
    assert words.impossible(TEXT, Scene(Order("congee", "light"), -3.0))


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
