"""What a person can do in one browser tab, by mouse or by keyboard alone, and what the tab notes meanwhile."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import parse_qs, urlencode, urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.groups import KINDS
from ui.kit.menu import OPEN_PAGES, neighbours
from ui.kit.text import Text
from ui.settings import Choice, Number

Hand = Literal["keyboard", "mouse"]

PATIENCE = 60_000
"""Milliseconds until a step that never comes is given up."""

TAB_STOPS = 150
"""More than any page has; whoever has not arrived by then never will."""

LOOKS = 3

TAKING_OFF = 120
"""Milliseconds after which a press has reached the server: only then does "nothing runs" mean "it was answered"."""

PROBE = re.compile(r"/\w+/_stcore/(health|host-config)$")
"""Streamlit's browser side cannot know whether `/seasoning` is a page or the folder that the app is served from. So on
a deep link it asks for these two under both, and the browser prints the wrong guess (404) on the console."""

SETTLED = """() => {
    const app = document.querySelector("[data-testid=stApp]");
    return app?.dataset.testScriptState === "notRunning" && app.dataset.testConnectionState === "CONNECTED"
        && document.querySelector("h1") && !document.querySelector("[data-testid=stSkeleton], [data-stale=true]");
}"""


@dataclass
class Visitor:
    """One tab. `hand` is what it is worked with; a `keyboard` visitor never touches the mouse."""

    page: Page
    address: str
    language: str = "en"
    hand: Hand = "mouse"
    complaints: list[str] = field(default_factory=list)
    requests: set[str] = field(default_factory=set)
    frames: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        page = self.page
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: self.complaints.append(f"{error}\n{error.stack}"))
        page.on("console", lambda message: self._hear(message.type, message.text, message.location.get("url", "")))
        page.on("request", lambda request: self.requests.add(request.url))
        page.on("websocket", self._listen)

    def _hear(self, kind: str, words: str, source: str) -> None:
        if kind in ("error", "warning") and not ("404" in words and PROBE.search(source)):
            self.complaints.append(f"{kind}: {words} ({source})")

    def _listen(self, socket: object) -> None:
        for way in ("framesent", "framereceived"):
            socket.on(way, lambda _, way=way: self.frames.append(way))  # type: ignore[attr-defined]

    # ---- where the visitor is ----

    def open(self, page: str = "", **query: str) -> Visitor:
        """Type an address. Without a query the language is named, because that is how links inside the app are."""
        self.page.goto(f"{self.address}/{page}?{urlencode(query or {'lang': self.language})}")
        return self.settle()

    def settle(self) -> Visitor:
        """Wait until the server has answered and everything is drawn."""
        self.page.wait_for_timeout(TAKING_OFF)
        self.page.wait_for_function(SETTLED, timeout=PATIENCE)
        return self

    def at(self, page: str) -> Text:
        """Wait until that page is open; its words."""
        text = self.text(page)
        expect(self.page.get_by_role("heading", level=1)).to_have_text(text.title(page), timeout=PATIENCE)
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

    def stage(self) -> Locator:
        """The stage of the page."""
        return self.page.locator(".stage")

    def violations(self) -> list[str]:
        """What axe finds wrong with the page as it stands; while it is being redrawn its words are pale."""
        self.settle()
        self.page.add_style_tag(
            content="*, *::before, *::after { transition: none !important; animation: none !important }"
        )
        found = Axe().run(self.page).response["violations"]
        return [f"{v['id']}: {n['html'][:160]} {n.get('failureSummary', '')[:300]}" for v in found for n in v["nodes"]]

    # ---- what the hand does ----

    def reach(self, target: Locator) -> None:
        """Go to a control with the Tab key alone."""
        expect(target).to_be_enabled(timeout=PATIENCE)
        for _ in range(TAB_STOPS):
            if target.evaluate("control => control === control.getRootNode().activeElement"):
                return
            self.page.keyboard.press("Tab")
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
        setting, slider = KINDS[name], self.slider(self.text("home").label(f"setting.{name}"))
        expect(slider).to_be_enabled(timeout=PATIENCE)
        if self.hand == "mouse":
            self._drag(slider, to)
            return
        self.reach(slider)
        assert isinstance(setting, Number)
        for _ in range(LOOKS):  # a busy server may swallow a key: a person looks and presses again
            away = round((to - float(slider.input_value())) / setting.step)
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

    def choose(self, name: str, option: str) -> None:
        """Choose an option of a menu."""
        label = self.text("home").label
        words, setting = label(f"option.{name}.{option}"), KINDS[name]
        menu = self.page.get_by_role("combobox", name=label(f"setting.{name}"), exact=True)
        if self.hand == "mouse":
            menu.click()
            self.page.get_by_role("option", name=words, exact=True).click()
        else:
            assert isinstance(setting, Choice)
            self.reach(menu)
            self.page.keyboard.press("ArrowDown")
            wanted = self.page.get_by_role("option", name=words, exact=True)
            expect(wanted).to_be_visible(timeout=PATIENCE)
            for _ in setting.options:
                here = menu.get_attribute("aria-activedescendant")
                if here and wanted.get_attribute("id") == here:
                    break
                self.page.keyboard.press("ArrowDown")
            self.page.keyboard.press("Enter")
        expect(menu).to_have_value(words, timeout=PATIENCE)
        self.settle()

    def bet(self, page: str, option: str) -> None:
        """Place a bet; the button says which."""
        text = self.text(page)
        name = text(f"bet.{option}")
        self.press(self.button(name), "Space")
        expect(self.button(text.label("chosen", option=name))).to_be_visible(timeout=PATIENCE)

    def open_part(self, page: str, part: str) -> None:
        """Open one of the parts behind a page."""
        name = self.main.get_by_role("radio", name=self.text(page).label(part), exact=True)
        self.press(name, "Space")
        expect(name).to_be_checked(timeout=PATIENCE)

    # ---- the main job of each page ----

    def do_home(self) -> None:
        """Order and cook."""
        text = self.at("home")
        self.press(self.button(text("cook")))
        expect(self.page.get_by_role("heading", name=text("trained.name"), exact=True)).to_be_visible(timeout=PATIENCE)

    def do_seasoning(self, option: str = "3", salt: float = 3.0, spice: float = 0.8) -> None:
        """Bet, and move the sliders until the diners are happy."""
        text = self.at("seasoning")
        self.bet("seasoning", option)
        self.move("salt", salt)
        self.move("spice", spice)
        passed = text("you_did_it", tries=0, best=0).split("**")[1].split("0", 1)[0]
        expect(self.main.get_by_text(passed)).to_be_visible(timeout=PATIENCE)

    def do_one_step(self) -> None:
        """Bet, press four times, and nudge at the third."""
        text = self.at("one_step")
        self.bet("one_step", "salt")
        for press in ("taste", "wrong", "fault"):
            self.press(self.button(text(f"press.{press}")))
        self.press(self.button(text("nudge")))
        expect(self.main.get_by_text("0.01").first).to_be_visible(timeout=PATIENCE)
        self.press(self.button(text("press.adjust")))
        expect(self.button(text("press.again"))).to_be_visible(timeout=PATIENCE)

    def do_practice(self) -> None:
        """Bet and cook."""
        text = self.at("practice")
        self.bet("practice", "0.2")
        self.press(self.button(text("cook")))
        expect(self.main.get_by_text(text("metric.machine"), exact=True)).to_be_visible(timeout=PATIENCE)

    def do(self, page: str) -> None:
        """The main job of a page; where none is told here, the first bet and the one primary button."""
        getattr(self, f"do_{page}", lambda: self._do_what_is_primary(page))()

    def _do_what_is_primary(self, page: str) -> None:
        self.at(page)
        primary = self.main.get_by_test_id("stBaseButton-primary")
        for wanted in (self.bets(), primary):
            if wanted.count():
                self.press(wanted.first)

    def go_on(self, page: str) -> None:
        """Go on by the link at the foot of each page until that one."""
        here = self._open_page()
        while here != page:
            after = neighbours(here)[1]
            assert after is not None, f"no page after {here}"
            text = self.text(after.id)
            self.press(self.link(text.label("next", page=text.label(f"page.{after.id}"))))
            self.at(after.id)
            here = after.id

    def _open_page(self) -> str:
        path = urlsplit(self.page.url).path.strip("/")
        return next(entry.id for entry in OPEN_PAGES if entry.url_path == path)
