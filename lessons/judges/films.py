"""Films of *Who judges?*: the plates and what is said of them follow the picky diner's wish and the rounds of a
training; the price of a stated chance follows its own slider.
"""

from functools import lru_cache
from typing import Any

import numpy as np

from core.judges import JUDGES
from lessons.judges import costs, plates, words
from lessons.judges.scene import Stage
from lessons.judges.settings import CHANCES, PICKY, Judges
from ui.film import Axis, Coded, Film, one_sentence
from ui.kit.text import Text

WISH, TIME = "picky", "cooking"
"""The keys of the slider and of the clock."""

KEPT = 24
COSTS = "costs"
NAMES = ("plates", "said", COSTS, "price")
PARTS = ("moved", "begun", "wished", "away")
"""Of the wish that was cooked for, after the last round and before it; of another, the same."""

SHOWN, WAITS = "grid-area:1/1", "grid-area:1/1;visibility:hidden"
"""Sentences that stand in one place: whichever is read, the page below stays where it is."""


def axes(stage: Stage) -> tuple[Axis, Axis]:
    """The picky diner's wish, and the rounds."""
    return Axis(WISH, PICKY.count), Axis(TIME, len(stage.rounds), time=True)


@lru_cache(maxsize=KEPT)
def plates_film(text: Text, stage: Stage) -> bytes:
    """The three plates at every wish, in every round that is shown."""
    film, columns = Film("", axes(stage)), []
    for place, judge in enumerate(JUDGES):
        everywhere = [stage.served(judge, picky) for picky in PICKY.values]
        dishes = [plates.of_dish(text, stage, judge, each) for each in everywhere[0]]
        tasted = [
            [plates.of_wish(text, stage, judge, picky, each) for each in frames]
            for picky, frames in zip(PICKY.values, everywhere, strict=True)
        ]
        for part, attribute in dishes[0]:
            look = [each[part, attribute] for each in dishes]
            film.part(plates.part_of(part, place), (TIME,), **_looks(attribute, _numbered(look)))
        for part, attribute in tasted[0][0]:
            rows = [look[part, attribute] for frames in tasted for look in frames]
            film.part(plates.part_of(part, place), (WISH, TIME), **_looks(attribute, _numbered(rows, PICKY.count)))
        room = {
            name: str(max(int(each[name]) for each in dishes)) if name[1] == "count" else look
            for name, look in dishes[-1].items()
        }
        columns.append(room | tasted[0][-1])
    film.drawing = plates.framed(plates.drawing(text, stage, columns))
    return film.packed("plates")


def _looks(attribute: str, given: Any) -> dict[str, Any]:
    """One attribute, by its name."""
    return {attribute: given}


def _numbered(looks: list[str], rows: int = 0) -> Coded:
    """Looks, each different one written once; in so many rows."""
    different = list(dict.fromkeys(looks))
    numbers = {look: number for number, look in enumerate(different)}
    codes = np.array([numbers[look] for look in looks])
    return Coded(codes.reshape(rows, -1) if rows else codes, different)


@lru_cache(maxsize=KEPT)
def said_film(text: Text, stage: Stage) -> bytes:
    """How far each dish has moved; until the last round, where they began; at another wish than they were cooked for,
    whose plates they are, and after the last round how large a part of all that each master hears is diner 1's, and
    which of the plates ask for less than nothing.
    """
    film, last = Film("", axes(stage)), len(stage.rounds) - 1
    over = np.arange(last + 1)[np.newaxis] == last
    as_cooked = np.array([[picky == stage.cooked] for picky in PICKY.values])
    which = 2 * ~as_cooked + ~over
    for number, part in enumerate(PARTS):
        film.part(part, (WISH, TIME), style=Coded((which == number).astype(int), [WAITS, SHOWN]))
    film.part("wished", (WISH,), words=[words.wished(text, stage, picky) for picky in PICKY.values])
    film.part("away", (WISH,), words=[words.away(text, stage, picky) for picky in PICKY.values])
    film.part("impossible", (WISH,), words=[words.impossible(text, stage, picky) for picky in PICKY.values])
    cooked = stage.cooked is not None
    said = (words.moves(text, stage.scene), text("say.begun"), "", "") if cooked else ("",) * len(PARTS)
    one_place = "".join(
        f'<p id="{part}">{film.sentence(part, each, ())}</p>' for part, each in zip(PARTS, said, strict=True)
    )
    below = words.below_zero(text, stage.scene)
    film.part("below", (TIME,), words=[""] * last + [below])
    later = "".join(f'<p id="{part}" class="later"></p>' for part in ("impossible", "below"))
    film.drawing = f'<div style="display:grid">{one_place}</div>{later}'
    return film.packed("said")


@lru_cache(maxsize=KEPT)
def costs_film(text: Text, key: str) -> bytes:
    """Both curves, with marks at the chance that is stated. `key`: of its slider."""
    film = Film(costs.framed(costs.drawing(text, CHANCES.default)), [Axis(key, CHANCES.count)])
    film.parts(key, [costs.looks(percent) for percent in CHANCES.values])
    return film.packed(COSTS)


@lru_cache(maxsize=KEPT)
def price_film(text: Text, key: str) -> bytes:
    """What the stated chance costs, in words."""
    told = [words.said(text, percent) for percent in CHANCES.values]
    return one_sentence("price", Axis(key, CHANCES.count), told, part="told")


def note(text: Text, stage: Stage, here: Judges) -> dict[tuple[str, str, str], str]:
    """What is said of the pictures to whoever does not see them."""
    return {
        ("plates", "plates", "aria-label"): plates.described(text, stage, here.picky),
        (COSTS, "costs", "aria-label"): costs.described(text, here.stated),
    }
