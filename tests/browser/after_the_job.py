"""What single pages show when their main job is done, which only a browser can see or do."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Locator, expect

from tests.browser.checks import Checks
from tests.browser.sight import in_both_schemes, on_both_screens
from tests.browser.visitor import PATIENCE, Visitor
from tests.jobs import go

PICTURE = "canvas => canvas.toDataURL()"

LOOKS = 50


def shows(page: str, visitor: Visitor) -> None:
    """What the main job brings. A page without an entry shows what all show: AppTest sees that its job is done."""
    text, main = visitor.text(page), visitor.main
    words: dict[str, Callable[[], list[Locator]]] = {
        "home": lambda: [main.get_by_role("heading", name=text("differs"), exact=True)],
        "seasoning": lambda: [main.get_by_text(text("you_did_it", passed=0, best=0).split("**")[1].split("0", 1)[0])],
        "line": lambda: [
            main.get_by_text(text("card.machine")),
            main.get_by_text(re.compile(r"^13\.6\b")),
        ],
        "rule": lambda: [main.get_by_text(text("trained"), exact=True)],
        "one_step": lambda: [visitor.button(text("press.again"))],
        "practice": lambda: [visitor.player().locator("canvas.loss"), main.locator("#card-wide0, #card-line0")],
        "six": lambda: [visitor.player().locator("canvas.loss")],
        "judges": lambda: [main.get_by_text(re.compile(r"^0\.24\b"))],
        "stations": lambda: [main.locator(".st-key-lead_on button")],
        "blame": lambda: [visitor.button(text("train_again"))],
        "too_many": lambda: [visitor.button(text("cook_again"))],
        "house_rules": lambda: [visitor.button(text("cook_again")), main.locator(".film #tally-random")],
        "recipe_log": lambda: [main.get_by_text(text("bridge").split("**")[1]), main.locator(".yet")],
    }
    for result in words.get(page, list)():
        expect(result.locator("visible=true").first).to_be_visible(timeout=PATIENCE)
    if rounds := {"line": 1000, "practice": 100, "six": 100, "blame": 300, "too_many": 2000, "house_rules": 9}.get(
        page
    ):
        expect(visitor.player()).to_be_visible(timeout=PATIENCE)
        visitor.settle()  # a player that came late plays by itself, and may rest on its way
        expect(visitor.player()).to_have_attribute("data-step", str(rounds), timeout=PATIENCE)
    if count := {"six": (".player .legend li", 6)}.get(page):
        expect(main.locator(count[0])).to_have_count(count[1], timeout=PATIENCE)


def plays_by_itself(visitor: Visitor) -> None:
    """Wait for the run that a press asked for; it may have been seen to play already."""
    for _ in range(LOOKS):
        if visitor.here in visitor.played:
            return
        visitor.page.wait_for_timeout(100)
        visitor.settle()
    raise AssertionError(f"{visitor.here}: no run has played by itself")


def play(visitor: Visitor) -> None:
    """Play the player, and pause on the way."""
    label, player = visitor.text(visitor.here).label, visitor.player()
    visitor.press(player.get_by_role("button", name=label("player.play"), exact=True))
    expect(player).to_have_attribute("data-playing", "true")
    visitor.press(player.get_by_role("button", name=label("player.pause"), exact=True), "Space")
    expect(player).to_have_attribute("data-playing", "false")


def scrub(visitor: Visitor) -> None:
    """Go to the first frame and on by one, with the keys of the slider or by its buttons."""
    label, player = visitor.text(visitor.here).label, visitor.player()
    bar = player.get_by_role("slider")
    if visitor.hand == "keyboard":
        visitor.reach(bar)
        visitor.page.keyboard.press("Home")
        visitor.page.keyboard.press("ArrowRight")
        expect(bar).to_have_value(re.compile("^[1-9]$"), timeout=PATIENCE)
        return
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    assert box is not None
    visitor.page.mouse.click(box["x"] + 1, box["y"] + box["height"] / 2)
    expect(bar).to_have_value(re.compile("^[0-5]$"), timeout=PATIENCE)
    early = int(bar.input_value())
    player.get_by_role("button", name=label("player.forward"), exact=True).click()
    expect(bar).to_have_value(str(early + 1), timeout=PATIENCE)


def playing_sends_nothing(visitor: Visitor) -> None:
    """Play to the end at full speed, and listen."""
    player = visitor.player()
    player.get_by_role("slider").press("End")
    rounds = player.get_attribute("data-step") or ""
    player.locator("select").select_option("4")
    visitor.page.wait_for_load_state("networkidle")
    visitor.frames.clear()
    player.get_by_role("button", name=visitor.text(visitor.here).label("player.play"), exact=True).click()
    expect(player).to_have_attribute("data-playing", "true")
    expect(player).to_have_attribute("data-playing", "false", timeout=PATIENCE)
    expect(player).to_have_attribute("data-step", rounds)
    assert visitor.frames == []


# ---- page by page ----


def practice(visitor: Visitor, check: Checks) -> None:
    with check("axe, with the fold open"):
        visitor.unfold("dish")
        expect(visitor.control("dish").get_by_role("combobox")).to_be_visible(timeout=PATIENCE)
        assert in_both_schemes(visitor) == []


def six(visitor: Visitor, check: Checks) -> None:
    with check("the shelf is drawn with its picture, which travels as numbers in a data address"):
        visitor.unfold("shelf_of")
        chart = visitor.main.get_by_test_id("stVegaLiteChart")
        image = chart.locator("svg image")
        expect(image).to_have_count(1, timeout=PATIENCE)
        box, frame = image.bounding_box(), chart.bounding_box()
        assert box is not None
        assert frame is not None
        assert box["width"] > 0.7 * frame["width"]
        assert box["height"] > 150
    with check("a second race says what changed"):
        go(visitor, "landscape=two_hollows bet.sgd race")
        expect(visitor.main.get_by_text(visitor.text("six").label("say.one_change"))).to_be_attached(timeout=PATIENCE)


def judges(visitor: Visitor, check: Checks) -> None:
    text, main = visitor.text("judges"), visitor.main
    with check("a wish that is not cooked yet is told, and a second cook says what changed"):
        visitor.set("picky", 4.0)
        expect(main.locator(".film #wished")).to_be_visible(timeout=PATIENCE)
        visitor.click("cook")
        expect(main.locator(".film #moved")).to_be_visible(timeout=PATIENCE)
        expect(main.get_by_text("+3 → +4")).to_be_attached(timeout=PATIENCE)
    with check("a stated chance follows the keys"):
        visitor.unfold("stated")
        visitor.reach(visitor.slider(text.label("setting.stated")))
        visitor.page.keyboard.press("ArrowLeft")
        visitor.settle()
        expect(main.get_by_text("5.30").first).to_be_visible(timeout=PATIENCE)  # −ln 0.005


def stations(visitor: Visitor, check: Checks) -> None:
    with check("the map's colours lie where its axes are"):
        ground = visitor.main.locator(".st-key-lost_map .film")
        canvas, picture = ground.locator("#heat"), ground.locator(".over")
        box, frame = canvas.bounding_box(), picture.bounding_box()
        assert box is not None
        assert frame is not None
        assert box["width"] > 0.7 * frame["width"]
        assert abs(box["width"] - box["height"]) < 2


def blame(visitor: Visitor, check: Checks) -> None:
    bar, told = visitor.player().get_by_role("slider"), visitor.main.locator(".st-key-outcome")
    border, canvas = visitor.main.locator(".film #border"), visitor.main.locator(".film canvas#heat")
    with check("map, border and sentence change with the rounds"):
        seen = []
        for key in ("End", "PageDown", "PageDown"):
            bar.press(key)
            said = visitor.main.locator(".film #said").inner_text()
            seen.append((canvas.evaluate(PICTURE), border.get_attribute("d"), said))
        assert len({d for _, d, _ in seen}) == len({said for *_, said in seen}) == 3
        assert seen[0][0] != seen[1][0]
    with check("the outcome, once seen, stays while the film is moved"):
        assert told.evaluate("part => [part.inert, getComputedStyle(part).visibility]") == [False, "visible"]
    bar.press("End")


def house_rules(visitor: Visitor, check: Checks) -> None:
    text, main = visitor.text("house_rules"), visitor.main
    with check("its last frame tells of one kitchen and of a thousand"):
        visitor.player().get_by_role("slider").press("End")
        told = text("say.random", kitchen=1, count=1000, random=812, random_values=9, grid=711, grid_values=3)
        expect(main.locator(".film #said")).to_have_text(told.replace("**", ""), timeout=PATIENCE)
    with check("twelve jobs are handed out, and axe"):
        visitor.click("exam_64")
        for letter in "pa" * 6:
            visitor.click("job_people" if letter == "p" else "job_automatic")
        said = text("jobs.said", right=5, jobs=12, people=7, automatic=5).split("**")[1]
        expect(main.get_by_text(said)).to_be_visible(timeout=PATIENCE)
        assert on_both_screens(visitor) == []


MORE: dict[str, Callable[[Visitor, Checks], None]] = {
    "practice": practice,
    "six": six,
    "judges": judges,
    "stations": stations,
    "blame": blame,
    "house_rules": house_rules,
}
"""By page."""
