"""The dish, the diner's face and the closed pot, drawn as SVG text from numbers alone.

Everything here is a pure function of its arguments: the same numbers always give the same picture, so that a reader who
moves one slider sees that one thing change. A picture is shown as an image, on a light page or a dark one, and cannot
know which: whatever is drawn outside the pottery and the face therefore uses mid-tones that stand out on both.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

MAX_GRAMS: Final = 6.0
CRYSTALS_PER_GRAM: Final = 12
FLAKES_PER_GRAM: Final = 7

# Mid-tones: at least 3:1 against both page backgrounds (the test measures it).
OUTLINE: Final = "#A1764E"
FACE_OUTLINE: Final = "#B0742A"
POT_OUTLINE: Final = "#94806F"
STEAM_COOL: Final = (136, 141, 147)
STEAM_WARM: Final = (209, 118, 56)

_INK: Final = "#4A2C17"
_GOLDEN_ANGLE: Final = math.pi * (3.0 - math.sqrt(5.0))
_SHADOW: Final = "#3A2413"

_Surface = tuple[float, float, float, float]


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
            _finite(name, getattr(self, name))
        if self.dish not in DISHES:
            raise ValueError(f"dish must be one of {', '.join(DISHES)}, got {self.dish!r}")


@dataclass(frozen=True)
class _Dish:
    """The drawing of one dish and the ellipse (x, y, rx, ry) on which its seasoning lands."""

    draw: Callable[[], str]
    surface: _Surface


def plate_svg(plate: Plate) -> str:
    """Return the dish with its seasoning, its steam and the diner's face, as one SVG document of 420 × 260."""
    salt, spice = (_clamp(grams, 0.0, MAX_GRAMS) for grams in (plate.salt, plate.spice))
    score = _clamp(plate.score, 0.0, 100.0)
    parts = (
        _still_life(plate.dish),
        _sprinkle(plate.dish, "spice", crystals(spice, FLAKES_PER_GRAM)),
        _sprinkle(plate.dish, "salt", crystals(salt, CRYSTALS_PER_GRAM)),
        _steam(plate.dish, score),
        _ellipse(365, 209, 32, 5, _SHADOW, ' opacity=".16"'),
        f'<g transform="translate(365 160)">{_face(score)}</g>',
    )
    return _document(420, 260, "".join(parts))


def face_svg(score: float) -> str:
    """Return the diner's face alone, for use beside a score, as an SVG document of 100 × 100."""
    _finite("score", score)
    return _document(100, 100, f'<g transform="translate(50 50)">{_face(_clamp(score, 0.0, 100.0))}</g>')


def box_svg(open: bool = False) -> str:
    """Return the model as a black box: a closed pot under a question of steam, or opened on the two knobs inside."""
    return _document(260, 252, f'<g transform="translate(0 12)">{_open_pot() if open else _closed_pot()}</g>')


def crystals(grams: float, per_gram: int) -> int:
    """Return how many pieces stand for so many grams; rounding lets the first pinch show."""
    return round(_clamp(grams, 0.0, MAX_GRAMS) * per_gram)


def mouth_curve(score: float) -> float:
    """Return how far the mouth's middle hangs below its corners: below 0 is a frown, above 0 a smile."""
    return -13.0 + 0.29 * _clamp(score, 0.0, 100.0)


# ---------------------------------------------------------------------------------------------------------- small tools


def _finite(name: str, value: float) -> None:
    """Raise ValueError naming the value unless it is a finite number."""
    if not math.isfinite(value):
        raise ValueError(f"{name} must be a finite number, got {value}")


def _clamp(value: float, low: float, high: float) -> float:
    """Return value kept within low and high."""
    return min(max(value, low), high)


def _ramp(value: float, start: float, end: float) -> float:
    """Return 0 at start, 1 at end, straight between and flat outside."""
    return _clamp((value - start) / (end - start), 0.0, 1.0)


def _n(value: float) -> str:
    """Write a coordinate with at most one decimal: the picture travels at every move of a slider."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def _document(width: int, height: int, body: str) -> str:
    """Wrap a drawing as a document. It is hidden from screen readers: the caller gives the picture its words."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'role="img" aria-hidden="true">{body}</svg>'
    )


def _ellipse(x: float, y: float, rx: float, ry: float, fill: str, more: str = "") -> str:
    """Draw one ellipse."""
    return f'<ellipse cx="{_n(x)}" cy="{_n(y)}" rx="{_n(rx)}" ry="{_n(ry)}" fill="{fill}"{more}/>'


def _path(d: str, fill: str, more: str = "") -> str:
    """Draw one filled path."""
    return f'<path d="{d}" fill="{fill}"{more}/>'


