"""What is learned from a table: the weights, found twice, and one honest score on rows that were not used."""

from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from core.arrays import Array
from core.chance_columns import MOST_RANDOM, Missed, misses_by_count
from core.designs import Design
from core.examples import Examples
from core.losses import taste_score
from core.regression import (
    FEW_ROWS,
    MOST_POWERS,
    Fit,
    Unseen,
    descend,
    explained,
    fit,
    held_and_seen,
    judge,
    root_mean_square,
    rounds_needed,
    settles,
    settles_each,
    standardised,
    training_rows,
    with_powers,
)

ROUNDING: Final = 1e-9
"""Of the target's spread: what a fit that goes through every row leaves over."""

ALIKE: Final = 0.01
"""Of the longest step: two answers whose steps differ by no more are one."""

DRAWS: Final = 60
"""So often columns of chance are drawn where rows are few."""


MOST_BENT: Final = 5
"""Products are made of at most so many columns."""


def one_thread() -> AbstractContextManager[object]:
    """Let the linear algebra library work on one thread: on a busy machine its threads wait for each other, and ten
    thousand rows take seconds instead of a fifth of one.
    """
    return threadpool_limits(1, "blas")


class Chance(NamedTuple):
    """What columns of pure chance do.

    Attributes:
        own: what the fit misses by on the rows it learned from; unseen: on rows it never saw; of the middle draw, since
            where rows hardly outnumber columns a few draws are wild.
        low, high: the least and the most of the latter.
        free: how many rows there are more than numbers in each fit that is judged.
    """

    own: float
    unseen: float
    low: float
    high: float
    free: int


class Bent(NamedTuple):
    """A fit with products of up to `degree` columns: its numbers, and its scores on its own rows and on others."""

    degree: int
    numbers: int
    own: float
    unseen: float


