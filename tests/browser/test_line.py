"""Two numbers hold a line, in a real browser: with the keyboard alone, in the table, wide and narrow."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.visitor import PATIENCE, Visitor

pytestmark = pytest.mark.browser

SQUARES = """svg => [...svg.querySelectorAll(".miss")].map((square) => square.getBoundingClientRect())
    .map((box) => [box.width, box.height])"""


def table(visitor: Visitor) -> Locator:
    """What the table holds, as its accessible twin says it."""
    return visitor.main.get_by_test_id("stDataFrame").locator("td")


def unfold_points(visitor: Visitor) -> None:
    fold = visitor.main.locator("summary", has_text=visitor.text("line").label("more_here"))
    visitor.press(fold)
    expect(table(visitor).first).to_be_attached(timeout=PATIENCE)


def test_a_point_is_typed_into_the_table_with_the_keyboard_alone(visit: Visit) -> None:
    visitor = visit(hand="keyboard").open("line")
    visitor.at("line")
    unfold_points(visitor)
    keys = visitor.page.keyboard
    keys.press("Tab")
    for _ in range(8):  # the toolbar of the table comes first
        if visitor.page.evaluate("document.activeElement.tagName") == "CANVAS":
            break
        keys.press("Tab")
    for key in ("ArrowDown", "ArrowRight", "ArrowLeft", "ArrowLeft"):
        keys.press(key)
        visitor.page.wait_for_timeout(200)  # the table answers on its own time
    keys.type("2,5", delay=80)
    keys.press("Enter")
    expect(table(visitor).filter(has_text=re.compile("^2,5$"))).to_have_count(1, timeout=PATIENCE)
    expect(visitor.main.get_by_role("combobox")).to_have_value(visitor.text("line")("preset.own"), timeout=PATIENCE)
    visitor.settle()


@pytest.mark.parametrize("dots", ["outlier", "30_40~60_90~100_100"])
def test_every_square_is_a_square_on_any_screen(visit: Visit, dots: str) -> None:
    visitor = visit(width=1280, height=844).open("line", lang="en", dots=dots)
    visitor.at("line")
    for screen, shown in ((1280, "laptop"), (390, "phone")):
        visitor.page.set_viewport_size({"width": screen, "height": 844})
        drawing = visitor.main.locator(f".st-key-plot svg.{shown}")
        expect(drawing).to_be_visible(timeout=PATIENCE)
        sizes = drawing.evaluate(SQUARES)
        assert len(sizes) == (6 if dots == "outlier" else 3)
        for across, up in sizes:
            assert across == pytest.approx(up, abs=0.5)


def test_the_map_is_not_hatched_below_zero(visit: Visit) -> None:
    visitor = visit().open("line", lang="en", bet="14", line_a="0", line_b="0")
    text = visitor.at("line")
    visitor.press(visitor.button(text("fit")))
    expect(visitor.player()).to_have_attribute("data-step", "1000", timeout=PATIENCE)
    rows = "canvas => { const high = canvas.height, all = canvas.getContext('2d').getImageData(60, 0, 40, high).data;"
    rows += " return [4, 5, 6, 7, 8, 9, 10, 11, 12].map(part => Math.round(high * part / 16) * 160)"
    rows += ".map(from => [...all.slice(from, from + 160)]); }"
    found = visitor.page.locator(".player canvas.map").evaluate(rows)
    steps = [max(abs(a - b) for a, b in zip(row[:-4], row[4:], strict=True)) for row in found]
    assert min(steps) < 40  # the ground is smooth somewhere: strokes would cross every row


def test_while_a_slider_is_moved_line_answer_and_card_follow_and_no_byte_is_sent(visit: Visit) -> None:
    visitor = visit(hand="keyboard").open("line", lang="en", bet="14")
    text, main = visitor.at("line"), visitor.main
    slope = visitor.control("line_a").locator("input[type=range]")
    visitor.reach(slope)
    visitor.frames.clear()
    for step in range(1, 6):
        visitor.page.keyboard.press("ArrowRight")
        a = 0.5 + step / 10
        expect(main.locator(".st-key-plot .film #said-laptop")).to_have_text(text("answer", y=round(7 * a + 3, 9)))
        expect(main.locator(".st-key-said .film #answer")).to_have_text(f"{round(7 * a + 3, 9):.1f}")
        expect(main.locator(".st-key-line_card .film #card-wide0")).to_have_text(f"{a:.2f}")
    assert visitor.frames == []
    visitor.settle()
    assert visitor.frames.count("sent") == 1
