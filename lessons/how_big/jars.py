"""Four memories as jars: how full each gets, and whether it holds the numbers."""

from collections.abc import Sequence
from html import escape
from typing import Final, NamedTuple

from core.model_sizes import GIGABYTE, MEMORIES
from ui.draw.plate.svg import n

WIDE, HIGH = 358, 141
TOP, FOOT = 44.0, 90.0
JAR, STEP, LEFT = 64.0, 90.0, 12.0
YES, NO = "✓", "✗"
HEAP: Final = "M{left} {top}Q{middle} {peak} {right} {top}z"


class Words(NamedTuple):
    """What is written.

    Attributes:
        head: above the jars; bits: what so many are, below it.
        rooms, names: how large each memory is, and of what.
        foot: what is meant by memory.
    """

    head: str
    bits: str
    rooms: Sequence[str]
    names: Sequence[str]
    foot: str


def jars_svg(words: Words, stored: float) -> str:
    """The jars, holding so many bytes each."""
    drawn = "".join(_jar(at, *said, stored) for at, said in enumerate(zip(words.rooms, words.names, strict=True)))
    return (
        f'<svg viewBox="0 0 {WIDE} {HIGH}" style="max-width:{WIDE + 40}px" font-size="12.5" fill="var(--ink)" '
        f'aria-hidden="true"><text id="head" x="0" y="13" font-weight="650">{escape(words.head)}</text>'
        f'<text x="0" y="{n(HIGH - 4)}" fill="var(--quiet)">{escape(words.foot)}</text>'
        f'<text x="0" y="29" fill="var(--quiet)">{escape(words.bits)}</text>{drawn}</svg>'
    )


def _jar(at: int, room: str, name: str, stored: float) -> str:
    x, full = LEFT + STEP * at, share(at, stored)
    middle, y = x + JAR / 2, FOOT - 18.5
    return (
        f'<rect id="full{at}" x="{n(x + 1)}" y="{n(level(full))}" width="{n(JAR - 2)}" height="{n(depth(full))}" '
        'fill="var(--band4)"/>'
        f'<path id="heap{at}" d="{heap(at, full)}" fill="var(--band4)" stroke="var(--ink)" stroke-width="1.3"/>'
        f'<path d="M{n(x)} {TOP}V{FOOT}H{n(x + JAR)}V{TOP}" fill="none" stroke="var(--ink)" stroke-width="2"/>'
        f'<circle cx="{n(middle)}" cy="{n(FOOT - 24)}" r="11" fill="var(--page)"/>'
        f'<text id="fits{at}" x="{n(middle)}" y="{n(y)}" text-anchor="middle" font-size="16" font-weight="650">'
        f'{mark(full)}</text><text x="{n(middle)}" y="{n(FOOT + 16)}" text-anchor="middle">{escape(room)}</text>'
        f'<text x="{n(middle)}" y="{n(FOOT + 30)}" text-anchor="middle">{escape(name)}</text>'
    )


def share(at: int, stored: float) -> float:
    """How full a memory gets; above 1 it does not hold them."""
    return stored / (MEMORIES[at] * GIGABYTE)


def mark(full: float) -> str:
    """Whether it holds them."""
    return YES if full <= 1 else NO


def depth(full: float) -> float:
    """How high what is in it stands."""
    return (FOOT - TOP) * min(full, 1.0)


def level(full: float) -> float:
    """Where it ends."""
    return FOOT - depth(full)


def heap(at: int, full: float) -> str:
    """What does not go in, as a path; nothing where all does."""
    if full <= 1:
        return ""
    x = LEFT + STEP * at
    return HEAP.format(left=n(x - 3), right=n(x + JAR + 3), middle=n(x + JAR / 2), top=n(TOP), peak=n(TOP - 21))
