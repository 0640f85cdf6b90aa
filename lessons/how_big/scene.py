"""What *How big is a B?* asks of `core`: the rungs from two numbers up, and Yi-6B doubled."""

from dataclasses import dataclass
from typing import Final

from core.data.published_models import LAYOUTS
from core.doublings import DOUBLINGS, doubled
from core.layouts import Decoder, Layout, active_count, parameter_count
from ui.kitchen.trained import TrainedLine, trained

YI: Final = "Yi-6B"
CLIMBED: Final = ("GPT-2", YI, "Llama-2-7B", "Llama-2-70B", "DeepSeek-V3")
"""The published models on the ladder."""

USUAL: Final = ("ring", 1, 1.0, 300)
"""How the chef of *Blame slips* is trained if nobody has changed anything there."""

GENTLY: Final = ("ring", 1, 0.5, 300)
"""How the longer line is trained: at a learning rate of 1 it would magnify the last digit of a sum, in which machines
differ, until another number stands on its card.
"""

SMALL, LONG = (2, 3, 1), (2, 16, 16, 1)
"""The layouts of that chef and of a longer line."""


@dataclass(frozen=True)
class Own:
    """What the reader brings along.

    Attributes:
        grams: salt and spice of the two sliders.
        line: the chef that was trained on *Blame slips*, or would have been.
        theirs: whether it was.
    """

    grams: tuple[float, float]
    line: TrainedLine
    theirs: bool


@dataclass(frozen=True)
class Rung:
    """A model on the ladder.

    Attributes:
        id: of a model of our own; else the name of a published one.
        numbers: all of them, where they are in this app.
        sizes: its stations, likewise.
    """

    id: str
    count: int
    numbers: tuple[float, ...] = ()
    sizes: tuple[int, ...] = ()


def rungs(own: Own) -> tuple[Rung, ...]:
    """All of them, the smallest first."""
    line, longer = own.line, trained(LONG, *GENTLY)
    return (
        Rung("sliders", len(own.grams), own.grams, (2, 1)),
        Rung("cooks", len(line.weights), line.weights, line.sizes),
        Rung("longer", len(longer.weights), longer.weights, LONG),
        *(Rung(name, parameter_count(LAYOUTS[name])) for name in CLIMBED),
    )


def yi() -> Decoder:
    """The layout that is doubled."""
    layout = LAYOUTS[YI]
    assert isinstance(layout, Decoder)
    return layout


def doublings() -> dict[str, int]:
    """How many numbers Yi-6B has with twice as much of each."""
    return {what: parameter_count(doubled(yi(), what)) for what in DOUBLINGS}


def closest() -> list[str]:
    """The doubling that comes closest to twice the numbers."""
    aim = 2 * parameter_count(yi())
    return [min(DOUBLINGS, key=lambda what: abs(doublings()[what] - aim))]


def share_of_layers() -> float:
    """How many of Yi-6B's numbers stand in its layers: so many come on top with twice as many layers."""
    return doublings()["layers"] / parameter_count(yi()) - 1


def counts(layout: Layout) -> tuple[int, int]:
    """All numbers of a layout, and those that one word uses."""
    return parameter_count(layout), active_count(layout)
