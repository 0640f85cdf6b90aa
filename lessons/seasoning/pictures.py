"""Pictures of *Season it yourself*: eight faces, and the walk of a hand on the taste map.

Both are drawn in the variables of the palette and in the ids by which the film moves their parts.
"""

from collections.abc import Sequence
from functools import lru_cache

from core.examples import Examples
from lessons.seasoning.scene import Grams
from ui.draw import contours, faces
from ui.draw.plate.svg import n
from ui.kit.text import Text, minus
from ui.kitchen import crowds, gram_map, words
from ui.kitchen.gram_map import LEFT, SIDE, SQUARE, TOP, WIDTH, across, right_to, svg, up, up_to
from ui.kitchen.tongues import COLOURS, by_tongue

HEAD_ROOM, FACE_ROW, LABEL, CELL = 36, 100, 84, 74

MAP_HEIGHT = 404
MOST_STOPS = 60
"""So many of the last tries are drawn."""

SHADES = (1, 3, 5, 7, 9)
"""Which shade of the palette lies within each line of equal score."""


# ---- the faces ----


def faces_svg(text: Text, crowd: Examples, errors: Sequence[float]) -> str:
    """Each diner's face with what it says and how far off that is, those who feel salt more in the first row."""
    order, shares = by_tongue(crowd)
    rows = [order[:4], order[4:]]
    drawn = [f'<rect width="{WIDTH}" height="{2 * FACE_ROW + 18}" rx="13" fill="var(--ground)"/>']
    drawn.append(f'<path d="M14 {FACE_ROW + 11}H{WIDTH - 14}" stroke="var(--edge)"/>')
    for row, (diners, more) in enumerate(zip(rows, ("salt", "spice"), strict=True)):
        top = 4 + row * (FACE_ROW + 6)
        drawn.append(f'<g transform="translate({LABEL / 2} {top + 24})">{faces.tongue(more)}</g>')
        for line, piece in enumerate(text(f"tongue.{more}").split("\n")):
            drawn.append(gram_map.words(LABEL / 2, top + 64 + 16 * line, piece, fill="var(--ink)"))
        for column, diner in enumerate(diners):
            x, y = LABEL + (column + 0.5) * CELL, top + HEAD_ROOM
            drawn.append(_face(text, diner, float(errors[diner]), faces.tongue_of(shares[diner]), x, y))
    return svg(2 * FACE_ROW + 18, "".join(drawn))


def _face(text: Text, diner: int, error: float, kind: str, x: float, y: float) -> str:
    feeling = words.feeling(error)
    word = text.label(f"feeling.{feeling}")
    return (
        f'<g transform="translate({n(x)} {n(y)})"><g id="face{diner}">{faces.tilted(diner + 1, feeling, kind)}</g></g>'
        f'<text id="word{diner}" x="{n(x)}" y="{n(y + 41)}" text-anchor="middle" font-weight="600" '
        f'fill="{COLOURS[feeling]}">{word}</text>'
        f'<text id="error{diner}" x="{n(x)}" y="{n(y + 57)}" text-anchor="middle" fill="var(--quiet)">'
        f"{signed(error)}</text>"
    )


def signed(error: float) -> str:
    """An error as it is written under a face."""
    return minus(f"{error:+z.1f}")


# ---- the map ----


def stops(walk: Sequence[Grams]) -> str:
    """The last stops of a walk, as the points of a line."""
    return " ".join(f"{n(across(salt))},{n(up(spice))}" for salt, spice in walk[-MOST_STOPS:])


def bet_line(bet: float | None) -> str:
    """The line at the salt bet on, as a path; nowhere without a bet."""
    return f"M{n(across(bet))} {n(TOP)}v{n(SIDE)}" if bet else ""


