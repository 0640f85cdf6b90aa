"""Every row of the tables can be checked by hand, within the last digit shown."""

import re
from dataclasses import replace
from itertools import product

import pandas as pd
import pytest

from core.slips import cost_of_slopes
from lessons.blame import scene, tables, words
from lessons.blame.settings import BlameSlips
from tests.groups import DEFAULTS
from ui.kit.text import LANGUAGES, REGISTERS, Text
from ui.settings import gather

USUAL = gather(BlameSlips, DEFAULTS)
TEXT = Text("en", "kitchen", "blame")
NUMBER = re.compile(r"−?\d[\d,]*(?:\.\d+)?")
TICKETS = [replace(USUAL, slip_seed=seed, slip_cooks=cooks) for seed, cooks in product((1, 4, 8), (2, 3, 4))]
TICKETS += [replace(USUAL, slip_pattern="ring", slip_updates=3), replace(USUAL, slip_salt=3.0, slip_spice=3.0)]


def numbers(cell: str) -> list[float]:
    """The numbers of a cell; a subtraction's minus stands apart by a space."""
    return [float(found.replace("−", "-").replace(",", "")) for found in NUMBER.findall(cell.replace("− ", "- "))]


def shown(settings: BlameSlips, press: str) -> pd.DataFrame:
    return tables.of_press(TEXT, replace(settings, slip_press=scene.PRESSES.index(press) + 1))


@pytest.mark.parametrize("settings", TICKETS)
def test_sums_follow_from_what_stands_in_front_of_them(settings: BlameSlips) -> None:
    for _, (_, adds, total, _) in shown(settings, "forward").iterrows():
        *products, base = adds.split(" + ")
        by_hand = sum(a * b for a, b in map(numbers, products)) + numbers(base)[0]
        assert by_hand == pytest.approx(numbers(total)[0], abs=0.004)


def test_the_first_sums_of_a_fresh_line_have_no_more_digits_than_are_shown() -> None:
    for _, (_, adds, total, _) in shown(USUAL, "forward").head(3).iterrows():
        *products, base = adds.split(" + ")
        assert sum(a * b for a, b in map(numbers, products)) + numbers(base)[0] == pytest.approx(numbers(total)[0])


@pytest.mark.parametrize("settings", TICKETS)
def test_slips_of_the_station_are_the_products_shown(settings: BlameSlips) -> None:
    for _, (_, weight, after, awake, slip) in shown(settings, "station").iterrows():
        by_hand = numbers(weight)[0] * numbers(after)[0] * numbers(awake)[-1]
        assert by_hand == pytest.approx(numbers(slip)[0], abs=0.003)
        passed = numbers(awake.split("(")[-1] if "(" in awake else awake.split("− ")[-1])[0]
        assert 1 - passed**2 == pytest.approx(numbers(awake)[-1], abs=0.002)


@pytest.mark.parametrize("settings", TICKETS)
def test_slopes_and_new_weights_are_the_products_shown(settings: BlameSlips) -> None:
    slopes, update = shown(settings, "slopes"), shown(settings, "update")
    for (_, (name, slip, came_in, slope)), (_, (same, now, step, new)) in zip(
        slopes.iterrows(), update.iterrows(), strict=True
    ):
        assert name == same
        assert numbers(slip)[0] * numbers(came_in)[0] == pytest.approx(numbers(slope)[0], abs=0.002)
        rate, times = numbers(step)
        assert times == numbers(slope)[0]
        assert numbers(now)[0] - rate * times == pytest.approx(numbers(new)[0], abs=0.003)


@pytest.mark.parametrize("salt", [4.8, 5.4])
def test_loss_and_last_slip_follow_from_the_chance(salt: float) -> None:
    settings = replace(USUAL, slip_salt=salt, slip_spice=5.4)  # salty and spicy: not liked
    slips = scene.slips_of(settings)
    (chance, given, loss), (same, liked, slip) = shown(settings, "wrong").iloc[0], shown(settings, "last").iloc[0]
    assert numbers(given)[-1] == pytest.approx(1 - numbers(chance)[0], abs=0.0011)
    assert numbers(loss)[-1] == pytest.approx(slips.loss, abs=0.0006)
    assert (same, liked) == (chance, "0")
    assert slip == chance


def test_the_cost_is_that_of_core_for_this_line_and_for_7_billion() -> None:
    table = tables.cost(TEXT, scene.slips_of(USUAL))
    for _, row in table.iterrows():
        weights, *price = (int(numbers(cell.replace(" billion", "000000000"))[0]) for cell in row)
        assert tuple(price) == cost_of_slopes(weights)
    assert list(table.iloc[:, 0]) == ["10", "13", "1000", "7 billion"]
    in_chinese = tables.cost(Text("zh", "kitchen", "blame"), scene.slips_of(USUAL))
    assert list(in_chinese.iloc[-1]) == ["70 亿", "1", "70 亿", "140 亿"]


@pytest.mark.parametrize(("language", "register"), list(product(LANGUAGES, REGISTERS)))
def test_no_two_columns_and_no_two_weights_have_one_name(language: str, register: str) -> None:
    text = Text(language, register, "blame")
    for press in range(1, 7):
        table = tables.of_press(text, replace(USUAL, slip_press=press))
        assert table.columns.is_unique
    weights = words.weights(text, scene.slips_of(USUAL).net)
    assert len(set(weights)) == len(weights) == 13
    assert tables.everything(text, scene.slips_of(USUAL)).columns.is_unique
