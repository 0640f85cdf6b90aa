"""Films of the line that lost a number: line and figures, map, sentence and card follow the number and the ticket.

What the cooks pass on depends on the number and on both sides of the ticket, so it is cut into strips.
"""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from core.arrays import Array
from core.patterns import liked, scaled
from lessons.stations import edits, heat
from lessons.stations.lost import drawn, ground, line, scene, words
from lessons.stations.moving import WEIGHT
from lessons.stations.settings import Stations
from ui.draw.card import card_svg
from ui.draw.network import thickness
from ui.film import Axis, Coded, Film, Handle
from ui.kit.text import Text
from ui.kitchen.settings import GRAMS

TICKET = ("ticket_salt", "ticket_spice")
KEYS = ("lost", "lost_map", "lost_said", "lost_card")
KEPT = 16
QUICK = 6
"""How hard a film is deflated that is made at every rest."""


def key_of(place: int) -> str:
    """The key of the slider of a number."""
    return f"_found.{place}"


def axes(settings: Stations) -> tuple[Axis, ...]:
    """The sliders that the films follow."""
    return (Axis(key_of(settings.net_number), WEIGHT.count), *(Axis(key, GRAMS.count) for key in TICKET))


def without_hand(settings: Stations) -> Stations:
    """The settings with the number in the hand and the ticket at some place; of the rest only what films show."""
    known = edits.read(settings.net_found)
    known.pop(settings.net_number, None)
    return replace(Stations(), net_number=settings.net_number, net_found=edits.write(known))


@dataclass(frozen=True, eq=False)
class Along:
    """The line at every place of the number's slider.

    Attributes:
        weights: (places, 13); heights: (places, spice, salt) the last cook's map.
    """

    key: str
    weights: Array
    heights: Array


@lru_cache(maxsize=KEPT)
def along(still: Stations) -> Along:
    """That, for settings without the hand."""
    weights = scene.along(still.net_found, still.net_number, WEIGHT.values)
    return Along(key_of(still.net_number), weights, scene.maps(weights)[:, -1])


