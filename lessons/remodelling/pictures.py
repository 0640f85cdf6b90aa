"""One line before and after: its verdicts as a map, what it judges right, its bytes, and what became of each number."""

from typing import Final, cast

import numpy as np
from contourpy import FillType, contour_generator

from core.arrays import Array
from core.remodel import FULL_BITS, is_weight, scales
from lessons.remodelling.scene import Change, Line
from lessons.remodelling.settings import Remodel
from ui.draw.plate.svg import document, n, words
from ui.figures import decimal, percent
from ui.kit.text import Text
from ui.kitchen.trained import GUESTS

WIDE, HIGH, LEGEND = 384, 306, 18
MAP: Final = 116
ROWS: Final = (22, 188)
"""Where the rows before and after begin."""

PANEL: Final = 130
"""Where a row's figures begin."""

THREADS: Final = (144, 180)
"""From where to where a thread leads a number."""

EDGE: Final = 1.06
"""How far a map reaches, in the line's own units: a little beyond the outermost ticket."""

LATTICE: Final = np.linspace(-EDGE, EDGE, 49)
FEW: Final = 20
"""More threads than that are drawn thin and pale."""

MOST_MARKS: Final = 31
"""With more levels than that they are not drawn."""


def chef_svg(text: Text, run: Remodel | None, change: Change, name: str, mine: int | None) -> str:
    """A line before and after it was remodelled; `run` is None while nothing was done."""
    drawn = [
        _words(0, 13, text(f"chef.{name}"), size=14, bold=True),
        _map(change.before, change, ROWS[0], None),
        _figures(text, change, change.before, "before", ROWS[0], mine),
    ]
    if run is not None:
        drawn += _threads(text, run, change)
        drawn.append(_map(change.after, change, ROWS[1], change.before))
        place = None if mine is None else change.place_after(mine)
        drawn.append(_figures(text, change, change.after, "after", ROWS[1], place))
    high = HIGH if run else ROWS[0] + MAP + 4
    drawn.append(_words(0, high + 12, text("legend.after" if run else "legend"), size=11.5))
    return document(WIDE, high + LEGEND, "".join(drawn))


def _words(x: float, y: float, said: str, *, size: float = 12, anchor: str = "start", bold: bool = False) -> str:
    return words(x, y, said, size=size, anchor=anchor, fill="var(--ink)" if bold else "var(--quiet)", bold=bold)


# ---- a map ----


def heights(line: Line) -> Array:
    """(49, 49) what the line thinks of every ticket on the map, spice by salt."""
    salt, spice = np.meshgrid(LATTICE, LATTICE)
    found = line.net.forward(line.weights, np.column_stack([salt.ravel(), spice.ravel()])).prediction
    return found.reshape(salt.shape)


def _map(line: Line, change: Change, top: float, before: Line | None) -> str:
    """What it thinks is liked, its border, the border before as dashes, and the tickets."""
    across = f'x="0" y="{n(top)}" width="{MAP}" height="{MAP}" rx="6"'
    area = _path(_areas(line))
    edge = _path(_borders(line))
    ghost = (
        f'<path d="{_path(_borders(before))}" stroke="var(--now)" stroke-width="1.8" stroke-dasharray="4 3"/>'
        if before
        else ""
    )
    return (
        f'<rect {across} fill="var(--weak)" fill-opacity=".3"/>'
        f'<g transform="translate(0 {n(top)})"><path d="{area}" fill="var(--strong)" fill-opacity=".5" '
        'fill-rule="evenodd"/>'
        f'<g fill="none" stroke="var(--ink)"><path d="{edge}" stroke-width="2.4"/>{ghost}'
        f'<path d="{_marks(change)}" stroke-width="1" stroke-opacity=".75"/></g></g>'
    )


def _areas(line: Line) -> list[Array]:
    """Rings around what is liked; a hole in it is a ring of its own."""
    tracer = contour_generator(LATTICE, LATTICE, heights(line), fill_type=FillType.OuterOffset)
    polygons, offsets = cast("tuple[list[Array], list[Array]]", tracer.filled(0.0, np.inf))
    return [
        ring
        for points, cuts in zip(polygons, offsets, strict=True)
        for ring in np.split(points, cuts[1:-1].astype(int))
    ]


def _borders(line: Line) -> list[Array]:
    return cast("list[Array]", contour_generator(LATTICE, LATTICE, heights(line)).lines(0.0))


def _place(points: Array) -> Array:
    """Pixels of scaled tickets; spice upwards."""
    return (points / EDGE * np.array([1.0, -1.0]) + 1.0) * MAP / 2


def _path(pieces: list[Array]) -> str:
    return "".join("M" + "L".join(f"{n(x)} {n(y)}" for x, y in _place(piece)) for piece in pieces)


def _marks(change: Change) -> str:
    """A ring for a ticket that is liked, a cross for one that is not."""
    rings, crosses = [], []
    for (x, y), liked in zip(_place(change.tickets.X), change.tickets.y, strict=True):
        if liked:
            rings.append(f"M{n(x - 2)} {n(y)}a2 2 0 1 0 4 0a2 2 0 1 0-4 0")
        else:
            crosses.append(f"M{n(x - 1.8)} {n(y - 1.8)}l3.6 3.6m0-3.6l-3.6 3.6")
    return "".join(rings + crosses)


