"""What there is to try with the file, one at a time: a number changed, other places, a search, drift, other files."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

import streamlit as st

from core.files import CHEF, PICKLES
from lessons.file import films, scene, tables, uploads, words
from lessons.file.settings import WeightsFile
from lessons.file.uploads import Back, Brought, Looked, Refused, Sight
from ui.draw.card import Amount
from ui.kit.controls import drawn
from ui.kit.hand import sent
from ui.kit.page import Page
from ui.kitchen.drift import drift
from ui.kitchen.served import Chef

FilePage = Page[WeightsFile]
MOST_MEGABYTES: Final = 20
LARGEST: Final = MOST_MEGABYTES * 1024 * 1024
LOAD, LOOK = "load", "look"
"""The two places for files, and that something was brought there."""


def draw(page: FilePage, now: Chef) -> None:
    """The row of things to try, and the one that is chosen."""
    page.buttons("file_try", named=False)
    {
        "change": change,
        "places": places,
        "search": search,
        "drift": drifting,
        "load": load,
        "look": look,
    }[page.settings.file_try](page, now)


def slide(page: FilePage, slider: str, form: str, **done: Callable[[], bool]) -> None:
    """A slider whose film follows it, and what is remembered once it has been moved so far."""

    def told() -> None:
        for what, so in done.items():
            page.once(what, so())
        page.follow((slider,), films=(films.KEY,), looks={})

    page.live(told, controls=partial(page.number, slider, form=form), films=(slider,))


def change(page: FilePage, now: Chef) -> None:
    """One number is set by hand."""
    text, settings = page.text, page.settings
    named = {place: words.belongs(text, now.net, place) for place in range(now.net.parameter_count)}
    page.choice("file_place", options=range(len(named)), words=lambda place: named.get(int(place), ""))
    place = words.numbers(now.net, settings.file_place)
    slide(page, "file_value", "%.1f")
    still = lambda: page.say(words.changed(text, now, place, settings.file_value))  # noqa: E731
    page.film(films.KEY, lambda: films.changed(text, settings.run, place), still=still)


def places(page: FilePage, now: Chef) -> None:
    """The same numbers where they belong and elsewhere."""
    page.say(page.text("places.intro"))
    page.table(tables.elsewhere(page.text, page.settings))


def search(page: FilePage, now: Chef) -> None:
    """One diner of those that it learned from is searched for in the file."""
    text, settings = page.text, page.settings
    page.once("searched", True)
    slide(page, "file_diner", "%.0f")
    still = lambda: page.say(words.searched(text, now, int(settings.file_diner)))  # noqa: E731
    page.film(films.KEY, lambda: films.searched(text, settings.run), still=still)


def drifting(page: FilePage, now: Chef) -> None:
    """Tastes grow, and the numbers of a chef stand still."""
    text, growth = page.text, page.settings.file_growth
    slide(page, "file_growth", "%.0f%%", drifted=lambda: page.settings.file_growth > 0)
    page.film(films.KEY, lambda: films.drifted(text), still=lambda: page.say(words.drifted(text, growth)))
    salt, spice = (float(gram) for gram in drift(growth).grams)
    unit = text.label("amount.unit")
    amounts = [
        Amount(text.label("seasoning.salt"), salt, unit, 2),
        Amount(text.label("seasoning.spice"), spice, unit, 2),
    ]
    page.card(text("drift.whose"), (2, 1), amounts, key="drift")


def load(page: FilePage, now: Chef) -> None:
    """The chef to download, and a chef to load back."""
    text = page.text
    page.say(text("load.intro"))
    st.download_button(text("download"), now.packed, CHEF, "application/zip", key="chef_zip", on_click="ignore")
    endings = ("zip", "json", "safetensors", *PICKLES)
    _upload(page, text("load.name"), endings, LOAD, lambda: _take_chef(page), several=True)
    back = page.memory.recall(Back)
    if back is None:
        _gone(page, LOAD)
    elif isinstance(back.found, Refused):
        st.info(words.refusal(text, back.found))
    elif back.found:
        page.say(words.loaded(text, back.found, now, scene.saved(page.settings)))


def look(page: FilePage, now: Chef) -> None:
    """Any model's file, by its header alone."""
    text = page.text
    page.say(text("look.intro"))
    st.button(text("look.example"), key="look_example", on_click=lambda: _take_example(page))
    endings = ("safetensors", "json", *PICKLES)
    _upload(page, text("look.name"), endings, LOOK, lambda: _take_file(page))
    page.note(text("look.cut"))
    sight = page.memory.recall(Sight)
    if page.settings.file_example == "yes":
        show(page, uploads.example(), now)
    elif sight is None:
        _gone(page, LOOK)
    elif isinstance(sight.found, Refused):
        st.info(words.refusal(text, sight.found))
    elif sight.found:
        show(page, sight.found, now)


def show(page: FilePage, looked: Looked, now: Chef) -> None:
    """What a file says that it is made of, beside the chef's own."""
    page.say(words.held(page.text, looked), words.metadata(page.text, looked))
    page.table(tables.beside(page.text, looked, now))
    if looked.table:
        st.dataframe(tables.blocks(page.text, looked), hide_index=True, height=240, key="looked")


def _upload(
    page: FilePage, name: str, endings: Sequence[str], key: str, taken: Callable[[], None], *, several: bool = False
) -> None:
    """Where files are brought: read once, when they come."""
    place = partial(st.file_uploader, name, endings, several, key=key, on_change=taken)
    drawn(page.reader, key, place)


def _gone(page: FilePage, key: str) -> None:
    """Say so, if what was brought in this tab is there no more."""
    if key in page.memory.once:
        page.say(page.text("load.gone"))


def _take_chef(page: FilePage) -> None:
    files = _brought(page, LOAD)
    page.memory.keep(Back(uploads.load(files) if files else None))


def _take_file(page: FilePage) -> None:
    files = _brought(page, LOOK)
    page.memory.keep(Sight(uploads.look(files[0]) if files else None))
    if files:
        page.put(file_example="no")


def _take_example(page: FilePage) -> None:
    """The example takes the place of what was looked at."""
    page.memory.keep(Sight(None))
    page.memory.once.discard(LOOK)
    page.put(file_example="yes")


def _brought(page: FilePage, key: str) -> list[Brought]:
    """What lies in a place for files, and that something does."""
    given: Any = sent(key) or []
    files = [Brought(file.name, file.getvalue()[:LARGEST]) for file in (given if isinstance(given, list) else [given])]
    (page.memory.once.add if files else page.memory.once.discard)(key)
    return files
