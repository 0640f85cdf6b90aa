"""Who sets the house rules in a browser: with the keys alone, trial by trial, both panels and the tally together."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from lessons.house_rules.scene import Scene
from lessons.house_rules.settings import HouseRules
from tests.browser.conftest import Visit
from tests.browser.sight import in_both_schemes, on_both_screens, sideways
from tests.browser.visitor import PATIENCE
from tests.jobs import JOBS, steps, take

pytestmark = pytest.mark.browser

UNFOLDED = 600
NINE = Scene(HouseRules())
SHOWN = "group => [...group.children].filter((part) => part.style.display !== 'none').length"
SEEN = "part => getComputedStyle(part).visibility"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_main_job_with_the_keyboard_alone_and_axe_before_and_after(visit: Visit, language: str) -> None:
    visitor = visit(language=language, hand="keyboard").open("house_rules", lang=language)
    text = visitor.at("house_rules")
    assert in_both_schemes(visitor) == []
    for step in steps(JOBS["house_rules"].main):
        take(visitor, step)
    expect(visitor.player()).to_have_attribute("data-step", "9", timeout=PATIENCE)
    told = text("say.random", kitchen=1, count=1000, random=812, random_values=9, grid=711, grid_values=3)
    expect(visitor.main.locator(".film #said")).to_have_text(told.replace("**", ""), timeout=PATIENCE)
    assert in_both_schemes(visitor) == []
    visitor.click("exam_64")
    for letter in "pa" * 6:
        visitor.click("job_people" if letter == "p" else "job_automatic")
    expect(
        visitor.main.get_by_text(text("jobs.said", right=5, jobs=12, people=7, automatic=5).split("**")[1])
    ).to_be_visible()
    assert on_both_screens(visitor) == []


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
