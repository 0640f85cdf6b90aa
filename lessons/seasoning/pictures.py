"""Pictures of *Season it yourself*: the plate with its score, eight faces, and the walk of a hand on the taste map.

All are drawn in the variables of the palette and in the ids by which the films move their parts.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from html import escape

from core.examples import Examples
from lessons.seasoning.scene import Grams
from ui.draw import contours, faces
from ui.draw.plate.svg import n
from ui.figures import decimal
from ui.film import HIDDEN
from ui.kit.text import Text
from ui.kitchen import crowds, gram_map, words
from ui.kitchen.tongues import COLOURS, by_tongue

"""The style of what is not shown now."""

WIDTH, HEIGHT = 356, 226
MAP = gram_map.Square(26.0, 24.0, 178.0)
MOST_STOPS = 60
"""So many of the last tries are drawn."""

SHADES = (1, 3, 5, 7, 9)
"""Which shade of the palette lies within each line of equal score."""


# ---- the plate ----


def plate_html(dish: str, figures: Mapping[str, str], *, alt: str = "") -> str:
    """The plate, and beside it what it scores: the first figure in large, the others below it.

    Args:
        dish: the drawn plate.
        figures: by their names, in HTML.
        alt: the plate in words.
    """
    (name, largest), *others = figures.items()
    small = "".join(f'<div><span class="name">{name}</span> <b>{value}</b></div>' for name, value in others)
    return (
        f'<div class="plate"><div id="plate" role="img" aria-label="{escape(alt)}">{dish}</div>'
        f'<div><div class="name">{name}</div><b class="large">{largest}</b>{small}</div></div>'
    )


# ---- the faces ----


def faces_html(text: Text, crowd: Examples, errors: Sequence[float]) -> str:
    """Each diner's face with what it says and how far off that is, those who feel salt more first."""
    order, shares = by_tongue(crowd)
    drawn = []
    for diners, more in ((order[:4], "salt"), (order[4:], "spice")):
        tongue = f'<svg viewBox="-9 -2 18 24" width="18" height="24">{faces.tongue(more)}</svg>'
        drawn.append(f'<span class="side">{tongue}{text(f"tongue.{more}")}</span>')
        drawn += [_face(text, diner, float(errors[diner]), faces.tongue_of(shares[diner])) for diner in diners]
    return f'<div class="faces" role="img" aria-label="{escape(text("alt.faces"))}">{"".join(drawn)}</div>'


def _face(text: Text, diner: int, error: float, kind: str) -> str:
    feeling = words.feeling(error)
    return (
        f'<svg viewBox="-30 -36 60 94" text-anchor="middle"><g id="face{diner}">'
        f"{faces.tilted(diner + 1, feeling, kind)}</g>"
        f'<text id="word{diner}" y="37" font-size="11.5" font-weight="650" fill="{COLOURS[feeling]}">'
        f"{text.label(f'feeling.{feeling}')}</text>"
        f'<text id="error{diner}" y="52" font-size="12" fill="var(--quiet)">{signed(error)}</text></svg>'
    )


def signed(error: float) -> str:
    """An error as it is written under a face."""
    return decimal(error, 1, sign=True)


# ---- the map ----


def stops(walk: Sequence[Grams]) -> str:
    """The last stops of a walk, as the points of a line."""
    return " ".join(f"{n(MAP.across(salt))},{n(MAP.up(spice))}" for salt, spice in walk[-MOST_STOPS:])


def map_html(text: Text, crowd: Examples, walk: Sequence[Grams], *, veiled: bool = False) -> str:
    """The taste score over salt and spice, under a veil at first; the grams tried, and those of now."""
    salt, spice = walk[-1]
    stop = '<marker id="stop" markerWidth="9" markerHeight="9" refX="4.5" refY="4.5" markerUnits="userSpaceOnUse">'
    stop += '<circle cx="4.5" cy="4.5" r="3" fill="var(--page)" stroke="var(--walk)" stroke-width="1.6"/></marker>'
    line = 'marker-start="url(#stop)" marker-mid="url(#stop)" marker-end="url(#stop)"'
    drawn = [
        stop,
        _ground(crowd),
        _veil(text, shown=veiled),
        f'<polyline id="walk" points="{stops(walk)}" fill="none" stroke="var(--walk)" stroke-width="1.6" {line}/>',
        MAP.axes(text.label("axis.salt"), text.label("axis.spice"), salt_beside=True),
        _legend(text),
        f'<g id="salt" transform="{MAP.right_to(salt)}">'
        f'<g class="hold" id="spice" transform="{MAP.up_to(spice)}">{_dot()}</g></g>',
    ]
    body = gram_map.svg(HEIGHT, "".join(drawn), WIDTH)
    return f'<div class="map" id="map" role="img" aria-label="{escape(map_alt(text, veiled=veiled))}">{body}</div>'


