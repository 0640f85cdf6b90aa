"""What a slider behind the fold of *What is in the file?* does, as a film: its sentence follows the hand."""

from functools import lru_cache
from typing import Final

from lessons.file import words
from lessons.file.settings import DINERS, GROWTH, VALUES
from ui.film import Axis, Film
from ui.kit.text import Text
from ui.kitchen.served import Filed, chef_after
from ui.settings import Number

KEY: Final = "tried"
KEPT: Final = 32


@lru_cache(maxsize=KEPT)
def changed(text: Text, run: Filed, place: int) -> bytes:
    """One number set by hand, at each value."""
    now = chef_after(run)
    return _said("file_value", VALUES, [words.changed(text, now, place, value) for value in VALUES.values])


@lru_cache(maxsize=KEPT)
def searched(text: Text, run: Filed) -> bytes:
    """Each diner's order, searched for in the file."""
    now = chef_after(run)
    return _said("file_diner", DINERS, [words.searched(text, now, int(diner)) for diner in DINERS.values])


@lru_cache(maxsize=KEPT)
def drifted(text: Text) -> bytes:
    """What the chef of two numbers scores, as tastes grow."""
    return _said("file_growth", GROWTH, [words.drifted(text, growth) for growth in GROWTH.values])


def _said(slider: str, places: Number, sentences: list[str]) -> bytes:
    film = Film('<p id="told"></p>', (Axis(slider, places.count),))
    film.part("told", (slider,), words=sentences)
    return film.packed(KEY)
