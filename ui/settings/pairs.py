"""Pairs of numbers as one short value of a link: `1_2~3_6` for (1, 2) and (3, 6).

Only letters, digits and `-._~` are used, which stand in a link as they are.
"""

from collections.abc import Iterable

Pair = tuple[float, float]


def read(text: str) -> list[Pair]:
    """The pairs of a text, none where it is empty.

    Raises:
        ValueError: if a part is not two numbers.
    """
    found = []
    for part in text.split("~") if text else ():
        first, second = part.split("_")  # also a ValueError if there are more or fewer
        found.append((float(first), float(second)))
    return found


def write(pairs: Iterable[Pair], digits: int = 6) -> str:
    """The inverse of `read`, numbers to so many digits; −0 is 0."""
    return "~".join(f"{first + 0.0:.{digits}g}_{second + 0.0:.{digits}g}" for first, second in pairs)
