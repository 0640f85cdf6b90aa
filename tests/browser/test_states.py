"""Everybody can read every state of a page that its tour does not come by: axe, wide and narrow, light and dark."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.checks import Checks
from tests.browser.conftest import Visit
from tests.browser.sight import in_both_schemes, on_both_screens
from tests.browser.visitor import PATIENCE
from tests.jobs import JOBS
from ui.draw.charts import Look

pytestmark = pytest.mark.browser

LINKS = {
    "rule": {
        "lang": "en",
        "bet": "model",
        "rule_place": "elsewhere",
        "rule_cough": "yes",
        "cook": "ill,elsewhere,yes",
        "ghost": "ill,home,no",
    },
    "judges": {
        "lang": "en",
        "bet": "huber",
        "cook": "tomato_egg,normal,3.0,1.0",
        "ghost": "tomato_egg,normal,-3.0,1.0",
    },
    "line": {"lang": "zh", "dots": "1_2"},
}
"""After two runs, or with next to nothing."""


@pytest.mark.parametrize("page", LINKS)
def test_a_state_that_a_link_opens(visit: Visit, page: str) -> None:
    visitor = visit(height=844, language=LINKS[page]["lang"]).open(page, **LINKS[page])
    text = visitor.at(page)
    if page == "line":
        visitor.press(visitor.main.locator("summary", has_text=text.label("more_here")))
        expect(visitor.main.get_by_test_id("stDataFrame").locator("td").first).to_be_attached(timeout=PATIENCE)
    assert on_both_screens(visitor) == []


@pytest.mark.parametrize(("page", "press"), [("one_step", "press")])
def test_every_press_of_a_page_of_presses(visit: Visit, page: str, press: str) -> None:
    """The words of the button, and of *Share* over the page, too."""
    with Checks() as check:
        visitor = visit(height=844).open(page)
        visitor.at(page)
        visitor.click(next(key for key in JOBS[page].presses if key.startswith("bet.")))
        for number in range(JOBS[page].presses.count(press)):
            visitor.click(press)
            with check(f"axe and the width, press {number + 1}"):
                assert on_both_screens(visitor) == []
            if page == "one_step" and number == 2:
                visitor.click("nudge")
                with check("the nudge is told"):
                    expect(visitor.main.get_by_text("0.01").first).to_be_visible(timeout=PATIENCE)
        if "train" in JOBS[page].presses:
            visitor.click("train")
            with check("axe and the width, after training"):
                assert on_both_screens(visitor) == []
        visitor.click("share")
        expect(visitor.page.get_by_role("dialog")).to_be_visible()
        with check("axe, Share"):
            assert in_both_schemes(visitor) == []


def test_every_word_on_a_chart_is_in_the_ink_of_the_theme(visit: Visit) -> None:
    """Streamlit tells the server of a new theme only with the next message, so after a change the words wait for it."""
    with Checks() as check:
        for scheme, other in (("light", "dark"), ("dark", "light")):
            visitor = visit(color_scheme=scheme).open("practice")
            visitor.do("practice")
            visitor.press(visitor.main.locator(".st-key-more_here summary"))
            words = visitor.main.get_by_test_id("stVegaLiteChart").locator("svg text")
            charts = visitor.main.get_by_test_id("stVegaLiteChart").locator("svg")
            with check(f"all ink is that of the {scheme} theme"):
                expect(charts).to_have_count(1, timeout=PATIENCE)
                inks = "words => [...new Set(words.map((w) => w.getAttribute('fill')))]"
                assert words.evaluate_all(inks) == [Look(dark=scheme == "dark").ink]
            with check("a listener hears the chart's name, and no column's"):
                assert charts.locator("[aria-label]:not([aria-hidden] *)").count() == 0
            visitor.page.emulate_media(color_scheme="dark" if other == "dark" else "light")
            visitor.click("invite")
            with check(f"the ink follows to the {other} theme"):
                expect(words.first).to_have_attribute("fill", Look(dark=other == "dark").ink, timeout=PATIENCE)
