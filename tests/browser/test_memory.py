"""What a reader chose is never lost: Back and Forward, reload, a switch of language, a link to somebody else."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Visit
from tests.browser.visitor import PATIENCE, Visitor
from ui.kit.menu import OPEN_PAGES
from ui.kit.text import LANGUAGES

pytestmark = pytest.mark.browser

PAGES = [entry.id for entry in OPEN_PAGES]
PATHS = {entry.id: entry.url_path for entry in OPEN_PAGES}


def expect_grams(visitor: Visitor, salt: str, spice: str) -> None:
    """What the two sliders say."""
    for name, grams in (("salt", salt), ("spice", spice)):
        slider = visitor.slider(visitor.text("seasoning").label(f"setting.{name}"))
        expect(slider).to_have_value(grams, timeout=PATIENCE)


def season(visitor: Visitor) -> None:
    """Leave 1.4 g of salt and 0.8 g of spice on *Season it yourself*."""
    visitor.at("seasoning")
    visitor.bet("seasoning", "3")
    visitor.move("salt", 1.4)
    visitor.move("spice", 0.8)
    expect_grams(visitor, "1.4", "0.8")


def travel(visitor: Visitor, page: str, way: str) -> None:
    """Go back or forward to another page. Streamlit notes a page left with values in its address twice."""
    for _ in range(8):
        getattr(visitor.page, f"go_{way}")()
        visitor.settle()
        if urlsplit(visitor.page.url).path == f"/{PATHS[page]}":
            break
    visitor.at(page)


def test_back_and_forward_keep_the_seasoning(visit: Visit) -> None:
    visitor = visit().open()
    visitor.do_home()
    visitor.press(visitor.button(visitor.text("home")("begin")))
    season(visitor)
    visitor.go_on("one_step")
    expect(visitor.main.get_by_text("1.40")).to_be_visible(timeout=PATIENCE)
    visitor.go_on("practice")
    for page, go in (("one_step", "back"), ("seasoning", "back"), ("one_step", "forward"), ("seasoning", "back")):
        travel(visitor, page, go)
        if page == "seasoning":
            expect_grams(visitor, "1.4", "0.8")
        else:
            expect(visitor.main.get_by_text("1.40")).to_be_visible(timeout=PATIENCE)
    travel(visitor, "home", "back")
    expect(visitor.button(visitor.text("home")("begin"))).to_be_visible(timeout=PATIENCE)


def test_back_to_an_address_without_a_query_keeps_the_seasoning(visit: Visit) -> None:
    visitor = visit()
    visitor.page.goto(f"{visitor.address}/seasoning")
    season(visitor)
    visitor.press(visitor.button(LANGUAGES["zh"]))
    visitor.language = "zh"
    visitor.at("seasoning")
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


@pytest.mark.parametrize("page", PAGES)
def test_a_switch_of_language_keeps_everything_and_the_address_says_so(visit: Visit, page: str) -> None:
    visitor = visit().open(PATHS[page])
    visitor.do(page)
    before = what_is_set(visitor)
    for language in ("zh", "en"):
        visitor.press(visitor.button(LANGUAGES[language]))
        visitor.language = language
        visitor.at(page)
        visitor.page.wait_for_url(re.compile(f"lang={language}"))
        if language == "zh":
            marks = [[words[0] for words in bets] for bets in (visitor.bets().all_inner_texts(), before["bet"])]
            assert marks[0].count("✓") == marks[1].count("✓"), "a bet not answered yet keeps its mark"
    assert what_is_set(visitor) == before


def what_is_set(visitor: Visitor) -> dict[str, list[str]]:
    """Every slider and menu of the page, the bet, and all that is said, once nothing of it changes any more."""
    last: dict[str, list[str]] = {}
    for _ in range(40):
        now = _what_stands_there(visitor)
        if now == last:
            break
        last = now
        visitor.page.wait_for_timeout(700)
        visitor.settle()
    return last


def _what_stands_there(visitor: Visitor) -> dict[str, list[str]]:
    return {
        "sliders": visitor.main.get_by_role("slider").evaluate_all("all => all.map((s) => s.value)"),
        "menus": visitor.main.get_by_role("combobox").evaluate_all("all => all.map((m) => m.value)"),
        "bet": visitor.bets().all_inner_texts(),
        "said": visitor.main.get_by_test_id("stMarkdownContainer").all_inner_texts(),
    }


def shared_links(visitor: Visitor) -> list[str]:
    """The links in the *Share* dialog: the plain one and the presenter's."""
    visitor.press(visitor.button(visitor.text("home").label("share")))
    codes = visitor.page.get_by_role("dialog").locator("code")
    expect(codes).to_have_count(2, timeout=PATIENCE)
    links = codes.all_inner_texts()
    visitor.page.keyboard.press("Escape")
    expect(visitor.page.get_by_role("dialog")).to_have_count(0)
    return links


