"""What can be set on *How big is a B?*."""

from dataclasses import dataclass

from core.data.kinds_of_models import ARCHITECTURES, INPUTS, SIZES, TASKS, TRAININGS
from core.model_sizes import BITS
from ui.settings import Choice, Number, Settings, setting

ALL = "all"
"""No filter."""

USED = 2
"""So many experts a word uses, where there are several."""

LAYERS = Number(32.0, 1.0, 128.0, 1.0)

ROUTE = (0, 1, 2, 3, 4, 7, 5, 6)
"""The rungs as links number them, the smallest model first."""


def _filter(options: tuple[str, ...], first: str = ALL) -> Choice:
    return Choice(first, (ALL, *options))


@dataclass(frozen=True)
class HowBig(Settings):
    """Where on the ladder, how many bits a number takes, a layout of the reader's own, and which kinds are listed.

    Nothing of it makes a difference to the doublings of Yi-6B, which are what runs.

    Attributes:
        big_travel: the rung, as links number it.
        big_width: so many times as wide throughout as Yi-6B; big_heads: at that width, of Yi-6B's size.
        big_experts: 1 for an ordinary model.
    """

    big_travel: int = setting(Choice(0, ROUTE), looked_at=True)
    big_bits: int = setting(Choice(16, BITS), looked_at=True)
    big_layers: float = setting(LAYERS, looked_at=True)
    big_words: int = setting(Choice(64000, (8000, 16000, 32000, 64000, 128000, 256000)), looked_at=True)
    big_width: float = setting(Choice(1.0, (0.25, 0.5, 1.0, 2.0, 4.0)), looked_at=True)
    big_heads: int = setting(Choice(32, (8, 16, 32, 64, 128)), looked_at=True)
    big_experts: int = setting(Choice(1, (1, 4, 8, 16, 64, 128)), looked_at=True)
    kind_architecture: str = setting(_filter(ARCHITECTURES), looked_at=True)
    kind_task: str = setting(_filter(TASKS), looked_at=True)
    kind_training: str = setting(_filter(TRAININGS), looked_at=True)
    kind_input: str = setting(_filter(INPUTS), looked_at=True)
    kind_size: str = setting(_filter(SIZES, "huge"), looked_at=True)

    @property
    def rung(self) -> int:
        """How many rungs are below the reader."""
        return ROUTE.index(self.big_travel)
