"""Settings of the kitchen that several pages share: who orders what, and with how many grams the machine begins."""

from dataclasses import dataclass, replace
from typing import Self

from core.diners import DISHES, EATERS
from ui.settings import Choice, Number, Settings, setting

GRAMS = Number(1.0, 0.0, 6.0, 0.1)
"""A seasoning in grams. The default is the first attempt: one gram of everything."""

FIRST_ATTEMPT = (GRAMS.default, GRAMS.default)
"""Salt and spice before anybody has tasted."""


@dataclass(frozen=True)
class Order(Settings):
    """What is ordered, and by whom: chooses the crowd, hence which chef is trained."""

    dish: str = setting(Choice("tomato_egg", tuple(DISHES)), shared=True)
    eaters: str = setting(Choice("normal", tuple(EATERS)), shared=True)

    @property
    def order(self) -> "Order":
        """The order alone."""
        return Order(self.dish, self.eaters)


@dataclass(frozen=True)
class Begun(Order):
    """An order, and where the machine begins: at the first attempt, or at the grams that the reader has found.

    Attributes:
        salt, spice: the reader's own, from *Season it yourself*.
    """

    start: str = setting(Choice("first", ("first", "mine")))
    salt: float = setting(GRAMS, shared=True)
    spice: float = setting(GRAMS, shared=True)

    @property
    def idle(self) -> frozenset[str]:
        """The reader's own grams make no difference to who begins at the first attempt."""
        return frozenset() if self.start == "mine" else frozenset({"salt", "spice"})

    @property
    def run(self) -> Self:
        """What a run depends on. Grams of the reader's own that are those of the first attempt are no other start."""
        run = super().run
        return replace(run, start="first") if run.grams == FIRST_ATTEMPT else run

    @property
    def grams(self) -> tuple[float, float]:
        """Salt and spice in grams: the weights that the machine begins with."""
        return (self.salt, self.spice) if self.start == "mine" else FIRST_ATTEMPT
