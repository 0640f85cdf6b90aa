"""How many readers one server bears: `python -m benchmarks.bench_load`.

Starts the app once for each number of readers and lets them all work on one page: each opens it over the very
websocket that a browser uses, places the bet, does what is to be done once and then moves a slider every two seconds,
give or take a fifth. A move is timed from the message sent to the message that the script has finished. Everything
stays on this machine and stops by itself; the readers share its cores with the server, so their own use of them is
printed beside.
"""

from __future__ import annotations

import argparse
import asyncio
import importlib.metadata
import json
import os
import platform
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

from lessons.next_word.settings import READ
from lessons.six.settings import RACE_RATES
from tests.groups import KINDS
from tests.jobs import JOBS
from ui.settings import Number

ROOT = Path(__file__).resolve().parent.parent
FLAGS = ("--server.headless=true", "--server.address=127.0.0.1", "--server.fileWatcherType=none")
SECONDS_TO_START = 60.0
SECONDS_A_RUN = 150.0
PATIENCE = 10.0
"""A reader who has waited this many seconds for an answer counts as an error and leaves."""

BETWEEN_MOVES, JITTER = 2.0, 0.2
DOORS = 8
"""How many readers open the page at the same time, before the measurement."""

MOVES_BEFORE = 10
"""Readers have made none to nine moves before the measurement: were all to begin at once, all would come at once to the
move after which the whole page is drawn again."""

NOTE = "film_note"
"""The key of what films tell at rest."""

LINE: dict[str, Any] = {
    "subprotocols": ["streamlit"],
    "compression": None,
    "max_size": None,
    "ping_interval": None,
    "proxy": None,
}

MEDIAN_MS, SLOW_MS, PROCESS_MB, READER_MB = 100.0, 350.0, 250.0, 0.5
"""The targets, for 200 readers on two cores."""


class Work(NamedTuple):
    """What every reader does on a page: presses buttons once, then moves a slider, all by their keys.

    Attributes:
        places: the slider's values; where its steps are uneven it sends the words that it shows.
        film: a film that lives on the page: then a move is what it tells at rest, and not a rerun of the slider.
        others: the page's other sliders that its films follow. They stay where they are.
    """

    presses: tuple[str, ...]
    slider: str
    places: Sequence[float | str]
    film: str = ""
    others: tuple[str, ...] = ()

    def told(self, to: float | str) -> list[int]:
        """The places of all sliders as films tell them: this one's stands first on its page."""
        return [self.places.index(to), *(kind.place_of(kind.default) for kind in map(_number, self.others))]


def _number(name: str) -> Number:
    setting = KINDS[name]
    assert isinstance(setting, Number)
    return setting


def _steps(name: str) -> list[float]:
    return list(_number(name).values)


WORK = {
    "seasoning": Work(JOBS["seasoning"].presses, "salt", _steps("salt"), "plate", ("spice",)),
    "line": Work(JOBS["line"].presses[:1], "line_a", _steps("line_a"), "plot", ("line_b", "ask_x")),
    "six": Work(JOBS["six"].presses, "_race_rate.en.kitchen", [str(rate) for rate in RACE_RATES], "beginnings"),
    "next_word": Work(JOBS["next_word"].presses[:1], "word_place", _steps("word_place"), "rows", ("word_heat",)),
    "judges": Work(JOBS["judges"].presses, "picky", _steps("picky"), "plates"),
}
"""By page."""

EVERYWHERE = "everywhere"
"""Instead of a page: the readers take these in turn."""

TRAINER = Work(("practise",), "word_place", ())
"""Whoever has the network of *What comes next?* practise meanwhile, in the one thread of the process for that."""


class ReaderError(Exception):
    """The app did not answer a reader as it should."""


