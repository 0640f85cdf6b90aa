"""One race in many orders: each order is the race that `train` would run, and whoever is ahead is counted."""

from collections import Counter

import numpy as np
import pytest

from core.landscapes import LANDSCAPES
from core.optimizers import OPTIMIZERS
from core.orders import who_is_ahead
from core.race import LEVEL
from core.sweeps import CLOSE
from core.training import train


def counted_by_hand(landscape: str, rate: float, batch: int, rounds: int, watched: int, seeds: range) -> Counter[str]:
    """Each order and optimizer a run of its own."""
    place, ahead = LANDSCAPES[landscape], Counter[str]()
    best = 100 / (1 + place.lowest_loss)
    for seed in seeds:
        arrived, ends = {}, {}
        for name, make in OPTIMIZERS.items():
            run = train(
                place.model,
                place.diners,
                place.loss,
                make(rate),
                place.start,
                epochs=watched,
                batch_size=batch,
                seed=seed,
            )
            scores = 100 / (1 + run.losses[:: run.steps_per_epoch])
            burnt = np.inf if not run.burnt else int(run.burnt_at) / run.steps_per_epoch
            if burnt > rounds:
                ends[name] = scores[rounds]
            first = next((r for r in range(len(scores)) if (scores[r:] >= best - CLOSE).all()), np.inf)
            if np.isinf(burnt) and first <= min(rounds, watched - rounds if watched >= 2 * rounds else rounds):
                arrived[name] = first
        if arrived:
            ahead.update(name for name, first in arrived.items() if first == min(arrived.values()))
        else:
            ahead["nobody"] += 1
            ahead.update(name for name, end in ends.items() if end >= max(ends.values()) - LEVEL)
    return ahead


@pytest.mark.parametrize(
    ("landscape", "rate", "batch"),
    [("bowl", 0.02, 1), ("bowl", 0.2, 4), ("valley", 0.1, 1), ("two_hollows", 0.02, 4), ("saddle", 0.01, 1)],
)
def test_every_order_is_a_race_of_its_own(landscape: str, rate: float, batch: int) -> None:
    seeds = range(200, 206)
    told = who_is_ahead(
        LANDSCAPES[landscape],
        dict.fromkeys(OPTIMIZERS, rate),
        rounds=30,
        watched=60,
        batch_size=batch,
        seeds=seeds,
    )
    expected = counted_by_hand(landscape, rate, batch, 30, 60, seeds)
    assert told.orders == 6
    assert told.nobody == expected.pop("nobody", 0)
    assert {name: count for name, count in told.ahead.items() if count} == dict(expected)


def test_where_all_burn_nobody_is_ahead() -> None:
    told = who_is_ahead(LANDSCAPES["bowl"], {"sgd": 100.0}, rounds=20, watched=20, batch_size=1, seeds=range(3))
    assert dict(told.ahead) == {"sgd": 0}
    assert told.nobody == 3


def test_a_batch_is_of_some_or_all() -> None:
    with pytest.raises(ValueError, match="batch_size must be between 1 and 8, got 9"):
        who_is_ahead(LANDSCAPES["bowl"], {"sgd": 0.1}, rounds=1, watched=1, batch_size=9, seeds=[0])
