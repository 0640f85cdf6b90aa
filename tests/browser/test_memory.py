"""What a reader chose is never lost: Back and Forward, reload, a switch of language, a link to somebody else."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.sight import shared_links
from tests.browser.visitor import PATIENCE, Visitor

pytestmark = pytest.mark.browser


def expect_grams(visitor: Visitor, salt: str, spice: str) -> None:
    """What the two sliders say."""
    for name, grams in (("salt", salt), ("spice", spice)):
        slider = visitor.slider(visitor.text("seasoning").label(f"setting.{name}"))
        expect(slider).to_have_value(grams, timeout=PATIENCE)


def season(visitor: Visitor) -> None:
    """Leave 1.4 g of salt and 0.8 g of spice on *Season it yourself*."""
    visitor.at("seasoning")
    visitor.bet("seasoning", "most")
    visitor.move("salt", 1.4)
    visitor.move("spice", 0.8)
    expect_grams(visitor, "1.4", "0.8")


def travel(visitor: Visitor, page: str, way: str) -> None:
    """Go back or forward to another page. Streamlit notes a page left with values in its address twice."""
    for _ in range(8):
        getattr(visitor.page, f"go_{way}")()
        visitor.settle()
        if visitor.here == page:
            break
    visitor.at(page)


def test_back_and_forward_keep_the_seasoning(visit: Visit) -> None:
    visitor = visit().open()
    visitor.do("home")
    visitor.press(visitor.button(visitor.text("home")("begin")))
    season(visitor)
    visitor.go_on("one_step")
    expect(visitor.main.get_by_text("1.00 g").first).to_be_visible(timeout=PATIENCE)
    visitor.press(visitor.main.locator(".st-key-more_here summary"))
    visitor.press(visitor.page.get_by_role("radio", name=visitor.text("one_step").option("start", "mine"), exact=True))
    expect(visitor.main.get_by_text("1.40 g").first).to_be_visible(timeout=PATIENCE)
    visitor.go_on("rule")
    for page, go in (("one_step", "back"), ("seasoning", "back"), ("one_step", "forward"), ("seasoning", "back")):
        travel(visitor, page, go)
        if page == "seasoning":
            expect_grams(visitor, "1.4", "0.8")
        else:
            expect(visitor.main.get_by_text("1.40 g").first).to_be_visible(timeout=PATIENCE)
    travel(visitor, "home", "back")
    expect(visitor.button(visitor.text("home")("begin"))).to_be_visible(timeout=PATIENCE)


def test_back_to_an_address_without_a_query_keeps_the_seasoning(visit: Visit) -> None:
    visitor = visit()
    visitor.page.goto(f"{visitor.address}/seasoning")
    season(visitor)
    visitor.switch_language()
    visitor.go_on("one_step")
    travel(visitor, "seasoning", "back")
    expect_grams(visitor, "1.4", "0.8")
    visitor.page.go_back()
    visitor.settle()
    sliders = visitor.main.get_by_role("slider")
    for place, grams in enumerate(("1.4", "0.8")):
        expect(sliders.nth(place)).to_have_value(grams, timeout=PATIENCE)


def test_a_reload_keeps_salt_and_spice(visit: Visit) -> None:
    visitor = visit().open("seasoning")
    season(visitor)
    visitor.page.wait_for_url(lambda url: "salt=1.4" in url and "spice=0.8" in url)
    visitor.page.reload()
    visitor.at("seasoning")
    expect_grams(visitor, "1.4", "0.8")


def test_a_presenter_has_no_sidebar_but_language_and_next(visit: Visit) -> None:
    visitor = visit().open("seasoning")
    season(visitor)
    _, link = shared_links(visitor)
    presenter = visit(hand="keyboard", locale="fr-FR")
    presenter.page.goto(link)
    presenter.at("seasoning")
    expect_grams(presenter, "1.4", "0.8")
    expect(presenter.page.get_by_test_id("stSidebar")).to_have_count(0)
    presenter.switch_language()
    presenter.go_on("one_step")
    assert presenter.query["present"] == "1"
    assert presenter.query["lang"] == "zh"
    expect(presenter.page.get_by_test_id("stSidebar")).to_have_count(0)
    assert presenter.violations() == []


@pytest.mark.parametrize("page", ["practice", "six", "judges"])
def test_what_is_folded_away_shows_what_is_set_and_changes_nothing_else(visit: Visit, page: str) -> None:
    """A fold whose widgets the browser builds only when it is opened would show their defaults, and send them."""
    visitor = visit(hand="keyboard").open(page, lang="en", salt="2.5", dish="mapo_tofu", eaters="light")
    visitor.press(visitor.bets().first)
    visitor.press(visitor.main.locator(".st-key-more_here summary").first)
    label = visitor.text(page).label
    menus = [visitor.page.get_by_role("combobox", name=label(f"setting.{name}")) for name in ("dish", "eaters")]
    if page != "judges":
        mine = visitor.page.get_by_role("radio", name=label("option.start.mine"), exact=True)
        expect(mine).to_be_checked(timeout=PATIENCE)
    expect(menus[0]).to_have_value(label("option.dish.mapo_tofu"), timeout=PATIENCE)
    visitor.choose("eaters", "heavy")
    expect(menus[0]).to_have_value(label("option.dish.mapo_tofu"), timeout=PATIENCE)


def test_two_readers_never_share_anything(visit: Visit) -> None:
    one, other = visit().open("seasoning"), visit(locale="zh-CN", language="zh")
    other.page.goto(f"{other.address}/seasoning")
    season(one)
    other.at("seasoning")
    expect_grams(other, "1", "1")
    other.bet("seasoning", "all")
    other.move("salt", 2.0)
    one.page.reload()
    one.at("seasoning")
    expect_grams(one, "1.4", "0.8")
    third = visit().open("seasoning")
    expect_grams(third, "1", "1")
    assert not any(words.startswith("✓") for words in third.bets().all_inner_texts())


def test_the_first_visit_follows_the_language_of_the_browser(visit: Visit) -> None:
    visitor = visit(locale="zh-CN", language="zh")
    visitor.page.goto(visitor.address)
    visitor.at("home")


def test_a_page_asks_only_its_own_server(visit: Visit) -> None:
    """What every test here checks when it ends, seen to be really watched."""
    visitor = visit().open()
    visitor.do("home")
    assert any("/static/" in url for url in visitor.requests)
    assert all(visitor.address in url for url in visitor.requests if not url.startswith("data:"))
