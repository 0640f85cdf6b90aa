"""The charts of the judges: three dishes, and who complains of each.

A mark that may be empty or has no value of its own says nothing to a screen reader (`aria=False`): it would be a symbol
without a name.
"""

from functools import lru_cache
from typing import Any, Literal

import altair as alt

from core.judges import JUDGES
from ui.draw import charts
from ui.draw.charts import Look, Spec
from ui.kit.text import Text

LEGEND = alt.Legend(orient="top", title=None)
COLORS = (charts.MACHINE, "#3C8F96", charts.BET)
SHAPES = ("square", "triangle-up", "circle")
"""Each judge's colour and shape, in the order of `JUDGES`."""

ERROR_LIMIT = 7.0
AROUND = 0.75
"""How many grams the map shows on each side of the dish in its middle."""


@lru_cache(maxsize=charts.CHARTS)
def complaints(text: Text, look: Look) -> Spec:
    """Each diner's error under each judge: three stalks a diner, from the wish to what the dish is off by.

    Data: `complaints` (diner, shown, judge), `before` (the same, of the last cook; may be empty).
    """
    x = alt.X(
        "shown:Q",
        scale=alt.Scale(domain=[-ERROR_LIMIT, ERROR_LIMIT], nice=False),
        title=text.label("axis.error"),
        axis=alt.Axis(values=[-6, -4, -2, 0, 2, 4, 6], grid=False, format="d"),
    )
    lane = alt.YOffset("judge:N", sort=_names(text))
    y = alt.Y("diner:O", title=text.label("axis.diner"), axis=alt.Axis(labelAngle=0))
    base = alt.Chart(alt.NamedData("complaints")).encode(y=y, yOffset=lane, x=x)
    stalks = base.mark_bar(height=4).encode(color=_color(text), x2=alt.datum(0.0))
    heads = base.mark_point(filled=True, size=58, opacity=1).encode(color=_color(text), shape=_shape(text))
    before = alt.Chart(alt.NamedData("before")).encode(y=y, yOffset=lane, x=x)
    ghosts = before.mark_tick(aria=False, thickness=2.5, size=11, color=charts.GHOST)
    wish = (
        alt.Chart(alt.NamedData("complaints"))
        .mark_rule(aria=False, color=charts.WISH, strokeWidth=2)
        .encode(x=alt.datum(0.0))
    )
    return charts.finish(look, (wish + stalks + ghosts + heads).properties(height=look.height(350)))


@lru_cache(maxsize=charts.CHARTS)
def dishes(text: Text, look: Look, middle: tuple[float, float]) -> Spec:
    """Where each judge's dish lies on the map of grams, and where it would lie if nobody were picky.

    Data: `dishes` (salt, spice, judge, left: whether its name stands on the left), `calm` (salt, spice, judge; may
    be empty), `moves` (salt, spice, judge, order).
    """
    x, y = (_grams(name, text.label(f"axis.{name}"), at) for name, at in zip(("salt", "spice"), middle, strict=True))
    places: dict[str, Any] = {"x": alt.X("salt:Q", **x), "y": alt.Y("spice:Q", **y)}
    moves = alt.Chart(alt.NamedData("moves")).mark_line(
        aria=False, color=charts.GHOST, strokeWidth=1.5, strokeDash=[4, 3]
    )
    calm = alt.Chart(alt.NamedData("calm")).mark_point(
        aria=False, filled=False, size=300, color=charts.GHOST, opacity=1
    )
    base = alt.Chart(alt.NamedData("dishes")).encode(**places)
    now = base.mark_point(filled=True, size=130, opacity=0.9)
    shape = _shape(text, legend=None)
    layers = (
        moves.encode(**places, detail="judge:N", order="order:Q")
        + calm.encode(**places, shape=shape)
        + now.encode(shape=shape, color=_color(text, legend=None))
        + _beside(base, look, "datum.left", "right", -10)
        + _beside(base, look, "!datum.left", "left", 10)
    )
    return charts.finish(look, layers.properties(height=look.height(300)))


def _beside(base: alt.Chart, look: Look, which: str, align: Literal["left", "right"], dx: int) -> alt.Chart:
    """The judges' names on one side of their marks."""
    names = base.transform_filter(which).mark_text(aria=False, align=align, dx=dx, color=look.ink, fontSize=look.words)
    return names.encode(text="judge:N")


def _grams(name: str, title: str, middle: float) -> dict[str, Any]:
    scale = alt.Scale(domain=[middle - AROUND, middle + AROUND], nice=False)
    return {"scale": scale, "title": title, "axis": alt.Axis(tickCount=5, format=".1f", grid=False)}


def _names(text: Text) -> list[str]:
    return [text(f"judge.{judge}") for judge in JUDGES]


def _color(text: Text, legend: alt.Legend | None = LEGEND) -> alt.Color:
    scale = alt.Scale(domain=_names(text), range=list(COLORS))
    return alt.Color("judge:N", scale=scale, legend=legend)


def _shape(text: Text, legend: alt.Legend | None = LEGEND) -> alt.Shape:
    scale = alt.Scale(domain=_names(text), range=list(SHAPES))
    return alt.Shape("judge:N", scale=scale, legend=legend)