@dataclass
class Reader:
    """One simulated browser tab: remembers the widgets on its page and what they hold."""

    socket: ClientConnection
    page_name: str
    films: bool = True
    query: str = ""
    widgets: dict[str, str] = field(default_factory=dict)
    fragments: dict[str, str] = field(default_factory=dict)
    cached: set[str] = field(default_factory=set)
    drawn: set[str] = field(default_factory=set)
    lives: bool = False
    page: str = ""
    moves: int = 0

    @property
    def work(self) -> Work:
        """What is done here."""
        return WORK.get(self.page_name, TRAINER)

    async def open(self) -> None:
        """Load the page as a browser does."""
        await self.run(ClientState(page_name=self.page_name, query_string=self.query))

    async def press(self, key: str) -> None:
        """Press a button."""
        state, widget = self._state(key)
        widget.trigger_value = True
        await self.run(state)

    async def slide(self, to: float | str) -> None:
        """Move the slider; where a film lives, it tells so when the hand has rested."""
        state, widget = self._state(self.work.slider)
        (widget.string_array_value if isinstance(to, str) else widget.double_array_value).data.append(to)
        if self.films and self.work.film:
            self.moves += 1
            state.fragment_id = self.fragments[NOTE]
            self._tell(state, NOTE, {"ends": [[self.moves, self.work.told(to)]]})
        await self.run(state)

    async def live(self) -> None:
        """Let the page's films say once that they follow the hand; on some pages they come with the bet."""
        if self.films and not self.lives and self.work.film in self.widgets:
            self.lives = True
            state = ClientState(page_script_hash=self.page, cached_message_hashes=self.cached)
            self._tell(state, self.work.film, {"lives": True})
            await self.run(state)

    def _tell(self, state: ClientState, key: str, what: object) -> None:
        """What a component of this key tells, as a browser writes it."""
        told = state.widget_states.widgets.add(id=f"$$STREAMLIT_INTERNAL_KEY_{self.widgets[key]}__events")
        told.json_trigger_value = json.dumps([{"event": "told", "value": what}])

    async def run(self, state: ClientState) -> None:
        """Ask for a run of the script and read all that it sends.

        Raises:
            ReaderError: if the script does not finish in time, or fails, or shows an error.
        """
        state.context_info.locale = "en-US"
        state.context_info.color_scheme = "light"
        self.drawn.clear()
        await self.socket.send(BackMsg(rerun_script=state).SerializeToString())
        try:
            async with asyncio.timeout(PATIENCE):
                while not self._finished(await self.socket.recv()):
                    pass
        except TimeoutError as error:
            raise ReaderError(f"no answer within {PATIENCE:g} s") from error
        expected = NOTE if self.lives else self.work.slider
        if expected not in self.drawn:
            raise ReaderError(f"the answer holds no {expected!r}")

    def _state(self, key: str) -> tuple[ClientState, WidgetState]:
        """What a browser sends when a widget was used, and in it the widget, its new value still to be set."""
        state = ClientState(page_script_hash=self.page, cached_message_hashes=self.cached)
        if key not in self.widgets:
            raise ReaderError(f"no widget {key!r} on the page")
        state.fragment_id = self.fragments[key]
        return state, state.widget_states.widgets.add(id=self.widgets[key])

    def _finished(self, frame: str | bytes) -> bool:
        """Take in one message; True for the one that ends a run."""
        if isinstance(frame, str):
            raise ReaderError("text where a message was expected")
        message = ForwardMsg.FromString(frame)
        kind = message.WhichOneof("type")
        if kind == "navigation":
            self.page = message.navigation.page_script_hash
        elif kind == "delta":
            self._note(message)
        elif kind == "page_not_found":
            raise ReaderError("page not found")
        elif kind == "script_finished" and message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
            raise ReaderError("the script does not compile")
        return kind == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN

    def _note(self, message: ForwardMsg) -> None:
        """Remember where the buttons and the slider are; big messages need not be sent twice."""
        if message.metadata.cacheable:
            self.cached.add(message.hash)
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise ReaderError(f"{element.exception.type}: {element.exception.message}")
        widget = getattr(element, kind).id if kind in ("button", "slider", "bidi_component") else ""
        known = (*self.work.presses, self.work.slider, self.work.film or NOTE, NOTE)
        key = next((key for key in known if widget.endswith(f"-{key}")), None)
        if key:
            self.widgets[key], self.fragments[key] = widget, message.delta.fragment_id
            self.drawn.add(key)


@dataclass
class Crowd:
    """What a number of readers met.

    Attributes:
        waits: seconds of each move.
        errors: what went wrong, one each.
        process, peak: resident megabytes of the server at the end and at the most.
        server, readers: processor time of each, in cores.
    """

    size: int
    waits: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    process: float = 0.0
    peak: float = 0.0
    server: float = 0.0
    readers: float = 0.0


