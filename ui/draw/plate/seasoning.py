"""Salt and chilli on the plate: so many pieces a gram, each at a place of its own for ever."""

import math
from functools import lru_cache
from typing import Final

from ui.draw.plate.svg import clamp

MAX_GRAMS: Final = 6.0
CRYSTALS_PER_GRAM: Final = 12
FLAKES_PER_GRAM: Final = 7

Surface = tuple[float, float, float, float]


def crystals(grams: float, per_gram: int) -> int:
    """Return how many pieces stand for so many grams; rounding lets the first pinch show."""
    return round(clamp(grams, 0.0, MAX_GRAMS) * per_gram)


@lru_cache(maxsize=4)
def _spots(count: int, seed: float) -> tuple[tuple[float, float], ...]:
    """Return places in the unit disc, in the order in which pinches land: no later one ever moves an earlier one.

    Each takes, of a dozen candidates, the one farthest from those before it, so that the first few are already spread
    evenly. The candidates come from a fixed sequence, not from chance: the same grams always look the same.
    """
    spots: list[tuple[float, float]] = []
    for index in range(count):
        candidates = [_candidate(index * 12 + offset, seed) for offset in range(12)]
        spots.append(max(candidates, key=lambda candidate: _room(candidate, spots)))
    return tuple(spots)


def _room(place: tuple[float, float], taken: list[tuple[float, float]]) -> float:
    """Return how far a place is from those taken; the rim counts too, or the first pinches would all land on it."""
    return min([1.2 - math.hypot(*place), *(math.dist(place, other) for other in taken)])


def _candidate(index: int, seed: float) -> tuple[float, float]:
    """Return one point of a sequence that fills the unit disc."""
    # The plastic number's steps spread points over a square more evenly than chance does.
    radius = math.sqrt((seed + index * 0.7548776662) % 1.0)
    angle = math.tau * ((seed * 3.0 + index * 0.5698402910) % 1.0)
    return radius * math.cos(angle), radius * math.sin(angle)


@lru_cache(maxsize=1024)
def sprinkle(surface: Surface, kind: str, count: int) -> str:
    """Draw the first count crystals of salt or pieces of chilli."""
    names, seed, per_gram = ("st", 0.37, CRYSTALS_PER_GRAM) if kind == "salt" else ("cd", 0.11, FLAKES_PER_GRAM)
    x, y, rx, ry = surface
    spots = _spots(round(MAX_GRAMS * per_gram), seed)[:count]
    # Whole numbers are fine enough here and keep a heavily seasoned dish light to send.
    uses = (
        f'<use href="#{names[i % 2]}" x="{x + rx * u:.0f}" y="{y + ry * v:.0f}"/>' for i, (u, v) in enumerate(spots)
    )
    return f'<g id="{kind}">{"".join(uses)}</g>'


# Crystals have a grey edge and chilli rings a dark one, so that white shows on congee and red on a red sauce.
SEASONING: Final = (
    '<g id="s" transform="scale(1.2)"><path d="M-2.8-1.2 1-2.9 2.9 1-.9 2.8z" '
    'fill="#FFF" stroke="#6F7785" stroke-width=".9"/>'
    '<path d="M-.9 2.8 2.9 1 1-2.9z" fill="#C9D0DA"/></g>'
    '<g id="t" transform="scale(1.2)"><path d="M-2-2.4H2.2V2H-2z" fill="#FFF" stroke="#6F7785" stroke-width=".9"/>'
    '<path d="M-2 2 2.2 2 2.2-2.4z" fill="#D6DCE4"/></g>'
    '<g id="c"><ellipse rx="5.4" ry="4.4" fill="#D2301C" stroke="#7A160E"/>'
    '<ellipse rx="2.5" ry="1.9" fill="#F6C97E"/></g>'
    '<g id="d"><path d="M-5.5 1.5Q-1-5 5.5-2.2 3.5 4-5.5 1.5z" fill="#DB3A22" stroke="#7A160E"/>'
    '<path d="M-2 .2Q0-1.9 3-1.4" fill="none" stroke="#F59A6C"/></g>'
)
