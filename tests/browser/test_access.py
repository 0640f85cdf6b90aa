"""Everybody can read and work every page: axe, narrow and wide screens, both themes."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.visitor import PATIENCE, Visitor
from ui.draw.charts import Look
from ui.kit.menu import OPEN_PAGES
from ui.kit.more import PARTS

pytestmark = pytest.mark.browser

PAGES = [entry.id for entry in OPEN_PAGES]
PATHS = {entry.id: entry.url_path for entry in OPEN_PAGES}
LANGUAGES = ["en", "zh"]
ONE_LANGUAGE = [(page, LANGUAGES[place % 2]) for place, page in enumerate(PAGES)]
THE_OTHER = [(page, LANGUAGES[(place + 1) % 2]) for place, page in enumerate(PAGES)]
"""Every page is looked at in both languages, each time through another glass: a laptop's or a phone's."""

SCROLLS_SIDEWAYS = """() => {
    const main = document.querySelector("[data-testid=stMain]");
    const wide = [main, ...main.querySelectorAll("*")].filter((e) => e.scrollWidth > e.clientWidth + 1
        && ["auto", "scroll"].includes(getComputedStyle(e).overflowX)
        && !e.closest("pre, .katex-display, .dvn-scroller"));
    return wide.map((e) => e.outerHTML.slice(0, 200));
}"""
"""Whatever can be pushed sideways in the main area. Code, formulas and tables may, each in a frame behind a fold."""


def in_both_schemes(visitor: Visitor) -> list[str]:
    """What axe finds in the light and in the dark."""
    found = []
    for scheme in ("light", "dark"):
        visitor.page.emulate_media(color_scheme=scheme)
        background = visitor.page.get_by_test_id("stApp")
        color = {"light": "rgb(255, 251, 244)", "dark": "rgb(30, 25, 22)"}[scheme]
        expect(background).to_have_css("background-color", color, timeout=PATIENCE)
        visitor.settle()
        found += [f"{scheme}: {violation}" for violation in visitor.violations()]
    return found


@pytest.mark.parametrize(("page", "language"), ONE_LANGUAGE)
def test_axe_finds_nothing_before_and_after_the_main_job(visit: Visit, page: str, language: str) -> None:
    visitor = visit(language=language).open(PATHS[page])
    visitor.at(page)
    assert in_both_schemes(visitor) == []
    visitor.do(page)
    visitor.page.mouse.move(0, 0)
    assert in_both_schemes(visitor) == []


@pytest.mark.parametrize(("page", "language"), THE_OTHER)
def test_axe_finds_nothing_with_everything_unfolded_on_a_phone(visit: Visit, page: str, language: str) -> None:
    visitor = visit(language=language, width=390, height=844).open(PATHS[page])
    visitor.do(page)
    folds = visitor.main.locator("details:not([open]) > summary")
    while folds.count():  # an open fold is no longer one of them
        folds.first.click()
        visitor.settle()
    assert in_both_schemes(visitor) == []
    assert visitor.page.evaluate(SCROLLS_SIDEWAYS) == []
    for part in PARTS if page != "home" else ():
        visitor.open_part(page, part)
        assert visitor.violations() == [], part
        assert visitor.page.evaluate(SCROLLS_SIDEWAYS) == [], part


def test_axe_finds_nothing_at_any_press_of_one_step_nor_in_what_opens_over_a_page(visit: Visit) -> None:
    visitor = visit().open("one_step")
    text = visitor.at("one_step")
    visitor.bet("one_step", "spice")
    for press in ("taste", "wrong", "fault"):
        visitor.press(visitor.button(text(f"press.{press}")))
        assert in_both_schemes(visitor) == [], press
    visitor.press(visitor.button(text.label("share")))
    expect(visitor.page.get_by_role("dialog")).to_be_visible()
    assert in_both_schemes(visitor) == [], "share"
    visitor.open("practice")
    visitor.press(visitor.main.locator(".st-key-kitchen summary"))
    expect(visitor.slider(visitor.text("practice").label("setting.salt"))).to_be_visible(timeout=PATIENCE)
    assert in_both_schemes(visitor) == [], "kitchen"


def box_of(target: Locator) -> dict[str, float]:
    """Where something stands: left, right, top, bottom."""
    target.wait_for()
    box = target.bounding_box()
    assert box is not None
    return {"left": box["x"], "right": box["x"] + box["width"], "top": box["y"], "bottom": box["y"] + box["height"]}


@pytest.mark.parametrize(("page", "language"), ONE_LANGUAGE)
def test_a_phone_shows_the_first_control_at_once_and_never_scrolls_sideways(
    visit: Visit, page: str, language: str
) -> None:
    visitor = visit(language=language, width=390, height=844).open(PATHS[page])
    text = visitor.at(page)
    first = [visitor.button(text("cook"))] if page == "home" else visitor.bets().all()
    for control in first:
        box = box_of(control)
        assert 0 <= box["left"] < box["right"] <= 390
        assert box["bottom"] <= 844
    assert visitor.page.evaluate(SCROLLS_SIDEWAYS) == []
    visitor.do(page)
    assert visitor.page.evaluate(SCROLLS_SIDEWAYS) == []
    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", ["seasoning", "practice"])
def test_a_laptop_shows_control_and_picture_without_scrolling(visit: Visit, page: str, language: str) -> None:
    visitor = visit(language=language).open(page)
    visitor.at(page)
    name = visitor.text(page).label("setting.salt" if page == "seasoning" else "setting.rate")
    plate, chart = visitor.main.get_by_test_id("stImage"), visitor.main.get_by_test_id("stVegaLiteChart").first
    pictures = [plate, chart] if page == "seasoning" else [visitor.page.locator("canvas.map")]
    assert box_of(visitor.slider(name).locator("xpath=ancestor::*[@role='group'][1]"))["bottom"] <= 800
    for picture in pictures:
        box = box_of(picture)
        assert 0 <= box["top"] <= 1600 - box["bottom"], "the top half is on the screen"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_on_a_chart_is_in_the_ink_of_the_theme(visit: Visit, scheme: str) -> None:
    visitor = visit(color_scheme=scheme).open("practice")
    visitor.do_practice()
    charts = visitor.main.get_by_test_id("stVegaLiteChart").locator("svg")
    expect(charts).to_have_count(2, timeout=PATIENCE)
    inks = charts.locator("text").evaluate_all("words => [...new Set(words.map((w) => w.getAttribute('fill')))]")
    assert inks == [Look(dark=scheme == "dark").ink]


def test_the_ink_follows_a_change_of_the_theme_at_the_next_press(visit: Visit) -> None:
    """Streamlit tells the server of a new theme only with the next message, so the words wait for that."""
    visitor = visit().open("seasoning")
    visitor.at("seasoning")
    words = visitor.main.get_by_test_id("stVegaLiteChart").locator("svg text").first
    expect(words).to_have_attribute("fill", Look().ink, timeout=PATIENCE)
    visitor.page.emulate_media(color_scheme="dark")
    visitor.bet("seasoning", "3")
    expect(words).to_have_attribute("fill", Look(dark=True).ink, timeout=PATIENCE)
