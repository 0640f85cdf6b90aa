"""The picture and its sentence as films that follow the chef's practice."""

from functools import lru_cache
from typing import Final

from lessons.attention import words
from lessons.attention.pictures import Picture
from lessons.attention.scene import Scene
from ui.film import Axis, Film, one_sentence
from ui.kit.text import Text

KEY: Final = "practice"
"""Of the clock."""

LETTER: Final = "s"
"""What presses on the picture begin with."""

KEPT: Final = 32


def picture(text: Text, shown: Scene, key: str = LETTER) -> Picture:
    """The picture of a sentence."""
    return Picture(shown, words.drawn(text, shown), words.alt(text, shown.asked), key)


def frames(shown: Scene) -> int:
    """How many there are."""
    return len(shown.now.chance)


@lru_cache(maxsize=KEPT)
def picture_film(text: Text, shown: Scene) -> bytes:
    """The picture, frame by frame. What is hidden is a look like others, so that a pressed word stays the same."""
    drawn = picture(text, shown)
    many = frames(shown)
    plain = Scene(shown.asked.whole, "learned", shown.clues, shown.trained)
    film = Film(picture(text, plain).html(picture(text, plain).looks(-1)), (Axis(KEY, many, time=True),))
    film.parts(KEY, [drawn.looks(at) for at in range(many)])
    return film.packed(KEY)


@lru_cache(maxsize=KEPT)
def said_film(text: Text, shown: Scene) -> bytes:
    """The sentence."""
    told = [words.said(text, shown, at) for at in range(frames(shown))]
    return one_sentence("att_said", Axis(KEY, len(told), time=True), told)
