"""What a page sends when it is opened: `python -m benchmarks.bench_opening [pages]`.

One Chromium opens each page in a context of its own, and `bare_page.py`, a page with one slider and its value: so much
is Streamlit's own frame. Bytes of messages are counted until the page is drawn, and until it is at rest: where films
live it is drawn anew once they do. Programs and style sheets of Streamlit's own, the same for all, are not counted.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass, field

from playwright.sync_api import Browser, WebSocket
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.bench_load import ROOT
from benchmarks.bench_page import browsing, verdict
from tests.jobs import PAGES
from ui.kit.menu import entry
from ui.kit.text import LANGUAGES

KILOBYTES = 60.0
"""The target, beyond the frame."""

REST, LOOK = 4_000, 250
"""Milliseconds without a message after which a page is at rest."""


@dataclass
class Opening:
    """What came: the bytes of each message, and how many had come when the page was drawn."""

    sizes: list[int] = field(default_factory=list)
    drawn: int = 0

    def take(self, payload: str | bytes) -> None:
        """Count a message."""
        self.sizes.append(len(payload))
        if isinstance(payload, bytes) and ForwardMsg.FromString(payload).WhichOneof("type") == "script_finished":
            self.drawn = self.drawn or len(self.sizes)


def opened(browser: Browser, address: str) -> tuple[float, float]:
    """Kilobytes until the page is drawn, and until it is at rest."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-US")
    page, opening, quiet, before = context.new_page(), Opening(), 0, 0

    def listen(line: WebSocket) -> None:
        line.on("framereceived", opening.take)

    page.on("websocket", listen)
    page.goto(address)
    while not opening.drawn or quiet < REST:
        page.wait_for_timeout(LOOK)
        quiet, before = (quiet + LOOK if before == len(opening.sizes) else 0), len(opening.sizes)
    context.close()
    return sum(opening.sizes[: opening.drawn]) / 1000, sum(opening.sizes) / 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("pages", nargs="*", choices=[*PAGES, []], help="which, if not all")
    asked = parser.parse_args()
    with browsing(ROOT / "streamlit_app.py") as (browser, app, bare):
        frame = opened(browser, bare)
        print(f"Streamlit's own frame: {frame[0]:.1f} kB, at rest {frame[1]:.1f} kB.\n")
        print("| page, language | kB until drawn, beyond the frame | until at rest | target |\n|---|---:|---:|---|")
        for page in asked.pages or PAGES:
            for language in LANGUAGES:
                drawn, rest = opened(browser, f"{app}/{entry(page).url_path}?lang={language}")
                told = drawn - frame[0], rest - frame[1]
                print(
                    f"| {page}, {language} | {told[0]:.1f} | {told[1]:.1f} | {verdict(told[0] <= KILOBYTES)} |",
                    flush=True,
                )


if __name__ == "__main__":
    main()
