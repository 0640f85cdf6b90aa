"""Charts, written in Altair and turned to a specification once per language and register; the data follow each time.

A builder takes the words and returns a finished specification without data. It is kept, so that a rerun sends only
fresh numbers and the browser keeps its view: titles, domains and colours never change with the numbers. Marks are
middle tones that keep 3:1 against both the light and the dark page, and each is doubled by a shape, a dash or a word.
Words on a chart need more than that, so they are written in the ink of the theme.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import altair as alt

from ui.text import Text

Spec = dict[str, Any]


@dataclass(frozen=True)
class Look:
    """How a chart is to look: the theme it stands in, and whether a whole room looks at it."""

    dark: bool = False
    big: bool = False

    @property
    def ink(self) -> str:
        """The colour of words."""
        return "#F4EADD" if self.dark else "#372C25"

    def height(self, pixels: int) -> int:
        """The height of a picture."""
        return round(pixels * 1.3) if self.big else pixels

    @property
    def words(self) -> int:
        """The size of words among the marks, in pixels."""
        return 18 if self.big else 13


SALT, SPICE, WISH, MACHINE, GHOST, BET = "#4A86BF", "#CF6A3A", "#8C7464", "#B5762A", "#8F857D", "#9068B4"
STRONG, WEAK, RIGHT = "#CF6A3A", "#4A86BF", "#4C9273"
ZONE_COLORS = ("#9DB4C6", "#4C9273", "#D9A441", "#C4532F")
ERROR_LIMIT = 5.0
LOSS_RANGE = (0.02, 200.0)
GRAMS = (0.0, 6.0)
FEELINGS = ("too_weak", "about_right", "too_strong")
PICTURE_HEIGHT = 340
CHARTS = 256
"""How many forms of a chart are kept: two languages, two registers, four looks, and what else it depends on."""

ZONE_ROWS = (2.7, 3.9)  # below the rows of three marks


def finish(look: Look, chart: alt.Chart | alt.LayerChart) -> Spec:
    """The specification of a chart, without data. Streamlit's own grey of axes and legends is too pale to read."""
    spec = chart.to_dict()
    spec.pop("datasets", None)
    words = {"labelColor": look.ink, "titleColor": look.ink}
    spec["config"] = {**spec.get("config", {}), "axis": words, "legend": words}
    return spec


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
            color=alt.Color("part:N", scale=color, legend=_top_legend()),
        )
    )
    wishes = alt.Chart(alt.NamedData("wishes")).mark_tick(thickness=4, size=26)
    wishes = wishes.encode(x="wish:Q", y=y, color=alt.Color("part:N", scale=color))
    return finish(look, (bars + wishes).properties(height=look.height(PICTURE_HEIGHT - 40)))


@lru_cache(maxsize=CHARTS)
def loss_by_round(text: Text, look: Look, compared: bool) -> Spec:
    """The loss of this cook, and of the last if they are compared, on a log axis that is cut off for burnt runs.

    Data `losses`: round, loss (within `LOSS_RANGE`), cook; `best`: loss, word.
    """
    cooks = [text.label("cook.this"), text.label("cook.last")][: 1 + compared]
    y = alt.Y(
        "loss:Q",
        scale=alt.Scale(type="log", domain=LOSS_RANGE),
        title=text.label("axis.loss"),
        axis=alt.Axis(values=[0.1, 1, 10, 100], format="~g", grid=True),
    )
    x = alt.X("round:Q", title=text.label("axis.round"), axis=alt.Axis(grid=False, tickMinStep=1, format="d"))
    lines = (
        alt.Chart(alt.NamedData("losses"))
        .mark_line(strokeWidth=2.5, clip=True)
        .encode(
            x=x,
            y=y,
            color=alt.Color(
                "cook:N", scale=alt.Scale(domain=cooks, range=[STRONG, GHOST][: len(cooks)]), legend=_top_legend()
            ),
            strokeDash=alt.StrokeDash("cook:N", scale=alt.Scale(domain=cooks, range=[[1, 0], [6, 4]][: len(cooks)])),
        )
    )
    best = alt.Chart(alt.NamedData("best"))
    floor = best.mark_rule(color=RIGHT, strokeWidth=2, strokeDash=[2, 3]).encode(y=y)
    name = best.mark_text(color=look.ink, align="right", dy=-8, dx=-4, fontSize=look.words).encode(
        y=y, x=alt.value("width"), text="word:N"
    )
    return finish(look, (floor + lines + name).properties(height=look.height(260)))


@lru_cache(maxsize=CHARTS)
def rates(text: Text, look: Look) -> Spec:
    """Where the learning rates are timid, good, swinging and boiling, with a mark at the bet and at both cooks.

    Data: `zones` (start, end, zone), `marks` (rate, word, row).
    """
    words = [text.label(f"zone.{zone}") for zone in ("timid", "good", "swings", "boils")]
    scale = alt.Scale(type="log", domain=[0.01, 1.0], nice=False)
    x = alt.X(
        "start:Q",
        scale=scale,
        title=text.label("setting.rate"),
        axis=alt.Axis(values=[0.01, 0.03, 0.1, 0.3, 1], grid=False, format="~g"),
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
            color=alt.Color("zone:N", scale=alt.Scale(domain=words, range=ZONE_COLORS), legend=_top_legend()),
        )
    )
    marks = alt.Chart(alt.NamedData("marks")).encode(x=alt.X("rate:Q", scale=scale), y=y)
    points = marks.mark_point(shape="triangle-down", filled=True, size=90, color=BET, opacity=1)
    left = marks.transform_filter("datum.rate > 0.25").mark_text(
        fontSize=look.words, align="right", dx=-9, color=look.ink
    )
    right = marks.transform_filter("datum.rate <= 0.25").mark_text(
        fontSize=look.words, align="left", dx=9, color=look.ink
    )
    return finish(
        look,
        (zones + points + left.encode(text="word:N") + right.encode(text="word:N")).properties(height=look.height(200)),
    )


def _whole_grams() -> alt.Axis:
    return alt.Axis(values=list(range(int(GRAMS[1]) + 1)), grid=False, format="d")


def _top_legend() -> alt.Legend:
    return alt.Legend(orient="top", title=None)
