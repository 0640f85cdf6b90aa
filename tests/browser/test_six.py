"""Six apprentices in a real browser: the boldness in the hand, held and by touch; and a race that is played."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from lessons.six import scene
from lessons.six.settings import RACE_RATES, Race
from tests.browser.conftest import Visit
from tests.browser.visitor import PATIENCE, Visitor
from tests.lessons.six.oracle import begins
from ui.kit.text import Text

pytestmark = pytest.mark.browser

TEXT = Text("en", "kitchen", "six")
REST = 700
SCROLLED = "document.querySelector('[data-testid=stMain]').scrollTop"


def slider(visitor: Visitor) -> Locator:
    return visitor.page.locator("[class*='st-key-_race_rate'] input[type=range]")


def rate(visitor: Visitor) -> float:
    """Where the slider stands."""
    return RACE_RATES[int(slider(visitor).input_value())]


def place_on(visitor: Visitor, at: float) -> tuple[float, float]:
    """Where on the screen a boldness lies."""
    box = slider(visitor).locator("xpath=ancestor::*[@role='group'][1]/*[1]").bounding_box()
    assert box
    return box["x"] + RACE_RATES.index(at) / (len(RACE_RATES) - 1) * box["width"], box["y"] + box["height"] / 2


def agrees_with_core(visitor: Visitor) -> None:
    """The small map is the beginning of a race at this boldness."""
    film = visitor.page.locator(".st-key-beginnings .film")
    for (part, attribute), look in begins(TEXT, Race(race_rate=rate(visitor))).items():
        if attribute == "words":
            assert (film.locator(f"#{part}").text_content() or "") == look
        else:
            expect(film.locator(f"#{part}")).to_have_attribute(attribute, str(look))


def opened(visit: Visit, **options: object) -> Visitor:
    """The page with a bet placed."""
    visitor = visit(**options).open("six", lang="en", bet="adam")
    expect(visitor.page.locator(".st-key-beginnings .film #end0")).to_be_visible(timeout=PATIENCE)
    slider(visitor).scroll_into_view_if_needed()
    visitor.settle()
    visitor.frames.clear()
    return visitor


def test_while_the_boldness_is_held_the_first_changes_follow_without_a_byte(visit: Visit) -> None:
    visitor = opened(visit)
    mouse = visitor.page.mouse
    mouse.move(*place_on(visitor, 0.1))
    mouse.down()
    for target in (0.4, 1.5, 0.01):
        mouse.move(*place_on(visitor, target), steps=5)
        assert abs(RACE_RATES.index(rate(visitor)) - RACE_RATES.index(target)) <= 1
        agrees_with_core(visitor)
    visitor.page.wait_for_timeout(REST + 300)
    assert visitor.frames == []
    mouse.up()
    visitor.settle()
    agrees_with_core(visitor)


def test_a_finger_moves_the_boldness_and_not_the_page(visit: Visit) -> None:
    visitor = opened(visit, width=390, height=844, has_touch=True)
    before = visitor.page.evaluate(SCROLLED)

    visitor.touch("touchStart", place_on(visitor, 0.1))
    for target, lower in ((0.15, 0), (0.3, 20), (0.7, 20)):  # it goes along, and does not keep to the line
        x, y = place_on(visitor, target)
        visitor.touch("touchMove", (x, y + lower))
        visitor.page.wait_for_timeout(50)
    assert abs(RACE_RATES.index(rate(visitor)) - RACE_RATES.index(0.7)) <= 1
    agrees_with_core(visitor)
    assert visitor.frames == []
    assert visitor.page.evaluate(SCROLLED) == before
    visitor.touch("touchEnd")


def test_a_race_plays_by_itself_and_its_last_frame_is_that_of_core(visit: Visit) -> None:
    visitor = opened(visit, hand="keyboard")
    slider(visitor).focus()
    visitor.page.keyboard.press("ArrowRight")
    visitor.settle()
    run = Race(race_rate=rate(visitor))
    visitor.control("race").get_by_role("button").click()
    player = visitor.player()
    expect(player).to_have_attribute("data-playing", "true", timeout=PATIENCE)
    visitor.page.keyboard.press("Escape")
    expect(player).to_have_attribute("data-step", "100")
    told = " ".join(player.locator(".legend li").all_inner_texts())
    for racer in scene.racers(run):
        assert f"{racer.end:.1f}" in told
