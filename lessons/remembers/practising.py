"""The reader's hand on *What the chef remembers*: who practises, how far it is, and how far the guest has talked."""

from functools import partial
from typing import Any

import streamlit as st

from lessons.remembers import chefs, words
from lessons.remembers.chefs import Chef, Generation, Slant
from lessons.remembers.settings import GUESTS, MOST_TALK, Remembers
from ui.kit import presses
from ui.kit.page import Page
from ui.kit.presses import Presses
from ui.kitchen import progress
from ui.kitchen.workshop import Order

RemembersPage = Page[Remembers]

BET = 40
"""The opinions that the bet asks about."""


def leans(run: Remembers) -> bool:
    """Whether a run practises on opinions."""
    return run.rem_tab == "slant"


# ---- the chef at the counter, and his slant ----


def chef(page: RemembersPage) -> Order[Chef]:
    """How far the chef is; if the reader has let him practise, he is about to."""
    if not page.runs.firsts(lambda run: "chef"):
        return Order()
    return chefs.order(page.text.language)


def slant(page: RemembersPage, opinions: int) -> Order[Slant]:
    """How far the practice on opinions is, of a chef who has practised. Asked only of what the reader let practise."""
    made = chefs.order(page.text.language).made
    return chefs.order_slant(made, opinions) if made else Order()


def last_slant(page: RemembersPage) -> Order[Slant]:
    """How far the last one on screen is."""
    run = page.runs.only(leans).last
    return slant(page, run.rem_opinions) if run else Order()


def settles(page: RemembersPage, run: Remembers) -> bool:
    """Whether a run settles the bet."""
    return leans(run) and run.rem_opinions == BET and slant(page, BET).made is not None


def answers(page: RemembersPage) -> list[str]:
    """The option that is right, if one is."""
    made = slant(page, BET).made
    return words.answers(made) if made else []


def truth(page: RemembersPage) -> str:
    """How it came out."""
    made = slant(page, BET).made
    return words.truth(page.text, made) if made else ""


# ---- presses ----


def practise(page: RemembersPage) -> None:
    """Let the chef practise: on chats first of all, in *Slant* on opinions, too."""
    now = page.settings
    first = not page.runs.only(lambda run: leans(run) and run.rem_opinions == BET)
    presses.press(page, settles=leans(now) and now.rem_opinions == BET and first)
    page.put(rem_undone="no")


def undo(page: RemembersPage) -> None:
    """Let him practise on without the opinions."""
    page.put(rem_undone="yes")
    _play(page)


def talk(page: RemembersPage) -> None:
    """Talk on; when all has been said the next guest comes."""
    now = page.settings
    if now.rem_talk < MOST_TALK:
        page.put(rem_talk=now.rem_talk + 1)
    else:
        page.put(rem_talk=0.0, rem_guest=now.rem_guest % GUESTS + 1)
    _play(page)


def _play(page: RemembersPage) -> None:
    """What comes of it is played once; it is no run."""
    pressed = page.memory.recall(Presses) or Presses()
    pressed.count, pressed.settles = pressed.count + 1, False
    page.memory.keep(pressed)


# ---- how far it is ----


def look(page: RemembersPage) -> Order[Any]:
    """How far whatever is being made is."""
    found = chef(page)
    return last_slant(page) if found.made and page.settings.rem_tab == "slant" else found


def shows(order: Order[Any]) -> bool:
    """Whether there is something to say of an order that is not made."""
    return order.going or order.state in ("full", "failed")


def show_progress(page: RemembersPage, now: Order[Any], look: Any) -> None:
    """How far it is."""

    def draw(order: Order[Any]) -> None:
        if order.going:
            st.progress(min(1.0, order.progress[-1]) if order.progress else 0.0, words.waiting(page.text, order))
        else:
            page.note(words.waiting(page.text, order))

    progress.show(now, look, draw)


# ---- behind the fold ----


def ask_for(page: RemembersPage, what: str) -> None:
    """Let something behind the fold be made."""
    page.once(what, True)


def cooking(page: RemembersPage) -> Order[tuple[Generation, ...]]:
    """How far its own cooking is."""
    return chefs.order_cooking(page.text.language) if page.once("cooking", False) else Order()


def differing(page: RemembersPage) -> Order[Any]:
    """How far a chef is in whose chats tastes differ, and his slant."""
    if not page.once("differ", False):
        return Order()
    language = page.text.language
    found = chefs.order(language, differ=True)
    return chefs.order_slant(found.made, BET, differ=True) if found.made else found


def try_more(page: RemembersPage, *, idle: bool) -> None:
    """One of the two, and its button.

    Args:
        idle: whether nothing else is being made on this page.
    """
    text, what = page.text, page.settings.rem_more
    page.buttons("rem_more", named=False)
    page.note(text(f"more.{what}"))
    now: Order[Any] = cooking(page) if what == "cooking" else differing(page)
    if now.made is None:
        click = partial(ask_for, page, what)
        st.button(text("more.begin"), key="more_begin", on_click=click, disabled=now.going or not idle)
    if idle and shows(now):
        show_progress(page, now, partial(cooking if what == "cooking" else differing, page))
    if isinstance(now.made, tuple):
        page.table(words.generations(text, now.made))
        page.say(words.cooked(text, now.made))
    elif isinstance(now.made, Slant):
        page.say(words.differing(text, now.made))
