"""The network against PyTorch, JAX and scikit-learn: the time of one training step, as ratios within one run.

    python -m pip install -r benchmarks/requirements.txt
    python -m benchmarks.bench_network

A step is forward, backward and plain gradient descent on the mean squared error, from the same numbers on the same
data. Every competitor must first arrive at the same loss after `CHECKED_STEPS` steps. Then all take turns, so that
whatever else the machine does meets them all, and the median turn counts. One that is not installed is left out with
the reason. JAX compiles before the clock starts.
"""

import importlib
import importlib.metadata
import os
import platform
import statistics
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from core.arrays import Array
from core.losses import squared
from core.models import gradient_of
from core.network import Network
from core.starts import start
from core.workspace import Workspace, fast

RATE = 0.1
CHECKED_STEPS = 5
TURNS = 25
TORCH_THREADS = 1
"""The fast form uses one core too; with both cores of the machine it was tried on PyTorch took longer."""


class Competitor(NamedTuple):
    """One way to take the step.

    Attributes:
        step: take one.
        loss: the mean over the networks of their losses where they are now.
    """

    step: Callable[[], object]
    loss: Callable[[], float]


class Case(NamedTuple):
    """What is measured: networks (k, d), or one (d,), on examples."""

    title: str
    net: Network
    parameters: Array
    X: Array
    y: Array
    steps_a_turn: int


def shelf_case() -> Case:
    net = Network((2, 16, 16, 1))
    X, y = examples(200, np.float32)
    return Case("256 networks 2-16-16-1, 200 examples, float32", net, start(net, "xavier", range(256)), X, y, 4)


def single_case() -> Case:
    net = Network((2, 4, 2, 1))
    X, y = examples(10, np.float64)
    return Case("one network 2-4-2-1, 10 examples", net, start(net, "xavier", 1), X, y, 100)


def examples(count: int, dtype: Any) -> tuple[Array, Array]:
    generator = np.random.default_rng(0)
    X = generator.uniform(-1.0, 1.0, size=(count, 2))
    return X.astype(dtype), np.sign(X[:, 0] * X[:, 1]).astype(dtype)


def mean_loss(case: Case, parameters: Array) -> float:
    prediction, _ = case.net.model.forward(parameters, case.X)
    return float(np.mean(squared.value(prediction, case.y)))


def core_fast(case: Case) -> Competitor:
    """`core.workspace`: the shelf in parts, as `train` takes it, or one workspace, in place, for the one network."""
    model = fast(case.net)
    space = Workspace(case.net, (), len(case.X), case.parameters.dtype)
    parameters = space.parameters if case.parameters.ndim == 1 else case.parameters.copy()
    np.copyto(parameters, case.parameters)

    def step_one() -> None:
        prediction = space.forward(parameters, case.X)
        gradient = space.backward(squared.slope(prediction, case.y))
        np.subtract(parameters, RATE * gradient, parameters)

    def step_shelf() -> None:
        gradient = gradient_of(model, squared, parameters, case.X, case.y)
        np.subtract(parameters, RATE * gradient, parameters)

    return Competitor(step_one if parameters.ndim == 1 else step_shelf, lambda: mean_loss(case, parameters))


def core_plain(case: Case) -> Competitor:
    """`core.network`, the definition."""
    parameters = case.parameters.copy()

    def step() -> None:
        gradient = gradient_of(case.net.model, squared, parameters, case.X, case.y)
        np.subtract(parameters, RATE * gradient, parameters)

    return Competitor(step, lambda: mean_loss(case, parameters))


def torch_eager(case: Case) -> Competitor:
    """PyTorch as its tutorials write it: modules, an optimizer, `backward()`."""
    torch: Any = importlib.import_module("torch")
    torch.set_num_threads(TORCH_THREADS)

    if case.parameters.ndim > 1:
        raise LookupError("one network only")
    linears = [torch.nn.Linear(*pair) for pair in zip(case.net.sizes, case.net.sizes[1:], strict=False)]
    modules: list[Any] = [linears[0]]
    for linear in linears[1:]:
        modules += [torch.nn.Tanh(), linear]
    net, judge = torch.nn.Sequential(*modules), torch.nn.MSELoss()
    with torch.no_grad():
        for linear, (weights, biases) in zip(linears, case.net.layers(case.parameters), strict=True):
            linear.weight.copy_(torch.tensor(weights))
            linear.bias.copy_(torch.tensor(biases))
    optimizer = torch.optim.SGD(net.parameters(), lr=RATE)
    X, y = torch.tensor(case.X, dtype=torch.float32), torch.tensor(case.y, dtype=torch.float32)[:, None]

    def step() -> None:
        optimizer.zero_grad()
        judge(net(X), y).backward()
        optimizer.step()

    return Competitor(step, lambda: float(judge(net(X), y).detach()))


def torch_vmap(case: Case) -> Competitor:
    """`torch.func.vmap` over `torch.func.grad`, the way PyTorch trains an ensemble."""
    torch: Any = importlib.import_module("torch")
    torch.set_num_threads(TORCH_THREADS)

    if case.parameters.ndim == 1:
        raise LookupError("a shelf only")
    parameters = [tuple(torch.tensor(array) for array in layer) for layer in turned_layers(case)]
    X, y = torch.tensor(case.X), torch.tensor(case.y)

    def judged(layers: Any, X: Any, y: Any) -> Any:
        for weights, biases in layers[:-1]:
            X = torch.tanh(X @ weights + biases)
        weights, biases = layers[-1]
        return ((X @ weights + biases)[:, 0] - y).square().mean()

    gradient = torch.func.vmap(torch.func.grad(judged), in_dims=(0, None, None))
    value = torch.func.vmap(judged, in_dims=(0, None, None))

    def step() -> None:
        with torch.no_grad():
            for layer, slopes in zip(parameters, gradient(parameters, X, y), strict=True):
                for array, slope in zip(layer, slopes, strict=True):
                    array.sub_(slope, alpha=RATE)

    return Competitor(step, lambda: float(value(parameters, X, y).mean()))


