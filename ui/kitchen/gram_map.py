"""The square on which two seasonings are shown, in grams: drawings over it are 380 wide, as wide as a phone."""

from typing import Final

from ui.draw.plate.svg import n
from ui.kitchen.settings import GRAMS

WIDTH: Final = 380
LEFT: Final = 34.0
TOP: Final = 24.0
SIDE: Final = 312.0
FOOT: Final = TOP + SIDE
BOX: Final = (LEFT, FOOT, LEFT + SIDE, TOP)
"""Where the sliders' ends lie: left, bottom, right, top."""

SQUARE: Final = f'x="{n(LEFT)}" y="{n(TOP)}" width="{n(SIDE)}" height="{n(SIDE)}"'


def svg(height: int, body: str) -> str:
    """A drawing as wide as a phone, its words one size smaller than the page's."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" '
        f'font-size="13" aria-hidden="true">{body}</svg>'
    )


def across(salt: float) -> float:
    """Where grams of salt lie."""
    return LEFT + salt / GRAMS.high * SIDE


def up(spice: float) -> float:
    """Where grams of spice lie."""
    return FOOT - spice / GRAMS.high * SIDE


def right_to(salt: float) -> str:
    """How what is drawn at the origin is moved over grams of salt."""
    return f"translate({n(across(salt))} 0)"


def up_to(spice: float) -> str:
    """How it is moved over grams of spice."""
    return f"translate(0 {n(up(spice))})"


def words(x: float, y: float, said: str, *, anchor: str = "middle", fill: str = "var(--ink)") -> str:
    """Words at a place."""
    return f'<text x="{n(x)}" y="{n(y)}" text-anchor="{anchor}" fill="{fill}">{said}</text>'


def axes(salt: str, spice: str) -> str:
    """Whole grams along both sides, and what they are of."""
    whole = range(round(GRAMS.high) + 1)
    drawn = [words(across(gram), FOOT + 17, str(gram)) for gram in whole]
    drawn += [words(LEFT - 8, up(gram) + 4, str(gram), anchor="end") for gram in whole]
    drawn.append(words(4, 13, spice, anchor="start"))
    drawn.append(words(LEFT + SIDE, FOOT + 36, salt, anchor="end"))
    return "".join(drawn)
