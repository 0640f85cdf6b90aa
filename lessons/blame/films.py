"""The stage as films that follow the clock: the map with its border, the line, two curves, the sentence, the card."""

from functools import lru_cache

import numpy as np
from contourpy import contour_generator

from core.arrays import Array
from core.losses import sigmoid
from core.patterns import grams
from core.slips import places
from lessons.blame import border, line, scene, trip, words
from lessons.blame.curves import GHOST, Curve
from lessons.blame.reel import KEY, Reel, reel
from lessons.blame.scene import Training
from lessons.blame.settings import BlameSlips
from ui.draw.card import card_svg
from ui.draw.network import fill
from ui.draw.plate.svg import n, part_of
from ui.film import Axis, Coded, Film, one_sentence
from ui.kit import cards
from ui.kit.text import Text
from ui.kitchen import gram_map

BANDS = 12
SHADES = [fill(2 * (band + 0.5) / BANDS - 1) for band in range(BANDS)]
MAP_HEIGHT = 384
PHONE_LETTERS = 22
"""On a phone the map is drawn at about half its size."""

MAP_WIDTH = "calc(296px*var(--scale,1))"
CAPTION = "clamp(2.8em,calc(7em + (390px - 100vw)*.3),7em)"
"""How much room the words below it have: two lines on a laptop, five on a phone. So nothing below them jumps."""

KEPT = 8


def border_path(logits: Array) -> str:
    """The border of a map (spice, salt), in units of the drawing."""
    along = np.linspace(gram_map.LEFT, gram_map.LEFT + gram_map.SIDE, len(logits))
    upwards = np.linspace(gram_map.FOOT, gram_map.TOP, len(logits))
    drawn = []
    for piece in contour_generator(along, upwards, logits).lines(0.0):
        points = np.asarray(piece)
        closed = len(points) > 2 and np.allclose(points[0], points[-1])
        few = points[:-1] if closed else points
        drawn.append("M" + "L".join(f"{round(x)} {round(y)}" for x, y in few) + ("Z" if closed else ""))
    return "".join(drawn) or "M0 0"


def frames(text: Text, run: BlameSlips, *, trained: bool) -> Reel:
    """What is shown when."""
    return reel(run, lambda value: words.on_slip(text, value), trained=trained)


@lru_cache(maxsize=KEPT)
def training_film(text: Text, run: BlameSlips, mine: int, *, trained: bool, before: BlameSlips | None = None) -> bytes:
    """All of the stage, frame by frame. `before`: the training before this one, whose end lies under it."""
    before = before if before and before.slip_pattern == run.slip_pattern else None  # other tickets are another map
    shown = frames(text, run, trained=trained)
    training = shown.training
    film = Film("", (Axis(KEY, len(shown.rounds), time=True),))
    maps = {at: scene.logits(training.net, training.history.weights[at]) for at in set(shown.rounds)}
    paths = {at: border_path(each) for at, each in maps.items()}
    bands = {at: np.minimum((sigmoid(each) * BANDS).astype(np.uint8), BANDS - 1)[::-1] for at, each in maps.items()}
    borders = [paths[at] for at in shown.rounds]
    film.part("border", (KEY,), d=borders)
    film.part("rim", (KEY,), d=borders)
    film.part("heat", (KEY,), shades=Coded(np.stack([bands[at].ravel() for at in shown.rounds]), SHADES))
    curves = _curves(text, training, mine, scene.training(before) if before else None)
    for curve in curves:
        curve.film_parts(film, KEY, shown.rounds)
    names = line.Names(
        (text("name.salt"), text("name.spice")),
        [words.cook(text, 1, unit) for unit in range(run.slip_cooks)],
        text("name.last"),
    )
    layout = places(training.net)
    wide, narrow = (line.drawing(layout, names, mine, room) for room in (line.LAPTOP, line.PHONE))
    for room in (line.LAPTOP, line.PHONE):
        line.film_parts(film, shown, room, borders)
    said = [words.caption(text, run, moment, at) for moment, at in zip(shown.moments, shown.rounds, strict=True)]
    if not trained:
        said = [words.before(text, run)]
    film.part("caption", (KEY,), words=said)
    ground = _map(text, run, shown, film, before)
    film.drawing = _stage(text("alt.stage"), ground, wide, narrow, [curve.drawing() for curve in curves])
    return film.packed(KEY)


