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
from ui.draw.network import ON_COOK, PICKED, WIDTH, NetworkPicture, network_svg
from ui.draw.plate.svg import OUTLINE, document, n, part_of
from ui.draw.show import draw, look
from ui.figures import beside
from ui.kit.text import Text
from ui.kitchen import gram_map
from ui.kitchen.gram_map import LEFT, SIDE, TOP, across, up

SMALL_POINTS = 21
SMALL = 38.0
SMALL_STEP = 47.0
TURNS = {"tanh": 0.0, "relu": 1e-6, "sigmoid": 0.5, "identity": 0.0}
"""What a cook passes on at its threshold."""


def show_network(text: Text, settings: Stations, shown: KitchenLine) -> None:
    """The line with the ticket on it: every activation, every weight."""
    drawn = network_svg(network_picture(text, settings, shown, look()))
    st.image(drawn, width="stretch", alt=network_words(text, settings, shown))


def network_words(text: Text, settings: Stations, shown: KitchenLine) -> str:
    """The picture of the line in words."""
    return text(
        "alt.network", cooks=len(cooks.cooks(settings)) - 1, verdict=beside(scene.verdict(settings, shown), 2, LIKED)
    )


def network_picture(
    text: Text, settings: Stations, shown: KitchenLine, look: Look, *, moving: bool = False
) -> NetworkPicture:
    """The line as it is drawn; `moving`: for a film."""
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
        moving=moving,
    )


def show_map(text: Text, settings: Stations, shown: KitchenLine, earlier: KitchenLine | None) -> None:
    """What the last cook, or the one picked, passes on for every ticket; the diners, the ticket and the last run."""
    who = on_map(settings)
    layer, unit = cooks.seat(settings, who)
    heights = scene.maps(shown)[layer - 1][unit]
    borders = [_border(heights, _level(settings), text("border"))]
    before = earlier if who == cooks.OUT else None
    if before is not None:
        borders.append(_border(scene.maps(before)[-1][0], LIKED, text("border_before")))
    data: dict[str, Columns | bytes] = {
        "heat": {"url": [heat.heat_url(warmth(heights, who))]},
        "borders": pd.concat(borders, ignore_index=True),
        "tickets": _tickets(text, settings.net_pattern),
        "ticket": {"salt": [settings.ticket_salt], "spice": [settings.ticket_spice]},
    }
    words = text("alt.map", who=text.option("net_cook", who))
    draw(charts.ticket_map(text, look(), before is not None), data, key="ticket_map", alt=words)


def on_map(settings: Stations) -> str:
    """Whose map is shown: the last cook's, or that of the one picked."""
    return cooks.picked(settings) if settings.net_map == "cook" else cooks.OUT


def _level(settings: Stations) -> float:
    """Where the border on the map lies."""
    return LIKED if on_map(settings) == cooks.OUT else TURNS[settings.net_rule]


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


def warmth(heights: Array, who: str) -> Array:
    """Verdicts lie around 0 and 1, the cooks' own numbers around 0."""
    return 2.0 * heights - 1.0 if who == cooks.OUT else heights


def _border(heights: Array, level: float, name: str) -> pd.DataFrame:
    """The lines on a map of all tickets along which it passes a level."""
    axis = np.linspace(0.0, MOST_GRAMS, len(heights))
    pieces = cast("list[Array]", contour_generator(axis, axis, np.nan_to_num(heights)).lines(level))
    rows = [(name, i, j, x, y) for i, piece in enumerate(pieces) for j, (x, y) in enumerate(piece.round(2))]
    table = pd.DataFrame(rows, columns=["border", "piece", "order", "salt", "spice"])
    return table.astype({"piece": "int8", "order": "int16", "salt": "float32", "spice": "float32"})


# ---- what films move ----


def border_path(settings: Stations, heights: Array, level: float | None = None) -> str:
    """The lines on a map of all tickets along which it passes a level, as a path."""
    axis = np.linspace(0.0, MOST_GRAMS, len(heights))
    lines = contour_generator(axis, axis, np.nan_to_num(heights)).lines(_level(settings) if level is None else level)
    pieces = cast("list[Array]", lines)
    return "".join("M" + "L".join(f"{n(across(x))} {n(up(y))}" for x, y in piece.tolist()) for piece in pieces)