def _stroke(d: str, colour: str, width: float, more: str = "") -> str:
    """Draw one line with round ends."""
    return f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="{_n(width)}" stroke-linecap="round"{more}/>'


# ------------------------------------------------------------------------------------------------------------ seasoning


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
def _sprinkle(dish: str, kind: str, count: int) -> str:
    """Draw the first count crystals of salt or pieces of chilli."""
    names, seed, per_gram = ("st", 0.37, CRYSTALS_PER_GRAM) if kind == "salt" else ("cd", 0.11, FLAKES_PER_GRAM)
    x, y, rx, ry = DISHES[dish].surface
    spots = _spots(round(MAX_GRAMS * per_gram), seed)[:count]
    # Whole numbers are fine enough here and keep a heavily seasoned dish light to send.
    uses = (
        f'<use href="#{names[i % 2]}" x="{x + rx * u:.0f}" y="{y + ry * v:.0f}"/>' for i, (u, v) in enumerate(spots)
    )
    return f'<g id="{kind}">{"".join(uses)}</g>'


# Crystals have a grey edge and chilli rings a dark one, so that white shows on congee and red on a red sauce.
_SEASONING: Final = (
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


# ---------------------------------------------------------------------------------------------------------- the pottery


def _flat_plate() -> str:
    """Draw a wide ceramic plate with its thickness, a painted line and a shadow of its own."""
    return (
        _ellipse(160, 181, 146, 76, _SHADOW, ' opacity=".16"')
        + _ellipse(160, 169, 147, 80, "#D8C4A8", f' stroke="{OUTLINE}" stroke-width="2"')
        + _ellipse(160, 160, 147, 80, "#FCF7EC", f' stroke="{OUTLINE}" stroke-width="2"')
        + _ellipse(160, 160, 137, 73, "none", ' stroke="#4F7FA8" stroke-width="2.2"')
        + _ellipse(160, 160, 112, 57, "#EADCC6")
        + _ellipse(160, 163, 110, 53, "#F7EEDF")
    )


def _deep_bowl(glaze: str, shade: str) -> str:
    """Draw a bowl seen from above and in front, in a glaze and its darker tone."""
    body = "M24 134C28 196 76 238 112 242V248Q160 256 208 248V242C244 238 292 196 296 134z"
    return (
        _ellipse(160, 240, 104, 14, _SHADOW, ' opacity=".18"')
        + _path(body, glaze, f' stroke="{OUTLINE}" stroke-width="2"')
        + _path("M295 140C289 198 244 238 208 241V247Q196 250 184 251C236 234 264 200 272 160z", shade)
        + _stroke("M33 169C72 223 248 223 287 169", "#FCF7EC", 2.4)
        + _ellipse(160, 134, 136, 66, "#FCF7EC", f' stroke="{OUTLINE}" stroke-width="2"')
        + _ellipse(160, 136, 127, 60, "#E4D3B8")
    )


# ----------------------------------------------------------------------------------------------------------- the dishes


def _sunflower(count: int, twist: float) -> Iterator[tuple[float, float]]:
    """Yield places in the unit disc in a sunflower's order, the densest there is."""
    for index in range(count):
        radius, angle = math.sqrt((index + 0.5) / count), twist + index * _GOLDEN_ANGLE
        yield radius * math.cos(angle), radius * math.sin(angle)


def _heap(names: str, count: int, surface: _Surface, twist: float, swing: int = 45, rise: float = 0.0) -> str:
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
    sauce = _ellipse(160, 160, 106, 51, "#D9652F") + _ellipse(160, 158, 101, 47, "#E9893F")
    return (
        f"<defs>{_SEASONING}{defs}{_SCALLION}</defs>"
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
    sauce = _ellipse(160, 160, 104, 49, "#8E5A33") + _ellipse(160, 158, 98, 45, "#A66B3C")
    return (
        f"<defs>{_SEASONING}{defs}</defs>"
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
    sauce = _ellipse(160, 139, 120, 54, "#A32415") + _ellipse(160, 141, 115, 50, "#C43A1E")
    return (
        f"<defs>{_SEASONING}{defs}{_SCALLION}</defs>"
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
    porridge = _ellipse(160, 139, 120, 54, "#E3D0AE") + _ellipse(160, 141, 116, 51, "#F5E8CD")
    return (
        f"<defs>{_SEASONING}{defs}{_SCALLION}</defs>"
        + _deep_bowl("#8FA98F", "#6F8B71")
        + porridge
        + _ellipse(152, 147, 84, 34, "#FAF1DD")
        + _stroke(grains, "#FFFDF6", 3.2)
        + _ellipse(160, 147, 52, 20, "#DCC69E")
        + _heap("klk", 20, (160, 144, 40, 14), 0.5, 35, 14)
        + _heap("g", 6, (160, 142, 80, 34), 1.3, 0)
    )


DISHES: Final[dict[str, _Dish]] = {
    "tomato_egg": _Dish(_tomato_egg, (160.0, 147.0, 90.0, 38.0)),
    "chili_pork": _Dish(_chili_pork, (160.0, 147.0, 90.0, 38.0)),
    "mapo_tofu": _Dish(_mapo_tofu, (160.0, 138.0, 104.0, 44.0)),
    "congee": _Dish(_congee, (160.0, 140.0, 106.0, 45.0)),
}


@lru_cache(maxsize=len(DISHES))
def _still_life(dish: str) -> str:
    """Return the part of the picture that no slider changes, drawn once."""
    return DISHES[dish].draw()


# ------------------------------------------------------------------------------------------------------- steam and face


def _mix(cool: tuple[int, int, int], warm: tuple[int, int, int], share: float) -> str:
    """Return the colour so far along the way from cool to warm."""
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in zip(cool, warm, strict=True))


def _steam(dish: str, score: float) -> str:
    """Draw wisps that grow in number, height and warmth with the score."""
    x, y, _, ry = DISHES[dish].surface
    # Each wisp: where it rises, how much lower than the middle one, how tall at 100, the score at which it first shows.
    wisps = ((0, 0, 88, -45), (-34, 3, 72, 5), (35, 2, 76, 22), (-68, 9, 54, 45), (69, 8, 57, 60))
    drawn = []
    for side, lower, tallest, first in wisps:
        grown = _ramp(score, first, 100)
        if grown > 0:
            drawn.append(_wisp(x + side, y - ry + lower - 4, 10 + (tallest - 10) * grown))
    return _path("".join(drawn), _mix(STEAM_COOL, STEAM_WARM, _ramp(score, 30, 95)))


def _wisp(x: float, foot: float, height: float) -> str:
    """Return the outline of one wisp, swaying once and thinning out as it rises."""
    sway, half = min(height * 0.36, 22.0), 1.4 + height / 36
    low, high = height * 0.36, height * 0.62
    return (
        f"M{_n(x - half)} {_n(foot)}c{_n(-sway)} {_n(-low)} {_n(sway)} {_n(-high)} {_n(half)} {_n(-height)}"
        f"c{_n(sway + half)} {_n(height - high)} {_n(-sway + half)} {_n(height - low)} {_n(half)} {_n(height)}"
        f"q{_n(-half)} {_n(half)} {_n(-2 * half)} 0z"
    )


def _face(score: float) -> str:
    """Draw the diner's face about the origin, 45 in radius, with an expression that follows the score."""
    return (
        f'<g transform="rotate({_n((score - 50) / 10)})">{_head(score)}{_brows(score)}{_eyes(score)}{_mouth(score)}</g>'
    )


def _head(score: float) -> str:
    """Draw the round head; the cheeks warm up with the score."""
    blush = 0.15 + 0.6 * _ramp(score, 30, 100)
    cheeks = _ellipse(-27, 11, 9, 6, "#EE8455") + _ellipse(27, 11, 9, 6, "#EE8455")
    return (
        f'<circle r="45" fill="#E8B448" stroke="{FACE_OUTLINE}" stroke-width="2.4"/>'
        '<path d="M-42-5A42.5 42.5 0 0 1 42-5C44 22 22 37 0 37S-44 22-42-5z" fill="#F8D678"/>'
        f'<g opacity="{blush:.2f}">{cheeks}</g>'
    )


def _brows(score: float) -> str:
    """Draw brows that knit at the worst, turn to worry at a poor score and lift at a good one."""
    # A poor dish disappoints; only an inedible one makes angry.
    knit, worry, glad = 1 - _ramp(score, 0, 16), _ramp(score, 6, 20) * (1 - _ramp(score, 25, 55)), _ramp(score, 45, 100)
    inner = -20 + 5 * knit - 4 * worry - 3 * glad
    outer = -22 - 3 * knit + 4 * worry - 3 * glad
    lift = outer - 5 * _ramp(score, 20, 100)
    left = f"M-26 {_n(outer)}Q-18 {_n(lift)} -9 {_n(inner)}"
    right = f"M26 {_n(outer)}Q18 {_n(lift)} 9 {_n(inner)}"
    return _stroke(left + right, _INK, 3)


def _eyes(score: float) -> str:
    """Draw eyes screwed up at the worst, wide in the middle, narrowing with pleasure and closed in delight from 90."""
    if score >= 90:
        rise = 9 + 4 * _ramp(score, 90, 100)
        return _stroke(f"M-24-4Q-17 {_n(-4 - rise)} -10-4M10-4Q17 {_n(-4 - rise)} 24-4", _INK, 3.6)
    if score < 12:
        pinch = 5 - 2 * _ramp(score, 0, 12)
        return _stroke(
            f"M-24 {_n(-6 - pinch)}L-12-6 -24 {_n(-6 + pinch)}M24 {_n(-6 - pinch)}L12-6 24 {_n(-6 + pinch)}", _INK, 3.2
        )
    height = 2.6 + 3.4 * _ramp(score, 12, 50) - 2.0 * _ramp(score, 65, 90)
    glint = (
        f'<circle cx="-15.5" cy="{_n(-6 - height / 3)}" r="1.5"/><circle cx="18.5" cy="{_n(-6 - height / 3)}" r="1.5"/>'
    )
    return _ellipse(-17, -6, 4.6, height, _INK) + _ellipse(17, -6, 4.6, height, _INK) + f'<g fill="#FFF">{glint}</g>'


def _mouth(score: float) -> str:
    """Draw the mouth: clenched teeth at the worst, a line between, an open smile at the best."""
    curve = mouth_curve(score)
    half = 17 + 4 * abs(score - 45) / 55
    corner = 17 - curve / 2
    # A quadratic hangs half as far as its control point, hence the doubling.
    upper = corner + 2 * curve
    line = f"M{_n(-half)} {_n(corner)}Q0 {_n(upper)} {_n(half)} {_n(corner)}"
    smile, grimace = 18 * _ramp(score, 60, 100), 11 * (1 - _ramp(score, 0, 22))
    if smile > 0:
        lips = f"{line}Q0 {_n(upper + smile)} {_n(-half)} {_n(corner)}z"
        return _path(lips, "#8E2F22", f' stroke="{_INK}" stroke-width="3" stroke-linejoin="round" id="mouth"')
    if grimace > 0:
        lips = f"{line}Q0 {_n(upper + grimace)} {_n(-half)} {_n(corner)}z"
        return _path(lips, "#FFF6E6", f' stroke="{_INK}" stroke-width="3" stroke-linejoin="round" id="mouth"')
    return _stroke(line, _INK, 3.4, ' id="mouth"')


# ------------------------------------------------------------------------------------------------------------- the pot


def _pot_body() -> str:
    """Draw the black pot below its rim, with two handles."""
    return (
        _ellipse(130, 226, 92, 9, _SHADOW, ' opacity=".2"')
        + _stroke("M38 140Q16 140 18 154T42 168M222 140Q244 140 242 154T218 168", POT_OUTLINE, 9)
        + _path(
            "M36 122V186Q38 226 84 226H176Q222 226 224 186V122z",
            "#332C29",
            f' stroke="{POT_OUTLINE}" stroke-width="2.4"',
        )
        + _stroke("M53 144V184Q54 202 65 211", "#5A4F49", 7)
    )


def _lid(place: str = "") -> str:
    """Draw the lid with its wooden knob, turned as asked."""
    dome = "M30 122Q34 84 130 82 226 84 230 122 226 130 130 130 34 130 30 122z"
    return (
        f"<g{place}>"
        + _path(dome, "#3D3531", f' stroke="{POT_OUTLINE}" stroke-width="2.4"')
        + _stroke("M58 106Q80 94 116 92", "#7A6C63", 4)
        + _ellipse(130, 79, 15, 9, "#B0742A", f' stroke="{POT_OUTLINE}" stroke-width="2"')
        + "</g>"
    )


def _closed_pot() -> str:
    """Draw the pot with its lid on and the steam asking a question."""
    steam = _mix(STEAM_COOL, STEAM_WARM, 0.8)
    question = _stroke("M111 14C111-8 149-8 149 12 149 28 130 26 130 42", steam, 6)
    return _pot_body() + _lid() + question + f'<circle cx="130" cy="56" r="4" fill="{steam}"/>'


def _open_pot() -> str:
    """Draw the pot with its lid lifted: inside there is no cook and no recipe, only two numbers to turn."""
    return (
        _pot_body()
        + _lid(' transform="rotate(-24 32 120)"')
        + _ellipse(130, 124, 94, 24, "#5A4F49", f' stroke="{POT_OUTLINE}" stroke-width="2.4"')
        + _ellipse(130, 126, 86, 20, "#F0B45A")
        + _stroke("M72 120H188M82 134H178", "#8A4B1C", 4)
        + '<g fill="#FFF3DC" stroke="#8A4B1C" stroke-width="2.4">'
        '<circle cx="150" cy="120" r="7"/><circle cx="104" cy="134" r="7"/></g>'
    )