def _stage(alt: str, ground: str, wide: str, narrow: str, curves: list[str]) -> str:
    """Where everything stands: on a phone the line comes below the map, whose curves stand beside it."""
    beside = f'<div style="display:flex;gap:14px">{curves[0]}{curves[1]}</div>'
    side = f'<div class="laptop">{wide}{beside}</div><div class="phone">{curves[2]}{curves[3]}</div>'
    return (
        f'<div role="img" aria-label="{alt}">'
        f'<div style="display:flex;gap:14px;align-items:flex-start">{ground}'
        f'<div style="flex:1 1 0;min-width:144px">{side}</div></div><div class="phone">{narrow}</div></div>'
        f'<p id="caption" style="font-size:14px;line-height:1.4;min-height:{CAPTION};margin-top:6px"></p>'
    )


def _curves(text: Text, training: Training, mine: int, before: Training | None) -> tuple[Curve, ...]:
    """How far off, and the reader's own number, for a laptop and for a phone. Another line has another such number."""
    losses, own = training.history.losses, training.history.weights[:, mine]
    earlier = before.history.losses if before else None
    same = before.history.weights[:, mine] if before and before.net.sizes == training.net.sizes else None
    ghost = text("ghost") if before else ""
    name = words.weights(text, training.net)[mine]
    called, short = text("mine.curve", name=name), text("mine.phone", name=name)
    return (
        Curve("wloss", text("column.loss"), losses, 228, 88, earlier, ghost),
        Curve("wown", called, own, 228, 88, same),
        Curve("ploss", text("short.loss"), losses, 144, 92, earlier, ghost),
        Curve("pown", short, own, 144, 92, same),
    )


def _map(text: Text, run: BlameSlips, shown: Reel, film: Film, before: BlameSlips | None) -> str:
    """The map of all tickets with the border, and where it was before: in this training, or at the end of another."""
    tickets = scene.tickets_of(run)
    marks = [_mark(salt, spice, likes=bool(y)) for (salt, spice), y in zip(grams(tickets.X), tickets.y, strict=True)]
    ghosts, key = (_before(before), "") if before else _earlier(text, shown, film)
    drawn = [
        f'<g fill="none" stroke="{line.MARKS}" stroke-width="1.7">{"".join(marks)}{_ring(run)}</g>',
        f'<g fill="none" stroke-width="1.4">{ghosts}</g>',
        '<path id="rim" fill="none" stroke="#FFFBF4" stroke-width="9" stroke-linejoin="round"/>',
        f'<path id="border" fill="none" stroke="{line.MARKS}" stroke-width="5" stroke-linejoin="round"/>',
        f'<g class="laptop">{gram_map.axes(text("axis.salt"), text("axis.spice"))}',
        f"{gram_map.words(gram_map.LEFT, gram_map.FOOT + 36, text('map_key'), anchor='start')}</g>",
        _around_on_a_phone(text),
        key,
    ]
    left, top, wide, high = (
        part_of(part, whole)
        for part, whole in (
            (gram_map.LEFT, gram_map.WIDTH),
            (gram_map.TOP, MAP_HEIGHT),
            (gram_map.SIDE, gram_map.WIDTH),
            (gram_map.SIDE, MAP_HEIGHT),
        )
    )
    canvas = f'<canvas id="heat" style="left:{left};top:{top};width:{wide};height:{high}"></canvas>'
    picture = gram_map.svg(MAP_HEIGHT, "".join(drawn))
    return f'<div class="over" style="flex:0 1 {MAP_WIDTH};min-width:0;max-width:{MAP_WIDTH}">{canvas}{picture}</div>'


