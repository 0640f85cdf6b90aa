"""More to try: answers only if sure, a dish that does not exist, one wrong word, and last year's menu."""

from functools import partial
from typing import Final

import streamlit as st

from core.data.invented_menu import WORDBOOKS
from lessons.makes_up import bars, films, menu, tables, words
from lessons.makes_up.asking import MakesUpPage
from lessons.makes_up.menu import Menu
from lessons.makes_up.scene import Chef
from ui.kitchen import progress
from ui.kitchen.workshop import Order

MOVES: Final = ("made_more", "made_first", "made_second", "made_method")


def sure(page: MakesUpPage, chef: Chef) -> None:
    """How many answers are left if it has to be sure."""
    text = page.text
    told = partial(page.follow, (films.SLIDER,), films=(films.LEFT,), looks={})
    page.live(told, controls=partial(page.number, films.SLIDER, form="%.0f%%"), films=(films.SLIDER,))

    def still() -> None:
        now = words.only_if(text, chef, page.settings.made_sure)
        page.still(films.LEFT, bars.html(text, bars.looks(now), ""))
        page.say(text("say.only_if", **now))

    page.film(films.LEFT, lambda: films.left_film(text, chef), still=still)
    page.say(words.covered(text))


def draw(page: MakesUpPage, chef: Chef) -> None:
    """The row of things to try, and the one that is chosen."""
    page.buttons("made_more", named=False)
    {"nowhere": nowhere, "snowball": snowball, "menu": last_year}[page.settings.made_more](page, chef)


def nowhere(page: MakesUpPage, chef: Chef) -> None:
    """A name made of any two words."""
    firsts, seconds = WORDBOOKS[page.text.language].names
    one, other = st.columns(2, gap="small")
    with one:
        page.choice("made_first", words=lambda place: firsts[int(place)])
    with other:
        page.choice("made_second", words=lambda place: seconds[int(place)])
    page.say(*words.nowhere(page.text, chef, (page.settings.made_first, page.settings.made_second)))


def snowball(page: MakesUpPage, chef: Chef) -> None:
    """One early word, put in its mouth."""
    methods = WORDBOOKS[page.text.language].values["method"]
    page.choice("made_method", words=lambda place: methods[int(place)])
    page.say(*words.snowball(page.text, chef, page.settings.made_method))


def last_year(page: MakesUpPage, chef: Chef) -> None:
    """A year on: two chefs read on, in the workshop."""
    text, found = page.text, menu.order(chef)
    page.note(text("menu.idea"))
    if found.made is None:
        _show_progress(page, found, chef)
        return
    page.say(words.menu(text, found.made))
    page.table(tables.menu(text, found.made))


def _show_progress(page: MakesUpPage, now: Order[Menu], chef: Chef) -> None:
    def drawn(found: Order[Menu]) -> None:
        if found.going:
            st.progress(found.progress[-1] if found.progress else 0.0, words.waiting(page.text, found))
        else:
            page.note(words.waiting(page.text, found))

    progress.show(now, lambda: menu.order(chef), drawn)
