"""What stands around every page, as far as only a browser shows it."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def test_the_help_sign_beside_real_terms_only_explains(visit: Visit) -> None:
    """In the label of the switch it would turn it."""
    visitor = visit().open("home", lang="en")
    beside = visitor.page.locator(".st-key-register")
    beside.locator("[data-testid=stTooltipHoverTarget]").last.click()
    expect(visitor.page.get_by_text(visitor.text("home").label("register_help")).first).to_be_visible()
    expect(beside.get_by_role("switch")).not_to_be_checked()


def test_a_page_begins_beside_the_menu_of_the_framework_which_can_still_be_pressed(visit: Visit) -> None:
    visitor = visit(width=1280, height=800).open("rule", lang="en")
    title = visitor.main.get_by_role("heading", level=1)
    box = title.bounding_box()
    assert box
    assert box["y"] + box["height"] < 110
    menu = visitor.page.get_by_test_id("stMainMenu")
    above = menu.bounding_box()
    where = visitor.main.get_by_text("4 of 11").bounding_box()
    assert above
    assert where
    assert where["x"] + where["width"] < above["x"]
    menu.get_by_role("button").click()
    expect(visitor.page.get_by_test_id("stMainMenuList").first).to_be_visible()


def test_pale_words_are_found_wherever_on_a_page_they_stand(visit: Visit) -> None:
    """Axe passes by what has to be scrolled to, unless the page lies there in all its length while it looks."""
    visitor = visit().open("rule", lang="en")
    assert visitor.violations() == []
    last = visitor.main.get_by_test_id("stMarkdownContainer").last
    last.evaluate("words => { words.style.color = '#ddd'; }")
    assert last.evaluate("words => words.getBoundingClientRect().top > innerHeight")
    (found,) = {each.partition(":")[0] for each in visitor.violations()}
    assert found == "color-contrast"
