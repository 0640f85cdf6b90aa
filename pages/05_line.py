"""Two numbers hold a line: fit it by hand, then by gradient descent, beside the exact least-squares answer."""

import streamlit as st
from pandas import DataFrame

from core.lines import descend, fit, relative_score
from core.models import linear_forward
from lessons.line import pictures, points, tables, words
from lessons.line.scene import Scene
from lessons.line.settings import Line
from ui.kit.page import open_page

page = open_page("line", Line)
text = page.text
dots = page.settings.dots
fits = page.runs.while_last_is(lambda run: run.dots == dots and Scene(run).points_there)


def scene() -> Scene:
    """The points and lines as they are now."""
    return Scene(page.settings, fits.last)


ask = words.bet(text, scene())
bet = page.bet_on_runs(
    ask.options,
    about=lambda run: run.dots,
    words=ask.words,
    answers=lambda run: [ask.answer],
    truth=lambda run: ask.truth,
)
waiting = bet is None and scene().is_preset  # points of one's own may be fitted without a bet


def by_hand() -> None:
    """The reader's line follows the sliders at once."""
    now = scene()
    hand, picture = st.columns([4, 6], gap="large")
    with hand:
        points.choose(page)
        page.number("line_a")
        page.number("line_b")
        page.buttons("fit_rounds")
        closed = waiting or not now.points_there
        page.primary(text("fit"), key="fit", on_click=page.cook, disabled=closed, width="stretch")
        stale = text("not_fitted") if fits and fits.stale(now.settings) else ""
        page.hint(text("bet_first") if waiting else stale)
        page.number("ask_x")
    with picture:
        pictures.show_line(text, now, lambda: points.add_clicked(page))
    page.say(words.hand(text, now), words.asked(text, now), page.figures(words.figures(text, now)) if fits else "")


page.live(by_hand, moves=("line_a", "line_b", "ask_x", "fit_rounds"))
page.say(words.settled(text, scene().best))
if fits.last:
    page.done()
    ghost = Scene(fits.before, fits.before) if fits.before and Scene(fits.before).points_there else None
    page.say(words.fitted(text, scene()), words.compressed(text, scene()), words.what_changed(text, ghost, scene()))
    page.note(text("map_is"))
    pictures.show_walk(text, scene(), ghost)
with st.expander(text("points"), key="points"):
    page.note(text("points_help"))
    points.edit(page)
points.say_problems(page)


def numbers() -> dict[str, DataFrame]:
    """The points under each line, and the fit round by round."""
    now = scene()
    rounds = {"line_rounds": tables.rounds(text, now.points, now.history)} if fits else {}
    return {"line_points": tables.points(text, now.points, now.lines)} | rounds


page.read_more(linear_forward, relative_score, fit, descend, tables=numbers)
page.close()
