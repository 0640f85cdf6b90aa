"""Rule or model?, in a real browser: the move from home to elsewhere with the keyboard alone, wide and narrow."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.visitor import PATIENCE, Visitor

pytestmark = pytest.mark.browser


def choose(visitor: Visitor, name: str, option: str) -> None:
    """Take one of a row of options."""
    words = visitor.text("rule").label(f"option.{name}.{option}")
    row = visitor.main.locator(f"[class*='st-key-_{name}-']")
    target = row.get_by_role("radio", name=words, exact=True).or_(row.get_by_role("button", name=words, exact=True))
    if visitor.hand == "mouse":
        target.click()
        visitor.settle()
        return
    if target.get_attribute("role") == "radio":  # one stop for the whole row, then arrow keys
        visitor.reach(row.get_by_role("radio", checked=True))
        visitor.page.keyboard.press("ArrowRight")
        visitor.page.keyboard.press("Space")
        visitor.settle()
    else:
        visitor.press(target)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_main_job_can_be_done_with_the_keyboard_alone(visit: Visit, language: str) -> None:
    visitor = visit(language=language, hand="keyboard").open("rule")
    text = visitor.at("rule")
    visitor.bet("rule", "model")
    visitor.press(visitor.button(text("train")))
    expect(visitor.main.get_by_text("88.0%", exact=True)).to_be_visible(timeout=PATIENCE)
    choose(visitor, "rule_place", "elsewhere")
    expect(visitor.main.get_by_text("81.5%", exact=True)).to_be_visible(timeout=PATIENCE)
    visitor.press(visitor.button(text("train")))
    expect(visitor.main.get_by_text("88.0%", exact=True)).to_be_visible(timeout=PATIENCE)
    expect(visitor.main.get_by_text("81.2%", exact=True)).to_be_visible(timeout=PATIENCE)
    curves = visitor.main.locator("svg.marks .mark-line path")
    expect(curves).to_have_count(3, timeout=PATIENCE)  # the rule, the model, the model before


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_after_both_trainings(visit: Visit, width: int) -> None:
    visitor = visit(width=width, height=844).open(
        "rule",
        lang="en",
        bet="model",
        rule_place="elsewhere",
        rule_cough="yes",
        cook="ill,elsewhere,yes",
        ghost="ill,home,no",
    )
    visitor.at("rule")
    for scheme in ("light", "dark"):
        visitor.page.emulate_media(color_scheme=scheme)
        visitor.settle()
        assert visitor.violations() == []
    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= width
