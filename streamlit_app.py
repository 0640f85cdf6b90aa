"""Home: order a dish. The model as a black box, before anybody has looked inside."""

from functools import partial

import streamlit as st

from ui import controls, pictures, runs
from ui.settings import Order
from ui.shell import Page, open_page


def kitchen(page: Page, order: Order) -> None:
    """Both chefs cook the order: the untrained one and the trained one."""
    text, crowd = page.text, runs.crowd(order)
    untrained, trained = st.columns(2, gap="medium")
    for column, chef, grams in (
        (untrained, "untrained", runs.untrained()),
        (trained, "trained", runs.home_training(crowd).weights[-1]),
    ):
        score = runs.score(crowd, grams)
        with column, st.container(border=True):
            st.header(text(f"{chef}.name"), anchor=False)
            pictures.show_plate(text, order.dish, grams, score)
            st.markdown(text(f"{chef}.said", score=score, seed=runs.UNTRAINED_SEED, epochs=runs.HOME_EPOCHS))
    salt, spice = runs.home_training(crowd).weights[-1]
    st.markdown(text("box", salt=salt, spice=spice))
    if page.primary(text("begin"), key="begin"):
        page.frame.go("seasoning")


page = open_page("home")
reader, text = page.reader, page.text

with st.container(horizontal=True, vertical_alignment="bottom"):
    controls.choice(reader, text, "dish")
    controls.choice(reader, text, "eaters")
    order = reader.settings(Order)
    fresh = reader.cooks.get("home", ())[-1:] != (order,)
    press = page.primary if fresh else st.button
    if press(text("cook"), key="cook", on_click=partial(reader.cook, "home", order)):
        page.done()

cooked = reader.cooks.get("home", ())

if cooked and cooked[-1] == order:
    kitchen(page, order)
else:
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        pictures.show_box(text)
        st.markdown(text("closed_again" if cooked else "closed"), width=420)

st.header(text("menu"), anchor=False)
page.frame.all_pages()
page.close()
