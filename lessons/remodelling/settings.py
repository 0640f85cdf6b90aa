"""What can be set on *Remodelling*."""

from dataclasses import dataclass
from typing import Final

from core.patterns import RULES
from ui.kitchen.trained import MINE
from ui.settings import Choice, Settings, setting

AMOUNTS: Final = {
    "round": "remodel_bits",
    "cut": "remodel_cut",
    "move": "remodel_diners",
    "hire": "remodel_hired",
}
"""What can be done, and the setting that says how much of it."""

SEEDS: Final = tuple(range(1, 10))
"""The first guesses to choose from."""

TRIES: Final = ("on", "forget", "side", "search")
"""What can be tried besides."""

BET_BITS: Final = 4
"""The bet is about numbers rounded to so many bits."""


@dataclass(frozen=True)
class Remodel(Settings):
    """Which chef is remodelled, what is done to it and how much of it.

    Attributes:
        remodel_pattern, remodel_cooks, remodel_seed, remodel_rate, remodel_rounds: how the chef was trained, as on
            *Blame slips*.
        remodel_act: what is done; remodel_bits: kept of a number; remodel_cut: percent of the weights that are cut;
            remodel_diners: met in the new restaurant; remodel_hired: cooks hired.
        remodel_mine: the place of the number that the reader calls their own, as far as the line has so many.
        remodel_try: what is tried besides.
    """

    remodel_pattern: str = setting(Choice("ring", tuple(RULES)))
    remodel_cooks: int = setting(Choice(3, (2, 3, 4)))
    remodel_seed: int = setting(Choice(1, SEEDS))
    remodel_rate: float = setting(Choice(1.0, (0.1, 0.3, 1.0, 3.0)))
    remodel_rounds: int = setting(Choice(300, (30, 300, 1000)))
    remodel_act: str = setting(Choice("round", tuple(AMOUNTS)))
    remodel_bits: int = setting(Choice(4, (32, 16, 8, 4, 3, 2)))
    remodel_cut: int = setting(Choice(20, (0, 20, 40, 60, 80, 100)))
    remodel_diners: int = setting(Choice(16, (2, 4, 8, 16, 32, 64, 128)))
    remodel_hired: int = setting(Choice(1, (1, 2, 3, 4)))
    remodel_mine: int = setting(Choice(MINE, tuple(range(17))), looked_at=True)
    remodel_try: str = setting(Choice("no", ("no", *TRIES)), looked_at=True)

    @property
    def trained(self) -> tuple[str, int, int, float, int]:
        """How the chef was trained."""
        return self.remodel_pattern, self.remodel_cooks, self.remodel_seed, self.remodel_rate, self.remodel_rounds

    @property
    def idle(self) -> frozenset[str]:
        """How much of what is not done."""
        return frozenset(AMOUNTS.values()) - {AMOUNTS[self.remodel_act]}

    @property
    def bet_on(self) -> bool:
        """Whether this is what the bet is about."""
        return self.remodel_act == "round" and self.remodel_bits == BET_BITS
