"""What columns of pure chance do, as a film: its sentence follows the slider."""

from typing import Final

from lessons.real_tasters import words
from lessons.real_tasters.found import Found
from lessons.real_tasters.settings import CHANCE
from ui.film import Axis, one_sentence
from ui.kit.text import Text

SLIDER: Final = "taster_chance"
KEY: Final = "chance"


def chance_film(text: Text, row: str, learned: Found) -> bytes:
    """The sentence at each place of the slider. Kept nowhere: the table may be the reader's.

    Args:
        row: what a row is called.
    """
    told = [words.chance(text, row, learned, int(many)) for many in CHANCE.values]
    return one_sentence(KEY, Axis(SLIDER, CHANCE.count), told, part="chance")
