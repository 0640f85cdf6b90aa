"""Stations, through the entry script: train, ghost, weights by hand, copies, hostile links."""

import base64
import re
from typing import Any

import numpy as np
import pytest

from core.copies import distinct_units
from core.patterns import PATTERNS
from lessons.stations import edits, scene
from lessons.stations.settings import Stations
from tests.conftest import Open, Visit, address, nodes, problems
from tests.groups import DEFAULTS
from ui.kit.text import Text
from ui.settings import gather

PAGE, TEXT = "stations", Text("en", "kitchen", "stations")


def shown(visit: Visit) -> scene.KitchenLine:
    """The line on screen."""
    settings = visit.reader.settings(Stations)
    runs: tuple[Any, ...] = visit.reader.memory(PAGE).runs
    return scene.line(settings, runs[-1] if runs else None)


def starting(visit: Visit, words: str) -> list[str]:
    """What the page says, also of a line of one's own, behind the fold."""
    said = [text for written in visit.words() for text in written.split("\n\n")]
    return [text for text in said if text.startswith(words)]


def images(visit: Visit) -> list[str]:
    """The drawings on the page."""
    addresses = [node.proto.imgs[0].url for node, _ in nodes(visit.app) if node.type == "image"]
    return [base64.b64decode(url.split(",", 1)[1]).decode() for url in addresses if url.startswith("data:image/svg")]


@pytest.mark.parametrize("register", ["kitchen", "real"])
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("pattern", PATTERNS)
def test_every_pattern_can_be_trained(visit: Open, pattern: str, language: str, register: str) -> None:
    page = visit(PAGE, lang=language, terms=register, net_pattern=pattern, net_cooks="4")
    assert page.widget("train").disabled
    page.click("bet.3").click("train")
    assert problems(page) == []
    assert page.reader.progress[PAGE]


def test_three_cooks_learn_the_ring_and_the_bet_is_settled_by_counting(visit: Open) -> None:
    page = visit(PAGE, lang="en").click("bet.3").click("train")
    assert not page.app.exception
    assert starting(
        page,
        "You bet **3 cooks**: right. In 60 trainings 3 cooks (little by little, both ways) got 90% of new tickets "
        "right every time, ",
    )
    rows = page.app.table[0].value
    assert list(rows.iloc[:, 0]) == ["1", "2", "3", "4"]
    found = scene.ring_capacity()
    assert list(rows.iloc[:, 1]) == [f"{round(share * 60)} of 60" for share in found.learned]


def test_a_second_run_says_what_changed_and_what_it_did(visit: Open) -> None:
    page = visit(PAGE, lang="en").click("bet.skip").click("train").set("net_cooks", 3)
    assert starting(page, "**Not trained yet")
    page.click("train")
    assert starting(
        page, "**One change:** Cooks at a station: 2 → 3. Tickets right at the end: 87 → 100 of 100. Never seen: "
    )


def test_equal_cooks_stay_copies_until_the_tie_is_broken(visit: Open) -> None:
    page = visit(PAGE, lang="en", net_start="ones", net_cooks="4").click("bet.skip")
    assert starting(page, "**Station A: the 4 cooks are copies of one another.**")
    page.click("train")
    assert distinct_units(shown(page).net, shown(page).weights) == (1,)
    assert starting(page, "**Station A: the 4 cooks are still copies of one another, to the last digit.**")
    page.set("net_start", "random").click("train")
    assert distinct_units(shown(page).net, shown(page).weights) == (4,)
    assert not starting(page, "**Station A")


def test_a_weight_by_hand_frees_its_own_cook_alone(visit: Open) -> None:
    page = visit(PAGE, lang="en", net_start="ones", net_cooks="3", net_mode="hand").click("bet.skip")
    page.set("_weight.0", 0.5)
    assert starting(page, "**Station A: 2 of 3 cooks are copies of another.**")
    page.set("net_mode", "train").click("train")
    assert distinct_units(shown(page).net, shown(page).weights) == (2,)
    assert starting(page, "**Station A: 2 of 3 cooks are copies of another.**")
    page.set("net_mode", "hand").set("net_cook", "A2").set("_weight.3", -2.0)
    assert starting(page, "The tie is broken")


def test_every_move_of_the_hand_is_a_tasting(visit: Open) -> None:
    page = visit(PAGE, lang="en", net_mode="hand").click("bet.skip")
    before, drawn = shown(page).weights, images(page)
    page.set("_weight.0", -3.2)
    assert shown(page).weights[0] == -3.2
    assert np.array_equal(shown(page).weights[1:], before[1:])
    assert images(page) != drawn
    assert "−3.20" in images(page)[0]
    loss = f"{scene.loss(shown(page), 'ring'):.3f}"
    assert loss in starting(page, "**Set by hand: 1 number.**")[0]
    assert loss in page.figures().values()
    page.click("undo")
    assert np.array_equal(shown(page).weights, before)


