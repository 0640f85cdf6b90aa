"""What can be set on *Six apprentices*."""

from dataclasses import dataclass

from core.landscapes import LANDSCAPES
from core.optimizers import OPTIMIZERS
from ui.kitchen.settings import Begun
from ui.settings import Choice, kinds, setting

RACE_RATES = (0.001, 0.003, 0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.7, 1.0, 1.5, 2.0, 3.0, 10.0)
"""Learning rates that six different optimizers may be given: what is timid for one boils over for another."""


@dataclass(frozen=True)
class Race(Begun):
    """All that a race of the optimizers depends on, and whose shelf of learning rates is looked at.

    Attributes:
        landscape: an id of `LANDSCAPES`; the bowl alone is that of an order, and has a start of one's own.
        fair: the same learning rate for all, or each its own best from the shelf.
        plan: the rate stays the same, or warms up and cools down.
    """

    landscape: str = setting(Choice("bowl", tuple(LANDSCAPES)))
    fair: str = setting(Choice("same", ("same", "own")))
    race_rate: float = setting(Choice(0.1, RACE_RATES))
    race_batch: int = setting(Choice(8, (1, 4, 8)))
    shelf_of: str = setting(Choice("sgd", tuple(OPTIMIZERS)), looked_at=True)
    plan: str = setting(Choice("steady", ("steady", "planned")))

    @property
    def idle(self) -> frozenset[str]:
        """The names of settings that make no difference to this race."""
        kitchen = kinds(Begun).keys() if self.landscape != "bowl" else super().idle
        return frozenset({*kitchen, *(("race_rate",) if self.fair == "own" else ())})
