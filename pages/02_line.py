"""2 Two numbers hold a line: fit it by hand, then by gradient descent, beside the exact least-squares answer."""

from typing import cast

import numpy as np
import streamlit as st

from core.lines import PRESETS, Settled, descend, fit, hits, misses, relative_score
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
settings = reader.settings(Line)
given = runs_line.points(settings.dots)
best = runs_line.exact(given)
cooks = cast("tuple[Line, ...]", reader.cooks.get("line", ()))
run = cooks[-1] if cooks and len(given) and cooks[-1].dots == settings.dots else None
ghost = cooks[0] if run and len(cooks) > 1 and cooks[0].dots != NO_POINT else None

through = hits(given, best.weights)
largest = float(np.max(np.abs(misses(given, best.weights)), initial=0.0))
truth = text("bet.truth", hits=through, count=len(given), largest=largest)
answer = runs_line.gone_through(given) if run else None
bet = page.bet(settings.dots, ("all", "some", "none"), answer=answer, truth=truth)
waiting = bet is None and settings.dots in PRESETS  # points of one's own may be fitted without a bet


def cook() -> None:
    """Note a fit with the settings as they are when the button is pressed."""
    reader.cook("line", reader.settings(Line).run)


history = runs_line.run(run) if run else None
lines = {"yours": np.array(settings.weights)}
if history:
    lines["machine"] = history.weights[-1]
    if best.settled is Settled.UNIQUE:
        lines["exact"] = best.weights

hand, picture = st.columns([4, 6], gap="large")
with hand:
    line_points.choose(reader, text)
    controls.number(reader, text, "line_a")
    controls.number(reader, text, "line_b")
    controls.buttons(reader, text, "fit_rounds")
    closed = waiting or not len(given)
    page.primary(text("fit"), key="fit", on_click=cook, disabled=closed, width="stretch")
    with st.expander(text("points"), key="points"):
        page.note(text("points_help"))
        line_points.edit(reader, text)
    if waiting:
        page.note(text("bet_first"))
    elif run and run.run != settings.run:
        page.note(text("not_fitted"))
    line_points.say_problems(reader, text)
with picture:
    asked = (settings.ask_x, runs_line.answer(settings.weights, settings.ask_x))
    line_pictures.show_line(text, given, lines, asked, lambda: line_points.add_clicked(reader))
page.say(line_words.hand(text, given, settings))
page.say(line_words.settled(text, best))

if run and history:
    page.done()
    page.say(line_words.fitted(text, history, best))
    scores = {name: runs_line.score(given, weights) for name, weights in lines.items()}
    page.figures({text(f"line.{name}"): f"{score:.1f}" for name, score in scores.items()})
    page.say(line_words.compressed(text, runs_line.kept(given, history.weights[-1])))
    if ghost:
        page.say(line_words.what_changed(text, ghost, run))
    line_pictures.show_walk(text, run, history, (ghost, runs_line.run(ghost)) if ghost else None)

controls.number(reader, text, "ask_x")
page.say(line_words.asked(text, given, settings, lines.get("machine")))

page.read_more(linear_forward, relative_score, fit, descend)
tables = {"line_points": line_tables.points(text, given, lines)}
if history:
    tables["line_rounds"] = line_tables.rounds(text, given, history)
page.numbers(tables)
page.close()
