"""8 Stations in a real browser: trained and set by hand with the keyboard alone, and what travels on a move."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.visitor import PATIENCE, Visitor

pytestmark = pytest.mark.browser


def by_hand(visitor: Visitor) -> None:
    """Choose to set weights by hand."""
    words = visitor.text("stations").label("option.net_mode.hand")
    row = visitor.main.get_by_role("radiogroup", name=visitor.text("stations").label("setting.net_mode"))
    visitor.reach(row.get_by_role("radio", checked=True))  # one stop for the whole row, then arrow keys
    visitor.page.keyboard.press("ArrowRight")
    visitor.page.keyboard.press("Space")
    expect(row.get_by_role("radio", name=words, exact=True)).to_be_checked(timeout=PATIENCE)
    visitor.settle()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_training_and_a_weight_by_hand_with_the_keyboard_alone(visit: Visit, language: str) -> None:
    visitor = visit(language=language, hand="keyboard").open("stations")
    text = visitor.at("stations")
    visitor.bet("stations", "3")
    visitor.press(visitor.button(text("train")))
    expect(visitor.main.get_by_text(text("capacity"), exact=True)).to_be_visible(timeout=PATIENCE)
    by_hand(visitor)
    slider = visitor.slider(text("weight", hears=text.label("option.net_hears.salt"), cook="A1"))
    visitor.reach(slider)
    visitor.page.keyboard.press("ArrowLeft")
    said = text("say.hand", count=1, before=0, after=0).split("**")[1]
    expect(visitor.main.get_by_text(said)).to_be_visible(timeout=PATIENCE)


def test_the_map_is_drawn_with_its_picture(visit: Visit) -> None:
    """The picture travels as numbers in a data address; a browser that refused it would leave only the diners."""
    visitor = visit().open("stations")
    visitor.at("stations")
    chart = visitor.main.get_by_test_id("stVegaLiteChart")
    box, frame = chart.locator("svg image, canvas").first.bounding_box(), chart.bounding_box()
    assert box is not None
    assert frame is not None
    assert box["width"] > 0.7 * frame["width"]


def test_a_weight_by_hand_sends_little(visit: Visit) -> None:
    visitor = visit(hand="keyboard")
    received: list[int] = []
    visitor.page.on(
        "websocket",
        lambda socket: socket.on("framereceived", lambda frame: received.append(len(frame))),
    )
    visitor.open("stations")
    text = visitor.at("stations")
    visitor.bet("stations", "3")
    by_hand(visitor)
    visitor.reach(visitor.slider(text("weight", hears=text.label("option.net_hears.salt"), cook="A1")))
    visitor.page.wait_for_timeout(500)
    received.clear()
    visitor.page.keyboard.press("ArrowRight")
    expect(visitor.main.get_by_text(text("say.hand", count=1, before=0, after=0).split("**")[1])).to_be_visible()
    visitor.settle()
    assert 0 < sum(received) < 25_000, sum(received)  # everything: two drawings, the map, the words
