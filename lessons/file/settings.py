"""What can be set on *What is in the file?*."""

from dataclasses import dataclass
from typing import Final

from ui.kitchen.served import Filed
from ui.kitchen.trained import MINE
from ui.settings import Choice, Number, setting

TRIES: Final = ("change", "places", "search", "drift", "load", "look")
"""What there is to try with the file, one at a time."""

VALUES: Final = Number(0.0, -8.0, 8.0, 0.1)
DINERS: Final = Number(3.0, 1.0, 100.0, 1.0)
GROWTH: Final = Number(0.0, 0.0, 20.0, 1.0)


@dataclass(frozen=True)
class WeightsFile(Filed):
    """Which chef is in the file, what it has done since, and what of the file is looked at.

    Attributes:
        file_door: which door stands open.
        file_place: the number looked at; file_value: what a hand sets it to.
        file_diner: the diner whose wish is searched for.
        file_example: whether the example of a large model’s file is looked at.
        file_growth: by how many percent tastes have grown.
    """

    file_door: str = setting(Choice("service", ("service", "practice")), looked_at=True)
    file_try: str = setting(Choice("change", TRIES), looked_at=True)
    file_place: int = setting(Choice(MINE, tuple(range(17))), looked_at=True)
    file_value: float = setting(VALUES, looked_at=True)
    file_diner: float = setting(DINERS, looked_at=True)
    file_example: str = setting(Choice("no", ("no", "yes")), looked_at=True)
    file_growth: float = setting(GROWTH, looked_at=True)
