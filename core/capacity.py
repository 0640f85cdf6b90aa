"""How many units a pattern needs: many networks of each width trained from different starts, side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from core.arrays import Array, whole
from core.losses import squared
from core.network import Network
from core.optimizers import adam
from core.patterns import accuracy, crowd
from core.starts import start
from core.training import NEVER, evaluate, train
from core.workspace import fast

SEEDS = 60
"""How many starts of each width are tried."""

LEARNED = 0.9
"""A network has learned a pattern when it is right about so many of the unseen tickets."""

TICKETS = 100
UNSEEN_TICKETS = 1000
LEARNING_RATE = 0.05
EPOCHS = 1000
UNITS_TRIED_LIMIT = 16
SEEDS_LIMIT = 256


@dataclass(frozen=True, eq=False)
class Capacity:
    """What networks of one hidden layer learned of a pattern, k widths × s starts.

    Attributes:
        units: k widths, ascending.
        accuracies: (k, s) on unseen tickets.
        losses: (k, s) mean squared error on unseen tickets, which shows no jump where accuracy or `learned` does.

    Raises:
        ValueError: if the widths do not ascend or there are not as many rows as widths.
    """

    units: tuple[int, ...]
    accuracies: Array
    losses: Array

    def __post_init__(self) -> None:
        object.__setattr__(self, "units", _widths(self.units))
        for name in ("accuracies", "losses"):
            if np.ndim(rows := getattr(self, name)) != 2 or len(rows) != len(self.units) or not np.size(rows):
                raise ValueError(f"{name} must be a row for each of {len(self.units)} widths, got {np.shape(rows)}")

    @property
    def learned(self) -> Array:
        """(k,) the share of starts that learned the pattern, at least `LEARNED` right."""
        return np.mean(self.accuracies >= LEARNED, axis=1)

    def all_right(self, count: int) -> Array:
        """(k,) the chance that so many unseen tickets, drawn anew each time, are all judged right: mean of accuracyⁿ.

        The same networks by a strict measure: where accuracy climbs, this one jumps (Schaeffer et al. 2023,
        arXiv:2304.15004).

        Raises:
            ValueError: unless count is 1 to `UNSEEN_TICKETS`.
        """
        return np.mean(self.accuracies ** whole("count", count, 1, UNSEEN_TICKETS), axis=1)

    @property
    def threshold(self) -> int:
        """The width from which every start learned it, whatever the widths after; `NEVER` if there is none."""
        short = np.flatnonzero(self.learned < 1.0)
        first = int(short[-1]) + 1 if len(short) else 0
        return self.units[first] if first < len(self.units) else NEVER


def capacity(
    pattern: str = "ring",
    units: Sequence[int] = (1, 2, 3, 4),
    *,
    activation: str = "tanh",
    way: str = "xavier",
    seeds: int = SEEDS,
    epochs: int = EPOCHS,
) -> Capacity:
    """Train `seeds` networks 2-u-1 for every u of `units`, with Adam on the squared error, and examine them.

    Of the ring, with 60 starts on each of the crowds with seeds 0 … 8: two units learn it from none, three from 92 to
    100 % (all 60 on crowd 0, the one used here), four from 98 to 100 %. Two borders leave a corridor open; a third
    closes it, and a start now and then gets stuck in the corridor all the same.

    Args:
        pattern: a key of `PATTERNS`.
        units: widths of the hidden layer, ascending, 1 to 16.
        activation: a key of `ACTIVATIONS`.
        way: a key of `STARTS`; its starts 0 … seeds − 1 are tried at each width.
        seeds: how many, 1 to 256.
        epochs: rounds on `TICKETS` tickets, all in one batch.

    Raises:
        ValueError: for an unknown name, a number out of range or widths that do not ascend.
    """
    widths = _widths(units)
    number = whole("seeds", seeds, 1, SEEDS_LIMIT)
    exams = [_examined(Network((2, width, 1), activation), pattern, way, number, epochs) for width in widths]
    return Capacity(widths, np.array([right for right, _ in exams]), np.array([loss for _, loss in exams]))


def _widths(units: Sequence[int]) -> tuple[int, ...]:
    """The widths, if they are such: whatever is asked of all widths after one would be wrong in any other order."""
    if np.ndim(units) != 1 or not len(units):
        raise ValueError(f"units must be at least one width in a row, got {units!r}")
    widths = tuple(whole("units", width, 1, UNITS_TRIED_LIMIT) for width in units)
    if any(after <= before for before, after in pairwise(widths)):
        raise ValueError(f"units must be ascending, got {', '.join(map(str, widths))}")
    return widths


def _examined(net: Network, pattern: str, way: str, seeds: int, epochs: int) -> tuple[Array, Array]:
    history = train(
        fast(net),
        crowd(pattern, count=TICKETS),
        squared,
        adam(LEARNING_RATE),
        start(net, way, range(seeds)),
        epochs=epochs,
        record_every=max(1, epochs),
    )
    exam = crowd(pattern, count=UNSEEN_TICKETS, unseen=True)
    prediction = net.forward(history.weights[-1], exam.X).prediction
    return accuracy(prediction, exam.y), evaluate(net.model, exam, squared, history.weights[-1])