def open_map(text: Text, settings: Stations, earlier: Stations | None) -> str:
    """The map of all tickets with a canvas for the heat, and parts `border` and the ticket's `salt` and `spice`."""
    diners = scene.tickets(settings.net_pattern)
    marks = "".join(_mark(x, y, likes=wish > LIKED) for (x, y), wish in zip(grams(diners.X), diners.y, strict=True))
    before = ""
    if earlier is not None and on_map(settings) == cooks.OUT:
        path = border_path(settings, scene.maps(scene.finished(earlier))[-1][0], LIKED)
        before = f'<path d="{path}" fill="none" stroke="{charts.BORDER}" stroke-width="2" stroke-dasharray="3 5"/>'
    diamond = "M0-9L9 0 0 9-9 0z"
    drawn = [
        f'<g fill="none" stroke="{ON_COOK}" stroke-width="1.6">{marks}</g>{before}',
        f'<path id="border" fill="none" stroke="{charts.BORDER}" stroke-width="2.5" stroke-linejoin="round"/>',
        gram_map.axes(text("axis.salt"), text("axis.spice")),
        _map_legend(text, compared=bool(before)),
        '<g id="salt"><g class="hold" id="spice"><circle r="24" fill="transparent"/>'
        f'<path d="{diamond}" fill="{PICKED}" stroke="#FFFBF4" stroke-width="2.5"/></g></g>',
    ]
    left, top = (part_of(LEFT, WIDTH), part_of(TOP, MAP_HEIGHT))
    wide, high = (part_of(SIDE, WIDTH), part_of(SIDE, MAP_HEIGHT))
    canvas = f'<canvas id="heat" style="left:{left};top:{top};width:{wide};height:{high}"></canvas>'
    words = text("alt.map", who=text.option("net_cook", on_map(settings)))
    picture = gram_map.svg(MAP_HEIGHT, "".join(drawn))
    return f'<div class="over wide" role="img" aria-label="{words}">{canvas}{picture}</div>'


MAP_HEIGHT = 428
"""Of the map with its legend, in units of the drawing."""


def _mark(salt: float, spice: float, *, likes: bool) -> str:
    """A diner's ticket: a ring for a yes, a cross for a no."""
    x, y = across(salt), up(spice)
    if likes:
        return f'<circle cx="{n(x)}" cy="{n(y)}" r="3.6"/>'
    return f'<path d="M{n(x - 3)} {n(y - 3)}l6 6m0-6l-6 6"/>'


def _map_legend(text: Text, *, compared: bool) -> str:
    y = MAP_HEIGHT - 34
    marks = f'<g fill="none" stroke="var(--ink)" stroke-width="1.6"><circle cx="42" cy="{y - 4}" r="3.6"/>'
    marks += f'<path d="M199 {y - 7}l6 6m0-6l-6 6"/></g>'
    said = [gram_map.words(52, y, text("diner.yes"), anchor="start")]
    said.append(gram_map.words(212, y, text("diner.no"), anchor="start"))
    lines = f'<path d="M34 {y + 18}h26" stroke="var(--quiet)" stroke-width="2.5"/>'
    said.append(gram_map.words(68, y + 22, text("border"), anchor="start"))
    if compared:
        lines += f'<path d="M199 {y + 18}h26" stroke="var(--quiet)" stroke-width="2" stroke-dasharray="3 5"/>'
        said.append(gram_map.words(233, y + 22, text("border_before"), anchor="start"))
    return marks + lines + "".join(said)


def open_small_maps(text: Text, settings: Stations) -> str:
    """A canvas for every cook's own map, `small` and its name, the picked one in a frame."""
    rows = []
    for names in cooks.stations(settings):
        cells = []
        for name in names:
            frame = f"3px solid {PICKED}" if name == cooks.picked(settings) else f"1px solid {OUTLINE}"
            look = f"display:block;width:2.3rem;height:2.3rem;outline:{frame}"
            cells.append(
                f'<span style="font-size:.75rem">{name}<canvas id="small{name}" style="{look}"></canvas></span>'
            )
        rows.append(f'<div style="display:flex;flex-wrap:wrap;gap:.6rem;text-align:center">{"".join(cells)}</div>')
    return f'<div role="img" aria-label="{text("alt.small")}">{"".join(rows)}</div>'
