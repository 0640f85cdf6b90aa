"""Who judges?: three dishes, one picky diner, and what a stated chance costs."""

import json
from itertools import product
from typing import Any

import numpy as np
import pytest

from core.diners import DISHES, EATERS
from core.judges import JUDGES
from core.losses import HUBER_THRESHOLD
from lessons.judges import charts, costs, pictures, scene, words
from lessons.judges.settings import STATED, Judges
from tests.conftest import COMPONENT, Open, Visit, nodes, problems
from ui.draw.charts import Look
from ui.kit.text import LANGUAGES, REGISTERS, Text
from ui.kitchen.settings import Order


def datasets(visit: Visit) -> list[set[str]]:
    """The names of the data of every chart, in order."""
    charts = [node for node, _ in nodes(visit.app) if node.type == "vega_lite_chart"]
    return [{dataset.name for dataset in chart.proto.datasets} for chart in charts]


def now(visit: Visit) -> str:
    """What is said in the place of films."""
    return "\n".join(visit.sentences())


def table(visit: Visit) -> Any:
    """The three dishes in figures."""
    (found,) = [node.value for node, _ in nodes(visit.app) if node.type == "table"]
    return found


@pytest.mark.parametrize(("language", "register"), list(product(LANGUAGES, REGISTERS)))
def test_both_halves_work_in_every_tongue(visit: Open, language: str, register: str) -> None:
    page = visit("judges", lang=language, terms=register)
    assert page.widget("cook").disabled
    assert problems(page) == []
    page.click("bet.huber").click("cook")
    assert problems(page) == []
    for picky in (-3.0, 0.0, 6.0):
        page.set("picky", picky)
        assert problems(page) == []
        page.click("cook")
        assert problems(page) == []
    for stated in (STATED[0], 50.0, STATED[-1]):
        page.set("stated", stated)
        assert problems(page) == []
    assert page.reader.progress["judges"]


def test_the_three_dishes_are_those_that_core_finds(visit: Open) -> None:
    page = visit("judges", lang="en").click("bet.squared").click("cook")
    shown = table(page)
    assert shown.iloc[:, 1].tolist() == ["3.07", "3.14", "3.01"]
    assert shown.iloc[:, 2].tolist() == ["1.03", "0.73", "0.84"]
    assert "Diner 1 at +3 changed Square’s dish by 0.24 g, Cap’s by 0.04 g, Even’s by 0.00 g." in page.text()
    assert "You bet **Square’s**: right." in page.text()


def test_moving_the_slider_cooks_nothing_and_says_what_the_plates_were_cooked_for(visit: Open) -> None:
    page = visit("judges", lang="en").click("bet.skip")
    assert "Diner 1 is now at +3; no pot has changed yet." in now(page)
    before = table(page.click("cook"))
    assert "is now at" not in now(page)
    page.set("picky", 6.0)
    assert "Diner 1 is now at +6; the plates are still those cooked for +3." in now(page)
    assert "changed Square’s dish" not in now(page)
    assert table(page).equals(before)
    assert "is now at" not in now(page.click("cook"))
    assert "**One change:** Diner 1 wants it stronger by: +3 → +6." in page.text()
    assert "Grey: the pot before." in page.text()


def test_the_stated_chance_is_the_reader_s_hand_and_no_new_cook(visit: Open) -> None:
    page = visit("judges", lang="en").click("bet.skip").click("cook").set("stated", 0.1)
    assert f"Surprise charges **{-np.log(0.001):.2f}**" in page.text()
    assert "cooked for" not in now(page)
    page.click("cook")
    assert len(page.reader.memory("judges").runs) == 1


def test_without_a_picky_diner_huber_agrees_with_squared(visit: Open) -> None:
    page = visit("judges", lang="en", picky="0").click("bet.skip").click("cook")
    assert "Nobody is picky" in page.text()
    assert "You bet" not in page.text()
    assert not page.reader.progress["judges"]


@pytest.mark.parametrize(("dish", "eaters"), list(product(DISHES, EATERS)))
def test_what_the_page_says_holds_for_every_order(dish: str, eaters: str) -> None:
    order = Order(dish, eaters)
    calm = scene.dishes(order, 0.0)
    assert np.abs(calm["squared"].errors).max() < HUBER_THRESHOLD
    assert words.bet_answers(Judges(dish, eaters, 3.0)) == ["squared"]
    far = scene.Scene(order, 3.0).moved
    assert far["squared"] > far["huber"] > far["absolute"]


def test_a_wish_below_nothing_is_called_impossible(visit: Open) -> None:
    page = visit("judges", lang="en", dish="congee", picky="-3").click("bet.skip").click("cook")
    assert "Nobody can cook less than nothing" in page.text()