@pytest.mark.parametrize("page", PAGES)
def test_a_shared_link_shows_somebody_else_the_same(visit: Visit, browser: Browser, page: str) -> None:
    sender = visit(language="zh").open(PATHS[page], lang="zh", salt="1.4", spice="0.8")
    sender.do(page)
    if page == "practice":
        sender.press(sender.main.get_by_role("radio", name="10", exact=True).or_(sender.button("10")).first)
        sender.press(sender.button(sender.text(page)("cook")))
    link, _ = shared_links(sender)
    receiver = visit(language="zh", locale="de-DE")
    receiver.page.goto(link)
    receiver.at(page)
    sent, seen = what_is_set(sender), what_is_set(receiver)
    told = {"sliders", "menus", "bet"} if page == "seasoning" else sent.keys()  # how often one has tried is one's own
    assert {part: seen[part] for part in told} == {part: sent[part] for part in told}


def test_a_presenter_has_no_sidebar_but_language_and_next(visit: Visit) -> None:
    visitor = visit().open("seasoning")
    season(visitor)
    _, link = shared_links(visitor)
    presenter = visit(hand="keyboard", locale="fr-FR")
    presenter.page.goto(link)
    presenter.at("seasoning")
    expect_grams(presenter, "1.4", "0.8")
    expect(presenter.page.get_by_test_id("stSidebar")).to_have_count(0)
    presenter.press(presenter.button(LANGUAGES["zh"]))
    presenter.language = "zh"
    presenter.at("seasoning")
    presenter.go_on("one_step")
    assert presenter.query["present"] == "1"
    assert presenter.query["lang"] == "zh"
    expect(presenter.page.get_by_test_id("stSidebar")).to_have_count(0)
    assert presenter.violations() == []


@pytest.mark.parametrize("page", ["practice", "six", "judges"])
def test_what_is_folded_away_shows_what_is_set_and_changes_nothing_else(visit: Visit, page: str) -> None:
    """A fold whose widgets the browser builds only when it is opened would show their defaults, and send them."""
    visitor = visit(hand="keyboard").open(PATHS[page], lang="en", salt="2.5", dish="mapo_tofu", eaters="light")
    visitor.press(visitor.bets().first)
    visitor.press(visitor.main.locator(".st-key-kitchen summary"))
    label = visitor.text(page).label
    menus = [visitor.page.get_by_role("combobox", name=label(f"setting.{name}")) for name in ("dish", "eaters")]
    if page != "judges":
        visitor.move("spice", 1.4)
        expect(visitor.slider(label("setting.salt"))).to_have_value("2.5", timeout=PATIENCE)
        visitor.page.wait_for_url(lambda url: "salt=2.5" in url and "spice=1.4" in url)
    expect(menus[0]).to_have_value(label("option.dish.mapo_tofu"), timeout=PATIENCE)
    visitor.choose("eaters", "heavy")
    expect(menus[0]).to_have_value(label("option.dish.mapo_tofu"), timeout=PATIENCE)


def test_two_readers_never_share_anything(visit: Visit) -> None:
    one, other = visit().open("seasoning"), visit(locale="zh-CN", language="zh")
    other.page.goto(f"{other.address}/seasoning")
    season(one)
    other.at("seasoning")
    expect_grams(other, "1", "1")
    other.bet("seasoning", "5")
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
