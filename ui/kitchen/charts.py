"""The chart of the diners’ complaints, which several pages show."""

from functools import lru_cache

import altair as alt

from ui.draw.charts import CHARTS, PICTURE_HEIGHT, RIGHT, STRONG, WEAK, WISH, Look, Spec, finish
from ui.kit.text import Text

ERROR_LIMIT = 5.0

FEELINGS = ("too_weak", "about_right", "too_strong")


@lru_cache(maxsize=CHARTS)
def complaints(text: Text, look: Look) -> Spec:
    """Each diner's error as a bar from the wish: left too weak, right too strong.

    Data `complaints`: diner, shown (the error, at most `ERROR_LIMIT` either way), feeling, said.
    """
    words = [text.label(f"feeling.{feeling}") for feeling in FEELINGS]
    x = alt.X(
        "shown:Q",
        scale=alt.Scale(domain=[-ERROR_LIMIT - 1, ERROR_LIMIT + 1]),
        title=text.label("axis.error"),
        axis=alt.Axis(values=[-4, -2, 0, 2, 4], grid=False),
    )
    color = alt.Color(
        "feeling:N",
        scale=alt.Scale(domain=words, range=[WEAK, RIGHT, STRONG]),
        legend=alt.Legend(orient="top", title=None),
    )
    base = alt.Chart(alt.NamedData("complaints")).encode(
        y=alt.Y("diner:O", title=text.label("axis.diner"), axis=alt.Axis(labelAngle=0)), x=x
    )
    bars = base.mark_bar(cornerRadius=5, height=16).encode(color=color)
    weak = (
        base.transform_filter("datum.shown < 0")
        .mark_text(align="right", dx=-7, fontSize=look.words, color=look.ink)
        .encode(text="said:N")
    )
    strong = (
        base.transform_filter("datum.shown >= 0")
        .mark_text(align="left", dx=7, fontSize=look.words, color=look.ink)
        .encode(text="said:N")
    )
    wish = base.mark_tick(thickness=3, size=26, color=WISH).encode(x=alt.datum(0.0))
    return finish(look, (bars + wish + weak + strong).properties(height=look.height(PICTURE_HEIGHT)))
