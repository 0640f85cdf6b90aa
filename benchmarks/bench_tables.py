"""The largest table of *Real tasters*: how long until it is read, and learned from, and what five of them take.

    python -m benchmarks.bench_tables

Seconds of the processor, so that whatever else the machine does counts for nothing.
"""

import platform
import resource
import time

import numpy as np

from core.tables import MOST_BYTES, MOST_COLUMNS, MOST_ROWS
from lessons.real_tasters import sources
from lessons.real_tasters.scene import Scene
from lessons.real_tasters.settings import RealTasters
from ui.kit.text import Text

READERS, CATEGORIES = 5, 8
TEXT = Text("en", "kitchen", "real_tasters")


def largest(seed: int) -> bytes:
    """As many rows and columns as may be, with decimal commas, the last few columns words, and nearly 5 MB."""
    dice = np.random.default_rng(seed)
    columns = [[f"{value:.6f}".replace(".", ",") for value in dice.normal(50, 20, MOST_ROWS)] for _ in range(42)]
    columns += [dice.choice(["red", "green", "blue"], MOST_ROWS).tolist() for _ in range(MOST_COLUMNS - len(columns))]
    head = ";".join(f"c{place}" for place in range(MOST_COLUMNS))
    return "\n".join([head, *(";".join(row) for row in zip(*columns, strict=True))]).encode()[:MOST_BYTES]


def main() -> None:
    """Print it."""
    print(f"Python {platform.python_version()}, numpy {np.__version__}")
    kept = []
    for reader in range(READERS):
        data = largest(reader)
        begun = time.process_time()
        source = sources.brought(data)
        read = time.process_time() - begun
        now = Scene(TEXT, RealTasters(taster_table="own", taster_mark=source.mark), source)
        assert now.found is not None
        now.found.work_out()
        learned = time.process_time() - begun - read
        kept.append(now)
        megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{len(data) / 1e6:.1f} MB read in {read:.2f} s, learned from in {learned:.2f} s; {megabytes:.0f} MB in all"
        )


if __name__ == "__main__":
    main()
