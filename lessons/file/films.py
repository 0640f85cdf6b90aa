"""What a slider behind the fold of *What is in the file?* does, as a film: its sentence follows the hand."""

from functools import lru_cache
from typing import Final

from lessons.file import words
from lessons.file.settings import DINERS, GROWTH, VALUES
from ui.film import Axis, one_sentence
from ui.kit.text import Text
from ui.kitchen.served import Filed, chef_after

KEY: Final = "tried"
KEPT: Final = 32


@lru_cache(maxsize=KEPT)
def changed(text: Text, run: Filed, place: int) -> bytes:
    """One number set by hand, at each value."""
    now = chef_after(run)
    told = [words.changed(text, now, place, value) for value in VALUES.values]
    return one_sentence(KEY, Axis("file_value", VALUES.count), told, part="told")


@lru_cache(maxsize=KEPT)
def searched(text: Text, run: Filed) -> bytes:
    """Each diner's order, searched for in the file."""
    now = chef_after(run)
    told = [words.searched(text, now, int(diner)) for diner in DINERS.values]
    return one_sentence(KEY, Axis("file_diner", DINERS.count), told, part="told")


@lru_cache(maxsize=KEPT)
def drifted(text: Text) -> bytes:
    """What the chef of two numbers scores, as tastes grow."""
    told = [words.drifted(text, growth) for growth in GROWTH.values]
    return one_sentence(KEY, Axis("file_growth", GROWTH.count), told, part="told")
