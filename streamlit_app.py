"""Home: order a dish. The model as a black box; then the lid is lifted, and all that differs is two numbers."""

import streamlit as st

from lessons.home import pictures, scene, words
from lessons.home.settings import Home
from ui.draw.plate import Plate
from ui.kit.page import open_page
from ui.kitchen import crowds

page = open_page("home", Home)
text = page.text


def chefs(order: Home) -> dict[str, pictures.Chef]:
    """What the untrained chef and the trained one make of the order."""
    crowd = crowds.crowd(order)
    grams = {"untrained": scene.untrained(), "trained": scene.trained(crowd)}
    return {
        chef: pictures.Chef(
            text(f"{chef}.name", rounds=scene.HOME_EPOCHS),
            Plate(float(used[0]), float(used[1]), crowds.score(crowd, used), order.dish),
            words.card(text, chef, used),
        )
        for chef, used in grams.items()
    }


def served() -> bool:
    """Whether what is ordered now has been cooked."""
    return bool(page.runs) and not page.runs.stale(page.settings)


def order() -> None:
    """What is ordered; and the pot, until it is cooked."""
    left, right = st.columns([7, 5], gap="small", vertical_alignment="center")
    with left:
        page.say(words.idea(text, page.settings, page.runs.last, served=served()), words.tasters(text, page.settings))
    with right, st.container(horizontal=True, vertical_alignment="bottom"):
        page.choice("dish", named=False)
        press = st.button if served() else page.primary
        press(text("cook_again" if served() else "cook"), key="cook", on_click=page.cook)
    if not served():
        dish = page.settings.dish
        alt = text("alt.box", dish=text.option("dish", dish))
        page.drawing("closed", pictures.closed_html(text, dish), alt)


left, right = st.columns([7, 5], gap="small", vertical_alignment="center")
with left:
    page.own_answer()
with right:
    page.note(text("answer.kept" if page.reader.answer else "answer.why"))
page.live(order, moves=("dish",), watch=served)

if served():
    page.done()
    both = chefs(page.settings)
    page.drawing("opened", pictures.opened_html(text, both), pictures.alt(text, both))
    st.header(text("differs"), anchor=False)
    page.bridge()
    onward = words.next_page(page.reader.progress)
    if onward:
        begun = onward.id != "seasoning"
        words_on = text.label("next", page=text.title(onward.id)) if begun else text("begin")
        if page.lead(words_on, key="begin"):
            page.frame.go(onward.id)
    with page.fold():
        page.say(words.typical(text, crowds.crowd(page.settings)))
        page.legend()

page.say(words.progress(text, page.reader.progress))
st.header(words.menu_head(text, full=page.reader.full), anchor=False)
page.frame.all_pages()
page.close()
