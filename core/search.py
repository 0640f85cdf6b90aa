"""Search: a few trials of two hyperparameters, placed in a neat grid or drawn at random, and which finds the better.

A grid of m × m trials tries each knob at m values only; as many random trials try nearly as many values of each. If one
knob hardly matters, the grid has spent m trials on every value of the other (Bergstra & Bengio 2012,
https://jmlr.org/papers/v13/bergstra12a.html). Which wins depends on the layout as well: how wide the range is, where in
it the best rates lie, and where in their cells the grid's trials stand. So a layout is part of every answer here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isqrt
from types import MappingProxyType
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.arrays import Array, one_of, whole
from core.memo import kept
from core.trials import RATES, UNITS, trials

BUDGETS: Final = (4, 9, 16, 25)
"""How many trials there may be: the squares of which a grid can be made."""

KITCHENS: Final = 200
"""So many times a search is tried anew."""

KITCHENS_LIMIT: Final = 10_000


@dataclass(frozen=True)
class Layout:
    """Where a search looks. The units range from the fewest to the most.

    Attributes:
        low, high: powers of ten between which the learning rate is searched.
        shift: the range is moved by up to so many decades either way, half a step of a grid of nine.
        ends: whether the grid's outermost values stand on the ends of the range, or all of them in the middle of equal
            cells.
    """

    low: float
    high: float
    shift: float
    ends: bool

    def values(self, side: int) -> Array:
        """(side,) where in a range from 0 to 1 the grid's values stand.

        Raises:
            ValueError: unless there are 2 to 100.
        """
        many = whole("side", side, 2, 100)
        return np.linspace(0.0, 1.0, many) if self.ends else (np.arange(many) + 0.5) / many


LAYOUTS: Final[Mapping[str, Layout]] = MappingProxyType(
    {"centres": Layout(-2.5, 1.5, 2 / 3, ends=False), "ends": Layout(-1.5, 0.5, 1 / 2, ends=True)}
)
"""Both by id; the second is half as wide, about the same middle."""


class Tried(NamedTuple):
    """n trials of one search, in their order.

    Attributes:
        rates, units: (n,) places in `RATES` and in `UNITS`.
        right: (n,) on how many unseen examples each network is right.
    """

    rates: NDArray[np.int64]
    units: NDArray[np.int64]
    right: NDArray[np.int64]

    @property
    def values(self) -> int:
        """How many different learning rates were tried."""
        return len(np.unique(self.rates))

    @property
    def best(self) -> int:
        """Which trial is best, the first of several."""
        return int(self.right.argmax())

    @property
    def most(self) -> int:
        """On how many examples that one is right."""
        return int(self.right.max())


@dataclass(frozen=True, eq=False)
class Searched:
    """One kitchen's search, twice.

    Attributes:
        low, high: powers of ten between which the learning rate was searched.
        grid, random: what was tried.
    """

    low: float
    high: float
    grid: Tried
    random: Tried

    @property
    def outcome(self) -> int:
        """1 if random found the better one, −1 if the grid did, 0 if they are equally good."""
        return int(np.sign(self.random.most - self.grid.most))


@dataclass(frozen=True, eq=False)
class Tally:
    """How many kitchens' searches came out.

    Attributes:
        outcomes: (k,) of each, as of `Searched`.
        grid, random: (k,) on how many examples the best of each is right.
    """

    outcomes: NDArray[np.int64]
    grid: NDArray[np.int64]
    random: NDArray[np.int64]

    @property
    def random_better(self) -> int:
        """In how many kitchens random found the better one."""
        return int(np.sum(self.outcomes > 0))

    @property
    def equal(self) -> int:
        """In how many both were equally good."""
        return int(np.sum(self.outcomes == 0))

    @property
    def grid_better(self) -> int:
        """In how many the grid did."""
        return int(np.sum(self.outcomes < 0))

    @property
    def leads(self) -> int:
        """1 if random is better in more kitchens than a fair coin would explain, −1 if the grid is, else 0.

        A sign test: of n kitchens that are not equal, the two counts differ by more than 1.96 · √n, which coins do one
        time in twenty.
        """
        won, lost = self.random_better, self.grid_better
        return int(np.sign(won - lost)) if abs(won - lost) > 1.96 * np.sqrt(won + lost) else 0


def search(kitchen: int, budget: int = 9, layout: str = "centres") -> Searched:
    """Search the map of `core.trials` with so many trials, by a grid and at random.

    A generator of the kitchen's own seed draws, in this order: the shift of the range, uniform; all learning rates of
    the random search, uniform on the scale of powers of ten; all its widths, uniform, each draw with replacement. A
    trial is the nearest network of the map; what lies beyond the map is its edge. Of a width halfway between two the
    even one is taken. The grid's trials go through the widths of its lowest rate first.

    Args:
        kitchen: the seed, 0 to `KITCHENS_LIMIT`.
        budget: one of `BUDGETS`.
        layout: a key of `LAYOUTS`.

    Raises:
        ValueError: for an unknown layout, or a number out of range.
    """
    where, count = LAYOUTS[one_of("layout", layout, LAYOUTS)], _budget(budget)
    dice = np.random.default_rng(whole("kitchen", kitchen, 0, KITCHENS_LIMIT))
    low = where.low + dice.uniform(-where.shift, where.shift)
    wide = where.high - where.low
    drawn = low + wide * dice.uniform(size=count), dice.integers(UNITS[0], UNITS[-1] + 1, size=count)
    steps = where.values(isqrt(count))
    powers, units = np.meshgrid(low + wide * steps, UNITS[0] + (UNITS[-1] - UNITS[0]) * steps, indexing="ij")
    return Searched(low, low + wide, _tried(powers.ravel(), units.ravel()), _tried(*drawn))


@kept(16)
def searches(budget: int = 9, layout: str = "centres", kitchens: int = KITCHENS) -> tuple[Searched, ...]:
    """Those in kitchens 0 … k − 1; arguments and errors as for `search`."""
    many = whole("kitchens", kitchens, 1, KITCHENS_LIMIT)
    return tuple(search(kitchen, budget, layout) for kitchen in range(many))


@kept(16)
def tally(budget: int = 9, layout: str = "centres", kitchens: int = KITCHENS) -> Tally:
    """How `searches` came out; arguments and errors likewise."""
    found = searches(budget, layout, kitchens)
    outcomes, grid, random = np.array([(each.outcome, each.grid.most, each.random.most) for each in found]).T
    return Tally(outcomes, grid, random)


def random_wins(budget: int) -> float:
    """The share of kitchens in which random is better, were the rate all that counts and its one peak placed evenly.

    With m = √n values at the centres of m equal cells, the peak lies a share x of the range from the nearest, evenly
    between 0 and 1 / 2m. Random is better if any of n draws falls within x of the peak, a chance 1 − (1 − 2x)ⁿ. The
    mean over x is 1 − m · (1 − (1 − 1/m)ⁿ⁺¹) / (n + 1): 70.5 % for nine trials. A peak near an end of the range, of
    which only one side can be drawn, is left out of account.

    Raises:
        ValueError: for a number of trials that is none of `BUDGETS`.
    """
    count = _budget(budget)
    side = isqrt(count)
    return 1.0 - side * (1.0 - (1.0 - 1.0 / side) ** (count + 1)) / (count + 1)


def _budget(budget: int) -> int:
    if budget not in BUDGETS:
        raise ValueError(f"budget must be one of {', '.join(map(str, BUDGETS))}, got {budget!r}")
    return int(budget)


def _tried(powers: Array, units: Array | NDArray[np.int64]) -> Tried:
    """The networks of the map nearest to these."""
    first, last = np.log10(RATES[[0, -1]])
    steps = (powers - first) / (last - first) * (len(RATES) - 1)
    rates = np.clip(np.rint(steps), 0, len(RATES) - 1).astype(np.int64)
    widths = (np.rint(units) - UNITS[0]).astype(np.int64)
    return Tried(rates, widths, trials().right[rates, widths])
