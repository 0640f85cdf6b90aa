"""What a person can do in one browser tab, by mouse or by keyboard alone, and what the tab notes meanwhile."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal
from urllib.parse import parse_qs, urlencode, urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import CDPSession, Locator, Page, WebSocket, expect

from tests.browser.wire import AXE, DRAWING, SETTLED, TAKING_OFF, VIOLATIONS, WHERE_IT_WENT, WIRE
from tests.jobs import JOBS, go
from ui.kit.menu import HOME, OPEN_PAGES, entry, neighbours
from ui.kit.text import LANGUAGES, Text

Hand = Literal["keyboard", "mouse"]

PATIENCE = 60_000
"""Milliseconds until a step that never comes is given up."""

TAB_STOPS, AT_ONCE = 150, 10
"""More than any page has; whoever has not arrived by then never will. So many are pressed before one looks again."""

LOOKS = 3

LOOK_AGAIN = 40
"""Milliseconds; a look at every frame would make the browser draw frames for nothing but that."""

PROBE = re.compile(r"/\w+/_stcore/(health|host-config)$")
"""Streamlit's browser side cannot know whether `/seasoning` is a page or the folder that the app is served from. So on
a deep link it asks for these two under both, and the browser prints the wrong guess (404) on the console."""


@dataclass(eq=False)
class Visitor:
    """One tab. `hand` is what it is worked with; a `keyboard` visitor never touches the mouse. `played`: the pages on
    which a run began to play by itself.
    """

    page: Page
    address: str
    language: str = "en"
    hand: Hand = "mouse"
    complaints: list[str] = field(default_factory=list)
    requests: set[str] = field(default_factory=set)
    frames: list[str] = field(default_factory=list)
    received: list[int] = field(default_factory=list)
    played: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        page = self.page
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: self.complaints.append(f"{error}\n{error.stack}"))
        page.on("console", lambda message: self._hear(message.type, message.text, message.location.get("url", "")))
        page.on("request", lambda request: self.requests.add(request.url))
        page.on("websocket", self._listen)
        page.add_init_script(WIRE)

    def _hear(self, kind: str, words: str, source: str) -> None:
        if kind in ("error", "warning") and not ("404" in words and PROBE.search(source)):
            self.complaints.append(f"{kind}: {words} ({source})")

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framesent", lambda _: self.frames.append("sent"))
        socket.on("framereceived", lambda _: self.frames.append("received"))
        socket.on("framereceived", lambda frame: self.received.append(len(frame)))

    # ---- where the visitor is ----

    def open(self, page: str = "home", **query: str) -> Visitor:
        """Open a page, on the full menu. Without a query the language is named too, as links inside the app do."""
        asked = {"menu": "full", **(query or {"lang": self.language})}
        self.page.goto(f"{self.address}/{entry(page).url_path}?{urlencode(asked)}")
        return self.settle()

    def settle(self) -> Visitor:
        """Wait until the server has answered and everything is drawn."""
        self.page.wait_for_function(SETTLED, arg=[TAKING_OFF, DRAWING], timeout=PATIENCE, polling=LOOK_AGAIN)
        if self.page.evaluate("Boolean(seasonToTaste.opening)"):  # a run that plays by itself: not waited for
            self.page.keyboard.press("Escape")
            self.played.add(self.here)
        return self

    def at(self, page: str) -> Text:
        """Wait until that page is open; its words."""
        text = self.text(page)
        title = text("question") if page == HOME else text.title(page)
        expect(self.page.get_by_role("heading", level=1)).to_have_text(title, timeout=PATIENCE)
        self.settle()
        return text

    def text(self, page: str) -> Text:
        """The words of a page in this visitor's language."""
        return Text(self.language, "kitchen", page)

    @property
    def query(self) -> dict[str, str]:
        """The query of the address."""
        return {name: values[-1] for name, values in parse_qs(urlsplit(self.page.url).query).items()}

    @property
    def main(self) -> Locator:
        """The page without the sidebar."""
        return self.page.get_by_test_id("stMain")

    # ---- what stands there ----

    def button(self, words: str) -> Locator:
        """A button by its words."""
        return self.page.get_by_role("button", name=words, exact=True)

    def bets(self) -> Locator:
        """The buttons of the bet, *just show me* too."""
        return self.page.locator("[class*='st-key-bet-']").get_by_role("button")

    def link(self, words: str) -> Locator:
        """A link in the main area by its words."""
        return self.main.get_by_role("link", name=words, exact=True)

    def slider(self, words: str) -> Locator:
        """A slider by its name, which Streamlit gives to the group around it too."""
        return self.page.get_by_role("group", name=words, exact=True).get_by_role("slider")

    def player(self) -> Locator:
        """The player of the page, or its clock; not what follows that."""
        return self.page.locator(".player:not([hidden], [data-clock])")

    def control(self, name: str) -> Locator:
        """What holds the widget with this key, or of this setting."""
        key = re.sub(r"[^a-zA-Z0-9_-]", "-", name)
        return self.page.locator(f".st-key-{key}, [class*='st-key-_{key}-']")

    def violations(self, part: str = "") -> list[str]:
        """What axe finds wrong with the page as it stands, or only in the block around a part: where the rest of the
        page was looked at just before, a second look at it finds nothing new and takes most of the time.
        """
        self.settle()
        if self.page.evaluate("!window.axe"):
            self.page.evaluate(AXE_SCRIPT)
            self.page.evaluate(AXE)
        found = self.page.evaluate(VIOLATIONS, part)
        return [f"{v['id']}: {n['html'][:160]} {n.get('failureSummary', '')[:300]}" for v in found for n in v["nodes"]]

    # ---- what the hand does ----

    def reach(self, target: Locator) -> None:
        """Go to a control with the Tab key alone."""
        expect(target).to_be_enabled(timeout=PATIENCE)
        at_once = AT_ONCE
        for _ in range(TAB_STOPS):
            back = target.evaluate(WHERE_IT_WENT)
            if back == 0:
                return
            for _ in range(back if back > 0 else at_once):
                self.page.keyboard.press("Shift+Tab" if back > 0 else "Tab")
            at_once = 1 if back > 0 else at_once  # a row of options is entered from behind at another one
        raise AssertionError(f"the Tab key never reaches {target}")

    def press(self, target: Locator, key: Literal["Enter", "Space"] = "Enter") -> None:
        """Press a button or follow a link, and wait for the answer."""
        if self.hand == "mouse":
            target.click()
        else:
            self.reach(target)
            self.page.keyboard.press(key)
        self.settle()

    def move(self, name: str, to: float) -> None:
        """Move a slider of a setting to a value: by arrow keys, or by dragging its thumb."""
        slider = self.control(name).locator("input[type=range]")
        expect(slider).to_be_enabled(timeout=PATIENCE)
        if self.hand == "mouse":
            self._drag(slider, to)
            return
        self.reach(slider)
        step = float(slider.get_attribute("step") or 1)
        for _ in range(LOOKS):  # a busy server may swallow a key: a person looks and presses again
            away = round((to - float(slider.input_value())) / step)
            for _ in range(abs(away)):
                self.page.keyboard.press("ArrowRight" if away > 0 else "ArrowLeft")
            self.settle()
        expect(slider).to_have_value(re.compile(rf"^{to:g}(\.0)?$"), timeout=PATIENCE)
        self.settle()

    def _drag(self, slider: Locator, to: float) -> None:
        low, high, now = (float(slider.evaluate(f"s => s.{part}")) for part in ("min", "max", "value"))
        track = slider.locator("xpath=ancestor::*[@role='group'][1]/*[1]")
        track.scroll_into_view_if_needed()
        box = track.bounding_box()
        assert box is not None
        places = [(box["x"] + box["width"] * (value - low) / (high - low)) for value in (now, to)]
        thumb = slider.locator("xpath=ancestor::*[contains(@style, 'left')][1]").bounding_box()
        assert thumb is not None
        height = thumb["y"] + thumb["height"] / 2
        self.page.mouse.move(places[0], height)
        self.page.mouse.down()
        self.page.mouse.move(places[1], height, steps=4)
        self.page.mouse.up()
        expect(slider).to_have_value(re.compile(rf"^{to:g}(\.0)?$"), timeout=PATIENCE)
        self.settle()

    def choose(self, name: str, option: object) -> None:
        """Choose an option of a menu, or of a row of options."""
        words = self.text(self.here).option(name, option)
        if self.control(name).get_by_role("combobox").count():
            self._choose_in_menu(self.control(name).get_by_role("combobox"), words)
        else:
            self._choose_in_row(self.control(name), words)
        self.settle()

    def _choose_in_menu(self, menu: Locator, words: str) -> None:
        wanted = self.page.get_by_role("option", name=words, exact=True)
        if self.hand == "mouse":
            menu.click()
            wanted.click()
        else:
            for _ in range(LOOKS):  # a busy page may swallow a key: a person looks and goes down the menu again
                self._walk_menu(menu, wanted)
                with suppress(AssertionError):
                    expect(menu).to_have_value(words)
                    break
        expect(menu).to_have_value(words, timeout=PATIENCE)

    def _walk_menu(self, menu: Locator, wanted: Locator) -> None:
        """Down an open menu by arrow keys, each looked at before the next, and take what was wanted."""
        self.reach(menu)
        for _ in range(LOOKS):  # a menu that was just passed by may still be closing
            self.page.keyboard.press("ArrowDown")
            with suppress(AssertionError):
                expect(wanted).to_be_visible()
                break
        for _ in self.page.get_by_role("option").all():
            with suppress(AssertionError):
                expect(menu).to_have_attribute("aria-activedescendant", re.compile("."))
            here = menu.get_attribute("aria-activedescendant")
            if not wanted.is_visible():  # the menu has closed: whoever looks opens it again
                return
            if here and wanted.get_attribute("id") == here:
                break
            self.page.keyboard.press("ArrowDown")
            with suppress(AssertionError):
                expect(menu).not_to_have_attribute("aria-activedescendant", here or "")
        self.page.keyboard.press("Enter")

    def _choose_in_row(self, row: Locator, words: str) -> None:
        wanted, options = row.get_by_role("radio", name=words, exact=True), row.get_by_role("radio")
        if self.hand == "mouse":
            wanted.click()
        else:  # one stop for the whole row, then arrow keys
            self.reach(row.get_by_role("radiogroup"))
            for _ in options.all():
                if wanted.evaluate("option => option === document.activeElement"):
                    break
                self.page.keyboard.press("ArrowRight")
            self.page.keyboard.press("Space")
        expect(wanted).to_be_checked(timeout=PATIENCE)

    def touch(self, kind: Literal["touchStart", "touchMove", "touchEnd"], *points: tuple[float, float]) -> None:
        """Put a finger down at a point of the window, move it there, or lift it."""
        at = [{"x": x, "y": y} for x, y in points]
        self._touching.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": at})

    @cached_property
    def _touching(self) -> CDPSession:
        return self.page.context.new_cdp_session(self.page)

    def click(self, name: str) -> None:
        """Press the button with this key."""
        self.unfold(name)
        button = self.control(name).get_by_role("button")
        self.press(button, "Space" if name.startswith("bet.") else "Enter")

    def unfold(self, name: str) -> None:
        """Open the fold in which a widget is, if it is in one."""
        closed = self.main.locator("details:not([open])").filter(has=self.control(name)).locator("> summary")
        if closed.count():
            self.press(closed.first)

    def set(self, name: str, value: object) -> None:
        """Give a setting another value with its widget."""
        self.unfold(name)
        if self.control(name).locator("input[type=range]").count():
            assert isinstance(value, int | float)
            self.move(name, value)
        else:
            self.choose(name, value)

    def switch_language(self) -> None:
        """Press the button that names the other language, and read on in that."""
        codes = list(LANGUAGES)
        self.language = codes[(codes.index(self.language) + 1) % len(codes)]
        self.press(self.button(LANGUAGES[self.language]))
        self.at(self.here)
        self.page.wait_for_url(re.compile(f"lang={self.language}"))

    def bet(self, page: str, option: str) -> None:
        """Place a bet; a line says which."""
        self.press(self.button(self.text(page)(f"bet.{option}")), "Space")
        self.has_bet(page, option)

    def has_bet(self, page: str, option: str) -> None:
        """Wait until a line says what was bet on."""
        text = self.text(page)
        placed = text.label("bet_placed", choice=text(f"bet.{option}"))
        words = re.sub(r":\w+\[:material/\w+:\] |\*\*", "", placed)
        expect(self.main.get_by_text(words)).to_be_visible(timeout=PATIENCE)

    def open_part(self, page: str, part: str) -> None:
        """Open one of the parts behind a page."""
        name = self.main.get_by_role("radio", name=self.text(page).label(part), exact=True)
        self.press(name, "Space")
        expect(name).to_be_checked(timeout=PATIENCE)

    # ---- what the visitor came for ----

    def do(self, page: str) -> None:
        """The main job of a page."""
        self.at(page)
        go(self, JOBS[page].main)

    def go_on(self, page: str) -> None:
        """Go on by the link at the foot of each page until that one."""
        here = self.here
        while here != page:
            after = neighbours(here, full=True)[1]
            assert after is not None, f"no page after {here}"
            text = self.text(after.id)
            words = text.label("next", page=text.title(after.id))
            self.press(self.link(words).or_(self.main.locator(".st-key-lead_on").get_by_role("button")))
            self.at(after.id)
            here = after.id

    @property
    def here(self) -> str:
        """The page that is open."""
        path = urlsplit(self.page.url).path.strip("/")
        return next(entry.id for entry in OPEN_PAGES if entry.url_path == path)
