"""Pictures that follow the hand: held, by touch and by keys, without a message; and what is told at rest."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from core.diners import regulars
from core.one_step import taste
from tests.browser.conftest import Visit
from tests.browser.visitor import PATIENCE, Visitor

pytestmark = pytest.mark.browser

FILM = "[class*=st-key-]:not([class*=st-key-still]) .film"
"""Where a film is shown, not what stands in its place."""

GRAM = 178 / 6
"""Units of the map."""

REST = 700
"""Milliseconds that a hand has to rest before it is told of."""

CROWD = regulars("tomato_egg")

WHERE = """dot => {
    const { e, f } = dot.ownerSVGElement.getScreenCTM().inverse().multiply(dot.getScreenCTM());
    return [e, f];
}"""
"""Where something stands in its drawing."""

SCALE = "dot => dot.ownerSVGElement.getScreenCTM().a"

DEAF = """
const find = Document.prototype.querySelector;
Document.prototype.querySelector = function (what) {
    return what.includes("st-key-s") && what.includes("range") ? null : find.call(this, what);
};
"""
"""As if Streamlit had given another name to what holds a slider."""


@pytest.fixture
def season(visit: Visit) -> Callable[..., Visitor]:
    """`season(**query)` opens *Season it yourself* with a bet placed."""

    def open_page(query: dict[str, str] | None = None, **options: object) -> Visitor:
        visitor = visit(**options).open("seasoning", lang="en", bet="all", **(query or {}))
        visitor.control("salt").scroll_into_view_if_needed()
        visitor.frames.clear()
        return visitor

    return open_page


def slider(visitor: Visitor, name: str) -> Locator:
    return visitor.control(name).locator("input[type=range]")


def grams(visitor: Visitor) -> tuple[float, float]:
    """Where the two sliders stand."""
    salt, spice = (float(slider(visitor, name).input_value()) for name in ("salt", "spice"))
    return round(salt, 1), round(spice, 1)


def place_on(visitor: Visitor, name: str, value: float) -> tuple[float, float]:
    """Where on the screen a value of a slider lies."""
    thumb = slider(visitor, name)
    box = thumb.locator("xpath=ancestor::*[@role='group'][1]/*[1]").bounding_box()
    assert box
    low, high = (float(thumb.get_attribute(end) or 0) for end in ("min", "max"))
    return box["x"] + (value - low) / (high - low) * box["width"], box["y"] + box["height"] / 2


def shown(visitor: Visitor, part: str) -> str:
    return visitor.page.locator(f"{FILM} #{part}").text_content().replace("−", "-")  # type: ignore[union-attr]


def agrees_with_core(visitor: Visitor, salt: float, spice: float) -> None:
    """All that the films show is what `core` says of these grams."""
    tasting = taste(CROWD, (salt, spice))
    expect(visitor.page.locator(f"{FILM} #score-now")).to_have_text(f"{100 / (1 + tasting.loss):.0f}")
    assert shown(visitor, "loss-now") == f"{tasting.loss:.2f}"
    assert shown(visitor, "say-score") == f"{100 / (1 + tasting.loss):.0f}"
    at = visitor.page.locator(f"{FILM} .hold").evaluate(WHERE)
    assert at == pytest.approx([26 + GRAM * salt, 202 - GRAM * spice], abs=0.1)
    for diner, error in enumerate(tasting.errors):
        assert abs(float(shown(visitor, f"error{diner}")) - error) <= 0.05 + 1e-9
    for form in ("wide", "line"):
        assert [shown(visitor, f"card-{form}{place}") for place in (0, 1)] == [f"{salt:.1f}", f"{spice:.1f}"]
    crystals = visitor.page.locator(f"{FILM} #plate #salt use").evaluate_all(
        "pieces => pieces.filter((piece) => piece.style.display !== 'none').length"
    )
    assert abs(crystals - 12 * salt) <= 0.5 + 1e-9


def tries(visitor: Visitor) -> str:
    visitor.settle()
    return shown(visitor, "tries")


def test_while_a_slider_is_held_everything_follows_and_no_byte_is_sent(season: Callable[..., Visitor]) -> None:
    visitor = season()
    mouse = visitor.page.mouse
    mouse.move(*place_on(visitor, "salt", 1.0))
    mouse.down()
    for target in (2.0, 3.8, 5.1, 3.8):
        mouse.move(*place_on(visitor, "salt", target), steps=5)
        salt, spice = grams(visitor)
        assert abs(salt - target) <= 0.15
        agrees_with_core(visitor, salt, spice)
    visitor.page.wait_for_timeout(REST + 500)
    assert visitor.frames == []
    assert shown(visitor, "tries") == "0"
    mouse.up()
    assert visitor.frames == []
    expect(visitor.page.locator(f"{FILM} #tries")).to_have_text("1", timeout=PATIENCE)
    assert visitor.frames.count("sent") == 1
    visitor.page.wait_for_timeout(REST + 300)
    assert visitor.frames.count("sent") == 1
    agrees_with_core(visitor, *grams(visitor))


def test_a_walk_of_keys_is_one_move_and_one_message_at_its_end(season: Callable[..., Visitor]) -> None:
    visitor = season(hand="keyboard")
    visitor.reach(slider(visitor, "spice"))
    for step in range(1, 9):
        visitor.page.keyboard.press("ArrowRight")
        score = f"{100 / (1 + taste(CROWD, (1.0, 1.0 + step / 10)).loss):.0f}"  # one look: a hand rests soon
        expect(visitor.page.locator(f"{FILM} #say-score")).to_have_text(score)
        assert f"spice={1 + step / 10:g}" in visitor.page.url
        visitor.page.wait_for_timeout(REST // 5)
    assert visitor.frames == []
    agrees_with_core(visitor, 1.0, 1.8)
    assert tries(visitor) == "1"
    assert visitor.frames.count("sent") == 1
    points = visitor.page.locator(f"{FILM} #walk").get_attribute("points")
    assert points == f"{26 + GRAM:.1f},{202 - GRAM:.1f} {26 + GRAM:.1f},{202 - GRAM * 1.8:.1f}"


def test_a_finger_moves_the_picture_too(season: Callable[..., Visitor]) -> None:
    visitor = season(width=390, height=844, has_touch=True)

    visitor.touch("touchStart", place_on(visitor, "salt", 1.0))
    for target in (1.5, 2.2, 3.0):
        visitor.touch("touchMove", place_on(visitor, "salt", target))
        visitor.page.wait_for_timeout(50)
    salt, spice = grams(visitor)
    assert abs(salt - 3.0) <= 0.15
    agrees_with_core(visitor, salt, spice)
    assert visitor.frames == []
    visitor.touch("touchEnd")
    assert tries(visitor) == "1"


@pytest.mark.parametrize("bet", ["5", ""])
def test_a_swipe_up_that_begins_on_a_slider_scrolls_the_page_and_moves_no_slider(visit: Visit, bet: str) -> None:
    """Anywhere on a phone a finger that goes up scrolls; a slider may be dead, before the bet, or alive."""
    visitor = visit(width=390, height=844, has_touch=True, is_mobile=True)
    visitor.open("seasoning", lang="en", **({"bet": bet} if bet else {})).settle()
    before, (x, y) = grams(visitor), place_on(visitor, "salt", 4.0)
    visitor.frames.clear()

    visitor.touch("touchStart", (x, y))
    for way in range(20, 260, 20):
        visitor.touch("touchMove", (x, y - way))
        visitor.page.wait_for_timeout(16)
    visitor.touch("touchEnd")
    visitor.page.wait_for_timeout(400)
    assert visitor.page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") > 100
    assert grams(visitor) == before
    assert visitor.frames == []


def test_a_tap_on_a_slider_moves_it_there(season: Callable[..., Visitor]) -> None:
    visitor = season(width=390, height=844, has_touch=True, is_mobile=True)
    visitor.touch("touchStart", place_on(visitor, "salt", 4.0))
    visitor.touch("touchEnd")
    assert tries(visitor) == "1"
    assert abs(grams(visitor)[0] - 4.0) <= 0.15


def test_two_sliders_moved_one_after_the_other_are_two_moves_in_one_message(season: Callable[..., Visitor]) -> None:
    visitor = season(hand="keyboard")
    slider(visitor, "salt").focus()
    visitor.page.keyboard.press("ArrowRight")
    slider(visitor, "spice").focus()
    visitor.page.keyboard.press("ArrowLeft")
    agrees_with_core(visitor, 1.1, 0.9)
    assert visitor.frames == []
    assert tries(visitor) == "2"
    assert visitor.frames.count("sent") == 1


def test_what_is_only_passed_on_the_way_is_not_tasted(season: Callable[..., Visitor]) -> None:
    visitor = season({"spice": "0.8"})
    mouse = visitor.page.mouse
    mouse.move(*place_on(visitor, "salt", 1.0))
    mouse.down()
    mouse.move(*place_on(visitor, "salt", 6.0), steps=60)
    mouse.up()
    visitor.settle()
    best = max(100 / (1 + taste(CROWD, (salt, 0.8)).loss) for salt in (1.0, 6.0))
    assert shown(visitor, "best") == f"{best:.0f}"
    expect(visitor.page.locator(f"{FILM} #ending")).to_be_empty()


def test_a_finger_drags_the_dot_all_the_way_and_the_page_stays(season: Callable[..., Visitor]) -> None:
    """A phone's browser would take it for a finger that scrolls, after a few pixels."""
    visitor = season(width=390, height=844, has_touch=True, is_mobile=True)
    dot = visitor.page.locator(f"{FILM} .hold")
    dot.scroll_into_view_if_needed()
    box, gram = dot.bounding_box(), GRAM * dot.evaluate(SCALE)
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    for share in range(13):
        visitor.touch("touchMove" if share else "touchStart", (x + share / 6 * gram, y - share / 12 * gram))
        visitor.page.wait_for_timeout(16)
    assert grams(visitor) == (3.0, 2.0)
    visitor.touch("touchEnd")
    assert tries(visitor) == "1"
    agrees_with_core(visitor, 3.0, 2.0)


