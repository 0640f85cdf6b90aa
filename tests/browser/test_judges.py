"""Who judges?, in a real browser: both halves with the keyboard alone, wide and narrow."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.visitor import PATIENCE

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_main_job_can_be_done_with_the_keyboard_alone(visit: Visit, language: str) -> None:
    visitor = visit(language=language, hand="keyboard").open("judges")
    text = visitor.at("judges")
    visitor.bet("judges", "absolute")
    visitor.press(visitor.button(text("cook")))
    truth = text("bet.truth", picky=3.0, squared=0.24, huber=0.04, absolute=0.0).split("**")[1]
    expect(visitor.main.get_by_text(truth).first).to_be_visible(timeout=PATIENCE)
    visitor.move("picky", 4.0)
    expect(visitor.main.get_by_text(text("not_cooked").split("**")[0].strip())).to_be_visible(timeout=PATIENCE)
    visitor.press(visitor.button(text("cook")))
    expect(visitor.main.get_by_text("+3 → +4")).to_be_visible(timeout=PATIENCE)
    visitor.reach(visitor.slider(text.label("setting.stated")))
    visitor.page.keyboard.press("ArrowLeft")
    visitor.settle()
    expect(visitor.main.get_by_text("5.30").first).to_be_visible(timeout=PATIENCE)  # −ln 0.005


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_after_two_cooks(visit: Visit, width: int) -> None:
    cooks = {"cook": "tomato_egg,normal,3.0,1.0", "ghost": "tomato_egg,normal,-3.0,1.0"}
    visitor = visit(width=width, height=844).open("judges", lang="en", bet="huber", **cooks)
    visitor.at("judges")
    for scheme in ("light", "dark"):
        visitor.page.emulate_media(color_scheme=scheme)
        visitor.settle()
        assert visitor.violations() == []
    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= width
