"""The only training loop, and what it leaves behind."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.arrays import Array, finite, whole
from core.examples import Examples
from core.losses import Loss
from core.models import Model, gradient_of
from core.optimizers import Optimizer

BURNT_LOSS = 1e6
"""A run is burnt (diverged) once its loss exceeds this or is not finite."""

NEVER = -1
"""Where a step or a round is asked for: there was none. It never burnt, or never arrived."""

EPOCHS_LIMIT = 100_000


@dataclass(frozen=True, eq=False)
class History:
    """A finished run, recorded R times after the start: after each of its T steps (R = T) unless asked for less.

    Leading axes (...) are models trained side by side.

    Attributes:
        weights: (R + 1, ..., d), the start first.
        losses: (R + 1, ...), on all the diners, whatever the batch.
        gradients: (R, ..., d), what the step before each record was given: the slope for its batch.
        burnt_at: (...), the first step at which the loss exceeded `BURNT_LOSS` or was not finite, `NEVER` if it did
            not. A burnt model stays where it burnt, and the run ends when all have.
        steps_per_epoch: how many steps make one round of tasting.
        recorded: (R + 1,) how many steps had been taken at each record; 0, 1, … T if not given.
    """

    weights: Array
    losses: Array
    gradients: Array
    burnt_at: NDArray[np.int64]
    steps_per_epoch: int = 1
    recorded: NDArray[np.int64] = field(default_factory=lambda: np.arange(0))

    def __post_init__(self) -> None:
        if not self.recorded.size:
            object.__setattr__(self, "recorded", np.arange(len(self.losses)))
        for array in (self.weights, self.losses, self.gradients, self.burnt_at, self.recorded):
            array.flags.writeable = False

    @property
    def steps(self) -> int:
        """How many steps were taken."""
        return int(self.recorded[-1])

    @property
    def epochs(self) -> Array:
        """(R + 1,) how many rounds of tasting had passed at each record."""
        return self.recorded / self.steps_per_epoch

    @property
    def burnt(self) -> bool:
        """Whether any model of the run burnt."""
        return bool((self.burnt_at != NEVER).any())


def train(
    model: Model,
    diners: Examples,
    loss: Loss,
    optimizer: Optimizer,
    start: ArrayLike,
    *,
    epochs: int,
    batch_size: int | None = None,
    seed: int = 0,
    record_every: int = 1,
) -> History:
    """Train `model` on `diners` from `start`: for each batch, gradient → optimizer step → new weights.

    Args:
        start: (..., d) weights.
        epochs: rounds in which every diner tastes once, 0 to `EPOCHS_LIMIT`.
        batch_size: how many taste before each step, 1 to n; None is all of them.
        seed: of the order in which the batches are drawn. With all diners in one batch nothing is drawn.
        record_every: steps between records, 1 to `EPOCHS_LIMIT`; the last step is always one. Only there is the loss
            on all diners computed, and a model found burnt.

    Raises:
        ValueError: for numbers that are not finite or out of range. Divergence is not an error: see `History`.
    """
    weights = finite("start", start)
    rounds = whole("epochs", epochs, 0, EPOCHS_LIMIT)
    every = whole("record_every", record_every, 1, EPOCHS_LIMIT)
    size = len(diners) if batch_size is None else whole("batch_size", batch_size, 1, len(diners))
    steps_per_epoch = -(-len(diners) // size)
    batches = _batches(len(diners), size, rounds, whole("seed", seed, 0, 2**32 - 1))
    memory = optimizer.init(weights)
    record = _Record(weights, lambda reached: _loss_of(model, diners, loss, reached))
    with np.errstate(over="ignore", invalid="ignore"):  # a diverging run is data, not a warning
        for step, batch in enumerate(batches, start=1):
            if not record.going.any():
                break
            gradient = gradient_of(model, loss, weights, diners.X[batch], diners.y[batch])
            update, memory = optimizer.step(gradient, memory, weights, step)
            moved = (weights + update).astype(weights.dtype, copy=False)  # float32 stays float32
            weights = np.where(record.going[..., np.newaxis], moved, weights)
            if step % every == 0 or step == rounds * steps_per_epoch:
                record.add(step, gradient, weights)
    return record.history(steps_per_epoch)


def evaluate(model: Model, diners: Examples, loss: Loss, weights: Array) -> Array:
    """The loss (...) of finished weights (..., d) on a crowd: no weight changes."""
    return _loss_of(model, diners, loss, finite("weights", weights))


class _Record:
    """What a run leaves behind, while it is being written."""

    def __init__(self, start: Array, loss_of: Callable[[Array], Array]) -> None:
        self.loss_of = loss_of
        self.weights, self.losses, self.steps = [start], [loss_of(start)], [0]
        self.gradients: list[Array] = []
        self.burnt_at = np.where(_is_burnt(self.losses[0]), 0, NEVER)

    @property
    def going(self) -> NDArray[np.bool_]:
        """(...): the models that have not burnt."""
        return np.asarray(self.burnt_at == NEVER)

    def add(self, step: int, gradient: Array, weights: Array) -> None:
        """Note where a step has led, by which gradient, and who burnt there."""
        self.steps.append(step)
        self.gradients.append(gradient)
        self.weights.append(weights)
        self.losses.append(self.loss_of(weights))
        self.burnt_at = np.where(self.going & _is_burnt(self.losses[-1]), step, self.burnt_at)

    def history(self, steps_per_epoch: int) -> History:
        """The finished run."""
        start = self.weights[0]
        gradients = np.array(self.gradients, dtype=start.dtype).reshape(len(self.gradients), *start.shape)
        weights, losses, steps = np.array(self.weights), np.array(self.losses), np.array(self.steps)
        return History(weights, losses, gradients, self.burnt_at, steps_per_epoch, steps)


def _loss_of(model: Model, diners: Examples, loss: Loss, weights: Array) -> Array:
    with np.errstate(over="ignore", invalid="ignore"):
        return np.asarray(loss.value(model.forward(weights, diners.X)[0], diners.y))


def _is_burnt(loss: Array) -> NDArray[np.bool_]:
    return ~(loss <= BURNT_LOSS)  # also true for NaN


def _batches(count: int, size: int, epochs: int, seed: int) -> Iterator[slice | NDArray[np.int64]]:
    """The rows of each step. A full batch keeps the diners in their order, so that no rounding depends on a seed."""
    generator = np.random.default_rng(seed)
    for _ in range(epochs):
        if size == count:
            yield slice(None)
            continue
        order = generator.permutation(count)
        yield from (order[i : i + size] for i in range(0, count, size))
