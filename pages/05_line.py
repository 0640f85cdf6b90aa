"""Two numbers hold a line: rice and water, fitted by eye, then by gradient descent, and asked what nobody measured."""

from functools import partial

import streamlit as st
from pandas import DataFrame

from core.lines import descend, fit
from core.models import linear_forward
from lessons.line import pictures, points, tables, words
from lessons.line.scene import Scene
from lessons.line.settings import Line
from ui.kit.bets import Question
from ui.kit.page import open_page

page = open_page("line", Line)
text = page.text
dots = page.settings.dots
fits = page.runs.while_last_is(lambda run: run.dots == dots and Scene(run).points_there)


def scene() -> Scene:
    """The points and lines as they are now."""
    return Scene(page.settings, fits.last)


ask = words.bet(text, scene())
run = page.runs.firsts(lambda run: run.dots).get(dots)
question = Question(dots, ask.options, lambda: [ask.answer], lambda: ask.truth, run, ask.words)
found = f"found {dots}"
bet = page.bet(question, seen=lambda: run is not None or page.once(found, scene().is_found))
waiting = bet is None and scene().is_preset  # points of one's own may be fitted without a bet


def by_hand() -> None:
    """The reader's line follows the sliders at once."""
    now = scene()
    hand, picture = st.columns([7, 12], gap="small")
    with hand:
        page.number("line_a")
        page.number("line_b")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            points.ask(page)
            closed = waiting or not now.points_there
            page.primary(text("fit"), key="fit", on_click=page.cook, disabled=closed, width="stretch")
        stale = text("not_fitted") if fits and fits.stale(now.settings) else ""
        page.hint(text("bet_first") if waiting else stale)
    with picture:
        page.drawing("plot", pictures.drawing(text, now), pictures.told(text, now), width=pictures.WIDEST)
    page.say(text.label("say.between").join(filter(None, (words.asked(text, now), words.measured(text, now)))))
    whose, state, amounts = words.card(text, now)
    card = partial(page.card, whose, (1, 1), amounts, state=state)
    page.bridge(card, count=len(now.points))


page.live(by_hand, moves=("line_a", "line_b", "ask_x"), watch=lambda: page.once(found, scene().is_found))
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
    before = Scene(fits.before, fits.before) if fits.before and Scene(fits.before).points_there else None
    page.say(words.what_changed(text, before, scene()))
    pictures.show_walk(text, scene(), before)


def numbers() -> dict[str, DataFrame]:
    """The points under each line, and the fit round by round."""
    now = scene()
    rounds = {"line_rounds": tables.rounds(text, now.history)} if fits else {}
    return {"line_points": tables.points(text, now.points, now.lines)} | rounds


page.read_more(linear_forward, fit, descend, tables=numbers)
page.close()
