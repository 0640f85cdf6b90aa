"""What can be set on *Too many spices*."""

from dataclasses import dataclass
from itertools import product
from typing import Final

from core import jars
from ui.settings import Choice, Number, Settings, setting

COOKS: Final = (1, 2, 3, 8, 16, 64)
STRENGTHS: Final = ("little", "right", "much")
BRAKES: Final = ("none", "stop", "small", "dropout")
BRAKES_OF_STRENGTH: Final = BRAKES[2:]
"""Those that may brake more or less hard."""

JARS: Final = Number(float(jars.FEWEST), float(jars.FEWEST), float(jars.MOST), 1.0)
"""How many are open."""


@dataclass(frozen=True)
class Looked:
    """At which chefs' exams somebody has looked, in order: `16-stop.16-small-much`."""

    default: str = ""

    def parse(self, text: str) -> str:
        """The same, if they are chefs that there are, each once.

        Raises:
            ValueError: if they are not.
        """
        names = chefs(text)
        if len(set(names)) < len(names) or not CHEFS.issuperset(names):
            raise ValueError(f"must name chefs once each, such as 16-stop or 16-small-much, got {text!r}")
        return text


def chefs(looked: str) -> list[str]:
    """The chefs of such a text."""
    return looked.split(".") if looked else []


def _name(cooks: int, brake: str, strength: str) -> str:
    return f"{cooks}-{brake}-{strength}" if brake in BRAKES_OF_STRENGTH else f"{cooks}-{brake}"


@dataclass(frozen=True)
class TooMany(Settings):
    """How many cooks learn, and what holds them back.

    Attributes:
        spice_cooks: at the one station of the line.
        brake: nothing, stopping in time, small weights or dropout; strength: how hard, where that can be set.
        jars: of the literal spices, how many are open.
        exam_seen: at whose exam somebody has looked, but for the chef that is bet on.
        threshold: whether lines of few cooks have practised, to see how many it takes.
    """

    spice_cooks: int = setting(Choice(16, COOKS))
    brake: str = setting(Choice("none", BRAKES))
    strength: str = setting(Choice("right", STRENGTHS))
    jars: float = setting(JARS, looked_at=True)
    exam_seen: str = setting(Looked(), looked_at=True)
    threshold: str = setting(Choice("no", ("no", "yes")), looked_at=True)

    @property
    def brakes(self) -> bool:
        """Whether there is a strength to set."""
        return self.brake in BRAKES_OF_STRENGTH

    @property
    def idle(self) -> frozenset[str]:
        """A strength that nothing asks for."""
        return frozenset() if self.brakes else frozenset({"strength"})

    @property
    def chef(self) -> str:
        """What the chef of this run is called where looks at its exam are noted."""
        return _name(self.spice_cooks, self.brake, self.strength)

    @property
    def bet_on(self) -> bool:
        """Whether this is what the bet is about: sixteen cooks whom nothing holds back."""
        return self.spice_cooks == 16 and self.brake == "none"


CHEFS: Final = frozenset(_name(*how) for how in product(COOKS, BRAKES, STRENGTHS))
"""All that can be examined."""
