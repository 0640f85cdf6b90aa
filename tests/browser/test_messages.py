"""What Streamlit cannot read at all ends before any line of a page: the real server says so without a traceback.

The tab that forged such a message has to be loaded anew; nobody else notices. No browser is needed to forge one.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.Exception_pb2 import Exception as Failure
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from tests.hostile import message

pytestmark = pytest.mark.browser

SECONDS = 60
UNREADABLE: tuple[tuple[str, str, Any], ...] = (
    ("line_a", "bool_value", True),
    ("line_a", "string_value", "x"),
    ("_fit_rounds.", "int_value", 5),
    ("_preset.", "string_array_value", ["x"]),
    ("_table.", "string_value", "{no"),
    ("_table.", "string_value", '{"edited_rows": [1]}'),
    ("fit", "json_value", "{no"),
)
READABLE: tuple[tuple[str, str, Any], ...] = (
    ("line_a", "double_array_value", [float("nan")]),
    ("_fit_rounds.", "double_array_value", [float("inf")]),
    ("_preset.", "int_value", 5),
    ("_table.", "string_value", '{"edited_rows": {"9999999": {"x": "1"}}}'),
)


DRAWN: tuple[Any, ...] = ("", "zz", "0" * 17, "G" * 16, "٣" * 16, 5, -1, True, None, [], {}, ["0" * 16], "9" * 100_000)


@dataclass
class Tab:
    """A tab that can send anything."""

    line: ClientConnection
    page: str = ""
    widgets: dict[str, tuple[str, str]] = field(default_factory=dict)

    def run(self, state: ClientState) -> list[Failure]:
        """Ask for a run; the failures that it shows."""
        self.line.send(BackMsg(rerun_script=state).SerializeToString())
        failures: list[Failure] = []
        while True:
            told = ForwardMsg.FromString(self.line.recv(SECONDS, decode=False))
            kind = told.WhichOneof("type")
            if kind == "navigation":
                self.page = told.navigation.page_script_hash
            elif kind == "delta":
                failures += self._note(told)
            elif kind == "script_finished" and told.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                return failures

    def send(self, key: str, name: str, value: Any) -> list[Failure]:
        """Send a message for the widget whose key begins so."""
        listener, part = next(at for widget, at in self.widgets.items() if widget.startswith(key))
        state = ClientState(page_script_hash=self.page, fragment_id=part)
        state.widget_states.widgets.append(message(listener, name, value))
        return self.run(state)

    def _note(self, told: ForwardMsg) -> list[Failure]:
        element = told.delta.new_element
        kind = element.WhichOneof("type")
        shown: Any = getattr(element, kind) if kind else None
        if getattr(shown, "id", ""):
            self.widgets[shown.id.split("-", 2)[-1]] = (shown.id, told.delta.fragment_id)
        return [element.exception] if kind == "exception" else []


@contextmanager
def tab(app: str) -> Iterator[Tab]:
    """The line's page in a new tab."""
    address = app.replace("http://", "ws://") + "/_stcore/stream"
    with connect(address, subprotocols=["streamlit"], max_size=None, proxy=None) as line:  # type: ignore[list-item]
        opened = Tab(line)
        assert opened.run(ClientState(page_name="line")) == []
        yield opened


def test_what_cannot_be_read_is_answered_without_a_traceback_and_hurts_nobody_else(app: str) -> None:
    with tab(app) as other:
        for key, name, value in UNREADABLE:
            with tab(app) as forger:
                (failure,) = forger.send(key, name, value)
                assert not failure.type
                assert not failure.stack_trace
                assert "/" not in failure.message.replace("https://", "")
        assert other.send("line_b", "double_array_value", [2.0]) == []


def test_what_can_be_read_costs_nothing_but_itself(app: str) -> None:
    with tab(app) as forger:
        for key, name, value in READABLE:
            assert forger.send(key, name, value) == []
        assert forger.send("line_b", "double_array_value", [2.0]) == []


FORGED = (
    '[{"event":"told","value":{"ends":[[1,[1,2]],[2,[99,-1]],[3,["x"]],[[],2],null],"passed":5}}]',
    '[{"event":"told","value":{"lives":"yes","ends":{"a":[[]]}}}]',
    '[{"event":"told","value":[1,2,3]}]',
    '[{"event":"told","value":null},{"event":"nobody","value":{"ends":[[1,[0,0]]]}}]',
    '[{"event":"told","value":"' + "9" * 100_000 + '"}]',
)


def test_what_a_film_tells_is_taken_as_far_as_it_is_possible(app: str) -> None:
    address = app.replace("http://", "ws://") + "/_stcore/stream"
    with connect(address, subprotocols=["streamlit"], max_size=None, proxy=None) as line:  # type: ignore[list-item]
        forger = Tab(line)
        assert forger.run(ClientState(page_name="seasoning", query_string="bet=most")) == []
        for text in FORGED:
            for key in ("film_note", "plate", "document"):
                listener, part = forger.widgets[key]
                state = ClientState(page_script_hash=forger.page, fragment_id=part)
                told = state.widget_states.widgets.add(id=f"$$STREAMLIT_INTERNAL_KEY_{listener}__events")
                told.json_trigger_value = text
                assert forger.run(state) == []
        assert forger.send("salt", "double_array_value", [2.0]) == []


def test_what_is_drawn_is_taken_if_it_is_64_squares_and_else_harms_nothing(app: str) -> None:
    address = app.replace("http://", "ws://") + "/_stcore/stream"
    with connect(address, subprotocols=["streamlit"], max_size=None, proxy=None) as line:  # type: ignore[list-item]
        forger = Tab(line)
        assert forger.run(ClientState(page_name="picture", query_string="bet=fewer")) == []
        for value in (*DRAWN, "8000000000000001"):
            for key in ("board", "practised"):
                listener, part = forger.widgets[key]
                state = ClientState(page_script_hash=forger.page, fragment_id=part)
                told = state.widget_states.widgets.add(id=f"$$STREAMLIT_INTERNAL_KEY_{listener}__events")
                told.json_trigger_value = json.dumps([{"event": name, "value": value} for name in ("drawn", "pressed")])
                assert forger.run(state) == []
