"""Two numbers hold a line, in a real browser: with the keyboard alone, in the table, wide and narrow."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.visitor import PATIENCE, Visitor

pytestmark = pytest.mark.browser

SQUARES = """svg => [...svg.querySelectorAll(".miss")].map((square) => square.getBBox())
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
    corner = "canvas => [...canvas.getContext('2d').getImageData(60, canvas.height - 60, 40, 1).data]"
    row = visitor.player().locator("canvas.map").evaluate(corner)
    steps = [abs(a - b) for a, b in zip(row[:-4], row[4:], strict=True)]
    assert max(steps) < 40  # the ground is smooth there: no strokes
