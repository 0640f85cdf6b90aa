"""The few shapes that every drawing is made of, as SVG text, and the colours that they share."""

import math
from html import escape
from typing import Final
from unicodedata import east_asian_width

from core.letters import whole_letters

# Mid-tones: at least 3:1 against both page backgrounds (the test measures it).
OUTLINE: Final = "#A1764E"
FACE_OUTLINE: Final = "#B0742A"
POT_OUTLINE: Final = "#94806F"
STEAM_COOL: Final = (136, 141, 147)
STEAM_WARM: Final = (209, 118, 56)

INK: Final = "#4A2C17"
SHADOW: Final = "#3A2413"


def finite(name: str, value: float) -> None:
    """Raise ValueError naming the value unless it is a finite number."""
    if not math.isfinite(value):
        raise ValueError(f"{name} must be a finite number, got {value}")


def clamp(value: float, low: float, high: float) -> float:
    """Return value kept within low and high."""
    return min(max(value, low), high)


def ramp(value: float, start: float, end: float) -> float:
    """Return 0 at start, 1 at end, straight between and flat outside."""
    return clamp((value - start) / (end - start), 0.0, 1.0)


def n(value: float) -> str:
    """Write a coordinate with at most one decimal: the picture travels at every move of a slider."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def part_of(part: float, whole: float) -> str:
    """Write how far along a whole a part lies, as a style sheet takes it."""
    return f"{100 * part / whole:.2f}%"


def letters(words: str) -> int:
    """Return how many letters wide words are: a Chinese one takes the room of two, a mark none."""
    return sum(2 if east_asian_width(letter[0]) in "WF" else 1 for letter in whole_letters(words))


def document(width: int, height: int, body: str) -> str:
    """Wrap a drawing as a document. It is hidden from screen readers: the caller gives the picture its words."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'role="img" aria-hidden="true">{body}</svg>'
    )


def figure(drawn: str, alt: str = "", *, width: int = 0, name: str = "") -> str:
    """Put a drawing into the document: with the same in words, and at most so wide; for a room it may be wider.

    `name`: its id, if a film is to change the words.
    """
    known = f' id="{name}"' if name else ""
    most = f' style="max-width:calc({width}px*var(--scale,1))"' if width else ""
    return f'<div role="img"{known} aria-label="{escape(alt)}"{most}>{drawn}</div>'


def words(
    x: float,
    y: float,
    said: str,
    *,
    size: float,
    anchor: str = "start",
    fill: str = "var(--ink)",
    bold: bool = False,
    more: str = "",
) -> str:
    """Write a line of words, as they are: markup in them stays markup. `more`: attributes besides."""
    weight = ' font-weight="650"' if bold else ""
    return (
        f'<text x="{n(x)}" y="{n(y)}" font-size="{n(size)}" text-anchor="{anchor}" fill="{fill}"{weight}{more}>'
        f"{said}</text>"
    )


def ellipse(x: float, y: float, rx: float, ry: float, fill: str, more: str = "") -> str:
    """Draw one ellipse."""
    return f'<ellipse cx="{n(x)}" cy="{n(y)}" rx="{n(rx)}" ry="{n(ry)}" fill="{fill}"{more}/>'


def path(d: str, fill: str, more: str = "") -> str:
    """Draw one filled path."""
    return f'<path d="{d}" fill="{fill}"{more}/>'


def stroke(d: str, colour: str, width: float, more: str = "") -> str:
    """Draw one line with round ends."""
    return f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="{n(width)}" stroke-linecap="round"{more}/>'


def mix(cool: tuple[int, int, int], warm: tuple[int, int, int], share: float) -> str:
    """Return the colour so far along the way from cool to warm."""
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in zip(cool, warm, strict=True))
