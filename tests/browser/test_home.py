"""Home in a real browser: the order follows the menu by itself, and the lid comes off with true numbers."""

from __future__ import annotations

import re

import numpy as np
import pytest
from playwright.sync_api import Locator, expect

from core.diners import DISHES, regulars
from tests.browser.conftest import Visit
from tests.browser.test_tours import WATCH_THE_REST
from tests.browser.visitor import PATIENCE, Visitor

pytestmark = pytest.mark.browser

A_CHOICE = 15_000
"""Bytes that another order may bring."""


def drawing(visitor: Visitor, key: str) -> Locator:
    return visitor.page.locator(f".st-key-{key} .film")


def test_the_order_follows_the_menu_and_nothing_else_is_drawn_again(visit: Visit) -> None:
    visitor = visit().open("home", lang="en")
    text = visitor.at("home")
    visitor.page.evaluate(WATCH_THE_REST)
    pictures = set()
    for dish in [*DISHES][1:]:
        visitor.frames.clear()
        visitor.received.clear()
        visitor.choose("dish", dish)
        slip = drawing(visitor, "closed").locator(".slip")
        expect(slip.locator("b")).to_have_text(text.option("dish", dish), timeout=PATIENCE)
        pictures.add(slip.locator("svg").inner_html())
        assert visitor.frames.count("sent") == 1
        assert 0 < sum(visitor.received) <= A_CHOICE, sum(visitor.received)
    assert len(pictures) == len(DISHES) - 1
    assert visitor.page.evaluate("window.redrawn") == 0


def test_another_order_closes_the_pot_and_cooking_it_opens_it(visit: Visit) -> None:
    visitor = visit(hand="keyboard").open("home", lang="en")
    text = visitor.at("home")
    visitor.press(visitor.button(text("cook")))
    for dish in ("mapo_tofu", "congee"):
        visitor.choose("dish", dish)
        expect(drawing(visitor, "closed")).to_contain_text(text.option("dish", dish), timeout=PATIENCE)
        expect(drawing(visitor, "opened")).to_have_count(0)
        visitor.press(visitor.button(text("cook")))
        crowd = regulars(dish)
        best = np.linalg.lstsq(crowd.X, crowd.y, rcond=None)[0]
        cards = drawing(visitor, "opened")
        expect(cards).to_be_visible(timeout=PATIENCE)
        said = re.findall(r"\d+\.\d", cards.locator("[style*='grid-area:cb'] .laptop").text_content() or "")
        assert said == [f"{grams:.1f}" for grams in best]
