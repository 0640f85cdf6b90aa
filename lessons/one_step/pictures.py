"""The picture of *One step, slowly*: faces, their misses, and each seasoning's share of them, a press at a time.

It is drawn twice: in three rows for a laptop, their slopes at the right; and narrow for a phone, its slopes apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

import numpy as np

from core.diners import SEASONINGS
from lessons.one_step.scene import Scene
from lessons.one_step.slopes import Cut
from ui.draw import faces
from ui.draw.plate.svg import n
from ui.kit.text import Text, minus
from ui.kitchen import words as kitchen
from ui.kitchen.tongues import COLOURS, by_tongue

FILLS: Final = {"salt": ("#FFF", "#4F5662"), "spice": ("#D2301C", "#7A160E")}
"""What a seasoning's bars are filled with, and their edge; never a colour of a chart."""

SMALLEST_LABEL: Final = 12
FAINT: Final = ' opacity=".3"'


@dataclass(frozen=True)
class Layout:
    """Where a drawing has what.

    Attributes:
        width, height: all of it.
        first, cell: the middle of the first face, and how far apart they are.
        face: the middle of the faces, how large they are, and how large their words.
        rows: the tops of the two lower rows' bars.
        room: how high their longest bars may be, both ways together.
    """

    width: int
    height: int
    first: float
    cell: float
    face: tuple[float, float, float]
    rows: tuple[float, float]
    room: float

    def middle(self, place: int) -> float:
        """Where the face at a place stands, and all that belongs to it."""
        return self.first + place * self.cell


WIDE = Layout(791, 318, 126, 61, (34, 0.94, 12), (124, 222), 58)
NARROW = Layout(356, 312, 22.25, 44.5, (28, 0.76, 10.5), (154, 250), 42)


def step_drawing(text: Text, now: Scene) -> str:
    """The picture, as far as the presses have gone, for both widths."""
    wide = _svg(WIDE, _faces_wide(text, now) + "".join(_row_wide(text, now, which) for which in range(2)))
    narrow = _svg(NARROW, _faces_narrow(text, now) + "".join(_row_narrow(text, now, which) for which in range(2)))
    return f'<div class="laptop">{wide}</div><div class="phone">{narrow}</div>'


def slopes_drawing(text: Text, now: Scene) -> str:
    """Both cross-sections for a phone, where the picture has no room for them."""
    drawn = []
    for which, name in enumerate(SEASONINGS):
        left = 4 + 182 * which
        drawn.append(_mark(name, left + 88, 12) + _words(left + 104, 16, text(f"row.{name}.grams"), size=13))
        drawn.append(Cut(now, which, left, 22, 164, 76).svg())
    return f'<div class="phone">{_svg(Layout(356, 116, 0, 0, (0, 0, 0), (0, 0), 0), "".join(drawn))}</div>'


# ---- the faces ----


def _faces(text: Text, now: Scene, layout: Layout) -> str:
    """All eight in the order of their tongues: heads, once tasted with what they say, and once judged by how much."""
    order, shares = by_tongue(now.crowd)
    middle, scale, size = layout.face
    below = middle + 24 * scale
    drawn = []
    for place, diner in enumerate(order):
        error, kind, x = float(now.tasting.errors[diner]), faces.tongue_of(shares[diner]), layout.middle(place)
        feeling = kitchen.feeling(error)
        tasted = now.settings.press >= 1
        head = faces.tilted(diner + 1, feeling, kind) if tasted else faces.head(diner + 1)
        drawn.append(f'<g transform="translate({n(x)} {n(middle)}) scale({scale})"{"" if tasted else FAINT}>{head}</g>')
        if tasted:
            said = text.label(f"feeling.{feeling}")
            drawn.append(_complaint(x, below + 19, said, size, COLOURS[feeling], narrow=layout is NARROW))
        if now.settings.press >= 2:
            drawn.append(
                _words(
                    x,
                    below + (39 if layout is NARROW else 35),
                    signed(error),
                    size=SMALLEST_LABEL,
                    anchor="middle",
                    bold=True,
                )
            )
    return "".join(drawn)


