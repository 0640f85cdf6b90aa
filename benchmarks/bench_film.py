"""How a picture follows the hand: `python -m benchmarks.bench_film`.

One Chromium shows a page whose pictures are films, and `bare_page.py`, a page with one slider and its value, in turns:
from a key to the last change of the picture; from the film's message, when the hand has rested, to the page at rest;
and a drag of two seconds, counting frames, changes and messages. Only ratios in one run are claimed.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, BrowserContext

from benchmarks.bench_load import ROOT
from benchmarks.bench_page import (
    PLACES,
    REST,
    SLIDER,
    WARM_UP,
    WATCH,
    Place,
    Tab,
    browsing,
    done,
    job,
    opened,
    prepared,
)
from tests.jobs import LESSONS

BY_HAND = next(place for place in PLACES if place.name == "stations, weight by hand")
"""The one slider that stands only behind a setting of its own."""

TOLD_AFTER = 1_000
"""Milliseconds after the last move within which the server has to hear of it."""

OPENED = 2_000
"""Milliseconds after the last press until a slider can be moved."""

KEY, REST_RATIO, FRAMES = 1.0, 2.0, 50.0
"""The targets: key to painted and message to rest, times a bare page; frames a second."""

PAINTED = """(rest) => new Promise((done) => {
  const look = () => {
    const quiet = performance.now() - watch.last;
    if (quiet >= rest) done(watch.last - watch.pressed);
    else setTimeout(look, 5);
  };
  look();
})"""

COUNT = """() => {
  const count = window.count = { frames: 0, changed: 0, began: performance.now(), on: true };
  let before = watch.last;
  const tick = () => {
    count.frames += 1;
    count.changed += watch.last > before;
    before = watch.last;
    if (count.on) requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
}"""

COUNTED = "() => { count.on = false; return [count.frames, count.changed, (performance.now() - count.began) / 1000]; }"


LIGHT, HEAVY = 5.0, 15.0
"""And kB a move: on *Season it yourself*, and anywhere."""

KEYS = """sliders => sliders.filter((slider) => slider.checkVisibility())
  .map((slider) => slider.closest('[class*=st-key-]').className.match(/st-key-(\\w+)/)[1])"""


@dataclass
class Followed:
    """What was measured of a film: milliseconds, bytes, and messages too early or too late."""

    painted: list[float] = field(default_factory=list)
    rested: list[float] = field(default_factory=list)
    received: list[int] = field(default_factory=list)
    late: int = 0


def press(tab: Tab) -> float:
    """A key on the slider; milliseconds until what it changes at once is painted."""
    tab.page.bring_to_front()
    tab.slider.focus()
    tab.settle()
    full = tab.slider.evaluate("(slider) => Number(slider.value) >= Number(slider.max)")
    tab.forget()
    tab.slider.press("Home" if full else "ArrowRight")
    return float(tab.page.evaluate(PAINTED, 200))


def told(tab: Tab, found: Followed) -> None:
    """Wait for the film's message and its answer; from one to the page at rest. Some sliders tell only with a press."""
    began = time.perf_counter()
    while not tab.messages:
        tab.page.wait_for_timeout(10)
        if time.perf_counter() - began > 3:
            return
    while not tab.weight:
        tab.page.wait_for_timeout(10)
    tab.page.wait_for_timeout(REST)
    tab.settle()
    last = float(tab.page.evaluate("watch.last"))
    asked = float(tab.page.evaluate("seasonToTaste.hand.told"))
    pressed = float(tab.page.evaluate("watch.pressed"))
    found.rested.append(max(0.0, last - asked))  # nothing, if the answer changes nothing that is seen
    found.received.append(tab.weight)
    found.late += asked - pressed > TOLD_AFTER


def drag(tab: Tab) -> tuple[float, float, int]:
    """Hold the thumb for two seconds and move it to and fro, a place at a time, as fast as the driver can.

    Returns:
        Frames a second, the share of moves after which something in the picture has changed, and messages.
    """
    tab.page.bring_to_front()
    track = tab.slider.locator("xpath=ancestor::*[@role='group'][1]/*[1]").bounding_box()
    assert track
    mouse, y = tab.page.mouse, track["y"] + track["height"] / 2
    low, high, now = (float(tab.slider.evaluate(f"slider => slider.{part}")) for part in ("min", "max", "value"))
    mouse.move(track["x"] + (now - low) / (high - low) * track["width"], y)
    mouse.down()
    tab.forget()
    tab.page.evaluate(COUNT)
    step, until = 0, time.perf_counter() + 2
    while time.perf_counter() < until:
        step += 1
        mouse.move(track["x"] + abs(step % 120 - 60) / 60 * track["width"], y)
    frames, changed, seconds = tab.page.evaluate(COUNTED)
    messages = tab.messages
    mouse.up()
    tab.page.wait_for_timeout(1_500)
    return frames / seconds, changed / step, messages


def measure(empty: Tab, tab: Tab, moves: int) -> str:
    """One slider against the bare page: a line of the table."""
    found = Followed()
    tab.page.wait_for_function("seasonToTaste.note?.lives")
    for _ in range(moves + WARM_UP):
        empty.move()
        found.painted.append(press(tab))
        told(tab, found)
    frames, changed, messages = drag(tab)
    own, painted = median(empty.waits[-moves:]), median(found.painted[-moves:])
    missed = {
        "painted": painted > KEY * own,
        "told late": found.late > 0,
        "frames": frames < FRAMES,
        "messages": messages > 0,
    }
    rest, weight = "with a press", ""
    if found.rested:
        rested, size = median(found.rested[-moves:]), median(found.received[-moves:]) / 1000
        rest, weight = f"{rested:.0f} ms, {rested / own:.2f} ×", f"{size:.1f}"
        most = LIGHT if tab.name.startswith("seasoning") else HEAVY
        missed |= {"at rest": rested > REST_RATIO * own, "kB": size > most}
    cells = (
        tab.name,
        f"{own:.0f} ms",
        f"{painted:.0f} ms, {painted / own:.2f} ×",
        rest,
        f"{frames:.0f}, {changed:.0%}, {messages}",
        weight,
        ", ".join(name for name, is_missed in missed.items() if is_missed),
    )
    return f"| {' | '.join(cells)} |"


def sliders(context: BrowserContext, app: str, page: str) -> list[Place]:
    """All sliders in sight that can be moved when the page's main job is done."""
    tab = done(context, app, Place(page, f"{page}?lang=en", "", job(page)))
    tab.page.wait_for_timeout(OPENED)
    keys = tab.page.locator(f"{SLIDER}:enabled").evaluate_all(KEYS)
    tab.page.close()
    return [Place(f"{page}, {key.lstrip('_')}", f"{page}?lang=en", key, job(page)) for key in keys]


def measure_all(browser: Browser, app: str, bare: str, moves: int, pages: list[str]) -> None:
    """Every slider of these pages, one tab at a time."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-US")
    context.add_init_script(WATCH)
    empty = opened(context, "bare page", bare)
    print("| slider | bare page | key → painted | message → at rest | frames, changed, messages | kB a move | missed |")
    print("|---|---:|---:|---:|---:|---:|---|")
    for page in pages:
        for place in [*sliders(context, app, page), *([BY_HAND] if page == "stations" else [])]:
            tab = prepared(context, app, place)
            print(measure(empty, tab, moves), flush=True)
            tab.page.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--moves", type=int, default=8, help="measured moves of each slider")
    parser.add_argument("--pages", nargs="*", default=LESSONS, help="their ids; all but Home where none is named")
    parser.add_argument("--script", type=Path, default=ROOT / "streamlit_app.py", help="the app to start")
    asked = parser.parse_args()
    with browsing(asked.script) as (browser, app, bare):
        measure_all(browser, app, bare, asked.moves, asked.pages)


if __name__ == "__main__":
    main()
