"""Eight jars and what comes of opening them: grams of one example and two curves of scores, along one slider."""

from functools import lru_cache
from typing import Final

import numpy as np

from core.arrays import Array
from core.jars import open_jars
from lessons.too_many import words
from lessons.too_many.settings import JARS
from ui.draw.plate.svg import n
from ui.figures import decimal
from ui.film import Axis, Film
from ui.kit.text import Text

KEY: Final = "shelf"
SLIDER: Final = "jars"
COUNTS: Final = tuple(int(count) for count in JARS.values)

WIDTH, HEIGHT = 356, 168
STEP: Final = WIDTH / COUNTS[-1]
BASE: Final = 98.0
"""Where the jars stand: what is taken away hangs below."""

DEEP: Final = 46.0
CHART: Final = (40.0, 24.0, 250.0, 138.0)
"""Left, top, right and foot of the scores."""


def _across(count: float) -> float:
    left, _, right, _ = CHART
    return left + (count - COUNTS[0]) / (COUNTS[-1] - COUNTS[0]) * (right - left)


def _up(score: float) -> float:
    _, top, _, foot = CHART
    return foot - score / 100 * (foot - top)


@lru_cache(maxsize=16)
def shelf_film(text: Text) -> bytes:
    """All of it, at every number of open jars."""
    found = open_jars()
    grams = found.amounts[found.example]
    film = Film("", (Axis(SLIDER, len(COUNTS)),))
    most = float(np.abs(grams).max())
    told = [words.grams(row) for row in grams]
    for jar in range(COUNTS[-1]):
        open_here = [jar < count for count in COUNTS]
        heights = np.abs(grams[:, jar]) / most * DEEP
        film.part(f"fill{jar}", (SLIDER,), y=np.where(grams[:, jar] < 0, BASE, BASE - heights), height=heights)
        film.part(
            f"fill{jar}", (SLIDER,), fill=["url(#below)" if gram < 0 else "var(--band6)" for gram in grams[:, jar]]
        )
        film.part(f"lid{jar}", (SLIDER,), opacity=[0.0 if here else 1.0 for here in open_here])
        film.part(
            f"gram{jar}", (SLIDER,), words=[row[jar] if here else "" for row, here in zip(told, open_here, strict=True)]
        )
    xs = np.array([_across(count) for count in COUNTS])
    film.part("scores-cover", (SLIDER,), x=xs, width=CHART[2] + 4 - xs)
    for who, scores in (("regulars", found.usual_regulars), ("new", found.usual_strangers)):
        ys = np.array([_up(float(score)) for score in scores])
        film.part(
            f"scores-{who}", (SLIDER,), transform=[f"translate({n(x)} {n(y)})" for x, y in zip(xs, ys, strict=True)]
        )
        film.part(f"scores-{who}-said", (SLIDER,), words=[decimal(float(score), 0) for score in scores])
    film.part("jars-said", (SLIDER,), words=[words.jars(text, count) for count in COUNTS])
    film.drawing = (
        f'<div role="img" aria-label="{text("alt.jars")}" style="display:flex;flex-wrap:wrap;gap:8px 20px">'
        f'<div style="flex:1 1 340px">{_jars(text)}</div><div style="flex:1 1 340px">{_scores(text)}</div></div>'
        '<p id="jars-said"></p>'
    )
    return film.packed(KEY)


def _jars(text: Text) -> str:
    names = words.jar_names(text)
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" font-size="12" fill="var(--ink)" aria-hidden="true">'
        '<pattern id="below" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<path d="M0 0V6" stroke="var(--weak)" stroke-width="4"/></pattern>'
        f'<text x="0" y="12" font-weight="600">{text("jars.title")}</text>'
        f'<path d="M0 {n(BASE)}H{WIDTH}" stroke="var(--ink)" stroke-width="1.6"/>'
        f"{''.join(_jar(at, name) for at, name in enumerate(names))}</svg>"
    )


def _jar(at: int, name: str) -> str:
    left, wide = at * STEP + 6, STEP - 12
    middle, top = left + wide / 2, BASE - DEEP - 6
    return (
        f'<rect id="fill{at}" x="{n(left + 1)}" width="{n(wide - 2)}"/>'
        f'<path d="M{n(left)} {n(top)}V{n(BASE)}M{n(left + wide)} {n(top)}V{n(BASE)}" fill="none" stroke="var(--ink)" '
        f'stroke-width="1.6"/><rect id="lid{at}" x="{n(left - 2)}" y="{n(top - 7)}" width="{n(wide + 4)}" height="7" '
        f'rx="2" fill="var(--spare)"/>'
        f'<text id="gram{at}" x="{n(middle)}" y="{n(top - 11)}" text-anchor="middle" font-weight="600"></text>'
        f'<text x="{n(middle)}" y="{n(HEIGHT - 6)}" text-anchor="middle" fill="var(--quiet)">{name}</text>'
    )


def _scores(text: Text) -> str:
    found, (left, top, right, foot) = open_jars(), CHART
    levels = "".join(
        f'<path d="M{n(left)} {n(_up(score))}H{n(right)}" stroke="var(--edge)"/><text x="{n(left - 6)}" '
        f'y="{n(_up(score) + 4)}" text-anchor="end" fill="var(--quiet)">{score}</text>'
        for score in (0, 50, 100)
    )
    counts = "".join(
        f'<text x="{n(_across(count))}" y="{n(foot + 17)}" text-anchor="middle" fill="var(--quiet)">{count}</text>'
        for count in COUNTS
    )
    ends = _up(float(found.usual_regulars[-1])), _up(float(found.usual_strangers[-1]))
    named = "".join(
        f'<text x="{n(right + 14)}" y="{n(y + 4)}" font-weight="600" fill="{colour}">{name}</text>'
        f'<text id="scores-{who}-said" x="{n(right + 14)}" y="{n(y + 20)}"></text>'
        for who, name, y, colour in (
            ("regulars", text("jars.regulars"), ends[0], "var(--ink)"),
            ("new", text("jars.new"), ends[1], "var(--now)"),
        )
    )
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" font-size="12" fill="var(--ink)" aria-hidden="true">'
        f'<text x="0" y="12" font-weight="600">{text("jars.scores")}</text>{levels}{counts}'
        f'<path d="{_way(found.usual_regulars)}" fill="none" stroke="var(--ink)" stroke-width="2.4"/>'
        f'<path d="{_way(found.usual_strangers)}" fill="none" stroke="var(--now)" stroke-width="3"/>'
        f'<rect id="scores-cover" y="{n(top - 4)}" height="{n(foot - top + 5)}" fill="var(--page)" opacity=".72"/>'
        '<rect id="scores-regulars" x="-5" y="-5" width="10" height="10" fill="var(--page)" stroke="var(--ink)" '
        'stroke-width="2.2"/><circle id="scores-new" r="6" fill="var(--now)" stroke="var(--page)" stroke-width="1.5"/>'
        f"{named}</svg>"
    )


def _way(scores: Array) -> str:
    return "M" + "L".join(
        f"{n(_across(count))} {n(_up(score))}" for count, score in zip(COUNTS, scores.tolist(), strict=True)
    )
