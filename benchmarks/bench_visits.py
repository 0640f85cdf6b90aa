"""What visits leave behind on the server: `python -m benchmarks.bench_visits --visits 2000`.

Readers come and go, a few at a time: each opens a page, does what is pressed there once, moves the slider twice and
leaves. After each batch of visits the server's memory, threads and open files are printed. What grows with every visit
would one day fill the machine.
"""

from __future__ import annotations

import argparse
import asyncio
from pathlib import Path
from typing import NamedTuple

from websockets.asyncio.client import connect

from benchmarks.bench_load import DOORS, LINE, ROOT, WORK, Crowd, Reader, address, load, machine, memory, noting, serve

BATCHES = 8
REST = 150.0
"""Seconds after which the server has let go of those who have left: Streamlit keeps a session for two minutes."""

HEAD = "\n| visits | MB | at most | threads | open files | errors |\n|---:|---:|---:|---:|---:|---:|"


class Left(NamedTuple):
    """What a server holds."""

    megabytes: float
    peak: float
    threads: int
    files: int


def left_behind(process: int) -> Left:
    """What a process holds now, as far as the system tells."""
    status, files = Path(f"/proc/{process}/status"), Path(f"/proc/{process}/fd")
    lines = dict(line.split(":", 1) for line in status.read_text().splitlines()) if status.exists() else {}
    return Left(
        *memory(process), int(lines.get("Threads", 0)), sum(1 for _ in files.iterdir()) if files.exists() else 0
    )


async def visit(port: int, crowd: Crowd, page: str) -> None:
    """One reader comes, works and leaves."""
    async with noting(crowd), connect(address(port), **LINE) as line:
        reader = Reader(line, page)
        await reader.open()
        for key in reader.work.presses:
            await reader.press(key)
        for place in reader.work.places[3:5]:
            await reader.slide(place)


async def visits(port: int, crowd: Crowd, pages: list[str]) -> None:
    """All of them, a few at a time."""
    doors = asyncio.Semaphore(DOORS)

    async def enter(page: str) -> None:
        async with doors:
            await visit(port, crowd, page)

    await asyncio.gather(*map(enter, pages))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--visits", type=int, default=2000, help="how many, at most 5,000")
    asked = parser.parse_args()
    if not BATCHES <= asked.visits <= 5000:
        parser.error(f"{BATCHES} to 5,000 visits")
    print(f"{machine()}\n\nBefore: {load()}. Visits to {', '.join(WORK)} in turn, {DOORS} at a time.\n{HEAD}")
    crowd, pages = Crowd(0), list(WORK)
    with serve(ROOT / "streamlit_app.py") as (port, process):
        for batch in range(BATCHES + 1):
            if batch:
                size = asked.visits // BATCHES
                asyncio.run(visits(port, crowd, [pages[number % len(pages)] for number in range(size)]))
                crowd.size += size
            held = left_behind(process)
            print(
                f"| {crowd.size} | {held.megabytes:.0f} | {held.peak:.0f} | {held.threads} | {held.files} "
                f"| {len(crowd.errors)} |",
                flush=True,
            )
        asyncio.run(asyncio.sleep(REST))
        held = left_behind(process)
        print(f"\n{REST:g} s later: {held.megabytes:.0f} MB, {held.threads} threads, {held.files} open files.")
    print(f"After: {load()}.")
    for error in sorted(set(crowd.errors)):
        print(f"- {error}")


if __name__ == "__main__":
    main()
