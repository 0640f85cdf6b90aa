"""A network as SVG text, drawn from numbers alone: layers are columns of cooks, weights are the lines between them.

What each cook passes on fills its circle and stands in it. A weight's size is the thickness of its line; its sign is
the colour and, for those who see none, the dash: broken lines are negative. The picture is 380 units wide, so that a
phone shows its smallest words at 11 pixels.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape

from ui.draw.plate.svg import OUTLINE, document, ellipse, mix, n
from ui.figures import narrow

Rows = tuple[tuple[float, ...], ...]
Place = tuple[float, float]

WIDTH: Final = 380
MARGIN: Final = 44
RADIUS: Final = 19.0
ROW: Final = 68.0
ROOMY_ROW: Final = 82.0
ROOMY: Final = 4
"""Up to so many cooks stand further apart, so that there is room for the numbers on their lines."""

TAG_HEIGHT: Final = 15
WORDS: Final = 11.5
LETTER: Final = 6.6
"""How wide a digit is, in the units of the picture."""

FEW_EDGES: Final = 12
"""Up to here every line carries its number; beyond, only those of the picked cook."""

THICKEST: Final = 6.0
"""The size of a weight at which its line grows no thicker."""

POSITIVE, NEGATIVE, PICKED, SLIP = "#CF6A3A", "#4A86BF", "#9068B4", "#4C9273"
DASH: Final = "7 4"
QUIET, WARM, COOL = (246, 236, 222), (238, 160, 108), (146, 190, 230)
ON_COOK: Final = "#2B211B"
WIDEST: Final = 5
"""Letters of a number with its sign: a tag whose number a film moves has room for so many."""

SHORT_NAME: Final = 2
"""A name of so many letters fits beside a slip; a longer one stands above it."""

PLACES: Final = (0.5, 0.42, 0.58, 0.36, 0.64, 0.3, 0.7, 0.25, 0.75)
"""Where along a line its number may stand, the best place first."""


@dataclass(frozen=True)
class NetworkPicture:
    """What is drawn. Numbers that are not finite are drawn as “?”.

    Attributes:
        activations: one tuple a layer, the inputs first and the output last.
        weights: one a layer after the inputs: (units, units before).
        biases: one tuple a layer after the inputs.
        inputs: the inputs' names.
        output: the output's name.
        picked: (layer, unit) of a cook whose lines all carry their number; the inputs are layer 0.
        slips: one tuple a layer after the inputs: a number for each cook, on a slip of paper.
        slopes: in the shape of `weights`: a second number for each line that carries its first.
        dark: whether the page is dark.
        names: of the cooks between inputs and output, layer by layer; none if empty.
        picked_line: (layer, unit, unit before) of a line to mark, which then carries its number.
        even: the output that is neither warm nor cool; 1 is as warm as it gets.
        moving: whether a film moves it: then its parts have ids, and its words the colours of the palette.
    """

    activations: Rows
    weights: tuple[Rows, ...]
    biases: Rows
    inputs: tuple[str, ...]
    output: str
    picked: tuple[int, int] | None = None
    slips: Rows | None = None
    slopes: tuple[Rows, ...] | None = None
    dark: bool = False
    names: tuple[tuple[str, ...], ...] = ()
    picked_line: tuple[int, int, int] | None = None
    even: float = 0.0
    moving: bool = False

    def __post_init__(self) -> None:
        """Refuse what does not fit together, naming the culprit."""
        sizes = [len(layer) for layer in self.activations]
        after = list(zip(sizes[1:], sizes, strict=False))
        _fits("weights", [(len(w), *{len(row) for row in w}) for w in self.weights], after)
        _fits("biases", [len(b) for b in self.biases], sizes[1:])
        _fits("inputs", [len(self.inputs)], sizes[:1])
        if self.slips is not None:
            _fits("slips", [len(s) for s in self.slips], sizes[1:])
        if self.slopes is not None:
            _fits("slopes", [(len(s), *{len(row) for row in s}) for s in self.slopes], after)
        if self.names:
            _fits("names", [len(names) for names in self.names], sizes[1:-1])


@dataclass(frozen=True)
class _Line:
    """One weight: from `unit before` of the layer before to `unit` of `layer`."""

    layer: int
    unit: int
    before: int


def network_svg(picture: NetworkPicture) -> str:
    """The network as one SVG document, 380 wide and as high as its longest column needs."""
    most = max(map(len, picture.activations))
    row = ROOMY_ROW if most <= ROOMY else ROW
    height = round(most * row + 14)
    places = _places(picture, row, height)
    lines = [
        _Line(layer, unit, before)
        for layer, weights in enumerate(picture.weights, start=1)
        for unit, heard in enumerate(weights)
        for before in range(len(heard))
    ]
    named = [line for line in lines if _is_named(picture, line, len(lines))]
    pale = set(lines) - set(named) if picture.picked else set()
    drawn = [_line(picture, places, line, pale=line in pale) for line in lines]
    drawn += _numbers(picture, places, named)
    for layer, units in enumerate(places):
        drawn += [_cook(picture, layer, unit, place) for unit, place in enumerate(units)]
    font = "system-ui,-apple-system,'Noto Sans CJK SC','PingFang SC',sans-serif"
    body = f'<g font-family="{font}" font-size="{WORDS}" text-anchor="middle">{"".join(drawn)}</g>'
    return document(WIDTH, height, body)


def thickness(weight: float) -> float:
    """How thick the line of a weight is: it grows with the weight's size up to `THICKEST`."""
    return 0.7 + 5.3 * min(abs(weight), THICKEST) / THICKEST if math.isfinite(weight) else 6.0


