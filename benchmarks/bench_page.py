"""How fast a slider answers: `python -m benchmarks.bench_page`.

One Chromium shows the app's pages and `bare_page.py`, a page with one slider and its value, each in a tab of its own.
They take turns: a slider is focused, ArrowRight is pressed, and the time runs from the key to the last change of the
page before half a second of rest. A change is one of the document, of a canvas or of a picture. Only ratios within one
run are claimed. Then a run of a thousand rounds is played in the player, counting frames and messages.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import NamedTuple

from playwright.sync_api import Browser, BrowserContext, Locator, Page, WebSocket, sync_playwright

from benchmarks.bench_load import ROOT, load, machine, serve
from tests.jobs import JOBS

BARE = Path(__file__).resolve().with_name("bare_page.py")
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
SLIDER = "[data-testid=stSlider] input[type=range]"
WARM_UP = 2
REST = 500
"""Milliseconds without a change after which a page is done."""


class Place(NamedTuple):
    """A kind of slider: its name here, the address, the key of its widget, and what is pressed before, by key."""

    name: str
    path: str
    key: str
    presses: tuple[str, ...] = ()


def bet(page: str) -> tuple[str, ...]:
    """The bet of the page's main job."""
    return JOBS[page].presses[:1]


def job(page: str) -> tuple[str, ...]:
    """All that is pressed in it."""
    return JOBS[page].presses


LONG_RUN = Place("practice, learning rate", "practice?lang=en&rounds=1000", "rate", job("practice"))
PLACES = (
    Place("seasoning, complaints", "seasoning?lang=en", "salt", bet("seasoning")),
    Place("line, slope", "line?lang=en", "line_a", bet("line")),
    Place("line, slope, fitted", "line?lang=en", "line_a", job("line")),
    Place("line, question", "line?lang=en", "ask_x", bet("line")),
    LONG_RUN,
    Place("six, learning rate", "six?lang=en", "_race_rate", job("six")),
    Place("judges, picky diner", "judges?lang=en", "picky", job("judges")),
    Place("judges, stated chance", "judges?lang=en", "_stated", job("judges")),
    Place("stations, ticket", "stations?lang=en", "ticket_salt", bet("stations")),
    Place("stations, round", "stations?lang=en", "net_round", job("stations")),
    Place("stations, weight by hand", "stations?lang=en&net_mode=hand", "_weight", bet("stations")),
    Place("blame, ticket", "blame?lang=en", "slip_salt", (*bet("blame"), "kitchen")),
)

RATIO, KILOBYTES, FRAMES = 2.0, 25.0, 60.0
"""The targets: times a bare page, a move's messages, frames a second while the player plays."""

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
  const player = playing.getRootNode().querySelector(".player"), began = performance.now();
  let frames = 0, drawn = 0, before = watch.draws;
  playing.click();
  const tick = (now) => {
    frames += 1;
    drawn += watch.draws > before;
    before = watch.draws;
    if (player.dataset.playing === "true" && now - began < 20000) requestAnimationFrame(tick);
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
    page.locator(f"{SLIDER}, h1").first.wait_for(state="attached")
    tab.settle()
    return tab


def prepared(context: BrowserContext, app: str, place: Place) -> Tab:
    """A tab at one of the `PLACES`, past its bet and after its run."""
    tab = done(context, app, place)
    tab.slider.wait_for(state="attached")
    return tab


def done(context: BrowserContext, app: str, place: Place) -> Tab:
    """The same, whether or not there is a slider."""
    tab = opened(context, place.name, f"{app}/{place.path}", f"[class*='st-key-{place.key}'] input[type=range]")
    for press in place.presses:
        widget = tab.page.locator(f".st-key-{press.replace('.', '-')}")
        widget.locator("button, summary").first.click()
        tab.settle()
    return tab


def compare(bare: Tab, tab: Tab, moves: int) -> None:
    """Let the bare page and another take turns."""
    for turn in range(WARM_UP + moves):
        bare.move()
        tab.move()
        if turn < WARM_UP:
            for each in (bare, tab):
                each.waits.pop(), each.received.pop()


def play(tab: Tab) -> tuple[float, float, int]:
    """Play the player from start to end: frames a second, the same counting only those drawn on, and messages."""
    tab.page.bring_to_front()
    button = tab.page.locator(".player:not([data-clock]) .play")
    button.scroll_into_view_if_needed()
    tab.settle()
    tab.forget()
    frames, drawn, seconds = button.evaluate(PLAYED)
    return frames / seconds, drawn / seconds, tab.messages


def row(bare: Tab, tab: Tab) -> str:
    """A line of the table of moves. A move that settles a bet draws the whole page once; the median is any other."""
    own = bare.waits[-len(tab.waits) :]
    ratio, size = median(tab.waits) / median(own), median(tab.received) / 1000
    told = f"at most {RATIO:g}: {verdict(ratio <= RATIO)}", f"under {KILOBYTES:g}: {verdict(size < KILOBYTES)}"
    return (
        f"| {tab.name} | {len(tab.waits)} | {median(own):.0f} ms | {median(tab.waits):.0f} ms | {ratio:.1f} "
        f"| {told[0]} | {size:.1f} | {max(tab.received) / 1000:.1f} | {told[1]} |"
    )


def verdict(reached: bool) -> str:
    """Whether a target was met, in a word."""
    return "reached" if reached else "MISSED"


def measure(browser: Browser, app: str, bare: str, moves: int, wanted: str) -> None:
    """Everything, in one browser."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-US")
    context.add_init_script(WATCH)
    empty = opened(context, "bare page", bare)
    print("| page and slider | moves | bare page | median | times bare | target | kB a move | the most | target |")
    print("|---|---:|---:|---:|---:|---|---:|---:|---|")
    for place in (place for place in PLACES if place.name.startswith(wanted)):
        tab = prepared(context, app, place)  # one at a time: many open tabs slow each other down
        compare(empty, tab, moves)
        print(row(empty, tab), flush=True)
        tab.page.close()
    frames, drawn, messages = play(prepared(context, app, LONG_RUN))
    print("\n| the player plays 1,000 rounds | measured | target |\n|---|---:|---|")
    print(f"| frames a second | {frames:.1f} | |")
    print(f"| frames a second with something drawn | {drawn:.1f} | about {FRAMES:g} |")
    print(f"| messages, either way | {messages} | 0: {verdict(messages == 0)} |")


def chromium() -> str | None:
    """Where the system's own browser lies, if it has one."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@contextmanager
def browsing(script: Path) -> Iterator[tuple[Browser, str, str]]:
    """A browser, and the addresses of the app and of the bare page; says before and after how busy the machine is."""
    with ExitStack() as stack:
        app, _ = stack.enter_context(serve(script))
        bare, _ = stack.enter_context(serve(BARE))
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        versions = f"Chromium {browser.version}, Playwright {importlib.metadata.version('playwright')}"
        print(f"{machine()}, {versions}\n\nBefore: {load()}.\n")
        yield browser, f"http://127.0.0.1:{app}", f"http://127.0.0.1:{bare}"
        print(f"\nAfter: {load()}.")
        browser.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--moves", type=int, default=12, help="measured moves of each slider")
    parser.add_argument("--page", default="", help="only the tabs whose name begins with this, such as 8")
    parser.add_argument("--script", type=Path, default=ROOT / "streamlit_app.py", help="the app to start")
    asked = parser.parse_args()
    with browsing(asked.script) as (browser, app, bare):
        measure(browser, app, bare, asked.moves, asked.page)


if __name__ == "__main__":
    main()
