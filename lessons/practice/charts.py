"""The chart of *Practice*: what each learning rate is good for."""

from functools import lru_cache

import altair as alt

from ui.draw.charts import BET, CHARTS, Look, Spec, finish, top_legend
from ui.kit.text import Text

ZONE_COLORS = ("#9DB4C6", "#4C9273", "#D9A441", "#C4532F")

ZONE_ROWS = (2.7, 3.9)  # below the rows of three marks


@lru_cache(maxsize=CHARTS)
def rates(text: Text, look: Look) -> Spec:
    """Where the learning rates are timid, good, swinging and boiling, with a mark at the bet and at both cooks.

    Data: `zones` (start, end, zone), `marks` (rate, word, row).
    """
    words = [text.label(f"zone.{zone}") for zone in ("timid", "good", "swings", "boils")]
    scale = alt.Scale(domain=[0.01, 1.0], nice=False)
    x = alt.X(
        "start:Q",
        scale=scale,
        title=text.label("setting.rate"),
        axis=alt.Axis(values=[0.01, 0.2, 0.4, 0.6, 0.8, 1], grid=False, format="~g"),
    )
    y = alt.Y("row:Q", scale=alt.Scale(domain=[-0.6, ZONE_ROWS[1]], reverse=True, nice=False), axis=None)
    zones = (
        alt.Chart(alt.NamedData("zones"))
        .transform_calculate(row=str(ZONE_ROWS[0]), below=str(ZONE_ROWS[1]))
        .mark_rect(cornerRadius=4, opacity=0.85)
        .encode(
            x=x,
            x2="end:Q",
            y=y,
            y2="below:Q",
            color=alt.Color("zone:N", scale=alt.Scale(domain=words, range=ZONE_COLORS), legend=top_legend()),
        )
    )
    marks = alt.Chart(alt.NamedData("marks")).encode(x=alt.X("rate:Q", scale=scale), y=y)
    points = marks.mark_point(shape="triangle-down", filled=True, size=90, color=BET, opacity=1)
    left = marks.transform_filter("datum.rate > 0.5").mark_text(
        fontSize=look.words, align="right", dx=-9, color=look.ink
    )
    right = marks.transform_filter("datum.rate <= 0.5").mark_text(
        fontSize=look.words, align="left", dx=9, color=look.ink
    )
    return finish(
        look,
        (zones + points + left.encode(text="word:N") + right.encode(text="word:N")).properties(height=look.height(200)),
    )
