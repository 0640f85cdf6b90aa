"""What can be set on *Who judges?*."""

from dataclasses import dataclass

from ui.kitchen.settings import Order
from ui.settings import Choice, Number, setting, uneven

STATED = (0.1, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0, 90.0, 95.0, 98.0, 99.0, 99.5, 99.9)
"""Probabilities that can be stated, in percent: closer together towards certainty."""

PICKY = Number(3.0, -3.0, 6.0, 0.5)
"""How much more the first diner may wish for."""


CHANCES = uneven(1.0, STATED)
"""The stated chance as films follow it."""


@dataclass(frozen=True)
class Judges(Order):
    """How much more one diner wishes for than that tongue's recipe explains, and the chance that the chef stated.

    Attributes:
        stated: in percent; the three dishes do not depend on it.
    """

    picky: float = setting(PICKY)
    stated: float = setting(Choice(CHANCES.default, STATED), looked_at=True)