def test_hand_set_weights_before_training_are_where_training_starts(visit: Open) -> None:
    page = visit(PAGE, lang="en", net_mode="hand").click("bet.skip").set("_weight.0", -3.2).set("net_mode", "train")
    page.click("train").set("net_round", 0.0)
    assert shown(page).weights[0] == -3.2


def test_another_line_forgets_what_the_hand_set_in_the_old_one(visit: Open) -> None:
    page = visit(PAGE, lang="en", net_mode="hand").click("bet.skip").set("_weight.0", -3.2)
    page.set("net_mode", "train").set("net_cooks", 3)
    assert page.reader.values["net_hand"] == ""
    assert problems(page) == []


def test_a_round_of_the_run_can_be_looked_at(visit: Open) -> None:
    page = visit(PAGE, lang="en").click("bet.skip").click("train").set("net_round", 100.0)
    assert starting(page, "**After 100 rounds")
    history = scene.training(page.reader.settings(Stations).run)
    assert np.array_equal(shown(page).weights, history.weights[10])
    assert page.set("net_round", 0.0).sentences()
    assert starting(page, "**Not trained yet")


def test_a_link_restores_run_ghost_and_hand(visit: Open) -> None:
    page = visit(PAGE, lang="en").click("bet.skip").click("train").set("net_cooks", 3).click("train")
    page.set("net_mode", "hand").set("net_cook", "A2").set("net_hears", "spice").set("_weight.4", 1.5)
    link, _ = page.links()
    at, query = address(link)
    again = visit(at, **query)
    assert again.runs == page.runs
    assert np.array_equal(shown(again).weights, shown(page).weights)
    assert images(again) == images(page)
    assert again.sentences() == page.sentences()


def test_start_again_forgets_everything(visit: Open) -> None:
    page = visit(PAGE, lang="en").click("bet.skip").click("train").set("net_mode", "hand").set("_weight.0", 1.0)
    page.click("start_again")
    assert page.reader.settings(Stations) == gather(Stations, DEFAULTS)
    assert not page.runs
    assert page.widget("train").disabled


def test_one_spoon_gets_three_corners_of_four(visit: Open) -> None:
    assert starting(visit(PAGE, lang="en", net_pattern="either"), "One cook alone makes one straight cut.")[0].count(
        "at most 3 of the 4"
    )


def test_without_an_activation_function_the_border_stays_straight(visit: Open) -> None:
    page = visit(PAGE, lang="en", net_rule="identity", net_cooks="8", net_stations="2").click("bet.skip").click("train")
    assert starting(page, "Cooks who pass everything on unchanged add up to a single cook")
    assert scene.right(shown(page), scene.tickets("ring")) < 75


@pytest.mark.parametrize("rule", ["tanh", "relu", "sigmoid", "identity"])
def test_every_rule_draws_every_cooks_map(visit: Open, rule: str) -> None:
    page = visit(PAGE, lang="en", net_rule=rule, net_map="cook", net_stations="2", net_cooks="8", net_cook="B8")
    assert problems(page) == []
    assert len(re.findall("<image ", images(page)[1])) == 16


@pytest.mark.parametrize(
    "query",
    [
        {"net_cooks": "9"},
        {"net_hand": "0_7"},
        {"net_touch": "~~~"},
        {"net_cook": "C1"},
        {"net_round": "nan"},
        {"net_seed": "-1"},
        {"ticket_salt": "1e9"},
        {"cook": "ring,1,2"},
    ],
)
def test_a_hostile_link_is_refused_in_words(visit: Open, query: dict[str, str]) -> None:
    page = visit(PAGE, lang="en", **query)
    assert not page.app.exception
    assert len(page.app.info) == 1
    assert page.reader.settings(Stations) == gather(Stations, DEFAULTS)


def test_places_that_the_line_does_not_have_and_cooks_it_lacks_do_no_harm(visit: Open) -> None:
    page = visit(PAGE, lang="en", net_hand="104_6~0_6", net_cook="B8", net_hears="A7", net_cooks="1", net_mode="hand")
    assert problems(page) == []
    assert shown(page).weights[0] == 6.0
    assert page.value("net_cook") == "A1"
    assert page.value("net_hears") == "salt"


def test_the_extreme_line_set_wholly_by_hand_is_drawn_and_shared(visit: Open) -> None:
    page = visit(
        PAGE, lang="en", net_hand=edits.write(dict.fromkeys(range(105), -6.0)), net_stations="2", net_cooks="8",
        net_rule="relu",
    )  # fmt: skip
    assert problems(page) == []
    assert len(page.click("bet.skip").links()[0]) < 2000


def test_a_weight_s_slider_has_the_one_digit_of_its_steps(visit: Open) -> None:
    """What was learned lies between them: with more digits it would be said otherwise than by the picture."""
    page = visit("stations", lang="en", bet="skip").set("net_mode", "hand")
    (slider,) = [each for each in page.app.slider if str(each.key).startswith("_weight")]
    assert slider.proto.format == "%.1f"
