"""The reader's hand: what a press on a question does, asking in one way after another, and how far the reading is."""

from functools import partial

import streamlit as st

from lessons.makes_up import films, scene, words
from lessons.makes_up.pictures import LETTER, Picture
from lessons.makes_up.scene import Chef
from lessons.makes_up.settings import NEXT, QUESTIONS, SUREST, UNMARKED, WAYS, MakesUp
from ui.kit import presses
from ui.kit.page import Page
from ui.kit.touch import listen
from ui.kitchen import anew, clock, progress
from ui.kitchen.workshop import Order

MakesUpPage = Page[MakesUp]


def order(page: MakesUpPage) -> Order[Chef]:
    """How far the reading is, once anything was asked."""
    language = page.text.language
    return scene.order(language, anew.after(page, language)) if page.runs.last else Order()


def made(page: MakesUpPage) -> Chef | None:
    """The chef that has read. Only asked where something was asked."""
    return scene.order(page.text.language).made


def settles(page: MakesUpPage, run: MakesUp) -> bool:
    """Whether a run settles the bet."""
    return words.settled(run) and made(page) is not None


def asked(page: MakesUpPage) -> tuple[str, ...]:
    """In which ways the chef has been asked, in order."""
    runs = page.runs.firsts(lambda run: f"asked {run.made_way}").values()
    return tuple(run.made_way for run in runs)


def marks(page: MakesUpPage) -> str:
    """The reader's, before anything was asked, and of the way that was asked first: of the others nothing was said."""
    own = not page.runs or page.settings.made_way in asked(page)[:1]
    return page.settings.made_marks if own else UNMARKED * QUESTIONS


def shown(page: MakesUpPage) -> str:
    """The way whose answers are on screen: the chosen one, once it was asked; empty until then."""
    return page.settings.made_way if page.settings.made_way in asked(page) and order(page).made else ""


def next_way(page: MakesUpPage) -> str:
    """How to ask next: in the chosen way if that was not asked yet, then in the others, until the bet is settled."""
    chosen, done = page.settings.made_way, asked(page)
    if chosen not in done or order(page).made is None:
        return chosen
    return "" if WAYS[-1] in done else next(way for way in WAYS if way not in done)


def ask(page: MakesUpPage, way: str) -> None:
    """What the button does."""
    page.put(made_open=SUREST, made_way=way)
    presses.press(page, settles=words.settled(page.settings) and not page.runs.only(words.settled))


def press(page: MakesUpPage, letter: str, at: int) -> None:
    """A question was pressed: it is told in words; and before anything was asked, its mark is another one."""
    if letter != LETTER or at >= QUESTIONS:
        return
    now = page.settings.made_marks
    if page.runs.last is None:
        if not (page.settings.made_many == QUESTIONS or scene.questions()[at].first):
            return
        page.put(made_marks=f"{now[:at]}{NEXT[now[at]]}{now[at + 1 :]}")
    page.put(made_open=at)


def hint(page: MakesUpPage) -> str:
    """What is to be done before anything was asked, and of a way in which it was not yet."""
    if not page.runs:
        return page.text("mark_first")
    return "" if order(page).made is None or shown(page) else page.text("stale")


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


def show(page: MakesUpPage, chef: Chef | None) -> None:
    """The questions as they were put; once asked in the chosen way, the picture of that, its clock and sentences."""
    text, now, way, marked = page.text, page.settings, shown(page), marks(page)
    if chef is None or not way:
        many = 0 if page.runs else now.made_many
        drawn = Picture(text, None, now.made_way, marked, many, int(now.made_open))
        page.still(films.KEY, drawn.html(drawn.looks(-1)))
        return
    drawn = Picture(text, chef, way, marked, now.made_many, int(now.made_open))
    still = partial(page.still, films.KEY, drawn.html(drawn.looks(-1)))
    page.film(films.KEY, lambda: films.picture_film(drawn, chef), still=still)
    clock.show(page, chef.recorded, key=films.KEY)
    page.film(
        films.SAID,
        lambda: films.said_film(text, chef, way, marked),
        still=lambda: page.say(words.said(text, chef, way, marked, -1)),
    )
    page.hint(words.unchanged(text, chef, way))
