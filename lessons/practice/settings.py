"""What can be set on *Practice*."""

from dataclasses import dataclass

from ui.kitchen.settings import Begun
from ui.settings import Choice, setting

RATES = (0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.44, 0.48, 0.5, 0.55, 0.6, 0.8, 1.0)
"""Learning rates on offer, evenly spread on a log scale but closer together around the boiling point (about 0.48)."""


@dataclass(frozen=True)
class Practice(Begun):
    """All that a training run depends on: who tastes, the start, how boldly, how long."""

    tongues: str = setting(Choice("usual", ("usual", "alike")))
    odd: str = setting(Choice("no", ("no", "yes")))
    rate: float = setting(Choice(0.05, RATES))
    rounds: int = setting(Choice(100, (10, 100, 1000)))