def fill(activation: float) -> str:
    """The colour of a cook: warm above 0, cool below, as full as it gets from 1 on."""
    if not math.isfinite(activation):
        return mix(QUIET, WARM, 0.0)
    return mix(QUIET, WARM if activation > 0 else COOL, min(abs(activation), 1.0))


def _fits(name: str, given: Sequence[object], wanted: Sequence[object]) -> None:
    if list(given) != list(wanted):
        raise ValueError(f"{name} must have the shape {wanted} of the activations, got {given}")


def _places(picture: NetworkPicture, row: float, height: int) -> list[list[Place]]:
    """The middle of each cook; every column is centred."""
    step = (WIDTH - 2 * MARGIN) / max(1, len(picture.activations) - 1)
    return [
        [(MARGIN + layer * step, height / 2 + (unit - (len(units) - 1) / 2) * row) for unit in range(len(units))]
        for layer, units in enumerate(picture.activations)
    ]


def _is_named(picture: NetworkPicture, line: _Line, count: int) -> bool:
    """Whether a line carries its number."""
    ends = ((line.layer, line.unit), (line.layer - 1, line.before))
    marked = (line.layer, line.unit, line.before) == picture.picked_line
    return count <= FEW_EDGES or picture.picked in ends or marked


def _line(picture: NetworkPicture, places: list[list[Place]], line: _Line, *, pale: bool) -> str:
    weight = picture.weights[line.layer - 1][line.unit][line.before]
    (x, y), (to_x, to_y) = places[line.layer - 1][line.before], places[line.layer][line.unit]
    way = f'd="M{n(x)} {n(y)}L{n(to_x)} {n(to_y)}" fill="none"'
    wide = thickness(weight)
    colour, dash = (POSITIVE, "") if weight >= 0 else (NEGATIVE, f' stroke-dasharray="{DASH}"')
    mark, name = "", line_id(line.layer, line.unit, line.before)
    if (line.layer, line.unit, line.before) == picture.picked_line:
        mark = (
            f'<path {_id(picture, "mark")}{way} stroke="{PICKED}" stroke-opacity=".35" stroke-width="{n(wide + 9)}"/>'
        )
    faint = ' stroke-opacity=".5"' if pale else ""
    return f'{mark}<path {_id(picture, name)}{way} stroke="{colour}" stroke-width="{n(wide)}"{dash}{faint}/>'


def _numbers(picture: NetworkPicture, places: list[list[Place]], lines: list[_Line]) -> list[str]:
    """The numbers of lines, each at the first place along its line where it covers no other."""
    rows = 2 if picture.slopes else 1
    high = rows * (TAG_HEIGHT - 1) + 1
    wide_cook = 2 * RADIUS + (26 if picture.slips else 6)
    taken = [(x, y, wide_cook, 2 * RADIUS + 36) for column in places for x, y in column]
    drawn = []
    for line in lines:
        said = [narrow(picture.weights[line.layer - 1][line.unit][line.before])]
        if picture.slopes:
            said.append(f"∂ {narrow(picture.slopes[line.layer - 1][line.unit][line.before])}")
        wide = max(map(len, said)) * LETTER + 4
        spots = [_along(places, line, share) for share in _shares(picture, line)]
        x, y = max(spots, key=lambda spot: (min(1.0, _room(spot, wide, high, taken)), -spots.index(spot)))
        taken.append((x, y, wide, high))
        drawn.append(_said(picture, x, y, wide, said, name=f"n{line_id(line.layer, line.unit, line.before)}"))
    return drawn


def _shares(picture: NetworkPicture, line: _Line) -> tuple[float, ...]:
    """Lines that meet in the picked cook carry their numbers nearer to their other end."""
    if picture.picked == (line.layer, line.unit):
        return (0.38, 0.3, *PLACES)
    return (0.62, 0.7, *PLACES) if picture.picked == (line.layer - 1, line.before) else PLACES


def _along(places: list[list[Place]], line: _Line, share: float) -> Place:
    (x, y), (to_x, to_y) = places[line.layer - 1][line.before], places[line.layer][line.unit]
    return x + share * (to_x - x), y + share * (to_y - y)


def _room(spot: Place, wide: float, high: float, taken: list[tuple[float, float, float, float]]) -> float:
    """How clear of what is already placed a spot is: from 1 on it touches nothing."""
    return min(max(2 * abs(spot[0] - x) / (wide + w), 2 * abs(spot[1] - y) / (high + h)) for x, y, w, h in taken)


