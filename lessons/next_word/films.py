"""Films of *What comes next?*: the rows and their sentence follow the place and the temperature, the practice time."""

from functools import lru_cache
from typing import Any, Final

import numpy as np

from lessons.next_word import practice, rows, scene, words
from lessons.next_word.scene import SHOWN, Row, Walk
from lessons.next_word.settings import HEAT, PLACES
from ui.figures import decimal
from ui.film import Axis, Coded, Film
from ui.film.packing import Slot
from ui.kit.text import Text
from ui.kitchen import recipes
from ui.kitchen.recipes import Practised

SLIDERS: Final = ("word_place", "word_heat")
AXES: Final = (Axis("word_place", PLACES), Axis("word_heat", HEAT.count))
KEYS: Final = ("rows", "said")
CLOCK: Final = "practice"
KEPT: Final = 24


@lru_cache(maxsize=KEPT)
def rows_film(text: Text, read: int, practised: Practised | None) -> bytes:
    """The recipe and the bars."""
    walk = scene.walk(text.language, read, practised)
    film = Film(rows.rows_html(text, walk, 0, HEAT.default), AXES)
    everywhere = range(PLACES)
    film.part("rows", SLIDERS[:1], aria_label=[words.guesses(text, walk, place) for place in everywhere])
    for at in everywhere:
        film.part(f"t{at}", SLIDERS[:1], style=[rows.known(at, place) for place in everywhere])
    for name, row in walk.rows.items():
        film.part(f"{name}-saw", SLIDERS[:1], words=[words.saw(walk, name, place) for place in everywhere])
        film.part(f"{name}-bits", SLIDERS, words=_coded(row.bits.T, lambda bits: words.bits(text, bits)))
        film.part(f"{name}-coins", SLIDERS, style=_coded(row.bits.T.round(1), rows.coins))
        for at in range(SHOWN):
            _guess_parts(film, text, walk, name, row, at)
    return film.packed("rows")


def _guess_parts(film: Film, text: Text, walk: Walk, name: str, row: Row, at: int) -> None:
    guessed = row.shown[:, at]
    true = (guessed == walk.truth).tolist()
    named = [rows.called(text, walk, int(guess), true=hit) for guess, hit in zip(guessed, true, strict=True)]
    film.part(f"{name}-w{at}", SLIDERS[:1], words=named, style=[rows.name_look(true=hit) for hit in true])
    film.part(f"{name}-b{at}", SLIDERS[:1], style=[rows.colour(true=hit) for hit in true])
    chances = row.shares[:, :, at].T
    film.part(f"{name}-i{at}", SLIDERS, style=_coded(chances, rows.width))
    ranks = [rows.rank(walk, name, place, at) for place in range(PLACES)]
    told = [[words.share(text, chance, rank) for chance in many] for many, rank in zip(chances, ranks, strict=True)]
    film.part(f"{name}-p{at}", SLIDERS, words=told)
    film.part(f"{name}-p{at}", SLIDERS[:1], style=[rows.weight(true=hit) for hit in true])


def _coded(values: Any, look: Any) -> Coded:
    """Looks of numbers, each different one made once."""
    different, codes = np.unique(values, return_inverse=True)
    return Coded(codes.reshape(values.shape), [look(each) for each in different.tolist()])


@lru_cache(maxsize=KEPT)
def said_film(text: Text, read: int, practised: Practised | None) -> bytes:
    """The sentence of the place."""
    walk, film = scene.walk(text.language, read, practised), Film("", AXES)
    form = "say.place" if practised else "say.counted"
    template = text(form, **{name: Slot(name) for name in ("word", *walk.rows)})
    bits = {name: row.bits.T for name, row in walk.rows.items()}
    named = np.repeat(np.array(walk.words)[:, np.newaxis], HEAT.count, axis=1)
    film.part("heated", SLIDERS[1:], words=[words.heated(text, heat) for heat in HEAT.values])
    said = film.sentence("said", template, SLIDERS, word=named, **bits)
    film.drawing = f'<p>{said}{text.label("say.between")}<span id="heated"></span></p>'
    return film.packed("said")


@lru_cache(maxsize=KEPT)
def practice_film(text: Text, practised: Practised) -> bytes:
    """The curve of the practice, record by record, and what the network writes."""
    moments, key = practised.moments, (CLOCK,)
    film = Film("", (Axis(CLOCK, len(moments), time=True),))
    curve = practice.curve(practised)
    last = range(len(moments))
    for name in ("new", "read"):
        film.part(f"curve-{name}", key, d=[practice.path(curve[name][: end + 1]) for end in last])
    film.part("curve-dot", key, cx=[x for x, _ in curve["new"]], cy=[y for _, y in curve["new"]])
    template = text("say.moment", steps=recipes.steps, **{name: Slot(name) for name in ("step", "on_new", "on_read")})
    values: dict[str, Any] = {
        name: [words.moment(text, each)[name] for each in moments] for name in ("step", "on_new", "on_read")
    }
    for name, measured in (("network", "on_new"), ("read", "on_read")):
        film.part(f"now-{name}", key, words=[decimal(each, 1) for each in values[measured]])
    told = film.sentence("moment", template, key, **values)
    film.part("blind", key, words=[text.after(words.blind(text, each)) for each in moments])
    film.part("sample", key, words=[words.sample(text, each) for each in moments])
    film.drawing = practice.practice_html(text, practised, told)
    return film.packed("practice")