@dataclass(frozen=True, eq=False)
class Found:
    """What is learned from the examples of a table."""

    design: Design

    @property
    def examples(self) -> Examples:
        """What it is learned from."""
        return self.design.examples

    @cached_property
    def exact(self) -> Fit:
        """By least squares."""
        return fit(self.examples)

    @cached_property
    def descended(self) -> Fit:
        """By gradient descent."""
        return descend(self.examples)

    @cached_property
    def unseen(self) -> Unseen:
        """What is said of rows that it never saw: no other than what was true where only rounding is between them."""
        found = judge(self.examples)
        missed = self.all_felt(found.predicted - found.y)
        return replace(found, predicted=np.where(missed == 0.0, found.y, self.all_felt(found.predicted)))

    @property
    def held(self) -> NDArray[np.int64]:
        """The rows held out of the fit that judges them; none where rows are few, and each is left out in turn."""
        count = len(self.examples)
        return np.empty(0, np.int64) if count < FEW_ROWS else held_and_seen(count)[0]

    @property
    def met(self) -> int:
        """How many of the rows judged are equal to one that the fit which judges them learns from; no fit is needed."""
        kinds, held = self.design.kinds, self.held
        if not len(held):
            return int((np.bincount(kinds)[kinds] > 1).sum())
        return int(np.isin(kinds[held], np.delete(kinds, held)).sum())

    def work_out(self) -> None:
        """Do now what takes long."""
        with one_thread():
            _ = self.exact, self.descended, self.unseen, self.rounds, self.bent, self.is_tied

    def felt(self, value: float) -> float:
        """A difference in the target; one that is no more than what rounding leaves of it is none."""
        return float(self.all_felt(np.array(value)))

    def all_felt(self, values: Array) -> Array:
        """The same of several."""
        return np.where(np.abs(values) > self._left_over, values, 0.0)

    @cached_property
    def _left_over(self) -> float:
        return ROUNDING * float(np.std(self.examples.y))

    @cached_property
    def is_tied(self) -> bool:
        """Whether some columns follow from others, so that the exact answer is one of many that say the same."""
        return not settles(self.examples)

    @cached_property
    def guessed(self) -> float:
        """What guessing the mean scores on rows that it is not the mean of."""
        return self._score(self.unseen.mean - self.unseen.y)

    @property
    def count(self) -> int:
        """How many numbers it has, the bias among them."""
        return len(self.exact.standard)

    @cached_property
    def steps(self) -> Array:
        """(d,) what a usual step of each input adds; what rounding leaves of nothing is nothing."""
        return self.all_felt(self.exact.steps)

    @cached_property
    def weights(self) -> Array:
        """(d,) what one more unit of each adds, likewise."""
        return np.where(self.steps == 0.0, 0.0, self.exact.weights)

    @property
    def bias(self) -> float:
        """What is foretold where every input is 0, likewise."""
        return self.felt(self.exact.bias)

    @property
    def descended_numbers(self) -> tuple[float, ...]:
        """The bias and the weights that gradient descent found, likewise."""
        weights = np.where(self.all_felt(self.descended.steps) == 0.0, 0.0, self.descended.weights)
        return self.felt(self.descended.bias), *weights.tolist()

    @property
    def longest(self) -> int:
        """The input whose usual step does most."""
        return int(np.argmax(np.abs(self.steps)))

    @property
    def misses_nothing(self) -> bool:
        """Whether the exact answer goes through every row."""
        return self.felt(root_mean_square(self._said(self.exact) - self.examples.y)) == 0.0

    @property
    def agree(self) -> bool:
        """Whether gradient descent has come to the same weights, each within a hundredth of the longest."""
        apart = self.felt(float(np.abs(self.exact.steps - self.descended.steps).max()))
        return bool(apart <= ALIKE * np.abs(self.steps).max())

    @property
    def explained(self) -> tuple[float, float]:
        """R² on its own rows: of the exact answer and of gradient descent."""
        return explained(self.examples, self._said(self.exact)), explained(self.examples, self._said(self.descended))

    def _said(self, by: Fit) -> Array:
        return by.predict(self.examples.X)

    @cached_property
    def rounds(self) -> tuple[int, int]:
        """Rounds of gradient descent until 1 % above the lowest loss: on scaled columns, and as they stand."""
        rows, _ = standardised(self.examples)
        raw = Examples(np.column_stack([np.ones(len(rows)), self.examples.X]), self.examples.y)
        return rounds_needed(rows), rounds_needed(raw)

    def most_chance(self, wanted: int) -> int:
        """As many columns of chance as its rows allow."""
        return max(0, min(wanted, training_rows(len(self.examples)) - 1 - len(self.design.inputs)))

    @cached_property
    def _missed(self) -> Missed:
        with one_thread():
            draws = DRAWS if len(self.examples) < FEW_ROWS else 1
            return misses_by_count(self.examples, self.most_chance(MOST_RANDOM), draws)

    def with_chance(self, count: int) -> Chance:
        """What so many columns of chance do."""
        own, unseen = (each[:, count] for each in self._missed)
        free = training_rows(len(self.examples)) - self.count - count
        return Chance(float(np.median(own)), float(np.median(unseen)), float(unseen.min()), float(unseen.max()), free)

    @cached_property
    def bent(self) -> tuple[Bent, ...]:
        """With products of its columns, as far as its rows tell them apart, whichever of them is left out."""
        found = []
        for degree in range(1, MOST_POWERS + 1):
            if len(self.design.inputs) > MOST_BENT:
                break
            more = with_powers(self.examples, degree)
            if more.X.shape[1] >= training_rows(len(more)) or not settles_each(more):
                break
            own = fit(more).predict(more.X) - more.y
            found.append(Bent(degree, more.X.shape[1] + 1, self._score(own), self._score(judge(more).rmse)))
        return tuple(found)

    def _score(self, missed: Array | float) -> float:
        return float(taste_score(np.mean(np.square(missed)) / np.var(self.examples.y)))
