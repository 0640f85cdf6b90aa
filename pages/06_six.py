"""6 Six apprentices: all six optimizers from one start, on one map; and a shelf of learning rates at once."""

from typing import cast

import streamlit as st

from core.optimizers import OPTIMIZERS, adagrad, adam, momentum, nesterov, rmsprop, sgd
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
cooks = cast("tuple[Race, ...]", reader.cooks.get("six", ()))

judged = page.keep(about="the first race on each landscape, which its bet is about")
for race in cooks:
    judged.setdefault(race.landscape, race)
choice = reader.bets.get(("six", settings.landscape))
answer, truth = None, ""
if asked := judged.get(settings.landscape):
    answer = race_words.answer(runs_race.racers(asked), choice.choice if choice else None)
    truth = race_words.truth(text, asked, runs_race.racers(asked))
bet = page.bet(settings.landscape, tuple(OPTIMIZERS), answer=answer, truth=truth)


def start_race() -> None:
    """Note a race with the settings as they are when the button is pressed."""
    reader.cook("six", reader.settings(Race).run)


run = cooks[-1] if cooks and cooks[-1].landscape == settings.landscape else None
with st.container(horizontal=True, vertical_alignment="bottom"):
    controls.choice(reader, text, "landscape")
    if settings.fair == "same":
        with st.container(width=RATE_WIDTH):
            controls.scale(reader, text, "race_rate")
    page.primary(text("race"), key="race", on_click=start_race, disabled=bet is None)
with st.container(horizontal=True, vertical_alignment="center"):
    controls.buttons(reader, text, "fair", named=False)
    controls.buttons(reader, text, "race_batch", named=False)
    with st.popover(text("who")):
        st.markdown(text("who_is_who"))
stale = run and run != settings.run
page.hint(text.label("bet_first") if bet is None else text("not_raced") if stale else "")
racers = runs_race.racers(run) if run else runs_race.before(settings.run)
race_pictures.show_race(text, run or settings.run, racers, pictures.look())
start = runs_race.landscape(run or settings).start
page.say(text(f"about.{settings.landscape}", first=start[0], second=start[1]))
if settings.landscape == "bowl":
    with st.expander(text("kitchen"), key="kitchen"):
        controls.amount(reader, text, "salt")
        controls.amount(reader, text, "spice")
        controls.choice(reader, text, "dish")
        controls.choice(reader, text, "eaters")

tables = {}
if run:
    page.done()
    page.say(race_words.result(text, run, racers))
    page.say(race_words.noise(text, run))
    earlier = runs_race.racers(cooks[0]) if len(cooks) > 1 else None
    if earlier:
        page.say(race_words.what_changed(text, cooks, (earlier, racers)))
    board = race_words.board(text, racers, earlier)
    st.table(board, border="horizontal", hide_index=True)
    page.note(text("arrived_means"))

    st.header(text("shelf.title"), anchor=False)
    controls.buttons(reader, text, "shelf_of", named=False)
    shown = settings.shelf_of
    shelf, best = runs_race.shelf(run, shown), runs_race.best_score(run)
    words = race_words.shelf(text, run, shown)
    page.say(words)
    shelf_pictures.show_shelf(text, shelf, best, runs_race.rates(run)[shown], words, pictures.look())
    page.note(text("shelf.read"))
    tables = {
        "race": board,
        "race_rounds": race_words.rounds(text, racers),
        "shelf": race_words.shelf_table(text, run, shown),
    }

page.read_more(sgd, momentum, nesterov, adagrad, rmsprop, adam, **race_words.memory(text))
page.numbers(tables)
page.close()
