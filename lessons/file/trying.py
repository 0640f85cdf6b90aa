"""What there is to try with the file, one at a time: a number changed, other places, a search, drift, other files."""

from collections.abc import Callable
from typing import Any, Final

import streamlit as st

from core.files import CHEF
from lessons.file import films, tables, uploads, words
from lessons.file.settings import WeightsFile
from lessons.file.uploads import Brought, Loaded, Looked, Refused
from ui.draw.card import Amount
from ui.kit.page import Page
from ui.kitchen.drift import drift
from ui.kitchen.served import Chef

FilePage = Page[WeightsFile]
MOST_MEGABYTES: Final = 20
LARGEST: Final = MOST_MEGABYTES * 1024 * 1024


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

    def hand() -> None:
        page.number(slider, form=form)
        for what, so in done.items():
            page.once(what, so())
        page.follow((slider,), films=(films.KEY,), looks={})

    page.live(hand, films=(slider,))


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
    slide(page, "file_growth", "%.0f %%", drifted=lambda: page.settings.file_growth > 0)
    page.film(films.KEY, lambda: films.drifted(text), still=lambda: page.say(words.drifted(text, growth)))
    salt, spice = (float(gram) for gram in drift(growth).grams)
    unit = text("card.unit") if text.register == "kitchen" else ""
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
    files = st.file_uploader(text("load.name"), ("zip", "json", "safetensors", "pt", "bin"), True, key="load")
    outcome = uploads.load(_taken(files)) if files else None
    if isinstance(outcome, Refused):
        st.info(words.refusal(text, outcome))
        return
    if outcome:
        page.memory.keep(outcome)
    if found := page.memory.recall(Loaded):
        page.once("loaded", True)
        page.say(words.loaded(text, found.chef, now))
    elif page.once("loaded", False):
        page.say(text("load.gone"))


def look(page: FilePage, now: Chef) -> None:
    """Any model's file, by its header alone."""
    text = page.text
    page.say(text("look.intro"))
    st.button(text("look.example"), key="look_example", on_click=lambda: page.put(file_example="yes"))
    endings = ("safetensors", "json", "bin", "pt", "pth", "ckpt")
    brought = st.file_uploader(text("look.name"), endings, key="look")
    page.note(text("look.cut"))
    if brought is not None:
        found = uploads.look(_taken([brought])[0])
        if isinstance(found, Refused):
            st.info(words.refusal(text, found))
            return
        page.memory.keep(found)
    looked = page.memory.recall(Looked)
    if looked is None and page.settings.file_example == "yes":
        looked = uploads.example()
    if looked:
        page.say(words.held(text, looked))
        if looked.header:
            st.dataframe(uploads.table(text, looked), hide_index=True, height=240, key="looked")


def _taken(files: Any) -> list[Brought]:
    """What was brought, read once."""
    return [Brought(file.name, file.getvalue()[:LARGEST]) for file in files]
