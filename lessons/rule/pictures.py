"""The picture of the rule and the model: the same people twice on one axis, the rule's answers above the model's.

Whoever is well stands above each middle, whoever is ill hangs below it; right of a line all are called ill. What is
judged wrong is filled: false alarms as discs, missed ones as squares. It is drawn twice, for a laptop and for a phone.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import Final

import numpy as np

from core.arrays import Array
from core.examples import Examples
from core.people import Answers, Classifier, judge
from lessons.rule import scene, words
from lessons.rule.settings import Rule
from ui.draw.plate.svg import figure, n
from ui.kit.text import Text

WINDOWS: Final = {"ill": (35.0, 40.4), "too_strong": (0.9, 8.1)}
"""What is seen of the first feature, for each question."""

COLUMNS: Final = 10
"""How many columns of marks there are to a unit of the first feature; a line that falls within one divides it."""

HEAD: Final = 22.0
FOOT: Final = 25.0
GAP: Final = 6.0


@dataclass(frozen=True)
class Size:
    """One of the two drawings, in its own pixels: how wide, and how far it reaches above and below each middle."""

    shown: str
    width: float
    up: float
    down: float
    mark: float

    @property
    def panel(self) -> float:
        """How high the picture of one judge is."""
        return HEAD + self.up + self.down

    @property
    def height(self) -> float:
        """Of both, with the axis."""
        return 2 * self.panel + GAP + FOOT


SIZES: Final = (Size("laptop", 551, 72, 60, 5.8), Size("phone", 356, 66, 54, 5.0))
WIDEST: Final = 560
"""So many pixels it takes at most, that all of it is in sight."""


@dataclass(frozen=True)
class Piece:
    """A piece of the drawing that may move: an element of SVG.

    Attributes:
        looks: how it looks now, by attribute, or `words` for its text.
        stays: its other attributes, as they are written.
    """

    tag: str
    looks: Mapping[str, str]
    stays: str

    def svg(self, name: str) -> str:
        """Drawn, with this id."""
        moving = "".join(f' {attribute}="{look}"' for attribute, look in self.looks.items() if attribute != "words")
        return f'<{self.tag}{moving} {self.stays} id="{name}">{escape(self.looks.get("words", ""))}</{self.tag}>'


Pieces = dict[str, Piece]
"""By their ids."""


@dataclass(frozen=True, eq=False)
class Judged:
    """One half of the picture: how the same crowd is answered.

    Attributes:
        head: what it says above it.
        said: yes or no, one for each of the crowd.
        lines: where the answer changes, one or two.
        cuts: where the answer of either judge changes.
        names: what the lines are called, where there are two.
        before: where the line was.
        nailed: whether only a person moves it.
    """

    head: str
    crowd: Examples
    said: Answers
    lines: Sequence[float]
    cuts: Sequence[float]
    names: Sequence[str] = ()
    before: float | None = None
    nailed: bool = False

    @property
    def alarms(self) -> Answers:
        """Who is called ill and is well."""
        return self.said & (self.crowd.y < 0.5)

    @property
    def missed(self) -> Answers:
        """Who is ill and called well."""
        return ~self.said & (self.crowd.y > 0.5)


def rule_half(text: Text, here: Rule, limits: Sequence[float]) -> Judged:
    """The rule's answers for those of this place, in the piles that a model with these limits makes of them."""
    crowd = scene.met(here)
    head = text(f"head.rule.{here.rule_question}", line=here.line)
    return Judged(head, crowd, scene.by_rule(here.line, crowd), (here.line,), (here.line, *limits), nailed=True)


def model_half(text: Text, here: Rule, learned: Classifier, earlier: Rule | None) -> Judged:
    """The answers of a model, in whatever round of its training."""
    crowd, limits = scene.met(here), scene.limits_of(learned)
    cuts, said = (here.line, *limits), learned.answers(crowd)
    if len(limits) > 1:
        head = text("head.model.cough", without=limits[0], coughing=limits[1])
        return Judged(head, crowd, said, limits, cuts, (text("line.no_cough"), text("line.coughs")))
    before = scene.limits(earlier)[0] if earlier and len(earlier.features) == 1 else None
    head = text(f"head.model.{here.rule_question}", line=words.shown_line(limits[0], here.rule_question))
    return Judged(head, crowd, said, limits, cuts, before=before)


