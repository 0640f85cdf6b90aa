"""Who sets the house rules in a browser: trial by trial, both panels and the tally together."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from lessons.house_rules.scene import Scene
from lessons.house_rules.settings import HouseRules
from tests.browser.conftest import Visit
from tests.browser.sight import sideways
from tests.browser.visitor import PATIENCE

pytestmark = pytest.mark.browser

UNFOLDED = 600
NINE = Scene(HouseRules())
SHOWN = "group => [...group.children].filter((part) => part.style.display !== 'none').length"
SEEN = "part => getComputedStyle(part).visibility"


def test_a_search_plays_by_itself_and_tells_the_tally_at_its_end(visit: Visit) -> None:
    visitor = visit().open("house_rules", lang="en", bet="grid")
    visitor.control("cook").get_by_role("button").click()
    player, main = visitor.player(), visitor.main
    expect(player).to_have_attribute("data-playing", "true", timeout=PATIENCE)
    tally, told = main.locator(".film #tally"), main.locator(".st-key-outcome")
    assert tally.evaluate(SEEN) == "hidden"
    assert told.evaluate("part => part.dataset.waits") == "The answer comes with the last trial."
    expect(player).to_have_attribute("data-playing", "false", timeout=PATIENCE)
    assert tally.evaluate(SEEN) == "visible"
    assert told.evaluate("part => part.dataset.waits ?? null") is None
    expect(main.locator(".film #tally-random")).to_have_text("random better in 124 kitchens")


def test_panels_and_sentence_move_together_and_are_those_of_core(visit: Visit) -> None:
    visitor = visit().open("house_rules", lang="en", bet="grid", cook="default")
    bar, main = visitor.player().get_by_role("slider"), visitor.main
    for frame in (0, 20, NINE.frames - 1):
        bar.evaluate("(bar, at) => { bar.value = at; bar.dispatchEvent(new Event('input')); }", frame)
        landed = NINE.landed[frame]
        for name, tried in NINE.both.items():
            expect(main.locator(f".film #w-{name}-scores")).to_be_attached()
            assert main.locator(f".film #w-{name}-scores").evaluate(SHOWN) == landed
            assert main.locator(f".film #w-{name}-rings").evaluate(SHOWN) == NINE.numbers[frame]
            best = f"best {max(tried.right[:landed])}" if landed else ""
            expect(main.locator(f".film #w-{name}-said")).to_have_text(best)


def test_on_a_phone_nothing_hangs_over_the_edge_and_the_first_panel_is_in_sight(visit: Visit) -> None:
    visitor = visit(width=390, height=844, language="zh").open("house_rules", lang="zh", bet="grid", cook="default")
    assert sideways(visitor) == []
    box = visitor.main.locator(".film .phone svg").first.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < 844
    visitor.unfold("exam_64")
    visitor.page.wait_for_timeout(UNFOLDED)
    assert sideways(visitor) == []
