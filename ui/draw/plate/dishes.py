"""The dishes of the menu, each in its own pottery."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from ui.draw.plate.seasoning import SEASONING, Surface
from ui.draw.plate.svg import OUTLINE, SHADOW, ellipse, path, stroke

_GOLDEN_ANGLE: Final = math.pi * (3.0 - math.sqrt(5.0))


@dataclass(frozen=True)
class Dish:
    """The drawing of one dish and the ellipse (x, y, rx, ry) on which its seasoning lands."""

    draw: Callable[[], str]
    surface: Surface


def _flat_plate() -> str:
    """Draw a wide ceramic plate with its thickness, a painted line and a shadow of its own."""
    return (
        ellipse(160, 181, 146, 76, SHADOW, ' opacity=".16"')
        + ellipse(160, 169, 147, 80, "#D8C4A8", f' stroke="{OUTLINE}" stroke-width="2"')
        + ellipse(160, 160, 147, 80, "#FCF7EC", f' stroke="{OUTLINE}" stroke-width="2"')
        + ellipse(160, 160, 137, 73, "none", ' stroke="#4F7FA8" stroke-width="2.2"')
        + ellipse(160, 160, 112, 57, "#EADCC6")
        + ellipse(160, 163, 110, 53, "#F7EEDF")
    )


def _deep_bowl(glaze: str, shade: str) -> str:
    """Draw a bowl seen from above and in front, in a glaze and its darker tone."""
    body = "M24 134C28 196 76 238 112 242V248Q160 256 208 248V242C244 238 292 196 296 134z"
    return (
        ellipse(160, 240, 104, 14, SHADOW, ' opacity=".18"')
        + path(body, glaze, f' stroke="{OUTLINE}" stroke-width="2"')
        + path("M295 140C289 198 244 238 208 241V247Q196 250 184 251C236 234 264 200 272 160z", shade)
        + stroke("M33 169C72 223 248 223 287 169", "#FCF7EC", 2.4)
        + ellipse(160, 134, 136, 66, "#FCF7EC", f' stroke="{OUTLINE}" stroke-width="2"')
        + ellipse(160, 136, 127, 60, "#E4D3B8")
    )


def _sunflower(count: int, twist: float) -> Iterator[tuple[float, float]]:
    """Yield places in the unit disc in a sunflower's order, the densest there is."""
    for index in range(count):
        radius, angle = math.sqrt((index + 0.5) / count), twist + index * _GOLDEN_ANGLE
        yield radius * math.cos(angle), radius * math.sin(angle)


def _heap(names: str, count: int, surface: Surface, twist: float, swing: int = 45, rise: float = 0.0) -> str:
    """Heap pieces, taking the ids in turn: the far ones first, each turned by at most swing, the middle rise higher."""
    x, y, rx, ry = surface
    placed = []
    for index, (u, v) in enumerate(_sunflower(count, twist)):
        turn = (index * 47 + 20) % (2 * swing) - swing if swing else 0
        height = rise * (1.0 - u * u - v * v)
        placed.append((y + ry * v, names[index % len(names)], x + rx * u, y + ry * v - height, turn))
    return "".join(_piece(name, left, top, turn) for _, name, left, top, turn in sorted(placed))


def _piece(name: str, x: float, y: float, turn: int) -> str:
    """Lay one defined piece; a piece that is not turned needs fewer letters."""
    if turn == 0:
        return f'<use href="#{name}" x="{x:.0f}" y="{y:.0f}"/>'
    return f'<use href="#{name}" transform="translate({x:.0f} {y:.0f})rotate({turn})"/>'


_SCALLION: Final = '<g id="g"><ellipse rx="4.4" ry="3.2" fill="#D7E8A8" stroke="#4C8A3A" stroke-width="2"/></g>'


def _tomato_egg() -> str:
    """Draw red wedges and soft yellow curds."""
    defs = (
        '<g id="e">'
        '<path d="M-26 3C-29-12-14-19-5-15 3-23 20-19 22-8 32-3 27 12 14 13 7 21-8 18-10 13-19 17-26 11-26 3z"'
        ' fill="#E2A127"/>'
        '<path d="M-25 0C-27-12-14-18-5-14 3-22 19-18 21-8 29-4 25 7 14 8 6 14-7 13-10 8-18 12-25 8-25 0z" '
        'fill="#F7CB4B"/><path d="M-17-3C-16-11-7-11-4-7 2-14 12-13 14-7" '
        'fill="none" stroke="#FDE595" stroke-width="4.5" stroke-linecap="round"/></g>'
        '<g id="r"><path d="M-27-7Q-24 18 2 17 25 15 27-7 0 5-27-7z" fill="#B92B1B"/>'
        '<path d="M-27-7Q-24 12 2 11.5 25 10 27-7 0-17-27-7z" fill="#E4523A"/>'
        '<path d="M-18-6Q-13 5-3 5L-2-9Q-10-11-18-6zM18-6Q13 5 4 5L3-9Q11-11 18-6z" fill="#F2845F"/>'
        '<path d="M-12-4v2M-7-2v2M12-4v2M8-1v2" stroke="#FBDD9A" stroke-width="2.4" stroke-linecap="round"/></g>'
    )
    sauce = ellipse(160, 160, 106, 51, "#D9652F") + ellipse(160, 158, 101, 47, "#E9893F")
    return (
        f"<defs>{SEASONING}{defs}{_SCALLION}</defs>"
        + _flat_plate()
        + sauce
        + _heap("erere", 23, (160, 156, 82, 36), 1.9, 24, 16)
        + _heap("g", 11, (160, 152, 78, 34), 1.1, 0, 16)
    )


