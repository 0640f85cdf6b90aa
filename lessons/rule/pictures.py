"""The picture of the rule and the model: the same people twice on one axis, the rule's answers above the model's.

Whoever is well stands above each middle, whoever is ill hangs below it; right of a line all are called ill. What is
judged wrong is filled: false alarms as discs, missed ones as squares. It is drawn twice, for a laptop and for a phone.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import Final

import numpy as np

from core.arrays import Array
from core.examples import Examples
from core.people import Answers, judge
from lessons.rule import scene
from lessons.rule.settings import Rule
from ui.draw.plate.svg import n
from ui.kit.text import Text

WINDOWS: Final = {"ill": (35.0, 40.4), "too_strong": (0.9, 8.1)}
"""What is seen of the first feature, for each question."""

COLUMN: Final = 0.1
"""How wide a column of marks is, in the unit of the first feature. A line is always the edge of one."""

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


SIZES: Final = (Size("laptop", 551, 80, 66, 5.8), Size("phone", 356, 74, 60, 5.0))
WIDEST: Final = 560
"""So many pixels it takes at most, that all of it is in sight."""


@dataclass(frozen=True, eq=False)
class Judged:
    """One half of the picture: how the same crowd is answered.

    Attributes:
        head: what it says above it.
        said: yes or no, one for each of the crowd.
        lines: where the answer changes, one or two.
        names: what the lines are called, where there are two.
        before: where the line was.
        nailed: whether only a person moves it.
    """

    head: str
    crowd: Examples
    said: Answers
    lines: Sequence[float]
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


def halves(text: Text, here: Rule, trained: Rule, earlier: Rule | None) -> tuple[Judged, Judged]:
    """The rule's and the model's answers for those of this place."""
    crowd, question, limits = scene.met(here), here.rule_question, scene.limits(trained)
    rule = Judged(
        text(f"head.rule.{question}", line=here.line), crowd, scene.by_rule(here.line, crowd), (here.line,), nailed=True
    )
    said = scene.by_model(trained, crowd)
    if len(limits) > 1:
        head = text("head.model.cough", without=limits[0], coughing=limits[1])
        return rule, Judged(head, crowd, said, limits, (text("line.no_cough"), text("line.coughs")))
    before = scene.limits(earlier)[0] if earlier and len(earlier.features) == 1 else None
    return rule, Judged(text(f"head.model.{question}", line=limits[0]), crowd, said, limits, before=before)


@lru_cache(maxsize=64)
def people(text: Text, here: Rule, trained: Rule, earlier: Rule | None) -> str:
    """Both drawings, a screen's width shows one of them."""
    judged = halves(text, here, trained, earlier)
    return "".join(_drawing(text, here.rule_question, judged, size) for size in SIZES)


def told(text: Text, here: Rule, trained: Rule, earlier: Rule | None) -> str:
    """The same in words."""
    crowd, between = text(f"alt.{here.rule_question}", count=len(scene.met(here))), text.label("say.and")
    judged = halves(text, here, trained, earlier)
    return " ".join(
        [crowd, *(text("alt.half", head=half.head, told=between.join(_counts(text, half))) for half in judged)]
    )


