"""What else *Remodelling* tries: slim tables learned beside numbers that stay, and a search of layouts."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Final, NamedTuple

from core.capacity import TICKETS
from core.layout_search import Tried, tried
from core.low_rank import SideTables
from core.network import Network
from core.patterns import crowd
from lessons.remodelling.scene import TUNED, Line, learned, long_line, met, moved, yours
from lessons.remodelling.settings import Remodel
from ui.kitchen.trained import exam

SIDE_SEED: Final = 1
"""What slim tables beside the numbers begin from."""

STATIONS: Final = ((1,), (2,), (3,), (4,), (8,), (16,), (2, 2), (3, 3), (4, 4), (8, 8), (16, 16), (3, 3, 3))
LAYOUTS: Final = tuple(Network((2, *cooks, 1)) for cooks in STATIONS)
"""Those that are searched, from so many first guesses each, for so many rounds."""

STARTS: Final = 10
SEARCH_ROUNDS: Final = 600

APART, APART_SEED = 200, 98
"""So many tickets are kept apart to choose by, and how they are drawn."""

ALIKE: Final = ((2, 3, 1), (2, 2, 2, 1))
"""Two layouts with about as many numbers."""


class Beside(NamedTuple):
    """A line in the new restaurant.

    Attributes:
        own, learned: how many numbers it has, and how many are learned beside them.
        right: of the guests there: before, after all its numbers were practised, and after those beside them were.
    """

    own: int
    learned: int
    right: Mapping[str, float]


def beside(settings: Remodel) -> tuple[Beside, Beside]:
    """The reader's chef and the long line, each with slim tables of rank 1 beside its numbers."""
    pattern, diners = settings.remodel_pattern, settings.remodel_diners
    return _beside(pattern, diners, yours(settings)), _beside(pattern, diners, long_line(pattern))


@lru_cache(maxsize=32)
def _beside(pattern: str, diners: int, line: Line) -> Beside:
    tickets, guests = met(pattern, diners), moved(pattern, exam(pattern))
    tables = SideTables(line.net, line.weights)
    slim = learned(tables.model, line.optimizer, tables.start(SIDE_SEED), tickets, TUNED)
    lines = {
        "before": line,
        "all": line.practised(tickets, TUNED),
        "beside": replace(line, weights=tables.merged(slim)),
    }
    right = {name: each.right(guests) for name, each in lines.items()}
    return Beside(line.net.parameter_count, tables.parameter_count, right)


@lru_cache(maxsize=4)
def searched(pattern: str) -> tuple[Tried, ...]:
    """Every layout, trained on the tickets that all practise on and judged on others kept apart."""
    tickets, apart = crowd(pattern, count=TICKETS), crowd(pattern, count=APART, seed=APART_SEED, unseen=True)
    return tuple(tried(net, tickets, apart, starts=STARTS, epochs=SEARCH_ROUNDS) for net in LAYOUTS)
