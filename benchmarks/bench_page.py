"""How fast a slider answers: `python -m benchmarks.bench_page`.

One Chromium shows the app's pages and `bare_page.py`, a page with one slider and its value, each in a tab of its own.
They take turns: a slider is focused, ArrowRight is pressed, and the time runs from the key to the last change of the
page before half a second of rest. A change is one of the document, of a canvas or of a picture. Only ratios within one
run are claimed. Then a run of a thousand rounds is played on the stage, counting frames and messages.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import shutil
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, BrowserContext, Locator, Page, WebSocket, sync_playwright

from benchmarks.bench_load import ROOT, load, machine, serve

BARE = Path(__file__).resolve().with_name("bare_page.py")
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
SLIDER = "[data-testid=stSlider] input[type=range]"
WARM_UP = 2
REST = 500
"""Milliseconds without a change after which a page is done."""

COOK = (".st-key-cook button",)
PLACES = (
    ("1, complaints", "seasoning?lang=en&bet=3", "salt", ()),
    ("1, taste map", "seasoning?lang=en&bet=3&view=taste_map", "salt", ()),
    ("2, slope", "line?lang=en&bet=all", "line_a", ()),
    ("2, slope, fitted", "line?lang=en&bet=all", "line_a", (".st-key-fit button",)),
    ("2, question", "line?lang=en&bet=all", "ask_x", ()),
    ("5, learning rate", "practice?lang=en&bet=0.2&rounds=1000", "_rate", COOK),
    ("5, grams", "practice?lang=en&bet=0.2&rounds=1000", "salt", (*COOK, ".st-key-kitchen summary")),
    ("6, learning rate", "six?lang=en&bet=adam", "_race_rate", (".st-key-race button",)),
    ("7, picky diner", "judges?lang=en&bet=huber", "picky", COOK),
    ("7, stated chance", "judges?lang=en&bet=huber", "_stated", COOK),
    ("8, ticket", "stations?lang=en&bet=3", "ticket_salt", ()),
    ("8, round", "stations?lang=en&bet=3", "net_round", (".st-key-train button",)),
    ("8, weight by hand", "stations?lang=en&bet=3&net_mode=hand", "_weight", ()),
    ("9, ticket", "blame?lang=en&bet=1", "slip_salt", (".st-key-kitchen summary",)),
)
"""Every kind of slider: its name here, the address, the key of its widget, and what is pressed before."""

RATIO, KILOBYTES, FRAMES = 2.0, 25.0, 60.0
"""The targets: times a bare page, a move's messages, frames a second while the stage plays."""

WATCH = """
const watch = { pressed: 0, last: 0, draws: 0 };
window.watch = watch;
const changed = () => { watch.last = performance.now(); };
const outside = (node) => !(node.nodeType === 1 ? node : node.parentElement)?.closest(
  "[data-testid=stStatusWidget], [data-testid=stHeader]");
const observer = new MutationObserver((records) => records.some((record) => outside(record.target)) && changed());
const everything = { subtree: true, childList: true, attributes: true, characterData: true };
observer.observe(document, everything);
const attach = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (options) {
  const root = attach.call(this, options);
  observer.observe(root, everything);
  return root;
};
for (const name of ["clearRect", "drawImage", "fill", "fillRect", "fillText", "putImageData", "stroke"]) {
  const draw = CanvasRenderingContext2D.prototype[name];
  CanvasRenderingContext2D.prototype[name] = function (...given) {
    watch.draws += 1;
    changed();
    return draw.apply(this, given);
  };
}
document.addEventListener("load", (event) => event.target.tagName === "IMG" && changed(), true);
document.addEventListener("keydown", () => { watch.pressed = watch.last = performance.now(); }, true);
"""

SETTLED = """(rest) => new Promise((done) => {
  const look = () => {
    const quiet = performance.now() - watch.last;
    if (quiet >= rest) done(watch.last - watch.pressed);
    else setTimeout(look, rest - quiet);
  };
  look();
})"""

PLAYED = """(playing) => new Promise((done) => {
  const stage = playing.getRootNode().querySelector(".stage"), began = performance.now();
  let frames = 0, drawn = 0, before = watch.draws;
  playing.click();
  const tick = (now) => {
    frames += 1;
    drawn += watch.draws > before;
    before = watch.draws;
    if (stage.dataset.playing === "true" && now - began < 20000) requestAnimationFrame(tick);
    else done([frames, drawn, (performance.now() - began) / 1000]);
  };
  requestAnimationFrame(tick);
})"""


