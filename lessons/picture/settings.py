"""What can be set on *A picture, in 65 numbers*: the faces practised on, and the next one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from core.arrays import Array
from core.drawings import FACES, SQUARES
from core.stencils import LAYOUTS
from ui.settings import Choice, Settings, setting

PRACTISED: Final = 12
"""So many faces are practised on, smiles and frowns by turns."""

PLACES: Final = (0, 1, 2)
"""How many squares lower the next face may be."""

DIGITS: Final = SQUARES // 4


def written(drawing: Array) -> str:
    """A drawing (64,) as 16 digits of base 16, row by row."""
    return f"{int(''.join(str(int(square)) for square in drawing), 2):0{DIGITS}x}"


def squares(text: str) -> Array:
    """The inverse of `written`.

    Raises:
        ValueError: for anything else than 16 such digits.
    """
    if len(text) != DIGITS or not set(text) <= set("0123456789abcdef"):
        raise ValueError(f"must be {DIGITS} digits of base 16, got {text!r}")
    return np.array([float(bit) for bit in f"{int(text, 16):0{SQUARES}b}"])


@dataclass(frozen=True)
class Sheet:
    """One drawing, as `written`."""

    default: str

    def parse(self, text: str) -> str:
        """The drawing that a link asks for; raises `ValueError` if there is none."""
        squares(text)
        return text


@dataclass(frozen=True)
class Redrawn:
    """Which of the practised faces the reader has redrawn, as `3.<drawing>~5.<drawing>`, counted from 1; or none."""

    default: str = ""

    def parse(self, text: str) -> str:
        """What a link asks for.

        Raises:
            ValueError: if it is no list of such drawings, each once and in order.
        """
        found = redrawn(text)
        if redrawn_text(found) != text or not set(found) <= set(range(1, PRACTISED + 1)):
            raise ValueError(f"must be drawings from 1 to {PRACTISED} in order, got {text!r}")
        return text


def redrawn(text: str) -> dict[int, str]:
    """The drawings that a setting names, by their number.

    Raises:
        ValueError: for a number or a drawing that is none.
    """
    pairs = (part.partition(".") for part in text.split("~") if text)
    found = {int(number): drawing for number, _, drawing in pairs}
    for drawing in found.values():
        squares(drawing)
    return found


def redrawn_text(drawings: Mapping[int, str]) -> str:
    """The inverse of `redrawn`."""
    return "~".join(f"{number}.{drawings[number]}" for number in sorted(drawings))


@dataclass(frozen=True)
class Picture(Settings):
    """Twelve faces to practise on, and the drawing that is asked about.

    Attributes:
        pic_set: which twelve the generator makes.
        pic_redrawn: those that the reader has redrawn.
        pic_layout: whose weights are shown. Both practise at one press.
        pic_place: how many squares lower the drawing is than it was drawn.
        pic_face: the next drawing, in place.
        pic_sheet: which drawing lies on the board: 0 the next one, else one of the twelve, to be redrawn.
    """

    pic_set: int = setting(Choice(1, (1, 2, 3, 4, 5)))
    pic_redrawn: str = setting(Redrawn())
    pic_layout: str = setting(Choice("one", LAYOUTS), looked_at=True)
    pic_place: int = setting(Choice(0, PLACES), looked_at=True)
    pic_face: str = setting(Sheet(written(FACES[6])), looked_at=True)
    pic_sheet: int = setting(Choice(0, tuple(range(PRACTISED + 1))), looked_at=True)
