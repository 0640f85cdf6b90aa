"""Little faces on eight by eight squares, smiles and frowns, and what can be done to a sheet of them.

A drawing is (64,) squares, row by row from the top left: 1 where there is ink, 0 where there is none. Every face has
two eyes and a mouth of four squares with its corners turned up for a smile, down for a frown. Half of them have tall
eyes; a third have a plain mouth, a third a wide one, a third thick corners. So there are only twelve different faces.
"""

from itertools import product
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.arrays import Array, finite, in_range, one_of, whole
from core.examples import Examples
from core.memo import kept

SIDE: Final = 8
SQUARES: Final = SIDE * SIDE

EYES: Final = ("short", "tall")
MOUTHS: Final = ("plain", "wide", "thick")
SMILE, FROWN = 1.0, 0.0

COUNT_LIMIT: Final = 10_000
MOUTH_ROW: Final = 4
EYE_COLUMNS: Final = (2, 5)


def face(kind: float, eyes: str, mouth: str) -> Array:
    """One face (64,), its eyes in the first row: below it two rows stay empty, so that it can be moved down by two.

    Args:
        kind: `SMILE` or `FROWN`.
        eyes: one of `EYES`.
        mouth: one of `MOUTHS`.

    Raises:
        ValueError: for a kind, eyes or a mouth that no face has.
    """
    smiles = bool(whole("kind", kind, 0, 1))
    tall, which = one_of("eyes", eyes, EYES) == "tall", one_of("mouth", mouth, MOUTHS)
    sheet = np.zeros((SIDE, SIDE))
    sheet[: 1 + tall, EYE_COLUMNS] = 1
    sheet[MOUTH_ROW, 2:6] = 1
    turned = MOUTH_ROW + (-1 if smiles else 1)
    sheet[turned, [1, 6]] = 1
    if which == "wide":
        sheet[MOUTH_ROW - 2 if smiles else turned, [0, 7]] = 1
    if which == "thick":
        sheet[turned, [2, 5]] = 1
    return sheet.ravel()


FACES: Final = tuple(face(kind, eyes, mouth) for mouth, eyes, kind in product(MOUTHS, EYES, (SMILE, FROWN)))
"""Every face there is, smiles and frowns by turns."""


@kept(64)
def faces(count: int = 12, seed: int = 0, *, unseen: bool = False) -> Examples:
    """Faces drawn at random, smiles and frowns by turns, with their labels: 1 is a smile.

    Args:
        count: how many, 1 to 10,000.
        seed: of the generator.
        unseen: others of the same seed, never met in training.

    Returns:
        X (count, 64), y (count,).

    Raises:
        ValueError: for a count or seed out of range.
    """
    number = whole("count", count, 1, COUNT_LIMIT)
    dice = np.random.default_rng((whole("seed", seed, 0, 2**32 - 1), whole("unseen", unseen, 0, 1)))
    kinds = [SMILE if at % 2 == 0 else FROWN for at in range(number)]
    drawn = [face(kind, EYES[dice.integers(len(EYES))], MOUTHS[dice.integers(len(MOUTHS))]) for kind in kinds]
    return Examples(np.array(drawn), np.array(kinds))


def kind_of(drawing: Array) -> float | None:
    """Whether a drawing (64,) is one of the `FACES`, and then which kind; None of any other."""
    for at, known in enumerate(FACES):
        if np.array_equal(known, drawing):
            return SMILE if at % 2 == 0 else FROWN
    return None


def lowered(drawings: Array, by: int) -> Array:
    """Drawings (..., 64) with their ink `by` squares further down, 0 to 8; what leaves the sheet is lost."""
    sheets, down = _sheets(drawings), whole("by", by, 0, SIDE)
    moved = np.zeros_like(sheets)
    moved[..., down:, :] = sheets[..., : SIDE - down, :]
    return moved.reshape(drawings.shape)


def swapped(drawings: Array) -> Array:
    """Drawings (..., 64) in white ink on black paper."""
    return 1.0 - _sheets(drawings).reshape(drawings.shape)


def smudged(drawings: Array, share: float, seed: int) -> Array:
    """Drawings (..., 64), each square turned into its opposite with so much chance, 0 to 1."""
    chance, dice = in_range("share", share, 0.0, 1.0), np.random.default_rng(whole("seed", seed, 0, 2**32 - 1))
    turned: NDArray[np.bool_] = dice.random(drawings.shape) < chance
    return np.where(turned, swapped(drawings), drawings)


def _sheets(drawings: Array) -> Array:
    """(..., 8, 8) of them; raises a `ValueError` for other than finite numbers (..., 64)."""
    known = finite("drawings", drawings)
    if known.shape[-1:] != (SQUARES,):
        raise ValueError(f"drawings must be (..., {SQUARES}), got {known.shape}")
    return known.reshape(*known.shape[:-1], SIDE, SIDE)
