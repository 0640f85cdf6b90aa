"""The pictures of the line that lost a number as they are now: what films begin from, and what stands for them."""

from html import escape

import numpy as np

from core.arrays import Array
from core.capacity import TICKETS, UNSEEN_TICKETS
from lessons.stations import heat
from lessons.stations.lost import ground, line, scene, words
from lessons.stations.settings import Stations
from ui.draw.card import Card
from ui.figures import decimal, whole
from ui.kit import cards
from ui.kit.text import Text

LAYERS = scene.NET.sizes
FIGURES = ("loss", "right", "unseen")
LAST_POINTS = 27
"""Of the last cook's own small map, along a side."""


def cook_paths(weights: Array, cook: int) -> tuple[str, str]:
    """A cook's area and border in its circle."""
    place = line.square(cook)
    if cook == len(line.COOKS) - 1:
        heights = scene.maps(weights, LAST_POINTS, line.REACH)[cook]
    else:  # its border is straight, so the corners tell
        salt, spice, base = weights[3 * cook : 3 * cook + 3].tolist()
        ends = np.array([-line.REACH, line.REACH])
        heights = salt * ends[np.newaxis] + spice * ends[:, np.newaxis] + base
    return place.area(heights), place.border(heights)


def verdict(text: Text, settings: Stations) -> words.Verdict:
    """What the last cook says of the ticket."""
    logit = scene.passed_on(scene.line(settings.net_found), scene.ticket(settings))[-1, 0]
    return words.verdict(text, float(logit), scene.likes(settings))


def line_html(text: Text, settings: Stations) -> str:
    """The line, what its lines and circles mean, and on a laptop the figures below."""
    weights, X = scene.line(settings.net_found), scene.ticket(settings)
    passed, paths = scene.passed_on(weights, X)[:, 0], [cook_paths(weights, cook) for cook in range(len(line.COOKS))]
    picture = line.Drawn(
        weights.tolist(),
        settings.net_number,
        passed.tolist(),
        [area for area, _ in paths],
        [border for _, border in paths],
        (float(X[0, 0]), float(X[0, 1])),
    )
    told = verdict(text, settings)
    svg = line.line_svg(picture, words.in_line(text, settings, told))
    alt = escape(words.in_words(text, settings, told))
    legend = line.legend_html(words.legend(text))
    return f'<div id="line" role="img" aria-label="{alt}">{svg}</div>{legend}{_figures(text, settings, "laptop")}'


def map_html(text: Text, settings: Stations, colours: str = "") -> str:
    """The map and what its marks mean; on a phone this stands beside it, with the figures."""
    weights, said, X = scene.line(settings.net_found), words.on_map(text), scene.ticket(settings)
    heights = scene.maps(weights)[-1]
    url = heat.heat_url(2 * scene.chance(heights) - 1)
    image = f'<img alt="" src="{url}" style="{ground.laid_over()}">'
    ticket = (float(X[0, 0]), float(X[0, 1]))
    border = ground.borders(heights)
    picture = ground.map_html(said, scene.tickets(), colours or image, border, before(settings), ticket)
    alt = escape(text("alt.map", who=words.cook(text, 3)))
    figures = _figures(text, settings, "phone")
    legend = ground.legend_html(said, "phone")
    beside = f'<div class="phone" style="flex:4 1 0;min-width:0;font-size:.85rem">{figures}{legend}</div>'
    return (
        f'<div style="display:flex;gap:.6rem;align-items:start"><div role="img" aria-label="{alt}" '
        f'style="flex:9 1 0;min-width:0;max-width:calc(19rem*var(--scale,1))">{picture}</div>{beside}</div>'
        f"{ground.legend_html(said, 'laptop')}"
    )


def before(settings: Stations) -> str:
    """The border before the hand's last move, as a path; none before the first."""
    return ground.borders(scene.maps(scene.line(settings.net_was))[-1]) if settings.net_found else ""


def loss(weights: Array) -> str:
    """How far off the line is, as it is written."""
    return decimal(float(scene.loss(weights)), 2)


def right(weights: Array) -> str:
    """How many tickets it judges right, as it is written."""
    return whole(int(scene.right(weights, scene.tickets())))


def unseen(weights: Array) -> str:
    """How many tickets it judges right that it was never taught, as it is written."""
    return whole(int(scene.right(weights, scene.exam())))


def earlier(text: Text, settings: Stations) -> tuple[str, str]:
    """Both figures before the hand's last move, in words."""
    if not settings.net_found:
        return "", ""
    weights = scene.line(settings.net_was)
    return words.was(text, loss(weights)), words.was(text, right(weights))


def card(text: Text, settings: Stations, weights: Array) -> Card:
    """The line's card."""
    whose, state, mine = on_card(text, settings, weights)
    return cards.card(text, whose, LAYERS, weights.tolist(), state=state, mine=mine)


def on_card(text: Text, settings: Stations, weights: Array) -> tuple[str, str, tuple[int, str]]:
    """Whose card it is, whether a hand has changed it, and the number in the hand."""
    changed = not np.array_equal(weights, scene.given())
    mine = (settings.net_number, words.number(text, settings.net_number))
    return text("card.whose"), text("card.by_hand") if changed else "", mine


def _figures(text: Text, settings: Stations, place: str) -> str:
    """How far off, how many are right, and what both were: side by side on a laptop, below each other on a phone."""
    weights = scene.line(settings.net_found)
    was = (*earlier(text, settings), "")
    told = zip(FIGURES, (loss(weights), right(weights), unseen(weights)), was, strict=True)
    counts = {"right": TICKETS, "unseen": UNSEEN_TICKETS}
    step, way = ("<br>", "column") if place == "phone" else (" ", "row")
    shown = []
    for name, value, before in told:
        of = f' <span class="name">/ {whole(counts[name])}</span>' if name in counts else ""
        shown.append(
            '<div style="line-height:1.3;white-space:nowrap">'
            f'<span class="name">{escape(text(f"lost.figure.{name}"))}</span><br>'
            f'<b id="{name}" style="font-size:1.4em">{value}</b>{of}{step}'
            f'<span class="name" id="{name}-was" style="font-size:.9em">{escape(before)}</span></div>'
        )
    look = f"display:flex;flex-flow:{way};justify-content:space-between;gap:.1rem 1rem;font-size:.85rem"
    return f'<div class="{place}"><div style="{look}">{"".join(shown)}</div></div>'
