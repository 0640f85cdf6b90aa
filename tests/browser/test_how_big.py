"""How big is a B? in a browser: what travels over the wire."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

A_RUN = 60_000
"""Bytes at most: the five films, 50,000 bytes, are in the browser already."""


def test_films_that_the_browser_has_are_not_sent_again(visit: Visit) -> None:
    visitor = visit().open("how_big", lang="en")
    visitor.click("bet.layers")
    visitor.received.clear()
    visitor.click("double")
    assert 0 < sum(visitor.received) <= A_RUN, sum(visitor.received)
