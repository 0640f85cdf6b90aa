"""What *Who sets the house rules?* asks of `core`."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from core.exams import candidates
from core.search import KITCHENS, Searched, Tally, Tried, search, searches, tally
from lessons.house_rules.settings import JOBS, HouseRules

SHOWN: Final = "centres"
"""The layout of the stage; the other one stands behind the fold."""

OTHER: Final = "ends"

STEPS: Final = {4: 9, 9: 6, 16: 4, 25: 3}
"""In so many frames a trial falls from the map to its score."""


@dataclass(frozen=True)
class Scene:
    """One kitchen's search."""

    run: HouseRules

    @property
    def seed(self) -> int:
        """Kitchens are counted from 1, seeds from 0."""
        return int(self.run.search_kitchen) - 1

    @property
    def trials(self) -> int:
        """Of each search."""
        return self.run.search_trials

    @cached_property
    def searched(self) -> Searched:
        """Both searches."""
        return search(self.seed, self.trials, SHOWN)

    @property
    def both(self) -> dict[str, Tried]:
        """Both by name."""
        return by_name(self.searched)

    @property
    def tally(self) -> Tally:
        """All kitchens, with as many trials."""
        return tally(self.trials, SHOWN)

    @property
    def steps(self) -> int:
        """Frames a trial."""
        return STEPS[self.trials]

    @property
    def frames(self) -> int:
        """The first shows none, the last all trials."""
        return self.trials * self.steps + 1

    @property
    def numbers(self) -> list[int]:
        """At each frame, which trial it is about; 0 before the first."""
        return [-(-frame // self.steps) for frame in range(self.frames)]

    @property
    def landed(self) -> list[int]:
        """At each frame, how many trials have come to their scores."""
        return [frame // self.steps for frame in range(self.frames)]

    @property
    def order(self) -> list[int]:
        """The kitchens, those first in which random is better, then the equal ones, then the grid's."""
        return sorted(range(KITCHENS), key=lambda kitchen: -int(self.tally.outcomes[kitchen]))


def by_name(found: Searched) -> dict[str, Tried]:
    """Both searches by name."""
    return {"grid": found.grid, "random": found.random}


def everywhere(trials: int) -> list[dict[str, Tried]]:
    """Both searches with so many trials, kitchen by kitchen."""
    return list(map(by_name, searches(trials, SHOWN)))


def best_so_far(tried: Tried, landed: int) -> int | None:
    """Which of the first trials is best; none of none."""
    return int(np.argmax(tried.right[:landed])) if landed else None


def values_so_far(tried: Tried, landed: int) -> int:
    """How many different values of the learning rate the first trials tried."""
    return len(np.unique(tried.rates[:landed]))


def sorted_right(now: HouseRules) -> int:
    """How many of the jobs that were sorted are where they belong."""
    return sum(said == who for said, (_, _, who) in zip(now.jobs_sorted, JOBS, strict=False))


def middle_half() -> tuple[float, float]:
    """Between which shares of all people the middle half of the candidates lie."""
    low, high = np.quantile(candidates().mean(axis=1), [0.25, 0.75])
    return float(low), float(high)
