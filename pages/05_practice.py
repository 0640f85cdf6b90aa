"""5 Practice: the reader against the machine, from the reader's own seasoning."""

import streamlit as st

from core.losses import squared_error_slope
from core.optimizers import sgd
from core.training import train
from ui import controls, explain, pictures, runs, tables
from ui.session import SKIPPED
from ui.settings import Order, Practice
from ui.shell import open_page

BETS = (0.02, 0.2, 0.6)

page = open_page("practice")
reader, text = page.reader, page.text
settings = reader.settings(Practice)
question = f"{settings.dish} {settings.eaters}"
cooks = reader.runs("practice", Practice)
seen = any(f"{run.dish} {run.eaters}" == question for run in cooks)

asked = cooks[-1] if seen else settings
arrivals = [explain.arrival(text, runs.rounds_to_arrive(runs.crowd(asked), asked.grams, rate)) for rate in BETS]
fastest = str(runs.fastest(runs.crowd(asked), asked.grams, BETS))
truth = text("bet.truth", timid=arrivals[0], middle=arrivals[1], bold=arrivals[2])


def try_first(rate: str) -> None:
    """Begin with the boldness that was bet on."""
    reader.values["rate"] = float(rate)


bet = page.bet(question, tuple(map(str, BETS)), answer=fastest if seen else None, truth=truth, then=try_first)


def cook() -> None:
    """Note a run with the settings as they are when the button is pressed."""
    reader.cook("practice", reader.settings(Practice))


run = cooks[-1] if cooks else settings
crowd, shape = runs.crowd(run), runs.bowl_of(runs.crowd(run))
history = runs.practice(run) if cooks else runs.before_practice(run)
ghost = runs.practice(cooks[0]) if len(cooks) > 1 else None


def hand() -> None:
    """The controls. Moving one cooks nothing."""
    controls.scale(reader, text, "rate")
    controls.buttons(reader, text, "rounds")
    page.primary(text("cook"), key="cook", on_click=cook, disabled=bet is None, width="stretch")
    now = reader.settings(Practice)
    stale = now != run or not cooks
    page.bet_first(bet, text("not_cooked") if stale else "")
    st.markdown(text("from_yours", salt=now.salt, spice=now.spice, score=runs.score(runs.crowd(now), now.grams)))
    with st.expander(text("kitchen"), key="kitchen"):
        controls.amount(reader, text, "salt")
        controls.amount(reader, text, "spice")
        controls.choice(reader, text, "dish")
        controls.choice(reader, text, "eaters")
        controls.buttons(reader, text, "tongues")
        controls.buttons(reader, text, "odd")


def shown() -> tuple[object, ...]:
    """The runs, and the order that the bet is about; before the first run also the start and its map."""
    now = reader.settings(Practice)
    start = () if cooks else (now.grams, now.tongues, now.odd)
    return reader.runs("practice", Practice), now.dish, now.eaters, start


left, right = st.columns([4, 7], gap="large")
with left:
    page.live(hand, outside=shown)
with right:
    pictures.show_stage(text, history, ghost, crowd)

if cooks:
    page.done()
    weights = history.weights[-1]
    if not history.burnt:
        reader.trained[Order(run.dish, run.eaters)] = tuple(map(float, weights))
    scores = {
        "you": runs.score(crowd, run.grams),
        "machine": runs.score(crowd, weights),
        "best": runs.best_score(crowd),
    }
    page.say(
        explain.run(text, run, history, shape, runs.arrival(history, crowd)),
        explain.below_zero(text, history.weights),
        explain.what_changed(text, cooks[0], run, (ghost, history)) if ghost else "",
        page.figures({text(f"metric.{who}"): f"{score:.1f}" for who, score in scores.items()}),
    )
    kept = page.keep(about="strangers", invited=False)
    if st.button(text("invite"), key="invite") or kept["invited"]:
        kept["invited"] = True
        strangers = runs.new_crowd(run)
        fresh = {"you": runs.score(strangers, run.grams), "machine": runs.score(strangers, weights)}
        page.say(text("say.strangers", count=len(strangers), **fresh))
    pictures.show_losses(text, history, ghost, shape.lowest_loss)
    marks = [(float(bet), text.label("your_bet_mark"))] if bet and bet != SKIPPED else []
    marks += [(run.rate, text.label("cook.this"))] + ([(cooks[0].rate, text.label("cook.last"))] if ghost else [])
    pictures.show_rates(text, crowd, run.grams, marks)
    page.say(text("say.boil", boil=shape.boiling_point, steepest=float(shape.curvatures[-1])))

formulas = (sgd, squared_error_slope, train)
page.read_more(*formulas, tables=lambda: {"rounds": tables.rounds(text, history)}, boil=shape.boiling_point)
page.close()
