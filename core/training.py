"""The only training loop, and what it leaves behind."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.arrays import Array, finite, in_range, whole
from core.batches import Sampler, batches_of
from core.chains import LEAST_NORM, NORM_LIMIT, shortened
from core.examples import Examples
from core.heap import keep_freed_memory
from core.losses import Loss
from core.models import Model, gradient_of
from core.optimizers import Optimizer

BURNT_LOSS = 1e6
"""A run is burnt (diverged) once its loss exceeds this or is not finite."""

NEVER = -1
"""Where a step or a round is asked for: there was none. It never burnt, or never arrived."""

EPOCHS_LIMIT = 100_000

Watch = Callable[[int, Array, Array], bool | None]
"""(steps taken, losses (...), weights (..., d)) → whether to stop here. The arrays cannot be changed."""


@dataclass(frozen=True, eq=False)
class History:
    """A finished run, recorded R times after the start: after each of its T steps (R = T) unless asked for less.

    Leading axes (...) are models trained side by side. The arrays are views that cannot be changed; whoever made a
    history by hand keeps arrays of their own as free as they were.

    Attributes:
        weights: (R + 1, ..., d), the start first; always finite.
        losses: (R + 1, ...), on all the examples, whatever the batch.
        gradients: (R, ..., d), what the step before each record was given: the slope for its batch, shortened if it
            was clipped. Where it is not finite, that is what the model burnt of.
        burnt_at: (...), the first step at which the loss was found to exceed `BURNT_LOSS` or not to be finite, or
            which would have led to weights that are not finite; `NEVER` if there was none. A burnt model stays where
            it was, and the run ends when all have burnt.
        steps_per_epoch: how many steps make one round of tasting.
        recorded: (R + 1,) how many steps had been taken at each record; 0, 1, … T if not given.
    """

    weights: Array
    losses: Array
    gradients: Array
    burnt_at: NDArray[np.int64]
    steps_per_epoch: int = 1
    recorded: NDArray[np.int64] = None  # type: ignore[assignment]  # never seen: replaced before anybody looks

    def __post_init__(self) -> None:
        steps = np.arange(len(self.losses)) if self.recorded is None else self.recorded
        for name in ("weights", "losses", "gradients", "burnt_at"):
            object.__setattr__(self, name, _locked(getattr(self, name)))
        object.__setattr__(self, "recorded", _locked(steps))

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
    examples: Examples,
    loss: Loss,
    optimizer: Optimizer,
    start: ArrayLike,
    *,
    epochs: int,
    batch_size: int | None = None,
    sampler: Sampler | None = None,
    seed: int = 0,
    record_every: int = 1,
    clip: float | None = None,
    watch: Watch | None = None,
) -> History:
    """Train `model` on `examples` from `start`: for each batch, gradient → optimizer step → new weights.

    A gradient that is not finite never reaches the optimizer: the model has burnt at that step, its optimizer is given
    0 instead, and neither its memory nor that of the models beside it is spoiled.

    Args:
        examples: of any shape; the recorded losses are those on all of them.
        start: (..., d) weights; float32 stays float32 throughout, memory of the optimizer included.
        epochs: rounds in which every example is met once, 0 to `EPOCHS_LIMIT`; with a sampler, steps.
        batch_size: how many are met before each step, 1 to n; None is all of them.
        sampler: draws the batch of each step in place of `batch_size`.
        seed: of the order in which the batches are drawn. With all examples in one batch nothing is drawn.
        record_every: steps between records, 1 to `EPOCHS_LIMIT`; the last step is always one. Only there is the loss
            on all examples computed, and only what is recorded is held.
        clip: no gradient of a model is longer than this; None lets it be.
        watch: told of every record, the start included; if it returns True the run ends there.

    Raises:
        ValueError: for numbers that are not finite or out of range. Divergence is not an error: see `History`.
    """
    weights, every = finite("start", start), whole("record_every", record_every, 1, EPOCHS_LIMIT)
    longest = None if clip is None else in_range("clip", clip, LEAST_NORM, NORM_LIMIT)
    batches, steps_per_epoch = batches_of(examples, batch_size, sampler, seed)
    last = whole("epochs", epochs, 0, EPOCHS_LIMIT) * steps_per_epoch
    keep_freed_memory()
    memory = optimizer.init(weights)
    record = _Record(weights, lambda reached: _loss_of(model, examples, loss, reached), watch)
    with np.errstate(over="ignore", invalid="ignore"):  # a diverging run is data, not a warning
        for step in range(1, last + 1):
            if record.over:
                break
            gradient = _checked_gradient(gradient_of(model, loss, weights, *next(batches)), weights)
            gradient = gradient if longest is None else shortened(gradient, longest)
            weights, memory, sound = _moved(optimizer, gradient, memory, weights, step, record.going)
            record.burn(step, sound)
            if step % every == 0 or step == last or record.over:
                record.add(step, gradient, weights)
    return record.history(steps_per_epoch)


def evaluate(model: Model, examples: Examples, loss: Loss, weights: Array) -> Array:
    """The loss (...) of finished weights (..., d) on a crowd: no weight changes."""
    return _loss_of(model, examples, loss, finite("weights", weights))


class _Record:
    """What a run leaves behind, while it is being written."""

    def __init__(self, start: Array, loss_of: Callable[[Array], Array], watch: Watch | None) -> None:
        self.loss_of, self.watch = loss_of, watch
        self.weights: list[Array] = []
        self.losses: list[Array] = []
        self.gradients: list[Array] = []
        self.steps: list[int] = []
        self.burnt_at: NDArray[np.int64] = np.full(start.shape[:-1], NEVER)
        self.going = np.asarray(self.burnt_at == NEVER)  # (...) the models that have not burnt
        self.over = not self.going.any()  # whether no further step is to be taken
        self._reach(0, start)

    def burn(self, step: int, sound: NDArray[np.bool_]) -> None:
        """Note who burnt, if they had not before."""
        if not sound.all():
            self.burnt_at = np.where(self.going & ~sound, step, self.burnt_at)
            self.going = self.going & sound
            self.over = not self.going.any()

    def add(self, step: int, gradient: Array, weights: Array) -> None:
        """Note where a step has led, by which gradient, and who burnt there."""
        self.gradients.append(gradient.copy())
        self._reach(step, weights)

    def _reach(self, step: int, weights: Array) -> None:
        loss = self.loss_of(weights)
        self.steps.append(step)
        self.weights.append(weights)
        self.losses.append(loss)
        self.burn(step, np.asarray(loss <= BURNT_LOSS))  # NaN is not
        if self.watch is not None and self.watch(step, _locked(loss), _locked(weights)):
            self.over = True

    def history(self, steps_per_epoch: int) -> History:
        """The finished run."""
        weights, loss = self.weights[0], self.losses[0]
        return History(
            gradients=_stacked(self.gradients, weights),
            weights=_stacked(self.weights, weights),
            losses=_stacked(self.losses, loss),
            burnt_at=self.burnt_at,
            steps_per_epoch=steps_per_epoch,
            recorded=np.array(self.steps),
        )


def _checked_gradient(gradient: Array, weights: Array) -> Array:
    if gradient.shape != weights.shape:
        raise ValueError(f"the gradient must have the shape of the weights {weights.shape}, got {gradient.shape}")
    return gradient.astype(weights.dtype, copy=False)


def _moved(
    optimizer: Optimizer, gradient: Array, memory: Any, weights: Array, step: int, going: NDArray[np.bool_]
) -> tuple[Array, Any, NDArray[np.bool_]]:
    """One step of those that are going → weights, memory, and who (...) could take it. The others stay."""
    sound = _finite(gradient, going)
    given = gradient if sound.all() else np.where(sound[..., np.newaxis], gradient, 0.0)
    update, memory = optimizer.step(given, memory, weights, step)
    moved = (weights + update).astype(weights.dtype, copy=False)  # float32 stays float32
    sound = _finite(moved, sound)
    return np.where(sound[..., np.newaxis], moved, weights), memory, sound


def _finite(numbers: Array, among: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Those (...) among whom all numbers (..., d) are finite; a finite sum says it of all at once, and is quick."""
    return among if np.isfinite(numbers.sum()) else among & np.isfinite(numbers).all(axis=-1)


def _loss_of(model: Model, examples: Examples, loss: Loss, weights: Array) -> Array:
    with np.errstate(over="ignore", invalid="ignore"):
        return np.asarray(loss.value(model.forward(weights, examples.X)[0], examples.y))


def _stacked(parts: list[Array], like: Array) -> Array:
    """The parts on a new first axis, each let go of once it is copied: memory asked for and not yet written is free."""
    together = np.empty((len(parts), *like.shape), like.dtype)
    while parts:
        together[len(parts) - 1] = parts[-1]
        parts.pop()
    return together


def _locked(array: NDArray[Any]) -> NDArray[Any]:
    view = array.view()
    view.flags.writeable = False
    return view