def _complaint(x: float, y: float, said: str, size: float, fill: str, *, narrow: bool) -> str:
    """What a face says, under it; two words one under the other where there is no room for both."""
    lines = said.split(" ") if narrow else [said]
    first = y if len(lines) == 1 else y - 5
    spans = "".join(
        f'<tspan x="{n(x)}" y="{n(first + 10 * at)}">{escape(line)}{" " * (at + 1 < len(lines))}</tspan>'
        for at, line in enumerate(lines)
    )
    return f'<text font-size="{size:g}" text-anchor="middle" fill="{fill}" font-weight="650">{spans}</text>'


def _faces_wide(text: Text, now: Scene) -> str:
    drawn = ['<rect width="596" height="104" rx="13" fill="var(--ground)"/>']
    drawn.append(_words(14, 34, text("row.wrong"), bold=True))
    drawn.append(_lines(14, 54, text("row.wrong.more")))
    drawn.append(_faces(text, now, WIDE))
    if now.settings.press >= 2:
        drawn.append(_words(612, 18, text("row.loss"), size=13, fill="var(--quiet)"))
        drawn.append(_words(612, 64, short(now.tasting.loss), size=38, bold=True))
        drawn.append(_words(715, 44, text("row.score"), size=13, fill="var(--quiet)"))
        drawn.append(_words(715, 64, f"{now.score:.0f}", size=15, bold=True))
        drawn.append(_words(612, 88, text("row.mean_of_all"), size=13, fill="var(--quiet)"))
    return "".join(drawn)


def _faces_narrow(text: Text, now: Scene) -> str:
    drawn = ['<rect width="356" height="124" rx="13" fill="var(--ground)"/>', _faces(text, now, NARROW)]
    if now.settings.press >= 2:
        drawn.append('<path d="M10 94H346" stroke="var(--edge)"/>')
        drawn.append(_words(10, 114, text("row.mean_of_all"), size=12, fill="var(--quiet)"))
        said = text("row.loss_and_score", loss=_big(short(now.tasting.loss)), score=_big(f"{now.score:.0f}"))
        drawn.append(f'<text x="346" y="114" font-size="12" fill="var(--quiet)" text-anchor="end">{said}</text>')
    return "".join(drawn)


# ---- one seasoning's share of their misses ----


def _bars(now: Scene, which: int, layout: Layout) -> str:
    """A bar a diner, hanging under the face or standing up to it: the miss times how strongly that tongue feels it."""
    order, _ = by_tongue(now.crowd)
    shares = now.tasting.shares[order]
    highest, lowest = np.maximum(shares.max(axis=0), 0), np.minimum(shares.min(axis=0), 0)
    scale = layout.room / max(float((highest - lowest).max()), 1e-12)
    up = float(highest[which])
    foot = layout.rows[which] + up * scale + (SMALLEST_LABEL if up else 0)
    half, (fill, edge) = layout.cell * 0.17, FILLS[SEASONINGS[which]]
    first, last = layout.middle(0) - layout.cell / 2, layout.middle(7) + layout.cell / 2
    drawn = [f'<path d="M{n(first)} {n(foot)}H{n(last)}" stroke="var(--ink)"/>']
    if now.settings.press < 3:
        return f"<g{FAINT}>{drawn[0]}</g>"
    for place, share in enumerate(shares[:, which].tolist()):
        x, high = layout.middle(place), abs(share) * scale
        top = foot - high if share > 0 else foot
        label = top - 4 if share > 0 else foot + high + 12
        drawn.append(
            f'<rect x="{n(x - half)}" y="{n(top)}" width="{n(2 * half)}" height="{n(high)}" rx="2" fill="{fill}" '
            f'stroke="{edge}"/>'
        )
        drawn.append(_words(x, label, signed(share), size=11.5, anchor="middle"))
    return "".join(drawn)


