"""Home → 1 → 4 → 5, each page's main job, as a reader goes: with the keyboard alone and with the mouse."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.visitor import PATIENCE, Hand, Visitor

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("hand", ["keyboard", "mouse"])
def test_the_whole_path_can_be_gone(visit: Visit, hand: Hand, language: str) -> None:
    visitor = visit(language=language, hand=hand).open()
    text = visitor.at("home")
    visitor.choose("dish", "chili_pork")
    visitor.do_home()
    visitor.press(visitor.button(text("begin")))
    visitor.do_seasoning("1", salt=0.9, spice=2.9)
    visitor.go_on("one_step")
    visitor.do_one_step()
    visitor.go_on("practice")
    visitor.do_practice()
    play(visitor)
    scrub(visitor)
    assert visitor.query["lang"] == language
    done = visitor.page.get_by_test_id("stSidebar").get_by_text(text.label("progress.done"))
    assert done.count() >= 2  # the pages of the open section; the others are folded


def play(visitor: Visitor) -> None:
    """Play the stage to its end, and pause on the way."""
    text, stage = visitor.text("practice"), visitor.stage()
    button = stage.get_by_role("button", name=text.label("stage.play"), exact=True)
    pause = stage.get_by_role("button", name=text.label("stage.pause"), exact=True)
    visitor.press(button)
    expect(stage).to_have_attribute("data-playing", "true")
    visitor.press(pause, "Space")
    expect(stage).to_have_attribute("data-playing", "false")


def scrub(visitor: Visitor) -> None:
    """Go to the first round and on by one, with the keys of the slider or by its buttons."""
    text, stage = visitor.text("practice"), visitor.stage()
    bar = stage.get_by_role("slider")
    if visitor.hand == "keyboard":
        visitor.reach(bar)
        visitor.page.keyboard.press("Home")
        visitor.page.keyboard.press("ArrowRight")
    else:
        box = bar.bounding_box()
        assert box is not None
        visitor.page.mouse.click(box["x"] + 1, box["y"] + box["height"] / 2)
        expect(stage).to_have_attribute("data-step", re.compile("^[0-5]$"), timeout=PATIENCE)
        early = int(stage.get_attribute("data-step") or 0)
        stage.get_by_role("button", name=text.label("stage.forward"), exact=True).click()
        expect(stage).to_have_attribute("data-step", str(early + 1), timeout=PATIENCE)
        return
    expect(stage).to_have_attribute("data-step", "1", timeout=PATIENCE)


def test_playing_sends_and_receives_nothing(visit: Visit) -> None:
    visitor = visit().open("practice")
    visitor.do_practice()
    stage = visitor.stage()
    stage.locator("select").select_option("4")
    visitor.page.wait_for_load_state("networkidle")
    visitor.frames.clear()
    stage.get_by_role("button", name=visitor.text("practice").label("stage.play"), exact=True).click()
    expect(stage).to_have_attribute("data-playing", "true")
    expect(stage).to_have_attribute("data-playing", "false", timeout=PATIENCE)
    expect(stage).to_have_attribute("data-step", "100")
    assert visitor.frames == []
