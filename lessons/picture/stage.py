"""The stage, read as a sum: the practised faces · the next drawing × the weights = the verdict, as HTML and SVG."""

from collections import Counter
from html import escape
from typing import Final

from core.arrays import Array
from core.convolution import REACH
from core.drawings import FROWN, SIDE, SMILE, lowered
from lessons.picture import weights, words
from lessons.picture.scene import Scene, Verdict, name_of
from lessons.picture.weights import BOARD, COLOURS, MARKS, SQUARE
from ui.draw.plate.svg import n
from ui.figures import decimal
from ui.kit.text import Text

LEAST: Final = 0.05
"""A stencil that adds less to the verdict is not framed in the drawing."""

BESIDE: Final = 12
"""From a frame's number to that of another in the same place."""

_MOUTHS: Final = {"smile": "M-8 4Q0 12 8 4", "frown": "M-8 9Q0 1 8 9", "neither": "M-8 6H8"}


def stage(text: Text, scene: Scene, *, big: bool) -> str:
    """All of it. `big`: for a whole room to see."""
    parts = (
        practised(text, scene),
        _board(text, scene),
        '<div class="sign" aria-hidden="true">×</div>',
        _weights(text, scene),
        '<div class="sign equals" aria-hidden="true">=</div>',
        _verdict(text, scene),
    )
    return _sized("".join(parts), big=big)


def alone(text: Text, scene: Scene, *, big: bool) -> str:
    """The practised faces by themselves: on a phone, where they stand further down."""
    return _sized(practised(text, scene, "practised alone"), big=big)


def _sized(drawn: str, *, big: bool) -> str:
    return f'{drawn}<span class="big"></span>' if big else drawn


# ---- the twelve ----


def practised(text: Text, scene: Scene, look: str = "practised") -> str:
    """The faces that were practised; each can be put on the board. `look`: the class of them all."""
    drawn = scene.practised
    sheets = [_sheet(text, scene, int(at)) for kind in (SMILE, FROWN) for at in (drawn.y == kind).nonzero()[0]]
    faces = (f'<div class="face {kind}" aria-hidden="true">{_face(kind)}</div>' for kind in ("smile", "frown"))
    head = f'<div class="head">{escape(text("stage.practised"))}</div>'
    return f'<div class="{look}">{head}<div class="twelve">{"".join((*sheets, *faces))}</div></div>'


def _sheet(text: Text, scene: Scene, at: int) -> str:
    """One of them, counted from 0."""
    drawn, chosen = scene.practised, scene.here.pic_sheet == at + 1
    told = text("stage.sheet", number=at + 1, kind=text(f"kind.{name_of(float(drawn.y[at]))}"))
    return (
        f'<button data-press="{at + 1}" aria-pressed="{str(chosen).lower()}" aria-label="{escape(told)}">'
        f'<svg viewBox="-1 -1 10 10" shape-rendering="crispEdges" aria-hidden="true"><path d="{_ink(drawn.X[at])}" '
        'fill="var(--ink)"/></svg></button>'
    )


def _ink(drawing: Array) -> str:
    """A path over the squares with ink, each one wide."""
    return "".join(f"M{at % SIDE} {at // SIDE}h1v1h-1z" for at in drawing.nonzero()[0])


# ---- the drawing ----


def _board(text: Text, scene: Scene) -> str:
    """The sheet that can be drawn on. What was moved out of sight below keeps its ink there."""
    down, paper = scene.here.pic_place, scene.paper
    rows = [_row(text, paper, row, down) for row in range(SIDE)]
    over = _six_found(scene) if scene.sliding else _where_it_was(scene)
    note = text("stage.dashed") if over and not scene.sliding else ""
    name = text("stage.redraw", number=scene.here.pic_sheet) if scene.here.pic_sheet else text("stage.next")
    closed = f'<path d="M0 {n(down * SQUARE)}H{n(BOARD)}" stroke="var(--now)" stroke-width="2"/>' if down else ""
    return (
        f'<div class="board"><div class="head">{escape(name)}</div><svg viewBox="-1 -1 {n(BOARD + 2)} {n(BOARD + 2)}">'
        f'<rect width="{n(BOARD)}" height="{n(BOARD)}" fill="var(--ground)"/>'
        f'<g role="grid" aria-label="{escape(text("stage.grid"))}">{"".join(rows)}</g>'
        f'<g fill="none" pointer-events="none" aria-hidden="true"><rect width="{n(BOARD)}" height="{n(BOARD)}" '
        f'stroke="var(--ink)" stroke-width="1.6"/>{closed}{over}</g></svg><small>{escape(note)}</small></div>'
    )