# ---- figures ----


def _figures(text: Text, change: Change, line: Line, when: str, top: float, mine: int | None) -> str:
    right = change.right_before if when == "before" else change.right_after
    size = change.bytes_before if when == "before" else change.bytes_after
    most = max(change.bytes_before, change.bytes_after)
    room, there = WIDE - PANEL, "_there" if change.afresh is not None else ""
    long, full = room * size / most, room * change.bytes_before / most
    saved = (
        f'<rect x="{n(PANEL + long)}" y="{n(top + 86)}" width="{n(full - long)}" height="7" fill="none" '
        'stroke="var(--quiet)" stroke-dasharray="4 3"/>'
        if full > long
        else ""
    )
    parts = [
        _words(PANEL, top + 13, text(f"row.{when}{there}"), size=13, bold=True),
        _words(WIDE, top + 13, text("numbers", count=line.net.parameter_count), size=13, anchor="end"),
        _words(PANEL, top + 49, f"{percent(right, 1)}%", size=27, bold=True),
        _words(
            WIDE,
            top + 49,
            text("right.move" if there else "right", guests=GUESTS),
            size=12.5,
            anchor="end",
        ),
        _words(PANEL, top + 78, text("bytes", count=size), size=13, bold=True),
        f'<rect x="{PANEL}" y="{n(top + 86)}" width="{n(long)}" height="7" fill="var(--band6)"/>{saved}',
    ]
    if mine is not None:
        number = decimal(float(line.weights[mine]), 2)
        parts.append(_words(WIDE, top + 78, text("mine", number=number), size=13, anchor="end", bold=True))
    return "".join(parts)


# ---- what became of each number ----


def _threads(text: Text, run: Remodel, change: Change) -> list[str]:
    """A thread from where each number was to where it is; what went to 0 or came new stands out."""
    before, after, new = _led(run, change)
    most = 1.03 * max(np.abs(before).max(initial=0), np.abs(after).max(initial=0), np.abs(new).max(initial=0), 1e-9)
    top, low = THREADS
    middle, half = (PANEL + WIDE) / 2, (WIDE - PANEL) / 2

    def at(value: float) -> str:
        return n(middle + half * value / most)

    lines = "".join(f"M{at(was)} {top}L{at(now)} {low}" for was, now in zip(before, after, strict=True))
    dots = "".join(f"M{at(now)} {low}h0" for now in sorted({*np.round(after, 9).tolist()}))
    arrived = "".join(f"M{at(now)} {low - 4}l4 4-4 4-4-4z" for now in new)
    marks = "".join(f"M{at(mark)} {low - 4}v8" for mark in _levels(run, change))
    thin = "1.2" if len(before) <= FEW else '.5" stroke-opacity=".45'
    nothing = not len(new) and np.array_equal(change.before.weights, change.after.weights)
    gone = run.remodel_act == "cut" and not change.after.weights[is_weight(change.after.net)].any()
    said = text("act.none") if nothing else text("act.all_cut") if gone else text(f"act.{run.remodel_act}")
    first, second = said.split("\n")
    return [
        _words(0, 158, first, size=11.5),
        _words(0, 173, second, size=11.5),
        f'<path d="{lines}" stroke="var(--quiet)" stroke-width="{thin}" fill="none"/>',
        f'<path d="M{PANEL} {top}H{WIDE}M{PANEL} {low}H{WIDE}{marks}" stroke="var(--quiet)" fill="none"/>',
        f'<path d="{dots}" stroke="var(--now)" stroke-width="6" stroke-linecap="round" fill="none"/>',
        f'<path d="{arrived}" fill="var(--now)"/>',
    ]


def _led(run: Remodel, change: Change) -> tuple[Array, Array, Array]:
    """The weights drawn before, the same ones after, and those that are new; when rounding those of one layer."""
    old, new = change.came_from >= 0, change.came_from < 0
    drawn = is_weight(change.after.net)
    if run.remodel_act == "round":
        layer = change.after.net.blocks(np.arange(float(change.after.net.parameter_count)))[shown_layer(change)]
        drawn = drawn & np.isin(np.arange(len(drawn)), layer)
    kept = drawn & old
    return change.before.weights[change.came_from[kept]], change.after.weights[kept], change.after.weights[drawn & new]


def shown_layer(change: Change) -> int:
    """The layer whose rounding is drawn: the last station, the one before the verdict."""
    return len(change.before.net.sizes) - 3


def _levels(run: Remodel, change: Change) -> list[float]:
    """The levels of that layer, unless they are too many to be told apart."""
    if run.remodel_act != "round" or run.remodel_bits == FULL_BITS or 2**run.remodel_bits - 1 > MOST_MARKS:
        return []
    step = float(scales(change.before.net, change.before.weights, run.remodel_bits)[shown_layer(change)])
    most = 2 ** (run.remodel_bits - 1) - 1
    return [step * level for level in range(-most, most + 1)]


def alt(text: Text, run: Remodel | None, change: Change, name: str) -> str:
    """A line before and after in words."""
    values = {"chef": text(f"chef.{name}"), "before": change.right_before, "bytes": change.bytes_before}
    if run is None:
        return text("alt.before", **values)
    done = "alt.moved" if run.remodel_act == "move" else "alt.after"
    return text(done, **values, after=change.right_after, bytes_after=change.bytes_after)
