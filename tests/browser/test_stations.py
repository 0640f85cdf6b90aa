"""Stations in a real browser: a weight set by hand with the keyboard alone, and what travels on such a move."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.jobs import go

pytestmark = pytest.mark.browser


def test_a_weight_by_hand_sends_little(visit: Visit) -> None:
    visitor = visit(hand="keyboard", language="zh").open("stations")
    text = visitor.at("stations")
    go(visitor, "bet.3 net_mode=hand")
    visitor.reach(visitor.slider(text("weight", hears=text.label("option.net_hears.salt"), cook="A1")))
    visitor.settle()
    visitor.received.clear()
    visitor.page.keyboard.press("ArrowRight")
    said = text("say.hand", count=1, before=0, after=0).split("**")[1]
    expect(visitor.main.get_by_text(said)).to_be_visible()
    visitor.settle()
    assert 0 < sum(visitor.received) < 25_000, sum(visitor.received)  # everything: two drawings, the map, the words
