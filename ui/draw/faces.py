"""The eight diners' faces as SVG text: hair tells who it is, the tongue what it feels more, the look what it says.

A head is 44 wide, about the origin. Colours of skin and hair are a drawing's own and the same on either page.
"""

from collections.abc import Mapping
from typing import Final

from ui.draw.plate.svg import FACE_OUTLINE, INK, POT_OUTLINE, ellipse, n, path, stroke

HEADS: Final = 8
LOOKS: Final = ("too_weak", "about_right", "too_strong")
TONGUES: Final = ("salt", "both", "spice")
HALF: Final = 0.5
"""With this share of salt in all that it feels, a tongue feels both alike."""

_EDGE: Final = f' stroke="{POT_OUTLINE}" stroke-width="1"'
_BLUSH: Final = ellipse(-14, 4, 4.2, 2.8, "#EE8455") + ellipse(14, 4, 4.2, 2.8, "#EE8455")
_HEAD: Final = (
    f'<circle r="22" fill="#E8B448" stroke="{FACE_OUTLINE}" stroke-width="1.8"/>'
    '<path d="M-20.6-3A20.8 20.8 0 0 1 20.6-3C21 11 11 18.5 0 18.5S-21 11-20.6-3z" fill="#F8D678"/>'
)
_CURLS: Final = ((-17, -12, 6.5), (-9, -19, 7), (18, -11, 6), (11, -18.5, 7), (1, -21.5, 7))

_BEHIND: Final[Mapping[int, str]] = {
    2: f'<circle cy="-25" r="6.5" fill="#3E2A1E"{_EDGE}/>',
    5: path("M-19-9C-29-9-29 6-24 11-26 4-22 0-19-2zM19-9C29-9 29 6 24 11 26 4 22 0 19-2z", "#7A4226", _EDGE),
    6: path("M-22-8C-22-21-10-25.5 0-25.5S22-21 22-8C24 4 24 10 22 15L-22 15C-24 10-24 4-22-8z", "#2E2520", _EDGE),
    7: f'<circle cy="-24" r="7" fill="#C9BFB2"{_EDGE}/>',
}
_HAIR: Final[Mapping[int, str]] = {
    1: path("M-21-6C-20-21-8-24 0-24S20-21 21-6C16-13 10-15 3-15-4-15-8-12-11-8-14-10-18-9-21-6z", "#5B3A22", _EDGE),
    2: path("M-21-7C-19-20-9-23 0-23S19-20 21-7C14-14 7-16 0-16S-14-14-21-7z", "#3E2A1E", _EDGE),
    3: path("M-22-9C-20-22-9-25 0-25S20-22 22-9z", "#4F7FA8", _EDGE)
    + path("M-24-9.5H24Q27-9 24-6.5 12-9.5 0-9.5T-24-6.5Q-27-9-24-9.5z", "#3C6589", _EDGE),
    4: stroke("M-3-22q1-6 5-5M1-22q3-5 7-3", "#8F857D", 2) + stroke("M-21.5-4q-2-4 0-8M21.5-4q2-4 0-8", "#8F857D", 4),
    5: path(
        "M-21-6C-20-20-9-24 0-24V-15C-9-16-16-13-21-6zM21-6C20-20 9-24 0-24V-15C9-16 16-13 21-6z", "#7A4226", _EDGE
    ),
    6: path("M-21-7C-19-20-8-24 0-24S19-20 21-7L14-13.5-14-13.5z", "#2E2520"),
    7: path("M-21.5-5C-21-19-10-23 0-23S21-19 21.5-5C15-10 8-16 0-16S-15-10-21.5-5z", "#D6CCBF", _EDGE),
    8: "".join(f'<circle cx="{n(x)}" cy="{n(y)}" r="{n(r)}" fill="#8A3B1E"{_EDGE}/>' for x, y, r in _CURLS),
}
_EYES: Final[Mapping[str, str]] = {
    "too_weak": path("M-11.8-5H-5.2A3.3 3.8 0 0 1-11.8-5zM5.2-5H11.8A3.3 3.8 0 0 1 5.2-5z", INK)
    + stroke("M-12.8-5.2H-4.2M4.2-5.2H12.8", INK, 1.9)
    + stroke("M-12.5-9.6Q-8-10-4.6-11.8M12.5-9.6Q8-10 4.6-11.8", INK, 1.6),
    "about_right": stroke("M-12.2-4Q-8.2-9.8-4.2-4M4.2-4Q8.2-9.8 12.2-4", INK, 2.2)
    + stroke("M-12.5-11.5Q-8.5-14.6-4.6-12.6M12.5-11.5Q8.5-14.6 4.6-12.6", INK, 1.5),
    "too_strong": stroke("M-12.8-8.6-5.6-5.2-12.6-2.2M12.8-8.6 5.6-5.2 12.6-2.2", INK, 2.1),
}
_MOUTHS: Final[Mapping[str, str]] = {
    "too_weak": stroke("M-12.5 6.2Q-10 5 0 4.8T12.5 4.4", INK, 2.2),
    "about_right": stroke("M-13 1.5Q-10.5 8.5 0 8.5T13 1.5", INK, 2.4),
    "too_strong": stroke("M-13 7.2-9.75 3.2-6.5 7-3.25 3 0 7 3.25 3 6.5 7 9.75 3.2 13 7.2", INK, 2.2)
    + path("M19-17q5.5 6.5 0 8.5-5.5-2 0-8.5z", "#DCEBF3", ' stroke="#6F7785" stroke-width="1.2"'),
}
_BLUSHES: Final = {"too_weak": 0.1, "about_right": 0.6, "too_strong": 0.75}
_HANGS: Final = {"too_weak": 4.9, "about_right": 8.3, "too_strong": 5.6}
_TILTS: Final = {"too_weak": -4, "about_right": 4, "too_strong": 0}

