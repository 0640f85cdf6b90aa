"""The shelf as a map: the learning rate across, the rounds upward, the score as colour.

Six thousand cells are too many marks to send and to draw. They travel as one small PNG made of the numbers, over which
Vega draws axes, edges and words.
"""

from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.sweeps import RATES, Shelf
from core.training import NEVER
from lessons.six import scene, words
from lessons.six.settings import Race
from ui.draw import charts
from ui.draw.charts import Look, Spec
from ui.draw.datasets import Columns
from ui.draw.png import png
from ui.draw.show import draw, look
from ui.kit.page import Page
from ui.kit.text import Text

SHADES = (("#FBF3E6", "#C2700F"), ("#2B2420", "#E39A2E"))
"""From score 0 to score 100, on the light page and on the dark one."""

BURNT = (("#8C7464", "#6E5A4C"), ("#5B4C42", "#7A675A"))
"""The two colours of the stripes where the pot has boiled over."""

CELL = (4, 2)
"""Pixels of the image a cell, across and upward: enough for stripes."""

HEIGHT = 340
RATE_GAP = float(np.sqrt(RATES[1] / RATES[0]))
RATE_RANGE = (float(RATES[0] / RATE_GAP), float(RATES[-1] * RATE_GAP))


def show_one(page: Page[Race], run: Race) -> None:
    """The learning rates of the apprentice chosen."""
    page.buttons("shelf_of", named=False)
    text, optimizer = page.text, page.settings.shelf_of
    page.say(said := words.shelf(text, run, optimizer))
    show_shelf(text, run, optimizer, said, look())


def show_shelf(text: Text, run: Race, optimizer: str, said: str, look: Look) -> None:
    """The shelf of one optimizer with its edges, and a line at the rate of the race, unless that went by plan.

    Args:
        said: what it shows.
    """
    shelf = scene.shelf(run, optimizer)
    raced = [] if run.plan == "planned" else [scene.rates(run)[optimizer]]
    found = edges(text, shelf, scene.arrivals(run, optimizer))
    data: dict[str, Columns] = {
        "map": {"url": [image(shelf, look.dark)]},
        "edges": found,
        "marks": {"rate": raced, "word": [text("shelf.raced")] * len(raced)},
        "places": _places(text, shelf),
    }
    alt_words = text.together(text("shelf.alt"), *said.replace("**", "").split("\n\n"))
    drawn = chart(text, look, len(shelf.rounds) - 1, tuple(found["edge"].unique()))
    draw(drawn, data, key="shelf", alt=alt_words)


@lru_cache(maxsize=16)
def chart(text: Text, look: Look, rounds: int, found: tuple[str, ...]) -> Spec:
    """Data: `map` (url), `edges` (rate, round, edge, piece), `marks` (rate, word), `places` (rate, round, word).

    Args:
        found: the names of the edges that are there; the legend names no other.
    """
    x = alt.X(
        "rate:Q",
        scale=alt.Scale(type="log", domain=RATE_RANGE, nice=False),
        title=text.label("setting.race_rate"),
        axis=alt.Axis(values=[0.001, 0.01, 0.1, 1, 10], grid=False, format="~g"),
    )
    y = alt.Y(
        "round:Q",
        scale=alt.Scale(domain=[-0.5, rounds + 0.5], nice=False),
        title=text.label("axis.round"),
        axis=alt.Axis(grid=False, format="d"),
    )
    picture = (
        alt.Chart(alt.NamedData("map"))
        .mark_image(
            width=alt.ExprRef("width"),
            height=alt.ExprRef("height"),
            aspect=False,
            smooth=False,
            align="left",
            baseline="top",
        )
        .encode(url="url:N", x=alt.value(0), y=alt.value(0))
    )
    dashes = {text("shelf.arrives"): [2, 3], text("shelf.burns"): [1, 0]}
    legend = alt.Legend(orient="top", title=None, symbolStrokeColor=look.ink, symbolSize=400, columns=1)
    lines = (
        alt.Chart(alt.NamedData("edges"))
        .mark_line(strokeWidth=2.5, color=look.ink)
        .encode(
            x=x,
            y=y,
            detail="piece:N",
            strokeDash=alt.StrokeDash(
                "edge:N",
                scale=alt.Scale(domain=list(found), range=[dashes[name] for name in found]),
                legend=legend if found else None,
            ),
        )
    )
    marks = alt.Chart(alt.NamedData("marks")).encode(x=x)
    raced = marks.mark_rule(color=look.ink, strokeWidth=2, strokeDash=[8, 4])
    said = _words(marks.encode(y=alt.value(12), text="word:N"), look, align="right", dx=-6)
    places = _words(alt.Chart(alt.NamedData("places")).encode(x=x, y=y, text="word:N"), look)
    return charts.finish(look, (picture + lines + raced + said + places).properties(height=look.height(HEIGHT)))