def test_the_dot_on_the_map_is_dragged_and_both_sliders_follow(season: Callable[..., Visitor]) -> None:
    visitor = season()
    dot, mouse = visitor.page.locator(f"{FILM} .hold"), visitor.page.mouse
    dot.scroll_into_view_if_needed()
    box = dot.bounding_box()
    assert box
    x, y, gram = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, GRAM * dot.evaluate(SCALE)
    mouse.move(x, y)
    mouse.down()
    mouse.move(x + 2 * gram, y - 1 * gram, steps=8)
    agrees_with_core(visitor, 3.0, 2.0)
    assert grams(visitor) == (3.0, 2.0)
    assert visitor.frames == []
    mouse.up()
    visitor.page.wait_for_url(re.compile(r"salt=3&spice=2(&|$)"), timeout=REST)
    assert tries(visitor) == "1"
    assert grams(visitor) == (3.0, 2.0)
    agrees_with_core(visitor, 3.0, 2.0)
    slider(visitor, "salt").focus()
    visitor.page.keyboard.press("ArrowRight")
    assert grams(visitor) == (3.1, 2.0)
    mouse.move(x + 2.1 * gram, y - gram)
    mouse.down()
    mouse.move(x - 9 * gram, y + 9 * gram, steps=8)  # as far as it goes
    mouse.up()
    visitor.settle()
    assert grams(visitor) == (0.0, 0.0)
    agrees_with_core(visitor, 0.0, 0.0)


