"""The practice as a picture: between how many words the network hesitates, step by step, beside those who count."""

import math
from collections.abc import Sequence
from html import escape
from typing import Final

from lessons.next_word import scene, words
from ui.draw.plate.svg import n
from ui.figures import decimal, whole
from ui.kit.text import Text
from ui.kitchen.recipes import Practised

WIDE, HIGH = 420, 196
LEFT, RIGHT, TOP, FOOT = 34.0, 284.0, 30.0, 168.0
LOWEST, HIGHEST = 2.0, 512.0
TICKS: Final = (4, 16, 64, 256)

BESIDE: Final = "display:flex;gap:1.4em;align-items:center;flex-wrap:wrap"
HALF: Final = "flex:1 1 300px"
SAMPLE: Final = "background:var(--ground);border-radius:8px;padding:.5em .8em;margin-top:.5em"

Points = Sequence[tuple[float, float]]


def height(many: float) -> float:
    """Where so many words are, on a scale of doublings."""
    share = math.log(min(max(many, LOWEST), HIGHEST) / LOWEST) / math.log(HIGHEST / LOWEST)
    return FOOT + (TOP - FOOT) * share


def curve(practised: Practised) -> dict[str, Points]:
    """The two curves, on new recipes and on those read."""
    last = practised.moments[-1].step
    across = [LEFT + (RIGHT - LEFT) * each.step / last for each in practised.moments]
    told = {
        "new": [each.on_new for each in practised.moments],
        "read": [each.on_read for each in practised.moments],
    }
    return {
        name: [(round(x, 1), round(height(each), 1)) for x, each in zip(across, many, strict=True)]
        for name, many in told.items()
    }


def path(points: Points) -> str:
    """A curve through points."""
    return "M" + "L".join(f"{n(x)} {n(y)}" for x, y in points)


def practice_html(text: Text, practised: Practised, told: str) -> str:
    """The picture with its words; `told` is the sentence of the record."""
    begun, gap = escape(words.begun(text)), text.label("say.between")
    return (
        f'<div style="{BESIDE}"><div style="{HALF}" role="img" aria-label="{escape(_alt(text, practised))}">'
        f'{_svg(text, practised)}</div><div style="{HALF}"><p>{told}<span id="blind"></span>{gap}'
        f"{text('say.writes')}</p>"
        f'<p style="{SAMPLE}">{begun}{gap}<b id="sample"></b></p></div></div>'
    )


def _alt(text: Text, practised: Practised) -> str:
    first, last = practised.moments[0], practised.moments[-1]
    return text("alt.practice", steps=last.step, first=first.on_new, last=last.on_new)


def _svg(text: Text, practised: Practised) -> str:
    found = scene.perplexities(practised.language, practised.read, practised)
    drawn = curve(practised)
    x, y = drawn["new"][-1]
    ticks = "".join(
        f'<path d="M{n(LEFT)} {n(height(tick))}H{n(RIGHT)}" stroke="var(--edge)"/>'
        f'<text x="{n(LEFT - 5)}" y="{n(height(tick) + 4)}" text-anchor="end" fill="var(--quiet)">{tick}</text>'
        for tick in TICKS
    )
    counting = "".join(
        f'<path d="M{n(LEFT)} {n(height(found[name]))}H{n(RIGHT)}" stroke="var(--ink)" stroke-width="1.3" '
        f'stroke-dasharray="{dash}"/>'
        for name, dash in (("pairs", "7 4"), ("triples", "2 3"))
    )
    labels = _labels(text, {**found, "read": practised.moments[-1].on_read})
    steps = (
        f'<text x="{n(LEFT)}" y="{n(FOOT + 20)}" fill="var(--quiet)">0</text>'
        f'<text x="{n(RIGHT)}" y="{n(FOOT + 20)}" text-anchor="end" fill="var(--quiet)">'
        f"{escape(text('steps', steps=whole(practised.moments[-1].step)))}</text>"
    )
    return (
        f'<svg viewBox="0 0 {WIDE} {HIGH}" font-size="12.5" fill="var(--ink)" aria-hidden="true">{ticks}{counting}'
        f'<path id="curve-read" d="{path(drawn["read"])}" fill="none" stroke="var(--quiet)" stroke-width="1.6"/>'
        f'<path id="curve-new" d="{path(drawn["new"])}" fill="none" stroke="var(--now)" stroke-width="2.4"/>'
        f'<circle id="curve-dot" cx="{n(x)}" cy="{n(y)}" r="4" fill="var(--now)"/>{labels}{steps}'
        f'<text x="0" y="11" font-weight="600">{escape(text("curve.axis"))}</text></svg>'
    )


def _labels(text: Text, found: dict[str, float]) -> str:
    """Who is who, at the right end, with the perplexity, which follows the clock where it changes.

    Where two would meet the lower one gives way.
    """
    order = sorted(found, key=lambda name: -found[name])
    told, above, places = "", TOP - 14.0, list[float]()
    for name in order:
        above = max(height(found[name]) + 4, above + 14)
        places.append(above)
    for name, y in zip(order, places, strict=True):
        called = text("curve.read") if name == "read" else text(f"bet.{name}")
        look = ' fill="var(--now)" font-weight="650"' if name == "network" else ""
        look = ' fill="var(--quiet)"' if name == "read" else look
        value = decimal(found[name], 1)
        value = f'<tspan id="now-{name}">{value}</tspan>' if name in ("network", "read") else value
        told += f'<text x="{n(RIGHT + 7)}" y="{n(y)}"{look}>{escape(called)} {value}</text>'
    return told


def steps_of(practised: Practised) -> tuple[int, ...]:
    """The frames of the clock."""
    return tuple(each.step for each in practised.moments)