def _row_wide(text: Text, now: Scene, which: int) -> str:
    name, top = SEASONINGS[which], WIDE.rows[which]
    drawn = [f'<path d="M0 {n(top - 11)}H791" stroke="var(--edge)"/>', _mark(name, 22, top + 9)]
    drawn.append(_words(14, top + 38, text(f"row.{name}"), bold=True))
    drawn.append(_lines(14, top + 56, text("row.share")))
    drawn.append(_bars(now, which, WIDE))
    if now.settings.press >= 3:
        drawn.append(Cut(now, which, 612, top, 98, 68).svg())
        drawn.append(_words(722, top + 8, text("row.slope"), size=13, fill="var(--quiet)"))
        drawn.append(_words(722, top + 31, signed(now.slope(which), 2), size=20, bold=True))
        drawn.append(_words(722, top + 51, text("row.rate", rate=f"{now.settings.step_rate:g}"), size=12))
        drawn.append(_words(722, top + 72, step(text, now, which), size=14, fill="var(--now)", bold=True))
        if which == 1:
            drawn.append(f'<path d="M612 {top + 90}h30" {_DOTTED}/>')
            drawn.append(_words(650, top + 94, text("row.unseen"), size=12, fill="var(--quiet)"))
    return "".join(drawn)


def _row_narrow(text: Text, now: Scene, which: int) -> str:
    name, top = SEASONINGS[which], NARROW.rows[which]
    drawn = [_mark(name, 10, top - 16), _words(26, top - 11, text(f"row.{name}"), bold=True)]
    drawn.append(_bars(now, which, NARROW))
    if now.settings.press >= 3:
        slope = f"{text('row.slope')} {_big(signed(now.slope(which), 2), 14)}"
        rate = text("row.rate", rate=f"{now.settings.step_rate:g}")
        then = f'<tspan fill="var(--now)" font-weight="650">{step(text, now, which)}</tspan>'
        drawn.append(
            f'<text x="354" y="{n(top - 11)}" font-size="12" fill="var(--quiet)" text-anchor="end">'
            f"{slope} {escape(rate)} {then}</text>"
        )
    return "".join(drawn)


# ---- shapes and words ----

_DOTTED: Final = 'stroke="var(--quiet)" stroke-width="1.5" stroke-dasharray="1.5 4" stroke-linecap="round"'
_CRYSTAL: Final = '<rect x="-4" y="-4" width="8" height="8" fill="#FFF" stroke="#4F5662" stroke-width="1.4"/>'
_RING: Final = '<circle r="4.6" fill="#D2301C" stroke="#7A160E"/><circle r="1.9" fill="#F6C97E"/>'


def _mark(name: str, x: float, y: float) -> str:
    """Two grains of a seasoning, as they lie on the plate."""
    grain = _CRYSTAL if name == "salt" else _RING
    return "".join(
        f'<g transform="translate({n(x + dx)} {n(y + dy)}) rotate({turn})">{grain}</g>'
        for dx, dy, turn in ((-5, 2, 14), (6, -2, -20))
    )


def _svg(layout: Layout, body: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {layout.width} {layout.height}" font-size="14" '
        f'fill="var(--ink)" style="font-variant-numeric:tabular-nums" aria-hidden="true">{body}</svg>'
    )


def _words(
    x: float,
    y: float,
    said: str,
    *,
    size: float = 14,
    anchor: str = "start",
    fill: str = "var(--ink)",
    bold: bool = False,
) -> str:
    weight = ' font-weight="650"' if bold else ""
    return (
        f'<text x="{n(x)}" y="{n(y)}" font-size="{size:g}" text-anchor="{anchor}" fill="{fill}"{weight}>'
        f"{escape(said)}</text>"
    )


def _lines(x: float, y: float, said: str) -> str:
    """Small quiet words under a heading, a line a line."""
    lines: Sequence[str] = said.split("\n")
    return "".join(_words(x, y + 16 * at, line, size=12, fill="var(--quiet)") for at, line in enumerate(lines))


def _big(figure: str, size: float = 16) -> str:
    return f'<tspan fill="var(--ink)" font-size="{size:g}" font-weight="650">{figure}</tspan>'


def short(value: float) -> str:
    """A number as it is written in the picture: two decimals while there is room for them."""
    return minus(f"{value:z.2f}" if abs(value) < 1e4 else f"{value:.1e}")


def signed(value: float, digits: int = 1) -> str:
    """The same with its sign."""
    return minus(f"{value:+z.{digits}f}" if abs(value) < 1e4 else f"{value:+.0e}")


def step(text: Text, now: Scene, which: int) -> str:
    """What the step does to one seasoning."""
    change = now.change(which)
    return f"{'▲' if change > 0 else '▼'} {text('row.grams', grams=short(abs(change)))}"
