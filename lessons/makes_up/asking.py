"""The reader's hand: what a press on a question does, asking, and how far the reading is."""

from functools import partial

import streamlit as st

from lessons.makes_up import films, scene, words
from lessons.makes_up.pictures import LETTER, Picture
from lessons.makes_up.scene import Chef
from lessons.makes_up.settings import NEXT, QUESTIONS, SUREST, MakesUp
from ui.kit import presses
from ui.kit.page import Page
from ui.kit.touch import listen
from ui.kitchen import clock, progress
from ui.kitchen.workshop import Order

MakesUpPage = Page[MakesUp]


def order(page: MakesUpPage) -> Order[Chef]:
    """How far the reading is, once anything was asked."""
    return scene.order(page.text.language) if page.runs.last else Order()


def made(page: MakesUpPage) -> Chef | None:
    """The chef that has read. Only asked where something was asked."""
    return scene.order(page.text.language).made


def settles(page: MakesUpPage, run: MakesUp) -> bool:
    """Whether a run settles the bet."""
    return words.settled(run) and made(page) is not None


def ask(page: MakesUpPage) -> None:
    """What the button does."""
    page.put(made_open=SUREST)
    presses.press(page, settles=words.settled(page.settings) and not page.runs.only(words.settled))


def press(page: MakesUpPage, letter: str, at: int) -> None:
    """A question was pressed: it is told in words; and before anything was asked, its mark is another one."""
    if letter != LETTER or at >= QUESTIONS:
        return
    marks = page.settings.made_marks
    if page.runs.last is None:
        if not (page.settings.made_many == QUESTIONS or scene.questions()[at].first):
            return
        page.put(made_marks=f"{marks[:at]}{NEXT[marks[at]]}{marks[at + 1 :]}")
    page.put(made_open=at)


def hint(page: MakesUpPage) -> str:
    """What is to be done next."""
    run = page.runs.last
    if run is None:
        return page.text("mark_first")
    if order(page).made is None:
        return ""
    if page.runs.stale(page.settings):
        return page.text("stale")
    return page.text("next_way") if run.made_way == "closed" else ""


def hear(page: MakesUpPage) -> None:
    """Hear of presses on questions."""
    listen(partial(press, page))


def show_progress(page: MakesUpPage, now: Order[Chef]) -> None:
    """How far the reading is."""

    def draw(found: Order[Chef]) -> None:
        if found.going:
            st.progress(found.progress[-1] if found.progress else 0.0, words.waiting(page.text, found))
        else:
            page.note(words.waiting(page.text, found))

    progress.show(now, partial(order, page), draw)


def show(page: MakesUpPage, chef: Chef | None, run: MakesUp | None) -> None:
    """The questions as they were put; once asked, the picture of the last run, its clock and its sentence."""
    text, now = page.text, page.settings
    if chef is None or run is None:
        drawn = Picture(text, None, now.made_way, now.made_marks, now.made_many, int(now.made_open))
        page.still(films.KEY, drawn.html(drawn.looks(-1)))
        return
    way, marks = run.made_way, now.made_marks
    drawn = Picture(text, chef, way, marks, now.made_many, int(now.made_open))
    still = partial(page.still, films.KEY, drawn.html(drawn.looks(-1)))
    page.film(films.KEY, lambda: films.picture_film(drawn, chef), still=still)
    clock.show(page, chef.recorded, key=films.KEY)
    page.film(
        films.SAID,
        lambda: films.said_film(text, chef, way, marks),
        still=lambda: page.say(words.said(text, chef, way, marks, -1)),
    )
