"""The chart of the rule and the model: labelled examples, a step and a curve."""

import math
from functools import lru_cache

import altair as alt

from lessons.rule import scene
from ui.draw import charts
from ui.draw.charts import Look, Spec
from ui.kit.text import Text

RULE, MODEL, COUGH = "#B5402B", charts.RIGHT, charts.BET
YES, NO = charts.STRONG, charts.WEAK
LINES = {
    "rule": (RULE, [2, 3]),
    "model": (MODEL, [1, 0]),
    "no_cough": (MODEL, [1, 0]),
    "coughs": (COUGH, [10, 3]),
    "earlier": (charts.GHOST, [6, 4]),
}
"""Each line's colour and dash."""

BAND = (0.04, 0.2)
"""How far beyond 0 and 1 the examples are strewn."""

HEIGHTS = alt.Scale(domain=[-0.26, 1.26], nice=False)
HEIGHT = 340


@lru_cache(maxsize=charts.CHARTS)
def chances(text: Text, look: Look, question: str, lines: tuple[str, ...]) -> Spec:
    """The chance of yes over the first feature, the examples above (yes) and below (no).

    Data: `people` (x, y, answer, filled), `curves` (x, chance, line, part), `words` (x, y, word, answer), one word for
    each answer. An answer is "yes" or "no"; `filled` is 1 or 0.
    """
    low, high = scene.WINDOWS[question]
    whole = list(range(math.ceil(low), math.floor(high) + 1))
    x = alt.X(
        "x:Q",
        scale=alt.Scale(domain=[low, high]),
        title=text(f"axis.{question}"),
        axis=alt.Axis(grid=False, values=whole),
    )
    return charts.finish(
        look,
        (_people(x) + _lines(text, question, lines, x) + _words(look, x)).properties(height=look.height(HEIGHT)),
    )


def _lines(text: Text, question: str, lines: tuple[str, ...], x: alt.X) -> alt.Chart:
    names = [text(f"line.{line}") for line in lines]
    colors, dashes = ([LINES[line][i] for line in lines] for i in (0, 1))
    legend = alt.Legend(orient="top", title=None, columns=2, labelLimit=220, symbolStrokeWidth=3)
    chance = alt.Y(
        "chance:Q",
        scale=HEIGHTS,
        title=text(f"axis.chance.{question}"),
        axis=alt.Axis(values=[0, 0.5, 1], format="%"),
    )
    return (
        alt.Chart(alt.NamedData("curves"))
        .mark_line(strokeWidth=3)
        .encode(
            x=x,
            y=chance,
            detail="part:N",
            color=alt.Color("line:N", scale=alt.Scale(domain=names, range=colors), legend=legend),
            strokeDash=alt.StrokeDash("line:N", scale=alt.Scale(domain=names, range=dashes)),
        )
    )


def _people(x: alt.X) -> alt.LayerChart:
    """Yes and no told apart by height, colour and shape; a mark is filled where the second feature is 1.

    Either kind may be absent, which a screen reader would be told as a symbol without a name: hence `aria=False`.
    """
    answers = ["yes", "no"]
    base = alt.Chart(alt.NamedData("people")).encode(
        x=x,
        y=alt.Y("y:Q", scale=HEIGHTS),
        color=alt.condition("datum.answer == 'yes'", alt.value(YES), alt.value(NO)),
        shape=alt.Shape("answer:N", scale=alt.Scale(domain=answers, range=["triangle-up", "circle"]), legend=None),
    )
    hollow = base.transform_filter("datum.filled == 0").mark_point(
        aria=False, size=36, filled=False, strokeWidth=1.5, opacity=0.9
    )
    filled = base.transform_filter("datum.filled == 1").mark_point(aria=False, size=46, filled=True, opacity=0.9)
    return hollow + filled


def _words(look: Look, x: alt.X) -> alt.LayerChart:
    """What the two bands are, each where no curve runs."""
    base = alt.Chart(alt.NamedData("words")).encode(x=x, y=alt.Y("y:Q", scale=HEIGHTS), text="word:N")
    yes, no = (base.transform_filter(f"datum.answer == '{answer}'") for answer in ("yes", "no"))
    left = yes.mark_text(align="left", dx=4, color=look.ink, fontSize=look.words)
    return left + no.mark_text(align="right", dx=-4, color=look.ink, fontSize=look.words)
