"""The reader's hand on the picture: which sentence is asked, which words are hidden, how the practice is played."""

from functools import partial

import streamlit as st

from lessons.attention import films, own, scene, words
from lessons.attention.scene import Scene
from lessons.attention.settings import WhichWords, places, written
from ui.kit import presses
from ui.kit.page import Page
from ui.kit.touch import listen
from ui.kitchen import anew, clock, progress
from ui.kitchen.workshop import Order

WhichWordsPage = Page[WhichWords]
BOTH = 2
"""Clues in sentences like those that the bet asks about."""


def practise(page: WhichWordsPage) -> None:
    """What the button does."""
    presses.press(page, settles=like_asked(page.settings) and not page.runs.only(like_asked))


def made(page: WhichWordsPage, run: WhichWords) -> bool:
    """Whether the chefs of a run have practised; only asked of what the reader has let practise."""
    return scene.practice(page.text.language, run.att_clues).made is not None


def like_asked(run: WhichWords) -> bool:
    """Whether the sentences practised on are like those that the bet asks about."""
    return run.att_clues == BOTH


def settles(page: WhichWordsPage, run: WhichWords) -> bool:
    """Whether a run settles the bet."""
    return like_asked(run) and made(page, run)


def order(page: WhichWordsPage) -> Order[scene.Chefs]:
    """How far the last practice is."""
    run = page.runs.last
    if run is None:
        return Order()
    language, clues = named(page, run)
    return scene.practice(language, clues, anew.after(page, (language, clues)))


def named(page: WhichWordsPage, run: WhichWords) -> tuple[str, int]:
    """What is practised: the language, and how many clues a sentence has."""
    return page.text.language, run.att_clues


def show_progress(page: WhichWordsPage, now: Order[scene.Chefs]) -> None:
    """How far it is."""

    def draw(found: Order[scene.Chefs]) -> None:
        if found.going:
            st.progress(found.progress[-1] if found.progress else 0.0, words.waiting(page.text, found))
        else:
            page.note(words.waiting(page.text, found))

    progress.show(now, partial(order, page), draw)


def shown(page: WhichWordsPage) -> Scene:
    """What the picture shows. Another sentence, or the same in another language, begins with nothing hidden."""
    if page.turned_to((page.text.language, page.settings.att_sentence)):
        page.put(att_hidden="", att_noun="last")
    run = page.runs.last
    clues, trained = (run or page.settings).att_clues, run is not None and made(page, run)
    return Scene(scene.ask(page.text, page.settings), page.settings.att_look, clues, trained)


def press(page: WhichWordsPage, letter: str, at: int) -> None:
    """A word was pressed: the other noun asks from now on; any other word is hidden, or shown again."""
    if letter != films.LETTER:
        own.press(page, at)
        return
    asked = scene.ask(page.text, page.settings)
    if at in asked.nouns:
        page.put(att_noun="last" if at == asked.nouns[-1] else "first")
    elif at < len(asked.words) and asked.known[at]:
        page.put(att_hidden=written(sorted(places(page.settings.att_hidden) & set(asked.whole.open) ^ {at})))


def hear(page: WhichWordsPage) -> None:
    """Hear of presses on words."""
    listen(partial(press, page))


def show(page: WhichWordsPage, now: Scene) -> None:
    """The picture, the clock under it once there was practice, and the sentence."""
    text = page.text
    drawn = films.picture(text, now)
    still = partial(page.still, films.KEY, drawn.html(drawn.looks(-1)))
    page.film(films.KEY, lambda: films.picture_film(text, now), still=still)
    if now.trained:
        steps = scene.steps(text.language, now.clues, trained=True)
        clock.show(page, steps, key=films.KEY)
    page.film("att_said", lambda: films.said_film(text, now), still=lambda: page.say(words.said(text, now, -1)))
