"""Pictures of the line of cooks: the network, the map of all tickets and each cook's own small map."""

from functools import lru_cache
from typing import cast

import numpy as np
import pandas as pd
import streamlit as st
from contourpy import contour_generator

from core.arrays import Array
from core.patterns import MOST_GRAMS, grams
from lessons.stations import charts, cooks, heat, scene
from lessons.stations.scene import LIKED, KitchenLine
from lessons.stations.settings import Stations
from ui.draw.charts import Look
from ui.draw.datasets import Columns, packed
from ui.draw.network import PICKED, WIDTH, NetworkPicture, network_svg
from ui.draw.plate.svg import OUTLINE, document, n
from ui.draw.show import draw, look
from ui.kit.text import Text

SMALL_POINTS = 21
SMALL = 38.0
SMALL_STEP = 47.0
TURNS = {"tanh": 0.0, "relu": 1e-6, "sigmoid": 0.5, "identity": 0.0}
"""What a cook passes on at its threshold."""


def show_network(text: Text, settings: Stations, shown: KitchenLine) -> None:
    """The line with the ticket on it: every activation, every weight."""
    words = text("alt.network", cooks=len(cooks.cooks(settings)) - 1, verdict=scene.verdict(settings, shown))
    st.image(network_svg(network_picture(text, settings, shown, look())), width="stretch", alt=words)


def network_picture(text: Text, settings: Stations, shown: KitchenLine, look: Look) -> NetworkPicture:
    """The line as it is drawn."""
    trace, layers = shown.forward(scene.ticket(settings)), shown.net.layers(shown.weights)
    layer, unit = cooks.seat(settings, cooks.picked(settings))
    hears = cooks.heard(settings).index(cooks.heard_most(settings))
    by_hand = settings.net_mode == "hand" and hears < len(cooks.heard(settings)) - 1
    return NetworkPicture(
        activations=tuple(tuple(map(float, each[:, 0])) for each in trace.activations),
        weights=tuple(tuple(tuple(map(float, row)) for row in each.weights) for each in layers),
        biases=tuple(tuple(map(float, each.biases)) for each in layers),
        inputs=tuple(
            text("on_ticket", name=text.option("net_hears", name), grams=grams_asked)
            for name, grams_asked in zip(cooks.TICKET, (settings.ticket_salt, settings.ticket_spice), strict=True)
        ),
        output=text.option("net_cook", "out"),
        picked=(layer, unit),
        dark=look.dark,
        names=cooks.stations(settings),
        picked_line=(layer, unit, hears) if by_hand else None,
        even=LIKED,
    )


def show_map(text: Text, settings: Stations, shown: KitchenLine, earlier: KitchenLine | None) -> None:
    """What the last cook, or the one picked, passes on for every ticket; the diners, the ticket and the last run."""
    who = cooks.picked(settings) if settings.net_map == "cook" else cooks.OUT
    layer, unit = cooks.seat(settings, who)
    heights = scene.maps(shown)[layer - 1][unit]
    level = LIKED if who == cooks.OUT else TURNS[settings.net_rule]
    borders = [_border(heights, level, text("border"))]
    before = earlier if who == cooks.OUT else None
    if before is not None:
        borders.append(_border(scene.maps(before)[-1][0], LIKED, text("border_before")))
    data: dict[str, Columns | bytes] = {
        "heat": {"url": [heat.heat_url(_warmth(heights, who))]},
        "borders": pd.concat(borders, ignore_index=True),
        "tickets": _tickets(text, settings.net_pattern),
        "ticket": {"salt": [settings.ticket_salt], "spice": [settings.ticket_spice]},
    }
    words = text("alt.map", who=text.option("net_cook", who))
    draw(charts.ticket_map(text, look(), before is not None), data, key="ticket_map", alt=words)


@lru_cache(maxsize=16)
def _tickets(text: Text, pattern: str) -> bytes:
    """The diners whose wishes are known, where their tickets lie."""
    diners = scene.tickets(pattern)
    asked = grams(diners.X).astype("float32").round(2)
    wishes = np.where(diners.y > LIKED, text("diner.yes"), text("diner.no"))
    return packed({"salt": asked[:, 0], "spice": asked[:, 1], "diner": wishes})


def show_small_maps(text: Text, settings: Stations, shown: KitchenLine) -> None:
    """Every cook's own map, small, the picked one in a frame: copies look alike."""
    stations = zip(cooks.stations(settings), scene.maps(shown, SMALL_POINTS), strict=False)
    drawn = [
        _small_map(heights, name, (place, row), name == cooks.picked(settings), look())
        for row, (names, maps) in enumerate(stations)
        for place, (name, heights) in enumerate(zip(names, maps, strict=True))
    ]
    words = 'font-family="system-ui,-apple-system,sans-serif" font-size="12" text-anchor="middle"'
    height = round(4 + settings.net_stations * (SMALL_STEP + 10))
    st.image(document(WIDTH, height, f"<g {words}>{''.join(drawn)}</g>"), width="stretch", alt=text("alt.small"))


def _small_map(heights: Array, name: str, spot: tuple[int, int], picked: bool, look: Look) -> str:
    """One cook's map with its name, at a spot (place, row)."""
    x, y = 3.0 + spot[0] * SMALL_STEP, 16.0 + spot[1] * (SMALL_STEP + 10)
    side = f'x="{n(x)}" y="{n(y)}" width="{n(SMALL)}" height="{n(SMALL)}"'
    frame = f'stroke="{PICKED}" stroke-width="5"' if picked else f'stroke="{OUTLINE}" stroke-width="2"'
    return (
        f'<text x="{n(x + SMALL / 2)}" y="{n(y - 4)}" fill="{look.ink}">{name}</text><rect {side} fill="none" {frame}/>'
        f'<image {side} preserveAspectRatio="none" href="{heat.heat_url(heights)}"/>'
    )


def _warmth(heights: Array, who: str) -> Array:
    """Verdicts lie around 0 and 1, the cooks' own numbers around 0."""
    return 2.0 * heights - 1.0 if who == cooks.OUT else heights


def _border(heights: Array, level: float, name: str) -> pd.DataFrame:
    """The lines on a map of all tickets along which it passes a level."""
    axis = np.linspace(0.0, MOST_GRAMS, len(heights))
    pieces = cast("list[Array]", contour_generator(axis, axis, np.nan_to_num(heights)).lines(level))
    rows = [(name, i, j, x, y) for i, piece in enumerate(pieces) for j, (x, y) in enumerate(piece.round(2))]
    table = pd.DataFrame(rows, columns=["border", "piece", "order", "salt", "spice"])
    return table.astype({"piece": "int8", "order": "int16", "salt": "float32", "spice": "float32"})
