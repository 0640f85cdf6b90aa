"""How big is a B? in a browser: what travels over the wire, and how it is gone up by keys."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from lessons.how_big import ladder
from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

AN_OPENING = 85_000
"""Bytes at most until its films live: some 58,000 for the page, which is then drawn anew, its sliders calling none."""

SCROLLED = "document.querySelector('[data-testid=stMain]').scrollTop"

A_RUN = 40_000
"""Bytes at most: the films are in the browser already."""


def test_films_that_the_browser_has_are_not_sent_again(visit: Visit) -> None:
    visitor = visit().open("how_big", lang="en")
    assert AN_OPENING / 3 < sum(visitor.received) <= AN_OPENING, sum(visitor.received)
    visitor.click("bet.layers")
    visitor.received.clear()
    visitor.click("double")
    assert 0 < sum(visitor.received) <= A_RUN, sum(visitor.received)


def test_keys_go_from_chef_to_chef_and_the_page_rests(visit: Visit) -> None:
    """A slider's own keys: PageUp to the next larger, PageDown to the next smaller, as arrows do."""
    visitor = visit(hand="keyboard", height=600).open("how_big", lang="en", bet="layers")
    slider = visitor.main.locator("[class*='st-key-_big_travel'] input[type=range]")
    visitor.reach(slider)
    top = visitor.page.evaluate(SCROLLED)
    for key, rung in (("PageUp", 1), ("PageUp", 2), ("PageDown", 1), ("End", 7), ("PageDown", 6), ("Home", 0)):
        visitor.page.keyboard.press(key)
        here = visitor.main.locator(f".film #rung{rung}")
        expect(here).to_have_attribute("style", ladder.look(here=True))
    assert visitor.page.evaluate(SCROLLED) == top
