"""What the process holds when every page has been used in both languages: `python -m benchmarks.bench_memory`.

One Chromium does the main job of every page in one language after the other, each in a tab of its own that is closed
after it. After each language the server's resident memory is printed, now and at the most.
"""

from __future__ import annotations

from playwright.sync_api import sync_playwright

from benchmarks.bench_load import ROOT, load, machine, memory, serve
from benchmarks.bench_page import FLAGS, chromium, verdict
from tests.browser.visitor import Visitor
from tests.jobs import JOBS, PAGES, go
from ui.kit.text import LANGUAGES

MEGABYTES = 300.0
"""The target, at the most."""


def main() -> None:
    print(f"{machine()}\n\nBefore: {load()}. All {len(PAGES)} pages, each with its main job.\n")
    print("| when | MB | at most |\n|---|---:|---:|")
    with serve(ROOT / "streamlit_app.py") as (port, process), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        print(f"| started | {memory(process)[0]:.0f} | |", flush=True)
        for language in LANGUAGES:
            for page in PAGES:
                tab = browser.new_page(viewport={"width": 1280, "height": 800})
                go(Visitor(tab, f"http://127.0.0.1:{port}", language).open(page), JOBS[page].main)
                tab.close()
            now, most = memory(process)
            print(f"| after {language} | {now:.0f} | {most:.0f} |", flush=True)
        browser.close()
    print(f"\nAt most {MEGABYTES:g} MB: {verdict(most <= MEGABYTES)}. After: {load()}.")


if __name__ == "__main__":
    main()
