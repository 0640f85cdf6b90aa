"""The reader's hand on *What the chef remembers*: who practises, how far it is, and how far the guest has talked."""

from functools import partial
from typing import Any

import streamlit as st

from lessons.remembers import chefs, words
from lessons.remembers.chefs import Chef, Generation, Slant
from lessons.remembers.scene import Chat
from lessons.remembers.settings import GUESTS, MOST_TALK, Remembers
from ui.kit import presses
from ui.kit.page import Page
from ui.kit.presses import Presses
from ui.kitchen import anew, progress
from ui.kitchen.workshop import Order

RemembersPage = Page[Remembers]

DIFFER = 40
"""The opinions that a chef hears in whose chats tastes differ."""

BET_TALK, BET_WINDOW = 3, 24
"""What the bet is about: the first guest has talked on so many times, and the chef sees so many words."""


def leans(run: Remembers) -> bool:
    """Whether a run practises on opinions."""
    return run.rem_tab == "slant"


# ---- the chef at the counter, and his slant ----


def chef(page: RemembersPage) -> Order[Chef]:
    """How far the chef is; if the reader has let him practise, he is about to."""
    if not page.runs.firsts(lambda run: "chef"):
        return Order()
    return chefs.order(page.text.language, after=anew.after(page, page.text.language))


def slant(page: RemembersPage, opinions: int) -> Order[Slant]:
    """How far the practice on opinions is, of a chef who has practised. Asked only of what the reader let practise."""
    made = chefs.order(page.text.language).made
    return chefs.order_slant(made, opinions) if made else Order()


def last_slant(page: RemembersPage) -> Order[Slant]:
    """How far the last one on screen is."""
    run = page.runs.only(leans).last
    return slant(page, run.rem_opinions) if run else Order()


# ---- the bet ----


def seen(page: RemembersPage) -> bool:
    """Whether a guest has once talked on so far that the bet is settled, however the chat goes on."""
    now = page.settings
    if chef(page).made is None:
        return False
    if now.rem_gone == "no" and now.rem_talk >= BET_TALK and now.rem_window == BET_WINDOW:
        page.put(rem_gone="yes")
    return page.settings.rem_gone == "yes"


def bet_on(page: RemembersPage) -> Chat:
    """The chat that the bet is about."""
    return Chat(page.text.language, 0, BET_TALK, BET_WINDOW, chef(page).made)


def answers(page: RemembersPage) -> list[str]:
    """The option that is right, if one is."""
    return words.answers(bet_on(page))


def truth(page: RemembersPage) -> str:
    """How it came out; nothing as long as a chef practises in another language."""
    found = bet_on(page)
    return words.truth(page.text, found) if found.chef else ""


def hint(page: RemembersPage) -> str:
    """What the bet waits for that the button does not bring."""
    now = page.settings
    waits = not seen(page) and now.rem_tab == "counter" and now.rem_window != BET_WINDOW and chef(page).made
    return page.text("bet.window", window=BET_WINDOW) if waits else ""


# ---- presses ----


def practise(page: RemembersPage) -> None:
    """Let the chef practise: on chats first of all, in *Slant* on opinions, too."""
    presses.press(page)
    page.put(rem_undone="no")


def undo(page: RemembersPage) -> None:
    """Let him practise on without the opinions."""
    page.put(rem_undone="yes")
    _play(page)


def talk(page: RemembersPage) -> None:
    """Talk on; when all has been said the next guest comes."""
    now, before = page.settings, seen(page)
    if now.rem_tab != "counter":
        page.put(rem_tab="counter")
    if now.rem_talk < MOST_TALK:
        page.put(rem_talk=now.rem_talk + 1)
    else:
        page.put(rem_talk=0.0, rem_guest=now.rem_guest % GUESTS + 1)
    _play(page, settles=seen(page) and not before)


def _play(page: RemembersPage, *, settles: bool = False) -> None:
    """What comes of it is played once; it is no run."""
    pressed = page.memory.recall(Presses) or Presses()
    pressed.count, pressed.settles = pressed.count + 1, settles
    page.memory.keep(pressed)


# ---- how far it is ----


def look(page: RemembersPage) -> Order[Any]:
    """How far whatever is being made is."""
    found = chef(page)
    return last_slant(page) if found.made and page.settings.rem_tab == "slant" else found


def shows(order: Order[Any]) -> bool:
    """Whether there is something to say of an order that is not made."""
    return order.going or order.state in ("full", "failed")


def show_progress(page: RemembersPage, now: Order[Any], look: Any, *, at: str = "working", opinions: int = 0) -> None:
    """How far it is, and at what; see `words.waiting`."""

    def draw(order: Order[Any]) -> None:
        told = words.waiting(page.text, order, at=at, opinions=opinions)
        if order.going:
            st.progress(min(1.0, order.progress[-1]) if order.progress else 0.0, told)
        else:
            page.note(told)

    progress.show(now, look, draw)


def opinions(page: RemembersPage) -> int:
    """On how many the chef practises right now; 0 if on chats alone."""
    run = page.runs.only(leans).last
    return run.rem_opinions if run and chef(page).made and page.settings.rem_tab == "slant" else 0


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
    return chefs.order_slant(found.made, DIFFER, differ=True) if found.made else found


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
        look = partial(cooking if what == "cooking" else differing, page)
        show_progress(page, now, look, at=what, opinions=DIFFER)
    if isinstance(now.made, tuple):
        page.table(words.generations(text, now.made))
        page.say(words.cooked(text, now.made))
    elif isinstance(now.made, Slant):
        page.say(words.differing(text, now.made))
