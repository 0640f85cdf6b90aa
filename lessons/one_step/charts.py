"""The chart of *One step, slowly*: what each diner tastes, part by part."""

from functools import lru_cache

import altair as alt

from ui.draw.charts import CHARTS, PICTURE_HEIGHT, SALT, SPICE, WISH, Look, Spec, finish, top_legend
from ui.kit.text import Text


@lru_cache(maxsize=CHARTS)
def plates(text: Text, look: Look) -> Spec:
    """What each diner tastes, as the sum of a part from each seasoning, with a mark at the wish.

    Data: `parts` (diner, part, start, end), `wishes` (diner, part, wish).
    """
    y = alt.Y("diner:O", title=text.label("axis.diner"), axis=alt.Axis(labelAngle=0))
    names = [text.label("seasoning.salt"), text.label("seasoning.spice"), text.label("wish")]
    color = alt.Scale(domain=names, range=[SALT, SPICE, WISH])
    bars = (
        alt.Chart(alt.NamedData("parts"))
        .mark_bar(height=16, stroke="#FFFBF4", strokeWidth=1)
        .encode(
            x=alt.X("start:Q", title=text.label("axis.strength"), axis=alt.Axis(grid=False, tickCount=6)),
            x2="end:Q",
            y=y,
            color=alt.Color("part:N", scale=color, legend=top_legend()),
        )
    )
    wishes = alt.Chart(alt.NamedData("wishes")).mark_tick(thickness=4, size=26)
    wishes = wishes.encode(x="wish:Q", y=y, color=alt.Color("part:N", scale=color))
    return finish(look, (bars + wishes).properties(height=look.height(PICTURE_HEIGHT - 40)))