def halves(text: Text, here: Rule, trained: Rule, earlier: Rule | None) -> tuple[Judged, Judged]:
    """The rule's and the trained model's answers for those of this place."""
    model = model_half(text, here, scene.model(trained), earlier)
    return rule_half(text, here, model.lines), model


@lru_cache(maxsize=64)
def people(text: Text, here: Rule, trained: Rule, earlier: Rule | None) -> str:
    """Both drawings, a screen's width shows one of them; and the same in words."""
    drawn = drawing(text, here.rule_question, halves(text, here, trained, earlier))
    return framed(drawn, told(text, here, trained, earlier))


def framed(drawn: str, alt: str = "") -> str:
    """The drawings with their words."""
    return figure(drawn, alt, width=WIDEST, name="people")


def drawing(text: Text, question: str, judged: tuple[Judged, Judged]) -> str:
    """Both drawings of two halves."""
    return "".join(_drawing(text, question, judged, size) for size in SIZES)


def told(text: Text, here: Rule, trained: Rule, earlier: Rule | None) -> str:
    """The same in words; of the model, what it has come to at the end, wherever the clock stands."""
    crowd, between = text(f"alt.{here.rule_question}", count=len(scene.met(here))), text.label("say.and")
    told = [crowd]
    for name, half in zip(("alt.half", "alt.half_end"), halves(text, here, trained, earlier), strict=True):
        counts = between.join(_counts(text, here.rule_question, half))
        told.append(text(name, head=half.head, told=counts))
    return text.together(*told)


def _counts(text: Text, question: str, half: Judged) -> tuple[str, str, str]:
    verdict = judge(half.said, half.crowd.y)
    wrong = verdict.false_alarms + verdict.missed
    return (
        text(f"mark.wrong.{question}", wrong=wrong, count=verdict.count),
        text("mark.false_alarms", false_alarms=verdict.false_alarms),
        text("mark.missed", missed=verdict.missed),
    )


def _drawing(text: Text, question: str, judged: tuple[Judged, Judged], size: Size) -> str:
    upper, lower = (_half(text, question, half, size) for half in judged)
    return (
        f'<svg class="{size.shown}" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {n(size.width)} {n(size.height)}" '
        f'font-size="14" fill="var(--ink)" style="font-variant-numeric:tabular-nums">{upper}'
        f'<g transform="translate(0 {n(size.panel + GAP)})">{lower}</g>{_axis(text, question, size)}</svg>'
    )


def _axis(text: Text, question: str, size: Size) -> str:
    low, high = WINDOWS[question]
    y = size.height - FOOT + 5
    ticks, words = [], []
    whole = range(math.ceil(low + 0.4), math.floor(high - 0.2) + 1)
    for at in whole:
        x = n(_across(question, at, size))
        ticks.append(f"M{x} {n(y)}v5")
        said = text(f"axis.{question}", at=at) if at == whole[-1] else str(at)
        words.append(f'<text x="{x}" y="{n(y + 18)}" text-anchor="middle">{escape(said)}</text>')
    line = f'<path d="M0 {n(y)}H{n(size.width)}{"".join(ticks)}" stroke="var(--quiet)" fill="none"/>'
    return f'{line}<g font-size="12.5">{"".join(words)}</g>'


def _half(text: Text, question: str, half: Judged, size: Size) -> str:
    middle = HEAD + size.up
    heads, grounds, marks, lines, counted = (
        "".join(piece.svg(name) for name, piece in layer.items()) for layer in layers(text, question, half, size)
    )
    return (
        f'{heads}{grounds}<path d="M0 {n(middle)}H{n(size.width)}" stroke="var(--edge)"/>'
        f'<g fill="none" stroke-linecap="round">{marks}</g>{lines}{_legend(text, question, size) * half.nailed}'
        f'<g fill="var(--strong)" font-weight="650">{counted}</g>'
    )


