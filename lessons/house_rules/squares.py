"""The tally: a square for each kitchen, full where random is better, hollow where the grid is, half where none is."""

from typing import Final

from core.search import KITCHENS
from lessons.house_rules.scene import Scene
from ui.draw.plate.svg import n

SIZE: Final = 7.9
"""From one square to the next."""

INSIDE: Final = 5.6


def drawing(now: Scene, a_row: int) -> str:
    """All of them, this kitchen framed, so many in a row."""
    places = {kitchen: place for place, kitchen in enumerate(now.order)}
    drawn = "".join(_square(*_at(place, a_row), int(now.tally.outcomes[kitchen])) for kitchen, place in places.items())
    x, y = _at(places[now.seed], a_row)
    framed = (
        f'<rect x="{n(x - 2.2)}" y="{n(y - 2.2)}" width="{n(INSIDE + 4.4)}" height="{n(INSIDE + 4.4)}" fill="none" '
        'stroke="var(--now)" stroke-width="2.4"/>'
    )
    rows = -(-KITCHENS // a_row)
    size = f"-4 -4 {n(a_row * SIZE + 5.6)} {n(rows * SIZE + 5.6)}"
    return f'<svg viewBox="{size}" aria-hidden="true">{drawn}{framed}</svg>'


def _at(place: int, a_row: int) -> tuple[float, float]:
    """Column by column, so that those of a kind stand together."""
    rows = -(-KITCHENS // a_row)
    return place // rows * SIZE, place % rows * SIZE


def _square(x: float, y: float, outcome: int) -> str:
    fill = "var(--ink)" if outcome > 0 else "none"
    square = (
        f'<rect x="{n(x)}" y="{n(y)}" width="{INSIDE}" height="{INSIDE}" fill="{fill}" stroke="var(--ink)" '
        'stroke-width="1"/>'
    )
    half = f'<rect x="{n(x)}" y="{n(y)}" width="{n(INSIDE / 2)}" height="{INSIDE}" fill="var(--ink)"/>'
    return square + half * (outcome == 0)


FULL, HALF, HOLLOW = 1, 0, -1


def sign(outcome: int) -> str:
    """One square, for a legend."""
    return f'<svg viewBox="-1 -1 8 8" style="width:11px;display:inline-block">{_square(0, 0, outcome)}</svg>'
