"""How fast the closed forms of `core` are: `python -m benchmarks.bench_core`.

Only ratios are claimed. The candidates of a table take turns within one process, each repetition times all of them
once, and the medians are compared; before that, each is checked to compute the same numbers. PyTorch is measured if it
is installed and skipped otherwise, and is asked for less than the others: the last weights only, not the path.
"""

import importlib.util
import os
import platform
from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import Any

import numpy as np

from core.arrays import Array
from core.diners import regulars, strangers
from core.examples import Examples
from core.least_squares import gradient_descent_path, loss_map
from core.losses import squared
from core.models import linear
from core.optimizers import sgd
from core.training import train

STEPS = 10_000
RATE = 0.2
START = np.ones(2)
REPETITIONS = 9
TARGETS = {"path": ("PyTorch eager", 1000), "map": ("plain broadcasting", 100)}
"""What each fast form must beat, and how many times over."""


def walk_with_numpy(diners: Examples) -> tuple[Array, Array]:
    """The plain loop: weights and losses of every round."""
    X, y, w = diners.X, diners.y, START.copy()
    trail, losses = np.empty((STEPS + 1, 2)), np.empty(STEPS + 1)
    for step in range(STEPS + 1):
        errors = X @ w - y
        trail[step], losses[step] = w, np.mean(errors**2)
        w = w - RATE * 2 / len(y) * (errors @ X)
    return trail, losses


def torch_walk(diners: Examples) -> Callable[[], Array] | None:
    """A loop in PyTorch eager on one thread (more are slower here), with the gradient by autograd."""
    if importlib.util.find_spec("torch") is None:
        return None
    torch: Any = importlib.import_module("torch")
    torch.set_num_threads(1)
    X, y = torch.tensor(diners.X.copy()), torch.tensor(diners.y.copy())

    def walk() -> Array:
        w = torch.tensor(START.copy(), requires_grad=True)
        for _ in range(STEPS):
            (gradient,) = torch.autograd.grad(((X @ w - y) ** 2).mean(), w)
            with torch.no_grad():
                w -= RATE * gradient
        return w.detach().numpy()

    return walk


def broadcast_map(diners: Examples, grams: Array) -> Array:
    """The loss at every point of the map from every diner: (spices, salts, diners) errors at once."""
    plates = grams[:, np.newaxis] * diners.X[:, 0] + (grams[:, np.newaxis] * diners.X[:, 1])[:, np.newaxis]
    return np.mean((plates - diners.y) ** 2, axis=-1)


def seconds(call: Callable[[], object], calls: int) -> float:
    begin = perf_counter()
    for _ in range(calls):
        call()
    return (perf_counter() - begin) / calls


def compare(candidates: dict[str, tuple[Callable[[], object], int]]) -> dict[str, float]:
    """Median seconds a call of each, all taking turns; each comes with how many calls make one measurement."""
    for call, _ in candidates.values():
        call()
    times: dict[str, list[float]] = {name: [] for name in candidates}
    for _ in range(REPETITIONS):
        for name, (call, calls) in candidates.items():
            times[name].append(seconds(call, calls))
    return {name: median(measured) for name, measured in times.items()}


def path_times(diners: Examples) -> dict[str, float]:
    exact = gradient_descent_path(diners, START, RATE, STEPS)
    trail, losses = walk_with_numpy(diners)
    trained = train(linear, diners, squared, sgd(RATE), START, epochs=STEPS)
    np.testing.assert_allclose(exact.weights, trail, rtol=1e-9)
    np.testing.assert_allclose(exact.losses, losses, rtol=1e-9)
    np.testing.assert_allclose(exact.weights, trained.weights, rtol=1e-9)
    candidates: dict[str, tuple[Callable[[], object], int]] = {
        "exact path": (lambda: gradient_descent_path(diners, START, RATE, STEPS), 50),
        "plain numpy loop": (lambda: walk_with_numpy(diners), 1),
        "train()": (lambda: train(linear, diners, squared, sgd(RATE), START, epochs=STEPS), 1),
    }
    walk = torch_walk(diners)
    if walk is None:
        print("PyTorch eager: skipped, torch is not installed here\n")
    else:
        np.testing.assert_allclose(exact.weights[-1], walk(), rtol=1e-9)
        candidates["PyTorch eager"] = (walk, 1)
    return compare(candidates)


def map_times(diners: Examples) -> dict[str, float]:
    grams = np.linspace(0.0, 6.0, 200)
    np.testing.assert_allclose(loss_map(diners, grams, grams), broadcast_map(diners, grams), rtol=1e-9)
    return compare(
        {
            "small product": (lambda: loss_map(diners, grams, grams), 100),
            "plain broadcasting": (lambda: broadcast_map(diners, grams), 1),
        }
    )


def show(title: str, times: dict[str, float], target: tuple[str, int]) -> None:
    fast = next(iter(times.values()))
    print(f"### {title}\n\n| how | median | times the fast form | target |\n|---|---:|---:|---|")
    for name, time in times.items():
        wanted = f"at least {target[1]:,} ×" if name == target[0] else ""
        verdict = (": reached" if time >= target[1] * fast else ": MISSED") if wanted else ""
        print(f"| {name} | {1e3 * time:,.3f} ms | {time / fast:,.1f} × | {wanted}{verdict} |")
    print()


def main() -> None:
    print(f"{platform.platform()}, Python {platform.python_version()}, numpy {np.__version__}, {os.cpu_count()} cores")
    if importlib.util.find_spec("torch") is not None:
        print(f"PyTorch {importlib.import_module('torch').__version__}, one thread")
    print(f"Medians of {REPETITIONS} repetitions, taking turns\n")
    show(
        f"{STEPS:,} steps of gradient descent, 8 diners, 2 weights", path_times(regulars("tomato_egg")), TARGETS["path"]
    )
    show("A loss map of 200 × 200, 30 diners", map_times(strangers("tomato_egg", count=30)), TARGETS["map"])


if __name__ == "__main__":
    main()
