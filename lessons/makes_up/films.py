"""The picture and its sentence as films that follow the reading, and how many answers are left as the slider moves."""

from functools import lru_cache
from typing import Any, Final

from lessons.makes_up import bars, words
from lessons.makes_up.pictures import Picture
from lessons.makes_up.scene import Chef
from lessons.makes_up.settings import SURE
from ui.film import Axis, Film, one_sentence
from ui.film.packing import Slot
from ui.kit.text import Text

KEY: Final = "asked"
"""Of the clock, and of the picture."""

SAID: Final = "made_said"
SLIDER: Final = "made_sure"
LEFT: Final = "left"
"""Of the film that follows the slider."""

KEPT: Final = 48


@lru_cache(maxsize=KEPT)
def picture_film(drawn: Picture, chef: Chef) -> bytes:
    """The stems, record by record."""
    film = Film(drawn.html(drawn.looks(-1)), (Axis(KEY, len(chef.recorded), time=True),))
    film.parts(KEY, [drawn.looks(frame) for frame in range(len(chef.recorded))])
    return film.packed(KEY)


@lru_cache(maxsize=KEPT)
def said_film(text: Text, chef: Chef, way: str, marks: str) -> bytes:
    """The sentence, record by record."""
    told = [words.said(text, chef, way, marks, frame) for frame in range(len(chef.recorded))]
    return one_sentence(SAID, Axis(KEY, len(told), time=True), told)


@lru_cache(maxsize=KEPT)
def left_film(text: Text, chef: Chef) -> bytes:
    """The two bars and their sentence, at each place of the slider."""
    everywhere = [words.only_if(text, chef, least) for least in SURE.values]
    film = Film("", (Axis(SLIDER, SURE.count),))
    looks = [bars.looks(each) for each in everywhere]
    film.parts(SLIDER, looks)
    names = tuple(everywhere[0])
    values: dict[str, Any] = {name: [each[name] for each in everywhere] for name in names}
    template = text("say.only_if", **{name: Slot(name) for name in names})
    film.drawing = bars.html(text, looks[0], film.sentence("left", template, (SLIDER,), **values))
    return film.packed(LEFT)
