"""The line that lost a number as it is drawn: the ticket, its cooks with their borders, and the verdict, as SVG text.

It is 400 units wide: 462 pixels on a laptop, 356 on a phone. No line runs through a number.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from lessons.stations.lost.shapes import TICKET, Square
from ui.draw.network import COOL, DASH, ON_COOK, QUIET, WARM, thickness
from ui.draw.plate.svg import OUTLINE, mix, n
from ui.figures import decimal, narrow

WIDTH, HEIGHT, HEAD = 400, 213, 5
"""Above the first cook, `HEAD` more: room for a Chinese name."""
LIKES, DISLIKES = mix(QUIET, WARM, 1.0), mix(QUIET, COOL, 0.85)
GROWS, SHRINKS = "var(--strong)", "var(--weak)"
RADIUS: Final = 22.0
REACH: Final = 1.35
"""A cook's circle shows a little more than all tickets, so that no corner of it is bare."""

INPUTS: Final = ((68.0, 77.0), (68.0, 147.0))
"""On the ticket's edge: salt and spice."""

COOKS: Final = ((212.0, 36.0), (212.0, 112.0), (212.0, 188.0), (352.0, 72.0))
"""Three at the station, and the last."""

LETTERS: Final = 15
PATCH: Final = (38, 18)
HANDLE: Final = (56, 22)
TAG: Final = f'fill="#FFFDF9" stroke="{OUTLINE}"'

SHARES: Final = {0: 0.28, 1: 0.62, 3: 0.7, 4: 0.7, 6: 0.62, 7: 0.28, 9: 0.6, 10: 0.6, 11: 0.45}
"""How far along its line the number of a weight stands: where no other line runs through it."""


@dataclass(frozen=True)
class Said:
    """The words in the drawing."""

    ticket: str
    inputs: tuple[str, str]
    grams: tuple[str, str]
    unit: str
    cooks: tuple[str, str, str, str]
    verdict: str
    answer: str
    sure: str
    mark: str
    right: bool


@dataclass(frozen=True)
class Legend:
    """The words below it: a weight above zero, one below, what a cook passes on, and its circle."""

    grows: str
    shrinks: str
    passed: str
    circle: str


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


def spot(place: int) -> tuple[float, float]:
    """Where the number of a weight stands."""
    (x, y), (to_x, to_y), share = *ends(place), SHARES[place]
    return x + share * (to_x - x), y + share * (to_y - y)


def colour(weight: float) -> str:
    """Of the line of a weight."""
    return SHRINKS if weight < 0 else GROWS


def dash(weight: float) -> str:
    """Whether it is broken, for whoever sees no colour."""
    return DASH if weight < 0 else "none"


def tenths(weight: float) -> str:
    """A weight as it stands on its line."""
    return decimal(weight, 1)


def passed(value: float) -> str:
    """What a cook passes on, as it stands on its tag."""
    return narrow(value) if value < 0 else f"+{narrow(value)}"


def line_svg(drawn: Drawn, said: Said) -> str:
    """All of it. What a film moves has an id."""
    edges = [_edge(place, drawn) for place in SHARES]
    numbers = [_number(place, drawn) for place in SHARES]
    cooks = [_cook(cook, drawn, said) for cook in range(len(COOKS))]
    x, y = COOKS[-1]
    lead = (
        f'<path d="M{n(x)} {n(y + RADIUS)}v10" stroke="var(--quiet)" stroke-width="2"/>'
        f'<path d="M{n(x - 4)} {n(y + RADIUS + 9)}l4 6 4-6z" fill="var(--quiet)"/>'
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 {-HEAD} {WIDTH} {HEIGHT + HEAD}" font-size="{LETTERS}" '
        f'fill="var(--ink)" text-anchor="middle" aria-hidden="true" style="font-variant-numeric:tabular-nums">'
        f"{''.join(edges)}{lead}{''.join(numbers)}{''.join(cooks)}{_ticket(said)}{_verdict(said)}</svg>"
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
    x, y = spot(place)
    words, mine = tenths(drawn.weights[place]), place == drawn.picked
    wide, high = HANDLE if mine else PATCH
    rim = 'rx="11" stroke="var(--now)" stroke-width="1.8"' if mine else 'rx="3"'
    box = f'<rect x="{n(x - wide / 2)}" y="{n(y - high / 2)}" width="{wide}" height="{high}" fill="var(--page)" {rim}/>'
    ink = ' font-weight="700" fill="var(--now)"' if mine else ""
    arrows = (
        f'<path d="M{n(x - 21)} {n(y - 4)}v8l-5-4zM{n(x + 21)} {n(y - 4)}v8l5-4z" fill="var(--now)"/>' if mine else ""
    )
    return f'{box}{arrows}<text id="t{place}" x="{n(x)}" y="{n(y + 5.2)}"{ink}>{words}</text>'


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
        f'<text x="{n(x)}" y="{n(place.foot - 2 * RADIUS - 5)}" font-weight="600" font-size="13">'
        f"{escape(said.cooks[cook])}</text>"
    )


