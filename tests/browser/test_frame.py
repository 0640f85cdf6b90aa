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
