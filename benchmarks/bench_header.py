"""The header of a model's file: how long the longest take to be read, and how much memory they ask for on the way.

    python -m benchmarks.bench_header

Seconds of the processor; megabytes are the most that reading asked for beyond the file itself.
"""

import json
import platform
import time
import tracemalloc
from collections.abc import Callable

from core.headers import LARGEST, LENGTH, MOST_TENSORS, read_header

REPEATS = 5
ENTRY = '"{name}":{{"dtype":"U8","shape":[],"data_offsets":[{at},{end}]}}'


def listed(count: int, name: Callable[[int], str]) -> bytes:
    """A header of so many tensors of one number each, its JSON cut or filled up to the largest allowed."""
    said = ",".join(ENTRY.format(name=name(at), at=at, end=at + 1) for at in range(count))
    return begun("{" + said + "}")


def begun(text: str) -> bytes:
    """The beginning of a file with this header, filled with space."""
    header = text.encode()[:LARGEST]
    return LARGEST.to_bytes(LENGTH, "little") + header + b" " * (LARGEST - len(header))


HEADERS: dict[str, bytes] = {
    f"{MOST_TENSORS:,} tensors, long names": listed(MOST_TENSORS, lambda at: f"layers.{at}." + "w" * 250),
    f"{MOST_TENSORS:,} tensors, short names": listed(MOST_TENSORS, str),
    "150,007 tensors: refused": listed(150_007, lambda at: f"model.layers.{at % 97}.mlp.experts.{at}.weight"),
    "as many short names as fit: refused": listed(300_000, str),
    "metadata alone": begun('{"__metadata__":{"a":' + json.dumps("text, " * 2_700_000) + "}}"),
    "brackets alone: refused": begun('{"a":' + "[]," * 5_000_000),
}


def read(data: bytes) -> str:
    """What comes of it."""
    try:
        return f"{len(read_header(data).tensors):,} tensors"
    except ValueError:
        return "refused"


def main() -> None:
    """Print it."""
    print(f"Python {platform.python_version()}, headers of {LARGEST / 2**20:.0f} MB\n")
    print("| header | comes of it | seconds | MB |\n|---|---|---:|---:|")
    for name, data in HEADERS.items():
        seconds = []
        for _ in range(REPEATS):
            begin = time.process_time()
            found = read(data)
            seconds.append(time.process_time() - begin)
        tracemalloc.start()
        read(data)
        most = tracemalloc.get_traced_memory()[1] / 1e6
        tracemalloc.stop()
        print(f"| {name} | {found} | {sorted(seconds)[REPEATS // 2]:.2f} | {most:.0f} |")


if __name__ == "__main__":
    main()
