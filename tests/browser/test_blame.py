"""Blame slips in a real browser: with the keyboard alone, wide and narrow, light and dark, and the map that moves."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from lessons.blame.scene import PRESSES
from tests.browser.conftest import Visit
from tests.browser.visitor import PATIENCE, Visitor

pytestmark = pytest.mark.browser

PICTURE = "canvas => canvas.toDataURL()"


def press_all(visitor: Visitor) -> None:
    text = visitor.at("blame")
    visitor.bet("blame", "2")
    for press in PRESSES:
        visitor.press(visitor.button(text(f"press.{press}")))
    expect(visitor.button(text("press.again"))).to_be_visible(timeout=PATIENCE)


def train(visitor: Visitor) -> None:
    visitor.press(visitor.button(visitor.text("blame")("train")))
    expect(visitor.stage()).to_have_attribute("data-step", "300", timeout=PATIENCE)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_main_job_can_be_done_with_the_keyboard_alone(visit: Visit, language: str) -> None:
    visitor = visit(language=language, hand="keyboard").open("blame")
    press_all(visitor)
    train(visitor)
    text, stage = visitor.text("blame"), visitor.stage()
    visitor.press(stage.get_by_role("button", name=text.label("stage.play"), exact=True))
    expect(stage).to_have_attribute("data-playing", "true")
    visitor.press(stage.get_by_role("button", name=text.label("stage.pause"), exact=True), "Space")
    bar = stage.get_by_role("slider")
    visitor.reach(bar)
    visitor.page.keyboard.press("Home")
    visitor.page.keyboard.press("ArrowRight")
    expect(stage).to_have_attribute("data-step", "1", timeout=PATIENCE)


def test_the_map_changes_with_the_rounds_and_nobody_walks_on_it(visit: Visit) -> None:
    visitor = visit().open("blame")
    press_all(visitor)
    train(visitor)
    stage = visitor.stage()
    canvas, bar = stage.locator("canvas.map"), stage.get_by_role("slider")
    pictures = [canvas.evaluate(PICTURE)]
    for key in ("Home", "ArrowRight"):
        bar.press(key)
        pictures.append(canvas.evaluate(PICTURE))
    assert len(set(pictures)) == 3
    bar.press("End")
    expect(stage).to_have_attribute("data-step", "300")
    bar.press("ArrowLeft")  # no new map between the last few rounds: a walker would have moved
    expect(stage).not_to_have_attribute("data-step", "300")
    late = [canvas.evaluate(PICTURE)]
    bar.press("ArrowLeft")
    late.append(canvas.evaluate(PICTURE))
    assert late[0] == late[1]


def test_playing_sends_nothing(visit: Visit) -> None:
    visitor = visit().open("blame")
    press_all(visitor)
    train(visitor)
    stage = visitor.stage()
    stage.locator("select").select_option("4")
    visitor.page.wait_for_load_state("networkidle")
    visitor.frames.clear()
    stage.get_by_role("button", name=visitor.text("blame").label("stage.play"), exact=True).click()
    expect(stage).to_have_attribute("data-playing", "true")
    expect(stage).to_have_attribute("data-playing", "false", timeout=PATIENCE)
    assert visitor.frames == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_at_any_press_and_nothing_hangs_over_the_edge(visit: Visit, scheme: str, width: int) -> None:
    visitor = visit(width=width, height=844, color_scheme=scheme).open("blame")
    text = visitor.at("blame")
    visitor.bet("blame", "2")
    for press in PRESSES:
        visitor.press(visitor.button(text(f"press.{press}")))
        visitor.page.mouse.move(0, 0)
        assert visitor.violations() == [], press
        assert visitor.page.evaluate("document.documentElement.scrollWidth") <= width
    train(visitor)
    visitor.page.mouse.move(0, 0)
    assert visitor.violations() == []
    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= width
    own = visitor.page.url.split("/blame")[0]
    assert [url for url in visitor.requests if not url.startswith((own, "data:", "blob:"))] == []


def test_a_laptop_shows_the_first_press_and_the_line_without_scrolling(visit: Visit) -> None:
    visitor = visit(width=1280, height=800).open("blame")
    text = visitor.at("blame")
    for target in (visitor.button(text("press.forward")), visitor.main.get_by_test_id("stImage").locator("img")):
        box = target.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 800