def _chili_pork() -> str:
    """Draw seared slices of pork with a strip of fat among long cuts of green chilli and a few red."""
    defs = (
        '<g id="p"><path d="M-27 4Q-20-15 4-14 25-12 28 2 24 16 2 14-15 12-27 4z" fill="#7A4226"/>'
        '<path d="M-27 2Q-20-16 4-15 25-13 28-1 23 10 2 9-15 8-27 2z" fill="#B87048"/>'
        '<path d="M-27 2Q-20-16 4-15L10-14.5Q-10-13-17 5z" fill="#F1D3AC"/>'
        '<path d="M-3-6Q8-8 17-3M0 3Q8 1 15 4" '
        'fill="none" stroke="#94532F" stroke-width="2.4" stroke-linecap="round"/></g>'
        '<g id="v"><path d="M-24 6Q-22-7-4-7L18-9Q27-6 24 1 12 9-6 9z" fill="#38702C"/>'
        '<path d="M-23 3Q-20-7-4-7L18-9Q24-6 23-4 6 1-23 3z" fill="#62A03F"/>'
        '<ellipse cx="-18" cy="3" rx="6" ry="4.5" fill="#CFE29B" stroke="#4D8A37" stroke-width="1.5"/></g>'
        '<g id="w"><path d="M-22 5Q-19-6-3-6L17-8Q25-6 22 1 10 7-6 8z" fill="#A3261A"/>'
        '<path d="M-21 2Q-17-6-3-6L17-8Q22-6 21-4 6 0-21 2z" fill="#DC4A30"/></g>'
    )
    sauce = ellipse(160, 160, 104, 49, "#8E5A33") + ellipse(160, 158, 98, 45, "#A66B3C")
    return (
        f"<defs>{SEASONING}{defs}</defs>"
        + _flat_plate()
        + sauce
        + _heap("pvppvppwv", 28, (160, 156, 84, 37), 0.2, 40, 16)
    )


def _mapo_tofu() -> str:
    """Draw soft white cubes in a red sauce with mince and scallion."""
    defs = (
        '<g id="b"><path d="M-18-5 0 3V18L-16 11Q-18 10-18 8z" fill="#EAD8BB"/>'
        '<path d="M18-5 0 3V18L16 11Q18 10 18 8z" fill="#D3B58E"/>'
        '<path d="M-17-7 -1.5-13.5Q0-14 1.5-13.5L17-7Q19-5.5 17-4.5L1.5 2.8'
        'Q0 3.4-1.5 2.8L-17-4.5Q-19-5.5-17-7z" '
        'fill="#FFF9EC"/></g>'
        '<g id="m"><path d="M-6 1Q-5-5 1-4 7-3 6 2 2 6-3 4-6 4-6 1z" fill="#6E2F1B"/>'
        '<path d="M-4-1Q-2-4 3-2" fill="none" stroke="#A9583A" stroke-width="2" stroke-linecap="round"/></g>'
        '<ellipse id="o" rx="9" ry="4" fill="#EE8A3C"/>'
    )
    sauce = ellipse(160, 139, 120, 54, "#A32415") + ellipse(160, 141, 115, 50, "#C43A1E")
    return (
        f"<defs>{SEASONING}{defs}{_SCALLION}</defs>"
        + _deep_bowl("#4F7FA8", "#3C6589")
        + sauce
        + _heap("o", 11, (160, 144, 106, 42), 2.0, 0)
        + _heap("b", 19, (160, 141, 94, 37), 0.7, 0, 8)
        + _heap("m", 13, (160, 140, 92, 37), 1.9, 0, 10)
        + _heap("g", 10, (160, 137, 86, 34), 0.1, 0, 10)
    )


def _congee() -> str:
    """Draw pale rice porridge with a small heap of dark green pickles."""
    defs = (
        '<g id="k"><path d="M-9 2Q-8-6 1-5.5 9-5 9 1 7 6-1 5.5-8 6-9 2z" fill="#274A2B"/>'
        '<path d="M-8 0Q-6-6 1-5.5 8-5 8 0 1 3-8 0z" fill="#4E7D3F"/></g>'
        '<g id="l"><path d="M-7-3 6-5Q9-3 7 2L-5 5Q-9 3-7-3z" fill="#35592F"/>'
        '<path d="M-6-3 6-5 6-1-6 2z" fill="#6E9A4C"/></g>'
    )
    grains = "".join(f"M{156 + 104 * u:.0f} {142 + 44 * v:.0f}q4-3 8 0" for u, v in _sunflower(32, 0.3))
    porridge = ellipse(160, 139, 120, 54, "#E3D0AE") + ellipse(160, 141, 116, 51, "#F5E8CD")
    return (
        f"<defs>{SEASONING}{defs}{_SCALLION}</defs>"
        + _deep_bowl("#8FA98F", "#6F8B71")
        + porridge
        + ellipse(152, 147, 84, 34, "#FAF1DD")
        + stroke(grains, "#FFFDF6", 3.2)
        + ellipse(160, 147, 52, 20, "#DCC69E")
        + _heap("klk", 20, (160, 144, 40, 14), 0.5, 35, 14)
        + _heap("g", 6, (160, 142, 80, 34), 1.3, 0)
    )


DISHES: Final[dict[str, Dish]] = {
    "tomato_egg": Dish(_tomato_egg, (160.0, 147.0, 90.0, 38.0)),
    "chili_pork": Dish(_chili_pork, (160.0, 147.0, 90.0, 38.0)),
    "mapo_tofu": Dish(_mapo_tofu, (160.0, 138.0, 104.0, 44.0)),
    "congee": Dish(_congee, (160.0, 140.0, 106.0, 45.0)),
}


@lru_cache(maxsize=len(DISHES))
def still_life(dish: str) -> str:
    """Return the part of the picture that no slider changes, drawn once."""
    return DISHES[dish].draw()
