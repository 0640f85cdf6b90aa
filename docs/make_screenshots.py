"""Take the README's pictures from the running app: `.venv/bin/python docs/make_screenshots.py`.

Needs what the browser tests need. Each picture is a shared link, so anybody can open what it shows.
"""

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
CHROMIUM = "/usr/bin/chromium"
SIZE = {"width": 1280, "height": 860}
PICTURES = {
    "seasoning": "seasoning?lang=en&salt=2.2&spice=1.3&bet=most",
    "practice": "practice?lang=en&bet=0.2&rate=0.44&cook=rate%3D0.44&ghost=default",
    "next_word": "next_word?lang=en&bet=network&cook=default",
    "attention": "attention?lang=en&bet=50&cook=default",
}


@contextmanager
def running_app() -> Iterator[str]:
    """The address of the app, served on a free port while the block runs."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "streamlit_app.py", "--server.headless=true"]
    server = subprocess.Popen([*command, f"--server.port={port}"], cwd=HERE.parent, stdout=subprocess.DEVNULL)
    try:
        for _ in range(300):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1)
                break
            except OSError:
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def main() -> None:
    """Take every picture."""
    with running_app() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        for name, link in PICTURES.items():
            page = browser.new_page(viewport=SIZE, color_scheme="light")  # type: ignore[arg-type]
            page.goto(f"{url}/{link}")
            page.locator("canvas, .film svg").filter(visible=True).first.wait_for(timeout=60_000)
            page.locator(".st-key-progress [role=progressbar]").wait_for(state="detached", timeout=120_000)
            page.wait_for_timeout(10_000)  # what plays by itself comes to its end
            page.screenshot(path=HERE / f"{name}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
