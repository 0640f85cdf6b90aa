"""Behind the fold of *Six apprentices*: where they race, what can be changed, what else is said, all learning rates."""

from functools import partial

import streamlit as st

from lessons.six import scene, shelf, words
from lessons.six.races import other_races
from lessons.six.settings import Race
from lessons.six.words import Racers
from ui.kit.page import Page
from ui.kit.runs import Runs


def show(page: Page[Race], races: Runs[Race], racers: Racers, earlier: Racers | None) -> None:
    """All of it.

    Args:
        racers: of the last race, if there was one.
        earlier: those of the one before.
    """
    text, run = page.text, races.last
    page.say(words.about(text, run or page.settings), text("who_is_who"))
    st.header(text("kitchen"), anchor=False)
    other_races(page)
    if run:
        changed = words.what_changed(text, races.all, (earlier, racers)) if earlier else ""
        page.say(words.beside(text, run, racers), changed)
        page.note(text("arrived_means", best=scene.best_score(run), rounds=scene.ROUNDS, watched=scene.watched(run)))
        st.header(text("shelf.title"), anchor=False)
        page.live(partial(shelf.show_one, page, run), moves=("shelf_of",))
        page.note(text("shelf.read"))
