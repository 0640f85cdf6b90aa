"""The document around a page: its language, its top, the drawer, a server that is lost, and what a tab remembers."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.after_the_job import shows
from tests.browser.checks import Checks
from tests.browser.conftest import Visit, free_port, start_server
from tests.browser.sight import Seen, what_is_set
from tests.browser.visitor import PATIENCE, Visitor
from tests.browser.wire_cutter import wire
from tests.jobs import JOBS, PAGES, go
from ui.kit.menu import neighbours
from ui.kit.text import LANGUAGES

pytestmark = pytest.mark.browser

SECONDS_UNTIL_SAID = 5
MILLISECONDS_UNTIL_STREAMLIT_SAYS_SO = 4_000
TOP = "document.querySelector('[data-testid=stMain]').scrollTop"
MEMORY = "sessionStorage.getItem('season-to-taste')"


class Server:
    """A server of its own that can be killed and started again at the same address."""

    def __init__(self, log: Path) -> None:
        self.log, self.port = log, free_port()
        self.start()

    def start(self) -> None:
        """Start it and wait until it answers."""
        self.address, self.process = start_server("streamlit_app.py", (), self.log, port=self.port)

    def kill(self) -> None:
        """End it at once, as a crash does."""
        self.process.kill()
        self.process.wait()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    mortal = Server(tmp_path / "log.txt")
    yield mortal
    mortal.kill()


def waiting(visitor: Visitor) -> str:
    return visitor.text("home").label("waiting")


def test_the_document_speaks_the_language_of_the_page(visit: Visit) -> None:
    visitor = visit().open("practice")
    assert visitor.page.evaluate("document.documentElement.lang") == "en"
    visitor.switch_language()
    assert visitor.page.evaluate("document.documentElement.lang") == "zh"


def test_a_page_opens_at_its_top_and_without_the_drawer(visit: Visit) -> None:
    """After a press far down a page, the next one would open where that one was left, and under the phone's menu."""
    visitor = visit(width=390, height=844).open("practice")
    visitor.do("practice")
    after = visitor.text("one_step").title("one_step")
    visitor.link(visitor.text("one_step").label("next", page=after)).scroll_into_view_if_needed()
    assert visitor.page.evaluate(TOP) > 0
    visitor.go_on("one_step")
    visitor.page.wait_for_timeout(400)
    assert visitor.page.evaluate(TOP) == 0
    visitor.page.get_by_test_id("stExpandSidebarButton").click()
    sidebar = visitor.page.get_by_test_id("stSidebar")
    expect(sidebar).to_have_attribute("data-collapsed", "false")
    sidebar.get_by_role("link", name=visitor.text("six").title("six")).click()
    visitor.at("six")
    expect(sidebar).to_have_attribute("data-collapsed", "true", timeout=PATIENCE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_thumb_hits_every_link_in_the_drawer(visit: Visit, language: str) -> None:
    visitor = visit(width=390, height=844, language=language).open("practice", lang=language)
    visitor.page.get_by_test_id("stExpandSidebarButton").click()
    sidebar = visitor.page.get_by_test_id("stSidebar")
    expect(sidebar).to_have_attribute("data-collapsed", "false")
    for menu in ("full", "tasting"):
        rows = sidebar.locator("a, .st-key-app a, [class*=st-key-other] button")
        high = {row.inner_text(): row.evaluate("row => row.getBoundingClientRect().height") for row in rows.all()}
        assert len(high) > 11, menu
        assert {name: height for name, height in high.items() if height < 44} == {}, menu
        visitor.control("other.menu").get_by_role("button").click()
        visitor.settle()
    visitor.page.reload()  # the browser remembers that it was open
    visitor.at("practice")
    expect(sidebar).to_have_attribute("data-collapsed", "true", timeout=PATIENCE)


def test_a_redrawn_page_stays_where_it_is(visit: Visit) -> None:
    visitor = visit(width=390, height=844).open("practice")
    visitor.bet("practice", "0.2")
    visitor.control("cook").scroll_into_view_if_needed()
    visitor.page.mouse.wheel(0, 300)
    visitor.page.wait_for_timeout(300)
    before = visitor.page.evaluate(TOP)
    visitor.set("rounds", 10)
    visitor.page.wait_for_timeout(400)
    assert before > 0
    assert visitor.page.evaluate(TOP) > 0


def test_a_reload_loses_nothing_and_another_tab_gets_nothing(visit: Visit) -> None:
    visitor = visit().open("six", lang="zh")
    visitor.language = "zh"
    go(visitor, JOBS["six"].main)
    before = what_is_set(visitor)
    visitor.page.reload()
    visitor.at("six")
    expect(visitor.main.get_by_text(visitor.text("six").label("back_again"))).to_be_visible(timeout=PATIENCE)
    after = what_is_set(visitor)
    after["said"] = [words for words in after["said"] if words != visitor.text("six").label("back_again")]
    assert after == before
    other = visit().open("six")
    assert not any(words.startswith("✓") for words in other.bets().all_inner_texts())
    assert json.loads(other.page.evaluate(MEMORY))["progress"] == {"six": False}


def all_that_is_set(visitor: Visitor) -> Seen:
    """The same, without the line that says that all is back, and without how long a practice took: it was another."""
    seen = what_is_set(visitor)
    back = visitor.text(visitor.here).label("back_again")
    took = re.compile(r"\d+\.\d(?= s\.| 秒)")
    return {**seen, "said": [took.sub("…", words) for words in seen["said"] if words != back]}


def test_the_whole_path_survives_a_restart(server: Server, visit: Visit) -> None:
    """From Home to the last page with the mouse, as a reader goes; the server dies; and back again, page by page."""
    visitor = visit()
    visitor.address = server.address
    visitor.open()
    seen: dict[str, Seen] = {}
    for page in PAGES:
        visitor.go_on(page)
        visitor.do(page)
        shows(page, visitor)
        seen[page] = all_that_is_set(visitor)
    server.kill()
    visitor.page.get_by_text(waiting(visitor)).wait_for(timeout=SECONDS_UNTIL_SAID * 1000)
    visitor.page.wait_for_timeout(MILLISECONDS_UNTIL_STREAMLIT_SAYS_SO)
    expect(visitor.page.get_by_role("dialog")).to_have_count(0)
    expect(visitor.page.get_by_text(waiting(visitor))).to_be_visible()
    server.start()
    expect(visitor.page.get_by_text(waiting(visitor))).to_have_count(0, timeout=PATIENCE)
    back = visitor.text("blame").label("back_again")
    expect(visitor.main.get_by_text(back)).to_be_visible(timeout=PATIENCE)
    for page in reversed(PAGES):
        with Checks() as check, check(page):
            visitor.at(page)
            # Home tells how many pages are done; How big is a B? speaks of a chef that only the session before knew.
            told = {"said"} if page in ("home", "how_big") else set()
            now = all_that_is_set(visitor)
            assert {part: now[part] for part in now.keys() - told} == {
                part: seen[page][part] for part in now.keys() - told
            }
        before = neighbours(page, full=True)[0]
        if before:
            text = visitor.text(page)
            name = text.title(before.id) if before.section else text.label("home")
            visitor.press(visitor.link(text.label("previous", page=name)))
    visitor.complaints.clear()  # the browser tells the console of every knock at a closed door
    visitor.requests.clear()  # this server has another address


def test_a_connection_that_was_cut_for_long_is_missed_and_the_next_press_answers(
    visit: Visit, serve: Callable[..., str]
) -> None:
    """Longer than the server keeps a session without a connection, which is two minutes if nobody says otherwise."""
    seconds = 1
    with wire(serve("streamlit_app.py", f"--server.disconnectedSessionTTL={seconds}")) as cable:
        visitor = visit(hand="keyboard")
        visitor.address = cable.address
        visitor.open("practice")
        visitor.bet("practice", "0.2")
        visitor.set("rounds", 10)
        visitor.click("cook")
        before = all_that_is_set(visitor)
        cable.cut()
        visitor.page.get_by_text(waiting(visitor)).wait_for(timeout=SECONDS_UNTIL_SAID * 1000)
        visitor.page.wait_for_timeout(3_000 * seconds)
        cable.mend()
        expect(visitor.page.get_by_text(waiting(visitor))).to_have_count(0, timeout=PATIENCE)
        expect(visitor.main.get_by_text(visitor.text("practice").label("back_again"))).to_be_visible(timeout=PATIENCE)
        assert all_that_is_set(visitor) == before
        visitor.set("rounds", 1000)
        visitor.click("cook")
        expect(visitor.player()).to_have_attribute("data-step", "1000", timeout=PATIENCE)
        expect(visitor.main.get_by_text("10 → 1000")).to_be_visible(timeout=PATIENCE)
        visitor.page.goto("about:blank")
        visitor.complaints.clear()
        visitor.requests.clear()


def test_a_reload_keeps_what_was_chosen_since_a_link_was_followed(visit: Visit) -> None:
    visitor = visit().open("practice", lang="en", rounds="1000", bet="0.02")
    text = visitor.text("practice")
    ten, thousand = (visitor.page.get_by_role("radio", name=text.option("rounds", n), exact=True) for n in (10, 1000))
    expect(thousand).to_be_checked()
    visitor.set("rounds", 10)
    visitor.click("bet.back")
    visitor.click("bet.0.2")
    visitor.page.reload()
    visitor.at("practice")
    expect(ten).to_be_checked(timeout=PATIENCE)
    visitor.has_bet("practice", "0.2")
    visitor.open("practice", lang="en", rounds="1000", bet="0.02", terms="kitchen")
    expect(thousand).to_be_checked(timeout=PATIENCE)
    visitor.has_bet("practice", "0.02")


def test_what_is_said_at_a_place_for_files_is_said_in_the_language_of_the_page(visit: Visit, tmp_path: Path) -> None:
    pickle = tmp_path / "model.pt"
    pickle.write_bytes(b"x" * 21_000_000)
    visitor = visit(language="zh").open("file", lang="zh", file_try="look")
    visitor.unfold("look")
    place, text = visitor.main.get_by_test_id("stFileUploader"), visitor.text("file")
    expect(place.get_by_role("button", name=text.label("files.upload"))).to_be_visible(timeout=PATIENCE)
    expect(place).to_contain_text(text.label("files.limit", size=20))
    place.locator("input").set_input_files(pickle)
    for _ in LANGUAGES:
        text = visitor.text("file")
        said = text.label("files.too_large", size=20)
        expect(place.get_by_role("alert")).to_have_text(said, timeout=PATIENCE)
        expect(place.get_by_role("button", name=text.label("files.add"))).to_be_visible()
        expect(place.get_by_role("button", name=text.label("files.remove", what="model.pt"))).to_be_attached()
        place.get_by_test_id("stFileChip").hover()
        expect(visitor.page.get_by_test_id("stTooltipErrorContent")).to_have_text(said, timeout=PATIENCE)
        visitor.page.mouse.move(0, 0)
        visitor.switch_language()
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear chef")
    place.locator("input").set_input_files(letter)
    said = visitor.text("file").label("files.wrong_kind")
    expect(place.get_by_role("alert").filter(has_text=said)).to_have_text(said, timeout=PATIENCE)


def test_a_finger_that_goes_sideways_beside_a_slider_does_not_leave_the_page(visit: Visit) -> None:
    """Such a swipe means *back* to a phone's browser; that of the tests knows none and is asked what holds."""
    visitor = visit(width=390, height=844, has_touch=True, is_mobile=True).open("how_big")
    assert visitor.page.evaluate("getComputedStyle(document.documentElement).overscrollBehaviorX") == "none"
