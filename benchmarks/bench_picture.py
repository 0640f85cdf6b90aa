"""How well the two layouts of *A picture, in 65 numbers* do, set by set: `python -m benchmarks.bench_picture`."""

import time
from collections.abc import Iterable

import numpy as np

from core.drawings import faces, smudged, swapped
from core.examples import Examples
from core.stencils import LAYOUTS, ONE, SLIDING, practise, right

SETS = {ONE: range(200), SLIDING: range(40)}
ASKED = 400


def asked(layout: str, seed: int) -> list[float]:
    """The shares right in place, one and two squares lower, on black paper, and with 3 in 100 squares turned over."""
    weights, given = practise(layout, faces(12, seed), seed).weights[-1], faces(ASKED, seed, unseen=True)
    black = Examples(swapped(given.X), given.y)
    noisy = Examples(smudged(given.X, 0.03, seed), given.y)
    lower = [right(layout, weights, given, by) for by in (0, 1, 2)]
    return [*lower, right(layout, weights, black), right(layout, weights, noisy)]


def told(name: str, values: Iterable[float]) -> str:
    """A line: the mean, the least and the most."""
    found = np.array(list(values))
    return f"  {name:14} {found.mean():.3f} ({found.min():.3f} to {found.max():.3f})"


def main() -> None:
    """Print the shares of each layout, and how long a practice takes."""
    for layout in LAYOUTS:
        began = time.perf_counter()
        found = np.array([asked(layout, seed) for seed in SETS[layout]])
        each = (time.perf_counter() - began) / len(found)
        print(f"{layout}: {len(found)} sets, {1000 * each:.0f} ms each, exam and all")
        for name, values in zip(("in place", "one lower", "two lower", "black paper", "smudged"), found.T, strict=True):
            print(told(name, values))
        below, none = np.mean(found[:, 2] < 0.5), np.mean(found[:, 2] == 0)
        print(f"  two lower below a coin in {below:.1%}, none right in {none:.1%}")
        print(f"  95 % or more everywhere in {np.sum(found[:, :3].min(axis=1) >= 0.95)}")


if __name__ == "__main__":
    main()
