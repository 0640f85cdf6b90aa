"""The tables of the judges hold what a diner would say of each dish."""

from itertools import product

import numpy as np
import pytest

from core.judges import JUDGES
from lessons.judges import tables
from lessons.judges.scene import Scene
from lessons.judges.settings import STATED
from tests.conftest import typed
from ui.kit.text import LANGUAGES, REGISTERS, Text
from ui.kitchen.settings import Order

TEXTS = [Text(language, register, "judges") for language, register in product(LANGUAGES, REGISTERS)]
NOW = Scene(Order("mapo_tofu", "light"), 3.5)


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_each_dish_is_listed_with_its_own_grams_and_complaints(text: Text) -> None:
    table = tables.grams(text, NOW.dishes)
    assert table[text("column.judge")].tolist() == [text(f"judge.{judge}") for judge in JUDGES]
    for row, judge in enumerate(JUDGES):
        salt, spice = NOW.dishes[judge].weights
        errors = NOW.crowd.X @ np.array([salt, spice]) - NOW.crowd.y
        wanted = {
            text.label("column.salt_grams"): salt,
            text.label("column.spice_grams"): spice,
            text("column.one"): errors[0],
            text("column.others"): np.abs(errors[1:]).mean(),
        }
        assert {name: float(typed(table[name][row])) for name in wanted} == pytest.approx(wanted, abs=0.0051)
        assert table[text("column.one")][row][0] in "+−"


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_every_diner_is_listed_with_the_wish_and_what_each_dish_is_off_by(text: Text) -> None:
    table = tables.complaints(text, NOW)
    assert table[text.label("column.diner")].tolist() == list(range(1, 9))
    assert table[text.label("column.wish")].to_numpy() == pytest.approx(NOW.crowd.y, abs=6e-4)
    for judge in JUDGES:
        errors = NOW.crowd.X @ NOW.dishes[judge].weights - NOW.crowd.y
        assert table[text(f"judge.{judge}")].to_numpy() == pytest.approx(errors, abs=6e-4)


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_every_chance_on_offer_is_priced(text: Text) -> None:
    table, p = tables.chances(text), np.array(STATED) / 100
    names = {judge: text(f"stated.{judge}") for judge in ("brier", "cross_entropy")}
    assert table[text("axis.stated")].tolist() == list(STATED)
    wanted = {
        names["brier"]: (1 - p) ** 2,
        text("column.pull", judge=names["brier"]): -2 * p * (1 - p) ** 2,
        names["cross_entropy"]: -np.log(p),
        text("column.pull", judge=names["cross_entropy"]): p - 1,
    }
    assert set(table.columns) == {text("axis.stated"), *wanted}
    for name, column in wanted.items():
        assert table[name].to_numpy() == pytest.approx(column, abs=6e-5)