def map_alt(text: Text, *, veiled: bool) -> str:
    """What the map is, in words."""
    return text("alt.shut" if veiled else "alt.taste_map")


@lru_cache(maxsize=64)
def _ground(crowd: Examples) -> str:
    """Bands of equal score with their names."""
    bands, names = contours.rings(contours.Grid(*crowds.MAP_RANGE, crowds.score_map(crowd)))
    drawn = [f'<clipPath id="inside"><rect {MAP.attributes}/></clipPath><rect {MAP.attributes} fill="var(--band0)"/>']
    drawn.append('<g clip-path="url(#inside)">')
    pieces = bands.groupby("ring").first().index
    for ring, shade in zip(pieces, _shades(names["level"].tolist()), strict=True):
        points = bands[bands["ring"] == ring]
        d = "L".join(f"{n(MAP.across(x))} {n(MAP.up(y))}" for x, y in zip(points["salt"], points["spice"], strict=True))
        drawn.append(f'<path d="M{d}z" fill="var(--band{shade})" stroke="var(--ink)" stroke-opacity=".38"/>')
    for level, salt, spice in names.itertuples(index=False):
        halo = 'paint-order="stroke" stroke="var(--page)" stroke-width="4" stroke-linejoin="round"'
        at = f'x="{n(MAP.across(salt))}" y="{n(MAP.up(spice) + 4)}"'
        drawn.append(f'<text {at} text-anchor="middle" font-size="12" fill="var(--ink)" {halo}>{level}</text>')
    return "".join(drawn) + "</g>"


def _veil(text: Text, *, shown: bool) -> str:
    """What lies on the map until the first move."""
    middle, half = MAP.left + MAP.side / 2, MAP.top + MAP.side / 2
    said = gram_map.words(middle, half, text("map.veil"))
    style = "" if shown else HIDDEN
    return f'<g id="veil" style="{style}"><rect {MAP.attributes} fill="var(--ground)"/>{said}</g>'


def _shades(levels: Sequence[int]) -> list[int]:
    return [SHADES[contours.LEVELS.index(level)] for level in levels]


def _legend(text: Text) -> str:
    """What stands for what, beside the map."""
    marks = {
        text("map.now"): f'<g transform="translate(17)">{_dot()}</g>',
        text("map.tries"): '<path d="M0 0h34" stroke="var(--walk)" stroke-width="1.6"/>'
        '<circle cx="17" r="3.4" fill="var(--page)" stroke="var(--walk)" stroke-width="1.6"/>',
        text.label("metric.score"): '<rect y="-9" width="34" height="18" rx="4" fill="var(--band5)" '
        'stroke="var(--ink)" stroke-opacity=".38"/><text x="17" y="4.5" text-anchor="middle" font-size="12">50</text>',
    }
    left = MAP.left + MAP.side + 14
    return "".join(
        f'<g transform="translate({n(left)} {42 + 32 * place})" fill="var(--ink)">{mark}'
        f"{gram_map.words(42, 4.5, said, anchor='start')}</g>"
        for place, (said, mark) in enumerate(marks.items())
    )


def _dot() -> str:
    """Where the reader stands, with arrows that say it can be dragged, and room for a finger."""
    heads = "".join(f'<path d="M12-4l4 4-4 4" transform="rotate({turn})"/>' for turn in (0, 90, 180, 270))
    return (
        '<circle r="24" fill="transparent"/><circle r="9" fill="var(--page)"/>'
        f'<g fill="none" stroke="var(--page)" stroke-width="4.5">{heads}</g>'
        f'<g fill="none" stroke="var(--now)" stroke-width="2">{heads}</g><circle r="7.5" fill="var(--now)"/>'
    )
