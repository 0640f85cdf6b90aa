"""Films of *Season it yourself*: the plate, the faces and the map, what is said, and the card, at 61 × 61 seasonings.

Each is made once for a crowd, a language and a register, and depends on nothing else; what depends on the reader, such
as the walk, is a look of the note.
"""

from functools import lru_cache
from typing import Any

import numpy as np

from core.arrays import Array
from core.diners import SEASONINGS
from core.examples import Examples
from lessons.seasoning import pictures, words
from lessons.seasoning.scene import Scene, highest, scores
from lessons.seasoning.settings import Seasoning
from ui.draw import faces, plate
from ui.draw.card import card_svg
from ui.film import HIDDEN, Axis, Coded, Film, Handle, Slot, written
from ui.kit.text import Text
from ui.kitchen import crowds
from ui.kitchen import words as kitchen
from ui.kitchen.settings import FIRST_ATTEMPT, GRAMS
from ui.kitchen.tongues import COLOURS, by_tongue

KEYS = ("salt", "spice")
AXES = tuple(Axis(key, GRAMS.count) for key in KEYS)
NAMES = ("plate", "picture", "said", "card")
KEPT = 32
"""Films of so many crowds, languages and registers are kept."""


@lru_cache(maxsize=KEPT)
def plate_film(text: Text, crowd: Examples, dish: str) -> bytes:
    """The plate: salt and spice by the gram, steam by the score; and beside it the numbers."""
    score = scores(crowd)
    film = Film("", AXES)
    figures = {
        "score": film.sentence("score", format(Slot("now"), ""), KEYS, now=_points(score)),
        "loss": film.sentence("loss", format(Slot("now"), ".2f"), KEYS, now=crowds.everywhere(crowd).losses),
        "tries": '<span id="tries"></span>',
        "best": '<span id="best"></span>',
    }
    named = {text.label(f"metric.{name}"): value for name, value in figures.items()}
    film.drawing = pictures.plate_html(plate.open_plate_svg(dish), named)
    film.part("salt", ("salt",), count=[plate.crystals(g, plate.CRYSTALS_PER_GRAM) for g in GRAMS.values])
    film.part("spice", ("spice",), count=[plate.crystals(g, plate.FLAKES_PER_GRAM) for g in GRAMS.values])
    twos = np.rint(score / 2).astype(int)  # steam every two points: fifty are as smooth as an eye can tell
    film.part("steam", KEYS, drawn=Coded(twos, [plate.steam(dish, 2.0 * two) for two in range(51)]))
    return film.packed("plate")


@lru_cache(maxsize=KEPT)
def picture_film(text: Text, crowd: Examples) -> bytes:
    """Each diner's face, what it says and how far off that is; below them the dot on the map, which can be dragged."""
    errors = crowds.everywhere(crowd).errors
    drawing = pictures.faces_html(text, crowd, errors[0, 0]) + pictures.map_html(text, crowd, [(0.0, 0.0)])
    film = Film(drawing, AXES, Handle("spice", "salt", "spice", pictures.MAP.box))
    said = [text.label(f"feeling.{feeling}") for feeling in faces.LOOKS]
    colours = [COLOURS[feeling] for feeling in faces.LOOKS]
    _, shares = by_tongue(crowd)
    feels = _feelings(errors)
    for diner, share in enumerate(shares):
        kind = faces.tongue_of(share)
        drawn = [faces.tilted(diner + 1, feeling, kind) for feeling in faces.LOOKS]
        film.part(f"face{diner}", KEYS, drawn=Coded(feels[..., diner], drawn))
        film.part(f"word{diner}", KEYS, words=Coded(feels[..., diner], said), fill=Coded(feels[..., diner], colours))
        film.part(f"error{diner}", KEYS, words=_signed(errors[..., diner]))
    film.part("salt", ("salt",), transform=[pictures.MAP.right_to(grams) for grams in GRAMS.values])
    film.part("spice", ("spice",), transform=[pictures.MAP.up_to(grams) for grams in GRAMS.values])
    return film.packed("picture")