def jax_jit(case: Case) -> Competitor:
    """JAX: `grad`, `vmap` where there is a shelf, the whole step under `jit`."""
    jax: Any = importlib.import_module("jax")
    jnp = jax.numpy

    state: list[Any] = [[tuple(jnp.array(array) for array in layer) for layer in turned_layers(case)]]
    X, y = jnp.array(case.X), jnp.array(case.y)

    def judged(layers: Any, X: Any, y: Any) -> Any:
        for weights, biases in layers[:-1]:
            X = jnp.tanh(X @ weights + biases)
        weights, biases = layers[-1]
        return jnp.mean(((X @ weights + biases)[:, 0] - y) ** 2)

    def stepped(layers: Any, X: Any, y: Any) -> Any:
        return jax.tree.map(lambda array, slope: array - RATE * slope, layers, jax.grad(judged)(layers, X, y))

    many = case.parameters.ndim > 1
    compiled = jax.jit(jax.vmap(stepped, in_axes=(0, None, None)) if many else stepped)
    value = jax.vmap(judged, in_axes=(0, None, None)) if many else judged

    def step() -> None:
        state[0] = jax.block_until_ready(compiled(state[0], X, y))

    return Competitor(step, lambda: float(jnp.mean(value(state[0], X, y))))


def scikit_learn(case: Case) -> Competitor:
    """scikit-learn's `MLPRegressor.partial_fit`, a whole batch a call. Its loss is half of ours, its rate twice."""
    sklearn: Any = importlib.import_module("sklearn.neural_network")

    if case.parameters.ndim > 1:
        raise LookupError("one network only")
    model = sklearn.MLPRegressor(
        hidden_layer_sizes=case.net.sizes[1:-1],
        activation="tanh",
        solver="sgd",
        alpha=0.0,
        batch_size=len(case.X),
        learning_rate_init=2 * RATE,
        momentum=0.0,
        nesterovs_momentum=False,
    )
    model.partial_fit(case.X, case.y)
    for number, (weights, biases) in enumerate(turned_layers(case)):
        model.coefs_[number][...] = weights
        model.intercepts_[number][...] = biases
    return Competitor(
        lambda: model.partial_fit(case.X, case.y), lambda: float(np.mean((model.predict(case.X) - case.y) ** 2))
    )


def turned_layers(case: Case) -> list[tuple[Array, Array]]:
    """Weights as inputs × units, as most libraries write them, and biases that broadcast over the examples."""
    layers = case.net.layers(case.parameters)
    return [(np.ascontiguousarray(np.swapaxes(weights, -1, -2)), biases.copy()) for weights, biases in layers]


COMPETITORS: dict[str, Callable[[Case], Competitor]] = {
    "core, fast form": core_fast,
    "core, plain form": core_plain,
    "PyTorch eager": torch_eager,
    "torch.func.vmap": torch_vmap,
    "JAX jit": jax_jit,
    "scikit-learn partial_fit": scikit_learn,
}


def prepared(case: Case) -> dict[str, Competitor]:
    """Those that can run and do arrive at the loss of the plain form."""
    aim = core_plain(case)
    for _ in range(CHECKED_STEPS):
        aim.step()
    field = {}
    for name, make in COMPETITORS.items():
        try:
            competitor = make(case)
        except (ImportError, LookupError) as reason:
            print(f"- {name}: left out, {reason}")
            continue
        for _ in range(CHECKED_STEPS):
            competitor.step()
        if not np.isclose(competitor.loss(), aim.loss(), rtol=1e-4):
            raise SystemExit(f"{name} computes another loss: {competitor.loss()}, not {aim.loss()}")
        field[name] = competitor
    return field


def measured(field: dict[str, Competitor], steps: int) -> dict[str, float]:
    """Median seconds a step of each, all taking turns."""
    seconds: dict[str, list[float]] = {name: [] for name in field}
    for _ in range(TURNS):
        for name, competitor in field.items():
            began = time.perf_counter()
            for _ in range(steps):
                competitor.step()
            seconds[name].append((time.perf_counter() - began) / steps)
    return {name: statistics.median(turns) for name, turns in seconds.items()}


def machine() -> str:
    names = [line.split(":")[1].strip() for line in cpu_lines() if line.startswith("model name")]
    versions = []
    for package in ("numpy", "torch", "jax", "scikit-learn"):
        try:
            versions.append(f"{package} {importlib.metadata.version(package)}")
        except importlib.metadata.PackageNotFoundError:
            versions.append(f"no {package}")
    processor = names[0] if names else platform.processor()
    return f"{processor}, {os.cpu_count()} cores, Python {platform.python_version()}, {', '.join(versions)}"


def cpu_lines() -> list[str]:
    path = Path("/proc/cpuinfo")
    return path.read_text().splitlines() if path.exists() else []


def main() -> None:
    warnings.filterwarnings("ignore", module="sklearn")  # it would like to see more than one epoch
    print(f"{machine()}\n")
    for case in (shelf_case(), single_case()):
        print(f"## {case.title}\n")
        medians = measured(prepared(case), case.steps_a_turn)
        ours = medians["core, fast form"]
        print("\n| one step | median | time ÷ ours |\n|---|---:|---:|")
        for name, seconds in medians.items():
            print(f"| {name} | {seconds * 1e6:,.1f} µs | {seconds / ours:.2f} |")
        print()


if __name__ == "__main__":
    main()
