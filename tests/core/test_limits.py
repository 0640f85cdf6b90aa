"""The edges of what `core` takes: a value at either limit is taken, one just beyond is refused with both limits named.

The limits stand here as they are documented, not as `core` names them.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
import pytest

from core.capacity import capacity
from core.chains import clip_norm
from core.diners import regulars, strangers
from core.dropout import dropout_masks
from core.examples import Examples
from core.judges import judge_stated, with_picky_diner
from core.landscapes import LANDSCAPES
from core.least_squares import gradient_descent_path
from core.losses import huber, squared
from core.models import linear, random_weights
from core.network import Network, nudge
from core.optimizers import adam, momentum, nesterov, rmsprop
from core.patterns import crowd
from core.people import Verdict, examples
from core.race import race
from core.schedules import warmup_cosine
from core.slips import adjusted, cost_of_slopes, follow, follow_again
from core.starts import start
from core.sweeps import arrivals, shelf
from core.training import train

CROWD, BOWL, NET = regulars("congee"), LANDSCAPES["bowl"], Network((2, 2, 1), "tanh")
NUMBERS = start(NET, "xavier", 1)
TICKET = Examples(np.array([[0.5, -0.5]]), np.ones(1), CROWD.features)
SEED = 4_294_967_295


class Limit(NamedTuple):
    """What a call takes.

    Attributes:
        dear: the upper limit is not tried, because it takes long; the message names it all the same.
        end: how much beyond a limit is tried: 1 for whole numbers.
    """

    call: Callable[[Any], object]
    low: float
    high: float
    end: float = 1
    dear: bool = False


def masks(share: float) -> object:
    """Who sleeps for one example."""
    return dropout_masks(NET, share, (1,), np.random.default_rng(0))


LIMITS: dict[str, Limit] = {
    "batch size": Limit(lambda v: train(linear, CROWD, squared, momentum(0.1), [1, 1], epochs=1, batch_size=v), 1, 8),
    "epochs": Limit(lambda v: train(linear, CROWD, squared, momentum(0.1), [1, 1], epochs=v), 0, 100_000, dear=True),
    "records": Limit(
        lambda v: train(linear, CROWD, squared, momentum(0.1), [1, 1], epochs=2, record_every=v), 1, 100_000
    ),
    "clip": Limit(lambda v: train(linear, CROWD, squared, momentum(0.1), [1, 1], epochs=1, clip=v), 1e-30, 1e30, 1e-31),
    "seed of batches": Limit(
        lambda v: train(linear, CROWD, squared, momentum(0.1), [1, 1], epochs=1, batch_size=4, seed=v), 0, SEED
    ),
    "seed of a start": Limit(lambda v: start(NET, "he", v), 0, SEED),
    "seed of strangers": Limit(lambda v: strangers("congee", count=3, seed=v), 0, SEED),
    "seed of a pattern": Limit(lambda v: crowd("ring", count=4, seed=v), 0, SEED),
    "seed of people": Limit(lambda v: examples("ill", count=10, seed=v), 0, SEED),
    "strangers": Limit(lambda v: strangers("congee", count=v), 1, 100_000),
    "tickets": Limit(lambda v: crowd("either", count=v), 4, 10_000),
    "noise of a pattern": Limit(lambda v: crowd("ring", count=4, noise=v), 0, 2, 0.1),
    "people": Limit(lambda v: examples("ill", count=v), 10, 10_000),
    "random weights": Limit(lambda v: random_weights(v, 0.0, 1.0, 0), 1, 1_000_000),
    "starts tried": Limit(lambda v: capacity("ring", (1,), seeds=v), 1, 256, dear=True),
    "share asleep": Limit(masks, 0, 0.95, 0.01),
    "units": Limit(lambda v: Network((2, v, 1)), 1, 512),
    "weight decay of a network": Limit(lambda v: Network((2, 1), l2=v), 0, 1000, 1),
    "weight nudged": Limit(lambda v: nudge(NET, squared, NUMBERS, CROWD, v), 0, 8),
    "size of a nudge": Limit(lambda v: nudge(NET, squared, NUMBERS, CROWD, 0, v), 1e-9, 10, 1e-10),
    "picky wish": Limit(lambda v: with_picky_diner(CROWD, v), -1e6, 1e6, 1),
    "who is picky": Limit(lambda v: with_picky_diner(CROWD, 1.0, v), 0, 7),
    "what happened": Limit(lambda v: judge_stated("brier", 0.5, happened=v), 0, 1),
    "a stated chance": Limit(lambda v: judge_stated("brier", v), 1e-12, 1 - 1e-12, 5e-13),
    "threshold": Limit(lambda v: huber(v), 1e-6, 1e6, 1e-7),
    "longest gradient": Limit(clip_norm, 1e-30, 1e30, 1e-31),
    "rounds of a path": Limit(lambda v: gradient_descent_path(CROWD, (1.0, 1.0), 0.1, v), 0, 100_000),
    "rate of a path": Limit(lambda v: gradient_descent_path(CROWD, (1.0, 1.0), v, 1), 0, 1000, 0.1),
    "rate of a racer": Limit(lambda v: race(BOWL, {"sgd": v}, rounds=1), 0, 1000, 0.1),
    "momentum's decay": Limit(lambda v: momentum(0.1, v), 0, 1, 0.01),
    "nesterov's decay": Limit(lambda v: nesterov(0.1, v), 0, 1, 0.01),
    "rmsprop's decay": Limit(lambda v: rmsprop(0.1, v), 0, 1, 0.01),
    "adam's first decay": Limit(lambda v: adam(0.1, v), 0, 1 - 1e-9, 5e-10),
    "adam's second decay": Limit(lambda v: adam(0.1, 0.9, v), 0, 1 - 1e-9, 5e-10),
    "steps of a schedule": Limit(lambda v: warmup_cosine(0.1, 0, v), 1, 1_000_000_000),
    "steps of a warmup": Limit(lambda v: warmup_cosine(0.1, v, 50), 0, 50),
    "lowest share of a schedule": Limit(lambda v: warmup_cosine(0.1, 1, 50, v), 0, 1, 0.01),
    "updates": Limit(lambda v: follow_again(NET, NUMBERS, TICKET, 0.1, v), 0, 1000),
    "rate of an update": Limit(lambda v: adjusted(follow(NET, NUMBERS, TICKET), v), 0, 1000, 0.1),
    "weights priced": Limit(cost_of_slopes, 1, 10**15),
    "answers": Limit(lambda v: Verdict(v, 0, 0), 1, 2**31),
    "false alarms": Limit(lambda v: Verdict(5, v, 0), 0, 5),
    "missed": Limit(lambda v: Verdict(5, 2, v), 0, 3),
    "best score": Limit(lambda v: arrivals(np.zeros((2, 1)), v), 0, 100, 0.1),
    "how close": Limit(lambda v: arrivals(np.zeros((2, 1)), 50.0, v), 0, 100, 0.1),
    "rounds of a shelf": Limit(lambda v: shelf(BOWL, "sgd", [0.1], rounds=v), 0, 100_000, dear=True),
    "rates of a shelf": Limit(lambda v: shelf(BOWL, "sgd", np.full(v, 0.1), rounds=1), 1, 1024),
}
"""By what is limited."""


def named(limit: float) -> str:
    """A limit as a message names it."""
    return f"{limit:g}" if float(f"{limit:g}") == limit else repr(float(limit)).removesuffix(".0")


@pytest.mark.parametrize("name", LIMITS)
def test_a_value_at_a_limit_is_taken(name: str) -> None:
    limit = LIMITS[name]
    limit.call(limit.low)
    if not limit.dear:
        limit.call(limit.high)


@pytest.mark.parametrize("name", LIMITS)
def test_a_value_beyond_a_limit_is_refused_with_both_limits(name: str) -> None:
    limit = LIMITS[name]
    far = limit.high * 1.0001 if limit.high > 1e15 else limit.high + limit.end
    for beyond in (limit.low - limit.end, far):
        if name == "rates of a shelf" and beyond < limit.low:
            continue  # none at all is refused in other words
        with pytest.raises(ValueError, match="must be between") as refused:
            limit.call(beyond)
        assert f"between {named(limit.low)} and {named(limit.high)}, got" in str(refused.value)
