"""Pictures of *Real tasters*: a number and a bar for each weight, and rows foretold by a fit that never saw them."""

import math
from collections.abc import Sequence
from html import escape
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.arrays import Array
from lessons.real_tasters.found import Found
from lessons.real_tasters.scene import ASKED, Scene
from lessons.real_tasters.words import amount, input_short, numbered, row_word, short
from ui.draw.plate.svg import document, n, words
from ui.figures import power_of_ten, shortest
from ui.kit.text import Text

WIDE, ROW, TOP = 172, 50, 22
GAP: Final = 16
MOST_BARS: Final = 4
LONGEST_NAME: Final = 16

SIDE, HIGH, LEFT, HEAD, FOOT = 178, 190, 40, 36, 30
BOTH: Final = WIDE + GAP + SIDE
"""What both pictures take side by side: as much as a phone has."""

LONGEST_TICK: Final = 4
"""Letters that have room beside an axis."""

TICK_LETTER, TICK_GAP = 5.6, 5.0
"""Pixels that one takes, and between two numbers."""

MOST_DOTS, MOST_MISSES = 400, 60
"""So many rows are drawn, and of so many their misses too."""

DIGITS, MOST_DIGITS = 3, 9
"""That count, of what was and what was foretold: as many as tell the two apart."""


def svg(text: Text, now: Scene, learned: Found | None, bet: str) -> str:
    """What was learned, and beside it how well that foretells."""
    left, high = _weights(text, now, learned, bet)
    right = f'<g transform="translate({WIDE + GAP} 0)">{_scatter(text, now, learned)}</g>'
    return document(BOTH, max(high, HIGH + 20), left + right)


def alt(text: Text, now: Scene, learned: Found | None) -> str:
    """Both in words."""
    return text.label("say.stop").join([_alt_weights(text, now, learned), _alt_scatter(text, now, learned)])


# ---- the weights ----


def _weights(text: Text, now: Scene, learned: Found | None, bet: str) -> tuple[str, int]:
    """A row an input: for one more unit as a number, for a usual step as a bar, since units cannot be compared.

    Before the weights are found all of them are 0, and the bias is the mean.
    """
    drawn = [_words(0, 14, text("weights.title", target=_target(text, now)), bold=True)]
    listed = _listed(now, learned)
    longest = max((abs(step) for _, _, step, _ in listed), default=0.0) or 1.0
    zero, room = _zero([step for _, _, step, _ in listed], longest)
    for row, (name, weight, step, at) in enumerate(listed):
        top = TOP + ROW * row
        drawn.append(_words(0, top + 12, name, bold=True))
        drawn.append(_words(WIDE, top + 12, amount(weight, sign=True), bold=True, anchor="end"))
        drawn.append(_bar(zero, top + 17, room * step / longest))
        if learned and bet and now.is_asked and at == ASKED:
            side = zero + room * abs(step) / longest + 6
            drawn.append(_words(side, top + 28, text("weights.bet", bet=bet), size=11, bold=True))
        if learned:
            size = amount(float(learned.exact.scale.spread[at]), 2)
            step_told = text("weights.step", size=size, gives=amount(step, 2, sign=True))
            drawn.append(_words(0, top + 42, step_told, size=11, quiet=True))
    y = TOP + ROW * len(listed)
    if left := _left_out(now, len(listed)):
        drawn.append(_words(0, y + 10, text("weights.more", count=left), size=11, quiet=True))
        y += 18
    bias = learned.bias if learned else _mean(now)
    drawn.append(f'<path d="M0 {n(y + 2)}H{WIDE}" stroke="var(--edge)"/>')
    drawn.append(_words(0, y + 20, text("weights.bias"), bold=True))
    drawn.append(_words(WIDE, y + 20, amount(bias, sign=True), bold=True, anchor="end"))
    return "".join(drawn), int(y + 26)


