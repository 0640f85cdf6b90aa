"""Six apprentices: all six optimizers from one start, on one map; and a shelf of learning rates at once."""

import streamlit as st
from pandas import DataFrame

from core.optimizers import OPTIMIZERS
from core.race import winners
from lessons.six import beginnings, legend, more, pictures, scene, tables, words
from lessons.six.settings import Race
from ui.draw.show import look
from ui.kit import presses
from ui.kit.page import open_page
from ui.kitchen.clock import OUTCOME

page = open_page("six", Race)
text = page.text
landscape = page.settings.landscape
races = page.runs.while_last_is(lambda run: run.landscape == landscape)
run = races.last
with st.container():  # its place stays: from the race on, the track names them
    if not run:
        page.drawing("six", legend.legend_svg(text), legend.described(text))
with st.container(key=OUTCOME):
    bet = page.bet_on_runs(
        tuple(OPTIMIZERS),
        about=lambda run: run.landscape,
        answers=lambda run: winners(scene.racers(run)),
        truth=lambda run: words.truth(text, run, scene.racers(run)),
    )
racers = scene.racers(run) if run else scene.before(page.settings.run)
earlier = scene.racers(races.before) if races.before else None


def hand() -> None:
    """The controls. Moving one races nobody."""
    if page.settings.fair == "same":
        page.scale("race_rate")


def told() -> None:
    """What the film is told of it."""
    if followed:
        page.follow((beginnings.slider(page),), films=(beginnings.KEY,), looks={})


def start() -> None:
    """Start the race; the first on this landscape settles the bet."""
    presses.press(page, settles=not page.seen())


def not_raced() -> str:
    """That the player shows another race than is set."""
    return text("not_raced") if races and races.stale(page.settings) else ""


followed = (beginnings.slider(page),) if bet and page.settings.fair == "same" else ()
left, right = st.columns([2, 7], gap="small")
with left:
    page.live(told, controls=hand, films=followed, through=("race_rate",), watch=not_raced)
    page.primary(text("race"), key="race", on_click=start, disabled=bet is None, width="stretch")
    page.bet_first(bet, not_raced())
    if followed:
        beginnings.show(page)
with right:
    pictures.show_race(page, run or page.settings.run, racers, bet, look())
    if run:
        with st.container(key=f"{OUTCOME}_said"):
            page.say(words.result(text, run, racers), words.noise(text, run))


def numbers() -> dict[str, DataFrame]:
    """The result of the race, the race round by round, the shelf on show, and who tastes."""
    if not run:
        return {}
    told = {"race": tables.board(text, racers, earlier), "race_rounds": tables.rounds(text, racers)}
    return told | {"shelf": tables.shelf(text, run, page.settings.shelf_of), "diners": tables.diners(text, run)}


if run:
    page.done()
page.bridge()
with page.fold():
    more.show(page, races, racers, earlier)
page.read_more(*OPTIMIZERS.values(), tables=numbers, **words.memory(text))
page.close()