@lru_cache(maxsize=KEPT)
def line_film(text: Text, still: Stations) -> bytes:
    """The line with its cooks' borders, and how far off it is."""
    film, there = Film(drawn.line_html(text, still), axes(still)), along(still)
    numbers, place = there.weights[:, still.net_number].tolist(), still.net_number
    film.part(
        f"e{place}",
        [there.key],
        stroke=[line.colour(each) for each in numbers],
        stroke_width=[thickness(each) for each in numbers],
        stroke_dasharray=[line.dash(each) for each in numbers],
    )
    film.part(f"t{place}", [there.key], words=[line.tenths(each) for each in numbers])
    for cook in {min(place // 3, 3), 3}:
        paths = [drawn.cook_paths(weights, cook) for weights in there.weights]
        film.part(f"a{cook}", [there.key], d=[area for area, _ in paths])
        film.part(f"b{cook}", [there.key], d=[border for _, border in paths])
    asked = scaled(np.array(GRAMS.values)).tolist()
    for cook in range(len(line.COOKS)):
        film.part(f"s{cook}", TICKET[:1], transform=[line.moved_right(cook, each) for each in asked])
        film.part(f"p{cook}", TICKET[1:], transform=[line.moved_up(cook, each) for each in asked])
    for row, key in enumerate(TICKET):
        film.part(f"g{row}", (key,), words=[words.grams(text, value) for value in GRAMS.values])
    _figures(film, there)
    return film.packed("lost")


@lru_cache(maxsize=KEPT)
def map_film(text: Text, still: Stations) -> bytes:
    """The map of all tickets and its border; on a phone the figures stand beside it."""
    canvas = f'<canvas id="heat" style="{ground.laid_over()}"></canvas>'
    handle = Handle("spice", *TICKET, ground.BOX)
    film, there = Film(drawn.map_html(text, still, canvas), axes(still), handle), along(still)
    dots = heat.shades_of(2 * scene.chance(there.heights) - 1)[:, ::-1]
    film.part("heat", [there.key], shades=Coded(dots.reshape(len(dots), -1), heat.PALETTE))
    film.part("border", [there.key], d=[ground.borders(each) for each in there.heights])
    asked = scaled(np.array(GRAMS.values)).tolist()
    film.part("salt", TICKET[:1], transform=[ground.right_to(each) for each in asked])
    film.part("spice", TICKET[1:], transform=[ground.up_to(each) for each in asked])
    _figures(film, there)
    return film.packed("lost_map")


@lru_cache(maxsize=KEPT)
def said_film(text: Text, still: Stations) -> bytes:
    """What the number does to the border."""
    film, there = Film('<p id="said"></p>', axes(still)), along(still)
    pairs = zip(there.weights, there.heights, strict=True)
    film.part("said", [there.key], words=[words.said(text, still, weights, heights) for weights, heights in pairs])
    return film.packed("lost_said")


@lru_cache(maxsize=KEPT)
def card_film(text: Text, still: Stations) -> bytes:
    """The line's card, which changes in the reader's hand."""
    film, there = Film('<div id="card"></div>', axes(still)), along(still)
    film.part("card", [there.key], drawn=[card_svg(drawn.card(text, still, weights)) for weights in there.weights])
    return film.packed("lost_card")


def strips(text: Text, settings: Stations) -> bytes:
    """What every cook passes on, and the verdict: a strip for each slider, while the others stand."""
    names = ("net_number", "net_found", "ticket_salt", "ticket_spice")
    return _strips(text, replace(Stations(), **{name: getattr(settings, name) for name in names}))


@lru_cache(maxsize=KEPT)
def _strips(text: Text, settings: Stations) -> bytes:
    weights, X = scene.line(settings.net_found), scene.ticket(settings)
    at = WEIGHT.place_of(float(weights[settings.net_number]))
    standing = (at, GRAMS.place_of(settings.ticket_salt), GRAMS.place_of(settings.ticket_spice))
    film = Film("", axes(settings), at=standing)
    moved = scene.along(settings.net_found, settings.net_number, WEIGHT.values)
    _passed(text, film, key_of(settings.net_number), scene.passed_on(moved, X)[..., 0], liked(scene.PATTERN, X))
    for column, key in enumerate(TICKET):
        tickets = np.repeat(X, GRAMS.count, axis=0)
        tickets[:, column] = scaled(np.array(GRAMS.values))
        _passed(text, film, key, scene.passed_on(weights, tickets).T, liked(scene.PATTERN, tickets))
    return film.packed("lost", QUICK)


def _passed(text: Text, film: Film, key: str, passed: Array, likes: Array) -> None:
    """Of (places, 4) what the cooks pass on, and of what the diner says (places,) or (1,)."""
    for cook in range(len(line.COOKS) - 1):
        film.part(f"v{cook}", [key], cut=True, words=[line.passed(value) for value in passed[:, cook].tolist()])
    verdicts = passed[:, -1]
    film.part("sure", [key], cut=True, words=words.sure(text, verdicts))
    told = [words.verdict(text, scene.BORDER + side, yes) for side in (-1, 1) for yes in (False, True)]
    codes = 2 * (verdicts > scene.BORDER) + likes
    film.part("answer", [key], cut=True, words=Coded(codes, [each.answer for each in told]))
    marks, colours = [each.mark for each in told], [line.judged(each.right) for each in told]
    film.part("mark", [key], cut=True, words=Coded(codes, marks), fill=Coded(codes, colours))


def _figures(film: Film, there: Along) -> None:
    written = (drawn.loss, drawn.right, drawn.unseen)
    for name, write in zip(drawn.FIGURES, written, strict=True):
        told = [write(weights) for weights in there.weights]
        film.part(name, [there.key], words=told)
