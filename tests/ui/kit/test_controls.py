"""Widgets: each shows the session's value, copies a change back, and forgets nothing when its words change."""

from typing import Any

import pytest
import streamlit as st
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.testing.v1 import AppTest

from lessons.practice.settings import Practice
from tests.groups import everything
from tests.hostile import message
from ui.kit.controls import Controls, drawn, give
from ui.kit.session import Reader
from ui.kit.text import Text

SCRIPT = """
import streamlit as st
from lessons.practice.settings import Practice
from lessons.six.settings import Race
from ui.kit.controls import Controls
from ui.kit.session import Reader
from ui.kit.text import Text
from ui.settings import defaults

if "reader" not in st.session_state:
    st.session_state.reader = Reader("en", values={**defaults(Race), **defaults(Practice)})
reader = st.session_state.reader
page = Controls(reader, Text(reader.language, reader.register, "practice"), Practice)
page.amount("salt", disabled=page.settings.odd == "yes")
page.number("spice", form="%.2f")
page.choice("dish")
page.choice("eaters", options=("light", "normal"), now="light", words=str.upper)
page.buttons("rounds")
page.buttons("tongues", named=False)
page.number("rate", form="%.2f")
race = Controls(reader, Text(reader.language, reader.register, "six"), Race)
race.scale("race_rate")
"""
KINDS = {
    **{"salt": "slider", "spice": "slider", "rate": "slider", "dish": "selectbox"},
    **{"rounds": "button_group", "race_rate": "select_slider"},
}
CHANGES: dict[str, Any] = {
    **{"salt": 3.4, "spice": 0.2, "rate": 0.48, "dish": "congee"},
    **{"rounds": 1000, "race_rate": 0.7},
}
USUAL = {**everything("six"), **everything("practice")}


@pytest.fixture
def app() -> AppTest:
    """One of each widget."""
    return AppTest.from_string(SCRIPT, default_timeout=60).run()


def widget(app: AppTest, name: str) -> Any:
    reader = app.session_state["reader"]
    keys = (name, f"_{name}.{reader.language}.{reader.register}")
    return next(each for each in app.get(KINDS[name]) if each.key in keys)


def values(app: AppTest) -> dict[str, Any]:
    return {name: widget(app, name).value for name in KINDS}


def in_words(app: AppTest, language: str, register: str) -> AppTest:
    """The same page in other words."""
    app.session_state["reader"].language, app.session_state["reader"].register = language, register
    return app.run()


def test_a_widget_shows_the_value_of_the_session(app: AppTest) -> None:
    app.session_state["reader"].values.update(CHANGES)
    assert values(app.run()) == CHANGES


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_copied_to_the_session(app: AppTest, name: str) -> None:
    before = dict(app.session_state["reader"].values)
    widget(app, name).set_value(CHANGES[name]).run()
    assert app.session_state["reader"].values == {**before, name: CHANGES[name]}


def test_no_widget_loses_its_choice_when_language_or_register_change(app: AppTest) -> None:
    for name, value in CHANGES.items():
        widget(app, name).set_value(value).run()
    for language, register in (("zh", "kitchen"), ("zh", "real"), ("en", "real"), ("en", "kitchen")):
        in_words(app, language, register)
        assert values(app) == CHANGES
        assert values(app.run()) == CHANGES


def test_the_second_change_after_a_switch_resets_nothing(app: AppTest) -> None:
    widget(app, "dish").set_value("congee").run()
    in_words(app, "zh", "kitchen")
    widget(app, "rate").set_value(0.3).run()
    widget(app, "race_rate").set_value(0.3).run()
    widget(app, "rounds").set_value(10).run()
    widget(app, "salt").set_value(2.0).run()
    moved = {"salt": 2.0, "rate": 0.3, "dish": "congee", "rounds": 10, "race_rate": 0.3}
    assert values(app) == {**moved, "spice": 1.0}


