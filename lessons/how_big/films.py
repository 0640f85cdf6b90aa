"""Films that follow the reader up the ladder: the rung, the sentence, the memories and the card."""

from functools import lru_cache
from typing import Final

from core.model_sizes import MEMORIES, stored_bytes
from lessons.how_big import card, jars, ladder, scene, shown, words
from lessons.how_big.scene import Own
from ui.film import Axis, Film, one_sentence
from ui.kit.text import Text

KEYS: Final = ("ladder", "big_said", "jars", "card")
KEPT: Final = 32


def _axes(key: str, own: Own) -> tuple[Axis, ...]:
    return (Axis(key, len(scene.rungs(own))),)


@lru_cache(maxsize=KEPT)
def ladder_film(text: Text, key: str, own: Own) -> bytes:
    """The frame round the rung."""
    film, many = Film(shown.ladder_html(text, own, 0), _axes(key, own)), len(scene.rungs(own))
    for at in range(many):
        film.part(f"rung{at}", [key], style=[ladder.look(at == here) for here in range(many)])
    return film.packed("ladder")


@lru_cache(maxsize=KEPT)
def said_film(text: Text, key: str, own: Own, bits: int) -> bytes:
    """The sentence."""
    told = [words.said(text, rung, bits) for rung in scene.rungs(own)]
    return one_sentence("big_said", Axis(key, len(told)), told)


@lru_cache(maxsize=KEPT)
def jars_film(text: Text, key: str, own: Own, bits: int) -> bytes:
    """How full the memories get."""
    film, rungs = Film(shown.jars_html(text, own, 0, bits), _axes(key, own)), scene.rungs(own)
    film.part("jars", [key], aria_label=[shown.alt_of_jars(text, own, at, bits) for at in range(len(rungs))])
    film.part("head", [key], words=[words.jars(text, rung, own, bits) for rung in rungs])
    for at in range(len(MEMORIES)):
        full = [jars.share(at, stored_bytes(rung.count, bits)) for rung in rungs]
        film.part(f"full{at}", [key], y=list(map(jars.level, full)), height=list(map(jars.depth, full)))
        film.part(f"heap{at}", [key], d=[jars.heap(at, each) for each in full])
        film.part(f"fits{at}", [key], words=list(map(jars.mark, full)))
    return film.packed("jars")


@lru_cache(maxsize=KEPT)
def card_film(text: Text, key: str, own: Own) -> bytes:
    """The card."""
    film = Film('<div id="card"></div>', _axes(key, own))
    film.part("card", [key], drawn=[card.card_html(text, rung, own) for rung in scene.rungs(own)])
    return film.packed("card")
