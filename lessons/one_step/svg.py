"""What the pictures of *One step, slowly* are made of: words, figures and the grains of a seasoning, as SVG text."""

from collections.abc import Sequence
from html import escape
from typing import Final

from ui.draw.plate.svg import n
from ui.draw.plate.svg import words as written
from ui.figures import decimal

FILLS: Final = {"salt": ("#FFF", "#4F5662"), "spice": ("#D2301C", "#7A160E")}
"""What a seasoning's bars are filled with, and their edge; never a colour of a chart."""

LARGEST: Final = 1e4
"""There is no room for longer numbers."""

LONGEST_LARGE: Final = 5
"""A figure of more letters than that is not written large."""

_CRYSTAL: Final = '<rect x="-4" y="-4" width="8" height="8" fill="#FFF" stroke="#4F5662" stroke-width="1.4"/>'
_RING: Final = '<circle r="4.6" fill="#D2301C" stroke="#7A160E"/><circle r="1.9" fill="#F6C97E"/>'


def short(value: float) -> str:
    """A number as it is written in the picture: two decimals while there is room for them."""
    return decimal(value, 2, largest=LARGEST)


def signed(value: float, digits: int = 1) -> str:
    """The same with its sign."""
    return decimal(value, digits, sign=True, largest=LARGEST)


def nought(value: float) -> bool:
    """Whether two decimals show nothing of it: then it has no way to go either."""
    return decimal(abs(value), 2) == decimal(0.0, 2)


def mark(name: str, x: float, y: float) -> str:
    """Two grains of a seasoning, as they lie on the plate."""
    grain = _CRYSTAL if name == "salt" else _RING
    return "".join(
        f'<g transform="translate({n(x + dx)} {n(y + dy)}) rotate({turn})">{grain}</g>'
        for dx, dy, turn in ((-5, 2, 14), (6, -2, -20))
    )


def svg(width: float, height: float, body: str) -> str:
    """A drawing."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {n(width)} {n(height)}" font-size="14" '
        f'fill="var(--ink)" style="font-variant-numeric:tabular-nums" aria-hidden="true">{body}</svg>'
    )


def words(
    x: float,
    y: float,
    said: str,
    *,
    size: float = 14,
    anchor: str = "start",
    fill: str = "var(--ink)",
    bold: bool = False,
) -> str:
    """A line of words."""
    return written(x, y, escape(said), size=size, anchor=anchor, fill=fill, bold=bold)


def quiet(x: float, y: float, said: str, *, size: float = 13) -> str:
    """A line of quiet words."""
    return words(x, y, said, size=size, fill="var(--quiet)")


def lines(x: float, y: float, said: str) -> str:
    """Small quiet words under a heading, a line a line."""
    written: Sequence[str] = said.split("\n")
    return "".join(quiet(x, y + 16 * at, line, size=12) for at, line in enumerate(written))


def figure(said: str, size: float = 16) -> str:
    """A figure that stands out of a line of quiet words."""
    return f'<tspan fill="var(--ink)" font-size="{n(size)}" font-weight="650">{said}</tspan>'
