"""1 Season it yourself: two sliders are the whole chef, and the reader's hand is the optimizer."""

import pandas as pd
import streamlit as st

from core.least_squares import loss_map
from core.losses import squared_error, taste_score
from core.models import linear_forward
from core.one_step import best_move, taste
from ui import controls, explain, pictures, runs
from ui.settings import ByHand, Order
from ui.shell import open_page

BETS = {"1": 1.0, "3": 3.0, "5": 5.0}
GOAL = 90.0
TRIES = 8

page = open_page("seasoning")
reader, text = page.reader, page.text
settings = reader.settings(ByHand)
order = reader.settings(Order)
crowd = runs.crowd(order)

walk = reader.taste(order, settings.grams)
tasting = taste(crowd, settings.grams)
score = float(taste_score(tasting.loss))
scores = [runs.score(crowd, grams) for grams in walk]
wanted = float(runs.bowl_of(crowd).bottom[0])
seen = len(walk) > TRIES or max(scores) >= GOAL

nearest = min(BETS, key=lambda option: abs(BETS[option] - wanted))
truth = text("bet.truth", wanted=wanted)
bet = page.bet(str(order), tuple(BETS), answer=nearest if seen else None, truth=truth)

hand, picture = st.columns([5, 7], gap="large")
with hand:
    if bet is None:
        st.caption(text.label("bet_first"))
    controls.amount(reader, text, "salt", disabled=bet is None)
    controls.amount(reader, text, "spice", disabled=bet is None)
    pictures.show_plate(text, order.dish, settings.grams, score)
    figures = {
        "score": f"{score:.0f}",
        "loss": f"{tasting.loss:.2f}",
        "tries": str(len(walk) - 1),
        "best": f"{max(scores):.0f}",
    }
    page.figures({text.label(f"metric.{name}"): figure for name, figure in figures.items()})
with picture:
    controls.buttons(reader, text, "view", named=False)
    if settings.view == "taste_map":
        pictures.show_taste_map(text, crowd, walk, BETS.get(bet or ""))
    else:
        pictures.show_complaints(text, tasting)

move = best_move(crowd, settings.grams, *runs.grams_range())
page.say(text("say", score=score, complaints=explain.complaints(text, tasting), hint=explain.hint(text, move)))
if bet and seen:
    page.done()
    page.say(text("you_did_it" if max(scores) >= GOAL else "you_tried", tries=len(walk) - 1, best=max(scores)))

with st.container(horizontal=True):
    controls.choice(reader, text, "dish")
    controls.choice(reader, text, "eaters")

page.read_more(linear_forward, squared_error, taste_score, loss_map)
page.numbers(
    {
        "diners": pd.DataFrame(
            {
                text.label("column.diner"): range(1, len(crowd) + 1),
                text.label("column.salt_felt"): crowd.X[:, 0],
                text.label("column.spice_felt"): crowd.X[:, 1],
                text.label("column.plate"): tasting.predictions.round(3),
                text.label("column.wish"): crowd.y.round(3),
                text.label("column.error"): tasting.errors.round(3),
            }
        ),
        "tries": pd.DataFrame(walk, columns=[text.label("seasoning.salt"), text.label("seasoning.spice")]).assign(
            **{text.label("metric.score"): [round(s, 1) for s in scores]}
        ),
    }
)
page.close()