def layers(text: Text, question: str, half: Judged, size: Size) -> tuple[Pieces, ...]:
    """All that may move in one half, by id, what lies lowest first."""
    ids = f"{size.shown[0]}-{'rule' if half.nailed else 'model'}"
    wrong, alarms, missed = _counts(text, question, half)
    right, at_right = n(size.width - 4), f'x="{n(size.width - 6)}" text-anchor="end"'
    heads = {
        "head": Piece("text", {"words": half.head}, 'x="0" y="15" font-weight="650"'),
        "wrong": Piece("text", {"words": wrong}, f'x="{right}" y="15" text-anchor="end" fill="var(--quiet)"'),
    }
    counted = {
        "alarms": Piece("text", {"words": f"● {alarms}"}, f'{at_right} y="{n(HEAD + 18)}"'),
        "missed": Piece("text", {"words": f"■ {missed}"}, f'x="6" y="{n(size.panel - 9)}"'),
    }
    found = (heads, _grounds(question, half, size), _marks(question, half, size), _lines(question, half, size), counted)
    return tuple({f"{ids}-{name}": piece for name, piece in layer.items()} for layer in found)


def _legend(text: Text, question: str, size: Size) -> str:
    return (
        f'<text x="6" y="{n(HEAD + 18)}">○ {escape(text(f"no.{question}"))}</text>'
        f'<text x="{n(size.width - 6)}" y="{n(size.panel - 9)}" text-anchor="end">'
        f"× {escape(text(f'yes.{question}'))}</text>"
    )


def _grounds(question: str, half: Judged, size: Size) -> Pieces:
    """Right of each line the ground is tinted: called ill. Between two lines only those who cough are."""
    shade = 1 / len(half.lines)
    stays = f'y="{n(HEAD)}" height="{n(size.up + size.down)}" fill="var(--band1)" fill-opacity="{shade}"'
    found = {}
    for at, line in enumerate(half.lines):
        x = _across(question, line, size)
        found[f"ground{at}"] = Piece("rect", {"x": n(x), "width": n(size.width - x)}, stays)
    return found


def _lines(question: str, half: Judged, size: Size) -> Pieces:
    """The line, where it was, and an arrow from there."""
    colour, top, found = ("var(--ink)" if half.nailed else "var(--now)"), HEAD - 3, {}
    for at, line in enumerate(half.lines):
        x = n(_across(question, line, size))
        upright = {"d": f"M{x} {n(top)}V{n(size.panel + 2)}"}
        found[f"line{at}"] = Piece("path", upright, f'stroke="{colour}" stroke-width="3"')
        if half.nailed:
            nail = f'cy="{n(top)}" r="4" fill="var(--page)" stroke="{colour}" stroke-width="4"'
            found[f"nail{at}"] = Piece("circle", {"cx": x}, nail)
        if half.names:
            anchor, aside = ("start", 5) if at == 0 else ("end", -5)
            stays = (
                f'y="{n(size.panel - 9)}" text-anchor="{anchor}" font-size="12.5" '
                f'fill="{colour}" stroke="var(--page)" stroke-width="3" paint-order="stroke"'
            )
            found[f"name{at}"] = Piece("text", {"x": n(float(x) + aside), "words": half.names[at]}, stays)
    if half.before is not None:
        found |= _move(_across(question, half.before, size), _across(question, half.lines[0], size), size)
    return found