def test_options_and_names_are_in_the_readers_words(app: AppTest) -> None:
    assert widget(app, "dish").options[0] == "tomato and egg"
    in_words(app, "zh", "real")
    assert widget(app, "dish").options[0] == "西红柿炒蛋"
    assert widget(app, "rate").label == "学习率"
    assert widget(app, "race_rate").label == "学习率"


def test_a_disabled_amount_cannot_be_moved(app: AppTest) -> None:
    assert not widget(app, "salt").disabled
    app.session_state["reader"].values["odd"] = "yes"
    assert widget(app.run(), "salt").disabled


def test_the_amounts_go_from_0_to_6_grams(app: AppTest) -> None:
    slider = widget(app, "salt")
    assert (slider.min, slider.max, slider.step) == (0.0, 6.0, 0.1)
    assert slider.proto.format == "%.1f g"
    assert widget(app, "spice").proto.format == "%.2f"


def test_an_amount_between_two_steps_is_brought_onto_one(app: AppTest) -> None:
    widget(app, "salt").set_value(2.345).run()
    assert app.session_state["reader"].values["salt"] == 2.3
    assert widget(app.run(), "salt").value == 2.3


def test_a_widget_is_given_its_value_only_where_it_shows_another(monkeypatch: pytest.MonkeyPatch) -> None:
    """To set again what the reader has just sent would overwrite a later move."""
    shown = Written(salt=2.9000000000000004, dish="congee")
    monkeypatch.setattr(st, "session_state", shown)
    at_home = Reader("en", arrived=False)
    give(at_home, "salt", 2.9)
    give(at_home, "dish", "congee")
    assert shown.written == []
    give(at_home, "salt", 3.0)
    give(at_home, "dish", "mapo_tofu")
    give(at_home, "spice", 1.0)
    assert shown.written == ["salt", "dish", "spice"]
    give(Reader("en", arrived=True), "salt", 3.0)
    assert shown.written[-1] == "salt", "a page just come to has new widgets"


@pytest.mark.parametrize("sent", [None, "cake", "", float("nan")])
def test_what_is_not_possible_changes_nothing(monkeypatch: pytest.MonkeyPatch, sent: object) -> None:
    reader = Reader("en", values=everything("practice", dish="congee", salt=2.5))
    monkeypatch.setattr(st, "session_state", {"dish": sent, "salt": sent})
    for name in ("dish", "salt"):
        a_page(reader)._take(name, name)
    assert (reader.values["dish"], reader.values["salt"]) == ("congee", 2.5)


def a_page(reader: Reader) -> Controls[Practice]:
    """The widgets of a page."""
    return Controls(reader, Text("en", "kitchen", "practice"), Practice)


class Written(dict[str, object]):
    """A session that notes what is written to it."""

    def __init__(self, **held: object) -> None:
        super().__init__(held)
        self.written: list[str] = []

    def __setitem__(self, key: str, value: object) -> None:
        self.written.append(key)
        super().__setitem__(key, value)


def test_a_menu_may_offer_fewer_options_under_other_names(app: AppTest) -> None:
    eaters = next(each for each in app.selectbox if (each.key or "").startswith("_eaters"))
    assert (eaters.options, eaters.value) == (["LIGHT", "NORMAL"], "light")
    eaters.set_value("normal").run()
    assert app.session_state["reader"].values["eaters"] == "normal"


def test_what_a_page_sets_itself_is_brought_onto_its_steps_or_refused() -> None:
    page = a_page(Reader("en"))
    page.put(salt=2.345, rate=0.6)
    assert page.settings == Practice(salt=2.3, rate=0.6)
    with pytest.raises(ValueError, match="must be between 0 and 6"):
        page.put(salt=7.0)
    with pytest.raises(KeyError):
        page.put(press=1)


def test_a_name_may_be_hidden_but_is_there(app: AppTest) -> None:
    tongues: Any = next(each for each in app.get("button_group") if (each.key or "").startswith("_tongues"))
    assert tongues.label
    assert tongues.proto.label_visibility.value == 2


