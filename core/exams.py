"""Exams: the best of many on a small exam, and what it is worth before others. The winner's curse.

Of k networks that are all about as good, the one that does best on an exam of m is the luckiest. Its mark says so much
about that luck that it must fall before anybody who did not choose it; a larger exam leaves less to luck (Cawley &
Talbot 2010, https://jmlr.org/papers/v11/cawley10a.html).
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.arrays import Array, whole
from core.losses import binary_cross_entropy
from core.memo import kept
from core.network import Network
from core.optimizers import adam
from core.patterns import crowd, yes_or_no
from core.starts import start
from core.training import train
from core.workspace import Workspace, fast

CANDIDATES: Final = 64
"""So many networks sit the exam, alike but for their starts."""

GROUPS: Final = (1, 4, 16, 64)
"""The best of so many is taken."""

EXAMS: Final = 300
SIZES: Final = (20, 100, 400)
"""How many an exam has."""

UNITS: Final = 16
LEARNING_RATE: Final = 0.03
EPOCHS: Final = 60
EXAMPLES: Final = 60
NOISE: Final = 0.6
PEOPLE: Final = 10_000
"""Of these every exam is drawn."""

SEED: Final = 10_000
EXAMS_LIMIT: Final = 10_000


@dataclass(frozen=True, eq=False)
class Contest:
    """The best of g groups' sizes in the mean of many exams.

    Attributes:
        groups: g, of how many the best was taken.
        exam: (g,) the share that the winners got right on the exam that chose them.
        fresh: (g,) the share that the same winners get right of all who were not in it.
    """

    groups: tuple[int, ...]
    exam: Array
    fresh: Array

    @property
    def fall(self) -> Array:
        """(g,) by how much they fall."""
        return self.exam - self.fresh


@kept(1)
def candidates() -> NDArray[np.bool_]:
    """(64, 10,000) which of so many people each network judges right.

    Networks 2-16-1 with the starts 0 … 63, 60 rounds of Adam on 60 noisy examples of the ring.
    """
    net, examples = Network((2, UNITS, 1)), crowd("ring", count=EXAMPLES, noise=NOISE)
    starts = start(net, "xavier", range(CANDIDATES)).astype(float)
    history = train(
        fast(net), examples, binary_cross_entropy, adam(LEARNING_RATE), starts, epochs=EPOCHS, record_every=EPOCHS
    )
    people = crowd("ring", count=PEOPLE, noise=NOISE, seed=SEED, unseen=True)
    space, weights = Workspace(net, (1,), PEOPLE), history.weights[-1]
    likes = yes_or_no("labels", people.y)
    return np.concatenate([(space.forward(weights[[at]], people.X) > 0) == likes for at in range(CANDIDATES)])


def contest(right: NDArray[np.bool_], size: int, *, exams: int = EXAMS, groups: tuple[int, ...] = GROUPS) -> Contest:
    """Choose the best of some networks by an exam, many times, and see what the winners are worth before the others.

    Exam e is drawn without replacement by a generator of seed e. The networks are cut into groups of one size in their
    order, and of each group the first of those with the best mark wins.

    Args:
        right: (k, n) which of n people each of k networks judges right.
        size: of an exam, below n.
        exams: how many, 1 to `EXAMS_LIMIT`.
        groups: sizes of groups, each a divisor of k.

    Raises:
        ValueError: for a number out of range, or a size of groups that does not divide k.
    """
    many, people = right.shape
    asked, times = whole("size", size, 1, people - 1), whole("exams", exams, 1, EXAMS_LIMIT)
    if any(many % group for group in groups):
        raise ValueError(f"groups must divide {many}, got {', '.join(map(str, groups))}")
    total, marks = right.sum(axis=1), np.empty((len(groups), 2, times))
    for exam in range(times):
        drawn = np.random.default_rng(exam).choice(people, asked, replace=False)
        got = right[:, drawn].sum(axis=1)
        for row, group in enumerate(groups):
            firsts = np.arange(0, many, group)
            winners = firsts + got.reshape(-1, group).argmax(axis=1)
            marks[row, :, exam] = got[winners].mean() / asked, (total - got)[winners].mean() / (people - asked)
    exam_mark, fresh = marks.mean(axis=2).T
    return Contest(groups, exam_mark, fresh)


@kept(4)
def contest_of(size: int) -> Contest:
    """The contest of the networks of `candidates`; errors as for `contest`."""
    return contest(candidates(), size)
