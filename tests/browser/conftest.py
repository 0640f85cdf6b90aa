"""A real browser and a real server for the tests in this folder."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.browser.visitor import Hand, Visitor

ROOT = Path(__file__).resolve().parents[2]
SERVER_FLAGS = ("--server.headless=true", "--server.fileWatcherType=none", "--server.address=127.0.0.1")
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""Without a window's own buttons and tabs to draw, the first does the same in less time."""

BROWSER_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SECONDS_TO_START = 60
ON_CI = os.environ.get("CI") == "true"

Serve = Callable[..., str]
Visit = Callable[..., Visitor]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """On CI a browser test that fails is tried once more, and the summary names it: a key that a busy machine swallows
    says nothing of the app. Elsewhere it fails at once.
    """
    for item in items:
        if ON_CI and item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, the system's own. Without it the tests are skipped, but on CI they fail: there it must be installed."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        reason = "no chromium on the PATH: install it to run the browser tests"
        pytest.fail(reason) if ON_CI else pytest.skip(reason)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=BROWSER_FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serve]:
    """`serve(script, *flags)` starts Streamlit on a script, from the root of the repository, and returns its address.

    The same script with the same flags is started once; all servers end with the session.
    """
    running: dict[tuple[str, ...], tuple[str, subprocess.Popen[bytes]]] = {}

    def start(script: Path | str, *flags: str) -> str:
        wanted = (str(script), *flags)
        if wanted not in running:
            log = tmp_path_factory.mktemp("server") / "log.txt"
            running[wanted] = start_server(script, flags, log, port=free_port())
        return running[wanted][0]

    yield start
    for _, server in running.values():
        server.terminate()
    for _, server in running.values():
        server.wait(timeout=20)


@pytest.fixture(scope="session")
def app(serve: Serve) -> str:
    """The address of the app."""
    return serve("streamlit_app.py")


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> Iterator[dict[str, BrowserContext]]:
    """Contexts by their options. Tabs share one so that the app's scripts are fetched once; a tab is a reader."""
    opened: dict[str, BrowserContext] = {}
    yield opened
    for context in opened.values():
        context.close()


@pytest.fixture(scope="session")
def walkers() -> Iterator[dict[str, Visitor]]:
    """Who goes on to the next page in the next test, by the kind of tour: to load the app anew takes longer."""
    walking: dict[str, Visitor] = {}
    yield walking
    for visitor in walking.values():
        visitor.page.close()


@pytest.fixture
def visit(
    browser: Browser, contexts: dict[str, BrowserContext], app: str, walkers: dict[str, Visitor]
) -> Iterator[Visit]:
    """`visit(**options)` opens a tab. Whatever it asks of another origin or prints on the console fails the test."""
    visitors: list[Visitor] = []

    def open_tab(
        *, language: str = "en", hand: Hand = "mouse", width: int = 1280, height: int = 800, **options: Any
    ) -> Visitor:
        options = {
            "locale": "en-GB",
            "color_scheme": "light",
            **options,
            "viewport": {"width": width, "height": height},
        }
        key = repr(sorted(options.items()))
        if key not in contexts:
            contexts[key] = browser.new_context(**options)
        visitors.append(Visitor(contexts[key].new_page(), app, language, hand))
        return visitors[-1]

    yield open_tab
    seen = [*visitors, *walkers.values()]
    for visitor in visitors:
        if visitor not in walkers.values():
            visitor.page.close()
    assert [complaint for visitor in seen for complaint in visitor.complaints] == []
    assert {url for visitor in seen for url in visitor.requests if not _stays_here(url, app)} == set()


def _stays_here(url: str, address: str) -> bool:
    return url.startswith((f"{address}/", f"blob:{address}/", "data:"))


def start_server(
    script: Path | str, flags: tuple[str, ...], log: Path, *, port: int
) -> tuple[str, subprocess.Popen[bytes]]:
    """Start Streamlit on a script and wait until it answers; its address and its process."""
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "streamlit", "run", str(script), f"--server.port={port}", *SERVER_FLAGS, *flags]
    paths = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    with log.open("wb") as out:
        environment = {**os.environ, "PYTHONPATH": paths, "OPENBLAS_NUM_THREADS": "1"}  # as the tests themselves
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=subprocess.STDOUT)
    _wait_until_healthy(address, server, log)
    return address, server


def _wait_until_healthy(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    give_up = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < give_up and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    server.kill()
    pytest.fail(f"the server did not start; its log:\n{log.read_text(errors='replace')}")


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