def heard(app: AppTest, name: str, field: str, value: Any) -> AppTest:
    """The app after a message for one widget, sent as a browser would beside the state of all others."""
    listener = widget(app, name).proto.id
    states = WidgetStates(widgets=[state for state in app._tree.get_widget_states().widgets if state.id != listener])
    states.widgets.append(message(listener, field, value))
    return app._run(states)


@pytest.mark.parametrize(
    ("name", "field", "value"),
    [
        *(("salt", "double_array_value", value) for value in ([float("nan")], [float("inf")], [9.0], [], [1.0, 2.0])),
        *(("salt", field, value) for field, value in (("string_value", "hello"), ("int_array_value", [99]))),
        *(("rate", "double_array_value", value) for value in ([float("nan")], [9.0], [], [0.1, 0.2])),
        *(("rate", field, value) for field, value in (("string_value", "0.3"), ("int_array_value", [99]))),
        *(("race_rate", field, value) for field, value in (("string_value", "0.3"), ("int_array_value", [1]))),
        *(("race_rate", "double_array_value", value) for value in ([0.3], [float("nan")], [])),
        *(("race_rate", "string_array_value", value) for value in (["no such"], [])),
        *(("rounds", field, value) for field, value in (("string_value", "10"), ("int_array_value", [0]))),
        *(("rounds", "string_array_value", value) for value in (["no such"], [])),
        *(("dish", field, value) for field, value in (("int_value", 1), ("bool_value", True), ("double_value", 0.5))),
        *(("dish", field, value) for field, value in (("string_value", "no such"), ("trigger_value", True))),
    ],
)
def test_a_message_that_no_browser_sends_costs_nothing_but_itself(
    app: AppTest, name: str, field: str, value: Any
) -> None:
    for each, chosen in CHANGES.items():
        widget(app, each).set_value(chosen).run()
    heard(app, name, field, value)
    assert not app.exception
    kept = app.session_state["reader"].values
    assert {each: kept[each] for each in CHANGES if each != name} == {k: v for k, v in CHANGES.items() if k != name}
    assert kept[name] in (CHANGES[name], USUAL[name])
    assert values(app) == {each: kept[each] for each in CHANGES}
    widget(app, name).set_value(CHANGES[name]).run()
    assert values(app) == CHANGES


def test_what_fails_though_its_message_was_forgotten_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    """Or the page would be drawn again for ever."""
    drawn_again: list[bool] = []
    monkeypatch.setattr(st, "session_state", {"salt": 3})
    monkeypatch.setattr(st, "rerun", lambda: drawn_again.append(True))
    reader = Reader("en")

    def broken() -> None:
        raise TypeError("a fault of the page's own")

    drawn(reader, "salt", broken)
    assert (drawn_again, reader.misread, "salt" in st.session_state) == ([True], True, False)
    with pytest.raises(TypeError, match="of the page's own"):
        drawn(reader, "salt", broken)
    assert drawn(reader, "salt", lambda: 3) == 3


def test_a_session_cleared_on_the_server_takes_the_next_move_as_it_comes(app: AppTest) -> None:
    widget(app, "dish").set_value("congee").run()
    slider = widget(app, "salt")
    del app.session_state["reader"]
    slider.set_value(3.4).run()
    assert not app.exception
    assert values(app) == {name: app.session_state["reader"].values[name] for name in KINDS}


def test_against_an_older_number_in_the_address_the_readers_own_stands_and_the_page_is_drawn_again_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """*Back* in the browser puts the older number there, and Streamlit lets the slider show it."""
    monkeypatch.setattr(st, "session_state", {})
    again: list[object] = []
    monkeypatch.setattr("ui.kit.controls.st.rerun", lambda: again.append(None))
    reader = Reader("en", values=everything("practice", salt=2.4))
    page = Controls(reader, Text("en", "kitchen", "practice"), Practice)
    for shown, times in ((2.4, 0), (2.4 + 1e-12, 0), (1.0, 1), (1.0, 1), (3.0, 2), (2.4, 2)):
        monkeypatch.setattr("ui.kit.controls.st.slider", lambda *_, shown=shown, **__: shown)
        page.number("salt")
        assert len(again) == times
        assert reader.values["salt"] == 2.4
