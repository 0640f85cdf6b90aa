"""A move of a slider redraws its own part of the page: little travels, and the rest stands as it stood."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

MOST_BYTES = 25_000
SLIDERS = {
    "seasoning": ("3", "salt", "view=taste_map"),
    "line": ("12", "line_a", ""),
    "practice": ("0.2", "salt", ""),
    "judges": ("huber", "picky", ""),
    "stations": ("3", "ticket_salt", ""),
    "blame": ("1", "slip_salt", ""),
}
WATCH_THE_REST = """() => {
    window.redrawn = 0;
    const watch = new MutationObserver((changes) => { window.redrawn += changes.length; });
    for (const part of document.querySelectorAll("h1, [class*='st-key-bet-'], [data-testid=stSidebar]"))
        watch.observe(part, { subtree: true, childList: true, characterData: true });
}"""
"""Counts what changes in the title, the bet and the menu."""


@pytest.mark.parametrize("page", SLIDERS)
def test_a_move_sends_little_and_leaves_the_rest_alone(visit: Visit, page: str) -> None:
    bet, setting, more = SLIDERS[page]
    visitor = visit(hand="keyboard")
    received: list[int] = []
    visitor.page.on("websocket", lambda line: line.on("framereceived", lambda frame: received.append(len(frame))))
    visitor.open(page, lang="en", bet=bet, **dict(part.split("=") for part in more.split("&") if part))
    if page == "practice":  # before the first run the picture shows the start, which the slider moves
        visitor.press(visitor.button(visitor.text(page)("cook")))
    if page in ("practice", "blame"):
        visitor.press(visitor.main.locator(".st-key-kitchen summary"))
    slider = visitor.main.locator(f".st-key-{setting} input[type=range]")
    visitor.reach(slider)
    visitor.page.keyboard.press("ArrowRight")  # the first move may settle what the whole page shows
    visitor.settle()
    before = slider.input_value()
    visitor.page.evaluate(WATCH_THE_REST)
    received.clear()
    visitor.page.keyboard.press("ArrowRight")
    visitor.settle()
    assert slider.input_value() != before
    assert 0 < sum(received) < MOST_BYTES
    assert visitor.page.evaluate("window.redrawn") == 0