def _row(text: Text, paper: Array, row: int, down: int) -> str:
    """A row of the paper, where it is now."""
    seen = row + down < SIDE
    squares = []
    for column in range(SIDE):
        at = SIDE * row + column
        told = escape(text("stage.square", row=row + down + 1, column=column + 1)) if seen else ""
        place = f'x="{n(column * SQUARE)}" y="{n((row + down) * SQUARE)}" width="{n(SQUARE)}" height="{n(SQUARE)}"'
        squares.append(
            f'<rect {place} role="gridcell" data-square="{at}" aria-selected="{str(bool(paper[at])).lower()}"'
            + (f' tabindex="{0 if at == 0 else -1}" aria-label="{told}"/>' if seen else ' class="off"/>')
        )
    return f'<g role="row">{"".join(squares)}</g>' if seen else f"<g>{''.join(squares)}</g>"


def _where_it_was(scene: Scene) -> str:
    """The same face in place, dashed, where there is no ink now."""
    if not scene.here.pic_place:
        return ""
    empty = ((scene.paper > 0) & (scene.shown == 0)).nonzero()[0]
    if not empty.size:
        return ""
    inner = "".join(
        f'<rect x="{n(at % SIDE * SQUARE + 3)}" y="{n(at // SIDE * SQUARE + 3)}" width="{n(SQUARE - 6)}" '
        f'height="{n(SQUARE - 6)}"/>'
        for at in empty
    )
    return f'<g stroke="var(--ink)" stroke-width="1" stroke-dasharray="3 2">{inner}</g>'


