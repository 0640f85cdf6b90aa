"""The map of the words: drawn, as a film along the practice and the recipe, and what is said of it."""

from functools import lru_cache
from html import escape
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from core.arrays import Array
from lessons.next_word import alike, films
from lessons.next_word.alike import COMMON, KEPT, Map
from lessons.next_word.placed import HIGH, LIFTS, SIZE, WIDE, Drawn, drawn
from lessons.next_word.practice import BESIDE, HALF
from lessons.next_word.practising import NextWordPage
from lessons.next_word.settings import HERE
from lessons.next_word.words import aloud
from ui.draw.plate.svg import figure, n
from ui.figures import whole
from ui.film import Axis, Coded, Film
from ui.film.packing import Slot
from ui.kit.text import Text
from ui.kitchen import recipes
from ui.kitchen.recipes import Practised

SHOWN: Final = ("--word:1;--dot:0;", "--word:1;--dot:.5;", "--word:1;--dot:.5;", "--word:0;--dot:.5;")
"""A name by which of `LIFTS` it has; without room for it the dot alone."""

ROLES: Final = (
    "visibility:hidden;",
    "fill:var(--ink)",
    "fill:var(--now);font-weight:650",
    "fill:var(--now);font-weight:650;text-decoration:underline",
)
LOOKS: Final = tuple(shown + role for role in ROLES for shown in SHOWN)
TALL: Final = tuple(n(lift + SIZE / 3) for lift in (*LIFTS, 0.0))
HALO: Final = "stroke:var(--page);stroke-width:3px;paint-order:stroke;stroke-linejoin:round;opacity:var(--word)"
POINT: Final = "opacity:var(--dot)"

KEY: Final = "map"
PLACE: Final = "word_place"


def _looks(shown: Drawn) -> NDArray[np.uint8]:
    """Codes of `LOOKS`."""
    codes: NDArray[np.uint8] = shown.roles * len(SHOWN) + shown.stands
    return codes


def _moved(place: Array) -> str:
    return f"translate({n(place[0])} {n(place[1])})"


def values(text: Text, practised: Practised, found: Map, record: int, place: int) -> dict[str, Any]:
    """What fills the two sentences."""
    vocabulary = recipes.recipes(found.language).vocabulary
    pairs = zip(found.near[record, place].tolist(), found.cosines[record, place].tolist(), strict=True)
    told = [text("near.one", word=vocabulary.words[other], alike=cosine) for other, cosine in pairs]
    return {
        "word": vocabulary.words[found.asked[place]],
        "words": text.label("say.and_also").join(told),
        "step": whole(practised.moments[record].step),
        "kept": float(found.kept[record]),
    }


def alt(text: Text, now: dict[str, Any]) -> str:
    """The map in words."""
    return text("alt.map", count=COMMON, word=aloud(text, now["word"]), words=now["words"])


def map_html(text: Text, found: Map, said: str, described: str, record: int, place: int) -> str:
    """The map at a record and a place of the recipe; `said` stands beside it."""
    shown = drawn(found)
    words = recipes.recipes(found.language).vocabulary.decode(found.ids)
    tall = [TALL[lift] for lift in shown.stands[record, place]]
    looks = [LOOKS[code] for code in _looks(shown)[record, place]]
    moved = [_moved(each) for each in shown.places[record]]
    dots = "".join(
        f'<g id="map-{at}-dot" transform="{moved[at]}" style="{looks[at]}"><circle r="2.2" style="{POINT}"/></g>'
        for at in range(len(words))
    )
    names = "".join(
        f'<g id="map-{at}" transform="{moved[at]}" style="{looks[at]}">'
        f'<text id="map-{at}-name" y="{tall[at]}" style="{HALO}">{escape(word)}</text></g>'
        for at, word in enumerate(words)
    )
    svg = (
        f'<svg viewBox="0 0 {WIDE} {HIGH}" font-size="{n(SIZE)}" text-anchor="middle" aria-hidden="true">'
        f'<path id="map-lines" d="{shown.lines[record][place]}" stroke="var(--now)" stroke-width="1" opacity=".55"/>'
        f"{dots}{names}</svg>"
    )
    drawing = figure(svg, described, width=520, name="map-alt")
    return f'<div style="{BESIDE}"><div style="{HALF}">{drawing}</div><div style="{HALF}">{said}</div></div>'


@lru_cache(maxsize=KEPT)
def map_film(text: Text, practised: Practised, chosen: str) -> bytes:
    """It follows the clock of the practice, and the place in the recipe if it asks about the word there."""
    found = alike.word_map(practised, alike.asked(text, practised, chosen))
    shown, records, places = drawn(found), range(len(practised.moments)), range(len(found.asked))
    axes = [Axis(films.CLOCK, len(records), time=True), *([Axis(PLACE, len(places))] if chosen == HERE else [])]
    along = [axis.key for axis in axes]
    film, looks = Film("", axes), _looks(shown)

    def shaped(looks: Any) -> Any:
        return looks if chosen == HERE else looks[:, 0]

    for at in range(len(found.ids)):
        for part in (f"map-{at}-dot", f"map-{at}"):
            film.part(part, along[:1], transform=[_moved(place) for place in shown.places[:, at]])
            film.part(part, along, style=Coded(shaped(looks[..., at]), LOOKS))
        film.part(f"map-{at}-name", along, y=Coded(shaped(shown.stands[..., at]), TALL))
    film.part("map-lines", along, d=shaped(np.array(shown.lines)))
    now = [[values(text, practised, found, record, place) for place in places] for record in records]
    film.part("map-alt", along, aria_label=shaped(np.array([[alt(text, each) for each in row] for row in now])))
    gaps = {name: shaped(np.array([[each[name] for each in row] for row in now])) for name in now[0][0]}
    template = text("near", **{name: Slot(name) for name in ("word", "words", "step")})
    near = film.sentence("near", template, along, **{name: gaps[name] for name in ("word", "words", "step")})
    kept = film.sentence("kept", text("map", count=COMMON, kept=Slot("kept")), along[:1], kept=found.kept)
    film.drawing = map_html(text, found, f'<p>{near}</p><p class="later">{kept}</p>', alt(text, now[-1][0]), -1, 0)
    return film.packed(KEY)


def show(page: NextWordPage, practised: Practised) -> None:
    """The map and its sentences, at the end of the practice until it is played."""
    text, chosen = page.text, page.settings.word_near

    def still() -> None:
        found = alike.word_map(practised, alike.asked(text, practised, chosen))
        place = int(page.settings.word_place) - 1 if chosen == HERE else 0
        now = values(text, practised, found, -1, place)
        page.still(KEY, map_html(text, found, "", alt(text, now), -1, place))
        page.say(text("near", **{name: now[name] for name in ("word", "words", "step")}))
        page.say(text("map", count=COMMON, kept=now["kept"]))

    page.film(KEY, lambda: map_film(text, practised, chosen), still=still)
