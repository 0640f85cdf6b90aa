"""The chef of *When the chef makes it up*: what a first press takes until it is answered, and how sure it then is.

    python -m benchmarks.bench_makes_up [books]

The first press is timed as a reader meets it, from the order to twenty answers. Then so many books (nine if not said)
are read, each with another seed, and asked as the page asks: with the book closed, open, and with the right page gone.
"""

import platform
import statistics
import sys
import time
from itertools import pairwise

import numpy as np

from core.arrays import Array
from core.book_reading import chances_after, closed, network, opened, read_book
from core.data.invented_menu import WORDBOOKS
from core.invented_dishes import Page, asked, asked_ids, dishes, ids, value, written
from core.retrieval import shelf_of
from lessons.makes_up import scene
from lessons.makes_up.settings import WAYS

BOOKS = 9


def first_press(language: str) -> str:
    """The reading and the first answers, in all three ways."""
    begun, used, told = time.perf_counter(), time.process_time(), list[float]()
    chef = scene.read(language, scene.steps, lambda share: told.append(time.perf_counter() - begun))
    scene.trials(chef, WAYS[0])
    answered, cost = time.perf_counter() - begun, time.process_time() - used
    begun = time.perf_counter()
    for way in WAYS[1:]:
        scene.trials(chef, way)
    gaps = [after - before for before, after in pairwise(told)]
    return (
        f"first press → answer {answered:.1f} s ({cost:.1f} s of processor), progress every "
        f"{statistics.median(gaps):.2f} s; the other two ways {1000 * (time.perf_counter() - begun):.0f} ms; "
        f"kept: {chef.weights.nbytes / 1e6:.1f} MB"
    )


def judged(language: str, weights: Array, pages: list[Page], before: list[Page] | None = None) -> tuple[float, float]:
    """How sure on average, and the share that is right."""
    asks = [closed(asked_ids(language, page)) for page in pages]
    if before:
        asks = [opened(ids(language, page), ask[1:]) for page, ask in zip(before, asks, strict=True)]
    chances = chances_after(network(language), weights, asks)
    truth = np.array([value(language, page) for page in pages])
    return float(chances.max(axis=1).mean()), float((chances.argmax(axis=1) == truth).mean())


def one_book(language: str, seed: int) -> dict[str, tuple[float, float]]:
    """One book read, and all of it asked."""
    book = dishes(seed)
    weights = read_book(language, book, seed=seed).weights[-1]
    by_share = {share: [page for dish in book if dish.read == share for page in dish.pages] for share in (8, 3, 1, 0)}
    everything = [page for dish in book for page in dish.pages]
    rest = [page for page in everything if page not in by_share[0]]
    shelf = shelf_of([written(language, page) for page in rest])
    wrong = [rest[shelf.find(asked(language, page)).page] for page in by_share[0]]
    return {
        "read": judged(language, weights, rest),
        "read once": judged(language, weights, by_share[1]),
        "torn out, closed": judged(language, weights, by_share[0]),
        "open": judged(language, weights, everything, everything),
        "torn out, open": judged(language, weights, by_share[0], wrong),
    }


def main(books: int) -> None:
    """All of it, for both languages."""
    print(f"{platform.processor() or platform.machine()}, Python {platform.python_version()}, numpy {np.__version__}")
    for language in WORDBOOKS:
        print(f"{language}: {network(language).parameter_count} numbers; {first_press(language)}")
        found = [one_book(language, seed) for seed in range(books)]
        for name in found[0]:
            sure, right = np.mean([each[name] for each in found], axis=0)
            print(f"    {name}: says {sure:.2f}, right {right:.0%} ({books} books)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else BOOKS)
