"""The picture of Home: the closed pot."""

import streamlit as st

from ui.draw import plate
from ui.kit.text import Text


def show_box(text: Text) -> None:
    """The closed pot: the model before anybody has looked inside."""
    st.image(plate.box_svg(), width=200, alt=text("alt.box"))