def _move(before: float, now: float, size: Size) -> Pieces:
    """A dashed ghost and an arrow from it to the line, where there is room for one."""
    far, on = abs(now - before), 1 if now > before else -1
    y, tip = HEAD + 6, now - 2 * on
    ghost = f"M{n(before)} {n(HEAD)}V{n(size.panel)}" if far > 3 else ""
    shaft = f"M{n(before + 2 * on)} {n(y)}H{n(tip - 8 * on)}" if far >= 12 else ""
    point = f"M{n(tip)} {n(y)}l{-9 * on} -5v10z" if far >= 12 else ""
    return {
        "ghost": Piece("path", {"d": ghost}, 'stroke="var(--ink)" stroke-width="1.6" stroke-dasharray="4 4"'),
        "shaft": Piece("path", {"d": shaft}, 'stroke="var(--now)" stroke-width="3"'),
        "point": Piece("path", {"d": point}, 'fill="var(--now)"'),
    }


def _across(question: str, x: float, size: Size) -> float:
    low, high = WINDOWS[question]
    return (x - low) / (high - low) * size.width


# ---- one mark a person ----


def edges(question: str, lines: Sequence[float]) -> Array:
    """Where columns begin and end: the same for both judges, so that both show the same piles; no line cuts one."""
    low, high = WINDOWS[question]
    even = np.arange(math.floor(low * COLUMNS), math.ceil(high * COLUMNS) + 1) / COLUMNS
    return np.unique(np.concatenate([even, np.asarray(lines, dtype=float)]))


def places(first: Array, between: Array) -> list[tuple[int, int]]:
    """For each the column that they stand in, and how many of these stand in it before; on an edge they are below."""
    seen: Counter[int] = Counter()
    found = []
    for column in (np.searchsorted(between, first, side="left") - 1).tolist():
        found.append((column, seen[column]))
        seen[column] += 1
    return found


def _marks(question: str, half: Judged, size: Size) -> Pieces:
    first, ill = half.crowd.X[:, 0], half.crowd.y > 0.5
    between = edges(question, half.cuts)
    middles = (between[1:] + between[:-1]) / 2
    spots: list[tuple[float, float]] = [(0.0, 0.0)] * len(first)
    for group, way, room in ((~ill, -1, size.up), (ill, 1, size.down)):
        found = places(first[group], between)
        pitch = min(size.mark + 0.8, (room - 4) / (1 + max((row for _, row in found), default=0)))
        for at, (column, row) in zip(np.flatnonzero(group).tolist(), found, strict=True):
            x = _across(question, float(middles[column]), size)
            spots[at] = (x, HEAD + size.up + way * (pitch * (row + 0.5) + 2))
    return _shapes(spots, half, size)


def _shapes(spots: Sequence[tuple[float, float]], half: Judged, size: Size) -> Pieces:
    """Rings and crosses, and what is judged wrong filled. Many marks are one path: they move at every place."""

    def chosen(who: Answers) -> Iterable[tuple[float, float]]:
        return (spots[at] for at in np.flatnonzero(who).tolist())

    rings, arm, right = _dots(chosen(~half.said & ~half.missed)), size.mark * 0.34, half.said & ~half.alarms
    stroke = n(2 * arm)
    cross = f"l{stroke} {stroke}m0-{stroke}l-{stroke} {stroke}"
    crosses = "".join(f"M{n(x - arm)} {n(y - arm)}{cross}" for x, y in chosen(right))
    wide, thin, square = n(size.mark), n(size.mark - 2.4), n(size.mark - 0.6)
    wrong = 'stroke="var(--strong)" stroke-width'
    return {
        "rings": Piece("path", {"d": rings}, f'stroke="var(--walk)" stroke-width="{wide}"'),
        "holes": Piece("path", {"d": rings}, f'stroke="var(--page)" stroke-width="{thin}"'),
        "crosses": Piece("path", {"d": crosses}, 'stroke="var(--walk)" stroke-width="1.3"'),
        "discs": Piece("path", {"d": _dots(chosen(half.alarms))}, f'{wrong}="{wide}"'),
        "squares": Piece("path", {"d": _dots(chosen(half.missed))}, f'{wrong}="{square}" stroke-linecap="square"'),
    }


def _dots(spots: Iterable[tuple[float, float]]) -> str:
    return "".join(f"M{n(x)} {n(y)}h0" for x, y in spots)
