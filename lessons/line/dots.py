"""Points as one short value of a link: the id of a preset, or `1_2~3_6` for (1, 2) and (3, 6)."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.lines import COORDINATE_LIMIT, PRESETS, Points, points
from ui.settings import pairs as coded_pairs
from ui.settings.pairs import Pair

MOST_POINTS = 60
"""As many points as a link should carry and a small table can show."""

NO_POINT = "none"
OWN = "own"
"""What points are called that are none of the presets."""


@dataclass(frozen=True)
class Dots:
    """A setting that holds points."""

    default: str

    def parse(self, text: str) -> str:
        """The points that a link asks for, in their shortest form.

        Raises:
            ValueError: if the text is neither the id of a preset nor points within the limits.
        """
        return text if text in PRESETS else write(_pairs(text))


def read(text: str) -> Points:
    """The points that a setting holds."""
    return PRESETS[text] if text in PRESETS else points(*_pairs(text))


def pairs(text: str) -> list[Pair]:
    """The same one by one."""
    held = read(text)
    return list(zip(held.x.tolist(), held.y.tolist(), strict=True))


def preset(coded: str) -> str:
    """The id of the preset that these points are, or `OWN`."""
    return coded if coded in PRESETS else OWN


def write(given: Sequence[Pair]) -> str:
    """The inverse of `pairs`, coordinates to six digits.

    Raises:
        ValueError: if there are too many points, or one of them is too far out.
    """
    if len(given) > MOST_POINTS:
        raise ValueError(f"there must be at most {MOST_POINTS} points, got {len(given)}")
    for number in (number for pair in given for number in pair):
        if not 0 <= number <= COORDINATE_LIMIT:  # neither is what is no number
            raise ValueError(f"rice and water must be between 0 and {COORDINATE_LIMIT:g}, got {number:g}")
    return _NAMES.get(coded := _coded(given), coded)


def _coded(given: Sequence[Pair]) -> str:
    return coded_pairs.write(given) or NO_POINT


def _pairs(text: str) -> list[Pair]:
    if not text:
        raise ValueError("must be points or the name of some, got nothing")
    return coded_pairs.read("" if text == NO_POINT else text)


_NAMES = {_coded(list(zip(preset.x.tolist(), preset.y.tolist(), strict=True))): id for id, preset in PRESETS.items()}
