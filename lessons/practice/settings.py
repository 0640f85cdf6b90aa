"""What can be set on *Practice*."""

from dataclasses import dataclass

from ui.kitchen.settings import Begun
from ui.settings import Choice, Number, setting

RATE = Number(0.05, 0.01, 1.0, 0.01)
"""The learning rate, in even steps: where the thumb is twice as far, the first step is twice as long."""

RATES = RATE.values


@dataclass(frozen=True)
class Practice(Begun):
    """All that a training run depends on: who tastes, the start, how boldly, how long."""

    tongues: str = setting(Choice("usual", ("usual", "alike")))
    odd: str = setting(Choice("no", ("no", "yes")))
    rate: float = setting(RATE)
    rounds: int = setting(Choice(100, (10, 100, 1000)))

    def same_table(self, other: "Practice") -> bool:
        """Whether the same diners taste: only then can two scores be compared."""
        mine, theirs = ((run.order, run.tongues, run.odd) for run in (self, other))
        return mine == theirs
