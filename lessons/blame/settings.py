"""What can be set on *Blame slips*."""

from dataclasses import dataclass, replace

from core.patterns import RULES
from ui.kitchen.trained import MINE
from ui.settings import Choice, Number, Settings, setting

MOST_UPDATES = 50
"""So many updates on one ticket are enough to see where they lead."""


GRAMS = Number(4.8, 0.0, 6.0, 0.3)
"""Of either, on the ticket."""


@dataclass(frozen=True)
class BlameSlips(Settings):
    """A ticket, the line it goes down, how far it has gone, and how the line is trained.

    A training learns from a whole crowd and starts at the first weights: the ticket is none of it.

    Attributes:
        slip_seed: of the line's first weights.
        slip_salt, slip_spice: the ticket, in grams.
        slip_press: how many of the six presses were made.
        slip_updates: how many updates on this ticket came before them.
        slip_weight: the place of the weight that is nudged, as far as the line has so many.
        slip_mine: the place of the number that the reader calls their own, likewise.
        slip_rate: of the updates on the ticket, and of training.
    """

    slip_pattern: str = setting(Choice("ring", tuple(RULES)))
    slip_cooks: int = setting(Choice(3, (2, 3, 4)))
    slip_seed: int = setting(Choice(1, tuple(range(1, 10))))
    slip_salt: float = setting(GRAMS, looked_at=True)
    slip_spice: float = setting(replace(GRAMS, default=1.8), looked_at=True)
    slip_press: int = setting(Choice(0, tuple(range(7))), looked_at=True)
    slip_updates: int = setting(Choice(0, tuple(range(MOST_UPDATES + 1))), looked_at=True)
    slip_weight: int = setting(Choice(0, tuple(range(17))), looked_at=True)
    slip_rate: float = setting(Choice(1.0, (0.1, 0.3, 1.0, 3.0)))
    slip_rounds: int = setting(Choice(300, (30, 300, 1000)))
    slip_mine: int = setting(Choice(MINE, tuple(range(17))), looked_at=True)

    @property
    def ticket(self) -> tuple[float, float]:
        """Salt and spice in grams."""
        return self.slip_salt, self.slip_spice

    @property
    def line(self) -> tuple[object, ...]:
        """What is asked of which line: a change of these begins at the first press."""
        return self.slip_pattern, self.slip_cooks, self.slip_seed
