"""The recipe log: the dinner question once more, six claims put to the test, and all that was learned to take home."""

from functools import partial

import streamlit as st
from pandas import DataFrame

from core.cakes import fitted, repeated
from core.files import fingerprint
from core.people import judge
from lessons.recipe_log import dinner, html, markdown, past, pictures, tables, trying, words
from lessons.recipe_log.settings import CLAIMS, RecipeLog
from lessons.recipe_log.takeaway import Story
from ui.kit import cards
from ui.kit.bets import Question
from ui.kit.page import open_page
from ui.kitchen.served import short_print

page = open_page("recipe_log", RecipeLog)
text, reader = page.text, page.reader
run = past.filed(reader)
chef, settled = past.chef(run), past.settled(reader, page.settings)


def numbers() -> dict[str, DataFrame]:
    """Every bet as it came out, and the best seasonings."""
    told = {"bets": tables.bets(text, wagers)} if wagers else {}
    return told | ({"seasonings": tables.seasonings(text, seasonings)} if seasonings else {})


opened = dinner.ask(page)
asked = Question("claims", ("none", "few", "many"), lambda: words.answers(run), lambda: words.truth(text, run))
bet = page.bet(asked, seen=lambda: settled.keys() == set(CLAIMS))
page.bet_first(bet)
trying.draw(page, run, bet)
if opened and bet and page.seen():
    page.done()
wagers, seasonings, terms = past.wagers(reader, text), past.seasonings(reader), past.terms(reader, text.language)
links = {text.title(entry.id): page.frame.address(entry.id) for entry in past.visited(reader)}
place = min(run.file_mine, chef.net.parameter_count - 1)
mine = (place, text("mine.short")) if past.has_number(reader) else None
own = (text("card.whose"), chef.net.sizes, chef.weights.tolist())
card = cards.card(text, *own, state=short_print(chef.fingerprint), mine=mine)
story = Story(
    text, reader.answer, reader.answer_now, wagers, settled, seasonings, run, chef, card, terms, links, opened
)  # fmt: skip
left, right = st.columns([7, 5], gap="small")
with left:
    if reader.progress[page.id]:
        page.say(text("farewell"))
    with st.container(horizontal=True):
        take = partial(st.download_button, on_click="ignore")
        whole = f":violet[{text('download')}]"
        take(whole, lambda: html.page(story.document()), words.file("html"), "text/html", key="html", type="primary")
        plain = text("as_markdown")
        take(plain, lambda: markdown.page(story.document()), words.file("md"), "text/markdown", key="markdown")
    page.say(words.bets(text, wagers))
    if wagers:
        page.drawing("bets", pictures.bets_html(text, wagers), pictures.alt_bets(text, wagers))
with right:
    page.card(*own, state=short_print(chef.fingerprint), mine=mine)
    page.hint(words.since(text, run))
with page.fold():
    st.header(text("glossary"), anchor=False)
    page.table(tables.glossary(text, terms))
    st.header(text("log.links"), anchor=False)
    page.say(words.links(links))
page.read_more(fitted, repeated, judge, fingerprint, tables=numbers)
page.close()
