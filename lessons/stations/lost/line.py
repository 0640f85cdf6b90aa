"""The line that lost a number as it is drawn: the ticket, its cooks with their borders, and the verdict, as SVG text.

It is 400 units wide: 462 pixels on a laptop, 356 on a phone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from lessons.stations.lost.shapes import TICKET, Square
from ui.draw.network import COOL, DASH, ON_COOK, QUIET, WARM, short, thickness
from ui.draw.plate.svg import OUTLINE, mix, n

WIDTH, HEIGHT = 400, 202
LIKES, DISLIKES = mix(QUIET, WARM, 1.0), mix(QUIET, COOL, 0.85)
GROWS, SHRINKS = "var(--strong)", "var(--weak)"
RADIUS: Final = 20.0
REACH: Final = 1.35
"""A cook's circle shows a little more than all tickets, so that no corner of it is bare."""

INPUTS: Final = ((92.0, 64.0), (92.0, 152.0))
COOKS: Final = ((196.0, 36.0), (196.0, 108.0), (196.0, 180.0), (308.0, 108.0))
"""Three at the station, and the last."""

SHARES: Final = {0: 0.45, 1: 0.66, 3: 0.32, 4: 0.32, 6: 0.66, 7: 0.5, 9: 0.6, 10: 0.67, 11: 0.6}
"""How far along its line the number of a weight stands."""


@dataclass(frozen=True)
class Said:
    """The words in the drawing."""

    ticket: str
    inputs: tuple[str, str]
    grams: tuple[str, str]
    cooks: tuple[str, str, str, str]
    verdict: str
    answer: str
    sure: str
    mark: str
    right: bool


@dataclass(frozen=True)
class Drawn:
    """The numbers in it.

    Attributes:
        weights: all thirteen.
        picked: the place of the one in the reader's hand.
        passed: what each cook passes on.
        areas, borders: paths on each cook's square of tickets, see `square`.
        ticket: what is on it, as the cooks hear it.
    """

    weights: Sequence[float]
    picked: int
    passed: Sequence[float]
    areas: Sequence[str]
    borders: Sequence[str]
    ticket: tuple[float, float]


def square(cook: int) -> Square:
    """The tickets in the circle of a cook."""
    x, y = COOKS[cook]
    return Square(x - RADIUS, y + RADIUS, 2 * RADIUS, REACH)


def ends(place: int) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where the line of a weight begins, and where it ends."""
    if place < 9:
        return INPUTS[place % 3], COOKS[place // 3]
    return COOKS[place - 9], COOKS[3]


def colour(weight: float) -> str:
    """Of the line of a weight."""
    return SHRINKS if weight < 0 else GROWS


def dash(weight: float) -> str:
    """Whether it is broken, for whoever sees no colour."""
    return DASH if weight < 0 else "none"


def tenths(weight: float) -> str:
    """A weight as it stands on its line."""
    return f"{weight:z.1f}".replace("-", "−")


def passed(value: float) -> str:
    """What a cook passes on, as it stands on its tag."""
    return short(value) if value < 0 else f"+{short(value)}"


def line_svg(drawn: Drawn, said: Said) -> str:
    """All of it. What a film moves has an id."""
    edges = [_edge(place, drawn) for place in SHARES]
    numbers = [_number(place, drawn) for place in SHARES]
    inputs = [_input(place, name) for place, name in zip(INPUTS, said.inputs, strict=True)]
    cooks = [_cook(cook, drawn, said) for cook in range(len(COOKS))]
    dotted = "".join(f"M64 {n(95 + 26 * row)}L{n(x - 16)} {n(y)}" for row, (x, y) in enumerate(INPUTS))
    lead = (
        f'<path d="{dotted}" stroke="var(--quiet)" stroke-dasharray="1 4" fill="none"/>'
        '<path d="M329 108h6" stroke="var(--quiet)" stroke-width="2"/><path d="M334 104l6 4-6 4z" fill="var(--quiet)"/>'
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-size="12.5" fill="var(--ink)" '
        f'text-anchor="middle" aria-hidden="true" style="font-variant-numeric:tabular-nums">'
        f"{''.join(edges)}{lead}{''.join(numbers)}{''.join(inputs)}{''.join(cooks)}{_ticket(said)}{_verdict(said)}</svg>"
    )


def _edge(place: int, drawn: Drawn) -> str:
    """The line of a weight; the one in the hand glows."""
    (x, y), (to_x, to_y) = ends(place)
    way, weight = f'd="M{n(x)} {n(y)}L{n(to_x)} {n(to_y)}" fill="none"', drawn.weights[place]
    glow = f'<path {way} stroke="var(--now)" stroke-opacity=".22" stroke-width="13"/>' if place == drawn.picked else ""
    return (
        f'{glow}<path id="e{place}" {way} stroke="{colour(weight)}" stroke-dasharray="{dash(weight)}" '
        f'stroke-width="{n(thickness(weight))}"/>'
    )


def _number(place: int, drawn: Drawn) -> str:
    """The number on it, on a patch of the page; the one in the hand with an arrow to either side."""
    (x, y), (to_x, to_y), share = *ends(place), SHARES[place]
    x, y = x + share * (to_x - x), y + share * (to_y - y)
    words, mine = tenths(drawn.weights[place]), place == drawn.picked
    wide, high = (58, 20) if mine else (30, 14)
    rim = 'rx="10" stroke="var(--now)" stroke-width="1.8"' if mine else 'rx="3" fill-opacity=".9"'
    box = f'<rect x="{n(x - wide / 2)}" y="{n(y - high / 2)}" width="{wide}" height="{high}" fill="var(--page)" {rim}/>'
    ink = ' font-weight="700" fill="var(--now)"' if mine else ""
    arrows = (
        f'<path d="M{n(x - 20)} {n(y - 3)}v6l-4-3zM{n(x + 20)} {n(y - 3)}v6l4-3z" fill="var(--now)"/>' if mine else ""
    )
    return f'{box}{arrows}<text id="t{place}" x="{n(x)}" y="{n(y + 4.4)}"{ink}>{words}</text>'


def _input(place: tuple[float, float], name: str) -> str:
    x, y = place
    return (
        f'<circle cx="{n(x)}" cy="{n(y)}" r="17" fill="var(--ground)" stroke="{OUTLINE}" stroke-width="1.5"/>'
        f'<text x="{n(x)}" y="{n(y + 4.4)}" font-weight="600">{escape(name)}</text>'
    )


def _cook(cook: int, drawn: Drawn, said: Said) -> str:
    """A cook: its border with the ticket's dot on its side, its name, and what it passes on."""
    x, y = COOKS[cook]
    place, last = square(cook), cook == len(COOKS) - 1
    rim = f'cx="{n(x)}" cy="{n(y)}" r="{n(RADIUS)}"'
    salt, spice = drawn.ticket
    dot = (
        f'<g id="s{cook}" transform="{moved_right(cook, salt)}"><g id="p{cook}" transform="{moved_up(cook, spice)}">'
        f'<circle r="3.6" fill="{TICKET}" stroke="#FFFBF4" stroke-width="1.2"/></g></g>'
    )
    held = drawn.picked // 3 == cook if drawn.picked < 9 else last
    edge = 'stroke="var(--now)" stroke-width="2.6"' if held else f'stroke="{OUTLINE}" stroke-width="1.5"'
    return (
        f'<clipPath id="in{cook}"><circle {rim}/></clipPath><circle {rim} fill="{DISLIKES}"/>'
        f'<g clip-path="url(#in{cook})"><path id="a{cook}" d="{drawn.areas[cook]}" fill="{LIKES}"/>'
        f'<path id="b{cook}" d="{drawn.borders[cook]}" fill="none" stroke="{ON_COOK}" stroke-width="2"/></g>'
        f'<circle {rim} fill="none" {edge}/>{dot}{"" if last else _tag(cook, drawn.passed[cook])}'
        f'<text x="{n(x)}" y="{n(place.foot - 2 * RADIUS - 5)}" font-weight="600" font-size="12">'
        f"{escape(said.cooks[cook])}</text>"
    )