@dataclass
class Tab:
    """One page with a slider, and what was measured on it.

    Attributes:
        waits: milliseconds from key to last change, one a move.
        received: bytes that each move brought.
        weight, messages: bytes that came, and how many messages came and went, since `forget`.
    """

    name: str
    page: Page
    slider: Locator
    waits: list[float] = field(default_factory=list)
    received: list[int] = field(default_factory=list)
    weight: int = 0
    messages: int = 0

    def forget(self) -> None:
        """Count from here."""
        self.weight = self.messages = 0

    def count(self, payload: str | bytes, *, came: bool) -> None:
        """Count a message."""
        self.messages += 1
        self.weight += len(payload) if came else 0

    def move(self) -> None:
        """Press a key on the slider and wait until nothing changes any more."""
        self.page.bring_to_front()
        self.slider.focus()
        self.settle()
        full = self.slider.evaluate("(slider) => Number(slider.value) >= Number(slider.max)")
        self.forget()
        self.slider.press("Home" if full else "ArrowRight")
        self.waits.append(self.settle())
        self.received.append(self.weight)
        if not self.weight:
            raise RuntimeError(f"{self.name}: the key was not answered")

    def settle(self) -> float:
        """Wait for rest; milliseconds from the last key to the last change."""
        return float(self.page.evaluate(SETTLED, REST))


def opened(context: BrowserContext, name: str, address: str, slider: str = SLIDER) -> Tab:
    """A tab on this address, its messages counted, at rest."""
    page = context.new_page()
    tab = Tab(name, page, page.locator(slider).first)

    def listen(line: WebSocket) -> None:
        line.on("framereceived", lambda payload: tab.count(payload, came=True))
        line.on("framesent", lambda payload: tab.count(payload, came=False))

    page.on("websocket", listen)
    page.goto(address)
    page.locator(SLIDER).first.wait_for(state="attached")
    tab.settle()
    return tab


def app_tabs(context: BrowserContext, app: str, wanted: str) -> list[Tab]:
    """The app's tabs whose name begins as wanted, past their bets and after their runs."""
    tabs = []
    for name, path, key, presses in PLACES:
        if name.startswith(wanted):
            tab = opened(context, name, f"{app}/{path}", f"[class*='st-key-{key}'] input[type=range]")
            for press in presses:
                tab.page.locator(press).first.click()
                tab.settle()
            tab.slider.wait_for(state="attached")
            tabs.append(tab)
    return tabs


def compare(tabs: Sequence[Tab], moves: int) -> None:
    """Let all tabs take turns, the bare page before each of the others."""
    bare, *others = tabs
    for turn in range(WARM_UP + moves):
        for tab in others:
            bare.move()
            tab.move()
        if turn < WARM_UP:
            for tab in tabs:
                tab.waits.clear()
                tab.received.clear()


def play(tab: Tab) -> tuple[float, float, int]:
    """Play the stage from start to end: frames a second, the same counting only those drawn on, and messages."""
    tab.page.bring_to_front()
    button = tab.page.locator(".stage .play")
    button.scroll_into_view_if_needed()
    tab.settle()
    tab.forget()
    frames, drawn, seconds = button.evaluate(PLAYED)
    return frames / seconds, drawn / seconds, tab.messages


def report(tabs: Sequence[Tab]) -> None:
    """The table of the moves."""
    bare = median(tabs[0].waits)
    print("| page and slider | moves | median | slowest | times bare | target | kB a move | target |")
    print("|---|---:|---:|---:|---:|---|---:|---|")
    for tab in tabs:
        ratio, size = median(tab.waits) / bare, max(tab.received) / 1000
        told = f"at most {RATIO:g}: {verdict(ratio <= RATIO)}", f"under {KILOBYTES:g}: {verdict(size < KILOBYTES)}"
        speed, weight = told if tab is not tabs[0] else ("", "")
        print(
            f"| {tab.name} | {len(tab.waits)} | {median(tab.waits):.0f} ms | {max(tab.waits):.0f} ms "
            f"| {ratio:.2f} | {speed} | {size:.1f} | {weight} |"
        )


def verdict(reached: bool) -> str:
    """Whether a target was met, in a word."""
    return "reached" if reached else "MISSED"


def measure(browser: Browser, app: str, bare: str, moves: int, wanted: str) -> None:
    """Everything, in one browser."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-US")
    context.add_init_script(WATCH)
    tabs = [opened(context, "bare page", bare), *app_tabs(context, app, wanted)]
    compare(tabs, moves)
    report(tabs)
    frames, drawn, messages = play(app_tabs(context, app, "5, learning rate")[0])
    print("\n| the stage plays 1,000 rounds | measured | target |\n|---|---:|---|")
    print(f"| frames a second | {frames:.1f} | |")
    print(f"| frames a second with something drawn | {drawn:.1f} | about {FRAMES:g} |")
    print(f"| messages, either way | {messages} | 0: {verdict(messages == 0)} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--moves", type=int, default=12, help="measured moves of each slider")
    parser.add_argument("--page", default="", help="only the tabs whose name begins with this, such as 8")
    parser.add_argument("--script", type=Path, default=ROOT / "streamlit_app.py", help="the app to start")
    asked = parser.parse_args()
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with ExitStack() as stack:
        app, _ = stack.enter_context(serve(asked.script))
        bare, _ = stack.enter_context(serve(BARE))
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        versions = f"Chromium {browser.version}, Playwright {importlib.metadata.version('playwright')}"
        print(f"{machine()}, {versions}\n\nBefore: {load()}.\n")
        measure(browser, f"http://127.0.0.1:{app}", f"http://127.0.0.1:{bare}", asked.moves, asked.page)
        print(f"\nAfter: {load()}.")
        browser.close()


if __name__ == "__main__":
    main()
