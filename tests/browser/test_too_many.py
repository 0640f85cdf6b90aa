"""Too many spices in a browser: a run pauses once at its turn, map and curves move together, jars follow the hand."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from core.jars import open_jars
from lessons.too_many import scene
from lessons.too_many.settings import TooMany
from tests.browser.conftest import Visit
from tests.browser.test_film import slider
from tests.browser.visitor import PATIENCE

pytestmark = pytest.mark.browser

UNFOLDED = 600
SEEN = "part => [part.dataset.waits ?? null, getComputedStyle(part.firstElementChild).opacity]"


def test_a_run_pauses_once_at_its_turn_and_tells_the_answer_at_its_end(visit: Visit) -> None:
    visitor = visit().open("too_many", lang="en", bet="95")
    visitor.control("cook").get_by_role("button").click()
    player, told = visitor.player(), visitor.main.locator(".st-key-outcome")
    turn = str(scene.cooked(TooMany()).rounds[scene.cooked(TooMany()).course.turn])
    expect(player).to_have_attribute("data-step", turn, timeout=PATIENCE)
    expect(player).to_have_attribute("data-playing", "false", timeout=PATIENCE)
    assert told.evaluate(SEEN) == ["The answer comes with the last round.", "0"]
    expect(visitor.main.locator(".film #said")).to_contain_text("the turn")
    expect(visitor.main.locator(".film #exam")).to_have_text("At round 2000")
    player.locator("select").select_option("4")
    player.get_by_role("button", name="Play", exact=True).click()
    expect(player).to_have_attribute("data-step", "2000", timeout=PATIENCE)
    assert told.evaluate(SEEN) == [None, "1"]
    expect(visitor.main.locator(".film #exam")).to_contain_text("of 1000 strangers")
    player.get_by_role("button", name="Play", exact=True).click()
    expect(player).to_have_attribute("data-playing", "true")
    expect(player).to_have_attribute("data-step", "2000", timeout=PATIENCE)
    expect(player).to_have_attribute("data-playing", "false", timeout=PATIENCE)


def test_the_answer_is_not_kept_back_by_a_run_that_ends_the_one_it_waits_for(visit: Visit) -> None:
    visitor = visit().open("too_many", lang="en", bet="95")
    visitor.control("cook").get_by_role("button").click()
    told = visitor.main.locator(".st-key-outcome")
    expect(told).to_have_attribute("data-waits", "The answer comes with the last round.")
    visitor.control("spice_cooks").get_by_text("1", exact=True).click()
    visitor.control("cook").get_by_role("button").click()
    expect(visitor.main.get_by_role("button", name="Cook again")).to_be_visible()
    expect(told).not_to_have_attribute("data-waits", re.compile(".*"))
    expect(told).to_contain_text("804 of 1000 strangers")


def test_map_curves_and_sentence_move_together_and_are_those_of_core(visit: Visit) -> None:
    visitor = visit().open("too_many", lang="en", bet="95", cook="default")
    cooking, bar, main = scene.cooked(TooMany()), visitor.player().get_by_role("slider"), visitor.main
    seen = set()
    for frame in (3, cooking.rests, len(cooking.frames) - 2):
        bar.evaluate("(bar, at) => { bar.value = at; bar.dispatchEvent(new Event('input')); }", frame)
        at = cooking.frames[frame]
        expect(main.locator(".film #w-new-right")).to_have_text(f"now right: {cooking.new_right[at]} of 60")
        expect(main.locator(".film #said")).to_contain_text(f"Round {10 * at}")
        seen.add((main.locator(".film #area").get_attribute("d"), main.locator(".film #w-new").get_attribute("cy")))
    assert len(seen) == 3


def test_jars_are_opened_without_a_byte(visit: Visit) -> None:
    visitor = visit(hand="keyboard").open("too_many", lang="en", bet="95", cook="default")
    visitor.unfold("jars")
    visitor.page.wait_for_timeout(UNFOLDED)
    visitor.settle()
    visitor.frames.clear()
    slider(visitor, "jars").focus()
    found = open_jars()
    for row in range(1, 7):
        visitor.page.keyboard.press("ArrowRight")
        score = f"{found.usual_strangers[row]:.0f}"
        expect(visitor.main.locator(".film #scores-new-said")).to_have_text(score)
        expect(visitor.main.locator(f".film #lid{row + 1}")).to_have_attribute("opacity", "0")
    assert visitor.frames == []