@pytest.mark.parametrize(
    "query",
    [
        {"picky": "1e999"},
        {"picky": "nan", "stated": "50%"},
        {"stated": "0"},
        {"cook": "congee,heavy,7,1.0"},
        {"cook": "congee,heavy,-3.0,99.9", "ghost": "mapo_tofu,light,6.0,0.1", "bet": "mother"},
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_a_link_asks_for(visit: Open, language: str, query: dict[str, str]) -> None:
    assert problems(visit("judges", lang=language, **query)) == []


def test_share_carries_both_cooks_and_the_stated_chance(visit: Open) -> None:
    page = visit("judges", lang="en").click("bet.huber").click("cook").set("picky", 1.0).click("cook")
    link = page.set("stated", 99.0).links()[0]
    for part in ("picky=1.0", "stated=99.0", "cook=picky%3D1.0", "ghost=default"):
        assert part in link


def test_the_map_shows_each_dish_beside_the_one_without_a_picky_diner(visit: Open) -> None:
    page = visit("judges", lang="en").click("bet.skip").click("cook").set("dish", "congee").click("bet.skip")
    assert problems(page.click("cook")) == []
    assert "Dish: tomato and egg → congee with pickles" in page.text()
    assert {"dishes", "calm", "moves"} in datasets(page)
    assert "Hollow: the dish before diner 1 turned picky." in page.text()
    assert "Hollow:" not in page.set("picky", 0.0).click("cook").text()


def test_the_second_half_can_be_opened_at_any_time(visit: Open) -> None:
    page = visit("judges", lang="en")
    assert page.has("stated")
    assert page.set("stated", 20.0).set("picky", 1.0).has("stated")


def test_a_chance_of_half_is_neither_right_nor_wrong(visit: Open) -> None:
    page = visit("judges", lang="en", stated="50.0").click("bet.skip").click("cook")
    assert "The chef said **50%**, which takes no side" in page.text()


def test_what_the_others_pay_stands_in_the_table(visit: Open) -> None:
    page = visit("judges", lang="en").click("bet.skip").click("cook")
    order = Order("tomato_egg", "normal")
    others = [float(abs(dish.errors[1:]).mean()) for dish in scene.dishes(order, 3.0).values()]
    assert table(page).iloc[:, 4].tolist() == [f"{other:.2f}" for other in others]


# ---- the pictures ----


@pytest.mark.parametrize(("language", "register"), list(product(LANGUAGES, REGISTERS)))
def test_charts_stand_still_and_double_colour_by_shape_or_dash(language: str, register: str) -> None:
    text = Text(language, register, "judges")
    for spec in (
        charts.complaints(text, Look()),
        charts.dishes(text, Look(dark=True), (3.0, 0.8)),
    ):
        drawn = json.dumps(spec)
        assert "shape" in drawn or "strokeDash" in drawn
        assert "datasets" not in spec
    assert charts.complaints(text, Look()) is charts.complaints(text, Look())


def test_every_dish_and_complaint_fits_into_its_picture() -> None:
    text = Text("en", "kitchen", "judges")
    for dish, eaters, picky in product(DISHES, EATERS, (-3.0, 6.0)):
        order = Order(dish, eaters)
        cooked = scene.dishes(order, picky)
        middle = np.array(scene.dishes(order, 0.0)["squared"].weights).round(1)
        for judged in cooked.values():
            assert np.abs(judged.weights - middle).max() < charts.AROUND
            assert np.abs(judged.errors).max() < charts.ERROR_LIMIT
        assert len(pictures.complaints(text, cooked)) == 8 * len(JUDGES)


def test_the_curves_are_what_every_stated_chance_costs() -> None:
    curves = scene.stated_curves()
    percents, losses = curves["cross_entropy"].T
    assert losses == pytest.approx(-np.log(percents / 100))
    assert all((rows[:, 1] >= 0).all() and (rows[:, 1] <= costs.HIGHEST).all() for rows in curves.values())


# ---- while films live ----


def alive(visit: Open, **query: str) -> Visit:
    """The page in a browser in which its films have said that they live."""
    page = visit("judges", **{"lang": "en", "bet": "huber", **query})
    page.reader.hand.lives.add("judges")
    page.app.run()
    return page


def test_a_slider_that_calls_nobody_is_heard_with_the_next_press(visit: Open) -> None:
    page = alive(visit)
    page.widget("picky").set_value(5.0)
    page.widget("stated").set_value(99.5)
    page.click("cook")
    assert page.reader.values["picky"] == 5.0
    assert page.reader.values["stated"] == 99.5
    assert page.reader.memory("judges").runs == (Judges(picky=5.0),)


def test_what_was_moved_outlives_a_switch_of_language_and_another_page(visit: Open) -> None:
    page = alive(visit)
    page.widget("picky").set_value(-1.0)
    page.widget("stated").set_value(20.0)
    page.switch_language()
    assert (page.value("picky"), page.value("stated")) == (-1.0, 20.0)
    page.go("six")
    page.go("judges")
    assert (page.value("picky"), page.value("stated")) == (-1.0, 20.0)


def test_each_press_is_played_and_the_outcome_waits_for_the_first_that_settles(visit: Open) -> None:
    page = alive(visit)
    assert clock(page)["rounds"] == [500]  # one frame, which no clock shows
    told = [clock(page.click("cook")), clock(page.click("cook")), clock(page.set("picky", 1.0).click("cook"))]
    assert len({each["run"] for each in told}) == 3
    assert [each["tells"] for each in told] == ["outcome", "", ""]
    assert told[0]["rounds"] == [*range(20), *range(20, 501, 12)]


def test_a_run_that_a_link_brings_is_not_played_by_itself(visit: Open) -> None:
    assert clock(visit("judges", lang="en", bet="huber", cook="default"))["run"] == ""


def clocks(visit: Visit) -> list[Any]:
    """What the clocks on the page are told."""
    sent = [node.proto.json for node, _ in nodes(visit.app) if node.type == COMPONENT and '"rounds"' in node.proto.json]
    return [json.loads(each) for each in sent]


def clock(visit: Visit) -> Any:
    """The one clock."""
    (found,) = clocks(visit)
    return found


def test_only_another_order_leaves_a_hint_that_it_was_not_cooked(visit: Open) -> None:
    page = visit("judges", lang="en").click("bet.skip").click("cook").set("picky", 1.0)
    assert "Not cooked like this yet" not in page.text()
    page.set("dish", "congee").click("bet.skip")
    assert "Not cooked like this yet" in page.text()
    assert "Not cooked like this yet" not in page.click("cook").text()
