"""Two numbers hold a line: rice and water, fitted by eye, then by gradient descent, and asked what nobody measured."""

from functools import partial

import streamlit as st
from pandas import DataFrame

from core.lines import descend, fit
from core.models import linear_forward
from lessons.line import films, pictures, points, stills, tables, words
from lessons.line.scene import Scene, settles
from lessons.line.settings import Line
from ui.kit.bets import Question
from ui.kit.page import open_page
from ui.kitchen.clock import OUTCOME

page = open_page("line", Line)
text = page.text
dots = page.settings.dots
fits = page.runs.while_last_is(lambda run: run.dots == dots and Scene(run).points_there)


def scene() -> Scene:
    """The points and lines as they are now."""
    return Scene(page.settings, fits.last)


ask = words.bet(text, scene())
run = page.runs.only(settles).firsts(lambda run: run.dots).get(dots)
question = Question(dots, ask.options, lambda: [ask.answer], lambda: ask.truth, run, ask.words)
found = f"found {dots}"
with st.container(key=OUTCOME):
    bet = page.bet(question, seen=lambda: run is not None or page.once(found, scene().is_found))
waiting = bet is None and scene().is_preset  # points of one's own may be fitted without a bet


def by_hand() -> None:
    """The reader's line: the films follow the sliders by themselves."""
    page.number("line_a")
    page.number("line_b")
    closed = waiting or not scene().points_there
    page.primary(text("fit"), key="fit", on_click=partial(pictures.fit_machine, page), disabled=closed, width="stretch")


def told() -> None:
    """What is to be said of it at rest, and what the films are told."""
    now = scene()
    page.hint(words.hint(text, now, waiting=waiting, stale=bool(fits) and fits.stale(now.settings)))
    page.follow(films.KEYS, films=films.NAMES, looks=films.note(text, now))


before = Scene(fits.before, fits.before) if fits.last and fits.before and fits.before.dots == dots else None
still = scene().without_hand
hand, picture = st.columns([7, 12], gap="small")
with hand:
    page.live(told, controls=by_hand, films=films.KEYS, watch=lambda: page.once(found, scene().is_found))
    page.number("ask_x")
with picture, st.container(gap=None):
    page.film("plot", lambda: films.plot_film(text, still, before), still=lambda: stills.plot(page, scene()))
    if fits.last:
        pictures.show_clock(page, still, before)
page.film("said", lambda: films.said_film(text, still, before), still=lambda: stills.said(page, scene()))
card = partial(
    page.film, "line_card", lambda: films.card_film(text, still, before), still=lambda: stills.card(page, scene())
)
page.bridge(card, "bridge" if still.points_there else "bridge.none", count=len(still.points))
with page.fold():
    points.choose(page)
    page.say(words.settled(text, scene().best))
    page.note(text("points_help"))
    points.edit(page)
    page.buttons("fit_rounds")
    if fits.last:
        page.say(words.fitted(text, scene()), words.compressed(text, scene()))
points.say_problems(page)
if fits.last:
    page.done()
    page.say(words.on_the_way(text, scene()), words.what_changed(text, before, scene()), text("say.walk"))
    pictures.show_walk(page, still, before)


def numbers() -> dict[str, DataFrame]:
    """The points under each line, and the fit round by round."""
    now = scene()
    rounds = {"line_rounds": tables.rounds(text, now.history)} if fits else {}
    return {"line_points": tables.points(text, now.points, now.lines)} | rounds


page.read_more(linear_forward, fit, descend, tables=numbers)
page.close()