def _tag(cook: int, value: float) -> str:
    """What a cook at the station passes on."""
    x, y = COOKS[cook]
    return (
        f'<rect x="{n(x + 17)}" y="{n(y - 9)}" width="42" height="18" rx="4" fill="#FFFDF9" stroke="{OUTLINE}"/>'
        f'<text id="v{cook}" x="{n(x + 38)}" y="{n(y + 4.4)}" fill="{ON_COOK}" font-weight="600">'
        f"{passed(value)}</text>"
    )


def moved_right(cook: int, salt: float) -> str:
    """How the ticket's dot in a cook's circle is moved by its salt, as the cooks hear it."""
    return f"translate({n(square(cook).across(salt))} 0)"


def moved_up(cook: int, spice: float) -> str:
    """And by its spice."""
    return f"translate(0 {n(square(cook).up(spice))})"


def _torn(x: float, y: float, wide: float, high: float) -> str:
    """A slip of paper, torn off below."""
    teeth = "".join(f"l{n(wide / 12)} {-4 if tooth % 2 else 4}" for tooth in range(12))
    d = f"M{n(x + wide)} {n(y + high)}V{n(y)}H{n(x)}V{n(y + high)}{teeth}z"
    return f'<path d="{d}" fill="var(--page)" stroke="var(--quiet)" stroke-opacity=".7"/>'


def _ticket(said: Said) -> str:
    names = [f"{name} " for name in said.inputs]
    rows = [
        f'<text x="32" y="{n(104 + 19 * row)}">{escape(name)}'
        f'<tspan id="g{row}" font-weight="700">{grams}</tspan></text>'
        for row, (name, grams) in enumerate(zip(names, said.grams, strict=True))
    ]
    head = f'<text x="32" y="84" fill="var(--quiet)" font-size="12">{escape(said.ticket)}</text>'
    return _torn(1, 67, 62, 66) + head + "".join(rows)


def _verdict(said: Said) -> str:
    x = 370
    return (
        f'{_torn(341, 65, 58, 82)}<text x="{x}" y="81" fill="var(--quiet)" font-size="12">{escape(said.verdict)}</text>'
        f'<text id="answer" x="{x}" y="101" font-weight="700" font-size="14">{escape(said.answer)}</text>'
        f'<text id="sure" x="{x}" y="119" font-size="11.5">{escape(said.sure)}</text>'
        f'<text id="mark" x="{x}" y="138" font-weight="700" fill="{judged(said.right)}">{escape(said.mark)}</text>'
    )


def judged(right: bool) -> str:
    """The colour of a verdict that agrees with the diner, or of one that does not."""
    return "var(--right)" if right else "var(--strong)"
