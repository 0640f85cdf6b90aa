"""What sixty crowds make of each brake on *Too many spices*, and how long a press takes there.

`python -m benchmarks.bench_too_many [crowds]`; sixty take some ten minutes.
"""

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import product

import numpy as np

from core.capacity import capacity
from core.examples import Examples
from core.jars import open_jars
from core.patterns import accuracy
from lessons.too_many import ground, scene
from lessons.too_many.settings import COOKS, STRENGTHS, TooMany
from ui.kitchen.by_heart import guests

CROWDS, FEW_CROWDS = 60, 12
BARE = TooMany()
ROWS = (
    *(replace(BARE, spice_cooks=cooks) for cooks in COOKS),
    replace(BARE, brake="stop"),
    *(replace(BARE, brake=brake, strength=how) for brake, how in product(("small", "dropout"), STRENGTHS)),
)
ROUNDS = (30, 60, 100, 200, 500, 1000, 2000)


def tables(crowds: int) -> None:
    """Right on regulars and strangers and how far off on the new diners, in the mean of crowds 0 to `crowds` − 1."""
    bare, later = np.zeros(crowds), np.zeros((crowds, len(ROUNDS)))
    print(f"{crowds} crowds: regulars, strangers (± 95 %), how far off on the new diners, better than no brake")
    for run in sorted(ROWS, key=lambda each: each != BARE):  # all others are held against the bare one
        told, turned = np.zeros((crowds, 3)), 0
        for crowd in range(crowds):
            cooking = scene.cooked(run, crowd)
            at, who = cooking.end, guests(crowd).strangers
            told[crowd] = cooking.right[at] / 60, _right(cooking, at, who), cooking.course.losses[at]
            turned += cooking.course.turns
            if run == BARE:
                records = np.searchsorted(cooking.course.history.recorded, ROUNDS)
                later[crowd] = [_right(cooking, int(record), who) for record in records]
        bare = told[:, 1] if run == BARE else bare
        margin = 1.96 * told[:, 1].std(ddof=1) / np.sqrt(crowds)
        better = np.mean(told[:, 1] > bare)
        means = [f"{value:6.1f}" for value in 100 * told[:, :2].mean(axis=0)]
        print(
            f"{run.spice_cooks:3} {run.brake:8} {run.strength:7} {means[0]} {means[1]} ± {100 * margin:.1f} "
            f"{told[:, 2].mean():6.2f} {better:5.0%}   turned up in {turned} of {crowds}"
        )
    rounds = ", ".join(f"{at}: {100 * share:.1f}" for at, share in zip(ROUNDS, later.mean(axis=0), strict=True))
    print(f"sixteen cooks without a brake, strangers by round: {rounds}")


def more_regulars() -> None:
    """Right on strangers with more regulars, sixteen cooks, in the mean of a few crowds."""
    for count in (60, 120, 250, 500):
        told = np.zeros((FEW_CROWDS, 2))
        for crowd in range(FEW_CROWDS):
            cooking = scene.practised(BARE, crowd, regulars=count)
            who = guests(crowd).strangers
            told[crowd] = [_right(cooking, at, who) for at in (-1, cooking.course.turn)]
        bare, stopped = 100 * told.mean(axis=0)
        print(f"{count:3} regulars, {FEW_CROWDS} crowds: strangers without a brake {bare:.1f}, stopped {stopped:.1f}")


def _right(cooking: scene.Cooking, record: int, who: Examples) -> float:
    prediction = cooking.net.forward(cooking.course.history.weights[record], who.X).prediction
    return float(accuracy(prediction, who.y, 0.0))


def presses() -> None:
    """How long each press takes that nobody made before, its map at every frame among it; 1.5 s are allowed."""
    scene.odd_ones()
    for run in (*ROWS, replace(BARE, spice_cooks=64, brake="dropout")):
        scene.kept.cache_clear()
        begun, spent = time.perf_counter(), time.process_time()
        cooking = scene.cooked(run)
        for at in cooking.frames:
            ground.paths(scene.verdicts(cooking.net, cooking.course.history.weights[at]))
        print(f"{run.spice_cooks:3} {run.brake:8} {run.strength:7} {_since(begun, spent)}")
    made: dict[str, Callable[[], object]] = {"jars": open_jars.__wrapped__, "threshold": capacity}
    for name, press in made.items():
        begun, spent = time.perf_counter(), time.process_time()
        press()
        print(f"{name}: {_since(begun, spent)}")


def _since(begun: float, spent: float) -> str:
    return f"{time.perf_counter() - begun:.2f} s, of the processor {time.process_time() - spent:.2f} s"


if __name__ == "__main__":
    presses()
    more_regulars()
    tables(int(sys.argv[1]) if len(sys.argv) > 1 else CROWDS)
