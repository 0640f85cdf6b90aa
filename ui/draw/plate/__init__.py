"""The dish, the diner's face and the closed pot, drawn as SVG text from numbers alone.

Everything here is a pure function of its arguments: the same numbers always give the same picture, so that a reader who
moves one slider sees that one thing change. A picture is shown as an image, on a light page or a dark one, and cannot
know which: whatever is drawn outside the pottery and the face therefore uses mid-tones that stand out on both.
"""

from dataclasses import dataclass

from ui.draw.plate.dishes import DISHES, still_life
from ui.draw.plate.face import face, face_svg, mouth_curve
from ui.draw.plate.pot import box_svg
from ui.draw.plate.seasoning import CRYSTALS_PER_GRAM, FLAKES_PER_GRAM, MAX_GRAMS, crystals, sprinkle
from ui.draw.plate.svg import SHADOW, STEAM_COOL, STEAM_WARM, clamp, document, ellipse, finite, mix, n, path, ramp

__all__ = [
    "CRYSTALS_PER_GRAM",
    "DISHES",
    "FLAKES_PER_GRAM",
    "Plate",
    "box_svg",
    "crystals",
    "face",
    "face_svg",
    "mouth_curve",
    "open_plate_svg",
    "plate_svg",
    "steam",
    "unseasoned_svg",
    "without_face",
]


BARE = 330
"""How wide a plate is without the face beside it."""


@dataclass(frozen=True)
class Plate:
    """What is on the plate. Grams may be any real number and are drawn clamped to 0–6; the score is drawn as 0–100."""

    salt: float
    spice: float
    score: float
    dish: str = "tomato_egg"

    def __post_init__(self) -> None:
        """Refuse what cannot be drawn, naming the culprit."""
        for name in ("salt", "spice", "score"):
            finite(name, getattr(self, name))
        if self.dish not in DISHES:
            raise ValueError(f"dish must be one of {', '.join(DISHES)}, got {self.dish!r}")


def plate_svg(plate: Plate) -> str:
    """Return the dish with its seasoning, its steam and the diner's face, as one SVG document of 420 × 260."""
    salt, spice = (clamp(grams, 0.0, MAX_GRAMS) for grams in (plate.salt, plate.spice))
    score = clamp(plate.score, 0.0, 100.0)
    surface = DISHES[plate.dish].surface
    parts = (
        still_life(plate.dish),
        sprinkle(surface, "spice", crystals(spice, FLAKES_PER_GRAM)),
        sprinkle(surface, "salt", crystals(salt, CRYSTALS_PER_GRAM)),
        steam(plate.dish, score),
        ellipse(365, 209, 32, 5, SHADOW, ' opacity=".16"'),
        f'<g transform="translate(365 160)">{face(score)}</g>',
    )
    return document(420, 260, "".join(parts))


def open_plate_svg(dish: str) -> str:
    """Return the dish with all seasoning that a slider has, no face, and an empty group `steam` for a film to fill."""
    surface = DISHES[dish].surface
    parts = (
        still_life(dish),
        sprinkle(surface, "spice", crystals(MAX_GRAMS, FLAKES_PER_GRAM)),
        sprinkle(surface, "salt", crystals(MAX_GRAMS, CRYSTALS_PER_GRAM)),
        '<g id="steam"></g>',
    )
    return document(BARE, 260, "".join(parts))


def unseasoned_svg(dish: str) -> str:
    """Return the dish as it stands on the menu: no seasoning, no steam, no face."""
    return document(BARE, 260, still_life(dish))


def without_face(drawn: str) -> str:
    """Return what `plate_svg` has drawn, up to the face."""
    bare = drawn.replace('width="420"', f'width="{BARE}"', 1)
    return bare.replace('viewBox="0 0 420', f'viewBox="0 0 {BARE}', 1)


def steam(dish: str, score: float) -> str:
    """Draw wisps that grow in number, height and warmth with the score."""
    x, y, _, ry = DISHES[dish].surface
    # Each wisp: where it rises, how much lower than the middle one, how tall at 100, the score at which it first shows.
    wisps = ((0, 0, 88, -45), (-34, 3, 72, 5), (35, 2, 76, 22), (-68, 9, 54, 45), (69, 8, 57, 60))
    drawn = []
    for side, lower, tallest, first in wisps:
        grown = ramp(score, first, 100)
        if grown > 0:
            drawn.append(_wisp(x + side, y - ry + lower - 4, 10 + (tallest - 10) * grown))
    return path("".join(drawn), mix(STEAM_COOL, STEAM_WARM, ramp(score, 30, 95)))


def _wisp(x: float, foot: float, height: float) -> str:
    """Return the outline of one wisp, swaying once and thinning out as it rises."""
    sway, half = min(height * 0.36, 22.0), 1.4 + height / 36
    low, high = height * 0.36, height * 0.62
    return (
        f"M{n(x - half)} {n(foot)}c{n(-sway)} {n(-low)} {n(sway)} {n(-high)} {n(half)} {n(-height)}"
        f"c{n(sway + half)} {n(height - high)} {n(-sway + half)} {n(height - low)} {n(half)} {n(height)}"
        f"q{n(-half)} {n(half)} {n(-2 * half)} 0z"
    )
