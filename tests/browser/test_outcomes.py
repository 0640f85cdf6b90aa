"""While the run that settles a bet is played, a line stands where its outcome will; at the end it is to be seen."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.test_blame import WAITS
from tests.browser.visitor import PATIENCE

pytestmark = pytest.mark.browser

WAITING = ["The answer comes with the last round.", "visible", "hidden"]
SEEN = [None, "visible", "visible"]


@pytest.mark.parametrize(
    ("page", "bet", "press", "given"),
    [
        ("practice", "0.2", "cook", {}),
        ("rule", "model", "cook", {"rule_place": "elsewhere"}),
        ("line", "14", "fit", {}),
        ("six", "adam", "race", {}),
    ],
)
def test_the_outcome_of_a_bet_waits_until_the_run_has_ended(
    visit: Visit, page: str, bet: str, press: str, given: dict[str, str]
) -> None:
    visitor = visit().open(page, lang="en", bet=bet, **given)
    visitor.control(press).get_by_role("button").click()
    player, told = visitor.player(), visitor.main.locator(".st-key-outcome")
    expect(player).to_have_attribute("data-playing", "true", timeout=PATIENCE)
    assert told.evaluate(WAITS) == WAITING
    visitor.page.keyboard.press("Escape")
    assert told.evaluate(WAITS) == SEEN
    expect(visitor.main.get_by_text("You bet")).to_be_visible()
    player.get_by_role("slider").press("Home")
    assert told.evaluate(WAITS) == SEEN


def test_who_was_first_is_not_read_below_the_map_either_while_they_race(visit: Visit) -> None:
    visitor = visit().open("six", lang="en", bet="adam")
    visitor.control("race").get_by_role("button").click()
    result = visitor.main.locator(".st-key-outcome_said")
    expect(visitor.player()).to_have_attribute("data-playing", "true", timeout=PATIENCE)
    assert result.evaluate(WAITS)[2] == "hidden"
    visitor.page.keyboard.press("Escape")
    assert result.evaluate(WAITS)[2] == "visible"
