"""How big is a B? in a browser: what travels over the wire, and how it is gone up by keys."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

AN_OPENING = 85_000
"""Bytes at most until its films live: some 58,000 for the page, which is then drawn anew, its sliders calling none."""

A_RUN = 40_000
"""Bytes at most: the films are in the browser already."""


def test_films_that_the_browser_has_are_not_sent_again(visit: Visit) -> None:
    visitor = visit().open("how_big", lang="en")
    assert AN_OPENING / 3 < sum(visitor.received) <= AN_OPENING, sum(visitor.received)
    visitor.click("bet.layers")
    visitor.received.clear()
    visitor.click("double")
    assert 0 < sum(visitor.received) <= A_RUN, sum(visitor.received)
