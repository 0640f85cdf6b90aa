"""6 Six apprentices in a real browser: raced with the keyboard alone, and what travels when a control moves."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.visitor import PATIENCE

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_race_with_the_keyboard_alone(visit: Visit, language: str) -> None:
    visitor = visit(language=language, hand="keyboard").open("six")
    text = visitor.at("six")
    visitor.bet("six", "nesterov")
    visitor.press(visitor.button(text("race")))
    expect(visitor.main.get_by_role("heading", name=text("shelf.title"))).to_be_visible(timeout=PATIENCE)
    stage = visitor.stage()
    expect(stage).to_have_attribute("data-step", "100")
    expect(stage.locator(".legend li")).to_have_count(6)
    expect(stage.locator("canvas.loss")).to_be_visible()
    visitor.choose("landscape", "two_hollows")
    visitor.bet("six", "sgd")
    visitor.press(visitor.button(text("race")))
    expect(visitor.main.get_by_text(text.label("say.one_change"))).to_be_visible(timeout=PATIENCE)


def test_the_shelf_is_drawn_with_its_picture(visit: Visit) -> None:
    """The picture travels as numbers in a data address; a browser that refused it would leave an empty chart."""
    visitor = visit().open("six")
    visitor.do("six")
    chart = visitor.main.get_by_test_id("stVegaLiteChart")
    image = chart.locator("svg image")
    expect(image).to_have_count(1, timeout=PATIENCE)
    box, frame = image.bounding_box(), chart.bounding_box()
    assert box is not None
    assert frame is not None
    assert box["width"] > 0.7 * frame["width"]
    assert box["height"] > 150
    assert not [
        request for request in visitor.requests if "127.0.0.1" not in request and not request.startswith("data:")
    ]


def test_moving_the_rate_sends_little(visit: Visit) -> None:
    visitor = visit(hand="keyboard")
    received: list[int] = []
    visitor.page.on(
        "websocket",
        lambda socket: socket.on("framereceived", lambda frame: received.append(len(frame))),
    )
    visitor.open("six")
    visitor.do("six")
    text = visitor.text("six")
    slider = visitor.main.get_by_role("slider", name=text.label("setting.race_rate")).first
    visitor.reach(slider)
    visitor.page.wait_for_timeout(500)
    received.clear()
    visitor.page.keyboard.press("ArrowRight")
    expect(visitor.main.get_by_text(text("not_raced").split("**")[0])).to_be_visible(timeout=PATIENCE)
    visitor.settle()
    assert 0 < sum(received) < 25_000, sum(received)
