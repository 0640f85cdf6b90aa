"""Two tours of all pages: on a laptop with the keyboard alone, and on a phone.

Each page is seen in both languages, each time through another glass: the first half of the path in one, the second in
the other. To load the app and do a job takes a browser far longer than to look at a page, so everything that can be
seen on the way is looked at on the way, and whoever has seen a page goes on to the next by the link at its foot. On the
laptop that is somebody else: who followed the shared link.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.after_the_job import MORE, play, playing_sends_nothing, plays_by_itself, scrub, shows
from tests.browser.checks import Checks
from tests.browser.conftest import Visit
from tests.browser.held import not_followed
from tests.browser.one_screen import not_together
from tests.browser.sight import (
    NARROWEST,
    box_of,
    cut_off,
    in_both_schemes,
    on_the_screen,
    shared_links,
    sideways,
    sideways_at,
    what_is_set,
)
from tests.browser.visitor import PATIENCE, Visitor
from tests.jobs import JOBS, PAGES, go, steps, take
from ui.kit.menu import neighbours
from ui.kit.more import PARTS
from ui.kit.text import LANGUAGES

pytestmark = pytest.mark.browser

TONGUES = tuple(LANGUAGES)
HALF = len(PAGES) // 2
ONE_TONGUE = [(page, TONGUES[place >= HALF]) for place, page in enumerate(PAGES)]
THE_OTHER = [(page, TONGUES[place < HALF]) for place, page in enumerate(PAGES)]

BEFORE_SHARING = {"practice": "rounds=10 cook"}
"""A second run, for the link to carry."""

MOVES = {
    "seasoning": "salt",
    "line": "line_a",
    "stations": "_found.7",
    "blame": "slip_salt",
}
"""The slider that is moved after the bet, by page."""

MOVES_AFTER = {"rule": "rule_line", "practice": "rate", "six": "race_rate", "judges": "picky"}
"""And after the job."""

MOST_BYTES = 25_000
TO_TOP = "document.querySelector('[data-testid=stMain]').scrollTo(0, 0)"
WATCH_THE_REST = """() => {
    window.redrawn = 0;
    const watch = new MutationObserver((changes) => { window.redrawn += changes.length; });
    for (const part of document.querySelectorAll("h1, [class*='st-key-bet-'], [data-testid=stSidebar]"))
        watch.observe(part, { subtree: true, childList: true, characterData: true });
}"""
"""Counts what changes in the title, the bet and the menu."""


OF_ALL = {"recipe_log"}
"""What tells of all pages is come to anew: its link carries none of the others, so somebody else would see less."""

Walk = Callable[..., Visitor]

LOOKS = 20

BEHIND = "[class*='st-key-_more-']"
"""The row of what stands behind a page."""


@pytest.fixture
def walk(visit: Visit, walkers: dict[str, Visitor]) -> Walk:
    """`walk("laptop", page, language, **options)` goes on to a page from the one before it; the first is opened."""

    def come(tour: str, page: str, language: str, **options: Any) -> Visitor:
        before, visitor = neighbours(page, full=True)[0], walkers.pop(tour, None)
        here = (visitor.here, visitor.language) if visitor and page not in OF_ALL else None
        if visitor and before and here == (before.id, language):
            visitor.go_on(page)
            return visitor
        if visitor:
            visitor.page.close()
        return visit(language=language, **options).open(page)

    return come


@pytest.mark.parametrize(("page", "language"), ONE_TONGUE)
def test_a_tour_on_a_laptop_with_the_keyboard_alone(
    visit: Visit, walk: Walk, walkers: dict[str, Visitor], page: str, language: str
) -> None:
    with Checks() as check:
        visitor = walk("laptop", page, language, hand="keyboard")
        visitor.at(page)
        for _ in TONGUES if picture_of(page, visitor) else ():
            visitor.page.evaluate(TO_TOP)  # whose hand is on the keys has walked through the page to its menu
            with check(f"control and picture in sight, {visitor.language}"):
                assert_in_sight(page, visitor)
            visitor.switch_language()
        with check("axe, before the job"):
            assert in_both_schemes(visitor) == []
        bet, *rest = steps(JOBS[page].main)
        take(visitor, bet)
        if page in MOVES:
            assert_a_move_is_small(visitor, MOVES[page], check)
        go(visitor, tuple(rest))
        with check("the job shows its result"):
            shows(page, visitor)
        if JOBS[page].plays:
            with check("its run plays by itself"):
                plays_by_itself(visitor)
        with check("one screen shows what is moved, what answers and the bridge"):
            assert not_together(visitor, page) == []
        with check("axe, after the job"):
            assert in_both_schemes(visitor) == []
        with check("a switch of language keeps everything"):
            assert_languages_keep_everything(visitor, page)
        with check("somebody else sees the same"):
            go(visitor, BEFORE_SHARING.get(page, ""))
            walkers["laptop"] = assert_somebody_else_sees_the_same(visit, visitor, page)
        if JOBS[page].plays:
            with check("play, pause and scrub"):
                play(visitor)
                scrub(visitor)
            with check("playing sends and receives nothing"):
                playing_sends_nothing(visitor)
        if page in MORE:
            MORE[page](visitor, check)
        if page in MOVES_AFTER:
            assert_a_move_is_small(visitor, MOVES_AFTER[page], check)


@pytest.mark.parametrize(("page", "language"), THE_OTHER)
def test_a_tour_on_a_phone(walk: Walk, walkers: dict[str, Visitor], page: str, language: str) -> None:
    with Checks() as check:
        visitor = walk("phone", page, language, width=390, height=844)
        text = visitor.at(page)
        with check("the first control is in sight"):
            controls = [visitor.button(text("cook"))] if page == "home" else visitor.bets().all()
            assert controls
            assert [control for control in controls if not on_the_screen(control, 390, 844)] == []
        with check("no sideways scroll, before the job"):
            assert sideways(visitor) == []
        with check("no word is cut off, before the job"):
            assert cut_off(visitor) == []
        visitor.do(page)
        with check("the job shows its result"):
            shows(page, visitor)
        if JOBS[page].plays:
            with check("its run plays by itself"):
                plays_by_itself(visitor)
        with check("one screen shows what is moved, what answers and the bridge"):
            assert not_together(visitor, page) == []
        with check("no sideways scroll, after the job"):
            assert sideways(visitor) == []
        with check("nor on the narrowest"):
            assert sideways_at(visitor, NARROWEST) == []
        for fold in all_folds(visitor):
            visitor.press(fold)
        with check("axe, everything unfolded"):
            assert in_both_schemes(visitor) == []
        with check("no sideways scroll, everything unfolded"):
            assert sideways(visitor) == []
        with check("no word is cut off, everything unfolded"):
            assert cut_off(visitor) == []
        with check("nor on the narrowest, everything unfolded"):
            assert sideways_at(visitor, NARROWEST) == []
        with check("pictures follow a held slider"):
            assert not_followed(visitor) == set()
        for part in PARTS if page != "home" else ():
            visitor.open_part(page, part)
            with check(f"axe, {part}"):
                assert visitor.violations(BEHIND) == []
            with check(f"no sideways scroll, {part}"):
                assert sideways(visitor) == []
            with check(f"nor on the narrowest, {part}"):
                assert sideways_at(visitor, NARROWEST) == []
        walkers["phone"] = visitor


# ---- what the checks look at ----


def picture_of(page: str, visitor: Visitor) -> list[Locator]:
    """The pictures that are to be seen with the first control, where that was promised."""
    main = visitor.main
    pictures = {
        "seasoning": [main.locator(".film #plate"), main.locator(".film .faces"), main.locator(".film .map")],
        "practice": [visitor.page.locator("canvas.map")],
        "blame": [main.locator(".film .over").first],
    }
    return pictures.get(page, [])


def assert_in_sight(page: str, visitor: Visitor) -> None:
    """The first control wholly, and of each picture the upper half."""
    first = {"seasoning": "salt", "practice": "rate", "blame": "train"}[page]
    assert box_of(visitor.control(first))["bottom"] <= 800
    for picture in picture_of(page, visitor):
        for _ in range(LOOKS):  # a picture just drawn anew may still be taking its place
            box = box_of(picture)
            if (box["top"] + box["bottom"]) / 2 <= 800:
                break
            visitor.page.wait_for_timeout(250)
        assert box["top"] >= 0
        assert (box["top"] + box["bottom"]) / 2 <= 800


def assert_languages_keep_everything(visitor: Visitor, page: str) -> None:
    """There and back; one screen is enough in the other language as well."""
    before = what_is_set(visitor)
    visitor.switch_language()
    assert not_together(visitor, page) == []
    visitor.switch_language()
    assert what_is_set(visitor) == before


def assert_somebody_else_sees_the_same(visit: Visit, sender: Visitor, page: str) -> Visitor:
    """In another browser, by the link that *Share* offers."""
    link, _ = shared_links(sender)
    receiver = visit(language=sender.language, hand=sender.hand, locale="de-DE")
    receiver.page.goto(link)
    receiver.at(page)
    for visitor in (sender, receiver):
        for fold in all_folds(visitor):
            visitor.press(fold)
    sent, seen = what_is_set(sender), what_is_set(receiver)
    told = {"sliders", "menus", "bet"} if page == "seasoning" else sent.keys()  # how often one has tried is one's own
    assert {part: seen[part] for part in told} == {part: sent[part] for part in told}
    return receiver


def assert_a_move_is_small(visitor: Visitor, setting: str, check: Checks) -> None:
    """A slider is moved, and back. The first move may settle what the whole page shows, so the second is looked at."""
    slider = visitor.control(setting).locator("input[type=range]")
    folded = not slider.is_visible()
    if folded:
        visitor.unfold(setting)
    visitor.reach(slider)
    visitor.page.keyboard.press("ArrowRight")
    visitor.settle()
    before = slider.input_value()
    visitor.page.evaluate(WATCH_THE_REST)
    visitor.received.clear()
    visitor.page.keyboard.press("ArrowRight")
    visitor.settle()
    with check("a move sends little"):
        assert slider.input_value() != before
        assert 0 < sum(visitor.received) < MOST_BYTES, sum(visitor.received)
    with check("a move leaves the rest alone"):
        assert visitor.page.evaluate("window.redrawn") == 0
    if visitor.here == "six":
        with check("a move is marked as not raced yet"):
            words = visitor.text("six")("not_raced").split("**")[0]
            expect(visitor.main.get_by_text(words)).to_be_visible(timeout=PATIENCE)
    for _ in range(2):
        visitor.page.keyboard.press("ArrowLeft")
        visitor.settle()


def all_folds(visitor: Visitor) -> Iterator[Locator]:
    """What is folded, one after the other; an open fold is no longer one of them."""
    folds = visitor.main.locator("details:not([open]) > summary")
    while folds.count():
        yield folds.first
