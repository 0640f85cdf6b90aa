"""Who the six are: each with its mark on the track, its way of walking, and its name."""

from typing import Final

from core.optimizers import OPTIMIZERS
from lessons.six.words import name
from ui.draw.plate.svg import n
from ui.kit.text import Text

ROW = 46
LAPTOP, PHONE = (791, 3, 1.0), (356, 2, 0.75)
"""How wide, how many stand side by side, and how large their sketches are."""

SKETCH = 64
"""How much room a sketch takes before the words."""

COLOURS: Final = ("weak", "strong", "bet", "right", "spare", "walk")
MARKS: Final = (
    '<circle r="7"/>',
    '<path d="M-6-6H6V6H-6z"/>',
    '<path d="M0-8 7 5H-7z"/>',
    '<path d="M0-8 8 0 0 8-8 0z"/>',
    '<path d="M0 8-7-5H7z"/>',
    '<path d="M8 0 4 7H-4L-8 0-4-7H4z"/>',
)
"""As the player draws its racers, in their order."""

WAYS: Final = (
    "M0 4 24 22M24 22 36 31",
    "M0 4C12 30 42 34 42 22S26 16 30 26",
    "M0 4C10 26 34 32 40 26S34 20 33 26",
    "M0 4 16 16M18 17.5 27 24M29 25.5 34 29M35.5 30 38 31.5",
    "M0 4 8 18 13 9 21 24 26 15 34 30",
    "M0 4C8 22 20 28 36 30",
)
"""How each walks down to the right, as a sketch."""


def legend_svg(text: Text) -> str:
    """All six, wide and narrow."""
    return _grid(text, *LAPTOP, "laptop") + _grid(text, *PHONE, "phone")


def described(text: Text) -> str:
    """The same in words."""
    told = (text("alt.way", name=name(text, optimizer), way=text(f"way.{optimizer}")) for optimizer in OPTIMIZERS)
    return text.together(*told)


def _grid(text: Text, width: int, columns: int, size: float, where: str) -> str:
    drawn = []
    for place, optimizer in enumerate(OPTIMIZERS):
        row, column = divmod(place, columns)
        corner = f"translate({n(column * width / columns)} {row * ROW})"
        drawn.append(f'<g transform="{corner}">{_one(text, place, optimizer, size)}</g>')
    height = ROW * -(-len(OPTIMIZERS) // columns)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{where}" viewBox="0 0 {width} {height}" font-size="13" '
        f'aria-hidden="true">{"".join(drawn)}</svg>'
    )


def _one(text: Text, place: int, optimizer: str, size: float) -> str:
    colour = f"var(--{COLOURS[place]})"
    way = f'<path d="{WAYS[place]}" fill="none" stroke="{colour}" stroke-width="2.2" stroke-linecap="round"/>'
    mark = f'<g fill="{colour}" stroke="var(--ink)" stroke-width="1.2">{MARKS[place]}</g>'
    words = f'<text x="{n(SKETCH * size)}" fill="var(--ink)"'
    return (
        f'<g transform="translate({n(12 * size)} 6) scale({n(size)})">{way}<g transform="translate(0 4)">{mark}</g></g>'
        f'{words} y="19" font-weight="700" font-size="14">{name(text, optimizer)}</text>'
        f'{words} y="36">{text(f"way.{optimizer}")}</text>'
    )