def _alt_weights(text: Text, now: Scene, learned: Found | None) -> str:
    """The same in words."""
    told = text.label("say.and").join(f"{name} {amount(w, sign=True)}" for name, w, _, _ in _listed(now, learned))
    return text("alt.weights", target=_target(text, now), told=told)


def _listed(now: Scene, learned: Found | None) -> list[tuple[str, float, float, int]]:
    """Name, weight, usual step and place of the inputs that there is room for, those that do most."""
    if now.found is None:
        return []
    inputs, text = now.found.design.inputs, now.text
    steps = learned.steps if learned else np.zeros(len(inputs))
    weights = learned.weights if learned else np.zeros(len(inputs))
    most = sorted(sorted(range(len(inputs)), key=lambda at: -abs(steps[at]))[:MOST_BARS])
    return [(input_short(text, now, inputs[at], LONGEST_NAME), float(weights[at]), float(steps[at]), at) for at in most]


def _left_out(now: Scene, listed: int) -> int:
    return len(now.found.design.inputs) - listed if now.found else 0


def _mean(now: Scene) -> float:
    return float(now.found.examples.y.mean()) if now.found else 0.0


def _target(text: Text, now: Scene) -> str:
    return "" if now.target is None else short(text, now, now.target)


def _zero(steps: list[float], longest: float) -> tuple[float, float]:
    """Where bars begin, and how long the longest is: room to the left only where a weight lies below 0."""
    below, above = max(0.0, -min(steps, default=0.0)) / longest, max(0.0, max(steps, default=0.0)) / longest
    room = (WIDE - 6) / max(below + above, 1.0)
    return 2 + room * below, room


def _bar(zero: float, top: float, long: float) -> str:
    """A bar from the line of 0; one below it goes left and is hatched."""
    line = f'<path d="M{n(zero)} {n(top - 2)}v18" stroke="var(--ink)" stroke-width="1.5"/>'
    if abs(long) < 0.05:
        return line
    x, fill = (zero, "var(--now)") if long > 0 else (zero + long, "none")
    bar = (
        f'<rect x="{n(x)}" y="{n(top)}" width="{n(abs(long))}" height="14" rx="2" fill="{fill}" '
        'stroke="var(--now)" stroke-width="1.2"/>'
    )
    hatch = (
        "".join(f"M{n(x + at)} {n(top + 14)}l4-14" for at in np.arange(2, max(2.0, abs(long) - 5), 5))
        if long < 0
        else ""
    )
    return bar + (f'<path d="{hatch}" stroke="var(--now)"/>' if hatch else "") + line


# ---- foretold and true ----


def _scatter(text: Text, now: Scene, learned: Found | None) -> str:
    """True to the right, foretold upwards, each by a fit that did not see that row; thin lines are the misses.

    Before the weights are found every row is foretold to be the mean.
    """
    drawn = [_words(0, 14, _scatter_title(text, now), bold=True)]
    if now.found is None:
        return "".join(drawn)
    unseen = now.found.unseen
    said = unseen.predicted if learned else unseen.mean
    low, high = _span(np.concatenate([unseen.y, said]))
    scale = _Scale(low, high)
    drawn += [scale.frame(), *scale.ticks()]
    drawn.append(scale.line(low, low, high, high, ' stroke-dasharray="5 4" stroke-width="1.8"'))
    mean = float(np.clip(now.found.examples.y.mean(), low, high))
    drawn.append(scale.line(low, mean, high, mean, ' stroke-dasharray="2 4" stroke-width="1.8"', "var(--right)"))
    drawn += _rows(text, now, scale, unseen.rows, unseen.y, said, tells=learned is not None)
    drawn.append(_words(SIDE - 2, HIGH - 1, text("scatter.true", target=_target(text, now)), size=11, anchor="end"))
    turned = f' transform="rotate(-90 8 {n((HEAD + HIGH - FOOT) / 2)})"'
    drawn.append(words(8, (HEAD + HIGH - FOOT) / 2, text("scatter.said"), size=11, anchor="middle", more=turned))
    drawn += [
        '<path d="M0 26h18" stroke="var(--ink)" stroke-width="1.8" stroke-dasharray="5 4"/>',
        _words(23, 30, text("scatter.perfect"), size=11),
        '<path d="M84 26h18" stroke="var(--right)" stroke-width="1.8" stroke-dasharray="2 4"/>',
        _words(107, 30, text("scatter.mean"), size=11),
    ]
    return "".join(drawn)


