"""Real tasters: cheese and cakes that people tasted, or any table, learned from and judged on rows never seen."""

import streamlit as st
from pandas import DataFrame

from core.least_squares import gradient_descent_path
from core.regression import fit, leave_one_out, rounds_needed, scale_of
from lessons.real_tasters import bring, more, pictures, scene, tables, understood, words
from lessons.real_tasters.scene import Scene
from lessons.real_tasters.settings import RealTasters
from ui.kit.page import open_page
from ui.kit.session import SKIPPED

page = open_page("real_tasters", RealTasters)
text = page.text
own = bring.read(page)
bet = page.bet_on_runs(
    ("larger", "same", "nothing"),
    about=lambda run: "acetic",
    answers=lambda run: [scene.answer()],
    truth=lambda run: words.truth(text),
    settled=scene.asked_about,
    words=words.ask(text),
)
now = Scene(text, page.settings, own)
run = page.runs.last
learned = now.found if run == page.settings.run else None


def numbers() -> dict[str, DataFrame]:
    """Every column, and once they are found every weight and every row foretold."""
    found = {"columns": tables.columns(text, now)} if now.table else {}
    if learned is None:
        return found
    return found | {"weights": tables.weights(text, now, learned), "rows": tables.rows(text, now, learned)}


with st.container(horizontal=True, vertical_alignment="bottom"):
    page.buttons("taster_table", named=False)
    if now.target is not None:
        offered = {place + 1: words.plain(text, now, place) for place in now.targets}
        page.choice(
            "taster_target",
            options=list(offered),
            now=now.target + 1,
            words=lambda place: offered.get(int(place), ""),
        )
    unasked = bet is None and now.is_asked
    page.primary(text("find"), key="cook", on_click=page.cook, disabled=now.found is None or unasked)
if unasked:
    page.bet_first(bet)
if now.found:
    with st.spinner(text("own.fitting")):
        now.found.work_out()
left, right = st.columns([15, 23], gap="small")
with left:
    if now.is_own:
        bring.paste(page)
        page.say(words.why_not(text, bring.refused(page)))
    if now.source is None:
        page.note(text("own.gone") if page.settings.taster_mark else "")
    if now.table is not None:
        page.drawing("understood", understood.svg(text, now), understood.alt(text, now), width=360)
    page.say(words.why_not(text, now.refused))
    if now.has_words_left:
        page.buttons("taster_words")
    if now.is_own:
        bring.upload(page)
if now.found:
    with right:
        drawn = pictures.svg(text, now, learned, text(f"bet.{bet}") if bet and bet != SKIPPED else "")
        page.drawing("learned", drawn, pictures.alt(text, now, learned), width=480)
if learned:
    page.done()
    page.once("cakes", page.settings.taster_table == "cakes")
    page.say(words.found(text, now, learned))
    inputs = len({each.column for each in learned.design.inputs})
    page.bridge(count=learned.count, inputs=inputs, rmse=words.amount(learned.felt(learned.unseen.rmse)))
page.say(words.warnings(text, now) if now.is_own else "")
if learned:
    with page.fold():
        more.draw(page, now, learned)
page.read_more(scale_of, fit, gradient_descent_path, rounds_needed, leave_one_out, tables=numbers)
page.close()