def _six_found(scene: Scene) -> str:
    """Where each of the six answers strongest, with its number; numbers in one place stand side by side."""
    slid, adds = scene.slid, scene.shares
    frames, taken = [], Counter[int]()
    for k, place in enumerate(slid.place[0].tolist()):
        if abs(adds[k]) < LEAST:
            continue
        beside, taken[place] = BESIDE * taken[place], taken[place] + 1
        side, colour = REACH * SQUARE - 4 - 2 * k, COLOURS["smile" if adds[k] > 0 else "frown"]
        x, y = (at * SQUARE - SQUARE + 2 + k for at in (place % SIDE, place // SIDE))
        frames.append(
            f'<rect x="{n(x)}" y="{n(y)}" width="{n(side)}" height="{n(side)}" rx="3" stroke="{colour}" '
            f'stroke-width="2"/><text x="{n(x + side - 9 - beside)}" y="{n(y + 13)}" font-size="12" font-weight="650" '
            f'fill="{colour}" stroke="var(--page)" stroke-width="3" paint-order="stroke">{k + 1}</text>'
        )
    return "".join(frames)


# ---- the weights ----


def _weights(text: Text, scene: Scene) -> str:
    """The weights as a picture, or six little ones."""
    drawn = weights.six(scene) if scene.sliding else weights.one(scene)
    name = text(f"stage.weights.{scene.layout}")
    left, right = (f"{MARKS[kind]} {text(f'stage.for.{kind}')}" for kind in ("smile", "frown"))
    if scene.sliding:
        left, right = text("stage.wants"), text("stage.shuns")
    return (
        f'<div class="weights"><div class="head">{escape(name)}</div><div role="img" '
        f'aria-label="{escape(words.alt_weights(text, scene))}"><svg viewBox="-1 -1 {n(BOARD + 2)} {n(BOARD + 2)}">'
        f"{drawn}</svg></div><small><b>{escape(left)}</b><b>{escape(right)}</b></small></div>"
    )


# ---- the verdict ----


def _verdict(text: Text, scene: Scene) -> str:
    """What is said of the drawing, how it adds up, and what was said of it in place."""
    verdict = scene.verdict
    sure = "" if verdict.says == "neither" else escape(text("stage.sure", sure=verdict.sure))
    said = f"<strong>{escape(text(f'kind.{verdict.says}'))}</strong>{sure}"
    name = escape(text(f"stage.says.{scene.layout}"))
    spoken = _told(text, "stage.spoken", verdict)
    return (
        f'<div class="verdict" data-spoken="{escape(spoken)}"><div class="head">{name}</div>'
        f'<div class="says">{_face(verdict.says)}<div>{said}</div></div>'
        f"<div>{_judged(text, scene)}{_sums(text, verdict)}</div>{_before(text, scene)}</div>"
    )


def _told(text: Text, name: str, verdict: Verdict) -> str:
    """A verdict in a sentence; half sure of either is sure of neither."""
    if verdict.says == "neither":
        return text(f"{name}_neither")
    return text(name, says=text(f"kind.{verdict.says}"), sure=verdict.sure)


def _judged(text: Text, scene: Scene) -> str:
    """What the drawing was, and whether that was said of it."""
    if not scene.kind:
        return f"<p>{escape(text('stage.own'))}</p>"
    mark = _tick(right=scene.verdict.says == scene.kind) if scene.run else ""
    return f"<p>{escape(text('stage.was', kind=text(f'kind.{scene.kind}')))} {mark}</p>"


def _tick(*, right: bool) -> str:
    d, colour = ("M-4 0l3 3 5-6", "var(--right)") if right else ("M-3-3l6 6M3-3l-6 6", "var(--now)")
    return (
        f'<svg viewBox="-9 -9 18 18" style="display:inline;width:17px;vertical-align:-4px" role="img" '
        f'aria-label="{"✓" if right else "✗"}"><g fill="none" stroke="{colour}" stroke-width="1.8"><circle r="8"/>'
        f'<path d="{d}"/></g></svg>'
    )


def _sums(text: Text, verdict: Verdict) -> str:
    """What speaks for a smile against what speaks for a frown, and the bias."""
    most = max(verdict.smile, verdict.frown, abs(verdict.base), 1.0)
    added = decimal(verdict.smile, 1), decimal(verdict.frown, 1)
    adds_up = (float(added[0]) - float(added[1]) + verdict.base > 0) == (verdict.says == "smile")
    rows = []
    for at, (kind, size) in enumerate((("smile", verdict.smile), ("frown", verdict.frown))):
        wide, y = 84 * size / most, 3 + 19 * at
        rows.append(
            f'<text y="{n(y + 11)}" fill="{COLOURS[kind]}">{MARKS[kind]}</text><rect x="16" y="{n(y)}" height="12" '
            f'width="{n(wide)}" rx="2" fill="{COLOURS[kind]}"/><text x="{n(wide + 21)}" y="{n(y + 11)}" '
            f'font-weight="650">{decimal(size, 1 if adds_up else 2)}</text>'
        )
    base = escape(text("stage.base", base=verdict.base))
    return (
        f'<svg viewBox="0 0 140 58" font-size="13" fill="var(--ink)" style="max-width:calc(150px*var(--scale,1))">'
        f'{"".join(rows)}<text y="53" fill="var(--quiet)">{base}</text></svg>'
    )


def _before(text: Text, scene: Scene) -> str:
    """What was said of the same drawing in place."""
    if not scene.run or not scene.here.pic_place or (scene.paper == lowered(scene.paper, 1)).all():
        return ""
    before = scene.in_place
    told = _told(text, "stage.in_place", before)
    mark = _tick(right=before.says == scene.kind) if scene.kind else ""
    return f'<div class="before">{_face(before.says)}<div>{escape(told)} {mark}</div></div>'


def _face(kind: str) -> str:
    """A little face that smiles, frowns, or does neither."""
    return (
        '<svg viewBox="-19 -19 38 38" aria-hidden="true"><g fill="none" stroke="var(--ink)" stroke-width="2" '
        f'stroke-linecap="round"><circle r="17"/><path d="{_MOUTHS[kind]}"/></g><circle cx="-6" cy="-5" r="2" '
        'fill="var(--ink)"/><circle cx="6" cy="-5" r="2" fill="var(--ink)"/></svg>'
    )