@lru_cache(maxsize=KEPT)
def said_film(text: Text, crowd: Examples) -> bytes:
    """The score, who complains of what, and what would help."""
    feels = _feelings(crowds.everywhere(crowd).errors)
    order, _ = by_tongue(crowd)
    film = Film("", AXES)
    slots = {name: Slot(name) for name in ("score", *KEYS, "hint")}
    salt, spice = (_half(text, feels[..., list(tongues)]) for tongues in words.halves(order))
    looks = {"salt": salt, "spice": spice, "hint": _hints(text, crowd)}
    said = film.sentence("say", text("say", **slots), KEYS, score=_points(scores(crowd)), **looks)
    wait = f'<span id="wait" style="{HIDDEN}">{text("hint.wait")}</span>'
    film.drawing = f'<p>{said}{wait}</p><p id="ending" class="later"></p>'
    return film.packed("said")


@lru_cache(maxsize=KEPT)
def card_film(text: Text) -> bytes:
    """The chef's card: the numbers on it are those of the sliders."""
    film = Film(card_svg(words.card(text, Scene(Seasoning(), (FIRST_ATTEMPT,)), keys=True)), AXES)
    for place, key in enumerate(KEYS):
        said = written(GRAMS.values, ".1f")
        for form in ("wide", "line"):
            film.part(f"card-{form}{place}", (key,), words=said)
    return film.packed("card")


def note(text: Text, now: Scene, bet: str | None) -> dict[tuple[str, str, str], str]:
    """What depends on more than the two sliders."""
    card, veiled = words.card(text, now), now.veiled(bet)
    return {
        ("plate", "plate", "aria-label"): words.plate(text, now),
        ("plate", "tries", "words"): str(now.tries),
        ("plate", "best", "words"): words.score(now.best),
        ("said", "ending", "words"): words.ending(text, now) if now.ended(bet) else "",
        ("said", "say-hint", "style"): HIDDEN if veiled else "",
        ("said", "wait", "style"): "" if veiled else HIDDEN,
        ("picture", "veil", "style"): "" if veiled else HIDDEN,
        ("picture", "map", "aria-label"): pictures.map_alt(text, veiled=veiled),
        ("picture", "walk", "points"): pictures.stops(now.walk),
        ("card", "card-state", "words"): card.state,
        ("card", "card", "aria-label"): card.alt,
    }


def _signed(errors: Array) -> Coded:
    """Errors as they are written under faces."""
    codes, said = written(errors, "+.1f")
    return Coded(codes, ["0.0" if word == "+0.0" else word for word in said])


def _points(scores: Array) -> Coded:
    """Scores as they are written everywhere."""
    said, codes = np.unique([words.score(each) for each in scores.ravel().tolist()], return_inverse=True)
    return Coded(codes.reshape(scores.shape), said.tolist())


def _feelings(errors: Array) -> Any:
    """What each says everywhere, as a place in `faces.LOOKS`."""
    content = np.abs(errors) < kitchen.ABOUT_RIGHT
    return np.where(content, 1, np.where(errors > 0, 2, 0))


def _half(text: Text, feels: Any) -> Coded:
    """What half of the diners say: all that matters is how many find it too weak and how many too strong."""
    count = feels.shape[-1]
    weak, strong = (feels == 0).sum(axis=-1), (feels == 2).sum(axis=-1)
    pairs, codes = np.unique(weak * (count + 1) + strong, return_inverse=True)
    said = [words.half(text, pair // (count + 1), pair % (count + 1), count) for pair in pairs.tolist()]
    return Coded(codes.reshape(weak.shape), said)


def _hints(text: Text, crowd: Examples) -> Coded:
    """What would help most, everywhere."""
    moves = crowds.everywhere(crowd).best_moves
    rows, columns = np.indices(moves.to.shape)
    steps = np.where(moves.helps, moves.to - np.where(moves.which == 0, rows, columns), 0)
    unsurpassed = scores(crowd) >= highest(crowd)
    kinds, codes = np.unique(
        np.stack([moves.which * moves.helps, steps, unsurpassed], axis=-1).reshape(-1, 3), axis=0, return_inverse=True
    )
    without = {True: words.nothing_helps(text, crowd), False: text("hint.both")}
    said = [
        words.hint(text, SEASONINGS[which], round(step * GRAMS.step, 6)) if step else without[bool(best)]
        for which, step, best in kinds.tolist()
    ]
    return Coded(codes.reshape(steps.shape), said)
