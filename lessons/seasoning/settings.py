"""What can be set on *Season it yourself*."""

from dataclasses import dataclass

from ui.kitchen.settings import GRAMS, Order
from ui.settings import Choice, setting


@dataclass(frozen=True)
class Seasoning(Order):
    """An order, the reader's grams, and the picture looked at."""

    salt: float = setting(GRAMS)
    spice: float = setting(GRAMS)
    view: str = setting(Choice("complaints", ("complaints", "taste_map")), looked_at=True)

    @property
    def grams(self) -> tuple[float, float]:
        """Salt and spice in grams: the weights."""
        return self.salt, self.spice