def test_before_the_bet_the_dot_does_not_move(visit: Visit) -> None:
    visitor = visit().open("seasoning", lang="en")
    dot, mouse = visitor.page.locator(f"{FILM} .hold"), visitor.page.mouse
    dot.scroll_into_view_if_needed()
    box = dot.bounding_box()
    assert box
    mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    mouse.down()
    mouse.move(box["x"] + 200, box["y"])
    mouse.up()
    assert grams(visitor) == (1.0, 1.0)


def test_nothing_is_lost_by_whatever_comes_before_the_rest(season: Callable[..., Visitor]) -> None:
    visitor = season()
    slider(visitor, "salt").focus()
    visitor.page.keyboard.press("ArrowRight")
    visitor.switch_language()
    assert grams(visitor) == (1.1, 1.0)
    assert tries(visitor) == "1"
    visitor.page.get_by_role("slider").first.focus()
    visitor.page.keyboard.press("ArrowRight")
    visitor.page.reload()
    visitor.at("seasoning")
    assert grams(visitor) == (1.2, 1.0)
    visitor.page.get_by_role("slider").first.focus()
    visitor.page.keyboard.press("ArrowRight")
    visitor.link(visitor.text("seasoning").label("next", page=visitor.text("practice").title("practice"))).click(
        delay=80
    )
    visitor.at("practice")
    visitor.page.go_back()
    visitor.at("seasoning")
    assert grams(visitor) == (1.3, 1.0)
    agrees_with_core(visitor, 1.3, 1.0)


def test_the_links_stay_open_while_the_hand_is_told(season: Callable[..., Visitor]) -> None:
    visitor = season()
    slider(visitor, "salt").focus()
    visitor.page.keyboard.press("ArrowRight")
    visitor.button(visitor.text("seasoning").label("share")).click()
    dialog = visitor.page.get_by_role("dialog")
    expect(dialog.locator("code")).to_have_count(2, timeout=PATIENCE)
    visitor.settle()
    visitor.page.wait_for_timeout(REST)
    visitor.settle()
    expect(dialog.locator("code").first).to_contain_text("salt=1.1")
    visitor.page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    visitor.settle()
    slider(visitor, "salt").focus()
    visitor.page.keyboard.press("ArrowRight")
    visitor.settle()
    expect(dialog).to_have_count(0)


