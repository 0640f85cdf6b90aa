"""Films of *Stations*: the line with the ticket on it, the map of all tickets, the cooks' small maps, what is said,
and the card.

The line depends on three sliders, so it is cut into strips: each holds while the others stand. What the ticket does not
change is made once for a line and the slider that moves it.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

import numpy as np

from core.arrays import Array
from core.network import Network
from core.patterns import scaled
from lessons.stations import cooks, heat, pictures, scene, words
from lessons.stations.moving import ANOTHER_LINE, WEIGHT, Moving, moving
from lessons.stations.scene import LIKED, KitchenLine
from lessons.stations.settings import Stations
from ui.draw.card import Card, card_svg
from ui.draw.charts import Look
from ui.draw.network import DASH, NEGATIVE, POSITIVE, cook_id, line_id, network_svg, thickness, with_sign
from ui.figures import narrow
from ui.film import Axis, Coded, Film, Handle
from ui.kit import cards
from ui.kit.text import Text
from ui.kitchen import gram_map
from ui.kitchen.settings import GRAMS
from ui.settings import defaults

TICKET = ("ticket_salt", "ticket_spice")
KEPT = 32
QUICK = 6
"""How hard a film is deflated that is made at every rest: a tenth larger in a third of the time."""


def axes(moved: Moving) -> tuple[Axis, ...]:
    """The sliders of the page."""
    own = (Axis(moved.key, moved.kind.count),) if moved.key else ()
    return (*own, *(Axis(key, GRAMS.count) for key in TICKET))


def standing(moved: Moving) -> tuple[int, ...]:
    """Where they stand."""
    now = moved.now
    own = (moved.at,) if moved.key else ()
    return (*own, GRAMS.place_of(now.ticket_salt), GRAMS.place_of(now.ticket_spice))


# ---- the line ----


@lru_cache(maxsize=KEPT)
def line_film(text: Text, settings: Stations, run: Stations | None) -> bytes:
    """The line: its weights along the slider that moves it, and what stands on the ticket."""
    moved, now = moving(settings, run), scene.line(settings, run)
    picture = pictures.network_picture(text, settings, now, Look(), moving=True)
    drawing = f'<div id="line" role="img">{network_svg(picture)}</div><p id="verdict"></p>'
    film = Film(drawing, axes(moved))
    for column, (key, name) in enumerate(zip(TICKET, cooks.TICKET, strict=True)):
        said = [text("on_ticket", name=text.option("net_hears", name), grams=value) for value in GRAMS.values]
        film.part(f"w{cook_id(0, column)}", (key,), words=said)
    if moved.key:
        _lines(film, moved, now.net)
    return film.packed("line")


def strips(text: Text, settings: Stations, run: Stations | None) -> bytes:
    """What every cook passes on as the ticket is now, or the line: a strip for each slider, while the others stand."""
    usual = defaults(Stations)
    return _strips(text, replace(settings, **{name: usual[name] for name in ANOTHER_LINE}), run)


@lru_cache(maxsize=KEPT)
def _strips(text: Text, settings: Stations, run: Stations | None) -> bytes:
    moved = moving(settings, run)
    now, ticket = scene.line(settings, run), scene.ticket(settings)
    film = Film("", axes(moved), at=standing(moved))
    for column, key in enumerate(TICKET):
        tickets = np.repeat(ticket, GRAMS.count, axis=0)
        tickets[:, column] = scaled(np.array(GRAMS.values))
        _cooks(text, film, now.net.sizes, (key,), _heard(now.forward(tickets).activations))
    if moved.key:
        moved_there = now.net.forward(moved.weights, ticket).activations
        _cooks(text, film, now.net.sizes, moved.keys, _heard(moved_there))
    return film.packed("line", QUICK)


def _heard(activations: Sequence[Array]) -> Array:
    """(cooks, places) what every cook passes on, the ticket first: over tickets (units, n), or lines (k, units, 1)."""
    places = max(layer.shape[0] if layer.ndim == 3 else layer.shape[-1] for layer in activations)
    rows = [
        layer[..., 0].T if layer.ndim == 3 else np.broadcast_to(layer, (len(layer), places)) for layer in activations
    ]
    return np.concatenate(rows)


def _cooks(text: Text, film: Film, sizes: Sequence[int], along: Sequence[str], heard: Array) -> None:
    """What every cook passes on: its colour and its number; and the verdict in a sentence."""
    names = [cook_id(layer, unit) for layer, units in enumerate(sizes) for unit in range(units)]
    warmth = heard.copy()
    warmth[-1] = (heard[-1] - LIKED) / (1 - LIKED)
    film.part(names, along, cut=True, fill=Coded(heat.shades_of(warmth), heat.PALETTE))
    different, codes = np.unique(np.round(heard, 2), return_inverse=True)
    said = Coded(codes.reshape(heard.shape), [narrow(value) for value in different.tolist()])
    film.part([f"v{name}" for name in names], along, cut=True, words=said)
    told, codes = np.unique([words.ticket(text, verdict) for verdict in heard[-1].tolist()], return_inverse=True)
    film.part("verdict", along, cut=True, words=Coded(codes, told.tolist()))


def _lines(film: Film, moved: Moving, net: Network) -> None:
    """How thick each line is, which colour and dash, its number and the biases, at each place of the slider."""
    along = moved.keys
    for layer, blocks in enumerate(net.blocks(moved.weights), start=1):
        changed = np.argwhere((blocks != blocks[moved.at]).any(axis=0))
        for unit, before in changed.tolist():
            values = blocks[:, unit, before]
            if before == net.sizes[layer - 1]:
                film.part(f"b{cook_id(layer, unit)}", along, words=[with_sign(value) for value in values.tolist()])
                continue
            name = line_id(layer, unit, before)
            film.part(
                name,
                along,
                stroke=Coded((values < 0).astype(int), (POSITIVE, NEGATIVE)),
                stroke_width=[thickness(value) for value in values.tolist()],
                stroke_dasharray=Coded((values < 0).astype(int), ("none", DASH)),
            )
            film.part(f"n{name}", along, words=[narrow(value) for value in values.tolist()])
    if moved.key != "net_round":
        wide = [thickness(value) + 9 for value in WEIGHT.values]
        film.part("mark", along, stroke_width=wide)


# ---- the maps ----


@lru_cache(maxsize=KEPT)
def map_film(text: Text, settings: Stations, run: Stations | None, earlier: Stations | None) -> bytes:
    """What the last cook, or the one picked, passes on for every ticket; the ticket on it moves with its sliders."""
    moved = moving(settings, run)
    handle = Handle("spice", *TICKET, gram_map.BOX)
    film = Film(pictures.open_map(text, settings, earlier), axes(moved), handle)
    layer, unit = cooks.seat(settings, pictures.on_map(settings))
    heights = [scene.maps(line)[layer - 1][unit] for line in moved.lines]
    dots = np.stack([heat.shades_of(pictures.warmth(each, pictures.on_map(settings))) for each in heights])[:, ::-1]
    borders = [pictures.border_path(settings, each) for each in heights]
    _along(film, "heat", moved, shades=Coded(dots.reshape(len(heights), -1), heat.PALETTE))
    _along(film, "border", moved, d=borders)
    film.part("salt", ("ticket_salt",), transform=[gram_map.right_to(value) for value in GRAMS.values])
    film.part("spice", ("ticket_spice",), transform=[gram_map.up_to(value) for value in GRAMS.values])
    return film.packed("ticket_map")


@lru_cache(maxsize=KEPT)
def small_film(text: Text, settings: Stations, run: Stations | None) -> bytes:
    """Every cook's own map, small."""
    moved = moving(settings, run)
    film = Film(pictures.open_small_maps(text, settings), axes(moved))
    maps = [scene.maps(line, pictures.SMALL_POINTS) for line in moved.lines]
    for layer, names in enumerate(cooks.stations(settings)):
        for unit, name in enumerate(names):
            dots = np.stack([heat.shades_of(each[layer][unit]) for each in maps])[:, ::-1]
            _along(film, f"small{name}", moved, shades=Coded(dots.reshape(len(maps), -1), heat.PALETTE))
    return film.packed("small")


