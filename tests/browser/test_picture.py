"""A sheet of squares in a real browser: drawn on by the mouse, by the keys and by a finger."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.visitor import PATIENCE, Visitor
from ui.kit.text import Text

pytestmark = pytest.mark.browser

TEXT = Text("en", "kitchen", "picture")
INKED = "aria-selected"
SCROLLED = "document.querySelector('[data-testid=stMain]').scrollTop"


def opened(visit: Visit, *, language: str = "en", **options: object) -> Visitor:
    """The page after its main job, an empty sheet on the board."""
    blank = {"lang": language, "bet": "fewer", "cook": "default", "pic_face": "0" * 16}
    visitor = visit(language=language, **options).open("picture", **blank)
    expect(square(visitor, 63)).to_be_visible(timeout=PATIENCE)
    square(visitor, 36).scroll_into_view_if_needed()
    visitor.settle()
    return visitor


def square(visitor: Visitor, at: int) -> Locator:
    return visitor.main.locator(f".st-key-board [data-square='{at}']")


def middle(visitor: Visitor, at: int) -> tuple[float, float]:
    """Where on the screen a square lies."""
    box = square(visitor, at).bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def inked(visitor: Visitor) -> list[int]:
    """The squares with ink, as the browser shows them."""
    found: list[str] = visitor.main.locator(f".st-key-board [data-square][{INKED}=true]").evaluate_all(
        "squares => squares.map((each) => each.dataset.square)"
    )
    return sorted(map(int, found))


def verdict(visitor: Visitor) -> Locator:
    return visitor.main.locator(".st-key-board .verdict")


def test_the_mouse_draws_at_once_and_the_verdict_follows_when_it_is_lifted(visit: Visit) -> None:
    visitor = opened(visit)
    mouse = visitor.page.mouse
    mouse.move(*middle(visitor, 33))
    mouse.down()
    visitor.frames.clear()
    mouse.move(*middle(visitor, 36), steps=12)
    assert inked(visitor) == [33, 34, 35, 36]
    assert visitor.frames == [], "while the hand draws, nothing is sent"
    mouse.up()
    visitor.settle()
    assert inked(visitor) == [33, 34, 35, 36]
    expect(verdict(visitor)).to_contain_text(TEXT("stage.own"))
    mouse.click(*middle(visitor, 34))
    visitor.settle()
    assert inked(visitor) == [33, 35, 36], "what is pressed again is cleared"


def test_outside_the_sheet_a_stroke_goes_on_and_ends_where_it_is_lifted(visit: Visit) -> None:
    visitor = opened(visit)
    mouse, (x, y) = visitor.page.mouse, middle(visitor, 8)
    mouse.move(x, y)
    mouse.down()
    mouse.move(x - 40, y, steps=3)
    mouse.move(*middle(visitor, 16), steps=3)
    mouse.up()
    visitor.settle()
    assert inked(visitor) == [8, 16]


def test_arrows_move_over_the_sheet_space_inks_and_the_place_is_kept(visit: Visit) -> None:
    visitor = opened(visit, hand="keyboard")
    keys = visitor.page.keyboard
    visitor.reach(square(visitor, 0))
    for key in ("ArrowLeft", "ArrowUp", "ArrowDown", "ArrowRight", "ArrowRight", "Space"):
        keys.press(key)
    visitor.settle()
    assert inked(visitor) == [10], "the edge holds"
    expect(square(visitor, 10)).to_be_focused()
    expect(visitor.main.locator(".st-key-board .spoken")).to_contain_text(TEXT("stage.sure", sure=0.5)[-4:])
    keys.press("ArrowRight")
    keys.press("Enter")
    visitor.settle()
    assert inked(visitor) == [10, 11]
    keys.press("Tab")
    expect(square(visitor, 11)).not_to_be_focused()
    keys.press("Shift+Tab")
    expect(square(visitor, 11)).to_be_focused()


def test_no_key_reaches_what_is_out_of_sight(visit: Visit) -> None:
    visitor = opened(visit, language="zh", hand="keyboard")
    visitor.choose("pic_place", 2)
    expect(square(visitor, 48)).to_be_hidden(timeout=PATIENCE)
    visitor.reach(square(visitor, 0))
    for _ in range(9):
        visitor.page.keyboard.press("ArrowDown")
    expect(square(visitor, 40)).to_be_focused()


def test_a_finger_draws_and_the_page_stays_where_it_is(visit: Visit) -> None:
    visitor = opened(visit, width=390, height=844, has_touch=True)
    before = visitor.page.evaluate(SCROLLED)
    visitor.touch("touchStart", middle(visitor, 12))
    for at in (20, 28, 36):
        visitor.touch("touchMove", middle(visitor, at))
    visitor.touch("touchEnd")
    visitor.settle()
    assert inked(visitor) == [12, 20, 28, 36]
    assert visitor.page.evaluate(SCROLLED) == before


@pytest.mark.parametrize("width", [1280, 390])
def test_a_practised_face_is_laid_on_the_board_with_the_keyboard_and_redrawn(visit: Visit, width: int) -> None:
    visitor = opened(visit, hand="keyboard", width=width)
    place = "board" if width > 640 else "practised"
    face = visitor.main.locator(f".st-key-{place} [data-press='2']")
    visitor.press(face)
    expect(face).to_have_attribute("aria-pressed", "true", timeout=PATIENCE)
    expect(visitor.main.get_by_text(TEXT("stage.redraw", number=2))).to_be_visible()
    expect(face).to_be_focused()
    assert inked(visitor) != []
    assert visitor.violations() == []
    visitor.reach(square(visitor, 0))
    visitor.page.keyboard.press("Space")
    visitor.settle()
    assert 0 in inked(visitor)
    expect(visitor.main.get_by_text(TEXT("stale"))).to_be_visible(timeout=PATIENCE)


def test_six_that_slide_are_framed_and_clean(visit: Visit) -> None:
    visitor = visit().open("picture", lang="en", bet="fewer", cook="default", pic_layout="sliding", pic_place="1")
    expect(visitor.main.locator(".st-key-board .board rect[rx]").first).to_be_visible(timeout=PATIENCE)
    assert visitor.violations() == []
