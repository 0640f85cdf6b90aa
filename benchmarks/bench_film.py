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

from playwright.sync_api import Browser

from benchmarks.bench_load import ROOT
from benchmarks.bench_page import PLACES, REST, WATCH, Place, Tab, browsing, opened, prepared, verdict

FOLLOWED = tuple(place for place in PLACES if place.name.startswith(("seasoning", "stations")))
TOLD_AFTER = 1_000
"""Milliseconds after the last move within which the server has to hear of it."""

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


KILOBYTES = {"seasoning": 5.0, "stations": 15.0}
"""And kB a move, by page."""


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
    """Wait for the film's message and its answer; from one to the page at rest."""
    began = time.perf_counter()
    while not tab.messages:
        tab.page.wait_for_timeout(10)
        if time.perf_counter() - began > 3:
            raise RuntimeError(f"{tab.name}: nothing was told")
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


def measure(browser: Browser, app: str, bare: str, moves: int, place: Place) -> None:
    """One film against the bare page."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-US")
    context.add_init_script(WATCH)
    empty, found = opened(context, "bare page", bare), Followed()
    tab = prepared(context, app, place)
    tab.page.wait_for_function("seasonToTaste.note?.lives")
    for _ in range(moves + 2):
        empty.move()
        found.painted.append(press(tab))
        told(tab, found)
    for values in (found.painted, found.rested, found.received, empty.waits):
        del values[:2]
    frames, changed, messages = drag(tab)
    own, painted, rested = median(empty.waits), median(found.painted), median(found.rested)
    size, most = median(found.received) / 1000, KILOBYTES[place.path.partition("?")[0]]
    rows = (
        ("bare page, key → at rest", f"{own:.0f} ms", ""),
        (
            "key → painted",
            f"{painted:.0f} ms, {painted / own:.2f} ×",
            f"at most {KEY:g} ×: {verdict(painted <= KEY * own)}",
        ),
        (
            "message → at rest",
            f"{rested:.0f} ms, {rested / own:.2f} ×",
            f"at most {REST_RATIO:g} ×: {verdict(rested <= REST_RATIO * own)}",
        ),
        ("told later than a second after the key", str(found.late), f"0: {verdict(not found.late)}"),
        ("frames a second while dragged", f"{frames:.0f}", f"{FRAMES:g}: {verdict(frames >= FRAMES)}"),
        ("moves that change the picture by the next frame", f"{changed:.0%}", ""),
        ("messages while dragged", str(messages), f"0: {verdict(not messages)}"),
        ("kB a move", f"{size:.1f}", f"at most {most:g}: {verdict(size <= most)}"),
    )
    print(f"\n| {place.name} | {moves} moves | target |\n|---|---:|---|")
    for row in rows:
        print(f"| {' | '.join(row)} |")
    context.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--moves", type=int, default=16, help="measured moves of each slider")
    parser.add_argument("--script", type=Path, default=ROOT / "streamlit_app.py", help="the app to start")
    asked = parser.parse_args()
    with browsing(asked.script) as (browser, app, bare):
        for place in FOLLOWED:
            measure(browser, app, bare, asked.moves, place)


if __name__ == "__main__":
    main()
