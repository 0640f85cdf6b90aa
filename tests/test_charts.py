"""Charts: finished specifications without data that never change with the numbers, and the data that the pages send."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import altair as alt
import numpy as np
import pandas as pd
import pytest

from core.diners import DISHES, regulars
from core.one_step import taste
from core.zones import GOOD_ROUNDS
from tests.conftest import CJK, chart_words, typed, unpacked
from ui import charts, pictures, plate, runs
from ui.charts import Look, Spec
from ui.settings import RATES, Practice
from ui.text import LANGUAGES, REGISTERS, Text


def loss_by_round(text: Text, look: Look) -> Spec:
    """The chart of the loss with both runs."""
    return charts.loss_by_round(text, look, True)


BUILDERS = (charts.complaints, charts.taste_map, charts.plates, loss_by_round, charts.rates)
LOOKS = [Look(dark=dark, big=big) for dark in (False, True) for big in (False, True)]
RUN = Practice("tomato_egg", "normal", 1.0, 1.0, "usual", "no", 0.2, 100)
EN = Text("en", "kitchen", "practice")

Sent = dict[str, tuple[Spec, dict[str, pd.DataFrame], dict[str, Any]]]


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> Sent:
    """What the pictures send to the browser: by key, the specification, the data and the rest."""
    caught: Sent = {}

    def catch(spec: Spec, *, key: str, **rest: Any) -> None:
        data = {name: unpacked(columns) for name, columns in spec["datasets"].items()}
        caught[key] = ({k: v for k, v in spec.items() if k != "datasets"}, data, rest)

    monkeypatch.setattr("ui.pictures.st.vega_lite_chart", catch)
    monkeypatch.setattr(pictures, "look", Look)
    return caught


def draw_all(text: Text, rate: float = 0.2, salt: float = 1.0) -> None:
    """Every picture, from one state."""
    run = replace(RUN, rate=rate, salt=salt)
    crowd, history = runs.crowd(run), runs.practice(run)
    tasting = taste(crowd, run.grams)
    pictures.show_complaints(text, tasting)
    pictures.show_taste_map(text, crowd, [(1.0, 1.0), run.grams], 3.0)
    pictures.show_plates(text, crowd, tasting)
    pictures.show_losses(text, history, None, 0.04)
    pictures.show_rates(text, crowd, run.grams, [(0.2, "here")])


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
            spec = build(Text(language, register, "practice"), look)
            assert "datasets" not in spec
            assert all(name for name, _ in units(spec))
            assert "values" not in json.dumps([view.get("data") for _, view in units(spec)])
            assert json.loads(json.dumps(spec)) == spec


@pytest.mark.parametrize("build", BUILDERS, ids=lambda build: build.__name__)
def test_a_specification_is_built_once_for_a_language_a_register_and_a_look(build: Any) -> None:
    assert build(EN, Look()) is build(Text("en", "kitchen", "practice"), Look())
    assert build(EN, Look()) != build(EN, Look(dark=True))


@pytest.mark.parametrize("build", BUILDERS, ids=lambda build: build.__name__)
def test_a_chart_speaks_the_readers_language(build: Any) -> None:
    english, chinese = chart_words(build(EN, Look())), chart_words(build(Text("zh", "kitchen", "practice"), Look()))
    assert english
    assert not [word for word in english if CJK.search(word)]
    assert [word for word in chinese if CJK.search(word)]


def test_words_on_a_chart_are_in_the_ink_of_the_theme_and_bigger_for_a_room() -> None:
    light, dark = (json.dumps(charts.complaints(EN, Look(dark=dark))) for dark in (False, True))
    assert Look(dark=False).ink in light
    assert Look(dark=True).ink in dark
    assert Look(dark=True).ink not in light
    assert charts.complaints(EN, Look(big=True))["height"] > charts.complaints(EN, Look())["height"]


def test_finish_takes_the_data_out() -> None:
    rows = alt.Chart(pd.DataFrame({"x": [1, 2]})).mark_point().encode(x="x:Q")
    assert "datasets" in rows.to_dict()
    assert "datasets" not in charts.finish(Look(), rows)


def test_the_data_sent_are_those_that_the_chart_names_with_every_column_it_reads(sent: Sent) -> None:
    draw_all(EN)
    assert len(sent) == len(BUILDERS)
    for spec, data, _ in sent.values():
        assert {name for name, _ in units(spec)} == set(data)
        for name, view in units(spec):
            made = {step["as"] for step in view.get("transform", []) if "calculate" in step}
            assert fields(view.get("encoding", {})) - made <= set(data[name].columns)


def test_the_specification_never_changes_with_the_numbers(sent: Sent) -> None:
    draw_all(EN)
    before = {key: (spec, rest) for key, (spec, _, rest) in sent.items()}
    draw_all(EN, rate=0.6, salt=5.0)
    assert {key: (spec, rest) for key, (spec, _, rest) in sent.items()} == before


def test_every_chart_has_a_text_alternative(sent: Sent) -> None:
    draw_all(EN)
    assert all(len(rest["alt"]) > 30 for _, _, rest in sent.values())


def test_no_data_are_empty_infinite_or_off_the_axes_even_for_a_burnt_run(sent: Sent) -> None:
    for rate in (RATES[0], 0.48, 0.6, RATES[-1]):
        draw_all(EN, rate=rate, salt=6.0)
        for _, data, _ in sent.values():
            for table in data.values():
                assert len(table)
                numeric = table.select_dtypes("number").to_numpy(dtype=float)
                assert np.isfinite(numeric).all()
        assert sent["losses"][1]["losses"]["loss"].between(*charts.LOSS_RANGE).all()
        assert sent["complaints"][1]["complaints"]["shown"].abs().max() <= charts.ERROR_LIMIT


def test_a_complaint_is_drawn_as_the_diners_error(sent: Sent) -> None:
    tasting = taste(regulars("congee"), (2.0, 1.0))
    pictures.show_complaints(EN, tasting)
    rows = sent["complaints"][1]["complaints"]
    assert rows["shown"].to_numpy() == pytest.approx(tasting.errors, abs=1e-6)
    assert [float(typed(said)) for said in rows["said"]] == pytest.approx(list(tasting.errors), abs=0.051)


def test_the_map_shows_the_walk_and_where_the_reader_stands_and_the_bet_if_there_is_one(sent: Sent) -> None:
    walk = [(1.0, 1.0), (2.0, 1.0), (2.0, 3.0)]
    pictures.show_taste_map(EN, regulars("congee"), walk, None)
    data = sent["taste_map"][1]
    assert data["tries"][["salt", "spice"]].to_numpy().tolist() == [list(stop) for stop in walk]
    assert data["you"][["salt", "spice"]].to_numpy().tolist() == [[2.0, 3.0]]
    assert data["bet"].empty
    pictures.show_taste_map(EN, regulars("congee"), walk, 5.0)
    assert sent["taste_map"][1]["bet"]["salt"].tolist() == [5.0]


def test_a_plate_is_stacked_from_its_parts_up_to_what_is_tasted(sent: Sent) -> None:
    tasting = taste(regulars("congee"), (2.0, 1.0))
    pictures.show_plates(EN, regulars("congee"), tasting)
    parts = sent["plates"][1]["parts"]
    assert parts.groupby("diner")["end"].max().to_numpy() == pytest.approx(tasting.predictions)
    assert pytest.approx(tasting.parts) == (parts["end"] - parts["start"]).to_numpy().reshape(2, -1).T
    assert sent["plates"][1]["wishes"]["wish"].to_numpy() == pytest.approx(regulars("congee").y)


def test_the_ghost_is_drawn_under_its_own_name_and_named_only_when_it_is_there(sent: Sent) -> None:
    now, before = runs.practice(RUN), runs.practice(replace(RUN, rate=0.05))
    pictures.show_losses(EN, now, None, 0.04)
    assert EN.label("cook.last") not in chart_words(sent["losses"][0])
    assert set(sent["losses"][1]["losses"]["cook"]) == {EN.label("cook.this")}
    pictures.show_losses(EN, now, before, 0.04)
    assert EN.label("cook.last") in chart_words(sent["losses"][0])
    rows = sent["losses"][1]["losses"]
    assert rows[rows["cook"] == EN.label("cook.last")]["loss"].iloc[-1] == pytest.approx(before.losses[-1], rel=1e-5)
    assert rows[rows["cook"] == EN.label("cook.this")]["loss"].iloc[-1] == pytest.approx(now.losses[-1], rel=1e-5)


def test_a_long_run_is_thinned_to_300_rounds_with_both_ends(sent: Sent) -> None:
    pictures.show_losses(EN, runs.practice(replace(RUN, rounds=1000)), None, 0.04)
    rows = sent["losses"][1]["losses"]
    own = rows[rows["cook"] == EN.label("cook.this")]
    assert len(own) <= 300
    assert (own["round"].min(), own["round"].max()) == (0, 1000)


@pytest.mark.parametrize("dish", DISHES)
def test_the_zones_of_the_rate_meet_and_boil_where_the_bowl_does(sent: Sent, dish: str) -> None:
    crowd = regulars(dish)
    pictures.show_rates(EN, crowd, (1.0, 1.0), [(0.05, "this")])
    zones = sent["rates"][1]["zones"]
    assert zones["end"].tolist()[:-1] == zones["start"].tolist()[1:]
    assert (zones["start"].iloc[0], zones["end"].iloc[-1]) == (RATES[0], RATES[-1])
    assert zones["start"].iloc[-1] == pytest.approx(runs.bowl_of(crowd).boiling_point)
    good = zones[zones["zone"] == EN.label("zone.good")].iloc[0]
    assert runs.rounds_to_arrive(crowd, (1.0, 1.0), float(good["start"])) in range(GOOD_ROUNDS + 1)


def test_the_plate_is_drawn_with_its_words_and_clamped_to_what_a_pot_can_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[tuple[str, str]] = []
    monkeypatch.setattr("ui.pictures.st.image", lambda image, *, alt, **_: shown.append((image, alt)))
    pictures.show_plate(EN, "congee", (2.0, -0.4), 73.4)
    pictures.show_box(Text("en", "kitchen", "home"))
    (dish, words), (box, said) = shown
    assert words == "congee with pickles with 2.0 g of salt and −0.4 g of spice. Taste score 73 of 100."
    assert dish == plate.plate_svg(plate.Plate(2.0, 0.0, 73.4, "congee"))
    assert box.startswith("<svg")
    assert "pot" in said


def test_the_stage_is_given_both_paths_and_the_best_only_after_a_run(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[tuple[Any, Any, dict[str, Any]]] = []
    monkeypatch.setattr(pictures, "look", Look)

    def catch(field: Any, walkers: Any, labels: Any, **rest: Any) -> None:
        shown.append((field, walkers, rest))

    monkeypatch.setattr("ui.pictures.stage.show", catch)
    crowd, now, before = runs.crowd(RUN), runs.practice(RUN), runs.practice(replace(RUN, rate=0.05))
    pictures.show_stage(EN, runs.before_practice(RUN), None, crowd)
    pictures.show_stage(EN, now, before, crowd)
    (_, start, unrun), (field, both, run) = shown
    assert len(start) == 1
    assert unrun["goal"] is None
    assert [walker.role for walker in both] == ["main", "ghost"]
    assert both[0].path is now.weights
    assert run["goal"] == pytest.approx(tuple(runs.bowl_of(crowd).bottom))
    assert np.array_equal(field.values, runs.score_map(crowd))


def test_the_stage_is_given_every_word_in_the_readers_language() -> None:
    for language, register in ((lang, reg) for lang in LANGUAGES for reg in REGISTERS):
        labels = vars(pictures.stage_labels(Text(language, register, "practice")))
        assert all(labels.values())
        assert any(CJK.search(word) for word in labels.values()) == (language == "zh")
        assert all(f"{{{name}}}" in labels["now"] for name in ("round", "rounds", "x", "y", "value"))
