"""The weights as a picture: one square each of the one stencil, or six little stencils."""

from typing import Final

from core.convolution import REACH
from core.drawings import SIDE
from lessons.picture.scene import Scene
from ui.draw.plate.svg import n
from ui.figures import decimal

SQUARE: Final = 23.0
BOARD: Final = SIDE * SQUARE

CELL: Final = 16.0
PITCH: Final = (64.0, 94.0)
"""From one of the six stencils to the next, across and down."""

COLOURS: Final = {"smile": "var(--strong)", "frown": "var(--weak)"}
MARKS: Final = {"smile": "▲", "frown": "▼"}
"""What speaks for either, by colour and by shape."""


def one(scene: Scene) -> str:
    """A mark a weight, the larger the weight; framed where the drawing has ink."""
    weights = scene.weights[:-1]
    most = float(abs(weights).max()) or 1.0
    marks = "".join(_mark(at % SIDE, at // SIDE, float(weight) / most) for at, weight in enumerate(weights))
    framed = "".join(
        f'<rect x="{n(at % SIDE * SQUARE)}" y="{n(at // SIDE * SQUARE)}" width="{n(SQUARE)}" height="{n(SQUARE)}"/>'
        for at in scene.shown.nonzero()[0]
    )
    return (
        f'<g>{_grid(SIDE, SQUARE)}{marks}</g><g fill="none" stroke="var(--ink)"><g stroke-width="2.4">{framed}</g>'
        f'<rect width="{n(BOARD)}" height="{n(BOARD)}" stroke-width="1.6"/></g>'
    )


def _mark(column: int, row: int, strength: float) -> str:
    """A tinted square with ▲ or ▼ in it; nothing for a weight near 0."""
    if abs(strength) < 0.01:
        return ""
    x, y, size = (column + 0.5) * SQUARE, (row + 0.5) * SQUARE, 2.5 + 6.5 * abs(strength) ** 0.5
    up = -1 if strength > 0 else 1
    colour = COLOURS["smile" if strength > 0 else "frown"]
    return (
        f'<rect x="{n(column * SQUARE)}" y="{n(row * SQUARE)}" width="{n(SQUARE)}" height="{n(SQUARE)}" '
        f'fill="{colour}" fill-opacity="{decimal(0.1 + 0.4 * abs(strength), 2)}"/>'
        f'<path d="M{n(x - size)} {n(y - up * size * 0.8)}h{n(2 * size)}L{n(x)} {n(y + up * size * 0.8)}z" '
        f'fill="{colour}"/>'
    )


def six(scene: Scene) -> str:
    """Six stencils: a disc where ink is wanted, a ring where it is not; above which way it speaks, below how much."""
    slid = scene.slid
    most = float(abs(slid.parts.stencils).max()) or 1.0
    drawn = []
    for k, stencil in enumerate(slid.parts.stencils):
        x, y = k % 3 * PITCH[0] + 4, k // 3 * PITCH[1] + 18
        discs = "".join(_disc(at % REACH, at // REACH, float(w) / most) for at, w in enumerate(stencil))
        kind = "smile" if slid.parts.spoon[k] > 0 else "frown"
        drawn.append(
            f'<g transform="translate({n(x)} {n(y)})">{_grid(REACH, CELL)}{discs}'
            f'<text y="-5" font-size="13" font-weight="650">{k + 1} <tspan fill="{COLOURS[kind]}">{MARKS[kind]}'
            f'</tspan></text><text x="{n(1.5 * CELL)}" y="{n(REACH * CELL + 14)}" font-size="13" '
            f'text-anchor="middle">{decimal(float(scene.shares[k]), 1, sign=True)}</text></g>'
        )
    return f'<g fill="var(--ink)">{"".join(drawn)}</g>'


def _disc(column: int, row: int, strength: float) -> str:
    if abs(strength) < 0.05:
        return ""
    place = f'cx="{n((column + 0.5) * CELL)}" cy="{n((row + 0.5) * CELL)}" r="{n(1 + 5.5 * abs(strength) ** 0.5)}"'
    look = 'fill="var(--ink)"' if strength > 0 else 'fill="none" stroke="var(--ink)" stroke-width="1.3"'
    return f"<circle {place} {look}/>"


def _grid(side: int, square: float) -> str:
    """The lines between squares, on paper."""
    size, lines = side * square, [at * square for at in range(side + 1)]
    d = "".join(f"M{n(at)} 0V{n(size)}M0 {n(at)}H{n(size)}" for at in lines)
    return f'<path d="M0 0H{n(size)}V{n(size)}H0z" fill="var(--page)"/><path d="{d}" stroke="var(--edge)"/>'
