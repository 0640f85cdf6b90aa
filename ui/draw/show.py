"""Charts on the page: a specification that stays the same, sent with fresh data."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from ui.draw import charts
from ui.draw.datasets import Columns, packed


def look() -> charts.Look:
    """Streamlit themes axes and legends, but not words among the marks; and a presenter's pictures are bigger."""
    return charts.Look(dark=st.context.theme.type == "dark", big=st.session_state.reader.presenting)


def draw(spec: charts.Spec, datasets: Mapping[str, Columns | bytes], *, key: str, alt: str, **on_select: Any) -> None:
    """Send a chart: its specification, which stays the same, with fresh data; those packed before go as they are."""
    data = {name: columns if isinstance(columns, bytes) else packed(columns) for name, columns in datasets.items()}
    st.vega_lite_chart({**spec, "datasets": data}, key=key, alt=alt, width="stretch", **on_select)
