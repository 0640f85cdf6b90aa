"""Season it yourself: two sliders are the whole chef, and the reader's hand is the optimizer."""

import streamlit as st
from pandas import DataFrame

from core.least_squares import loss_map
from core.losses import squared_error, taste_score
from core.models import linear_forward
from core.one_step import best_move, taste
from ui import controls, explain, pictures, runs, tables
from ui.settings import ByHand, Order
from ui.shell import open_page

BETS = {"1": 1.0, "3": 3.0, "5": 5.0}
GOAL = 90.0
TRIES = 8

page = open_page("seasoning")
reader, text = page.reader, page.text
order = reader.settings(Order)
crowd = runs.crowd(order)
wanted = float(runs.bowl_of(crowd).bottom[0])


def has_seen() -> bool:
    """Whether the reader has tasted enough to know what the bet is about."""
    walk = reader.taste(order, reader.settings(ByHand).grams)
    return len(walk) > TRIES or max(runs.score(crowd, grams) for grams in walk) >= GOAL


bet = page.bet(
    str(order),
    tuple(BETS),
    seen=has_seen(),
    answers=lambda: [min(BETS, key=lambda option: abs(BETS[option] - wanted))],
    truth=lambda: text("bet.truth", wanted=wanted),
)


def season() -> None:
    """The reader's hand at work: each move is a tasting."""
    hand, picture = st.columns([5, 7], gap="large")
    with hand:
        page.bet_first(bet)
        controls.amount(reader, text, "salt", disabled=bet is None)
        controls.amount(reader, text, "spice", disabled=bet is None)
        settings = reader.settings(ByHand)
        walk = reader.taste(order, settings.grams)
        tasting = taste(crowd, settings.grams)
        score = float(taste_score(tasting.loss))
        pictures.show_plate(text, order.dish, settings.grams, score)
        tries, best = len(walk) - 1, max(runs.score(crowd, grams) for grams in walk)
        figures = {"score": f"{score:.0f}", "loss": f"{tasting.loss:.2f}", "tries": str(tries), "best": f"{best:.0f}"}
        page.say(page.figures({text.label(f"metric.{name}"): figure for name, figure in figures.items()}))
    with picture:
        controls.buttons(reader, text, "view", named=False)
        if settings.view == "taste_map":
            pictures.show_taste_map(text, crowd, walk, BETS.get(bet or ""))
        else:
            pictures.show_complaints(text, tasting)
    move = best_move(crowd, settings.grams, *runs.grams_range())
    said = [text("say", score=score, complaints=explain.complaints(text, tasting), hint=explain.hint(text, move))]
    if bet and tries and has_seen():
        page.done()
        said.append(text("you_did_it" if best >= GOAL else "you_tried", tries=tries, best=best))
    page.say(*said)


def numbers() -> dict[str, DataFrame]:
    """The diners at this moment, and every try so far."""
    grams = reader.settings(ByHand).grams
    walk = reader.taste(order, grams)
    tries = tables.tries(text, walk, [runs.score(crowd, tried) for tried in walk])
    return {"diners": tables.diners(text, crowd, taste(crowd, grams)), "tries": tries}


page.live(season, outside=has_seen)
with st.container(horizontal=True):
    controls.choice(reader, text, "dish")
    controls.choice(reader, text, "eaters")

page.read_more(linear_forward, squared_error, taste_score, loss_map, tables=numbers)
page.close()