def _counts(text: Text, half: Judged) -> tuple[str, str, str]:
    verdict = judge(half.said, half.crowd.y)
    wrong = verdict.false_alarms + verdict.missed
    return (
        text("mark.wrong", wrong=wrong, count=verdict.count),
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
    wrong, alarms, missed = _counts(text, half)
    return (
        f'<text x="0" y="15" font-weight="650">{escape(half.head)}</text>'
        f'<text x="{n(size.width - 4)}" y="15" text-anchor="end" fill="var(--quiet)">{escape(wrong)}</text>'
        f"{_grounds(question, half, size)}"
        f'<path d="M0 {n(middle)}H{n(size.width)}" stroke="var(--edge)"/>'
        f"{_marks(question, half, size)}{_lines(question, half, size)}{_legend(text, question, size) * half.nailed}"
        f'<g fill="var(--strong)" font-weight="650">'
        f'<text x="{n(size.width - 6)}" y="{n(HEAD + 18)}" text-anchor="end">● {escape(alarms)}</text>'
        f'<text x="6" y="{n(size.panel - 9)}">■ {escape(missed)}</text></g>'
    )


def _legend(text: Text, question: str, size: Size) -> str:
    return (
        f'<text x="6" y="{n(HEAD + 18)}">○ {escape(text(f"no.{question}"))}</text>'
        f'<text x="{n(size.width - 6)}" y="{n(size.panel - 9)}" text-anchor="end">'
        f"× {escape(text(f'yes.{question}'))}</text>"
    )


def _grounds(question: str, half: Judged, size: Size) -> str:
    """Right of each line the ground is tinted: called ill. Between two lines only those who cough are."""
    shade = 1 / len(half.lines)
    rects = []
    for line in half.lines:
        x = _across(question, line, size)
        rects.append(
            f'<rect x="{n(x)}" y="{n(HEAD)}" width="{n(size.width - x)}" height="{n(size.up + size.down)}" '
            f'fill="var(--band1)" fill-opacity="{shade:g}"/>'
        )
    return "".join(rects)


def _lines(question: str, half: Judged, size: Size) -> str:
    """The line, where it was, and an arrow from there."""
    colour, top = ("var(--ink)" if half.nailed else "var(--now)"), HEAD - 3
    parts = []
    for at, line in enumerate(half.lines):
        x = n(_across(question, line, size))
        parts.append(f'<path d="M{x} {n(top)}V{n(size.panel + 2)}" stroke="{colour}" stroke-width="3"/>')
        if half.nailed:
            parts.append(
                f'<circle cx="{x}" cy="{n(top)}" r="4" fill="var(--page)" stroke="{colour}" stroke-width="4"/>'
            )
        if half.names:
            anchor, aside = ("start", 5) if at == 0 else ("end", -5)
            parts.append(
                f'<text x="{n(float(x) + aside)}" y="{n(size.panel - 9)}" text-anchor="{anchor}" font-size="12.5" '
                f'fill="{colour}" stroke="var(--page)" stroke-width="3" paint-order="stroke">'
                f"{escape(half.names[at])}</text>"
            )
    if half.before is not None:
        parts.append(_move(_across(question, half.before, size), _across(question, half.lines[0], size), size))
    return "".join(parts)


def _move(before: float, now: float, size: Size) -> str:
    """A dashed ghost and an arrow from it to the line, where there is room for one."""
    ghost = (
        f'<path d="M{n(before)} {n(HEAD)}V{n(size.panel)}" stroke="var(--ink)" stroke-width="1.6" '
        f'stroke-dasharray="4 4"/>'
    )
    if abs(now - before) < 12:
        return ghost if abs(now - before) > 3 else ""
    on = 1 if now > before else -1
    y, tip = HEAD + 6, now - 2 * on
    return (
        f'{ghost}<path d="M{n(before + 2 * on)} {n(y)}H{n(tip - 8 * on)}" stroke="var(--now)" stroke-width="3"/>'
        f'<path d="M{n(tip)} {n(y)}l{-9 * on} -5v10z" fill="var(--now)"/>'
    )


def _across(question: str, x: float, size: Size) -> float:
    low, high = WINDOWS[question]
    return (x - low) / (high - low) * size.width


# ---- one mark a person ----


def places(first: Array, line: float) -> list[tuple[int, int]]:
    """For each its column, counted from the line, and how many of these stand in it before."""
    columns = np.floor((first - line) / COLUMN + 1e-9).astype(int)
    columns = np.where((first <= line) & (columns >= 0), -1, columns)  # who stands on the line is not above it
    seen: Counter[int] = Counter()
    found = []
    for column in columns.tolist():
        found.append((column, seen[column]))
        seen[column] += 1
    return found


def _marks(question: str, half: Judged, size: Size) -> str:
    first, ill = half.crowd.X[:, 0], half.crowd.y > 0.5
    spots: list[tuple[float, float]] = [(0.0, 0.0)] * len(first)
    for group, way, room in ((~ill, -1, size.up), (ill, 1, size.down)):
        found = places(first[group], half.lines[0])
        pitch = min(size.mark + 0.8, (room - 4) / (1 + max((row for _, row in found), default=0)))
        for at, (column, row) in zip(np.flatnonzero(group).tolist(), found, strict=True):
            x = _across(question, half.lines[0] + (column + 0.5) * COLUMN, size)
            spots[at] = (x, HEAD + size.up + way * (pitch * (row + 0.5) + 2))
    return _shapes(spots, half, size)


def _shapes(spots: Sequence[tuple[float, float]], half: Judged, size: Size) -> str:
    """Rings and crosses, and what is judged wrong filled. Many marks are one path: they travel at every press."""

    def chosen(who: Answers) -> Iterable[tuple[float, float]]:
        return (spots[at] for at in np.flatnonzero(who).tolist())

    rings, arm, right = _dots(chosen(~half.said & ~half.missed)), size.mark * 0.34, half.said & ~half.alarms
    crosses = "".join(
        f"M{n(x - arm)} {n(y - arm)}l{n(2 * arm)} {n(2 * arm)}m0-{n(2 * arm)}l-{n(2 * arm)} {n(2 * arm)}"
        for x, y in chosen(right)
    )
    wide, thin = n(size.mark), n(size.mark - 2.4)
    return (
        f'<g fill="none" stroke-linecap="round"><path d="{rings}" stroke="var(--walk)" stroke-width="{wide}"/>'
        f'<path d="{rings}" stroke="var(--page)" stroke-width="{thin}"/>'
        f'<path d="{crosses}" stroke="var(--walk)" stroke-width="1.3"/>'
        f'<path d="{_dots(chosen(half.alarms))}" stroke="var(--strong)" stroke-width="{wide}"/>'
        f'<path d="{_dots(chosen(half.missed))}" stroke="var(--strong)" stroke-width="{n(size.mark - 0.6)}" '
        f'stroke-linecap="square"/></g>'
    )


def _dots(spots: Iterable[tuple[float, float]]) -> str:
    return "".join(f"M{n(x)} {n(y)}h0" for x, y in spots)