def _scatter_title(text: Text, now: Scene) -> str:
    """Whether each row was left out in turn, or some were held back."""
    held_back = now.found is not None and not now.found.unseen.left_out
    return text("scatter.title_held" if held_back else "scatter.title", row=row_word(text, now))


def _alt_scatter(text: Text, now: Scene, learned: Found | None) -> str:
    """The same in words."""
    if now.found is None:
        return text("alt.nothing")
    unseen = now.found.unseen
    if learned is None:
        return text("alt.scatter_before", count=len(unseen.rows), mean=amount(unseen.rmse_of_mean))
    missed = np.abs(unseen.predicted - unseen.y)
    if not missed.any():
        return text("alt.scatter_none", count=len(unseen.rows))
    worst = _worst(unseen.y, unseen.predicted)
    is_alone = np.count_nonzero(learned.all_felt(missed[worst] - missed) == 0.0) == 1
    true, said = _both(float(unseen.y[worst]), float(unseen.predicted[worst]))
    return text(
        "alt.scatter" if is_alone else "alt.scatter_tied",
        count=len(unseen.rows),
        rmse=amount(learned.felt(unseen.rmse)),
        which=numbered(text, now, _row_number(now, int(unseen.rows[worst]))),
        true=true,
        said=said,
    )


def _both(true: float, said: float) -> tuple[str, str]:
    """What was and what was foretold, with as many digits as tell them apart."""
    for digits in range(DIGITS, MOST_DIGITS):
        if amount(true, digits) != amount(said, digits):
            return amount(true, digits), amount(said, digits)
    return amount(true), amount(said)


class _Scale:
    """From measurements to places in the picture."""

    def __init__(self, low: float, high: float) -> None:
        self.low, self.high = low, high

    def x(self, value: float) -> float:
        """To the right."""
        return LEFT + (value - self.low) / (self.high - self.low) * (SIDE - LEFT - 6)

    def y(self, value: float) -> float:
        """Upwards."""
        return HIGH - FOOT - (value - self.low) / (self.high - self.low) * (HIGH - FOOT - HEAD - 4)

    def frame(self) -> str:
        """Both axes."""
        return f'<path d="M{LEFT} {HEAD}V{HIGH - FOOT}H{SIDE - 4}" fill="none" stroke="var(--ink)"/>'

    def ticks(self) -> list[str]:
        """A few round numbers on each axis; those too long for it share a power of ten, which stands at its top."""
        step = _round_step((self.high - self.low) / 3)
        values = [each * step for each in range(math.ceil(self.low / step), math.floor(self.high / step) + 1)]
        power = 0
        if max(map(len, _told_apart(values))) > LONGEST_TICK:
            power = math.floor(math.log10(max(map(abs, values))))
        drawn = [_words(LEFT + 4, HEAD + 8, f"× {power_of_ten(power)}", size=10, quiet=True)] if power else []
        told = _told_apart([value / 10.0**power for value in values])
        room = max(map(len, told)) * TICK_LETTER + TICK_GAP
        every = math.ceil(room / (self.x(self.low + step) - self.x(self.low)))
        for place, (value, shown) in enumerate(zip(values, told, strict=True)):
            drawn.append(_words(LEFT - 4, self.y(value) + 4, shown, size=10, anchor="end", quiet=True))
            if place % every == 0:
                drawn.append(_words(self.x(value), HIGH - FOOT + 14, shown, size=10, anchor="middle", quiet=True))
        return drawn

    def line(self, x1: float, y1: float, x2: float, y2: float, more: str, colour: str = "var(--ink)") -> str:
        """From one pair of measurements to another."""
        way = f"M{n(self.x(x1))} {n(self.y(y1))}L{n(self.x(x2))} {n(self.y(y2))}"
        return f'<path d="{way}" fill="none" stroke="{colour}"{more}/>'


