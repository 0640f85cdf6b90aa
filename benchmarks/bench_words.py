"""The network of *What comes next?*: how quickly it trains, what a first training takes, and what is kept of it.

    python -m benchmarks.bench_words

Steps are taken in turns of `STEPS_A_TURN`, and the median turn counts, so that whatever else the machine does meets
them alike. The linear algebra library works on one thread, as in the app.
"""

import platform
import resource
import statistics
import time
from dataclasses import replace
from itertools import pairwise

import numpy as np
from threadpoolctl import threadpool_limits

from benchmarks.eager_words import Eager, installed
from core.chains import adamw, shortened
from core.heap import keep_freed_memory
from core.language_model import BATCH, stream, window_sampler
from core.models import gradient_of
from core.transformer import next_token_loss
from ui.kit.text import LANGUAGES
from ui.kitchen import recipes
from ui.kitchen.recipes import Moment

TURNS, STEPS_A_TURN = 15, 20
RATE, DECAY = 6e-3, 0.5
READ = 100


def turn_seconds(language: str) -> tuple[float, float]:
    """The median turn of ours and of eager PyTorch's (NaN without it), taken by turns: each forward, backward, clip
    and AdamW on batches of windows.

    Raises:
        ValueError: if the two do not compute the same gradient.
    """
    net, corpus = recipes.network(language), recipes.recipes(language)
    draw = window_sampler(stream(corpus.read(READ)), net.context, BATCH)
    generator, model, optimizer = np.random.default_rng(0), net.model(0), adamw(RATE, weight_decay=DECAY)
    weights, ours, theirs = net.start(0), list[float](), list[float]()
    keep_freed_memory()  # as train() does
    memory = optimizer.init(weights)
    eager = Eager(net, weights, rate=RATE, weight_decay=DECAY, most=1.0) if installed() else None
    if eager:
        batch = draw(generator)
        plain = replace(net, dropout=0.0).model(0)
        if not np.allclose(eager.gradient(*batch), gradient_of(plain, next_token_loss, weights, *batch), atol=1e-5):
            raise ValueError("PyTorch comes to another gradient")
    for _ in range(TURNS):
        batches = [draw(generator) for _ in range(STEPS_A_TURN)]
        begun = time.perf_counter()
        for step, batch in enumerate(batches, start=1):
            gradient = shortened(gradient_of(model, next_token_loss, weights, *batch), 1.0)
            update, memory = optimizer.step(gradient, memory, weights, step)
            weights = (weights + update).astype(np.float32)
        ours.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        for batch in batches if eager else ():
            assert eager
            eager.step(*batch)
        theirs.append(time.perf_counter() - begun if eager else float("nan"))
    return statistics.median(ours), statistics.median(theirs)


def first_training(language: str) -> str:
    """A training as the first reader sees it, and when it was less surprised than triples."""
    begun, told = time.perf_counter(), list[tuple[float, Moment]]()
    used = time.process_time()

    def tell(moment: Moment) -> None:
        told.append((time.perf_counter() - begun, moment))

    done = recipes.practise(language, READ, recipes.steps, tell)
    took, used = time.perf_counter() - begun, time.process_time() - used
    triples = recipes.counting_perplexity(language, 3, READ)
    better = next((at for at, moment in told if moment.on_new < triples), None)
    gaps = [after - before for (before, _), (after, _) in pairwise(told)]
    return (
        f"{took:.1f} s ({used:.1f} s of processor), progress every {statistics.median(gaps):.2f} s; "
        f"{done.moments[-1].on_new:.2f} words, triples {triples:.2f}: better after {better or float('nan'):.1f} s; "
        f"kept: {done.weights.nbytes / 1000:.0f} kB"
    )


def main() -> None:
    """All of it, for both languages."""
    print(f"{platform.processor() or platform.machine()}, Python {platform.python_version()}, numpy {np.__version__}")
    for language in LANGUAGES:
        net = recipes.network(language)
        with threadpool_limits(1, user_api="blas"):
            ours, theirs = (seconds / STEPS_A_TURN for seconds in turn_seconds(language))
        print(
            f"{language}: {net.parameter_count} numbers, {1000 * ours:.2f} ms a step, "
            f"{BATCH * net.context / ours:,.0f} tokens a second; eager PyTorch {1000 * theirs:.2f} ms: "
            f"{theirs / ours:.2f} × as quick"
        )
        print(f"    first training: {first_training(language)}")
        counting = [recipes.counting_perplexity(language, order, READ) for order in (2, 3)]
        print(f"    counting: pairs {counting[0]:.2f}, triples {counting[1]:.2f} words")
    print(f"memory of the process at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
