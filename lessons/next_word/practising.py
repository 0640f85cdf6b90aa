"""The practice on its page: who has asked for it, how far it is, and its recording."""

import streamlit as st

from lessons.next_word import films, practice, words
from lessons.next_word.settings import NextWord
from ui.kit.page import Page
from ui.kitchen import anew, clock, progress, recipes
from ui.kitchen.recipes import Practised
from ui.kitchen.workshop import Order

NextWordPage = Page[NextWord]


def asked(page: NextWordPage) -> bool:
    """Whether the reader has let the network practise on as many recipes as are chosen now."""
    return ("asked", page.settings.word_read) in page.runs.firsts(lambda run: ("asked", run.word_read))


def order(page: NextWordPage) -> Order[Practised]:
    """How far the practice on as many recipes is; if the reader has asked for it, it is about to be."""
    if not asked(page):
        return Order()
    return recipes.order(*named(page), anew.after(page, named(page)))


def named(page: NextWordPage) -> tuple[str, int]:
    """What is practised: the language, and how many recipes are read."""
    return page.text.language, page.settings.word_read


def made(page: NextWordPage, read: int) -> Practised | None:
    """The network that has practised on so many recipes, if it has. Only asked of what the reader has let practise."""
    return recipes.order(page.text.language, read).made


def show_progress(page: NextWordPage, now: Order[Practised]) -> None:
    """How far it is, with a sentence of the network as it writes by now."""
    text, what = page.text, named(page)
    since = anew.after(page, what)

    def draw(order: Order[Practised]) -> None:
        page.note(words.waiting(text, order))
        if not order.going:
            return
        last = order.progress[-1] if order.progress else None
        st.progress(last.step / recipes.steps if last else 0.0)
        if last:
            page.note(f"“{words.sample(text, last)}”")

    progress.show(now, lambda: recipes.look(*what, since), draw)


def show_recording(page: NextWordPage, now: Order[Practised]) -> None:
    """The practice to be played again."""
    text = page.text
    if now.made is None:
        return
    done = now.made
    page.film(films.CLOCK, lambda: films.practice_film(text, done), still=_nothing)
    clock.show(page, practice.steps_of(done), key=films.CLOCK)


def _nothing() -> None:
    """The film is at its last frame before it lives: nothing stands in for it."""