def _rows(
    text: Text, now: Scene, scale: _Scale, rows: NDArray[np.int64], true: Array, said: Array, *, tells: bool
) -> list[str]:
    """A ring a row, its miss as a thin line where there are few, the worst with words."""
    worst, few = _worst(true, said), len(true) <= MOST_MISSES
    is_marked = tells and said[worst] != true[worst]
    shown = np.unique(np.append(np.linspace(0, len(true) - 1, min(len(true), MOST_DOTS)).astype(int), worst))
    drawn = []
    if few:
        way = "".join(f"M{n(scale.x(t))} {n(scale.y(t))}V{n(scale.y(s))}" for t, s in zip(true, said, strict=True))
        drawn.append(f'<path d="{way}" fill="none" stroke="var(--now)" stroke-opacity=".45"/>')
    rings = "".join(
        f"M{n(scale.x(true[at]) - 3.5)} {n(scale.y(said[at]))}a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0"
        for at in shown
        if not is_marked or at != worst
    )
    drawn.append(f'<path d="{rings}" fill="var(--page)" fill-opacity=".6" stroke="var(--ink)" stroke-width="1.5"/>')
    if is_marked:
        x, y = scale.x(true[worst]), scale.y(said[worst])
        drawn.append(f'<path d="M{n(x)} {n(scale.y(true[worst]))}V{n(y)}" stroke="var(--now)" stroke-width="3"/>')
        drawn.append(f'<path d="M{n(x - 6)} {n(y)}l6-6 6 6-6 6z" fill="var(--now)"/>')
        which = numbered(text, now, _row_number(now, int(rows[worst])))
        was, foretold = _both(float(true[worst]), float(said[worst]))
        told = text("scatter.worst", which=which, true=was, said=foretold)
        drawn.append(_words(SIDE - 2, HIGH + 14, told, size=11, anchor="end", bold=True))
    return drawn


def _row_number(now: Scene, row: int) -> int:
    """Which row of the table, counted from 1."""
    assert now.found is not None
    return int(now.found.design.rows[row]) + 1


def _worst(true: Array, said: Array) -> int:
    return int(np.argmax(np.abs(said - true)))


def _span(values: Array) -> tuple[float, float]:
    """From where to where an axis goes: all of it, or all but what a wild fit says of a few."""
    low, high = float(values.min()), float(values.max())
    edge = 0.04 * (high - low) or 1.0
    return low - edge, high + edge


def _told_apart(values: Sequence[float]) -> list[str]:
    """Numbers on an axis, with as many digits as tell them apart."""
    digits = next((each for each in range(4, MOST_DIGITS) if _are_apart(values, each)), MOST_DIGITS)
    return [shortest(value, digits) for value in values]


def _are_apart(values: Sequence[float], digits: int) -> bool:
    return len({shortest(value, digits) for value in values}) == len(values)


def _round_step(rough: float) -> float:
    """The largest of 1, 2 and 5 times a power of ten that is no larger than a step."""
    power = 10.0 ** math.floor(math.log10(rough))
    return max(size * power for size in (0.5, 1, 2, 5) if size * power <= rough)


def _words(
    x: float, y: float, said: str, *, size: float = 12, anchor: str = "start", bold: bool = False, quiet: bool = False
) -> str:
    fill = "var(--quiet)" if quiet else "var(--ink)"
    return words(x, y, escape(said), size=size, anchor=anchor, fill=fill, bold=bold)