def _tag(cook: int, value: float) -> str:
    """What a cook at the station passes on."""
    x, y = COOKS[cook]
    return (
        f'<rect x="{n(x + 17)}" y="{n(y - 10)}" width="42" height="20" rx="4" {TAG}/>'
        f'<text id="v{cook}" x="{n(x + 38)}" y="{n(y + 4.8)}" fill="{ON_COOK}" font-size="13.5" '
        f'font-weight="600">{passed(value)}</text>'
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
    """The ticket, from whose two rows the lines run."""
    x = 33
    rows = [
        f'<text x="{x}" y="{n(y - 3)}" font-size="13">{escape(name)}</text><text x="{x}" y="{n(y + 14)}">'
        f'<tspan id="g{row}" font-weight="700">{grams}</tspan> {escape(said.unit)}</text>'
        f'<circle cx="{n(edge)}" cy="{n(y)}" r="4" fill="var(--page)" stroke="{OUTLINE}" stroke-width="1.5"/>'
        for row, ((edge, y), name, grams) in enumerate(zip(INPUTS, said.inputs, said.grams, strict=True))
    ]
    head = f'<text x="{x}" y="48" fill="var(--quiet)" font-size="13">{escape(said.ticket)}</text>'
    return _torn(1, 30, 67, 146) + head + "".join(rows)


def _verdict(said: Said) -> str:
    x = COOKS[-1][0]
    head = f'<text x="{n(x)}" y="138" fill="var(--quiet)" font-size="13">{escape(said.verdict)}</text>'
    return (
        f"{_torn(305, 121, 94, 86)}{head}"
        f'<text id="answer" x="{n(x)}" y="158" font-weight="700">{escape(said.answer)}</text>'
        f'<text id="sure" x="{n(x)}" y="175" font-size="13">{escape(said.sure)}</text>'
        f'<text id="mark" x="{n(x)}" y="196" font-size="13.5" font-weight="700" fill="{judged(said.right)}">'
        f"{escape(said.mark)}</text>"
    )


def judged(right: bool) -> str:
    """The colour of a verdict that agrees with the diner, or of one that does not: plain, since orange means yes."""
    return "var(--right)" if right else "var(--ink)"


def legend_html(said: Legend) -> str:
    """What a line of either colour and a tag mean."""
    tag = f'<rect x="1" y="1" width="32" height="16" rx="4" {TAG}/>'
    example = f'<text x="17" y="13" text-anchor="middle" font-size="11" font-weight="600" fill="{ON_COOK}">+0.5</text>'
    broken = f'stroke-dasharray="{DASH}"'
    circle = f'<circle cx="9" cy="9" r="8" fill="{DISLIKES}"/><path d="M3 15A8.5 8.5 0 0 0 15 3z" fill="{LIKES}"/>'
    circle += f'<path d="M3 15L15 3" stroke="{ON_COOK}" stroke-width="1.5"/>'
    rows = (
        (_sign(26, 10, f'<path d="M0 5h26" stroke="{GROWS}" stroke-width="4"/>'), said.grows),
        (_sign(26, 10, f'<path d="M0 5h26" stroke="{SHRINKS}" stroke-width="4" {broken}/>'), said.shrinks),
        (_sign(34, 18, tag + example), said.passed),
        (_sign(18, 18, circle), said.circle),
    )
    told = "".join(f'<span style="white-space:nowrap">{mark} {escape(words)}</span>' for mark, words in rows)
    return f'<div style="display:flex;flex-wrap:wrap;gap:0 .6rem;font-size:.8rem;margin:.2rem 0 .3rem">{told}</div>'


def _sign(wide: int, high: int, body: str) -> str:
    look = f"display:inline-block;width:{wide}px;vertical-align:middle"
    return f'<svg viewBox="0 0 {wide} {high}" aria-hidden="true" style="{look}">{body}</svg>'
