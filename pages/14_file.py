"""What is in the file?: the trained chef saved for real, served and practised, opened, changed and searched."""

import streamlit as st
from pandas import DataFrame

from core.files import fingerprint, read_weights, write_weights
from lessons.file import pictures, scene, tables, trying, words
from lessons.file.settings import WeightsFile
from lessons.file.taken import take_over
from ui.kit.bets import Question
from ui.kit.page import open_page
from ui.kitchen.served import MOST_DAYS, PRACTISE, SERVE

page = open_page("file", WeightsFile)
text = page.text
take_over(page)
now, saved = scene.chef(page.settings), scene.saved(page.settings)
asked = Question("served", ("none", "few", "all"), lambda: [words.answer(now)], lambda: words.truth(text, now))
bet = page.bet(asked, seen=lambda: SERVE in page.settings.file_days)


def go_on() -> None:
    """Serve a thousand guests more, or practise on what they said."""
    day = SERVE if page.settings.file_door == "service" else PRACTISE
    page.put(file_days=page.settings.file_days + day)


def numbers() -> dict[str, DataFrame]:
    """Every byte of the file, and every day since it was saved."""
    return {"stored": tables.stored(text, now)} | ({"days": tables.days(text, now)} if now.days else {})


mine = words.numbers(now.net, page.settings.file_mine)
chosen = words.numbers(now.net, page.settings.file_place)
why_not = words.why_not(text, page.settings, now)
left, right = st.columns([5, 8], gap="medium")
with left:
    page.buttons("file_door", named=False)
    idle = bet is None or bool(why_not) or len(now.days) >= MOST_DAYS
    page.primary(words.press(text, page.settings, now), key="go_on", on_click=go_on, disabled=idle, width="stretch")
    page.bet_first(bet, why_not)
    page.say(words.last_day(text, now))
    doors = pictures.doors_svg(text, now, saved, page.settings.file_door)
    page.drawing("doors", doors, pictures.alt_doors(text, now, saved), width=pictures.DOORS_WIDE + 20)
with right:
    opened = pictures.file_svg(text, now, chosen, mine)
    page.drawing("file", opened, pictures.alt_file(text, now, chosen), width=pictures.FILE_WIDE + 40)
state, own = words.state(text, now), (mine, text("mine.short"))


def card() -> None:
    """The chef in the file."""
    page.card(text("card.whose"), now.net.sizes, now.weights.tolist(), state=state, mine=own)


if SERVE in page.settings.file_days:
    page.done()
    page.bridge(card)
else:
    with st.columns([7, 5], gap="small")[1]:
        card()
with page.fold():
    trying.draw(page, now)
page.read_more(write_weights, read_weights, fingerprint, tables=numbers, **words.behind(now))
page.close()
