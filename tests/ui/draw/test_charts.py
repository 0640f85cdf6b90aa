"""Charts: finished specifications without data that never change with the numbers, and the data that pages send."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import altair as alt
import numpy as np
import pandas as pd
import pytest

from lessons.judges.charts import ERROR_LIMIT, complaints
from lessons.judges.pictures import show_judged
from lessons.judges.scene import Scene as Judged
from lessons.judges.settings import Judges
from lessons.practice.charts import rates
from lessons.practice.pictures import show_rates
from lessons.practice.scene import Scene
from lessons.practice.settings import RATES, Practice
from tests.conftest import CJK, chart_words
from tests.sent import Sent, caught
from ui.draw.charts import Look, finish
from ui.kit.text import LANGUAGES, REGISTERS, Text

BUILDERS = (complaints, rates)
PAGES = {
    complaints: "judges",
    rates: "practice",
}
"""Whose words each chart speaks."""
LOOKS = [Look(dark=dark, big=big) for dark in (False, True) for big in (False, True)]
RUN = Practice(rate=0.2)
EN = Text("en", "kitchen", "practice")
JUDGED = Text("en", "kitchen", "judges")


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> Sent:
    """What the pictures send to the browser."""
    return caught(monkeypatch, "lessons.judges", "lessons.practice")


def draw_all(rate: float = 0.2, salt: float = 1.0) -> None:
    """Every picture, from one state."""
    scene = Scene(replace(RUN, rate=rate, salt=salt, start="mine"))
    judged = Judged(Judges(), salt)
    show_judged(JUDGED, judged.dishes, judged.calm.dishes)
    show_rates(EN, scene, [(0.2, "here")])


def units(spec: Any, data: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every view with a mark, with the name of its data."""
    data = spec.get("data", {}).get("name", data)
    if "mark" in spec:
        yield data, spec
    for layer in spec.get("layer", []):
        yield from units(layer, data)


def fields(part: Any) -> set[str]:
    """The columns that a view reads."""
    if isinstance(part, list):
        return {name for item in part for name in fields(item)}
    if not isinstance(part, dict):
        return set()
    own = {part["field"]} if "field" in part else set()
    return own | fields(list(part.values()))


@pytest.mark.parametrize("build", BUILDERS, ids=lambda build: build.__name__)
@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_a_specification_holds_no_data_and_names_what_it_needs(build: Any, look: Look) -> None:
    for language in LANGUAGES:
        for register in REGISTERS:
            spec = build(Text(language, register, PAGES[build]), look)
            assert "datasets" not in spec
            assert all(name for name, _ in units(spec))
            assert "values" not in json.dumps([view.get("data") for _, view in units(spec)])
            assert json.loads(json.dumps(spec)) == spec


@pytest.mark.parametrize("build", BUILDERS, ids=lambda build: build.__name__)
def test_a_specification_is_built_once_for_a_language_a_register_and_a_look(build: Any) -> None:
    page = PAGES[build]
    text = Text("en", "kitchen", page)
    assert build(text, Look()) is build(Text("en", "kitchen", page), Look())
    assert build(text, Look()) != build(text, Look(dark=True))


@pytest.mark.parametrize("build", BUILDERS, ids=lambda build: build.__name__)
def test_a_chart_speaks_the_readers_language(build: Any) -> None:
    texts = (Text(language, "kitchen", PAGES[build]) for language in ("en", "zh"))
    english, chinese = (chart_words(build(text, Look())) for text in texts)
    assert english
    assert not [word for word in english if CJK.search(word)]
    assert [word for word in chinese if CJK.search(word)]


def test_words_on_a_chart_are_in_the_ink_of_the_theme_and_bigger_for_a_room() -> None:
    light, dark = (json.dumps(complaints(JUDGED, Look(dark=dark))) for dark in (False, True))
    assert Look(dark=False).ink in light
    assert Look(dark=True).ink in dark
    assert Look(dark=True).ink not in light
    assert complaints(JUDGED, Look(big=True))["height"] > complaints(JUDGED, Look())["height"]


def test_finish_takes_the_data_out() -> None:
    rows = alt.Chart(pd.DataFrame({"x": [1, 2]})).mark_point().encode(x="x:Q")
    assert "datasets" in rows.to_dict()
    assert "datasets" not in finish(Look(), rows)


def test_the_data_sent_are_those_that_the_chart_names_with_every_column_it_reads(sent: Sent) -> None:
    draw_all()
    assert len(sent) == len(BUILDERS)
    for spec, data, _ in sent.values():
        assert {name for name, _ in units(spec)} == set(data)
        for name, view in units(spec):
            made = {step["as"] for step in view.get("transform", []) if "calculate" in step}
            assert fields(view.get("encoding", {})) - made <= set(data[name].columns)


def test_the_specification_never_changes_with_the_numbers(sent: Sent) -> None:
    draw_all()
    before = {key: (spec, rest) for key, (spec, _, rest) in sent.items()}
    draw_all(rate=0.6, salt=5.0)
    assert {key: (spec, rest) for key, (spec, _, rest) in sent.items()} == before


def test_every_chart_has_a_text_alternative(sent: Sent) -> None:
    draw_all()
    assert all(len(rest["alt"]) > 30 for _, _, rest in sent.values())


def test_no_data_are_empty_infinite_or_off_the_axes_even_for_a_burnt_run(sent: Sent) -> None:
    for rate in (RATES[0], 0.48, 0.6, RATES[-1]):
        draw_all(rate=rate, salt=6.0)
        for _, data, _ in sent.values():
            for table in data.values():
                assert len(table)
                numeric = table.select_dtypes("number").to_numpy(dtype=float)
                assert np.isfinite(numeric).all()
        assert sent["judged"][1]["complaints"]["shown"].abs().max() <= ERROR_LIMIT