@lru_cache(maxsize=KEPT)
def said_film(text: Text, settings: Stations, run: Stations | None, changed: str) -> bytes:
    """The loss and the shares of tickets judged right, and all that is said of the line."""
    moved = moving(settings, run)
    lines = moved.lines
    figures = [words.figures(text, now, line) for now, line in zip(moved.settings, lines, strict=True)]
    said = [words.of_line(text, now, run, line) for now, line in zip(moved.settings, lines, strict=True)]
    film = Film("", axes(moved))
    shown = [
        f'<span class="figure"><span class="name">{name}</span> <b id="figure{number}"></b></span>'
        for number, name in enumerate(figures[0])
    ]
    film.drawing = (
        f'<p>{" ".join(shown)}</p><p id="said" class="lines later"></p><p class="lines later" id="changed"></p>'
    )
    for number, name in enumerate(figures[0]):
        _along(film, f"figure{number}", moved, words=[each[name] for each in figures])
    _along(film, "said", moved, words=said)
    _along(film, "changed", moved, words=[changed] * len(said))
    return film.packed("said")


@lru_cache(maxsize=KEPT)
def card_film(text: Text, settings: Stations, run: Stations | None) -> bytes:
    """The line's card."""
    moved = moving(settings, run)
    film = Film('<div id="card"></div>', axes(moved))
    drawn = [card_svg(_card(text, now, line)) for now, line in zip(moved.settings, moved.lines, strict=True)]
    _along(film, "card", moved, drawn=drawn)
    return film.packed("own_card")


def _card(text: Text, settings: Stations, line: KitchenLine) -> Card:
    whose, state = words.on_card(text, settings, line)
    return cards.card(text, whose, line.net.sizes, line.weights.tolist(), state=state)


def _along(film: Film, part: str, moved: Moving, **looks: Any) -> None:
    """A part along the slider that moves the line; where none does, along the ticket, which changes nothing of it."""
    if moved.key:
        film.part(part, moved.keys, **looks)
        return
    for name, given in looks.items():
        repeated = (
            Coded(np.repeat(given.codes, GRAMS.count, axis=0), given.words)
            if isinstance(given, Coded)
            else list(given) * GRAMS.count
        )
        again: dict[str, Any] = {name: repeated}
        film.part(part, TICKET[:1], **again)
