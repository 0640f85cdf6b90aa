"""What can be set on Home: the order."""

from dataclasses import dataclass

from ui.kitchen.settings import Order


@dataclass(frozen=True)
class Home(Order):
    """The order that both chefs cook."""