async def work(reader: Reader, crowd: Crowd, rng: random.Random, until: float) -> None:
    """Move the slider up and down from some place until the time is over. The first move is not counted."""
    places = reader.work.places
    place, direction, counted = rng.randrange(len(places)), 1, False
    due = time.perf_counter() + rng.uniform(0.0, BETWEEN_MOVES)
    while due < until:
        await asyncio.sleep(due - time.perf_counter())
        if not 0 <= place + direction < len(places):
            direction = -direction
        place += direction
        sent = time.perf_counter()
        await reader.slide(places[place])
        done = time.perf_counter()
        if counted:
            crowd.waits.append(done - sent)
        counted = True
        due = max(due + BETWEEN_MOVES * rng.uniform(1 - JITTER, 1 + JITTER), done)


async def practise(port: int) -> None:
    """Let the network practise on every number of recipes, one after the other, and leave."""
    for read in READ:
        async with connect(address(port), **LINE) as line:
            trainer = Reader(line, "next_word", query=f"lang=en&word_read={read}&bet=network")
            await trainer.open()
            await trainer.press("practise")


async def visit(port: int, crowd: Crowd, page: str, films: bool, training: bool, seconds: float, server: int) -> None:
    """Let the whole crowd in, and when all are ready, let all of them work for some seconds."""
    doors, pages = asyncio.Semaphore(DOORS), list(WORK) if page == EVERYWHERE else [page]
    async with AsyncExitStack() as lines:

        async def enter(number: int) -> Reader | None:
            async with doors, noting(crowd):
                line = await lines.enter_async_context(connect(address(port), **LINE))
                reader = Reader(line, pages[number % len(pages)], films)
                await reader.open()
                await reader.live()
                for key in reader.work.presses:
                    await reader.press(key)
                    await reader.live()
                for place in reader.work.places[: number % MOVES_BEFORE]:
                    await reader.slide(place)
                return reader

        async def stay(reader: Reader, number: int) -> None:
            async with noting(crowd):
                await work(reader, crowd, random.Random(number), until)

        readers = await asyncio.gather(*map(enter, range(crowd.size)))
        if training:
            await practise(port)
        began, busy, own = time.perf_counter(), processor_seconds(server), time.process_time()
        until = began + seconds
        await asyncio.gather(*(stay(reader, number) for number, reader in enumerate(readers) if reader))
        passed = time.perf_counter() - began
        crowd.server = (processor_seconds(server) - busy) / passed
        crowd.readers = (time.process_time() - own) / passed
        crowd.process, crowd.peak = memory(server)


@asynccontextmanager
async def noting(crowd: Crowd) -> AsyncIterator[None]:
    """Whatever happens to a reader is a result, and the others go on."""
    try:
        yield
    except Exception as error:
        crowd.errors.append(f"{type(error).__name__}: {error}")


def address(port: int) -> str:
    """Where Streamlit talks with its pages."""
    return f"ws://127.0.0.1:{port}/_stcore/stream"


# ---- the server ----


@contextmanager
def serve(script: Path) -> Iterator[tuple[int, int]]:
    """Start Streamlit on a script, from the root of the repository; gives port and process id, and ends it after."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "streamlit", "run", str(script), f"--server.port={port}", *FLAGS]
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))  # so that the server is ended, too
    with tempfile.TemporaryFile() as log:
        server = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=subprocess.STDOUT)
        try:
            wait_until_healthy(port, server)
            yield port, server.pid
        finally:
            server.terminate()
            server.wait(timeout=20)


def wait_until_healthy(port: int, server: subprocess.Popen[bytes]) -> None:
    """Return once the server answers.

    Raises:
        RuntimeError: if it ends or takes more than a minute.
    """
    give_up = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < give_up and server.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError("the server did not start")


def memory(process: int) -> tuple[float, float]:
    """Resident megabytes of a process, now and at the most (where the system tells)."""
    status = Path(f"/proc/{process}/status")
    if status.exists():
        lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
        return tuple(int(lines[name].split()[0]) / 1024 for name in ("VmRSS", "VmHWM"))  # type: ignore[return-value]
    told = subprocess.run(["ps", "-o", "rss=", "-p", str(process)], capture_output=True, text=True, check=True)
    now = int(told.stdout) / 1024
    return now, now


def processor_seconds(process: int) -> float:
    """Seconds of processor time a process has used; 0 where the system does not tell."""
    stat = Path(f"/proc/{process}/stat")
    if not stat.exists():
        return 0.0
    fields = stat.read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def machine() -> str:
    """Where this ran, in a line."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.exists() else []
    names = [line.split(":")[1].strip() for line in lines if line.startswith("model name")]
    processor = names[0] if names else platform.processor() or platform.machine()
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in ("streamlit", "numpy"))
    return f"{processor}, {os.cpu_count()} cores, {platform.platform()}, Python {platform.python_version()}, {versions}"