_TONGUE: Final = path(
    "M-6.6 0H6.6V13.4A6.6 6.6 0 0 1-6.6 13.4z",
    "#F0ABA2",
    ' stroke="#8E3B34" stroke-width="1.5" stroke-linejoin="round"',
)
_CRYSTAL: Final = '<path d="M-2.7-2.7H2.7V2.7H-2.7z" fill="#FFF" stroke="#4F5662" stroke-width="1.1"/>'
_RING: Final = '<circle r="3.2" fill="#D2301C" stroke="#7A160E"/><circle r="1.3" fill="#F6C97E"/>'
_ON_TONGUE: Final = {"salt": (_CRYSTAL, _CRYSTAL), "both": (_CRYSTAL, _RING), "spice": (_RING, _RING)}


def tongue_of(share: float) -> str:
    """Which tongue has this share of salt in all that it feels."""
    return "salt" if share > HALF else "spice" if share < HALF else "both"


def tongue(kind: str) -> str:
    """A tongue, hanging down from the origin."""
    upper, lower = _ON_TONGUE[kind]
    turned = (
        f'<g transform="translate(0 5.2) rotate(12)">{upper}</g><g transform="translate(0 13) rotate(-16)">{lower}</g>'
    )
    return _TONGUE + turned


def head(diner: int) -> str:
    """The head of a diner, numbered from 1, without a face."""
    return _BEHIND.get(diner, "") + _HEAD + _HAIR[diner]


def look(feeling: str, kind: str) -> str:
    """What a face says, with its tongue: laid on the head."""
    blush = f'<g opacity="{_BLUSHES[feeling]}">{_BLUSH}</g>'
    hanging = f'<g transform="translate(0 {_HANGS[feeling]})">{tongue(kind)}</g>'
    return blush + _EYES[feeling] + _MOUTHS[feeling] + hanging


def tilted(diner: int, feeling: str, kind: str) -> str:
    """A whole face about the origin."""
    return f'<g transform="rotate({_TILTS[feeling]})">{head(diner)}{look(feeling, kind)}</g>'
