"""What can be set on *Season it yourself*."""

from dataclasses import dataclass

from ui.kitchen.settings import GRAMS, Order
from ui.settings import setting


@dataclass(frozen=True)
class Seasoning(Order):
    """An order and the reader's grams."""

    salt: float = setting(GRAMS)
    spice: float = setting(GRAMS)

    @property
    def grams(self) -> tuple[float, float]:
        """Salt and spice in grams: the weights."""
        return self.salt, self.spice
