"""Six apprentices: all six optimizers from one start, on one map; and a shelf of learning rates at once."""

import streamlit as st
from pandas import DataFrame

from core.optimizers import OPTIMIZERS
from core.race import winners
from ui import controls, pictures
from ui.race import pictures as race_pictures
from ui.race import runs as runs_race
from ui.race import shelf as shelf_pictures
from ui.race import words as race_words
from ui.settings import Race
from ui.shell import open_page

RATE_WIDTH = 300

page = open_page("six")
reader, text = page.reader, page.text
settings = reader.settings(Race)
cooks = reader.runs("six", Race)

judged = reader.firsts("six", Race, lambda race: race.landscape)
asked = judged.get(settings.landscape, settings.run)
with st.expander(text("who")):
    st.markdown(text("who_is_who"))
bet = page.bet(
    settings.landscape,
    tuple(OPTIMIZERS),
    seen=settings.landscape in judged,
    answers=lambda: winners(runs_race.racers(asked)),
    truth=lambda: race_words.truth(text, asked, runs_race.racers(asked)),
)


run = cooks[-1] if cooks and cooks[-1].landscape == settings.landscape else None


def hand() -> None:
    """The controls. Moving one races nobody."""
    now = reader.settings(Race)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        controls.choice(reader, text, "landscape")
        if now.fair == "same":
            with st.container(width=RATE_WIDTH):
                controls.scale(reader, text, "race_rate")
        page.primary(text("race"), key="race", on_click=page.cook, disabled=bet is None)
    stale = run is not None and run != now.run
    page.bet_first(bet, text("not_raced") if stale else "")


page.live(hand, outside=lambda: (reader.runs("six", Race), reader.values["landscape"]))
with st.expander(text("kitchen"), key="kitchen"):
    controls.buttons(reader, text, "fair")
    controls.buttons(reader, text, "race_batch")
    if settings.landscape == "bowl":
        controls.amount(reader, text, "salt")
        controls.amount(reader, text, "spice")
        controls.choice(reader, text, "dish")
        controls.choice(reader, text, "eaters")
racers = runs_race.racers(run) if run else runs_race.before(settings.run)
race_pictures.show_race(text, run or settings.run, racers, bet, pictures.look())
start = runs_race.landscape(run or settings).start
page.say(text(f"about.{settings.landscape}", first=start[0], second=start[1]))


def shelf_of_one() -> None:
    """The learning rates of the apprentice chosen."""
    assert run
    controls.buttons(reader, text, "shelf_of", named=False)
    shown = reader.settings(Race).shelf_of
    words = race_words.shelf(text, run, shown)
    page.say(words)
    rate = runs_race.rates(run)[shown]
    shelf, best = runs_race.shelf(run, shown), runs_race.best_score(run)
    shelf_pictures.show_shelf(text, shelf, best, rate, words, pictures.look())


def numbers() -> dict[str, DataFrame]:
    """The result of the race, the race round by round, and the shelf on show."""
    if not run:
        return {}
    shown = reader.settings(Race).shelf_of
    rounds, shelf = race_words.rounds(text, racers), race_words.shelf_table(text, run, shown)
    return {"race": race_words.board(text, racers, earlier), "race_rounds": rounds, "shelf": shelf}


earlier = runs_race.racers(cooks[0]) if run and len(cooks) > 1 else None
if run:
    page.done()
    page.say(
        race_words.result(text, run, racers),
        race_words.noise(text, run),
        race_words.what_changed(text, cooks, (earlier, racers)) if earlier else "",
    )
    page.note(text("arrived_means", best=runs_race.best_score(run)))
    st.header(text("shelf.title"), anchor=False)
    page.live(shelf_of_one)
    page.note(text("shelf.read"))

page.read_more(*OPTIMIZERS.values(), tables=numbers, **race_words.memory(text))
page.close()