def load() -> str:
    """How busy the machine was, where the system tells."""
    return f"load average {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "load unknown"


# ---- the report ----

HEAD = """
| readers | moves | median | 95th percentile | slowest | errors | MB | at most | a reader | cores: server | readers |
|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|"""


def row(crowd: Crowd, alone: Crowd) -> str:
    """A crowd as a line of the table."""
    median, slow, worst = np.percentile(crowd.waits or [np.nan], [50, 95, 100]) * 1000
    more = reader_megabytes(crowd, alone)
    each = "" if more is None else f"{more:.2f}"
    return (
        f"| {crowd.size} | {len(crowd.waits)} | {median:.0f} ms | {slow:.0f} ms | {worst:.0f} ms | {len(crowd.errors)} "
        f"| {crowd.process:.0f} | {crowd.peak:.0f} | {each} | {crowd.server:.2f} | {crowd.readers:.2f} |"
    )


def reader_megabytes(crowd: Crowd, alone: Crowd) -> float | None:
    """What one more reader costs; None if there is nothing to compare with."""
    more = crowd.size - alone.size
    return (crowd.process - alone.process) / more if more and crowd.process and alone.process else None


def verdicts(crowd: Crowd, alone: Crowd) -> str:
    """The targets and whether the largest crowd met them."""
    median, slow = np.percentile(crowd.waits or [np.inf], [50, 95]) * 1000
    checks = [
        (f"median under {MEDIAN_MS:g} ms", median < MEDIAN_MS),
        (f"95th percentile under {SLOW_MS:g} ms", slow < SLOW_MS),
        ("no error", not crowd.errors),
        (f"process under {PROCESS_MB:g} MB", 0 < crowd.process < PROCESS_MB),
    ]
    if (more := reader_megabytes(crowd, alone)) is not None:
        checks.append((f"under {READER_MB:g} MB a reader", more < READER_MB))
    said = [f"{name}: {'reached' if reached else 'MISSED'}" for name, reached in checks]
    return f"{crowd.size} readers: {'; '.join(said)}."


def measure(sizes: Sequence[int], page: str, films: bool, training: bool, seconds: float, script: Path) -> list[Crowd]:
    """Every crowd on a server of its own."""
    crowds = []
    print(HEAD)
    for size in sizes:
        crowd = Crowd(size)
        with serve(script) as (port, process):
            try:
                asyncio.run(
                    asyncio.wait_for(visit(port, crowd, page, films, training, seconds, process), SECONDS_A_RUN)
                )
            except TimeoutError:
                crowd.errors.append(f"not over after {SECONDS_A_RUN:g} s")
        crowds.append(crowd)
        print(row(crowd, crowds[0]), flush=True)
    return crowds


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--readers", type=int, nargs="+", default=[1, 50, 200], help="how many, at most 300")
    parser.add_argument("--page", choices=[*WORK, EVERYWHERE], default="seasoning", help="where they work")
    parser.add_argument("--seconds", type=float, default=20.0, help="of work, at most 40")
    parser.add_argument("--script", type=Path, default=ROOT / "streamlit_app.py", help="the app to start")
    films = argparse.BooleanOptionalAction
    parser.add_argument("--films", action=films, default=True, help="whether films live where the page has any")
    parser.add_argument("--training", action="store_true", help="whether a network practises meanwhile")
    asked = parser.parse_args()
    if max(asked.readers) > 300 or min(asked.readers) < 1 or not 5 <= asked.seconds <= 40:
        parser.error("1 to 300 readers, 5 to 40 seconds")
    print(
        f"{machine()}\n\nBefore: {load()}. Each reader of {asked.page!r} moves a slider every {BETWEEN_MOVES:g} s "
        f"for {asked.seconds:g} s."
    )
    crowds = measure(sorted(set(asked.readers)), asked.page, asked.films, asked.training, asked.seconds, asked.script)
    print(f"\n{verdicts(crowds[-1], crowds[0])}\n\nAfter: {load()}.")
    for error in {error for crowd in crowds for error in crowd.errors}:
        print(f"- {error}")


if __name__ == "__main__":
    main()
