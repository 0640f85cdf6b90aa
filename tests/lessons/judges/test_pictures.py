"""The pictures of the judges: dishes where they lie, the calm ones where they were, and no complaint lost."""

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from core.judges import JUDGES
from lessons.judges import charts, pictures
from lessons.judges.scene import Scene
from tests.conftest import unpacked
from ui.draw.charts import Look, Spec
from ui.kit.text import Text
from ui.kitchen.settings import Order

TEXT = Text("en", "kitchen", "judges")
NOW, CALM = Scene(Order("tomato_egg"), 3.0), Scene(Order("tomato_egg"), 0.0)

Sent = dict[str, dict[str, pd.DataFrame]]


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> Sent:
    """What the pictures send to the browser, by key."""
    caught: Sent = {}

    def catch(spec: Spec, *, key: str, **_: Any) -> None:
        caught[key] = {name: unpacked(columns) for name, columns in spec["datasets"].items()}

    monkeypatch.setattr("ui.draw.show.st.vega_lite_chart", catch)
    monkeypatch.setattr(pictures, "look", Look)
    return caught


def lies(table: pd.DataFrame) -> dict[str, tuple[float, float]]:
    """The grams of each judge's mark."""
    return dict(zip(table["judge"], zip(table["salt"], table["spice"], strict=True), strict=True))


def dishes_of(now: Scene) -> dict[str, tuple[float, float]]:
    return {TEXT(f"judge.{judge}"): (float(d.weights[0]), float(d.weights[1])) for judge, d in now.dishes.items()}


def test_dishes_lie_where_they_are_and_hollow_marks_where_they_were_while_nobody_was_picky(sent: Sent) -> None:
    pictures.show_dishes(TEXT, NOW)
    data = sent["dishes"]
    assert lies(data["dishes"]) == dishes_of(NOW)
    assert lies(data["calm"]) == dishes_of(CALM)
    assert lies(data["calm"])[TEXT("judge.squared")] != lies(data["dishes"])[TEXT("judge.squared")]
    for judge, calm in dishes_of(CALM).items():
        moves = data["moves"][data["moves"]["judge"] == judge].sort_values("order")
        assert moves[["salt", "spice"]].to_numpy().tolist() == [list(calm), list(dishes_of(NOW)[judge])]


def test_where_nobody_is_picky_nothing_is_hollow_and_nothing_has_moved(sent: Sent) -> None:
    pictures.show_dishes(TEXT, CALM)
    assert lies(sent["dishes"]["dishes"]) == dishes_of(CALM)
    assert sent["dishes"]["calm"].empty
    assert sent["dishes"]["moves"].empty


@pytest.mark.parametrize("dish", ["tomato_egg", "congee"])
@pytest.mark.parametrize("picky", [-3.0, 6.0])
def test_every_dish_is_on_the_map(sent: Sent, dish: str, picky: float) -> None:
    now = Scene(Order(dish), picky)
    pictures.show_dishes(TEXT, now)
    middle = now.calm.dishes["squared"].weights
    for table in (sent["dishes"]["dishes"], sent["dishes"]["calm"]):
        assert np.abs(table[["salt", "spice"]].to_numpy() - middle).max() <= charts.AROUND + 0.05


def test_each_complaint_is_drawn_under_its_own_judge_and_the_last_cooks_in_grey(sent: Sent) -> None:
    before = Scene(Order("tomato_egg"), -1.0)
    pictures.show_judged(TEXT, NOW.dishes, before.dishes)
    for name, then in (("complaints", NOW), ("before", before)):
        for judge in JUDGES:
            rows = sent["judged"][name].query("judge == @judge_name", local_dict={"judge_name": TEXT(f"judge.{judge}")})
            errors = then.crowd.X @ then.dishes[judge].weights - then.crowd.y
            assert rows["diner"].tolist() == list(range(1, 9))
            assert rows["shown"].to_numpy() == pytest.approx(np.clip(errors, -7, 7), abs=1e-5)
    pictures.show_judged(TEXT, NOW.dishes, None)
    assert sent["judged"]["before"].empty


def test_a_complaint_beyond_the_axis_ends_with_it() -> None:
    loud = {judge: replace(dish, errors=dish.errors * 100) for judge, dish in NOW.dishes.items()}
    assert pictures.complaints(TEXT, loud)["shown"].abs().max() == charts.ERROR_LIMIT
