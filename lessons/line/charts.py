"""The chart of the line: points, lines, and every miss as a real square. Written like those of `ui/draw/charts.py`."""

import math
from dataclasses import dataclass
from functools import lru_cache

import altair as alt

from ui.draw import charts
from ui.draw.charts import Look, Spec
from ui.kit.text import Text

LINES = ("yours", "machine", "exact")
COLORS = ("#B5402B", charts.MACHINE, charts.RIGHT)
DASHES = ([1, 0], [10, 4], [2, 4])
MISS = "#CF6A3A"
HEIGHT = 500


@dataclass(frozen=True)
class Window:
    """What part of the plane is seen: at least a square around its middle, and more where there is room.

    Attributes:
        x, y: the middle.
        reach: from the middle to each side of the square.
        grid: the distance between the spots where a point can be added by a click.
    """

    x: float
    y: float
    reach: float
    grid: float


@lru_cache(maxsize=charts.CHARTS)
def line(text: Text, look: Look, window: Window, lines: tuple[str, ...]) -> Spec:
    """Points and lines on axes with the same number of pixels to a unit on both, so that a square is a square.

    Data: `points` (x, y), `squares` (x, x2, y, y2), `lines` (x, y, line), `asked` (x, y, word). All but the lines may
    be empty. Selection `spot`: where the reader clicked, x and y of the nearest spot of the grid.
    """
    x = alt.X("x:Q", scale=_scale("width", window.x, window.reach), title=text("axis.x"), axis=_axis())
    y = alt.Y("y:Q", scale=_scale("height", window.y, window.reach), title=text("axis.y"), axis=_axis())
    names = [text(f"line.{name}") for name in lines]
    colors = alt.Scale(domain=names, range=list(COLORS[: len(lines)]))
    dashes = alt.Scale(domain=names, range=list(DASHES[: len(lines)]))
    drawn = (
        alt.Chart(alt.NamedData("lines"))
        .mark_line(clip=True, strokeWidth=3)
        .encode(
            x=x,
            y=y,
            color=alt.Color("line:N", scale=colors, legend=_legend()),
            strokeDash=alt.StrokeDash("line:N", scale=dashes),
        )
    )
    squares = (
        alt.Chart(alt.NamedData("squares"))
        .mark_rect(clip=True, fill=MISS, fillOpacity=0.2, stroke=MISS, strokeWidth=1.5)
        .encode(x=x, x2="x2:Q", y=y, y2="y2:Q")
    )
    points = (
        alt.Chart(alt.NamedData("points"))
        .mark_point(clip=True, filled=True, size=95, color=charts.WEAK, stroke="#FFFBF4", strokeWidth=1.5, opacity=1)
        .encode(x=x, y=y)
    )
    layers = squares + drawn + _asked(look, x, y) + points + _spots(window, x, y)
    return charts.finish(look, layers.properties(height=look.height(HEIGHT)))


def _asked(look: Look, x: alt.X, y: alt.Y) -> alt.LayerChart:
    """The x that the line is asked about, and its answer."""
    asked = alt.Chart(alt.NamedData("asked"))
    rule = asked.mark_rule(clip=True, color=charts.BET, strokeWidth=1.5, strokeDash=[5, 4]).encode(x=x)
    answer = asked.mark_point(clip=True, shape="diamond", filled=True, size=150, color=charts.BET, opacity=1)
    word = asked.mark_text(clip=True, align="left", dx=10, dy=14, fontSize=look.words, color=look.ink)
    return rule + answer.encode(x=x, y=y) + word.encode(x=x, y=y, text="word:N")


def _spots(window: Window, x: alt.X, y: alt.Y) -> alt.Chart:
    """Faint spots to click on, made in the browser: the selection takes whichever is nearest."""
    beyond = math.ceil(1.5 * window.reach / window.grid)  # half as far again, for where there is more room
    across = 2 * beyond + 1
    first_x, first_y = (middle - beyond * window.grid for middle in (window.x, window.y))
    return (
        alt.Chart(alt.sequence(0, across**2, as_="i"))
        .transform_calculate(
            x=f"{first_x} + {window.grid} * (datum.i % {across})",
            y=f"{first_y} + {window.grid} * floor(datum.i / {across})",
        )
        .mark_point(clip=True, filled=True, size=7, color=charts.GHOST, opacity=0.45)
        .encode(x=x, y=y)
        .add_params(alt.selection_point("spot", on="click", fields=["x", "y"], nearest=True, toggle=False))
    )


def _scale(side: str, middle: float, reach: float) -> alt.Scale:
    """As many units as the side has room for when the shorter side shows the square."""
    half = f"{reach} * {side} / min(width, height)"
    ends = [alt.ExprRef(expr=f"{middle} - {half}"), alt.ExprRef(expr=f"{middle} + {half}")]
    return alt.Scale(domain=ends, nice=False, zero=False)


def _axis() -> alt.Axis:
    return alt.Axis(grid=False, tickCount=9)


def _legend() -> alt.Legend:
    return alt.Legend(orient="top", title=None, symbolType="stroke", symbolSize=400)
