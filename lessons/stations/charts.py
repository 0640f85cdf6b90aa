"""Charts of the line of cooks: what one of them passes on for every ticket."""

from functools import lru_cache

import altair as alt

from ui.draw.charts import CHARTS, GRAMS, Look, Spec, finish
from ui.draw.network import ON_COOK, PICKED
from ui.kit.text import Text

MAP_HEIGHT = 400
LIKES, BEYOND = "circle", "M-.9-.9L.9.9M.9-.9L-.9.9"
BORDER = "#5E3F22"
BORDERS, DASHES = ("border", "border_before"), [[1, 0], [3, 5]]


@lru_cache(maxsize=CHARTS)
def ticket_map(text: Text, look: Look, compared: bool) -> Spec:
    """A map of all tickets, with the diners, the border between yes and no, and the ticket on the line.

    `compared`: whether the border of the run before is there as well.

    Data: `heat` (url), `borders` (border, piece, order, salt, spice), `tickets` (salt, spice, diner), `ticket` (salt,
    spice). The map brings its own pale ground on either page, so what stands on it is dark.
    """
    grams = alt.Axis(values=list(range(int(GRAMS[1]) + 1)), grid=False, format="d")
    x = alt.X("salt:Q", scale=alt.Scale(domain=GRAMS), title=text("axis.salt"), axis=grams)
    y = alt.Y("spice:Q", scale=alt.Scale(domain=GRAMS), title=text("axis.spice"), axis=grams)
    heat = (
        alt.Chart(alt.NamedData("heat"))
        .mark_image(
            width=alt.ExprRef("width"), height=alt.ExprRef("height"), aspect=False, align="left", baseline="top"
        )
        .encode(x=alt.value(0), y=alt.value(0), url="url:N")
    )
    words = [text(name) for name in BORDERS[: 1 + compared]]
    dashes = alt.Scale(domain=words, range=DASHES[: len(words)])
    legend = alt.Legend(orient="top", title=None, symbolStrokeColor=look.ink)
    borders = (
        alt.Chart(alt.NamedData("borders"))
        .mark_line(strokeWidth=2.5, clip=True, color=BORDER)
        .encode(
            x=x,
            y=y,
            detail=["border:N", "piece:N"],
            order="order:Q",
            strokeDash=alt.StrokeDash("border:N", scale=dashes, legend=legend),
        )
    )
    shape = alt.Shape(
        "diner:N",
        scale=alt.Scale(domain=[text("diner.yes"), text("diner.no")], range=[LIKES, BEYOND]),
        legend=alt.Legend(orient="bottom", title=None, symbolStrokeColor=look.ink),
    )
    diners = (
        alt.Chart(alt.NamedData("tickets"))
        .mark_point(size=46, color=ON_COOK, strokeWidth=1.6, opacity=1)
        .encode(x=x, y=y, shape=shape)
    )
    here = alt.Chart(alt.NamedData("ticket")).encode(x=x, y=y)
    ground = here.mark_point(shape="diamond", filled=True, size=260, color="#FFFBF4", opacity=1)
    ticket = here.mark_point(shape="diamond", filled=True, size=150, color=PICKED, opacity=1)
    layers = heat + borders + diners + ground + ticket
    return finish(look, layers.properties(height=look.height(MAP_HEIGHT)))
