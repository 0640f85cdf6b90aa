"""What can be set on *Stations*."""

from dataclasses import dataclass

from core.capacity import EPOCHS
from core.patterns import PATTERNS
from lessons.stations.edits import Edits
from ui.settings import Choice, Number, Settings, setting

STATION_COOKS = tuple(f"A{number}" for number in range(1, 9))
"""The cooks of the first station."""

SECOND_COOKS = tuple(f"B{number}" for number in range(1, 9))
"""The cooks of the second station."""

NUMBERS = (0, 1, 3, 4, 6, 7, 9, 10, 11)
"""Where in the line that lost a number its weights stand, the cooks' own bases not among them."""

LOST = 7
"""The one that is lost: how much the third cook heeds spice."""

COOKS = (*STATION_COOKS, *SECOND_COOKS, "out")
"""Every cook of the longest line on offer, the one who gives the verdict last."""


@dataclass(frozen=True)
class Stations(Settings):
    """A line of cooks, how it starts, the ticket on it, and what of it is looked at.

    Attributes:
        net_start: random, or every weight at 1, where the seed makes no difference.
        net_mode: whether the machine trains or the reader sets weights by hand.
        net_cook: the cook picked, one of `COOKS`; net_hears: the weight picked, by what it is heard from.
        net_round: the round of the run that is looked at.
        net_hand: numbers set by hand before training; net_touch: after it.
        net_number: the number picked in the line that lost one; net_found: what the hand has set there; net_was: and
            before its last move.
    """

    net_pattern: str = setting(Choice("ring", tuple(PATTERNS)))
    net_stations: int = setting(Choice(1, (1, 2)))
    net_cooks: int = setting(Choice(2, tuple(range(1, 9))))
    net_rule: str = setting(Choice("tanh", ("tanh", "relu", "sigmoid", "identity")))
    net_start: str = setting(Choice("random", ("random", "ones")))
    net_seed: int = setting(Choice(0, tuple(range(10))))
    net_hand: str = setting(Edits())
    net_touch: str = setting(Edits(), looked_at=True)
    net_round: float = setting(Number(float(EPOCHS), 0.0, float(EPOCHS), 10.0), looked_at=True)
    net_mode: str = setting(Choice("train", ("train", "hand")), looked_at=True)
    net_map: str = setting(Choice("verdict", ("verdict", "cook")), looked_at=True)
    net_cook: str = setting(Choice("A1", COOKS), looked_at=True)
    net_hears: str = setting(Choice("salt", ("salt", "spice", *STATION_COOKS, *SECOND_COOKS, "base")), looked_at=True)
    ticket_salt: float = setting(Number(3.5, 0.0, 6.0, 0.1), looked_at=True)
    ticket_spice: float = setting(Number(0.5, 0.0, 6.0, 0.1), looked_at=True)
    net_number: int = setting(Choice(LOST, NUMBERS), looked_at=True)
    net_found: str = setting(Edits(), looked_at=True)
    net_was: str = setting(Edits(), looked_at=True)

    @property
    def idle(self) -> frozenset[str]:
        """With every weight at 1 there is nothing to draw at random."""
        return frozenset({"net_seed"}) if self.net_start == "ones" else frozenset()

    @property
    def structure(self) -> tuple[object, ...]:
        """What a number set by hand belongs to: in another line its place means another weight."""
        return self.net_stations, self.net_cooks, self.net_rule, self.net_start, self.net_seed
