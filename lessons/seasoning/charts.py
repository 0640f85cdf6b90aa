"""The chart of *Season it yourself*: the taste map."""

from functools import lru_cache

import altair as alt

from ui.draw.charts import BET, CHARTS, GHOST, GRAMS, PICTURE_HEIGHT, Look, Spec, finish
from ui.kit.text import Text


@lru_cache(maxsize=CHARTS)
def taste_map(text: Text, look: Look) -> Spec:
    """The taste score over salt and spice, the grams tasted so far, and the bet.

    Data: `bands` (ring, order, level, salt, spice), `levels` (level, salt, spice), `tries` (order, salt, spice),
    `you` (salt, spice), `bet` (salt, word; may be empty).
    """
    x = alt.X("salt:Q", scale=alt.Scale(domain=GRAMS), title=text.label("axis.salt"), axis=_whole_grams())
    y = alt.Y("spice:Q", scale=alt.Scale(domain=GRAMS), title=text.label("axis.spice"), axis=_whole_grams())
    bands = (
        alt.Chart(alt.NamedData("bands"))
        .mark_line(clip=True, strokeWidth=1, stroke="#B08A5A", fill="#E09A2E", fillOpacity=0.16, strokeOpacity=0.7)
        .encode(x=x, y=y, detail="ring:N", order="order:Q")
    )
    levels = (
        alt.Chart(alt.NamedData("levels"))
        .mark_text(fontSize=look.words - 1, dy=-7, clip=True, color=look.ink)
        .encode(x=x, y=y, text="level:Q")
    )
    bet = alt.Chart(alt.NamedData("bet"))
    bet_line = bet.mark_rule(color=BET, strokeWidth=2, strokeDash=[6, 4]).encode(x=x)
    bet_word = bet.mark_text(color=look.ink, fontSize=look.words, align="left", dx=6).encode(
        x=x, y=alt.datum(5.75), text="word:N"
    )
    tries = alt.Chart(alt.NamedData("tries"))
    path = tries.mark_line(strokeWidth=1.6, opacity=0.75, color=GHOST).encode(x=x, y=y, order="order:Q")
    stops = tries.mark_point(size=34, filled=False, color=GHOST, opacity=1).encode(x=x, y=y)
    you = alt.Chart(alt.NamedData("you")).mark_point(
        filled=True, size=240, color="#B5402B", stroke="#FFFBF4", strokeWidth=2, opacity=1
    )
    layers = bands + levels + bet_line + bet_word + path + stops + you.encode(x=x, y=y)
    return finish(look, layers.properties(height=look.height(PICTURE_HEIGHT + 20)))


def _whole_grams() -> alt.Axis:
    return alt.Axis(values=list(range(int(GRAMS[1]) + 1)), grid=False, format="d")
