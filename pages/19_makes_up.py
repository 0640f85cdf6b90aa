"""When the chef makes it up: twenty questions, five of them about a page that was torn out of its book."""

from functools import partial

import streamlit as st
from pandas import DataFrame

from core.book_reading import chances_after, read_book
from core.retrieval import Shelf, shelf_of
from lessons.makes_up import asking, tables, trying, words
from lessons.makes_up.settings import MakesUp
from ui.kit.page import open_page
from ui.kitchen import anew
from ui.kitchen.clock import OUTCOME

page = open_page("makes_up", MakesUp)
text = page.text
order = asking.order(page)
chef = order.made

with st.container(key=OUTCOME):
    bet = page.bet_on_runs(
        ("less", "equal", "surer"),
        about=lambda run: "torn",
        answers=lambda run: words.answers(asking.made(page)),
        truth=lambda run: words.truth(text, asking.made(page)),
        settled=partial(asking.settles, page),
    )
with st.container(gap="xsmall"):
    ways_here, button_here = st.columns([9, 4], gap="small", vertical_alignment="top")
    with ways_here, st.container(gap="xxsmall"):
        page.buttons("made_way", named=False)
        page.bet_first(bet, asking.hint(page))
    with button_here:
        idle = bet is None or order.going
        if way := asking.next_way(page):
            press = partial(asking.ask, page, way)
            said = text(f"ask.{way}") if chef else text("ask.first")
            page.primary(said, key="ask", on_click=press, disabled=idle, width="stretch")
        if chef is None:
            asking.show_progress(page, order)
    asking.show(page, chef)
if page.runs.only(words.settled) and chef:
    page.done()
page.bridge()


def numbers() -> dict[str, DataFrame]:
    """Every trial, and how it came to be so sure."""
    if chef is None:
        return {}
    way = asking.shown(page)
    now = {"trials": tables.trials(text, chef, way, asking.marks(page))} if way else {}
    return now | {"reading": tables.reading(text, chef)}


with page.fold():
    if chef is None:
        page.buttons("made_many")
        page.note(text("ask_first"))
    else:
        anew.show(page, text.language, order)
        page.say(words.reading(text, chef), words.new_to_it(text, chef) if page.runs.only(words.settled) else "")
        st.header(text("sure.title"), anchor=False)
        trying.sure(page, chef)
        st.header(text("more.title"), anchor=False)
        page.live(partial(trying.draw, page, chef), moves=trying.MOVES)
page.read_more(read_book, chances_after, shelf_of, Shelf.find, tables=numbers, **words.behind(text))
asking.hear(page)
page.close()
