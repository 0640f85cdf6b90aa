"""What is seen of a page: where things stand, what axe finds, what is set and said."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from tests.browser.visitor import PATIENCE, Visitor

Seen = dict[str, list[str]]

SCROLLS_SIDEWAYS = """() => {
    const main = document.querySelector("[data-testid=stMain]");
    const wide = [main, ...main.querySelectorAll("*")].filter((e) => e.scrollWidth > e.clientWidth + 1
        && ["auto", "scroll"].includes(getComputedStyle(e).overflowX)
        && !e.closest("pre, .katex-display, .katex, .dvn-scroller"));
    return wide.map((e) => e.outerHTML.slice(0, 200));
}"""
"""Whatever can be pushed sideways in the main area. Code, formulas and tables may, each in a frame behind a fold."""

CUT_OFF = """() => {
    const roots = [document];
    for (const root of roots)
        for (const e of root.querySelectorAll("*")) if (e.shadowRoot) roots.push(e.shadowRoot);
    const drawn = roots.flatMap((root) => [...root.querySelectorAll("svg")]);
    const pictures = drawn.filter((svg) => !svg.farthestViewportElement);
    const seen = (word) => word.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    return pictures.flatMap((svg) => {
        const room = svg.getBoundingClientRect();
        const words = [...svg.querySelectorAll("text")].filter((word) => word.textContent.trim() && seen(word));
        return words.filter((word) => {
            const box = word.getBoundingClientRect();
            const [from, to] = Math.abs(word.getScreenCTM().b) > 0.5 ? ["top", "bottom"] : ["left", "right"];
            return room.width && box.width && (box[from] < room[from] - 1 || box[to] > room[to] + 1);
        }).map((word) => word.textContent);
    });
}"""
"""Words of a picture that begin or end outside of it, also those that are written upwards."""

LIGHT = "matchMedia('(prefers-color-scheme: light)').matches"
BACKGROUND = {"light": "rgb(255, 251, 244)", "dark": "rgb(30, 25, 22)"}


NARROWEST = 320
"""Pixels: of an old phone, and of a laptop's 1280 at 400 %."""

LOOKS = 20


def sideways(visitor: Visitor) -> list[str]:
    """Whatever can be pushed sideways, and the whole page if it is wider than the screen."""
    width = visitor.page.evaluate("document.documentElement.scrollWidth")
    found: list[str] = visitor.page.evaluate(SCROLLS_SIDEWAYS)
    return found + ([f"the page is {width} px wide"] if width > visitor.page.evaluate("innerWidth") else [])


def sideways_at(visitor: Visitor, width: int) -> list[str]:
    """The same on a screen of another width, once everything has taken its place there."""
    usual = visitor.page.viewport_size
    assert usual is not None
    visitor.page.set_viewport_size({**usual, "width": width})
    for _ in range(LOOKS):
        if not (found := sideways(visitor)):
            break
        visitor.page.wait_for_timeout(100)
    visitor.page.set_viewport_size(usual)
    return found


def cut_off(visitor: Visitor) -> list[str]:
    """Words in pictures that stick out of them, and so are cut off or run into others."""
    found: list[str] = visitor.page.evaluate(CUT_OFF)
    return found


def turn(visitor: Visitor, scheme: str) -> None:
    """Turn the system's light on or off."""
    visitor.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    app = visitor.page.get_by_test_id("stApp")
    expect(app).to_have_css("background-color", BACKGROUND[scheme], timeout=PATIENCE)
    visitor.settle()


def violations(visitor: Visitor, *, width: int = 0, scheme: str) -> list[str]:
    """What axe finds in one light, and on a screen of another width if that is given."""
    if width:
        visitor.page.set_viewport_size({"width": width, "height": 844})
    turn(visitor, scheme)
    return [f"{scheme}: {violation}" for violation in visitor.violations()]


def in_both_schemes(visitor: Visitor) -> list[str]:
    """What axe finds in the light and in the dark, beginning with what is on: to turn it draws all of the page anew."""
    visitor.page.mouse.move(0, 0)
    schemes = sorted(BACKGROUND, reverse=visitor.page.evaluate(LIGHT))
    return [violation for scheme in schemes for violation in violations(visitor, scheme=scheme)]


def on_both_screens(visitor: Visitor) -> list[str]:
    """What axe finds on a laptop in the light and on a phone in the dark, and what hangs over the edge of either."""
    visitor.page.mouse.move(0, 0)
    found = []
    for width, scheme in ((1280, "light"), (390, "dark")):
        found += violations(visitor, width=width, scheme=scheme)
        found += [] if visitor.page.evaluate("document.documentElement.scrollWidth") <= width else [f"over {width} px"]
    visitor.page.set_viewport_size({"width": 1280, "height": 844})
    turn(visitor, "light")
    return found


def box_of(target: Locator) -> dict[str, float]:
    """Where something stands: left, right, top, bottom."""
    target.wait_for()
    box = target.bounding_box()
    assert box is not None
    return {"left": box["x"], "right": box["x"] + box["width"], "top": box["y"], "bottom": box["y"] + box["height"]}


def on_the_screen(target: Locator, width: int, height: int) -> bool:
    """Whether all of something is seen without scrolling."""
    box = box_of(target)
    return 0 <= box["left"] < box["right"] <= width and 0 <= box["top"] < box["bottom"] <= height


def what_is_set(visitor: Visitor) -> Seen:
    """Every slider and menu of the page, the bet, and all that is said, once nothing of it changes any more."""
    last: Seen = {}
    for _ in range(60):
        now = _what_stands_there(visitor)
        if now == last:
            break
        last = now
        visitor.page.wait_for_timeout(200)
        visitor.settle()
    return last


def _what_stands_there(visitor: Visitor) -> Seen:
    return {
        "sliders": visitor.main.get_by_role("slider").evaluate_all("all => all.map((s) => s.value)"),
        "menus": visitor.main.get_by_role("combobox").evaluate_all("all => all.map((m) => m.value)"),
        "bet": visitor.bets().all_inner_texts(),
        "said": visitor.main.get_by_test_id("stMarkdownContainer").all_inner_texts(),
    }


def shared_links(visitor: Visitor) -> list[str]:
    """The links in the *Share* dialog: the plain one and the presenter's."""
    codes = visitor.page.get_by_role("dialog").locator("code")
    visitor.click("share")
    expect(codes).to_have_count(2, timeout=PATIENCE)
    links = codes.all_inner_texts()
    visitor.page.keyboard.press("Escape")
    expect(visitor.page.get_by_role("dialog")).to_have_count(0)
    return links