def map_svg(text: Text, crowd: Examples, walk: Sequence[Grams], bet: float | None) -> str:
    """The taste score over salt and spice, the grams tried, those of now, and the bet."""
    salt, spice = walk[-1]
    stop = '<marker id="stop" markerWidth="9" markerHeight="9" refX="4.5" refY="4.5" markerUnits="userSpaceOnUse">'
    stop += '<circle cx="4.5" cy="4.5" r="3" fill="var(--page)" stroke="var(--walk)" stroke-width="1.6"/></marker>'
    line = 'marker-start="url(#stop)" marker-mid="url(#stop)" marker-end="url(#stop)"'
    drawn = [
        stop,
        _ground(crowd),
        f'<path id="bet" d="{bet_line(bet)}" stroke="var(--bet)" stroke-width="2" stroke-dasharray="6 4"/>',
        f'<polyline id="walk" points="{stops(walk)}" fill="none" stroke="var(--walk)" stroke-width="1.6" {line}/>',
        gram_map.axes(text.label("axis.salt"), text.label("axis.spice")),
        _legend(text),
        f'<g id="salt" transform="{right_to(salt)}">'
        f'<g class="hold" id="spice" transform="{up_to(spice)}">{_dot()}</g></g>',
    ]
    return svg(MAP_HEIGHT, "".join(drawn))


@lru_cache(maxsize=64)
def _ground(crowd: Examples) -> str:
    """Bands of equal score with their names."""
    bands, names = contours.rings(contours.Grid(*crowds.MAP_RANGE, crowds.score_map(crowd)))
    drawn = [f'<clipPath id="inside"><rect {SQUARE}/></clipPath><rect {SQUARE} fill="var(--band0)"/>']
    drawn.append('<g clip-path="url(#inside)">')
    pieces = bands.groupby("ring").first().index
    for ring, shade in zip(pieces, _shades(names["level"].tolist()), strict=True):
        points = bands[bands["ring"] == ring]
        d = "L".join(f"{n(across(x))} {n(up(y))}" for x, y in zip(points["salt"], points["spice"], strict=True))
        drawn.append(f'<path d="M{d}z" fill="var(--band{shade})" stroke="var(--ink)" stroke-opacity=".38"/>')
    for level, salt, spice in names.itertuples(index=False):
        halo = 'paint-order="stroke" stroke="var(--page)" stroke-width="4" stroke-linejoin="round"'
        at = f'x="{n(across(salt))}" y="{n(up(spice) + 4)}"'
        drawn.append(f'<text {at} text-anchor="middle" font-size="12" fill="var(--ink)" {halo}>{level}</text>')
    return "".join(drawn) + "</g>"


def _shades(levels: Sequence[int]) -> list[int]:
    return [SHADES[contours.LEVELS.index(level)] for level in levels]


def _legend(text: Text) -> str:
    y = MAP_HEIGHT - 12
    own = f'<path d="M148 {y - 4}h34" stroke="var(--walk)" stroke-width="1.6"/>'
    own += f'<circle cx="165" cy="{y - 4}" r="3.4" fill="var(--page)" stroke="var(--walk)" stroke-width="1.6"/>'
    bet = f'<path d="M270 {y - 4}h34" stroke="var(--bet)" stroke-width="2" stroke-dasharray="6 4"/>'
    return "".join(
        (
            f'<circle cx="{n(LEFT + 8)}" cy="{y - 4}" r="6.5" fill="var(--now)"/>',
            gram_map.words(LEFT + 22, y, text("map.now"), anchor="start"),
            own,
            gram_map.words(190, y, text("map.tries"), anchor="start"),
            bet,
            gram_map.words(312, y, text.label("your_bet_mark"), anchor="start"),
        )
    )


def _dot() -> str:
    """Where the reader stands, with arrows that say it can be dragged, and room for a finger."""
    heads = "".join(f'<path d="M12-4l4 4-4 4" transform="rotate({turn})"/>' for turn in (0, 90, 180, 270))
    return (
        '<circle r="24" fill="transparent"/><circle r="9" fill="var(--page)"/>'
        f'<g fill="none" stroke="var(--page)" stroke-width="4.5">{heads}</g>'
        f'<g fill="none" stroke="var(--now)" stroke-width="2">{heads}</g><circle r="7.5" fill="var(--now)"/>'
    )
