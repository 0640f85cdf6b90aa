"""What pictures send to the browser, caught on its way."""

from typing import Any

import pandas as pd
import pytest

from tests.conftest import unpacked
from ui.draw.charts import Look, Spec

Sent = dict[str, tuple[Spec, dict[str, pd.DataFrame], dict[str, Any]]]
"""By key: the specification, the data and the rest."""


def caught(monkeypatch: pytest.MonkeyPatch, *rooms: str) -> Sent:
    """A place that from now on takes in the charts of these rooms, drawn on a light page."""
    sent: Sent = {}

    def catch(spec: Spec, *, key: str, **rest: Any) -> None:
        data = {name: unpacked(columns) for name, columns in spec["datasets"].items()}
        sent[key] = ({k: v for k, v in spec.items() if k != "datasets"}, data, rest)

    monkeypatch.setattr("ui.draw.show.st.vega_lite_chart", catch)
    for room in rooms:
        monkeypatch.setattr(f"{room}.pictures.look", Look)
    return sent