def _id(picture: NetworkPicture, name: str) -> str:
    return f'id="{name}" ' if picture.moving else ""


def line_id(layer: int, unit: int, before: int) -> str:
    """What the line of a weight is called where a film moves it; its number is `n` and this."""
    return f"l{layer}-{unit}-{before}"


def cook_id(layer: int, unit: int) -> str:
    """What the circle of a cook is called there; its number is `v` and this, bias `b`, slip `s`, name `w`."""
    return f"c{layer}-{unit}"


def ink_of(picture: NetworkPicture) -> tuple[str, str]:
    """The colour of words, and of the page."""
    if picture.moving:
        return "var(--ink)", "var(--page)"
    return ("#F4EADD", "#1E1916") if picture.dark else ("#372C25", "#FFFBF4")


def _said(picture: NetworkPicture, x: float, y: float, wide: float, said: list[str], *, name: str) -> str:
    """Words on a patch of the page's own colour."""
    ink, ground = ink_of(picture)
    high = len(said) * (TAG_HEIGHT - 1) + 1
    words = [
        f'<text {_id(picture, name if not row else f"{name}-{row}")}x="{n(x)}" '
        f'y="{n(y - high / 2 + 11.5 + row * (TAG_HEIGHT - 1))}" fill="{ink}">{escape(part)}</text>'
        for row, part in enumerate(said)
    ]
    return _patch(x, y, wide, high, f'fill="{ground}" fill-opacity=".86"') + "".join(words)


def _patch(x: float, y: float, wide: float, high: float, look: str) -> str:
    return f'<rect x="{n(x - wide / 2)}" y="{n(y - high / 2)}" width="{n(wide)}" height="{n(high)}" rx="4" {look}/>'


def _cook(picture: NetworkPicture, layer: int, unit: int, place: Place) -> str:
    """One cook: the circle, what it passes on, its name, its bias and its slip."""
    x, y = place
    value = picture.activations[layer][unit]
    even = picture.even if layer == len(picture.activations) - 1 else 0.0
    ring = ""
    if picture.picked == (layer, unit):
        ring = ellipse(x, y, RADIUS + 4, RADIUS + 4, "none", f' stroke="{PICKED}" stroke-width="3"')
    called = cook_id(layer, unit)
    rim = f' {_id(picture, called)}stroke="{OUTLINE}" stroke-width="1.5"'
    drawn = [
        ring,
        ellipse(x, y, RADIUS, RADIUS, fill((value - even) / (1.0 - even)), rim),
        f'<text {_id(picture, f"v{called}")}x="{n(x)}" y="{n(y + 4)}" fill="{ON_COOK}">{narrow(value)}</text>',
    ]
    if layer > 0:
        bias = picture.biases[layer - 1][unit]
        drawn.append(_tag(x, y + RADIUS + 6, bias, OUTLINE, sign=True, named=_id(picture, f"b{called}")))
        if picture.slips is not None:
            slip = picture.slips[layer - 1][unit]
            drawn.append(_tag(x + 12, y - RADIUS - 6, slip, SLIP, named=_id(picture, f"s{called}")))
    name = _name(picture, layer, unit)
    beside = picture.slips is not None and layer > 0 and len(name) <= SHORT_NAME
    above = 20 if picture.slips is not None and layer > 0 and not beside else 5
    at = x - 16 if beside else x
    drawn.append(_word(picture, name, at, y - RADIUS - above, f"w{called}") if name else "")
    return "".join(drawn)


def _name(picture: NetworkPicture, layer: int, unit: int) -> str:
    if layer == 0:
        return picture.inputs[unit]
    if layer == len(picture.activations) - 1:
        return picture.output
    return picture.names[layer - 1][unit] if picture.names else ""


def _word(picture: NetworkPicture, word: str, x: float, y: float, name: str) -> str:
    ink, _ = ink_of(picture)
    return f'<text {_id(picture, name)}x="{n(x)}" y="{n(y)}" font-weight="600" fill="{ink}">{escape(word)}</text>'


def with_sign(value: float) -> str:
    """A bias as it stands on its tag."""
    return f"+{narrow(value)}" if value >= 0 else narrow(value)


def _tag(x: float, y: float, value: float, colour: str, *, sign: bool = False, named: str = "") -> str:
    """A number on a small tag: a bias with its sign on a round one, a slip on a square one."""
    said = with_sign(value) if sign else narrow(value)
    wide = max(len(said), WIDEST if named else 0) * LETTER + 6
    corner = "7" if sign else "1"
    return (
        f'<rect x="{n(x - wide / 2)}" y="{n(y - TAG_HEIGHT / 2)}" width="{n(wide)}" height="{TAG_HEIGHT}" '
        f'rx="{corner}" fill="#FBF3E6" stroke="{colour}"/>'
        f'<text {named}x="{n(x)}" y="{n(y + 4)}" fill="{ON_COOK}">{said}</text>'
    )
