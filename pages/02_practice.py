"""Practice: the reader against the machine, from the reader's own seasoning."""

import streamlit as st

from core.losses import squared_error_slope
from core.optimizers import sgd
from core.training import train
from ui import controls, explain, pictures, runs, tables
from ui.session import SKIPPED
from ui.settings import DEFAULTS, Order, Practice
from ui.shell import open_page

BETS = (0.02, 0.2, 0.6)

page = open_page("practice")
reader, text = page.reader, page.text
settings = reader.settings(Practice)
cooks = reader.runs("practice", Practice)
firsts = reader.firsts("practice", Practice, lambda run: Order(run.dish, run.eaters))
order = Order(settings.dish, settings.eaters)
first = firsts.get(order, settings)


def try_first(rate: str) -> None:
    """Begin with the boldness that was bet on, unless one was chosen."""
    if not cooks and settings.rate == DEFAULTS["rate"]:
        reader.values["rate"] = float(rate)


bet = page.bet(
    str(order),
    tuple(map(str, BETS)),
    seen=order in firsts,
    answers=lambda: list(map(str, runs.fastest(runs.crowd(first), first.grams, BETS))),
    truth=lambda: explain.arrivals(
        text, (runs.rounds_to_arrive(runs.crowd(first), first.grams, rate) for rate in BETS)
    ),
    then=try_first,
)


run = cooks[-1] if cooks else settings
crowd, shape = runs.crowd(run), runs.bowl_of(runs.crowd(run))
history = runs.practice(run) if cooks else runs.before_practice(run)
ghost = runs.practice(cooks[0]) if len(cooks) > 1 else None


def hand() -> None:
    """The controls. Moving one cooks nothing."""
    controls.scale(reader, text, "rate")
    controls.buttons(reader, text, "rounds")
    page.primary(text("cook"), key="cook", on_click=page.cook, disabled=bet is None, width="stretch")
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
    if page.once("strangers", st.button(text("invite"), key="invite")):
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
