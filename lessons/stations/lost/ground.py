"""The map of all tickets for the line that lost a number: the diners, its border now and before, the ticket to drag."""

from dataclasses import dataclass
from html import escape
from typing import Final

from core.arrays import Array
from core.examples import Examples
from core.patterns import MOST_GRAMS
from lessons.stations.lost.shapes import TICKET, Square
from ui.draw.network import ON_COOK
from ui.draw.plate.svg import n, part_of

LEFT, TOP, SIDE = 22.0, 20.0, 272.0
WIDTH, HEIGHT = 298, 334
FOOT: Final = TOP + SIDE
DASHED: Final = 'stroke-width="1.7" stroke-dasharray="5 4"'
BOX: Final = (LEFT, FOOT, LEFT + SIDE, TOP)
SQUARE: Final = Square(LEFT, FOOT, SIDE)
ARROWS: Final = "M0-15l3.5 4.5h-7zM0 15l3.5-4.5h-7zM-15 0l4.5 3.5v-7zM15 0l-4.5 3.5v-7z"


@dataclass(frozen=True)
class Said:
    """The words around the map."""

    salt: str
    spice: str
    likes: str
    dislikes: str
    now: str
    before: str
    ticket: str


def map_html(said: Said, diners: Examples, ground: str, border: str, before: str, ticket: tuple[float, float]) -> str:
    """The map on its coloured ground.

    Args:
        ground: a tag for the colours, an image or an empty canvas.
        border, before: the border now and at the last rest, as paths.
        ticket: as the cooks hear it.
    """
    salt, spice = ticket
    body = (
        f'<g fill="none" stroke="{ON_COOK}" stroke-width="1.5">{_marks(diners)}</g>'
        f'<path id="before" d="{before}" fill="none" stroke="{ON_COOK}" {DASHED}/>'
        f'<path id="border" d="{border}" fill="none" stroke="{ON_COOK}" stroke-width="3.4" stroke-linejoin="round"/>'
        f'<g id="salt" transform="{right_to(salt)}"><g class="hold" id="spice" transform="{up_to(spice)}">'
        f'<circle r="18" fill="#FFFBF4" fill-opacity=".75"/><circle r="6" fill="{TICKET}"/>'
        f'<path d="{ARROWS}" fill="{TICKET}"/></g></g>{_axes(said)}'
    )
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-size="15" '
        f'aria-hidden="true">{body}</svg>'
    )
    return f'<div class="over">{ground}{svg}</div>'


def laid_over() -> str:
    """Where the colours lie below the drawing, as CSS."""
    left, top = part_of(LEFT, WIDTH), part_of(TOP, HEIGHT)
    wide, high = part_of(SIDE, WIDTH), part_of(SIDE, HEIGHT)
    return f"position:absolute;left:{left};top:{top};width:{wide};height:{high}"


def legend_html(said: Said, place: str) -> str:
    """What the lines and the dot mean."""
    dot = _sign("-16 -16 32 32", 22, f'<circle r="6" fill="var(--now)"/><path d="{ARROWS}" fill="var(--now)"/>')
    rows = (
        (_sign("0 0 26 10", 26, '<path d="M0 5h26" stroke="var(--ink)" stroke-width="3.4"/>'), said.now),
        (_sign("0 0 26 10", 26, f'<path d="M0 5h26" stroke="var(--ink)" {DASHED}/>'), said.before),
        (dot, said.ticket),
    )
    way, breaks = ("column", "normal") if place == "phone" else ("row", "nowrap")
    told = "".join(f'<span style="white-space:{breaks}">{mark} {escape(words)}</span>' for mark, words in rows)
    look = f"display:flex;flex-flow:{way} wrap;gap:.1rem .7rem"
    return f'<div class="{place}" style="font-size:.82rem"><div style="{look}">{told}</div></div>'


def _sign(box: str, wide: int, body: str) -> str:
    return f'<svg viewBox="{box}" style="display:inline-block;width:{wide}px;vertical-align:middle">{body}</svg>'


def right_to(salt: float) -> str:
    """How the ticket is moved over its salt, as the cooks hear it."""
    return f"translate({n(SQUARE.across(salt))} 0)"


def up_to(spice: float) -> str:
    """And over its spice."""
    return f"translate(0 {n(SQUARE.up(spice))})"


def borders(heights: Array) -> str:
    """The border on a map (spice, salt)."""
    return SQUARE.border(heights)


def _marks(diners: Examples) -> str:
    """A ring for each ticket that is liked, a cross for one that is not."""
    drawn = []
    for (salt, spice), wish in zip(diners.X.tolist(), diners.y.tolist(), strict=True):
        x, y = SQUARE.across(salt), SQUARE.up(spice)
        likes = f'<circle cx="{n(x)}" cy="{n(y)}" r="3.2"/>'
        drawn.append(likes if wish else f'<path d="M{n(x - 3)} {n(y - 3)}l6 6m0-6l-6 6"/>')
    return "".join(drawn)


def _axes(said: Said) -> str:
    """Whole grams along both sides."""
    whole = range(round(MOST_GRAMS) + 1)
    drawn = []
    for gram in whole:
        at = gram / MOST_GRAMS * SIDE
        drawn.append(f'<text x="{n(LEFT + at)}" y="{n(FOOT + 16)}" text-anchor="middle">{gram}</text>')
        drawn.append(f'<text x="{n(LEFT - 6)}" y="{n(FOOT - at + 5)}" text-anchor="end">{gram}</text>')
    drawn.append(
        f'<text x="{n(LEFT)}" y="{n(FOOT + 36)}">○ {escape(said.likes)} &#160;× {escape(said.dislikes)}</text>'
    )
    drawn.append(f'<text x="{n(LEFT)}" y="13">{escape(said.spice)}</text>')
    drawn.append(f'<text x="{n(LEFT + SIDE)}" y="{n(FOOT + 36)}" text-anchor="end">{escape(said.salt)}</text>')
    return f'<g fill="var(--ink)">{"".join(drawn)}</g>'
