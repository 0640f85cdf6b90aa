"""The line's training as films that follow the clock: the map with its border, the line, two curves, the sentence."""

from functools import lru_cache

import numpy as np
from contourpy import contour_generator

from core.arrays import Array
from core.losses import sigmoid
from core.patterns import grams
from core.slips import places
from lessons.blame import border, line, scene, words
from lessons.blame.curves import Curve
from lessons.blame.scene import Training
from lessons.blame.settings import BlameSlips
from ui.draw.network import fill
from ui.draw.plate.svg import n
from ui.film import Axis, Coded, Film
from ui.kit.text import Text
from ui.kitchen import gram_map

KEY = "training"
"""Of the clock, and of the film."""

BANDS = 12
SHADES = [fill(2 * (band + 0.5) / BANDS - 1) for band in range(BANDS)]
MAP_HEIGHT = 384
MAP_WIDTH = "calc(296px*var(--scale,1))"
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
        drawn.append("M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in few) + ("Z" if closed else ""))
    return "".join(drawn) or "M0 0"


def shown(now: BlameSlips, run: BlameSlips | None) -> Training:
    """The last run, or the line before its first."""
    return scene.training(run) if run else scene.untrained(now.run)


@lru_cache(maxsize=KEPT)
def training_film(text: Text, run: BlameSlips, mine: int, *, trained: bool) -> bytes:
    """All of the stage, round by round."""
    training = scene.training(run) if trained else scene.untrained(run)
    axis = Axis(KEY, len(training.frames), time=True)
    maps = [scene.logits(training.net, training.history.weights[at]) for at in training.frames]
    borders = [border_path(each) for each in maps]
    film = Film("", (axis,))
    film.part("border", (KEY,), d=borders)
    film.part("rim", (KEY,), d=borders)
    bands = np.stack([np.minimum((sigmoid(each) * BANDS).astype(np.uint8), BANDS - 1) for each in maps])[:, ::-1]
    film.part("heat", (KEY,), shades=Coded(bands.reshape(len(maps), -1), SHADES))
    curves = _curves(text, training, mine)
    for curve in curves:
        curve.film_parts(film, KEY, training.frames)
    names = line.Names(
        (text("name.salt"), text("name.spice")),
        [words.cook(text, 1, unit) for unit in range(run.slip_cooks)],
        text("name.last"),
    )
    layout = places(training.net)
    wide, narrow = (line.drawing(layout, names, mine, ids) for ids in ("w", "p"))
    for ids in ("w", "p"):
        line.film_parts(film, axis, training, ids, borders)
    drawn = [curve.drawing() for curve in curves]
    key = f'<p class="name" style="font-size:12px">{text("line_key")}</p>'
    side = f'<div class="laptop">{wide}{key}</div>'
    side += f'<div class="laptop"><div style="display:flex;gap:14px">{drawn[0]}{drawn[1]}</div></div>'
    side += f'<div class="phone">{drawn[2]}{drawn[3]}</div>'
    film.drawing = (
        f'<div style="display:flex;gap:14px;align-items:flex-start" role="img" aria-label="{text("alt.stage")}">'
        f'{_map(text, run, training, film)}<div style="flex:1 1 0;min-width:104px">{side}</div></div>'
        f'<div class="phone">{narrow}{key}</div>'
    )
    return film.packed(KEY)


def _curves(text: Text, training: Training, mine: int) -> tuple[Curve, ...]:
    """How far off, and the reader's own number, for a laptop and for a phone."""
    losses, own = training.history.losses, training.history.weights[:, mine]
    called = text("mine.curve", name=words.weights(text, training.net)[mine])
    two = ((text("column.loss"), losses, "loss"), (called, own, "own"))
    return (
        *(Curve(f"w{key}", name, values, 228, 102) for name, values, key in two),
        *(Curve(f"p{key}", text(f"short.{key}"), values, 112, 118) for _, values, key in two),
    )


def _map(text: Text, run: BlameSlips, training: Training, film: Film) -> str:
    """The map of all tickets with the border, and where it was before."""
    tickets = scene.tickets_of(run)
    marks = [_mark(salt, spice, likes=bool(y)) for (salt, spice), y in zip(grams(tickets.X), tickets.y, strict=True)]
    earlier = border.ghosts(training.history.steps, training.closes)
    ghosts = []
    for number, at in enumerate(earlier):
        path = border_path(scene.logits(training.net, training.history.weights[at]))
        dash = ("2 4", "5 4", "9 4")[number]
        ghosts.append(f'<path id="ghost{number}" d="{path}" stroke="{line.MARKS}" stroke-dasharray="{dash}"/>')
        film.part(f"ghost{number}", (KEY,), opacity=[float(frame > at) * 0.7 for frame in training.frames])
    drawn = [
        f'<g fill="none" stroke="{line.MARKS}" stroke-width="1.7">{"".join(marks)}</g>',
        f'<g fill="none" stroke-width="1.4">{"".join(ghosts)}</g>',
        '<path id="rim" fill="none" stroke="#FFFBF4" stroke-width="9" stroke-linejoin="round"/>',
        f'<path id="border" fill="none" stroke="{line.MARKS}" stroke-width="5" stroke-linejoin="round"/>',
        gram_map.axes(text("axis.salt"), text("axis.spice")),
        gram_map.words(gram_map.LEFT, gram_map.FOOT + 36, text("map_key"), anchor="start"),
    ]
    left, top, wide, high = (
        f"{100 * part / whole:.2f}%"
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


def _mark(salt: float, spice: float, *, likes: bool) -> str:
    """A ticket: a ring for a yes, a cross for a no."""
    x, y = gram_map.across(salt), gram_map.up(spice)
    return (
        f'<circle cx="{n(x)}" cy="{n(y)}" r="4"/>' if likes else f'<path d="M{n(x - 3.5)} {n(y - 3.5)}l7 7m0-7l-7 7"/>'
    )


@lru_cache(maxsize=KEPT)
def said_film(text: Text, run: BlameSlips) -> bytes:
    """What is said of the line after each round that is shown."""
    training = scene.training(run)
    film = Film('<p id="said"></p>', (Axis(KEY, len(training.frames), time=True),))
    film.part("said", (KEY,), words=[words.after(text, run, at) for at in training.frames])
    return film.packed("said")