LOSING = """(word) => {
    const send = WebSocket.prototype.send;
    WebSocket.prototype.send = function (data) {
        if (typeof data === "string" || !new TextDecoder().decode(data).includes(word)) return send.call(this, data);
        WebSocket.prototype.send = send;
        window.lost = true;
    };
}"""
"""Of two messages in one breath the first may be lost: here the next one with this word is, in any case."""


@pytest.mark.parametrize("lost", ['"told"', '"left"'])
def test_what_the_hand_did_is_told_again_when_the_message_is_lost(season: Callable[..., Visitor], lost: str) -> None:
    visitor = season()
    visitor.page.evaluate(LOSING, lost)
    slider(visitor, "salt").focus()
    visitor.page.keyboard.press("ArrowRight")
    if lost == '"told"':
        visitor.page.wait_for_function("window.lost", timeout=PATIENCE)
    text = visitor.text("seasoning")
    visitor.link(text.label("next", page=visitor.text("practice").title("practice"))).click()
    visitor.at("practice")
    assert visitor.page.evaluate("window.lost")
    visitor.page.go_back()
    visitor.at("seasoning")
    assert grams(visitor) == (1.1, 1.0)
    agrees_with_core(visitor, 1.1, 1.0)
    assert tries(visitor) == "1"


def test_start_again_wins_over_what_the_hand_has_just_done(season: Callable[..., Visitor]) -> None:
    visitor = season()
    slider(visitor, "salt").focus()
    visitor.page.keyboard.press("ArrowRight")
    visitor.button(visitor.text("seasoning").label("start_again")).click()
    visitor.settle()
    visitor.page.wait_for_timeout(REST + 200)
    visitor.settle()
    assert grams(visitor) == (1.0, 1.0)
    assert shown(visitor, "tries") == "0"
    agrees_with_core(visitor, 1.0, 1.0)


def test_a_film_turns_with_the_theme_without_a_message(season: Callable[..., Visitor]) -> None:
    visitor = season()
    word = visitor.page.locator(f"{FILM} #word0")
    light = word.evaluate("word => getComputedStyle(word).fill")
    visitor.page.emulate_media(color_scheme="dark")
    expect(word).not_to_have_css("fill", light)


def test_where_no_slider_can_be_watched_the_films_follow_the_reruns(
    season: Callable[..., Visitor], visit: Visit
) -> None:
    visitor = visit(hand="keyboard")
    visitor.page.add_init_script(DEAF)
    visitor.open("seasoning", lang="en", bet="all")
    assert visitor.page.evaluate("seasonToTaste.note.lives") is False
    visitor.reach(slider(visitor, "salt"))
    visitor.page.keyboard.press("ArrowRight")
    visitor.settle()
    agrees_with_core(visitor, 1.1, 1.0)
    assert shown(visitor, "tries") == "1"


def test_where_no_film_lives_stills_and_sentences_follow_the_reruns(visit: Visit) -> None:
    visitor = visit(hand="keyboard")
    visitor.page.add_init_script("delete window.DecompressionStream;")
    visitor.page.goto(f"{visitor.address}/seasoning?lang=en&bet=all")
    salt = slider(visitor, "salt")
    expect(salt).to_be_enabled(timeout=PATIENCE)
    salt.focus()
    visitor.page.keyboard.press("ArrowRight")
    score = f"{100 / (1 + taste(CROWD, (1.1, 1.0)).loss):.0f}"
    expect(visitor.main.get_by_text(re.compile(rf"^Score {score}\."))).to_be_visible(timeout=PATIENCE)
    alt = visitor.main.get_by_role("img", name=re.compile("1.1 g of salt"))
    expect(alt).to_be_visible(timeout=PATIENCE)
    expect(visitor.page.get_by_text("BidiComponent Error:").first).to_be_visible(timeout=PATIENCE)
    visitor.complaints.clear()  # the browser tells the console what it lacks


def test_for_a_room_the_pictures_are_larger(season: Callable[..., Visitor]) -> None:
    widths = [
        season(asked, width=2000).page.locator(".film .map svg").bounding_box() for asked in ({}, {"present": "1"})
    ]
    assert all(widths)
    assert widths[1]["width"] > 1.2 * widths[0]["width"]  # type: ignore[index]


TOPS = """
window.tops = [];
const look = () => {
  const title = document.querySelector("h1");
  if (title) tops.push(title.getBoundingClientRect().top);
  requestAnimationFrame(look);
};
look();
"""

LATE_SHEET = 20
"""Pixels by which a phone's page moves up when the sheet of the document comes."""


def test_the_program_takes_no_room_while_it_comes(visit: Visit) -> None:
    visitor = visit(width=390)
    visitor.page.add_init_script(TOPS)
    visitor.open("seasoning", lang="en", bet="most")
    *before, settled = visitor.page.evaluate("tops")
    assert max(before) <= settled + LATE_SHEET
