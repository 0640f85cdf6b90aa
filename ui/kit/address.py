"""The page's address in the browser, where the numbers of its sliders stand."""

import math

import streamlit as st

from ui.settings import Number, Settings, kinds


def straighten(group: type[Settings]) -> None:
    """Bring the numbers of the address onto the steps of their sliders, and draw the page again from that address.

    Streamlit gives a slider its first value from the address as it stands, which may lie between two steps, beyond the
    slider's ends, or be written in other digits. To be called before any slider is drawn; once the address is straight
    it does nothing.
    """
    asked = st.query_params.to_dict()
    numbers = {name: kind for name, kind in kinds(group).items() if isinstance(kind, Number) and name in asked}
    crooked = {name: kind for name, kind in numbers.items() if not _is_straight(asked[name], kind)}
    for name, kind in crooked.items():
        try:
            st.query_params[name] = str(kind.parse(asked[name]))
        except ValueError:
            del st.query_params[name]
    if crooked:
        st.rerun()


def _is_straight(text: str, kind: Number) -> bool:
    """Whether the text is a number on a step, in the digits that a browser reads."""
    try:
        return text.isascii() and "_" not in text and math.isclose(float(text), kind.parse(text), abs_tol=1e-9)
    except ValueError:
        return False
