"""What the page draws in each of its three tabs."""

from functools import partial

import streamlit as st

from core.counter_training import network
from lessons.remembers import films, practising, words
from lessons.remembers.chefs import SEED, Chef, Slant
from lessons.remembers.practising import RemembersPage
from lessons.remembers.scene import Chat
from lessons.remembers.settings import MOST_TALK
from ui.kitchen import clock


def chat(page: RemembersPage, chef: Chef | None) -> Chat:
    """The guest at the counter."""
    now = page.settings
    return Chat(page.text.language, int(now.rem_guest) - 1, int(now.rem_talk), now.rem_window, chef)


# ---- the row of controls ----


def show_control(page: RemembersPage, chef: Chef | None, *, open_: bool) -> None:
    """The one control of the tab.

    Args:
        open_: whether a bet was placed.
    """
    tab = page.settings.rem_tab
    if tab == "counter":
        page.buttons("rem_window", named=False)
    elif tab == "slant":
        page.buttons("rem_opinions", named=False)
    else:
        same = partial(page.number, "rem_same", form=page.text("form.times"), disabled=chef is None or not open_)
        told = partial(page.follow, films.SLIDERS, films=("habit",), looks={})
        page.live(told, controls=same, films=films.SLIDERS)


def show_button(page: RemembersPage, chef: Chef | None, slant: Slant | None, *, idle: bool) -> None:
    """The primary one: first of all the chef practises; then the guest talks on, or opinions are practised on. In the
    other tabs it leads back to the chat until the bet is settled.
    """
    text, now = page.text, page.settings
    practised = slant is not None and slant.opinions == now.rem_opinions
    if chef is None or (now.rem_tab == "slant" and not practised):
        label = text("practise") if chef is None else text("opinions", opinions=now.rem_opinions)
        click = partial(practising.practise, page)
        page.primary(label, key="practise", on_click=click, disabled=idle, width="stretch")
    elif (here := now.rem_tab == "counter") or not page.main_job_done("talk"):
        on = "talk" if now.rem_talk < MOST_TALK else "next_guest"
        label = text(on if here else "talk_there")
        page.primary(label, key="talk", on_click=partial(practising.talk, page), disabled=idle, width="stretch")


# ---- the pictures ----


def show_picture(page: RemembersPage, chef: Chef | None, slant: Slant | None) -> None:
    """The tab's picture, and what is said of it."""
    tab = page.settings.rem_tab
    if tab == "counter":
        _show_counter(page, chef)
    elif tab == "habit":
        _show_habit(page, chef)
    else:
        _show_slant(page, slant)
    undone = page.settings.rem_undone == "yes"
    page.hint(words.fingerprints(page.text, chef, slant, undone=undone, changed=tab == "slant"))


def _show_counter(page: RemembersPage, chef: Chef | None) -> None:
    text, now = page.text, chat(page, chef)
    drawn = films.counter_picture(text, now)
    still = partial(page.still, "counter", drawn.html(drawn.looks(-1)))
    said = partial(page.say, words.said(text, now))
    if chef is None:
        still()
        said()
        return
    here = (now.guest, now.talk, now.window, chef)
    page.film("counter", lambda: films.counter_film(text, *here), still=still)
    clock.show(page, films.frames(now), key=films.CLOCK, counts="clock.words")
    page.film("counter_said", lambda: films.counter_said_film(text, *here), still=said)


def _show_habit(page: RemembersPage, chef: Chef | None) -> None:
    text, times = page.text, int(page.settings.rem_same)
    drawn = films.habit_picture(text, chef)
    still = partial(page.still, "habit", drawn.html(drawn.looks(times)))
    if chef is None:
        still()
        page.say(text("say.untrained"))
        return
    page.film("habit", lambda: films.habit_film(text, chef), still=still)
    said = partial(page.say, words.habit(text, chef, times))
    page.film("habit_said", lambda: films.habit_said_film(text, chef), still=said)


def _show_slant(page: RemembersPage, slant: Slant | None) -> None:
    text, now = page.text, page.settings
    undone = slant is not None and now.rem_undone == "yes"
    opinions = slant.opinions if slant else now.rem_opinions
    drawn = films.slant_picture(text, opinions, slant, undone=undone)
    still = partial(page.still, "slant", drawn.html(drawn.looks(-1)))
    if slant is None:
        still()
        page.say(words.ask_slant(text, now.rem_opinions))
        return
    page.film("slant", lambda: films.slant_film(text, slant, undone), still=still)
    clock.show(page, films.frames(slant), key=films.CLOCK, counts="clock.steps")
    if slant.opinions != now.rem_opinions:
        page.note(text("stale"))
    said = partial(page.say, words.slanted(text, slant, undone=undone))
    page.film("slant_said", lambda: films.slant_said_film(text, slant, undone), still=said)
    if not undone:
        st.button(text("undo"), key="undo", on_click=partial(practising.undo, page))


# ---- the card ----


def show_card(page: RemembersPage, chef: Chef | None, slant: Slant | None) -> None:
    """The chef's numbers, with their fingerprint before and after."""
    text, tab = page.text, page.settings.rem_tab
    net, undone = network(text.language), page.settings.rem_undone == "yes"
    made = slant if tab == "slant" else None
    trained = chef.weights if chef else net.start(SEED)
    weights = (made.undone if undone else made.slanted)[-1] if made else trained
    state = words.card_state(text, chef, slant, undone=undone, changed=tab == "slant")
    page.card(text("card.whose"), (net.width, 4 * net.width, net.width), weights.tolist(), state=state)