def _earlier(text: Text, shown: Reel, film: Film) -> tuple[str, str]:
    """Borders of earlier rounds of this training, each after its round, and what they are, once there is one."""
    training = shown.training
    rounds = border.ghosts(training.history.steps, training.closes)
    ghosts = []
    for number, (at, dash) in enumerate(zip(rounds, ("2 4", "5 4", "9 4"), strict=False)):
        path = border_path(scene.logits(training.net, training.history.weights[at]))
        ghosts.append(f'<path id="ghost{number}" d="{path}" stroke="{line.MARKS}" stroke-dasharray="{dash}"/>')
        film.part(f"ghost{number}", (KEY,), opacity=[float(at_frame > at) * 0.7 for at_frame in shown.rounds])
    if not rounds:
        return "", ""
    film.part("ghosts", (KEY,), opacity=[float(at_frame > rounds[0]) for at_frame in shown.rounds])
    said, right = text("ghosts"), gram_map.LEFT + gram_map.SIDE
    wide, narrow = (gram_map.words(right, y, said, anchor="end") for y in (13, 17))
    key = f'<g class="laptop">{wide}</g><g class="phone" font-size="{PHONE_LETTERS}">{narrow}</g>'
    return "".join(ghosts), f'<g id="ghosts">{key}</g>'


def _around_on_a_phone(text: Text) -> str:
    """What stands around the map where it is drawn at half its size: fewer words, and larger."""
    left, foot, right = gram_map.LEFT, gram_map.FOOT, gram_map.LEFT + gram_map.SIDE
    drawn = [gram_map.words(gram_map.across(gram), foot + 21, str(gram)) for gram in (0, 2, 4, 6)]
    drawn += [gram_map.words(left - 8, gram_map.up(gram) + 7, str(gram), anchor="end") for gram in (2, 4)]
    drawn.append(gram_map.words(0, 17, text("name.spice"), anchor="start"))
    drawn.append(gram_map.words(left, foot + 44, text("map_key"), anchor="start"))
    drawn.append(gram_map.words(right, foot + 44, text("name.salt"), anchor="end"))
    return f'<g class="phone" font-size="{PHONE_LETTERS}">{"".join(drawn)}</g>'


def _before(run: BlameSlips) -> str:
    """The border at the end of another training."""
    training = scene.training(run)
    path = border_path(scene.logits(training.net, training.history.weights[-1]))
    return f'<path id="before" d="{path}" stroke="{line.MARKS}" stroke-width="2.2" stroke-dasharray="{GHOST}"/>'


def _ring(run: BlameSlips) -> str:
    """Round the ticket whose slips are shown, with a light rim: it may reach out of the map."""
    ((salt, spice),) = grams(trip.ticket(run).X)
    circle = f'<circle cx="{n(gram_map.across(salt))}" cy="{n(gram_map.up(spice))}" r="13"'
    return f'{circle} stroke="#FFFBF4" stroke-width="8"/>{circle} stroke="var(--now)" stroke-width="4.5"/>'


def _mark(salt: float, spice: float, *, likes: bool) -> str:
    """A ticket: a ring for a yes, a cross for a no."""
    x, y = gram_map.across(salt), gram_map.up(spice)
    return (
        f'<circle cx="{n(x)}" cy="{n(y)}" r="4"/>' if likes else f'<path d="M{n(x - 3.5)} {n(y - 3.5)}l7 7m0-7l-7 7"/>'
    )


@lru_cache(maxsize=KEPT)
def said_film(text: Text, run: BlameSlips) -> bytes:
    """What is said of the line after each round that is shown."""
    rounds = frames(text, run, trained=True).rounds
    return one_sentence("said", Axis(KEY, len(rounds), time=True), [words.after(text, run, at) for at in rounds])


@lru_cache(maxsize=KEPT)
def card_film(text: Text, run: BlameSlips, mine: int) -> bytes:
    """The chef's card after each of them."""
    rounds, training = frames(text, run, trained=True).rounds, scene.training(run)
    film = Film('<div id="card"></div>', (Axis(KEY, len(rounds), time=True),))
    drawn = {
        at: card_svg(
            cards.card(
                text,
                text("card.whose"),
                training.net.sizes,
                training.history.weights[at].tolist(),
                state=text("card.state", rounds=at),
                mine=(mine, text("mine.short")),
            )
        )
        for at in set(rounds)
    }
    film.part("card", (KEY,), drawn=[drawn[at] for at in rounds])
    return film.packed("machine")
