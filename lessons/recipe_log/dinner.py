"""The dinner question once more: the line from Home, the reader's own now, and then what can be said."""

import streamlit as st

from lessons.recipe_log import words
from lessons.recipe_log.settings import RecipeLog
from ui.kit.page import Page


def ask(page: Page[RecipeLog]) -> bool:
    """Ask; the answer stays shut until the reader has given one, or would rather be shown. Whether it is open."""
    text, reader = page.text, page.reader

    def show() -> None:
        page.put(log_dinner="yes")

    left, right = st.columns([3, 4], gap="small", vertical_alignment="center")
    with left, st.container(key="typed"):
        page.say(words.wrote(text, reader.answer, reader.answer_now))
    with right:
        page.own_answer("answer_now", then=show)
    if page.settings.log_dinner == "no":
        st.button(text("compare" if reader.answer_now.strip() else "show"), key="show", type="tertiary", on_click=show)
        return False
    said, copy = st.columns([7, 1], gap="small", vertical_alignment="center")
    with said:
        page.bridge()
    with copy, st.popover(text("copy"), width="content"):
        st.code(words.to_copy(text), language=None, wrap_lines=True)
    return True