def _words(base: alt.Chart, look: Look, **marks: object) -> alt.LayerChart:
    """Words on any ground: a rim in the colour of the page, the ink over it."""
    page = "#1E1916" if look.dark else "#FFFBF4"
    rim = base.mark_text(fontSize=look.words, stroke=page, strokeWidth=4, strokeJoin="round", **marks)  # type: ignore[arg-type]
    return rim + base.mark_text(fontSize=look.words, color=look.ink, **marks)  # type: ignore[arg-type]


def image(shelf: Shelf, dark: bool) -> str:
    """The scores as a picture of 101 shades, the last round in the top row, stripes where a model is burnt."""
    shade = np.clip(np.rint(shelf.scores), 0, 100).astype(np.uint8)
    burnt = (shelf.burnt_at != NEVER) & (shelf.rounds[:, None] >= shelf.burnt_at)
    across, up = CELL
    cells = np.repeat(np.repeat(shade[::-1], up, axis=0), across, axis=1)
    hidden = np.repeat(np.repeat(burnt[::-1], up, axis=0), across, axis=1)
    rows, columns = np.indices(cells.shape)
    stripes = 101 + ((rows + columns) // 4 % 2)
    return png(np.where(hidden, stripes, cells).astype(np.uint8), palette(dark))


@lru_cache(maxsize=2)
def palette(dark: bool) -> bytes:
    """103 colours: the shades of the scores 0 to 100, then the two of the stripes."""
    low, high = (_rgb(colour) for colour in SHADES[dark])
    mix = np.linspace(0.0, 1.0, 101)[:, None] ** 1.5  # near the best, where it matters, shades lie further apart
    shades = np.rint(low + mix * (high - low))
    return np.vstack([shades, *(_rgb(colour) for colour in BURNT[dark])]).astype(np.uint8).tobytes()


def edges(text: Text, shelf: Shelf, arrivals: NDArray[np.int64]) -> pd.DataFrame:
    """Where each rate arrives and where it boils over, in pieces of neighbouring rates."""
    found = []
    for edge, rounds in (("arrives", arrivals), ("burns", shelf.burnt_at)):
        there = np.flatnonzero(rounds != NEVER)
        pieces = np.cumsum(np.diff(there, prepend=-1) > 1)
        found += [
            (shelf.rates[k], rounds[k], text(f"shelf.{edge}"), f"{edge} {piece}")
            for k, piece in zip(there, pieces, strict=True)
        ]
    table = pd.DataFrame(found, columns=["rate", "round", "edge", "piece"])
    return table.astype({"rate": "float32", "round": "int16"})


def _places(text: Text, shelf: Shelf) -> dict[str, list[Any]]:
    """Where the words *boils over* go: in the middle of the striped part."""
    there = np.flatnonzero(shelf.burnt_at != NEVER)
    rate = [float(np.sqrt(shelf.rates[there[0]] * shelf.rates[-1]))] if len(there) else []
    return {"rate": rate, "round": [0.6 * shelf.rounds[-1]] * len(rate), "word": [text("shelf.burnt")] * len(rate)}


def _rgb(colour: str) -> NDArray[np.float64]:
    return np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)], dtype=float)
