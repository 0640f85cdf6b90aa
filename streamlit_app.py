"""Home: order a dish. The model as a black box, before anybody has looked inside."""

import streamlit as st

from lessons.home import pictures, scene
from lessons.home.settings import Home
from ui.kit.page import open_page
from ui.kitchen import crowds
from ui.kitchen.pictures import show_plate

page = open_page("home", Home)
text = page.text


def kitchen(order: Home) -> None:
    """Both chefs cook the order: the untrained one and the trained one."""
    crowd = crowds.crowd(order)
    grams = {"untrained": scene.untrained(), "trained": scene.trained(crowd)}
    for column, (chef, used) in zip(st.columns(2, gap="medium"), grams.items(), strict=True):
        score = crowds.score(crowd, used)
        with column, st.container(border=True):
            st.header(text(f"{chef}.name"), anchor=False)
            show_plate(text, order.dish, used, score)
            st.markdown(text(f"{chef}.said", score=score, seed=scene.UNTRAINED_SEED, epochs=scene.HOME_EPOCHS))
    salt, spice = grams["trained"]
    st.markdown(text("box", salt=salt, spice=spice))
    if page.primary(text("begin"), key="begin"):
        page.frame.go("seasoning")


with st.container(horizontal=True, vertical_alignment="bottom"):
    page.choice("dish")
    page.choice("eaters")
    press = page.primary if page.runs.stale(page.settings) else st.button
    if press(text("cook"), key="cook", on_click=page.cook):
        page.done()

if page.runs.last and not page.runs.stale(page.settings):
    kitchen(page.runs.last)
else:
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        pictures.show_box(text)
        st.markdown(text("closed_again" if page.runs else "closed"), width=420)

st.header(text("menu"), anchor=False)
page.frame.all_pages()
page.close()
