"""Who sets the house rules: two knobs, a few trials, in a grid or at random; the best of many; people or automatic."""

from functools import partial

import streamlit as st
from pandas import DataFrame

from core.bayesian import believe
from core.exams import contest
from core.search import random_wins, search
from core.trials import trials
from lessons.house_rules import more, pictures, tables, words
from lessons.house_rules.scene import Scene
from lessons.house_rules.settings import HouseRules
from ui.kit.page import open_page
from ui.kitchen.clock import OUTCOME

page = open_page("house_rules", HouseRules)
text = page.text

run = page.runs.last
with st.container(gap="xsmall"):
    with st.container(key=OUTCOME):
        bet = page.bet_on_runs(
            words.OPTIONS,
            about=lambda run: "nine",
            answers=words.answers,
            truth=partial(words.truth, text),
            settled=lambda run: run.bet_on,
        )
    pictures.show_controls(page, bet)
    pictures.show_stage(page, run)
if page.seen():
    page.done()
page.bridge()


def numbers() -> dict[str, DataFrame]:
    """The last search trial by trial, and all kitchens."""
    if run is None:
        return {}
    return {"trials": tables.trials(text, Scene(run)), "kitchens": tables.kitchens(text, Scene(run))}


with page.fold():
    if run:
        page.say(words.what_changed(text, page.runs.before, run))
    more.show(page)
page.read_more(trials.__wrapped__, search, random_wins, believe, contest, tables=numbers, **words.behind())
page.close()
