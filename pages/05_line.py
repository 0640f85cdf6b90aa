"""Two numbers hold a line: fit it by hand, then by gradient descent, beside the exact least-squares answer."""

import numpy as np
import streamlit as st
from pandas import DataFrame

from core.arrays import Array
from core.lines import PRESETS, Settled, descend, fit, relative_score
from core.models import linear_forward
from ui import controls
from ui.line import pictures as line_pictures
from ui.line import points as line_points
from ui.line import runs as runs_line
from ui.line import tables as line_tables
from ui.line import words as line_words
from ui.line.dots import NO_POINT
from ui.settings import Line
from ui.shell import open_page

page = open_page("line")
reader, text = page.reader, page.text
dots = reader.settings(Line).dots
given = runs_line.points(dots)
best = runs_line.exact(given)


def fits() -> tuple[Line, ...]:
    """The last fit of these points, and the one before it, newest last."""
    cooks = reader.runs("line", Line)
    return cooks if cooks and cooks[-1].dots == dots and len(given) else ()


ask = line_words.bet(text, dots, given, best)
bet = page.bet(
    dots,
    ask.options,
    words=ask.words,
    seen=dots in reader.firsts("line", Line, lambda run: run.dots),
    answers=lambda: [ask.answer],
    truth=lambda: ask.truth,
)
waiting = bet is None and dots in PRESETS  # points of one's own may be fitted without a bet


def lines() -> dict[str, Array]:
    """The reader's line as it is now, and after a fit the machine's, and the exact one where there is only one."""
    known = {"yours": np.array(reader.settings(Line).weights)}
    if fits():
        known["machine"] = runs_line.run(fits()[-1]).weights[-1]
        if best.settled is Settled.UNIQUE:
            known["exact"] = best.weights
    return known


def by_hand() -> None:
    """The reader's line follows the sliders at once."""
    settings, known = reader.settings(Line), lines()
    hand, picture = st.columns([4, 6], gap="large")
    with hand:
        line_points.choose(reader, text)
        controls.number(reader, text, "line_a")
        controls.number(reader, text, "line_b")
        controls.buttons(reader, text, "fit_rounds")
        closed = waiting or not len(given)
        page.primary(text("fit"), key="fit", on_click=page.cook, disabled=closed, width="stretch")
        stale = bool(fits()) and fits()[-1] != settings.run
        page.hint(text("bet_first") if waiting else text("not_fitted") if stale else "")
        controls.number(reader, text, "ask_x")
    with picture:
        line_pictures.show_line(text, given, known, settings.ask_x, lambda: line_points.add_clicked(reader))
    said = [line_words.hand(text, given, settings), line_words.asked(text, given, settings, known.get("machine"))]
    if fits():
        said.append(
            page.figures({text(f"line.{name}"): f"{runs_line.score(given, known[name]):.1f}" for name in known})
        )
    page.say(*said)


page.live(by_hand, outside=lambda: (reader.values["dots"], reader.runs("line", Line)))
page.say(line_words.settled(text, best))
if fits():
    page.done()
    run = fits()[-1]
    history = runs_line.run(run)
    ghost = fits()[0] if len(fits()) > 1 and fits()[0].dots != NO_POINT else None
    page.say(
        line_words.fitted(text, history, best),
        line_words.compressed(text, runs_line.kept(given, history.weights[-1]), best),
        line_words.what_changed(text, ghost, run) if ghost else "",
    )
    page.note(text("map_is"))
    line_pictures.show_walk(text, run, history, (ghost, runs_line.run(ghost)) if ghost else None)
with st.expander(text("points"), key="points"):
    page.note(text("points_help"))
    line_points.edit(reader, text)
line_points.say_problems(reader, text)


def numbers() -> dict[str, DataFrame]:
    """The points under each line, and the fit round by round."""
    rounds = {"line_rounds": line_tables.rounds(text, given, runs_line.run(fits()[-1]))} if fits() else {}
    return {"line_points": line_tables.points(text, given, lines())} | rounds


page.read_more(linear_forward, relative_score, fit, descend, tables=numbers)
page.close()
